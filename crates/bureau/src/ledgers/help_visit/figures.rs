//! 帮扶走访的统计口径。

use ledger::prelude::*;

use super::HelpVisit;
use crate::figures::Span;

pub fn all(span: Span) -> Vec<Question> {
    vec![visits(span), visited(span)]
}

fn within(span: Span) -> Selection {
    Selection::all::<HelpVisit>()
        .at_least(HelpVisit::VISITED, &span.first)
        .at_most(HelpVisit::VISITED, &span.last)
}

pub fn visits(span: Span) -> Question {
    let meaning = format!("走访日期在{}内的帮扶走访", span.words());
    Question::count(Definition::new("help_visit.visits", "帮扶走访", "户次", meaning), within(span))
}

/// Each household once.
pub fn visited(span: Span) -> Question {
    let meaning = format!("{}内走访过的结对户，一户只计一次", span.words());
    let define = Definition::new("help_visit.households", "走访结对户", "户", meaning);
    Question::distinct(define, HelpVisit::HOUSEHOLD, within(span))
}
