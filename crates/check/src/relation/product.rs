//! 每份与份数: 培训班8期，每期50人，共培训400人; 每个项目补助20万元，支持6个，共120万元.

use super::{Claim, Strength};
use crate::{
    judge::Form,
    page::{has, has_any, is_stop, starts},
    quantity::Approx,
    reading::Reading,
    report::RelationKind,
    role::Role,
};

/// A rule of so much for each: not an average, which is rounded.
const AVERAGES: &[&str] = &["均", "每年", "每月", "每天", "每日", "每周", "每季", "每万", "每次不", "每人每"];

/// Between what is given to each and what it comes to.
const COMES_TO: &[&str] = &["共", "合计", "总计", "总额", "总金额", "总量", "资金", "累计"];

pub(super) fn claims(reading: &Reading, sentence: usize, found: &mut Vec<Claim>) {
    let range = reading.sentences[sentence].mentions.clone();
    for each in range.clone() {
        let lead = reading.lead(each);
        let it = &reading.mentions[each];
        let rule = it.adds() && it.approx == Approx::Exact && it.upper.is_none();
        let Some(at) = lead.iter().rposition(|it| *it == '每').filter(|_| rule) else { continue };
        if has_any(lead, AVERAGES) || lead.len() - at > 14 {
            continue;
        }
        let of: Vec<char> = lead[at + 1..].to_vec();
        let counts = |it: &usize| {
            let unit = reading.mentions[*it].unit;
            let plain = matches!(reading.place(*it).role, Role::Plain | Role::Average);
            let measure = if unit.base == "场次" { "场" } else { unit.text };
            plain && reading.mentions[*it].adds() && !measure.is_empty() && starts(&of, 0, measure)
        };
        let near = range.start.max(each.saturating_sub(2))..range.end.min(each + 2);
        let Some(count) = near.filter(|it| *it != each).find(counts) else { continue };
        let after = each.max(count) + 1;
        let total = (after..range.end.min(after + 1)).find(|total| {
            let other = &reading.mentions[*total];
            let gap = reading.gap(*total);
            let lead = reading.lead(*total);
            let told = (has_any(lead, COMES_TO) || lead == ['计']) && !has(gap, "其中");
            told && other.alike(it)
                && reading.place(*total).role == Role::Plain
                && !gap.iter().any(|it| *it == ';' || is_stop(*it))
        });
        if let Some(total) = total {
            let form = Form::Product { total, each, count };
            found.push(Claim::new(RelationKind::Ratio, form, Strength::Likely, "product"));
        }
    }
}
