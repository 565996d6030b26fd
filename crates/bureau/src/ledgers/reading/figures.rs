//! 统计数的口径：一个指标、一种计数方式、一个时期，数就是登记的那一条。

use ledger::prelude::*;

use super::{Reading, Stretch};
use crate::{
    figures::Span,
    ledgers::indicator::{Reach, Standard, standard},
};

/// The totals the county's plan is known by.
pub fn all(span: Span) -> Vec<Question> {
    [standard::COUNTY_PROJECTS, standard::COUNTY_CARRIED, standard::COUNTY_NEW]
        .map(|it| of_year(span, &it))
        .into()
}

/// The reading of one indicator for the whole year of the span.
pub fn of_year(span: Span, indicator: &Standard) -> Question {
    told(indicator, Stretch::Period(Period::Year(span.year())))
}

/// What was told of an indicator for exactly this stretch, counted its way.
pub fn told(indicator: &Standard, stretch: Stretch) -> Question {
    let meaning = format!(
        "统计数台账中{}的“{}”（{}）：{}",
        stretch.words(),
        indicator.name,
        indicator.reach.words(),
        indicator.meaning
    );
    let source = of(indicator).is(Reading::PERIOD, &stretch);
    let key = format!("reading.{}", indicator.key);
    Question::sum(Definition::new(key, indicator.name, indicator.unit, meaning), Reading::VALUE, source)
}

/// Every reading of an indicator, whichever way it is counted.
pub fn every(indicator: &str) -> Selection {
    Selection::all::<Reading>().named(Reading::INDICATOR, indicator)
}

/// The readings that are counted the indicator's way.
pub fn of(indicator: &Standard) -> Selection {
    every(indicator.name).is(Reading::REACH, &indicator.reach)
}

/// The same within a year; stretches are kept as texts that begin with it.
pub fn in_year(indicator: &Standard, year: i16) -> Selection {
    of(indicator).has(Reading::PERIOD, &year.to_string())
}

/// The newest stretch of the span's year that is over by its last day, told this way.
pub fn newest<'a>(
    readings: impl IntoIterator<Item = &'a Reading>,
    reach: Reach,
    span: Span,
) -> Option<Stretch> {
    let told = readings.into_iter().filter(|it| it.reach == reach).map(|it| it.period);
    told.filter(|it| it.year() == span.year() && it.last() <= span.last).max_by_key(|it| it.last())
}
