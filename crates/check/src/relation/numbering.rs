//! 编号: headings of one level follow one another; so do 一是、二是.

use std::collections::HashMap;

use rust_decimal::prelude::ToPrimitive;

use super::{Claim, Strength};
use crate::{
    judge::Form,
    page::{is_han, starts},
    quantity::Mention,
    reading::Reading,
    report::{Kind, RelationKind},
};

/// How a heading is written; each sort is a level of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Level {
    /// 一、
    Han,
    /// （一）
    HanBracket,
    /// 1. 1、
    Arabic,
    /// （1）
    ArabicBracket,
    /// 1)
    ArabicHalf,
    /// 第一章
    Chapter,
    /// 一是
    Said,
}

impl Level {
    /// A new heading of this level begins everything below it anew.
    fn below(self) -> &'static [Level] {
        use Level::{Arabic, ArabicBracket, ArabicHalf, Chapter, Han, HanBracket, Said};
        match self {
            Chapter => &[Han, HanBracket, Arabic, ArabicBracket, ArabicHalf, Said],
            Han => &[HanBracket, Arabic, ArabicBracket, ArabicHalf, Said],
            HanBracket => &[Arabic, ArabicBracket, ArabicHalf, Said],
            Arabic => &[ArabicBracket, ArabicHalf, Said],
            ArabicBracket | ArabicHalf => &[Said],
            Said => &[],
        }
    }
}

pub(super) fn claims(reading: &Reading, found: &mut Vec<Claim>) {
    let mut last: HashMap<Level, i64> = HashMap::new();
    let mut line = usize::MAX;
    for (index, it) in reading.mentions.iter().enumerate() {
        if reading.in_table(index) {
            continue;
        }
        let Some(level) = level(reading, index, it) else { continue };
        if level == Level::Said && it.line() != line {
            // 一是 in one paragraph, 二是 in the next: both go on; 一是 begins anew below.
        }
        line = it.line();
        for below in level.below() {
            last.remove(below);
        }
        let before = last.get(&level).copied();
        let number = it.value.and_then(|it| it.to_i64());
        let expected = before.map_or(1, |it| it + 1);
        let now = number.unwrap_or(expected);
        // A list may begin anew, and a piece of a paper may begin anywhere.
        if before.is_some() && now != 1 || number.is_none() {
            let form = Form::Next { stated: index, expected };
            found.push(Claim::new(RelationKind::Numbering, form, Strength::Likely, "numbering"));
        }
        last.insert(level, now);
    }
}

fn level(reading: &Reading, index: usize, it: &Mention) -> Option<Level> {
    let page = &reading.page;
    let line = page.lines[it.line()].span;
    let opens_line =
        page.of(crate::text::Span::new(line.from, it.span.from)).iter().all(|it| it.is_whitespace());
    if it.kind == Kind::Article {
        let chapter =
            opens_line && page.chars[it.span.from] == '第' && matches!(page.chars[it.span.to - 1], '章');
        return chapter.then_some(Level::Chapter);
    }
    if it.kind != Kind::Heading {
        return None;
    }
    if starts(&page.chars, it.span.to - 1, "是") {
        return Some(Level::Said);
    }
    if !opens_line || reading.place(index).depth > 1 {
        return None;
    }
    let han = it.digits.range().next().is_some_and(|at| is_han(page.chars[at]));
    let open = page.chars[it.span.from] == '(';
    let half = page.chars[it.span.to - 1] == ')' && !open;
    Some(match (open, han, half) {
        (true, true, _) => Level::HanBracket,
        (true, false, _) => Level::ArabicBracket,
        (false, true, _) => Level::Han,
        (false, false, true) => Level::ArabicHalf,
        (false, false, false) => Level::Arabic,
    })
}
