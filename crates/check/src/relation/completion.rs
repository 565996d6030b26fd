//! 完成率: 完成85件，占年度目标任务100件的85%; 年度目标100件，已完成85件，完成率85%.

use super::{Claim, Strength, sum::holds};
use crate::{
    judge::Form,
    page::{ends, has, has_any},
    reading::Reading,
    report::{Kind, RelationKind},
    role::{Role, broken},
};

pub(super) fn claims(reading: &Reading, sentence: usize, found: &mut Vec<Claim>) {
    let range = reading.sentences[sentence].mentions.clone();
    for percent in range.clone() {
        if reading.mentions[percent].kind != Kind::Percent {
            continue;
        }
        let inside = reading.place(percent).before.filter(|it| {
            let gap = reading.gap(percent);
            reading.place(*it).role == Role::Target
                && !broken(gap)
                && gap.len() <= 16
                && ends(gap, gap.len(), "的")
        });
        if let Some(target) = inside {
            if let Some(done) = near(reading, target, target, Role::Plain) {
                found.push(claim(percent, done, target, Strength::Sure));
            }
            continue;
        }
        let role = reading.place(percent).role;
        if role == Role::Completion {
            let pair = pair(reading, percent);
            found.extend(pair.map(|(done, target)| claim(percent, done, target, Strength::Sure)));
        } else if matches!(role, Role::Rate { .. } | Role::Target | Role::Plain)
            && exceeds(reading, percent)
            && let Some((now, base)) = pair(reading, percent)
        {
            let form = Form::Growth { rate: percent, now, base, less: false };
            found.push(Claim::new(RelationKind::Completion, form, Strength::Sure, "completion"));
        }
    }
    rates(reading, sentence, found);
    left_over(reading, sentence, found);
    exceeded(reading, sentence, found);
}

/// Rates that are not of what they are named after.
const NOT_OF_COUNTS: &[&str] =
    &["增长", "贡献", "完成", "执行", "支出", "使用", "满意", "下降", "上升", "利用"];

/// Claims of the same sentence are among the last ones made.
const NEAR: usize = 60;

/// 验收项目25个，通过24个，通过率96%; 参保率96%（应参保500人，实际参保480人）:
/// two counts and the rate named after one of them.
fn rates(reading: &Reading, sentence: usize, found: &mut Vec<Claim>) {
    let range = reading.sentences[sentence].mentions.clone();
    for percent in range.clone().filter(|it| reading.mentions[*it].kind == Kind::Percent) {
        let lead = reading.lead(percent);
        let Some(at) = lead.iter().rposition(|it| *it == '率').filter(|it| *it >= 2) else { continue };
        let stem: String = lead[at - 2..at].iter().collect();
        if NOT_OF_COUNTS.contains(&stem.as_str()) {
            continue;
        }
        let near = range.start.max(percent.saturating_sub(3))..range.end.min(percent + 4);
        let counts: Vec<usize> = near
            .filter(|it| reading.mentions[*it].adds() && reading.place(*it).role == Role::Plain)
            .filter(|it| reading.place(*it).segment == reading.place(percent).segment)
            .collect();
        let Some([one, other]) = pair_of_counts(reading, &counts, &stem) else { continue };
        let due = format!("应{stem}");
        let (whole, part) = if has(reading.lead(other), &due) { (other, one) } else { (one, other) };
        if !reading.mentions[one].alike(&reading.mentions[other]) || !has(reading.lead(part), &stem) {
            continue;
        }
        let form = Form::Share { percent, part, whole };
        // 裁决36件，其中侵权24件、冒用12件，调解28件，调解率77.8%: of all, and not of the last sort.
        let all = found.iter().rev().take(NEAR).find_map(|it| it.form.whole_of(whole));
        let form = match all.filter(|it| *it != part) {
            Some(whole) if holds(reading, &form) != Some(true) => Form::Share { percent, part, whole },
            _ => form,
        };
        found.push(Claim::new(RelationKind::Share, form, Strength::Likely, "share"));
    }
}

/// The two a rate is between; 走访企业60家，收集建议43条，已办结40条: of the one just before, if only
/// that is counted alike.
fn pair_of_counts(reading: &Reading, counts: &[usize], stem: &str) -> Option<[usize; 2]> {
    if let [one, other] = *counts {
        return Some([one, other]);
    }
    let part = *counts.iter().rev().find(|it| has(reading.lead(**it), stem))?;
    let alike = |it: usize| reading.mentions[it].alike(&reading.mentions[part]);
    let whole = reading.place(part).before.filter(|it| counts.contains(it) && alike(*it))?;
    let alone = reading.place(whole).before.is_none_or(|it| !alike(it));
    (alone && counts.iter().filter(|it| alike(**it)).count() == 2).then_some([whole, part])
}

