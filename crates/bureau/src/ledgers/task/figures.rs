//! 任务的统计口径。

use ledger::prelude::*;

use super::{Done, Task};
use crate::figures::Span;

pub fn all(span: Span) -> Vec<Question> {
    vec![done(span), open(span), overdue(span)]
}

pub fn done(span: Span) -> Question {
    let meaning = format!("完成日期在{}内的任务", span.words());
    let source = Selection::all::<Task>().at_least(Done::DONE, &span.first).at_most(Done::DONE, &span.last);
    Question::count(Definition::new("task.done", "完成任务", "项", meaning), source)
}

pub fn open(span: Span) -> Question {
    let meaning = format!("到{}待办和进行中的任务", span.last);
    let source = Selection::all::<Task>().stage(&["todo", "doing"]).as_of(span.last);
    Question::count(Definition::new("task.open", "未完成任务", "项", meaning), source)
}

/// Due before the cut-off and still open on it.
pub fn overdue(span: Span) -> Question {
    let eve = span.last.yesterday().unwrap_or(span.last);
    let meaning = format!("时限在{}以前、到{}仍待办或进行中的任务", span.last, span.last);
    let source = Selection::all::<Task>().stage(&["todo", "doing"]).as_of(span.last).at_most(Task::DUE, &eve);
    Question::count(Definition::new("task.overdue", "逾期任务", "项", meaning), source)
}
