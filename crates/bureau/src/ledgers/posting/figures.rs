//! 驻村人员的统计口径。

use ledger::prelude::*;

use super::{Leave, Posting, Term};
use crate::{figures::Span, ledgers::village::Village};

pub fn all(span: Span) -> Vec<Question> {
    vec![serving(span)]
}

/// In the village at some time of the stretch.
pub fn serving(span: Span) -> Question {
    let meaning = format!("{}内在岗的驻村人员，期内到岗、离岗的都算", span.words());
    let define = Definition::new("posting.serving", "驻村人员", "名", meaning);
    Question::count(define, within(span))
}

pub fn serving_in(span: Span, village: Ref<Village>, name: &str) -> Question {
    let meaning = format!("{}内在岗、驻“{name}”的人员", span.words());
    let define = Definition::new("posting.serving.village", "驻村人员", "名", meaning);
    Question::count(define, within(span).is(Posting::VILLAGE, &village))
}

fn within(span: Span) -> Selection {
    let eve = span.first.yesterday().unwrap_or(span.first);
    Selection::all::<Posting>().at_most(Term::ARRIVED, &span.last).not_yet(Leave::DEPARTED, &eve)
}
