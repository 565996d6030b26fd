//! What opens a list of parts: 其中, 分别, a colon, a bracket, 按来源分.

use crate::{
    page::{ends, has, has_any, is_break, is_comma},
    reading::Reading,
    role::broken,
};

/// What opens a list of parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// 其中, 包括: perhaps not everything.
    Among,
    /// 分别, 分为, a colon: everything.
    All,
    /// 34项(结转14项、新上20项)
    Bracket,
}

pub(super) fn opening(reading: &Reading, index: usize) -> Option<Opening> {
    let gap = reading.gap(index);
    if sorted(gap) {
        return Some(Opening::All);
    }
    if has(gap, "其中") || has_any(gap, &["包括", "包含", "涵盖"]) {
        return Some(Opening::Among);
    }
    let at = reading.place(index).before?;
    let before = &reading.mentions[at];
    if has_any(gap, &["分别", "分为", "分成"]) {
        return Some(Opening::All);
    }
    if gap.contains(&':') && before.alike(&reading.mentions[index]) {
        return Some(Opening::All);
    }
    if before.alike(&reading.mentions[index]) && in_all(gap) {
        return Some(Opening::Among);
    }
    let deeper = reading.place(index).depth > reading.place(at).depth;
    (deeper && before.alike(&reading.mentions[index])).then_some(Opening::Bracket)
}

/// What 从…看 tells apart; 从目前看 and 从增速看 tell nothing apart.
const SORTS: &[&str] = &[
    "主体", "来源", "类型", "类别", "种类", "行业", "产业", "领域", "区域", "地区", "季度", "级别", "层级",
    "性质", "结构", "构成", "渠道", "用途",
];

/// 按来源分：, 分产业看，: the whole is told apart by something.
fn sorted(gap: &[char]) -> bool {
    sorted_by(gap).is_some()
}

/// What it is told apart by: 立案类别, 产业.
pub(super) fn sorted_by(gap: &[char]) -> Option<&[char]> {
    let by = gap.iter().position(|it| *it == '按').and_then(|at| {
        let rest = &gap[at..gap.len().min(at + 12)];
        let to = rest.windows(2).position(|it| it[0] == '分' && (is_break(it[1]) || it[1] == '类'))?;
        Some(&rest[1..to])
    });
    let seen = |from: char| {
        let at = gap.iter().position(|it| *it == from)?;
        let rest = &gap[at..gap.len().min(at + 10)];
        let to = rest.windows(2).position(|it| it[0] == '看' && is_break(it[1]))?;
        Some(&rest[1..to])
    };
    let sort = |it: &&[char]| SORTS.iter().any(|word| ends(it, it.len(), word));
    by.or_else(|| seen('分')).or_else(|| seen('从').filter(sort))
}

/// 在15个立项项目中，
fn in_all(gap: &[char]) -> bool {
    gap.iter()
        .position(|it| is_comma(*it))
        .is_some_and(|at| at <= 14 && ends(gap, at, "中") && !broken(&gap[..at]))
}
