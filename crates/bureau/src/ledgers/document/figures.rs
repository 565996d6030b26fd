//! 公文的统计口径。

use ledger::prelude::*;

use super::{Dispatch, Document, Issue};
use crate::figures::Span;

pub fn all(span: Span) -> Vec<Question> {
    vec![issued(span), sent(span)]
}

/// Issued in the half-year and not void.
pub fn issued(span: Span) -> Question {
    let meaning = format!("成文日期在{}内的公文，不含作废的", span.words());
    let source = Selection::all::<Document>()
        .stage(&["issued", "sent"])
        .at_least(Issue::ISSUED, &span.first)
        .at_most(Issue::ISSUED, &span.last);
    Question::count(Definition::new("document.issued", "印发公文", "件", meaning), source)
}

pub fn sent(span: Span) -> Question {
    let meaning = format!("报送日期在{}内的公文和材料", span.words());
    let source = Selection::all::<Document>()
        .at_least(Dispatch::SENT, &span.first)
        .at_most(Dispatch::SENT, &span.last);
    Question::count(Definition::new("document.sent", "报送公文和材料", "件", meaning), source)
}
