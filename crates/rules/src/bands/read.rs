//! Lines to bands. Everything wrong is told at once, each with its line and a way out.

use std::str::FromStr;

use super::{Band, Bands, End, Of, order};
use crate::exact::{self, Exact, whole};

/// Words before a number: which end it is and whether the number belongs to the band.
const BEFORE: &[(&str, Side, bool)] = &[
    ("不低于", Side::Low, true),
    ("不少于", Side::Low, true),
    ("不小于", Side::Low, true),
    ("≥", Side::Low, true),
    (">=", Side::Low, true),
    ("不超过", Side::High, true),
    ("不高于", Side::High, true),
    ("不大于", Side::High, true),
    ("不多于", Side::High, true),
    ("≤", Side::High, true),
    ("<=", Side::High, true),
    ("超过", Side::Low, false),
    ("大于", Side::Low, false),
    ("高于", Side::Low, false),
    ("多于", Side::Low, false),
    (">", Side::Low, false),
    ("＞", Side::Low, false),
    ("不满", Side::High, false),
    ("不足", Side::High, false),
    ("不到", Side::High, false),
    ("低于", Side::High, false),
    ("小于", Side::High, false),
    ("少于", Side::High, false),
    ("<", Side::High, false),
    ("＜", Side::High, false),
];

/// Words after one.
const AFTER: &[(&str, Side)] = &[
    ("及以上", Side::Low),
    ("以上", Side::Low),
    ("及以下", Side::High),
    ("以下", Side::High),
    ("以内", Side::High),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Low,
    High,
}

impl FromStr for Bands {
    type Err = String;

    fn from_str(text: &str) -> Result<Bands, String> {
        let mut wrong = Vec::new();
        let mut all = Vec::new();
        let lines = text.lines().enumerate().map(|it| (it.0 + 1, it.1.trim()));
        for (number, line) in lines.filter(|it| !it.1.is_empty()) {
            match band(line) {
                Ok(it) => all.push((number, it)),
                Err(says) => wrong.push(format!("第 {number} 行：{says}")),
            }
        }
        if wrong.is_empty() {
            wrong = order::wrong(&all);
        }
        if wrong.is_empty() {
            Ok(Bands { all: all.into_iter().map(|it| it.1).collect() })
        } else {
            Err(wrong.join("；"))
        }
    }
}

fn band(line: &str) -> Result<Band, String> {
    let Some((range, points)) = line.rsplit_once(['：', ':']) else {
        return Err("没有冒号，写成“80%以上不满100%：8分”".to_owned());
    };
    let said = points.trim();
    let plain = said.strip_suffix('分').unwrap_or(said).trim_end();
    let points = exact::read(plain).filter(|_| !plain.ends_with(['%', '％']));
    let points = points.ok_or_else(|| format!("“{said}”不是分数，冒号后面只写几分，如“8分”"))?;
    if points < whole(0) {
        return Err("分数不能是负数；要扣分的另立扣分指标".to_owned());
    }
    let range: String = range.chars().filter(|it| !it.is_whitespace()).collect();
    if matches!(range.as_str(), "其余" | "其他") {
        return Ok(Band { low: None, high: None, points, of: Of::Rest });
    }
    match place(&range) {
        Some(ends) => {
            let (low, high) = ends?;
            let end = |at| Some(End { at, included: true });
            Ok(Band { low: end(low), high: end(high), points, of: Of::Place })
        }
        None => between(&range, points),
    }
}

/// `第1名`, `第2至3名`: whole numbers, both of them included.
fn place(range: &str) -> Option<Result<(Exact, Exact), String>> {
    let inner = range.strip_suffix('名')?;
    let inner = inner.strip_prefix('第').unwrap_or(inner);
    let (low, high) = inner.split_once(['至', '到', '-', '–', '—', '~', '～']).unwrap_or((inner, inner));
    let number =
        |it: &str| exact::read(it.trim_start_matches('第')).filter(|it| it.is_integer() && whole(1) <= *it);
    Some(match (number(low), number(high)) {
        (Some(low), Some(high)) if low <= high => Ok((low, high)),
        _ => Err(format!("看不懂“{range}”，名次写成“第1名”或“第2至3名”")),
    })
}

fn between(range: &str, points: Exact) -> Result<Band, String> {
    let (mut low, mut high, mut percents, mut numbers) = (None, None, 0, 0);
    let mut rest = range;
    loop {
        rest = rest.trim_start_matches(['、', '，', ',', '且', '并']);
        if rest.is_empty() {
            break;
        }
        let (side, included, number, after) = bound(rest, range)?;
        let percent = number.ends_with(['%', '％']);
        percents += usize::from(percent);
        numbers += 1;
        let at = exact::read(number).ok_or_else(|| format!("“{number}”不是数"))?;
        let end = match side {
            Side::Low => &mut low,
            Side::High => &mut high,
        };
        if end.replace(End { at, included }).is_some() {
            return Err(format!("“{range}”同一头写了两个数"));
        }
        rest = after;
    }
    if percents != 0 && percents != numbers {
        return Err(format!("“{range}”里有的写了 % 有的没写"));
    }
    if numbers == 0 {
        return Err(unreadable(range));
    }
    let band = Band { low, high, points, of: if percents == 0 { Of::Number } else { Of::Percent } };
    let empty = low.zip(high).is_some_and(|(low, high)| {
        high.at < low.at || (high.at == low.at && !(low.included && high.included))
    });
    if empty { Err(format!("“{range}”没有这样的数")) } else { Ok(band) }
}

/// One end at the beginning of what is left, and what is left behind it.
fn bound<'a>(rest: &'a str, range: &str) -> Result<(Side, bool, &'a str, &'a str), String> {
    if let Some((word, side, included)) = BEFORE.iter().find(|it| rest.starts_with(it.0)) {
        let (number, after) = number(&rest[word.len()..]).ok_or_else(|| unreadable(range))?;
        return Ok((*side, *included, number, after));
    }
    let (number, after) = number(rest).ok_or_else(|| unreadable(range))?;
    if let Some((word, side)) = AFTER.iter().find(|it| after.starts_with(it.0)) {
        return Ok((*side, true, number, &after[word.len()..]));
    }
    let to = after.strip_prefix(['至', '到', '-', '–', '—', '~', '～']).and_then(self::number);
    Err(match (to, after.is_empty()) {
        (Some((to, _)), _) => format!(
            "“{range}”没有说两头的数归不归这一档，写成“{number}以上不满{to}”（含 {number}）或“超过{number}、{to}以下”（含 {to}）"
        ),
        (None, true) => format!("没有说是“{number}以上”还是“{number}以下”；名次写成“第{number}名”"),
        (None, false) => unreadable(range),
    })
}

/// Digits at the beginning, with their per cent sign.
fn number(text: &str) -> Option<(&str, &str)> {
    let digits = text.find(|it: char| !(it.is_ascii_digit() || it == '.')).unwrap_or(text.len());
    let sign = text[digits..].chars().next().filter(|it| matches!(it, '%' | '％')).map_or(0, char::len_utf8);
    (digits != 0).then(|| text.split_at(digits + sign))
}

fn unreadable(range: &str) -> String {
    format!(
        "看不懂“{range}”，写成“100以上”“80以上不满100”“超过80、100以下”“不满60”“第1至3名”或“其余”，单位不写"
    )
}
