//! 约, 余, 近, 以上, 不少于: how exactly a number is meant.

use crate::page::{ends, starts};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Approx {
    #[default]
    Exact,
    /// 余, 多: more than this, less than the next of its last place.
    More,
    /// 近: a little less.
    Nearly,
    /// 约, 左右: around it.
    About,
    /// 以上, 不少于, 超过.
    AtLeast,
    /// 以内, 不超过, 最高.
    AtMost,
    /// 几十, 数百: no value is printed.
    Few,
}

const BEFORE: &[(&str, Approx)] = &[
    ("不少于", Approx::AtLeast),
    ("不低于", Approx::AtLeast),
    ("不小于", Approx::AtLeast),
    ("不超过", Approx::AtMost),
    ("不高于", Approx::AtMost),
    ("不多于", Approx::AtMost),
    ("不得超过", Approx::AtMost),
    ("至少", Approx::AtLeast),
    ("超过", Approx::AtLeast),
    ("突破", Approx::AtLeast),
    ("高于", Approx::AtLeast),
    ("大于", Approx::AtLeast),
    ("多于", Approx::AtLeast),
    ("逾", Approx::AtLeast),
    ("超", Approx::AtLeast),
    ("最高", Approx::AtMost),
    ("最多", Approx::AtMost),
    ("至多", Approx::AtMost),
    ("不足", Approx::AtMost),
    ("不到", Approx::AtMost),
    ("低于", Approx::AtMost),
    ("少于", Approx::AtMost),
    ("小于", Approx::AtMost),
    ("大约", Approx::About),
    ("约为", Approx::About),
    ("约", Approx::About),
    ("将近", Approx::Nearly),
    ("接近", Approx::Nearly),
    ("近", Approx::Nearly),
    ("上", Approx::AtLeast),
];

const AFTER: &[(&str, Approx)] = &[
    ("左右", Approx::About),
    ("上下", Approx::About),
    ("以上", Approx::AtLeast),
    ("及以上", Approx::AtLeast),
    ("以下", Approx::AtMost),
    ("以内", Approx::AtMost),
    ("之内", Approx::AtMost),
    ("之多", Approx::Exact),
    ("有余", Approx::More),
    ("多", Approx::More),
    ("余", Approx::More),
];

/// What the words before a numeral say of it. 上 and 超 only where nothing else can be meant.
pub(crate) fn before(chars: &[char], at: usize) -> Option<Approx> {
    let found = BEFORE.iter().find(|it| ends(chars, at, it.0))?;
    let sure = match found.0 {
        "上" => chars.get(at).is_some_and(|it| matches!(it, '百' | '千' | '万' | '亿')),
        "近" => !ends(chars, at, "最近") && !ends(chars, at, "附近"),
        "约" => !ends(chars, at, "节约") && !ends(chars, at, "签约") && !ends(chars, at, "预约"),
        "超" => !ends(chars, at, "彩超") && !ends(chars, at, "B超"),
        _ => true,
    };
    sure.then_some(found.1)
}

/// What the words after a unit say of it, and how long they are.
pub(crate) fn after(chars: &[char], at: usize) -> Option<(Approx, usize)> {
    let found = AFTER.iter().find(|it| starts(chars, at, it.0))?;
    // 34家多次获奖 is not 34家 and more.
    let next = chars.get(at + found.0.chars().count()).copied().unwrap_or('。');
    let word =
        matches!(found.0, "多" | "余") && !crate::page::is_break(next) && !matches!(next, '、' | ')' | '的');
    (!word).then_some((found.1, found.0.chars().count()))
}
