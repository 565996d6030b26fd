//! 帮扶项目的统计口径。

use ledger::prelude::*;

use super::{Finish, HelpProject, Settling};
use crate::figures::Span;

pub fn all(span: Span) -> Vec<Question> {
    vec![settled(span), finished(span), money(span)]
}

fn within(span: Span) -> Selection {
    Selection::all::<HelpProject>()
        .at_least(Settling::SETTLED, &span.first)
        .at_most(Settling::SETTLED, &span.last)
}

pub fn settled(span: Span) -> Question {
    let meaning = format!("落实日期在{}内的帮扶项目", span.words());
    Question::count(Definition::new("help_project.settled", "落实帮扶项目", "项", meaning), within(span))
}

pub fn finished(span: Span) -> Question {
    let meaning = format!("完成日期在{}内的帮扶项目", span.words());
    let source = Selection::all::<HelpProject>()
        .at_least(Finish::FINISHED, &span.first)
        .at_most(Finish::FINISHED, &span.last);
    Question::count(Definition::new("help_project.finished", "完成帮扶项目", "项", meaning), source)
}

pub fn money(span: Span) -> Question {
    let meaning = format!("落实日期在{}内的帮扶项目的资金合计", span.words());
    let define = Definition::new("help_project.money", "帮扶项目资金", "万元", meaning);
    Question::sum(define, HelpProject::MONEY, within(span))
}
