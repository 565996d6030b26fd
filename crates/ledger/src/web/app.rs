//! What every page needs: the tables, and what this house is called and keeps.

use std::sync::Arc;

use jiff::civil::Date;

use crate::{cell::Half, figure::Question, store::Db};

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
    pub today: fn() -> Date,
}

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
