//! 专项工作的统计口径。

use ledger::prelude::*;

use super::{Work, WorkKind};
use crate::figures::Span;

/// Kinds of work that are carried out, not only proclaimed.
const CARRIED_OUT: &[WorkKind] =
    &[WorkKind::Pilot, WorkKind::Startup, WorkKind::Zone, WorkKind::KeyProject, WorkKind::Other];

pub fn all(span: Span) -> Vec<Question> {
    vec![underway(span), suspended(span)]
}

/// Started by the cut-off, neither over nor stopped.
pub fn underway(span: Span) -> Question {
    let meaning = format!("到{}已启动，没有完成、暂停或终止的专项工作，不含年度主题和战略", span.last);
    let source = Selection::all::<Work>()
        .one_of(Work::KIND, CARRIED_OUT)
        .stage(&["underway", "resumed"])
        .as_of(span.last);
    Question::count(Definition::new("work.underway", "推进中的专项工作", "项", meaning), source)
}

pub fn suspended(span: Span) -> Question {
    let meaning = format!("到{}决定暂停而没有恢复的专项工作", span.last);
    let source =
        Selection::all::<Work>().one_of(Work::KIND, CARRIED_OUT).stage(&["suspended"]).as_of(span.last);
    Question::count(Definition::new("work.suspended", "暂停的专项工作", "项", meaning), source)
}
