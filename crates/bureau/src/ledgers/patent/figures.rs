//! 专利的统计口径：申请、授权、有效分开数，从不混用。

use ledger::prelude::*;

use super::{Ending, Grant, Patent, PatentKind, Upkeep};
use crate::figures::Span;

/// How long before an annuity is due the bureau reminds.
const REMIND_DAYS: i64 = 90;

pub fn all(span: Span) -> Vec<Question> {
    let kinds = || [None].into_iter().chain(PatentKind::ALL.iter().map(|it| Some(*it)));
    let mut res: Vec<Question> = kinds().map(|it| applied(span, it)).collect();
    res.extend(kinds().map(|it| granted(span, it)));
    res.extend(kinds().map(|it| valid(span, it)));
    res.extend([applicants(span), due(span), lapsing(span)]);
    res
}

/// Filed within the half-year, whatever has become of it.
pub fn applied(span: Span, kind: Option<PatentKind>) -> Question {
    let meaning = format!("申请日在{}内的{}专利，不论后来是否授权", span.words(), words(kind));
    let source = of_kind(kind).at_least(Patent::FILED, &span.first).at_most(Patent::FILED, &span.last);
    Question::count(define("patent.applied", "专利申请", kind, meaning), source)
}

/// Granted within the half-year; these are not a part of those filed in it.
pub fn granted(span: Span, kind: Option<PatentKind>) -> Question {
    let meaning = format!("授权公告日在{}内的{}专利，不论何时申请", span.words(), words(kind));
    let source = of_kind(kind).at_least(Grant::GRANTED, &span.first).at_most(Grant::GRANTED, &span.last);
    Question::count(define("patent.granted", "专利授权", kind, meaning), source)
}

/// In force on the last day, those in the grace of their annuity with them.
pub fn valid(span: Span, kind: Option<PatentKind>) -> Question {
    let meaning = format!("到{}已授权、未失效的{}专利，年费滞纳期内的计入", span.last, words(kind));
    let source = kind.iter().fold(in_force(span), |it, kind| it.is(Patent::KIND, kind));
    Question::count(define("patent.valid", "有效专利", kind, meaning), source)
}

/// Units that filed within the half-year, each once.
pub fn applicants(span: Span) -> Question {
    let meaning = format!("申请日在{}内的专利的第一申请人，一家只计一次", span.words());
    let source =
        Selection::all::<Patent>().at_least(Patent::FILED, &span.first).at_most(Patent::FILED, &span.last);
    Question::distinct(
        Definition::new("patent.applicants", "申请专利的单位", "家", meaning),
        Patent::HOLDER,
        source,
    )
}

/// Annuities that fall due soon.
pub fn due(span: Span) -> Question {
    let until = span.last.saturating_add(jiff::Span::new().days(REMIND_DAYS));
    let meaning = format!("有效、年费缴至在{}至{until}之间的专利，应在那天以前缴下一年度年费", span.last);
    let source = in_force(span).at_least(Upkeep::PAID_TO, &span.last).at_most(Upkeep::PAID_TO, &until);
    Question::count(Definition::new("patent.due", "年费将到期", "件", meaning), source)
}

/// Annuities that are late.
pub fn lapsing(span: Span) -> Question {
    let before = span.last.saturating_sub(jiff::Span::new().days(1));
    let meaning = format!("未失效、年费只缴到{}以前的专利，逾期六个月终止", span.last);
    let source = in_force(span).at_most(Upkeep::PAID_TO, &before);
    Question::count(Definition::new("patent.lapsing", "年费逾期", "件", meaning), source)
}

/// Told by days, as everything about a past day is.
fn in_force(span: Span) -> Selection {
    Selection::all::<Patent>().at_most(Grant::GRANTED, &span.last).not_yet(Ending::ENDED, &span.last)
}

fn of_kind(kind: Option<PatentKind>) -> Selection {
    kind.iter().fold(Selection::all::<Patent>(), |it, kind| it.is(Patent::KIND, kind))
}

fn words(kind: Option<PatentKind>) -> &'static str {
    kind.map_or("", PatentKind::words)
}

fn define(key: &str, label: &str, kind: Option<PatentKind>, meaning: String) -> Definition {
    let (key, label) = match kind {
        Some(kind) => (format!("{key}.{}", kind.text()), format!("{label}：{}", kind.words())),
        None => (key.to_owned(), label.to_owned()),
    };
    Definition::new(key, label, "件", meaning)
}
