//! 拨付经费的统计口径。

use ledger::prelude::*;

use super::Payment;
use crate::{figures::Span, ledgers::project::Level};

/// Money paid in the half-year, by the level it came from.
pub fn all(span: Span) -> Vec<Question> {
    Level::ALL.iter().map(|it| paid(span, *it)).collect()
}

pub fn paid(span: Span, level: Level) -> Question {
    let meaning = format!("拨付日期在{}内、来自{}的科技经费合计", span.words(), level.treasury());
    let source = Selection::all::<Payment>()
        .is(Payment::SOURCE, &level)
        .at_least(Payment::PAID, &span.first)
        .at_most(Payment::PAID, &span.last);
    let define = Definition::new(
        format!("payment.paid.{}", level.text()),
        format!("{}拨付", level.treasury()),
        "万元",
        meaning,
    );
    Question::sum(define, Payment::AMOUNT, source)
}
