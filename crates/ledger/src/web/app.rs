//! What every page needs: the tables, and what this house is called and keeps.

use std::{pin::Pin, sync::Arc};

use jiff::civil::Date;
use maud::Markup;

use super::Ctx;
use crate::{
    cell::Half,
    due::Watch,
    figure::Question,
    outlook::Outlook,
    store::{Db, Error, Row, Viewer},
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
    /// What a list may be taken on to.
    pub onward: &'static [Onward],
    /// Pages of this house about single records.
    pub beside: &'static [Beside],
    /// What this house puts on the page of a record, by ledger.
    pub asides: &'static [(&'static str, Aside)],
    /// What else a record may move, told beside figures and deadlines before it is saved.
    pub outlook: &'static [Outlook],
    /// How this house minds its deadlines.
    pub watch: Watching,
    /// Where a reminder is written down; blank where none is.
    pub urging: &'static str,
}

/// A page that makes something of a list.
#[derive(Clone, Copy, Debug)]
pub struct Onward {
    pub words: &'static str,
    /// It takes the list's own address as `list`.
    pub address: &'static str,
    /// Ledgers it makes nothing of.
    pub not_of: &'static [&'static str],
}

/// A page about each record of a ledger, beside the record's own.
#[derive(Clone, Copy, Debug)]
pub struct Beside {
    pub ledger: &'static str,
    pub words: &'static str,
    /// The record's code follows.
    pub address: &'static str,
}

/// Reads how a house minds its deadlines today.
pub type Watching = for<'a> fn(&'a Db, &'a Viewer) -> Watched<'a>;

/// A [`Watch`] on its way.
pub type Watched<'a> = Pin<Box<dyn Future<Output = Result<Watch, Error>> + Send + 'a>>;

/// A house that has no rules of its own about it.
pub fn unwatched<'a>(_: &'a Db, _: &'a Viewer) -> Watched<'a> {
    Box::pin(async { Ok(Watch::default()) })
}

/// A section of a record's page, above the steps it can take.
pub type Aside = for<'a> fn(&'a App, &'a Ctx, &'a Row) -> Drawn<'a>;

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
        Half::holding((self.today)())
    }
}
