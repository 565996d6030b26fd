//! 协调事项的统计口径。

use ledger::prelude::*;

use super::{Matter, Solution};
use crate::figures::Span;

pub fn all(span: Span) -> Vec<Question> {
    vec![open(span), solved(span)]
}

/// Raised and neither solved nor shelved by the cut-off.
pub fn open(span: Span) -> Question {
    let meaning = format!("到{}待协调和推进中的事项", span.last);
    let source = Selection::all::<Matter>().stage(&["waiting", "moving"]).as_of(span.last);
    Question::count(Definition::new("matter.open", "正在协调的事项", "项", meaning), source)
}

pub fn solved(span: Span) -> Question {
    let meaning = format!("解决日期在{}内的协调事项", span.words());
    let source = Selection::all::<Matter>()
        .at_least(Solution::SOLVED, &span.first)
        .at_most(Solution::SOLVED, &span.last);
    Question::count(Definition::new("matter.solved", "已解决的协调事项", "项", meaning), source)
}
