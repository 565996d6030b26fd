//! Money: what was approved and what was paid, by the level it came from.

use chart::Layout;
use ledger::prelude::*;

use super::{Sketch, year_names, years};
use crate::{
    figures::Span,
    ledgers::{
        payment,
        project::{self, Level},
    },
};

pub(super) fn approved(year: i16) -> Sketch {
    let description = format!("到{year}年为止六年里各级立项批准的经费，按立项日期计");
    by_level(year, "money-approved", "各年立项经费", description, project::figures::money, |it| {
        it.words().to_owned()
    })
}

pub(super) fn paid(year: i16) -> Sketch {
    let description = format!("到{year}年为止六年里实际拨付的科技经费，按拨付日期和资金来源计");
    by_level(year, "money-paid", "各年拨付经费", description, payment::figures::paid, |it| {
        it.treasury().to_owned()
    })
}

fn by_level(
    year: i16,
    key: &'static str,
    title: &str,
    description: String,
    ask: fn(Span, Level) -> Question,
    label: fn(Level) -> String,
) -> Sketch {
    let of = |level: &Level| (label(*level), years(year).into_iter().map(|it| ask(it, *level)).collect());
    Sketch {
        key,
        title: title.to_owned(),
        description,
        layout: Layout::Rows,
        categories: year_names(year),
        series: Level::ALL.iter().map(of).collect(),
        only_some: true,
    }
}
