//! Which earlier quantity a list of parts belongs to.

use super::named::label;
use crate::{
    page::{has, has_any},
    reading::Reading,
    report::Kind,
    role::Role,
};

/// How many sentences and how many quantities back a total is looked for.
const FARTHEST: usize = 12;

/// Words before a number that say it is the whole.
pub(crate) const TOTALS: &[&str] =
    &["合计", "共计", "总计", "总共", "一共", "总数", "总量", "总额", "总投资", "累计", "全部", "共"];

/// The totals that the parts beginning at `part` may belong to, nearest first.
///
/// Same unit, said to be the case, not a part of a deeper bracket; in the same sentence, or in
/// the one before it where the list opens its own.
pub(crate) fn heads(reading: &Reading, part: usize, opens: bool) -> Vec<usize> {
    let place = reading.place(part);
    let line = reading.mentions[part].line();
    if place.depth > 0
        && let Some(opened) = place.opened
        && opens_bracket(reading, part)
        && reading.mentions[opened].alike(&reading.mentions[part])
    {
        return vec![opened];
    }
    let mut found = Vec::new();
    for index in (part.saturating_sub(FARTHEST)..part).rev() {
        let (it, at) = (&reading.mentions[index], reading.place(index));
        let away = place.sentence - at.sentence;
        if it.line() != line || away > usize::from(opens) {
            break;
        }
        let is = it.alike(&reading.mentions[part])
            && at.depth <= place.depth
            && matches!(at.role, Role::Plain | Role::Target);
        // 三个片区分别…: the number of those who have a number each is no total.
        let each = index + 1 == part && is_each(reading, part);
        // 每万人口拥有量7.5件 is no total either.
        let rate = reading.lead(index).contains(&'每');
        if is && it.adds() && !each && !rate && (it.value.is_some() || it.digits.is_empty()) {
            found.push(index);
        }
    }
    likeliest(reading, part, found)
}

/// 协议资金9亿元，到位资金4亿元；其中…协议资金7亿元: of what is called the same, before what is nearer.
/// 完成年度目标100件的85%，其中…: of what was done, not of what that is compared with.
fn likeliest(reading: &Reading, part: usize, mut found: Vec<usize>) -> Vec<usize> {
    let name = label(reading, part);
    // 其中发明19件 has no namesake: an earlier 发明 is a part of something else. Nor has a second part.
    let second = |before: usize| !reading.mentions[before].alike(&reading.mentions[part]);
    let own = !has(reading.gap(part), "其中") && reading.place(part).before.is_some_and(second);
    let namesake = |it: usize| own && name.len() >= 2 && label(reading, it) == name;
    let only_compared = found.iter().all(|it| compared(reading, *it));
    found.retain(|it| only_compared || !compared(reading, *it));
    found.sort_by_key(|it| !namesake(*it));
    found
}

/// Whether a number is only there for a percentage: 占全县45家的26.7%.
fn compared(reading: &Reading, index: usize) -> bool {
    let next = index + 1;
    reading
        .places
        .get(next)
        .is_some_and(|it| it.before == Some(index) && it.sentence == reading.place(index).sentence)
        && reading.mentions[next].kind == Kind::Percent
        && reading.gap(next) == ['的']
}

pub(crate) fn is_each(reading: &Reading, part: usize) -> bool {
    let gap = reading.gap(part);
    crate::page::has(gap, "分别") && !crate::role::broken(gap)
}

/// Whether nothing but words lies between the bracket and its first part.
fn opens_bracket(reading: &Reading, part: usize) -> bool {
    reading.gap(part).contains(&'(')
}

/// Whether the words just before say it is a total.
pub(crate) fn says_total(reading: &Reading, index: usize) -> bool {
    let lead = reading.lead(index);
    let near = &lead[lead.len().saturating_sub(14)..];
    has_any(near, TOTALS) && !has_any(near, &["公共", "共同", "共享", "其中", "共青团", "共建", "中共"])
}
