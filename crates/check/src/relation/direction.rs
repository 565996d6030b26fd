//! 升降: 减少140元，增长2.6% cannot both be; 第三位 is two places above 第五位.

use rust_decimal::Decimal;

use super::{Claim, Strength};
use crate::{
    judge::Form,
    page::{ends, is_comma},
    reading::Reading,
    report::{Kind, RelationKind},
    role::Role,
    text::Span,
};

/// Words that alone stand between an amount and a rate of the same change.
const VERBS: &[&str] = &["增长", "增加", "上升", "提高", "下降", "减少", "降低"];

/// Words of a change of place, and whether it is a better one.
const MOVES: &[(&str, bool)] = &[
    ("上升", true),
    ("前移", true),
    ("提升", true),
    ("进位", true),
    ("下降", false),
    ("后移", false),
    ("下滑", false),
];

pub(super) fn claims(reading: &Reading, sentence: usize, found: &mut Vec<Claim>) {
    for index in reading.sentences[sentence].mentions.clone().skip(1) {
        found.extend(turned(reading, index));
        found.extend(moved(reading, index));
    }
}

/// 减少140元，增长2.6%: the amount and the rate of one change go one way.
fn turned(reading: &Reading, rate: usize) -> Option<Claim> {
    let (Role::Delta { less: fewer }, Role::Rate { less }) =
        (reading.place(rate - 1).role, reading.place(rate).role)
    else {
        return None;
    };
    let gap = reading.gap(rate);
    let verb: String = gap.iter().filter(|it| !is_comma(**it)).collect();
    let alone = VERBS.contains(&verb.as_str()) && gap.len() == verb.chars().count() + 1;
    let percent = reading.mentions[rate].kind == Kind::Percent;
    if !percent || less == fewer || !alone {
        return None;
    }
    let form = Form::Told { stated: rate, others: vec![rate - 1], holds: false };
    let told = reading.printed(rate - 1);
    let other = if fewer { "减少" } else { "增加" };
    let said = format!("前面说{other}{told}，这里说{verb}，一升一降");
    Some(Claim::new(RelationKind::Growth, form, Strength::Sure, "direction").said(said))
}

/// 居第三位，较上年的第五位上升2位.
fn moved(reading: &Reading, places: usize) -> Option<Claim> {
    let (now, before) = (places.checked_sub(2)?, places - 1);
    let it = &reading.mentions[places];
    let lead = reading.lead(places);
    let up = MOVES.iter().find(|it| ends(lead, lead.len(), it.0))?.1;
    let ordinal = |at: usize| {
        let it = &reading.mentions[at];
        let same = reading.place(at).sentence == reading.place(places).sentence;
        it.value.filter(|_| it.kind == Kind::Ordinal && same)
    };
    let (now_at, was) = (ordinal(now)?, ordinal(before)?);
    let between = Span::new(reading.mentions[now].span.to, reading.mentions[before].span.from);
    let between = reading.page.of(between);
    let compared = between.len() <= 12 && between.iter().any(|it| matches!(it, '较' | '比'));
    let unit = reading.page.of(it.span).ends_with(&['位']) || reading.page.of(it.span).ends_with(&['名']);
    if !compared || !unit {
        return None;
    }
    let gained = if up { was - now_at } else { now_at - was };
    let holds = it.value? == gained;
    let form = Form::Told { stated: places, others: vec![now, before], holds };
    let verdict =
        if gained < Decimal::ZERO { "方向也反了".to_owned() } else { format!("差{gained}位") };
    let said = format!("{}与{}：{verdict}", reading.printed(before), reading.printed(now));
    Some(Claim::new(RelationKind::Growth, form, Strength::Likely, "direction").said(said))
}
