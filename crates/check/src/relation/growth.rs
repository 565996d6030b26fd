//! 增减幅度: 120件，比去年同期100件增加20件，增长20%; 由12.5%提高到14.2%，提高1.7个百分点.

use super::{Claim, Strength};
use crate::{
    judge::Form,
    page::has_any,
    reading::Reading,
    report::{Kind, RelationKind},
    role::Role,
};

/// Growth that is not that of the two numbers.
const OTHERWISE: &[&str] = &["年均", "两年平均", "三年平均", "环比", "可比", "不变价", "同口径", "扣除", "剔除", "实际增长", "复合"];

pub(super) fn claims(reading: &Reading, sentence: usize, found: &mut Vec<Claim>) {
    let range = reading.sentences[sentence].mentions.clone();
    for index in range.clone() {
        match reading.places[index].role {
            Role::Rate { less } if reading.mentions[index].kind == Kind::Percent => rate(reading, index, less, found),
            Role::Rate { less } if reading.mentions[index].kind == Kind::Points => delta(reading, index, less, found),
            Role::Delta { less } => delta(reading, index, less, found),
            _ => {}
        }
    }
}

fn rate(reading: &Reading, rate: usize, less: bool, found: &mut Vec<Claim>) {
    if has_any(reading.gap(rate), OTHERWISE) {
        return;
    }
    let Some(now) = now(reading, rate, false) else { return };
    if let Some(base) = base(reading, rate, now) {
        let form = Form::Growth { rate, now, base, less };
        found.push(Claim::new(RelationKind::Growth, form, Strength::Sure, "growth"));
        return;
    }
    let delta = (now + 1..rate).rev().find(|it| reading.mentions[*it].alike(&reading.mentions[now]));
    if let Some(delta) = delta
        && let Role::Delta { less: fewer } = reading.places[delta].role
        && fewer == less
    {
        let form = Form::DeltaRate { rate, now, delta, less };
        found.push(Claim::new(RelationKind::Growth, form, Strength::Sure, "growth"));
    }
}

fn delta(reading: &Reading, delta: usize, less: bool, found: &mut Vec<Claim>) {
    let points = reading.mentions[delta].kind == Kind::Points;
    let Some(now) = now(reading, delta, points) else { return };
    if !points && !reading.mentions[now].alike(&reading.mentions[delta]) {
        return;
    }
    let Some(base) = base(reading, delta, now) else { return };
    let form = Form::Delta { delta, now, base, less };
    found.push(Claim::new(RelationKind::Growth, form, Strength::Sure, "growth"));
}

/// The nearest quantity before that says what is; for points, a percentage.
fn now(reading: &Reading, at: usize, percent: bool) -> Option<usize> {
    let first = reading.sentences[reading.places[at].sentence].mentions.start;
    let depth = reading.places[at].depth;
    let mut skipped = 0;
    for index in (first..at).rev().take(8) {
        let (it, place) = (&reading.mentions[index], reading.places[index]);
        if place.segment != reading.places[at].segment {
            return None;
        }
        if place.depth > depth || !it.counts() {
            continue;
        }
        let plain = matches!(place.role, Role::Plain) || (percent && matches!(place.role, Role::Share));
        let fits = if percent { it.kind == Kind::Percent } else { it.adds() };
        if plain && fits {
            return Some(index);
        }
        // Another rate in between: the second one is of something else.
        skipped += usize::from(matches!(place.role, Role::Rate { .. }) && !percent);
        if skipped > 0 && it.kind == Kind::Percent {
            return None;
        }
    }
    None
}

/// What was before: said between, just before, or in brackets after.
fn base(reading: &Reading, at: usize, now: usize) -> Option<usize> {
    let range = reading.sentences[reading.places[at].sentence].mentions.clone();
    let prior = |it: &usize| {
        reading.mentions[*it].alike(&reading.mentions[now]) && reading.places[*it].role == Role::Prior
    };
    let between = (now + 1..at).rev().find(prior);
    let just_before = now.checked_sub(1).filter(|it| range.start <= *it).filter(prior);
    let after = (at + 1 < range.end).then_some(at + 1).filter(prior);
    between.or(just_before).or(after)
}
