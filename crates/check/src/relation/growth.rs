//! 增减幅度: 120件，比去年同期100件增加20件，增长20%; 由12.5%提高到14.2%，提高1.7个百分点.

use super::{Claim, Strength, sum};
use crate::{
    judge::Form,
    page::{has, has_any, is_comma},
    reading::Reading,
    report::{Kind, RelationKind},
    role::Role,
};

/// Growth that is not that of the two numbers.
const OTHERWISE: &[&str] =
    &["年均", "两年平均", "三年平均", "环比", "可比", "不变价", "同口径", "扣除", "剔除", "实际增长", "复合"];

/// Claims of the same sentence are among the last ones made.
const NEAR: usize = 60;

pub(super) fn claims(reading: &Reading, sentence: usize, found: &mut Vec<Claim>) {
    let range = reading.sentences[sentence].mentions.clone();
    for index in range {
        let points = reading.mentions[index].kind == Kind::Points;
        let role = reading.place(index).role;
        let (Role::Rate { less } | Role::Delta { less }) = role else { continue };
        let percent = matches!(role, Role::Rate { .. })
            && (reading.mentions[index].kind == Kind::Percent || reading.mentions[index].unit.text == "倍");
        let claim = |now: usize| {
            if percent { rate(reading, index, now, less) } else { delta(reading, index, now, less) }
        };
        if has(reading.gap(index), "分别") {
            found.extend(paired(reading, index, less));
            continue;
        }
        let Some(nearest) = now(reading, index, points) else { continue };
        let Some(claimed) = claim(nearest) else { continue };
        if sum::holds(reading, &claimed.form) == Some(true) {
            found.push(claimed);
            continue;
        }
        // After a list of parts it may be the whole that grew.
        let whole = found.iter().rev().take(NEAR).find_map(|it| it.form.whole_of(nearest));
        match whole.and_then(claim) {
            Some(of_whole) if sum::holds(reading, &of_whole.form) == Some(true) => found.push(of_whole),
            Some(of_whole) => {
                let list = found
                    .iter()
                    .rev()
                    .take(NEAR)
                    .any(|it| matches!(it.form, Form::Sum { .. }) && it.form.whole_of(nearest).is_some());
                let comma = list && reading.gap(index).iter().any(|it| is_comma(*it));
                let first = if comma { of_whole } else { claimed };
                let strength = if list { Strength::Likely } else { first.strength };
                found.push(Claim { strength, ..first });
            }
            None => found.push(claimed),
        }
    }
}

fn rate(reading: &Reading, rate: usize, now: usize, less: bool) -> Option<Claim> {
    if has_any(reading.gap(rate), OTHERWISE) {
        return None;
    }
    if let Some(base) = base(reading, rate, now) {
        let form = Form::Growth { rate, now, base, less };
        return Some(Claim::new(RelationKind::Growth, form, Strength::Sure, "growth"));
    }
    let alike = |it: &usize| reading.mentions[*it].alike(&reading.mentions[now]);
    let delta =
        (now + 1..rate).rev().filter(alike).find(|it| reading.place(*it).role == Role::Delta { less })?;
    let form = Form::DeltaRate { rate, now, delta, less };
    Some(Claim::new(RelationKind::Growth, form, Strength::Sure, "growth"))
}

fn delta(reading: &Reading, delta: usize, now: usize, less: bool) -> Option<Claim> {
    let points = reading.mentions[delta].kind == Kind::Points;
    if !points && !reading.mentions[now].alike(&reading.mentions[delta]) {
        return None;
    }
    let base = base(reading, delta, now)?;
    let form = Form::Delta { delta, now, base, less };
    Some(Claim::new(RelationKind::Growth, form, Strength::Sure, "growth"))
}

/// 分别为1126元和1548元，较上年的1083元和1492元分别增加43元、56元: each of its own, in their order.
fn paired(reading: &Reading, first: usize, less: bool) -> Vec<Claim> {
    let end = reading.sentences[reading.place(first).sentence].mentions.end;
    let begin = reading.sentences[reading.place(first).sentence].mentions.start;
    let bare = |it: usize| {
        let gap = reading.gap(it);
        !gap.is_empty() && gap.iter().all(|it| matches!(it, '、' | ',' | '和' | '及' | '与'))
    };
    let like = |it: usize| reading.mentions[it].alike(&reading.mentions[first]);
    let many = 1 + (first + 1..end).take_while(|it| bare(*it) && like(*it)).count();
    if many < 2 || first < begin + 2 * many {
        return Vec::new();
    }
    let (base, now) = (first - many, first - 2 * many);
    let row = |from: usize| (from..from + many).all(like) && (from + 1..from + many).all(bare);
    if !row(base) || !row(now) || reading.place(base).role != Role::Prior {
        return Vec::new();
    }
    let claim = |at: usize| {
        let form = Form::Delta { delta: first + at, now: now + at, base: base + at, less };
        Claim::new(RelationKind::Growth, form, Strength::Likely, "growth")
    };
    (0..many).map(claim).collect()
}

/// The nearest quantity before that says what is; for points, a percentage.
fn now(reading: &Reading, at: usize, percent: bool) -> Option<usize> {
    let first = reading.sentences[reading.place(at).sentence].mentions.start;
    let depth = reading.place(at).depth;
    let mut skipped = 0;
    for index in (first..at).rev().take(8) {
        let (it, place) = (&reading.mentions[index], reading.place(index));
        if place.segment != reading.place(at).segment {
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
    let range = reading.sentences[reading.place(at).sentence].mentions.clone();
    let prior = |it: &usize| {
        reading.mentions[*it].alike(&reading.mentions[now]) && reading.place(*it).role == Role::Prior
    };
    let between = (now + 1..at).rev().find(prior);
    let just_before = reading.place(now).before.filter(prior);
    let near = |it: &usize| reading.place(*it).segment == reading.place(at).segment;
    let after = (at + 1..range.end).find(|it| reading.mentions[*it].counts()).filter(prior).filter(near);
    between.or(just_before).or(after)
}
