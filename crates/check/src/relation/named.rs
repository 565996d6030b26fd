//! Which part a share is of: the one its words name, wherever in the list it stands.
//! 发明64件、实用新型201件，发明占20%; 工业类8项172万元、农业类6项108万元，工业类资金占61.4%.

use crate::{
    page::{ends, has, has_any, starts},
    reading::Reading,
    report::Kind,
};

/// A list of parts is looked through no further back.
const FARTHEST: usize = 24;

/// Words after a name that say which of its numbers is meant: its money, or how many.
const OF_MONEY: &[&str] = &["资金", "经费", "投资", "金额", "投入", "总投资"];
const OF_COUNT: &[&str] = &["项目", "数", "数量"];

/// Words that put more than one of a list together.
const SEVERAL: &[&str] =
    &["合计", "共计", "总共", "两", "三项", "前", "和", "及", "与", "以上", "以下", "均"];

/// The parts a percentage may be of.
pub(super) enum Named {
    /// It names none: the nearest.
    Nearest(usize),
    /// These are called so, the nearest first.
    Called(Vec<usize>),
    /// These begin alike: 基层人员 may be those of 基层分局.
    Guessed(Vec<usize>),
    /// It names one that is not there: the nearest stands in for it.
    Missing(usize),
    /// It names several at once: 省级和市级合计.
    Several,
}

pub(super) fn part(reading: &Reading, percent: usize) -> Option<Named> {
    let lead = reading.lead(percent);
    let nearest = reading.place(percent).before?;
    let Some(to) = lead.iter().position(|it| *it == '占') else { return Some(Named::Nearest(nearest)) };
    let name = bare(&lead[..to]);
    let called: String = name.iter().collect();
    let said = |it: usize| ends(reading.lead(it), reading.lead(it).len(), &called);
    if name.len() < 2 || reading.mentions[nearest].adds() && said(nearest) {
        return Some(Named::Nearest(nearest));
    }
    let first = reading.sentences[reading.place(percent).sentence].mentions.start;
    let before: Vec<usize> =
        (first..percent).rev().filter(|it| reading.mentions[*it].adds()).take(FARTHEST).collect();
    if let Some(it) = before.iter().copied().find(|it| said(*it)) {
        return Some(Named::Called(vec![it]));
    }
    if has_any(name, SEVERAL) {
        return Some(Named::Several);
    }
    let found = like(reading, name, &before);
    if !found.is_empty() {
        return Some(Named::Called(found));
    }
    let found = holding(reading, &name[..2], &before);
    Some(if found.is_empty() { Named::Missing(nearest) } else { Named::Guessed(found) })
}

/// Those called so in other words: 工业类 and 工业, 产业发展 and the money of 产业发展.
fn like(reading: &Reading, name: &[char], before: &[usize]) -> Vec<usize> {
    let stem = stem(name);
    if stem.len() < 2 {
        return Vec::new();
    }
    let said = |words: &[&str]| words.iter().any(|it| ends(name, name.len(), it));
    let fits = |it: &usize| {
        let money = reading.mentions[*it].kind == Kind::Money;
        !said(if money { OF_COUNT } else { OF_MONEY })
    };
    let same: Vec<usize> =
        before.iter().copied().filter(fits).filter(|it| self::stem(label(reading, *it)) == stem).collect();
    if !same.is_empty() {
        return same;
    }
    holding(reading, stem, &before.iter().copied().filter(fits).collect::<Vec<_>>())
}

/// Those with the word in their name; 装备 of 装备制造 and of 装备维修 is neither.
fn holding(reading: &Reading, word: &[char], before: &[usize]) -> Vec<usize> {
    let word: String = word.iter().collect();
    let found: Vec<usize> = before.iter().copied().filter(|it| has(label(reading, *it), &word)).collect();
    let alone = found.windows(2).all(|it| label(reading, it[0]) == label(reading, it[1]));
    if alone { found } else { Vec::new() }
}

/// What a part is called; a second number of it has the name before the first: 工业类8项172万元.
pub(super) fn label(reading: &Reading, index: usize) -> &[char] {
    let own = bare(reading.lead(index));
    let plain = own.is_empty() || OF_MONEY.iter().any(|it| it.chars().eq(own.iter().copied()));
    match reading.place(index).before {
        Some(before) if plain && !reading.mentions[before].alike(&reading.mentions[index]) => {
            bare(reading.lead(before))
        }
        _ => own,
    }
}

fn bare(name: &[char]) -> &[char] {
    let rest = ["其余", "其他", "其它", "其次"].iter().any(|it| starts(name, 0, it));
    let led = ["其中", "其"].iter().find(|it| !rest && starts(name, 0, it));
    let name = &name[led.map_or(0, |it| it.chars().count())..];
    &name[name.iter().take_while(|it| **it == ':').count()..]
}

/// Without what only says that it is a sort of thing, and which of its numbers is meant.
fn stem(name: &[char]) -> &[char] {
    let mut name = name;
    for words in [OF_MONEY, OF_COUNT, &["类"]] {
        let cut = words.iter().filter(|it| ends(name, name.len(), it)).map(|it| it.chars().count()).max();
        name = &name[..name.len() - cut.unwrap_or(0)];
    }
    name
}

/// Whether two names have two characters in a row alike.
pub(super) fn touch(one: &[char], other: &[char]) -> bool {
    one.windows(2).any(|it| other.windows(2).any(|with| with == it))
}
