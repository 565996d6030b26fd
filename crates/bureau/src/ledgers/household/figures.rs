//! 结对帮扶户的统计口径。

use ledger::prelude::*;

use super::{Household, Lift, Pair};
use crate::figures::Span;

pub fn all(span: Span) -> Vec<Question> {
    vec![paired(span), members(span), lifted(span)]
}

fn by_then(span: Span) -> Selection {
    Selection::all::<Household>().at_most(Pair::PAIRED, &span.last)
}

pub fn paired(span: Span) -> Question {
    let meaning = format!("到{}已结对的帮扶户，脱贫后仍结对的也算", span.last);
    Question::count(Definition::new("household.paired", "结对帮扶户", "户", meaning), by_then(span))
}

pub fn members(span: Span) -> Question {
    let meaning = format!("到{}已结对的帮扶户的家庭人口合计", span.last);
    let define = Definition::new("household.members", "结对户人口", "人", meaning);
    Question::sum(define, Household::MEMBERS, by_then(span))
}

pub fn lifted(span: Span) -> Question {
    let meaning = format!("脱贫日期在{}内的结对户", span.words());
    let source =
        Selection::all::<Household>().at_least(Lift::LIFTED, &span.first).at_most(Lift::LIFTED, &span.last);
    Question::count(Definition::new("household.lifted", "脱贫户", "户", meaning), source)
}
