//! 资助的统计口径：按拨付日期，只数已拨付的。

use ledger::prelude::*;

use super::{Payout, Recovery, Subsidy};
use crate::figures::Span;

pub fn all(span: Span) -> Vec<Question> {
    vec![paid(span), amount(span), receivers(span)]
}

fn source(span: Span) -> Selection {
    Selection::all::<Subsidy>()
        .not_yet(Recovery::RECOVERED, &span.last)
        .at_least(Payout::PAID, &span.first)
        .at_most(Payout::PAID, &span.last)
}

pub fn paid(span: Span) -> Question {
    let meaning = format!("拨付日期在{}内、未追回的资助", span.words());
    Question::count(Definition::new("subsidy.paid", "兑现资助", "笔", meaning), source(span))
}

pub fn amount(span: Span) -> Question {
    let meaning = format!("拨付日期在{}内、未追回的资助金额合计", span.words());
    let define = Definition::new("subsidy.amount", "兑现资助金额", "万元", meaning);
    Question::sum(define, Payout::AMOUNT, source(span))
}

pub fn receivers(span: Span) -> Question {
    let meaning = format!("在{}内领到资助的单位，一家只计一次", span.words());
    let define = Definition::new("subsidy.receivers", "受资助单位", "家", meaning);
    Question::distinct(define, Subsidy::APPLICANT, source(span))
}
