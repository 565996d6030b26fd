//! 平台的统计口径。

use ledger::prelude::*;

use super::{Building, Platform, PlatformKind, Recognition, Recommendation, Withdrawal};
use crate::figures::Span;

pub fn all(span: Span) -> Vec<Question> {
    let mut res =
        vec![preparing(span), recommended(span), building(span), recognised(span), running(span, None)];
    res.extend(PlatformKind::ALL.iter().map(|it| running(span, Some(*it))));
    res
}

fn within<T: Cell<Plain = Date>>(span: Span, column: Column<T>) -> Selection {
    Selection::all::<Platform>().at_least(column, &span.first).at_most(column, &span.last)
}

/// On the way to be put forward.
pub fn preparing(span: Span) -> Question {
    let meaning = format!("到{}正在准备申报、尚未推荐上报的平台", span.last);
    let source = Selection::all::<Platform>().stage(&["preparing"]).as_of(span.last);
    Question::count(Definition::new("platform.preparing", "准备申报的平台", "个", meaning), source)
}

pub fn recommended(span: Span) -> Question {
    let meaning = format!("推荐日期在{}内的平台，不论后来是否获批", span.words());
    Question::count(
        Definition::new("platform.recommended", "推荐申报平台", "个", meaning),
        within(span, Recommendation::RECOMMENDED),
    )
}

pub fn building(span: Span) -> Question {
    let meaning = format!("批准组建日期在{}内的平台", span.words());
    Question::count(
        Definition::new("platform.building", "批准组建平台", "个", meaning),
        within(span, Building::APPROVED),
    )
}

pub fn recognised(span: Span) -> Question {
    let meaning = format!("认定、备案或通过验收的日期在{}内的平台", span.words());
    Question::count(
        Definition::new("platform.recognised", "新认定平台", "个", meaning),
        within(span, Recognition::RECOGNISED),
    )
}

pub fn running(span: Span, kind: Option<PlatformKind>) -> Question {
    let words = kind.map_or("平台", PlatformKind::words);
    let meaning = format!("到{}已认定（备案）、未撤销的{words}", span.last);
    let source = Selection::all::<Platform>()
        .at_most(Recognition::RECOGNISED, &span.last)
        .not_yet(Withdrawal::WITHDRAWN, &span.last);
    let source = kind.iter().fold(source, |it, kind| it.is(Platform::KIND, kind));
    let key = kind.map_or("platform.running".to_owned(), |it| format!("platform.running.{}", it.text()));
    Question::count(Definition::new(key, format!("运行的{words}"), "个", meaning), source)
}
