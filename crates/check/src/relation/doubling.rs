//! 翻番: 由12亿元增加到24亿元，翻了一番; 翻两番 is four times as much.

use rust_decimal::Decimal;

use super::{Claim, Strength};
use crate::{
    judge::{Form, plain},
    page::{ends, has_any, starts},
    quantity::Approx,
    reading::Reading,
    report::RelationKind,
    role::Role,
    text::Span,
};

const WORDS: &[(&str, i64)] = &[
    ("翻了一番", 2),
    ("翻一番", 2),
    ("翻番", 2),
    ("翻了两番", 4),
    ("翻两番", 4),
    ("翻了三番", 8),
    ("翻三番", 8),
];

pub(super) fn claims(reading: &Reading, sentence: usize, found: &mut Vec<Claim>) {
    let it = &reading.sentences[sentence];
    if it.mentions.len() < 2 {
        return;
    }
    let chars = &reading.page.chars;
    for at in it.span.range().filter(|at| chars[*at] == '翻') {
        let Some((word, times)) = WORDS.iter().find(|it| starts(chars, at, it.0)) else { continue };
        let before: Vec<usize> =
            it.mentions.clone().filter(|it| reading.mentions[*it].span.to <= at).rev().take(4).collect();
        let plain_exact = |it: &&usize| {
            let mention = &reading.mentions[**it];
            mention.adds() && mention.approx == Approx::Exact
        };
        let now = before.iter().find(|it| plain_exact(it) && reading.place(**it).role == Role::Plain);
        let base = before.iter().find(|it| plain_exact(it) && reading.place(**it).role == Role::Prior);
        let (Some(now), Some(base)) = (now, base) else { continue };
        let near = reading.page.of(Span::new(reading.mentions[*now].span.to.min(at), at)).len() <= 20;
        let loose = ["近", "接近", "基本", "约", "将近", "几乎"].iter().any(|it| ends(chars, at, it));
        let more = has_any(&chars[at..it.span.to.min(at + word.chars().count() + 4)], &["以上", "多"]);
        if near && !loose && !more {
            found.extend(claim(reading, word, *now, *base, *times));
        }
    }
}

fn claim(reading: &Reading, word: &str, now: usize, base: usize, times: i64) -> Option<Claim> {
    let (one, other) = (&reading.mentions[now], &reading.mentions[base]);
    if !one.alike(other) {
        return None;
    }
    let grown = one.amount()?.checked_div(other.amount()?)?;
    let of = grown.checked_div(Decimal::from(times))?;
    // Well above is said with 以上; a little above is how people speak, and not to be decided.
    let holds = if of == Decimal::ONE {
        true
    } else if of < Decimal::ONE || of > Decimal::new(12, 1) {
        false
    } else {
        return None;
    };
    let said = format!(
        "{}是{}的{}倍，{word}是{times}倍",
        reading.printed(now),
        reading.printed(base),
        plain(grown.round_dp(2))
    );
    let form = Form::Told { stated: now, others: vec![base], holds };
    Some(Claim::new(RelationKind::Growth, form, Strength::Likely, "doubled").said(said))
}
