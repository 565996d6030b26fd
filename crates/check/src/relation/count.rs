//! 列举个数: 三家企业：甲、乙、丙; 物理、化学、工艺、力学四个实验室; 甲、乙分别为12项、18项.

use rust_decimal::prelude::ToPrimitive;

use super::{Claim, Strength, quoted};
use crate::{
    judge::Form,
    page::{ends, has, has_any, is_break, is_stop, starts},
    quantity::{Approx, Mention},
    reading::Reading,
    report::{Kind, RelationKind},
};

/// A name is not longer.
const LONGEST_NAME: usize = 40;

/// Units things with names are counted in.
const NAMING: &[&str] = &[
    "个", "家", "项", "名", "位", "所", "大", "种", "类", "件", "镇", "乡", "村", "县", "市", "区", "部门",
    "单位", "企业", "人", "户", "条", "座", "支",
];

/// What names of places, offices and undertakings end with.
const SUFFIXES: &str = "镇乡村县市区局委办院所厂社司校园站会馆部组室街";

pub(super) fn claims(reading: &Reading, sentence: usize, found: &mut Vec<Claim>) {
    for index in reading.sentences[sentence].mentions.clone() {
        let it = &reading.mentions[index];
        if countable(it) {
            let before = || quoted::listed(reading, index).or_else(|| listed_before(reading, index));
            found.extend(listed_after(reading, index).or_else(before));
        }
        found.extend(respectively(reading, index));
    }
}

pub(super) fn countable(it: &Mention) -> bool {
    let small = it.value.and_then(|it| it.to_i64()).is_none_or(|it| (2..=60).contains(&it));
    it.kind == Kind::Count
        && it.approx == Approx::Exact
        && it.upper.is_none()
        && NAMING.contains(&it.unit.text)
        && small
}

fn claim(stated: usize, least: usize, most: usize, strength: Strength) -> Option<Claim> {
    let form = Form::Listed { stated, least: i64::try_from(least).ok()?, most: i64::try_from(most).ok()? };
    Some(Claim::new(RelationKind::Count, form, strength, "listed"))
}

/// 三家企业：甲、乙、丙。
fn listed_after(reading: &Reading, index: usize) -> Option<Claim> {
    let page = &reading.page;
    let sentence = &reading.sentences[reading.place(index).sentence];
    let from = reading.mentions[index].span.to;
    let rest = page.of(crate::text::Span::new(from, sentence.span.to));
    let opens = rest.iter().take(16).position(|it| {
        matches!(it, ':' | '(') || is_stop(*it) || matches!(it, ',' | '，' | ';' | '、' | '。')
    })?;
    let mut start = opens + 1;
    match rest[opens] {
        ':' => {}
        '(' => {}
        ',' | '，' => {
            let word =
                ["分别是", "分别为", "即", "包括", "它们是"].iter().find(|it| starts(rest, start, it))?;
            start += word.chars().count();
        }
        _ => return None,
    }
    for word in ["分别是", "分别为", "即", "一是"] {
        if starts(rest, start, word) {
            if word == "一是" {
                return None;
            }
            start += word.chars().count();
        }
    }
    let closes = |it: char| {
        if rest[opens] == '(' { it == ')' } else { is_stop(it) || it == ';' || it == ',' || it == '，' }
    };
    let to = start + rest[start..].iter().position(|it| closes(*it)).unwrap_or(rest.len() - start);
    let list = &rest[start..to];
    // Parts with numbers of their own are a sum, and what is not separated is no list.
    let counts = reading.mentions[index + 1..sentence.mentions.end]
        .iter()
        .any(|it| it.span.from < from + to && it.counts() && it.kind != Kind::Ordinal);
    let names = names(list)?;
    if counts || names.iter().any(|it| it.is_empty() || it.len() > LONGEST_NAME || it.contains(&':')) {
        return None;
    }
    // 10个县（市、区）: kinds of the thing itself, not its names.
    let kinds = rest[opens] == '(' && names.iter().all(|it| it.len() == 1);
    if kinds || open(list) {
        return None;
    }
    let joined = joined(&names);
    claim(index, names.len(), names.len() + joined, Strength::Sure)
}

