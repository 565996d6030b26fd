//! 环比: against the stretch just before. 一季度12件，二季度15件，二季度环比增长25%.

use super::{Claim, Strength, series::same};
use crate::{
    judge::Form,
    page::{has, has_any, is_break, is_comma},
    reading::Reading,
    report::{Kind, RelationKind},
    role::Role,
    text::Span,
};

/// Growth that is not that of the printed numbers.
const OTHERWISE: &[&str] = &["可比", "不变价", "同口径", "扣除", "剔除", "年均", "平均"];

/// The first and the last month.
type Stretch = (i64, i64);

pub(super) fn claims(reading: &Reading, sentence: usize, found: &mut Vec<Claim>) {
    for rate in reading.sentences[sentence].mentions.clone() {
        let Role::Rate { less } = reading.place(rate).role else { continue };
        let gap = reading.gap(rate);
        let percent = reading.mentions[rate].kind == Kind::Percent;
        if percent && has(gap, "环比") && !has_any(gap, OTHERWISE) {
            found.extend(claim(reading, rate, less));
        }
    }
}

fn claim(reading: &Reading, rate: usize, less: bool) -> Option<Claim> {
    let first = reading.sentences[reading.place(rate).sentence].mentions.start;
    let counted: Vec<(usize, Stretch)> = (first..rate)
        .filter(|it| reading.mentions[*it].adds())
        .filter(|it| matches!(reading.place(*it).role, Role::Plain | Role::Prior))
        .filter_map(|it| Some((it, stretch(reading, it)?)))
        .collect();
    let (now, months) = match stretch(reading, rate) {
        Some(own) => *counted.iter().rev().find(|it| it.1 == own)?,
        // What grew is what was said last, not what it is compared with.
        None => *counted.iter().rev().find(|it| reading.place(it.0).role == Role::Plain)?,
    };
    let length = |it: Stretch| it.1 - it.0;
    let (base, _) = *counted.iter().rev().find(|it| {
        it.1.1 + 1 == months.0
            && length(it.1) == length(months)
            && reading.mentions[it.0].alike(&reading.mentions[now])
            && (reading.place(it.0).role == Role::Prior || same(reading, it.0, now))
    })?;
    // Something else counted in between may be what grew.
    let between = (now.max(base) + 1..rate)
        .any(|it| reading.mentions[it].adds() && !matches!(reading.place(it).role, Role::Delta { .. }));
    let form = Form::Growth { rate, now, base, less };
    (!between).then(|| Claim::new(RelationKind::Growth, form, Strength::Sure, "growth"))
}

/// The quarter or the month that is named just before a number.
fn stretch(reading: &Reading, index: usize) -> Option<Stretch> {
    let gap = reading.place(index).gap;
    let within = |it: &usize| gap.contains(reading.mentions[*it].span);
    let named = (0..index).rev().take_while(within).find_map(|it| Some((it, reading.mentions[it].day()?)));
    let (at, day) = named?;
    let apart = Span::new(reading.mentions[at].span.to, gap.to);
    let over = reading.page.of(apart).iter().any(|it| is_break(*it) && !is_comma(*it));
    if day.year.is_some() || day.broken || over {
        return None;
    }
    match (reading.mentions[at].kind, day.month?, day.last) {
        (Kind::Month, month, None) => Some((month, month)),
        (Kind::Period, first, Some((None, Some(last), None))) => Some((first, last)),
        _ => None,
    }
}
