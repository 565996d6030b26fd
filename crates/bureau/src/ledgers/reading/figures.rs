//! 统计数的口径：一个指标一个时期，数就是登记的那一条。

use ledger::prelude::*;

use super::{Indicator, Reading};
use crate::figures::Span;

/// The totals known of the year.
pub fn all(span: Span) -> Vec<Question> {
    Indicator::ALL.iter().map(|it| of_year(span, *it)).collect()
}

/// The reading of one indicator for the whole year of the span.
pub fn of_year(span: Span, indicator: Indicator) -> Question {
    let year = Period::Year(span.year());
    let meaning = format!("统计数台账中{}年度的“{}”", span.year(), indicator.words());
    let source = Selection::all::<Reading>().is(Reading::INDICATOR, &indicator).is(Reading::PERIOD, &year);
    let key = format!("reading.{}", indicator.text());
    Question::sum(Definition::new(key, indicator.words(), "项", meaning), Reading::VALUE, source)
}
