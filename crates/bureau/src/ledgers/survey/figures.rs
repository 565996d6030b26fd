//! 科普统计的统计口径。

use ledger::prelude::*;

use super::{Fieldwork, Survey};
use crate::figures::Span;

pub fn all(span: Span) -> Vec<Question> {
    vec![departments(span)]
}

/// The survey made in a year is about the year before.
pub fn within(span: Span) -> Selection {
    Selection::all::<Survey>().is(Survey::YEAR, &Year(span.year() - 1))
}

pub fn departments(span: Span) -> Question {
    let meaning = format!("{}年度科普统计调查的县级部门", span.year() - 1);
    let define = Definition::new("survey.departments", "科普统计调查部门", "个", meaning);
    Question::sum(define, Fieldwork::DEPARTMENTS, within(span))
}
