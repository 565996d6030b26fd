//! 会议与调研的统计口径。

use ledger::prelude::*;

use super::{Held, Meeting, MeetingKind, Memo};
use crate::figures::Span;

pub fn all(span: Span) -> Vec<Question> {
    let mut res = vec![held(span)];
    res.extend(MeetingKind::ALL.iter().map(|it| of_kind(span, *it)));
    res.extend([sites(span), memos(span), following(span)]);
    res
}

fn within(span: Span) -> Selection {
    Selection::all::<Meeting>().at_least(Held::HELD, &span.first).at_most(Held::HELD, &span.last)
}

pub fn held(span: Span) -> Question {
    let meaning = format!("日期在{}内、已举行的会议和调研", span.words());
    Question::count(Definition::new("meeting.held", "会议和调研", "次", meaning), within(span))
}

pub fn of_kind(span: Span, kind: MeetingKind) -> Question {
    let meaning = format!("日期在{}内、类型为“{}”的会议和调研", span.words(), kind.words());
    let define = Definition::new(format!("meeting.held.{}", kind.text()), kind.words(), "次", meaning);
    Question::count(define, within(span).is(Meeting::KIND, &kind))
}

/// Firms, institutes and townships that were looked at, each once.
pub fn sites(span: Span) -> Question {
    let meaning = format!("日期在{}内的会议和调研察看过的单位，一家只计一次", span.words());
    Question::distinct(
        Definition::new("meeting.sites", "察看单位", "家", meaning),
        Meeting::SITES,
        within(span),
    )
}

/// Sites of one visit.
pub fn sites_of(meeting: Id, name: &str) -> Question {
    let define = Definition::new("meeting.one.sites", "察看点", "个", format!("“{name}”的察看点"));
    Question::distinct(define, Meeting::SITES, Selection::all::<Meeting>().record(meeting))
}

pub fn memos(span: Span) -> Question {
    let meaning = format!("日期在{}内的会议和调研形成的备忘录", span.words());
    Question::count(
        Definition::new("meeting.memos", "备忘录", "份", meaning),
        within(span).present(Memo::PARTIES),
    )
}

/// Points agreed on and not yet closed, as the records stand.
pub fn following(span: Span) -> Question {
    let meaning = format!("到{}已交办、尚未办结议定事项的会议和调研", span.last);
    let source = Selection::all::<Meeting>().stage(&["following"]).as_of(span.last);
    Question::count(Definition::new("meeting.following", "议定事项落实中", "次", meaning), source)
}
