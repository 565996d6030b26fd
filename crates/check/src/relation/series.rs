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
}

pub(super) fn claims(reading: &Reading, sentence: usize, found: &mut Vec<Claim>) {
    let range = reading.sentences[sentence].mentions.clone();
    let mut dated: Vec<(usize, Months)> = Vec::new();
    let mut months = None;
    for index in range {
        let it = &reading.mentions[index];
        if let Some(day) = it.day {
            months = match (it.kind, day.month, day.last) {
                (Kind::Period, Some(1), Some((_, Some(last), None))) if day.year.is_none() => {
                    Some(Months::To(last))
                }
                (Kind::Month, Some(month), None) => Some(Months::Only(month)),
                _ => None,
            };
        } else if it.adds() && reading.places[index].role == Role::Plain && dated.len() < 12 {
            dated.extend(months.take().map(|it| (index, it)));
        }
    }
    for (at, (index, months)) in dated.iter().enumerate() {
        for (other, with) in dated[..at].iter().chain(&dated[at + 1..]) {
            let (Months::To(last), true) = (*with, same(reading, *index, *other)) else { continue };
            let within = match months {
                Months::Only(month) => *month <= last,
                Months::To(earlier) => *earlier < last,
            };
            if within && !has_any(reading.gap(*index), &["其中"]) {
                let form = Form::Bound { part: *index, whole: *other };
                found.push(Claim::new(RelationKind::Series, form, Strength::Likely, "month-over-total"));
            }
        }
    }
    sum(reading, &dated, found);
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
            found.push(Claim::new(RelationKind::Series, form, Strength::Sure, "cumulative"));
        }
    }
}

/// The same thing is counted: same unit, and the words before end alike or are none.
fn same(reading: &Reading, one: usize, other: usize) -> bool {
    let words = |it: usize| -> Vec<char> {
        reading
            .lead(it)
            .iter()
            .copied()
            .filter(|it| is_han(*it) && !"份累计当月单完成实现达为共".contains(*it))
            .collect()
    };
    let (first, second) = (words(one), words(other));
    reading.mentions[one].alike(&reading.mentions[other])
        && (first.is_empty() || second.is_empty() || first.ends_with(&second) || second.ends_with(&first))
}