/// 安排1860万元，支出1674万元，结余186万元
fn left_over(reading: &Reading, sentence: usize, found: &mut Vec<Claim>) {
    for left in reading.sentences[sentence].mentions.clone() {
        let lead = reading.lead(left);
        if !has_any(&lead[lead.len().saturating_sub(5)..], &["结余", "剩余", "尚余", "未支出", "未使用"])
        {
            continue;
        }
        let (Some(spent), true) = (reading.place(left).before, reading.mentions[left].adds()) else {
            continue;
        };
        let Some(all) = reading.place(spent).before.filter(|it| reading.mentions[*it].adds()) else {
            continue;
        };
        // 年末结转和结余 beside 支出 in one list is a part of its own.
        if has(lead, "结转和结余") {
            continue;
        }
        let alike = [spent, all].iter().all(|it| reading.mentions[*it].alike(&reading.mentions[left]));
        if alike && has_any(reading.lead(spent), &["支出", "使用", "支付", "拨付", "执行", "兑付"])
        {
            let form = Form::Delta { delta: left, now: all, base: spent, less: false };
            found.push(Claim::new(RelationKind::Sum, form, Strength::Likely, "left-over"));
        }
    }
}

fn claim(percent: usize, part: usize, whole: usize, strength: Strength) -> Claim {
    Claim::new(RelationKind::Completion, Form::Share { percent, part, whole }, strength, "completion")
}

/// What was done and what was aimed at, nearest before the percentage, or the aim in brackets after.
fn pair(reading: &Reading, percent: usize) -> Option<(usize, usize)> {
    let range = reading.sentences[reading.place(percent).sentence].mentions.clone();
    let first = reading.place(percent).sentence.checked_sub(1).map_or(range.start, |it| {
        let before = &reading.sentences[it];
        if before.line == reading.mentions[percent].line() { before.mentions.start } else { range.start }
    });
    let home = reading.place(percent).segment;
    let done = (range.start..percent).rev().take(5).find(|it| {
        let place = reading.place(*it);
        reading.mentions[*it].adds() && place.role == Role::Plain && place.segment == home
    })?;
    let aims = |it: &usize| {
        let given = *it < done && has_any(reading.lead(*it), &["下达", "安排", "到位"]);
        reading.mentions[*it].alike(&reading.mentions[done])
            && (given || reading.place(*it).role == Role::Target)
    };
    let before = (first..percent).rev().take(6).find(aims);
    let after = (percent + 1..range.end).find(|it| reading.mentions[*it].counts());
    let target = before.or_else(|| after.filter(aims))?;
    Some((done, target))
}

fn near(reading: &Reading, at: usize, like: usize, role: Role) -> Option<usize> {
    let first = reading.sentences[reading.place(at).sentence].mentions.start;
    (first..at)
        .rev()
        .take(6)
        .find(|it| reading.mentions[*it].alike(&reading.mentions[like]) && reading.place(*it).role == role)
}

/// 超目标15%, 超额15%
fn exceeds(reading: &Reading, percent: usize) -> bool {
    has_any(
        reading.lead(percent),
        &["超目标", "超年度目标", "超额", "超任务", "超计划", "超出目标", "超全年目标"],
    )
}

/// 超额完成目标100件，实际95件: what is said to be exceeded is not.
fn exceeded(reading: &Reading, sentence: usize, found: &mut Vec<Claim>) {
    let it = &reading.sentences[sentence];
    if !has_any(reading.page.of(it.span), &["超额完成"]) {
        return;
    }
    for target in it.mentions.clone() {
        if reading.place(target).role != Role::Target || !reading.mentions[target].adds() {
            continue;
        }
        let after = (target + 1..it.mentions.end).take(2).find(|it| {
            reading.mentions[*it].alike(&reading.mentions[target]) && reading.place(*it).role == Role::Plain
        });
        if let Some(done) = after.or_else(|| near(reading, target, target, Role::Plain)) {
            let form = Form::Bound { part: target, whole: done };
            found.push(Claim::new(RelationKind::Bound, form, Strength::Likely, "target-not-reached"));
        }
    }
}