/// 物理、化学、工艺、力学四个实验室
fn listed_before(reading: &Reading, index: usize) -> Option<Claim> {
    let place = reading.place(index);
    let gap = reading.gap(index);
    let mut clause = &gap[gap.iter().rposition(|it| is_break(*it) || *it == '(').map_or(0, |it| it + 1)..];
    for word in ["这", "共", "等"] {
        if ends(clause, clause.len(), word) {
            if word != "这" {
                return None;
            }
            clause = &clause[..clause.len() - 1];
        }
    }
    let names = names(clause)?;
    let last = names.last()?;
    if names.len() < 2
        || names.iter().any(|it| it.is_empty())
        || last.is_empty()
        || place.depth > 0
        || ends(last, last.len(), "的")
        || ends(last, last.len(), "了")
    {
        return None;
    }
    let joined = joined(&names);
    let count = names.len() + joined;
    let stated = reading.mentions[index].value.and_then(|it| it.to_usize());
    let suffix = last.last().copied()?;
    let alike =
        SUFFIXES.contains(suffix) && names[..names.len() - 1].iter().all(|it| it.last() == Some(&suffix));
    let even = names[1..].iter().all(|it| it.len() == last.len())
        && names[0].len() >= last.len()
        && !reading.mentions[index].arabic;
    let fits = stated == Some(count);
    let noun = !reading.after(index, 1).first().is_none_or(|it| is_break(*it));
    // 文件、稿件2件 may be two of the one and none of the other.
    if !noun {
        return None;
    }
    let strength = if fits {
        Strength::Sure
    } else if (alike || even) && joined == 0 && stated.is_none_or(|it| it.abs_diff(count) <= 9) {
        Strength::Likely
    } else {
        return None;
    };
    claim(index, names.len(), count, strength)
}

/// Split at 、; none if there is none.
fn names(list: &[char]) -> Option<Vec<&[char]>> {
    let names: Vec<&[char]> = list.split(|it| *it == '、').map(trimmed).collect();
    (names.len() >= 2 || has_any(list, &["和", "及", "与"])).then_some(names).filter(|it| it.len() <= 80)
}

fn trimmed(it: &[char]) -> &[char] {
    let from = it.iter().take_while(|it| it.is_whitespace()).count();
    let to = it.len() - it.iter().rev().take_while(|it| it.is_whitespace()).count();
    &it[from.min(to)..to]
}

/// How many more the last item may be than one: 乙和丙.
fn joined(names: &[&[char]]) -> usize {
    let last = names.last().copied().unwrap_or(&[]);
    let inner = &last[last.len().min(1)..last.len().saturating_sub(1).max(last.len().min(1))];
    let quoted = last.contains(&'“') || last.contains(&'《');
    let words = inner.iter().filter(|it| matches!(it, '和' | '与' | '及')).count();
    if quoted { 0 } else { words.min(1) }
}

fn open(list: &[char]) -> bool {
    let to = list.len();
    ends(list, to, "等") || has(&list[to.saturating_sub(8)..], "等")
}

/// 甲、乙、丙分别为12项、18项: as many numbers as names.
fn respectively(reading: &Reading, index: usize) -> Option<Claim> {
    let gap = reading.gap(index);
    let at = (0..gap.len()).find(|at| starts(gap, *at, "分别"))?;
    let it = &reading.mentions[index];
    if !it.counts() || gap.len() - at > 8 {
        return None;
    }
    let clause = &gap[gap[..at].iter().rposition(|it| is_break(*it)).map_or(0, |it| it + 1)..at];
    let told = reading.place(index).before.filter(|_| super::heads::is_each(reading, index));
    let told = told.and_then(|it| reading.mentions[it].value?.to_usize()).filter(|it| (2..=40).contains(it));
    let (least, most) = match told {
        Some(told) => (told, told),
        None => {
            let names = names(clause)?;
            if names.iter().any(|it| it.is_empty()) || names.len() < 2 || open(clause) {
                return None;
            }
            (names.len(), names.len() + joined(&names))
        }
    };
    let range = reading.sentences[reading.place(index).sentence].mentions.clone();
    let plain =
        |it: &usize| reading.gap(*it).iter().all(|it| matches!(it, '、' | '和' | '及' | '与' | ',' | '，'));
    let values = 1
        + (index + 1..range.end)
            .take_while(|it| reading.mentions[*it].kind == reading.mentions[index].kind && plain(it))
            .count();
    if values < 2 {
        return None;
    }
    let holds = (least..=most).contains(&values);
    let others = (index + 1..index + values).collect();
    let said = format!("说的是{most}个对象，分别列出的是{values}个数");
    let form = Form::Told { stated: index, others, holds };
    Some(Claim::new(RelationKind::Count, form, Strength::Likely, "respectively").said(said))
}
