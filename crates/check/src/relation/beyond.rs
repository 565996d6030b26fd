//! Bounds that are too loose to reproach anybody with, but that tell what a lost number was:
//! people make up teams, a kind of patent is among all, an aim lies above what is reached.

use super::{Claim, Strength};
use crate::{
    judge::Form,
    page::{has_any, is_han},
    reading::Reading,
    report::RelationKind,
    role::Role,
};

pub(crate) fn in_damaged(reading: &Reading) -> Vec<Claim> {
    let mut found = Vec::new();
    let adds: Vec<usize> = (0..reading.mentions.len())
        .filter(|it| reading.mentions[*it].adds() && !reading.in_table(*it))
        .collect();
    for pair in adds.windows(2) {
        let (one, other) = (pair[0], pair[1]);
        if reading.place(one).sentence != reading.place(other).sentence {
            continue;
        }
        let gap = reading.gap(other);
        if reading.mentions[one].unit.base == "人" && has_any(gap, &["组成", "组建", "成立", "分成"])
        {
            found.push(bound(other, one));
        }
        if reading.mentions[one].alike(&reading.mentions[other]) && kind_of(reading, other, one) {
            found.push(bound(other, one));
        }
    }
    aims(reading, &adds, &mut found);
    found
}

fn bound(part: usize, whole: usize) -> Claim {
    Claim::new(RelationKind::Bound, Form::Under { part, whole }, Strength::Likely, "part-over-whole")
}

/// 发明专利申请量 is among 专利申请量.
fn kind_of(reading: &Reading, part: usize, whole: usize) -> bool {
    let (part, whole) = (words(reading.lead(part)), words(reading.lead(whole)));
    let more = part.strip_prefix(&['发', '明'][..]);
    more.is_some_and(|it| whole.ends_with(it) && it.len() >= 2)
}

fn words(lead: &[char]) -> Vec<char> {
    let mut words: Vec<char> = lead.iter().copied().filter(|it| is_han(*it)).collect();
    while words.last().is_some_and(|it| "达到为共约".contains(*it)) {
        words.pop();
    }
    words
}

/// 力争高新技术产值达到…: not below what the paper says has been reached.
fn aims(reading: &Reading, adds: &[usize], found: &mut Vec<Claim>) {
    // 四季度确保完成5亿元, 再新增20件: more of it, and not all that there is to be.
    let all = |it: &&usize| {
        let gap = reading.gap(**it);
        has_any(gap, &["力争", "确保"]) && !has_any(gap, &["季度", "下半年", "月", "再", "剩余", "新增"])
    };
    for aim in adds.iter().filter(all).take(50) {
        let wanted = words(reading.lead(*aim));
        let reached = adds.iter().take_while(|it| *it < aim).find(|it| {
            let known = words(reading.lead(**it));
            let same = reading.mentions[**it].alike(&reading.mentions[*aim])
                && reading.place(**it).role == Role::Plain;
            // 新认定10家 may be fewer than the 31家 there are.
            let both = adds_up(&known) == adds_up(&wanted);
            same && both && known.len() >= 4 && common(&known, &wanted) >= 4 && wanted.last() == known.last()
        });
        found.extend(reached.map(|it| bound(*it, *aim)));
    }
}

/// Whether it counts what came to be, and not what there is: 新认定, 新增; 高新技术 is no such word.
fn adds_up(words: &[char]) -> bool {
    words.windows(2).any(|it| it[0] == '新' && "认增建签引培获开上注登立选评招入组".contains(it[1]))
}

/// How many characters both have in the longest piece they share.
fn common(one: &[char], other: &[char]) -> usize {
    (2..=one.len())
        .rev()
        .find(|length| one.windows(*length).any(|it| other.windows(*length).any(|with| with == it)))
        .unwrap_or(0)
}
