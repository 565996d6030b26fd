//! 各项占比: shares that are all of one whole make 100%; 三次产业结构18.5:42.3:39.2.

use rust_decimal::Decimal;

use super::{
    Claim, Strength,
    family::{Fit, fit},
};
use crate::{
    judge::Form,
    page::{has_any, is_break},
    reading::Reading,
    report::{Kind, RelationKind},
    role::Role,
};

/// Fewer say nothing about what else there is.
const LEAST: usize = 3;

/// The shares of what something consists of.
const MADE_UP: &[&str] = &["构成", "结构", "组成", "来源看", "类型看", "产业看", "类别看"];

pub(super) fn claims(reading: &Reading, sentence: usize, found: &mut Vec<Claim>) {
    let range = reading.sentences[sentence].mentions.clone();
    let shares: Vec<usize> = range
        .clone()
        .filter(|it| reading.mentions[*it].kind == Kind::Percent && reading.place(*it).role == Role::Share)
        .collect();
    if shares.len() >= LEAST {
        found.extend(together(reading, sentence, &shares));
    }
    for index in range {
        found.extend(proportions(reading, index));
    }
}

fn together(reading: &Reading, sentence: usize, shares: &[usize]) -> Option<Claim> {
    let labels: Vec<&[char]> = shares.iter().map(|it| name(reading, *it)).collect();
    let text = reading.page.of(reading.sentences[sentence].span);
    let made_up = has_any(text, MADE_UP);
    let known = fit(&labels);
    let rest = labels.last().is_some_and(|it| has_any(it, &["其他", "其余", "其它"]));
    // 占全县的…, 占全市的…: of one whole only where none of them names its own.
    let bare = shares.iter().all(|it| {
        let lead = reading.lead(*it);
        let at = lead.iter().position(|it| *it == '占').map_or(lead.len(), |it| it + 1);
        lead[at..].iter().all(|it| "比比重例为达到约的".contains(*it))
    });
    if !bare || known == Fit::Overlapping || !(made_up || rest || known == Fit::Whole) {
        return None;
    }
    let form = Form::Hundred { shares: shares.to_vec() };
    Some(Claim::new(RelationKind::Share, form, Strength::Likely, "shares"))
}

fn name(reading: &Reading, index: usize) -> &[char] {
    let lead = reading.lead(index);
    let to = lead.iter().position(|it| *it == '占').unwrap_or(lead.len());
    if to > 0 {
        return &lead[..to];
    }
    // 工业12家，占40%: the name stands before the number the share is of.
    reading.place(index).before.map_or(&[], |it| reading.lead(it))
}

/// 三次产业结构比为18.5:42.3:39.2
fn proportions(reading: &Reading, index: usize) -> Option<Claim> {
    let it = &reading.mentions[index];
    if it.kind != Kind::Ratio {
        return None;
    }
    let gap = reading.gap(index);
    let near = &gap[gap.len().saturating_sub(30)..];
    let structure = has_any(near, &["结构", "构成"]) || ends_change(reading, index);
    if !structure {
        return None;
    }
    let printed = reading.printed(index);
    let parts: Vec<Decimal> =
        printed.split(':').map(|it| it.trim().parse()).collect::<Result<_, _>>().ok()?;
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, it| sum.checked_add(*it))?;
    let percents = Decimal::from(60) <= sum && sum <= Decimal::from(190);
    if parts.len() < LEAST || !percents {
        return None;
    }
    let holds = (sum - Decimal::ONE_HUNDRED).abs() <= Decimal::new(1, 1);
    let verdict = if holds { "合计为100" } else { "合计不是100" };
    let said = format!("{}={}，{verdict}", printed.replace(':', "+"), sum.normalize());
    let form = Form::Told { stated: index, others: Vec::new(), holds };
    Some(Claim::new(RelationKind::Share, form, Strength::Likely, "shares").said(said))
}

/// 结构由20:45:35调整为18.5:42.3:39.2: the second is of the same things.
fn ends_change(reading: &Reading, index: usize) -> bool {
    let Some(before) = reading.place(index).before else { return false };
    let gap = reading.gap(index);
    reading.mentions[before].kind == Kind::Ratio
        && has_any(gap, &["调整", "优化", "变为", "变化"])
        && !gap.iter().any(|it| is_break(*it))
}
