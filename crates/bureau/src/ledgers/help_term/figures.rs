//! 帮扶进展的统计口径：报来的总数。

use ledger::prelude::*;

use super::HelpTerm;
use crate::figures::Span;

pub fn all(span: Span) -> Vec<Question> {
    vec![projects(span), households(span)]
}

pub fn within(span: Span) -> Selection {
    Selection::all::<HelpTerm>().is(HelpTerm::HALF, &span.half)
}

pub fn projects(span: Span) -> Question {
    let meaning = format!("{}各帮扶村报来的落实帮扶项目数合计", span.half.words());
    Question::sum(
        Definition::new("help_term.projects", "落实帮扶项目", "项", meaning),
        HelpTerm::PROJECTS,
        within(span),
    )
}

pub fn households(span: Span) -> Question {
    let meaning = format!("{}各帮扶村报来的结对户数合计", span.half.words());
    let define = Definition::new("help_term.households", "结对户", "户", meaning);
    Question::sum(define, HelpTerm::HOUSEHOLDS, within(span))
}
