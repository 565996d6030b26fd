//! Names in quotation marks before their number: “甲”“乙”“丙”3个产品; “甲”、“乙”等5个项目.

use rust_decimal::prelude::ToPrimitive;

use super::{Claim, Strength, count::countable};
use crate::{
    judge::Form,
    page::{ends, has_any, is_break, is_stop},
    reading::Reading,
    report::RelationKind,
    text::Span,
};

/// A quotation longer than this is speech, not a name.
const LONGEST: usize = 60;

/// What one is called by others, and many may be called the same.
const TITLES: &[&str] =
    &["授予", "荣获", "获得", "获评", "获", "评为", "评选", "评定", "称号", "入选", "命名"];

/// As many as there are names; fewer only after 等.
pub(super) fn listed(reading: &Reading, index: usize) -> Option<Claim> {
    let it = &reading.mentions[index];
    // “模范”“先进”12名: people have titles in common.
    if !countable(it) || it.unit.base == "人" || it.unit.text == "户" || reading.place(index).depth > 0 {
        return None;
    }
    let noun = reading.after(index, 1).first().is_some_and(|it| !is_break(*it) && !"、)”".contains(*it));
    let chars = &reading.page.chars;
    let from = reading.sentences[reading.place(index).sentence].span.from;
    let open = ends(chars, it.span.from, "等");
    let to = it.span.from - usize::from(open);
    let (names, start) = names(chars, from, to);
    let before = &chars[start.saturating_sub(12).max(from)..start];
    if names < 2 || !noun || has_any(before, TITLES) {
        return None;
    }
    let stated = it.value?.to_usize()?;
    // 等 stands for more, and never for fewer.
    if open && names < stated {
        return None;
    }
    let count = i64::try_from(names).ok()?;
    let form = Form::Listed { stated: index, least: count, most: count };
    let strength = if open { Strength::Sure } else { Strength::Likely };
    Some(Claim::new(RelationKind::Count, form, strength, "listed"))
}

/// How many quoted names follow one another up to a place, and where the first begins.
fn names(chars: &[char], from: usize, to: usize) -> (usize, usize) {
    let (mut count, mut at) = (0, to);
    while let Some(name) = quoted(chars, from, at) {
        count += 1;
        at = name.from;
        let joined = at > from && matches!(chars[at - 1], '、' | '和' | '与' | '及');
        if joined && quoted(chars, from, at - 1).is_some() {
            at -= 1;
        }
    }
    (count, at)
}

/// The quotation that ends just here.
fn quoted(chars: &[char], from: usize, to: usize) -> Option<Span> {
    let last = to.checked_sub(1).filter(|it| *it >= from)?;
    let opens = match chars[last] {
        '”' => '“',
        '》' => '《',
        _ => return None,
    };
    let least = last.saturating_sub(LONGEST).max(from);
    let first = (least..last).rev().find(|it| chars[*it] == opens)?;
    let inner = &chars[first + 1..last];
    (!inner.is_empty() && !inner.iter().any(|it| is_stop(*it) || *it == chars[last]))
        .then(|| Span::new(first, to))
}
