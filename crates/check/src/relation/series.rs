//! 累计与当期: 1-5月累计9.82亿元，其中5月1.9亿元; a month is not more than the months it is in.

use super::{Claim, Strength};
use crate::{
    judge::Form,
    page::{has_any, is_han},
    reading::Reading,
    report::{Kind, RelationKind},
    role::Role,
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Months {
    To(i64),
    Only(i64),
    /// From the second to the first: 下半年, 7-12月.
    From(i64, i64),
}

/// Claims of the same sentence are among the last ones made.
const NEAR: usize = 60;

pub(super) fn claims(reading: &Reading, sentence: usize, found: &mut Vec<Claim>) {
    let mut dated = dated(reading, sentence);
    let Some((first, _)) = dated.first().copied() else { return };
    // 前三季度完成84项。其中1-8月76项，9月8项: the whole was said before.
    let before = sentence.checked_sub(1).filter(|it| {
        let opens = reading.place(first).before.is_none() && has_any(reading.gap(first), &["其中"]);
        opens && reading.sentences[*it].line == reading.sentences[sentence].line
    });
    if let Some(before) = before {
        dated.extend(self::dated(reading, before).first());
    }
    for (at, (index, months)) in dated.iter().enumerate() {
        for (other, with) in dated[..at].iter().chain(&dated[at + 1..]) {
            let (Months::To(last), true) = (*with, same(reading, *index, *other)) else { continue };
            let within = match months {
                Months::Only(month) => *month <= last,
                Months::To(earlier) => *earlier < last,
                Months::From(..) => false,
            };
            if within && !has_any(reading.gap(*index), &["其中"]) {
                let form = Form::Bound { part: *index, whole: *other };
                found.push(Claim::new(RelationKind::Series, form, Strength::Likely, "month-over-total"));
            }
        }
    }
    sum(reading, &dated, found);
    halves(reading, &dated, found);
}

/// What is counted in a sentence, with the months it is of.
fn dated(reading: &Reading, sentence: usize) -> Vec<(usize, Months)> {
    let mut dated = Vec::new();
    let mut months = None;
    for index in reading.sentences[sentence].mentions.clone() {
        let it = &reading.mentions[index];
        if let Some(day) = it.day() {
            months = match (it.kind, day.month, day.last) {
                (Kind::Period, Some(1), Some((_, Some(last), None))) if day.year.is_none() => {
                    Some(Months::To(last))
                }
                (Kind::Period, Some(first), Some((_, Some(last), None))) if day.year.is_none() => {
                    Some(Months::From(first, last))
                }
                (Kind::Month, Some(month), None) => Some(Months::Only(month)),
                _ => None,
            };
        } else if it.adds() && reading.place(index).role == Role::Plain && dated.len() < 12 {
            let told = spoken(reading.lead(index)).filter(|_| months.is_none());
            dated.extend(months.take().or(told).map(|it| (index, it)));
        }
    }
    dated
}

/// 上半年46项，下半年38项，全年84项: stretches said in words.
fn spoken(lead: &[char]) -> Option<Months> {
    if has_any(lead, &["比", "较", "去年", "上年", "同期"]) {
        return None;
    }
    let words = [("前三季度", 1, 9), ("上半年", 1, 6), ("下半年", 7, 12), ("全年", 1, 12)];
    let (_, first, last) = words.iter().find(|it| crate::page::has(lead, it.0))?;
    Some(if *first == 1 { Months::To(*last) } else { Months::From(*first, *last) })
}

/// The months a number is of, both ends.
fn stretch(months: Months) -> (i64, i64) {
    match months {
        Months::To(last) => (1, last),
        Months::Only(month) => (month, month),
        Months::From(first, last) => (first, last),
    }
}

/// 一季度, 二季度, 上半年: two stretches that follow each other and the one they make up.
fn halves(reading: &Reading, dated: &[(usize, Months)], found: &mut Vec<Claim>) {
    let follows = |one: &(usize, Months), other: &(usize, Months)| {
        stretch(one.1).1 + 1 == stretch(other.1).0 && same(reading, one.0, other.0)
    };
    for pair in dated.windows(2).filter(|it| follows(&it[0], &it[1])) {
        let whole = (stretch(pair[0].1).0, stretch(pair[1].1).1);
        let total = dated.iter().find(|it| stretch(it.1) == whole && same(reading, it.0, pair[0].0));
        if let Some((total, _)) = total {
            let form = Form::Sum { total: *total, parts: vec![pair[0].0, pair[1].0] };
            if !found.iter().rev().take(NEAR).any(|it| it.form == form) {
                found.push(Claim::new(RelationKind::Series, form, Strength::Likely, "cumulative"));
            }
        }
    }
}

/// 1-4月, 5月 and 1-5月 of one thing: the last is the sum.
fn sum(reading: &Reading, dated: &[(usize, Months)], found: &mut Vec<Claim>) {
    for (total, months) in dated {
        let Months::To(last) = months else { continue };
        let find = |wanted: Months| {
            dated.iter().find(|it| it.1 == wanted && it.0 != *total && same(reading, it.0, *total))
        };
        if let Some((before, month)) = find(Months::To(last - 1)).zip(find(Months::Only(*last))) {
            let form = Form::Sum { total: *total, parts: vec![before.0, month.0] };
            // A list after 其中 may have been found to be just this; now it cannot be meant otherwise.
            match found.iter_mut().rev().take(NEAR).find(|it| it.form == form) {
                Some(it) => it.strength = Strength::Sure,
                None => found.push(Claim::new(RelationKind::Series, form, Strength::Sure, "cumulative")),
            }
        }
    }
}

/// The same thing is counted: same unit, and the words before end alike or are none.
pub(super) fn same(reading: &Reading, one: usize, other: usize) -> bool {
    let words = |it: usize| -> Vec<char> {
        reading
            .lead(it)
            .iter()
            .copied()
            .filter(|it| {
                is_han(*it) && !"其中份累计当月单完成实现达为共全上下半年前一二三四季度".contains(*it)
            })
            .collect()
    };
    let (first, second) = (words(one), words(other));
    reading.mentions[one].alike(&reading.mentions[other])
        && (first.is_empty() || second.is_empty() || first.ends_with(&second) || second.ends_with(&first))
}
