//! The day a report was signed: what it tells as done lies before it.

use super::{Claim, Strength, facts::Frame};
use crate::{
    judge::Form,
    page::{ends, has_any, starts},
    quantity::{Approx, Day},
    reading::Reading,
    report::{Kind, RelationKind},
    role::Role,
    text::Span,
};

/// Papers that tell what was done, and papers that set what is to be done.
const TELLS: &[&str] = &["总结", "情况", "报告", "汇报", "公报"];
const SETS: &[&str] = &["方案", "通知", "请示", "意见", "公告"];

/// Words of what is still to come, or is valid until then.
const TO_COME: &[&str] = &[
    "将",
    "拟",
    "力争",
    "确保",
    "预计",
    "计划",
    "争取",
    "限期",
    "期限",
    "有效",
    "定于",
    "届时",
    "打算",
    "下一步",
    "要求",
    "须",
    "截稿",
    "报名",
];

/// Words that only what has happened is told with.
const DONE: &[&str] = &["已", "累计", "圆满", "顺利", "同比", "比上年", "比去年", "比年初"];

/// The title and whom the paper is sent to stand above its text.
const TOP: usize = 3;

/// Nobody reads further back for the year.
const FARTHEST: usize = 200;

/// A calendar day.
type When = (i64, i64, i64);

pub(super) fn claims(reading: &Reading, found: &mut Vec<Claim>) {
    let title = reading.page.lines.first().map_or(&[][..], |it| reading.page.of(it.span));
    if reading.page.holed || !has_any(title, TELLS) || has_any(title, SETS) {
        return;
    }
    let Some((signature, signed)) = signature(reading) else { return };
    let frame = Frame::of(reading);
    let mut years = reading.mentions.iter().filter_map(|it| it.day()?.year);
    let own = frame.year().map_or_else(|| years.all(|it| it == signed.0), |it| it == signed.0);
    for index in 0..signature {
        let Some(day) = reading.mentions[index].day().filter(|it| !it.broken && !it.is_impossible()) else {
            continue;
        };
        if last(day, signed.0).is_none_or(|it| it <= signed) {
            continue;
        }
        let known = day.year.is_some() || own && !of_another_year(reading, index, signed.0);
        if known && !frame.plans(reading.mentions[index].line()) && is_done(reading, index) {
            let said = format!("写成已经做了的事，落款却是{}", reading.printed(signature));
            let form = Form::Told { stated: index, others: vec![signature], holds: false };
            found.push(Claim::new(RelationKind::Order, form, Strength::Likely, "after-signing").said(said));
        }
    }
}

/// The last line that is a whole date and nothing else.
fn signature(reading: &Reading) -> Option<(usize, When)> {
    let alone = |index: usize| {
        let it = &reading.mentions[index];
        let line = reading.page.lines[it.line()].span;
        let around = [Span::new(line.from, it.span.from), Span::new(it.span.to, line.to)];
        around.iter().all(|it| reading.page.of(*it).iter().all(|it| it.is_whitespace()))
    };
    let index = (0..reading.mentions.len()).rev().find(|it| {
        let mention = &reading.mentions[*it];
        mention.kind == Kind::Date && !reading.in_table(*it) && mention.line() > TOP && alone(*it)
    })?;
    let day = reading.mentions[index].day().filter(|it| it.last.is_none() && !it.is_impossible())?;
    Some((index, (day.year?, day.month?, day.day?)))
}

/// The day it ends with, in the year of the paper where it names none.
fn last(day: Day, year: i64) -> Option<When> {
    let first = (day.year.unwrap_or(year), day.month?);
    match day.last {
        None => Some((first.0, first.1, day.day?)),
        Some((year, month, day)) => Some((year.unwrap_or(first.0), month.unwrap_or(first.1), day?)),
    }
}

/// Whether the paragraph speaks of another year before it comes to this day.
fn of_another_year(reading: &Reading, index: usize, year: i64) -> bool {
    let line = reading.mentions[index].line();
    let earlier = (0..index).rev().take(FARTHEST).take_while(|it| reading.mentions[*it].line() == line);
    let named = earlier.filter_map(|it| reading.mentions[it].day()?.year).any(|it| it != year);
    let at = reading.mentions[index].span.from;
    named || ["去年", "上年", "明年", "次年", "上一年"].iter().any(|it| ends(&reading.page.chars, at, it))
}

/// 截至6月30日，实有36543户; 7月12日至9月20日，…出动3600余人次.
fn is_done(reading: &Reading, index: usize) -> bool {
    let (chars, it) = (&reading.page.chars, &reading.mentions[index]);
    let sentence = &reading.sentences[reading.place(index).sentence];
    let text = reading.page.of(sentence.span);
    let before = ["前", "以前", "之前", "底前"].iter().any(|word| starts(chars, it.span.to, word));
    if before || has_any(text, TO_COME) {
        return false;
    }
    let counted = |wanted: fn(&Reading, usize) -> bool| {
        (index + 1..sentence.mentions.end).any(|it| reading.mentions[it].counts() && wanted(reading, it))
    };
    let until = ["截至", "截止", "截止到", "截至到"].iter().any(|word| ends(chars, it.span.from, word));
    if until {
        return counted(|reading, it| reading.place(it).role == Role::Plain);
    }
    let after = reading.page.of(Span::new(it.span.to, sentence.span.to));
    has_any(after, DONE) || counted(|reading, it| reading.mentions[it].approx == Approx::More)
}
