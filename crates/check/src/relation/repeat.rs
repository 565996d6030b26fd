//! 前后一致: the same fact, said twice in the same words about the same time.

use std::collections::HashMap;

use super::{Claim, Strength};
use crate::{
    judge::Form,
    page::{has, has_any, is_han},
    quantity::Approx,
    reading::Reading,
    report::RelationKind,
    role::Role,
};

/// Words that say whose number it is: without one, two numbers may be of two places.
const SCOPES: &[&str] = &[
    "全县",
    "我县",
    "全市",
    "我市",
    "全区",
    "我区",
    "全局",
    "我局",
    "本县",
    "全省",
    "本年度",
    "全年",
    "上半年",
];

/// Words that add nothing to what is counted.
const FILL: &[&str] = &[
    "截至目前",
    "目前",
    "累计",
    "共有",
    "共计",
    "达到",
    "完成",
    "实现",
    "拥有",
    "现有",
    "已有",
    "已",
    "共",
    "有",
    "为",
    "达",
    "了",
    "总数",
    "数",
    "的",
    "实际",
];

/// Times that keep two numbers apart.
const TIMES: &[&str] = &[
    "上半年",
    "下半年",
    "全年",
    "去年",
    "上年",
    "年底",
    "年末",
    "年初",
    "季度",
    "目前",
    "今年",
    "明年",
    "当年",
    "十三五",
    "十四五",
    "月底",
    "月末",
];

pub(super) fn claims(reading: &Reading, found: &mut Vec<Claim>) {
    let mut said: HashMap<String, usize> = HashMap::new();
    for index in 0..reading.mentions.len() {
        let it = &reading.mentions[index];
        let plain = it.adds()
            && it.approx == Approx::Exact
            && it.upper.is_none()
            && reading.places[index].role == Role::Plain;
        if !plain || reading.in_table(index) {
            continue;
        }
        let Some(key) = key(reading, index) else { continue };
        match said.get(&key) {
            Some(first) if reading.mentions[*first].line != it.line => {
                let form = Form::Equal { one: index, other: *first };
                found.push(Claim::new(RelationKind::Repeat, form, Strength::Likely, "repeat"));
            }
            Some(_) => {}
            None => {
                said.insert(key, index);
            }
        }
    }
}

/// What is counted, for whom and when; none if the words do not say enough.
fn key(reading: &Reading, index: usize) -> Option<String> {
    let gap = reading.gap(index);
    if !gap.iter().any(|it| matches!(it, '全' | '我' | '本' | '上')) {
        return None;
    }
    let lead = reading.lead(index);
    let at = reading.sentences[reading.places[index].sentence].span;
    let before = reading.page.of(crate::text::Span::new(
        at.from.max(reading.places[index].gap.to.saturating_sub(60)),
        reading.places[index].gap.to,
    ));
    let scope = SCOPES.iter().find(|it| has(gap, it))?;
    if reading.places[index].depth > 0
        || has_any(gap, &["其中", "分别"])
        || has_any(lead, &["新增", "比", "较"])
    {
        return None;
    }
    let mut words: String = lead.iter().filter(|it| is_han(**it) || it.is_ascii_alphanumeric()).collect();
    for it in SCOPES.iter().chain(FILL).chain(TIMES) {
        words = words.replace(it, "");
    }
    let after: String = reading.after(index, 8).iter().take_while(|it| is_han(**it)).collect();
    if words.chars().count() + after.chars().count() < 4 || words.chars().count() < 2 {
        return None;
    }
    let times: Vec<&str> = TIMES.iter().filter(|it| has(before, it)).copied().collect();
    let dates: Vec<String> = (reading.sentences[reading.places[index].sentence].mentions.start..index)
        .filter(|it| reading.mentions[*it].day.is_some())
        .map(|it| reading.printed(it))
        .collect();
    let it = &reading.mentions[index];
    Some(format!("{scope}|{words}|{after}|{}|{}|{}", it.unit.base, times.join(","), dates.join(",")))
}
