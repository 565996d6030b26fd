//! 成果的统计口径。

use ledger::prelude::*;

use super::{Achievement, Appraisal, Nomination, Prize, Registration};
use crate::{figures::Span, ledgers::achievement_use::AchievementUse};

pub fn all(span: Span) -> Vec<Question> {
    vec![appraised(span), registered(span), nominated(span), awarded(span), used(span), uses(span)]
}

fn within<T: Cell<Plain = Date>>(span: Span, column: Column<T>) -> Selection {
    Selection::all::<Achievement>().at_least(column, &span.first).at_most(column, &span.last)
}

pub fn appraised(span: Span) -> Question {
    let meaning = format!("鉴定、验收或评审的日期在{}内的成果", span.words());
    Question::count(
        Definition::new("achievement.appraised", "评价成果", "项", meaning),
        within(span, Appraisal::APPRAISED),
    )
}

pub fn registered(span: Span) -> Question {
    let meaning = format!("登记日期在{}内的成果，一项只登记一次", span.words());
    Question::count(
        Definition::new("achievement.registered", "成果登记", "项", meaning),
        within(span, Registration::REGISTERED),
    )
}

pub fn nominated(span: Span) -> Question {
    let meaning = format!("提名（推荐）日期在{}内的成果，不论后来是否获奖", span.words());
    Question::count(
        Definition::new("achievement.nominated", "奖励提名", "项", meaning),
        within(span, Nomination::NOMINATED),
    )
}

pub fn awarded(span: Span) -> Question {
    let meaning = format!("获奖日期在{}内的成果", span.words());
    Question::count(
        Definition::new("achievement.awarded", "获奖成果", "项", meaning),
        within(span, Prize::AWARDED),
    )
}

fn began(span: Span) -> Selection {
    Selection::all::<AchievementUse>()
        .at_least(AchievementUse::BEGAN, &span.first)
        .at_most(AchievementUse::BEGAN, &span.last)
}

/// Results turned to use: one used in several places counts once.
pub fn used(span: Span) -> Question {
    let meaning = format!("在{}内开始应用的成果，一项成果用在几处只计一次", span.words());
    Question::distinct(
        Definition::new("achievement.used", "转化应用成果", "项", meaning),
        AchievementUse::ACHIEVEMENT,
        began(span),
    )
}

/// The places they are used in.
pub fn uses(span: Span) -> Question {
    let meaning = format!("在{}内开始的成果应用，用在几处计几处", span.words());
    Question::count(Definition::new("achievement.uses", "成果应用", "处", meaning), began(span))
}
