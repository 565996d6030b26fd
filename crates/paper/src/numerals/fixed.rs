//! What looks like a number and is none: fixed expressions, and the numbering of
//! headings and lists.

use std::{collections::HashMap, sync::LazyLock};

use super::{Found, Kind, is_numeral};

/// A line of the reviewed table.
struct Expression {
    letters: Vec<char>,
    /// Characters before or after which it means something else: 三分之一, 十分钟.
    not_after: Vec<char>,
    not_before: Vec<char>,
}

/// By their first character, the longest first.
static TABLE: LazyLock<HashMap<char, Vec<Expression>>> = LazyLock::new(|| {
    let mut res: HashMap<char, Vec<Expression>> = HashMap::new();
    for line in include_str!("../../data/fixed_expressions.tsv").lines().skip(1) {
        let mut cells = line.split('\t').map(|it| it.chars().collect::<Vec<char>>());
        let mut next = || cells.next().unwrap_or_default();
        let it = Expression { letters: next(), not_after: next(), not_before: next() };
        if let Some(first) = it.letters.first() {
            res.entry(*first).or_default().push(it);
        }
    }
    for several in res.values_mut() {
        several.sort_by_key(|it| std::cmp::Reverse(it.letters.len()));
    }
    res
});

impl Expression {
    fn stands_at(&self, text: &[char], at: usize) -> bool {
        let end = at + self.letters.len();
        text.get(at..end).is_some_and(|it| it == self.letters)
            && is_whole(text, at, end)
            && !before(text, at).is_some_and(|it| self.not_after.contains(&it))
            && !text.get(end).is_some_and(|it| self.not_before.contains(it))
    }
}

fn before(text: &[char], at: usize) -> Option<char> {
    at.checked_sub(1).map(|it| text[it])
}

/// An expression may not cut a number in two: 统一百 is not 统一.
fn is_whole(text: &[char], start: usize, end: usize) -> bool {
    let cuts_before = is_numeral(text[start]) && before(text, start).is_some_and(is_numeral);
    let cuts_after = is_numeral(text[end - 1]) && text.get(end).copied().is_some_and(is_numeral);
    !cuts_before && !cuts_after
}

/// Every expression of the table that stands in the text where nothing is taken.
pub(super) fn known(text: &[char], taken: &[bool]) -> Vec<Found> {
    let mut res = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let here = TABLE.get(&text[at]).into_iter().flatten();
        let length = here
            .filter(|it| it.stands_at(text, at))
            .map(|it| it.letters.len())
            .find(|it| !taken[at..at + it].contains(&true));
        match length {
            Some(length) => {
                res.extend(numbered(text, at, at + length, Kind::Fixed));
                at += length;
            }
            None => at += 1,
        }
    }
    res
}

/// Every place of one expression that is the paper's own.
pub(super) fn occurrences(text: &[char], own: &str, taken: &[bool]) -> Vec<Found> {
    let own: Vec<char> = own.chars().collect();
    let mut res = Vec::new();
    let mut at = 0;
    while !own.is_empty() && at + own.len() <= text.len() {
        let end = at + own.len();
        if text[at..end] == own[..] && is_whole(text, at, end) && !taken[at..end].contains(&true) {
            res.extend(numbered(text, at, end, Kind::Fixed));
            at = end;
        } else {
            at += 1;
        }
    }
    res
}

fn numbered(text: &[char], start: usize, end: usize, kind: Kind) -> Option<Found> {
    text[start..end].iter().copied().any(is_numeral).then_some(Found { range: start..end, kind })
}

/// 一、 （一） 1. （1） at the beginning; 第一， after a stop.
pub(super) fn numbering(text: &[char], begins: bool) -> Vec<Found> {
    let mut res = Vec::new();
    let mut after = 0;
    if begins && let Some(end) = opening(text) {
        res.push(Found { range: 0..end, kind: Kind::Numbering });
        after = end;
    }
    for at in after..text.len() {
        let fresh = (at == after && begins) || before(text, at).is_some_and(|it| "，。；：、\n".contains(it));
        if !fresh || text[at] != '第' {
            continue;
        }
        let end = chinese_end(text, at + 1);
        if at + 1 < end && text.get(end).is_some_and(|it| "，、：".contains(*it)) {
            res.push(Found { range: at..end, kind: Kind::Numbering });
        }
    }
    res
}

/// The end of a heading's numeral. A list of three and more digits is none.
fn opening(text: &[char]) -> Option<usize> {
    let bracketed = text.first().is_some_and(|it| "（(".contains(*it));
    let start = usize::from(bracketed);
    let digits = text[start..].iter().take_while(|it| it.is_ascii_digit()).count();
    let end = if 0 < digits { start + digits } else { chinese_end(text, start) };
    let closing = text.get(end).copied();
    let closes = match (bracketed, digits) {
        (true, _) => closing.is_some_and(|it| "）)".contains(it)),
        (false, 0) => closing == Some('、'),
        // 1.5万元 is a number, 1. a heading.
        (false, _) => {
            closing.is_some_and(|it| ".．、".contains(it))
                && !text.get(end + 1).is_some_and(char::is_ascii_digit)
        }
    };
    (start < end && end - start <= 3 && closes).then_some(end + 1)
}

fn chinese_end(text: &[char], start: usize) -> usize {
    start + text[start..].iter().take_while(|it| "一二三四五六七八九十".contains(**it)).count()
}
