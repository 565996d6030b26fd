//! What every page needs: the tables, and what this house is called and keeps.

use std::{pin::Pin, sync::Arc};

use jiff::civil::Date;
use maud::Markup;

use super::Ctx;
use crate::{
    cell::Half,
    figure::Question,
    store::{Db, Error, Row},
};

/// Shared by all requests; cheap to clone.
#[derive(Clone)]
pub struct App {
    pub db: Db,
    pub house: Arc<House>,
}

/// One bureau: its name, its menu, its figures.
pub struct House {
    /// `夹江县科学技术和知识产权局`
    pub bureau: String,
    /// The left menu, by duty.
    pub menu: Vec<MenuGroup>,
    /// Every figure the bureau reports on a half-year, asked but not yet taken.
    pub figures: fn(Half) -> Vec<Question>,
    /// The half-year pages speak of unless asked for another; today's if none is set.
    pub half: Option<Half>,
    /// The day on which pages count deadlines; fixed in tests and demonstrations.
    /// The same as that of the tables ([`Db::today`]).
    pub today: Box<dyn Fn() -> Date + Send + Sync>,
    /// Keys of the figures that stand on the home page; of those there are none, the first few.
    pub headline: &'static [&'static str],
    /// What the file of a record is called in some ledgers, as 一企一档 of units.
    pub dossiers: &'static [(&'static str, &'static str)],
    /// What this house puts on its home page beside what every house has.
    pub panels: Vec<Panel>,
    /// What this house puts on the page of a record, by ledger.
    pub beside: &'static [(&'static str, Beside)],
}

/// A section of a record's page, above the steps it can take.
pub type Beside = for<'a> fn(&'a App, &'a Ctx, &'a Row) -> Drawn<'a>;

/// A section of the home page.
pub type Panel = for<'a> fn(&'a App, &'a Ctx) -> Drawn<'a>;

/// A section on its way.
pub type Drawn<'a> = Pin<Box<dyn Future<Output = Result<Markup, Error>> + Send + 'a>>;

/// A duty of the bureau and the pages that serve it.
pub struct MenuGroup {
    pub title: &'static str,
    pub items: Vec<MenuItem>,
}

pub struct MenuItem {
    pub title: String,
    pub link: String,
}

impl House {
    /// The half-year a page speaks of unless told otherwise.
    pub fn this_half(&self) -> Option<Half> {
        if self.half.is_some() {
            return self.half;
        }
        let today = (self.today)();
        Half::new(today.year(), if today.month() <= 6 { 1 } else { 2 })
    }
}
