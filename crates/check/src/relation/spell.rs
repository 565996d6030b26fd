//! 一段时间: 4月20日至26日，共7天; 全年立案36件，平均每月3件.

use rust_decimal::Decimal;

use super::{Claim, Strength};
use crate::{
    judge::{Amount, Form},
    page::{has, has_any, is_stop},
    quantity::Approx,
    reading::Reading,
    report::{Kind, RelationKind},
    role::Role,
    text::Span,
};

/// Words that say how many months a number is of.
const MONTHS: &[(&str, i64)] =
    &[("全年", 12), ("上半年", 6), ("下半年", 6), ("一季度", 3), ("二季度", 3), ("三季度", 3), ("四季度", 3)];

pub(super) fn claims(reading: &Reading, sentence: usize, found: &mut Vec<Claim>) {
    // What lost digits is no number to compute with.
    if reading.page.holed {
        return;
    }
    for index in reading.sentences[sentence].mentions.clone().skip(1) {
        let between = Span::new(reading.mentions[index - 1].span.to, reading.mentions[index].span.from);
        let near = reading.page.of(between);
        if near.len() > 14 || near.iter().any(|it| *it == ';' || is_stop(*it)) {
            continue;
        }
        found.extend(days(reading, index).or_else(|| by_month(reading, index)));
    }
}

/// A span of days, both its ends among them, and how many they are said to be.
fn days(reading: &Reading, index: usize) -> Option<Claim> {
    let it = &reading.mentions[index];
    let counted = it.kind == Kind::Duration && reading.page.of(it.span).ends_with(&['天']);
    let whole = counted && it.approx == Approx::Exact && it.upper.is_none();
    let lead = reading.lead(index);
    if !whole || !has_any(lead, &["共", "为期", "历时", "会期"]) {
        return None;
    }
    let told = it.value?;
    let (least, most) = reading.mentions[index - 1].day()?.length()?;
    // 历时 may leave out the day it began on.
    let least = if has(lead, "历时") { least - 1 } else { least };
    let holds = Decimal::from(least) <= told && told <= Decimal::from(most);
    let form = Form::Told { stated: index, others: vec![index - 1], holds };
    let said = format!("{}首尾都算是{most}天", reading.printed(index - 1));
    Some(Claim::new(RelationKind::Count, form, Strength::Likely, "days").said(said))
}

/// What was done in so many months, and how much that is a month.
fn by_month(reading: &Reading, index: usize) -> Option<Claim> {
    let it = &reading.mentions[index];
    let (sum, average) = (&reading.mentions[index - 1], Amount::of(it)?);
    let monthly =
        reading.place(index).role == Role::Average && has_any(reading.lead(index), &["每月", "月均"]);
    if !monthly || !sum.adds() || !sum.alike(it) || reading.place(index - 1).role != Role::Plain {
        return None;
    }
    let sentence = reading.sentences[reading.place(index).sentence].span;
    let before = reading.page.of(Span::new(sentence.from, it.span.from));
    let mut lengths = MONTHS.iter().filter(|it| has(before, it.0)).map(|it| Decimal::from(it.1));
    let (months, None) = (lengths.next()?, lengths.next()) else { return None };
    let of = Amount::of(sum)?;
    // An average is rounded, also where it is a whole number.
    let half = average.step.checked_div(Decimal::TWO)?;
    let low = of.low.checked_div(months)?.checked_sub(half)?;
    let high = of.high.and_then(|it| it.checked_div(months)?.checked_add(half));
    let holds = average.meets(low, high);
    let form = Form::Told { stated: index, others: vec![index - 1], holds };
    let exact = of.value.checked_div(months)?.round_dp(4).normalize();
    let said = format!("{}÷{months}个月={exact}", reading.printed(index - 1));
    Some(Claim::new(RelationKind::Ratio, form, Strength::Likely, "average").said(said))
}
