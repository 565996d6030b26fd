//! 合计 last: 发明5件、实用新型22件，合计27件; 11个镇、11个乡共22个乡镇.

use super::{
    Claim, Strength,
    family::{Fit, fit},
    heads::says_total,
    parts::{FARTHEST, MOST_PARTS},
    sum::holds,
};
use crate::{
    judge::Form,
    page::{ends, has, has_any, is_comma, starts},
    reading::Reading,
    report::RelationKind,
    role::Role,
};

/// Parts first, then 合计, 共计: every quantity of the kind before it in the sentence.
pub(super) fn closing(reading: &Reading, index: usize, sentence: usize, found: &mut Vec<Claim>) {
    let lead = reading.lead(index);
    let strong = has_any(lead, &["合计", "共计", "总计", "总共", "一共"]);
    let gap = reading.gap(index);
    let weak = ends(lead, lead.len(), "共")
        || starts(lead, 0, "共")
        || ["总数", "总人数", "总量", "总额"].iter().any(|it| starts(lead, 0, it));
    if !(strong || weak) {
        return;
    }
    let apart = gap.iter().any(|it| is_comma(*it) || matches!(it, ';' | '、'));
    let home = reading.place(index).depth;
    let mut before = Vec::new();
    for earlier in (reading.sentences[sentence].mentions.start..index).rev().take(FARTHEST) {
        let (it, place) = (&reading.mentions[earlier], reading.place(earlier));
        if place.depth != home || before.len() >= MOST_PARTS {
            continue;
        }
        if it.alike(&reading.mentions[index]) && place.role == Role::Plain {
            if says_total(reading, earlier) || has(reading.gap(earlier), "其中") {
                return;
            }
            before.push(earlier);
        }
    }
    before.reverse();
    for from in 0..before.len().saturating_sub(1) {
        let form = Form::Sum { total: index, parts: before[from..].to_vec() };
        if holds(reading, &form) == Some(true) {
            found.push(Claim::new(RelationKind::Sum, form, Strength::Sure, "sum"));
            return;
        }
    }
    let between =
        before.first().map_or(0, |it| (*it..index).filter(|it| reading.mentions[*it].counts()).count());
    let contiguous = between == before.len();
    // 11个镇、11个乡共22个乡镇: nothing but the last thing counted stands between.
    if !apart && (!contiguous || gap.len() > 6) {
        return;
    }
    if before.len() >= 2 {
        let strength = match (strong, contiguous) {
            (true, true) => Strength::Sure,
            (true, false) => Strength::Likely,
            (false, true) if before.len() >= 3 || !apart || told_apart(reading, &before) => Strength::Likely,
            (false, _) => Strength::Weak,
        };
        let form = Form::Sum { total: index, parts: before };
        found.push(Claim::new(RelationKind::Sum, form, strength, "sum"));
    }
}

/// 省级9项、市级14项，共23项: of two that are never the same, 共 is the sum.
fn told_apart(reading: &Reading, parts: &[usize]) -> bool {
    let labels: Vec<&[char]> = parts.iter().map(|it| reading.lead(*it)).collect();
    matches!(fit(&labels), Fit::Whole | Fit::Apart)
}
