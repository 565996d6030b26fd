//! Numbers that Word writes itself (一、 1. （一）): they are not in the text of a
//! paragraph, but a reader sees them, and headings are told by them.

use std::collections::HashMap;

use super::xml::{Mark, Marks, attribute, number};
use crate::Refusal;

/// The lists of a document and how far each has counted.
#[derive(Default)]
pub(super) struct Numbers {
    /// By list: its pattern, and the levels it overrides the start of.
    lists: HashMap<String, (String, HashMap<usize, usize>)>,
    patterns: HashMap<String, HashMap<usize, Level>>,
    counted: HashMap<String, Vec<usize>>,
}

#[derive(Clone, Default)]
struct Level {
    start: usize,
    format: String,
    /// `%1、`
    text: String,
}

const LEVELS: usize = 9;

impl Numbers {
    pub(super) fn read(part: Option<&str>) -> Result<Numbers, Refusal> {
        let mut res = Numbers::default();
        let (mut pattern, mut list, mut level) = (String::new(), None::<String>, 0);
        let mut marks = Marks::of(part.unwrap_or(""));
        while let Some((mark, _)) = marks.next()? {
            let (Mark::Opens(it) | Mark::Lone(it)) = mark else { continue };
            let value = || attribute(&it, "val").unwrap_or_default();
            match it.name().into_inner() {
                "w:abstractNum" => {
                    pattern = attribute(&it, "abstractNumId").unwrap_or_default();
                    list = None;
                }
                "w:num" => list = attribute(&it, "numId"),
                "w:abstractNumId" => {
                    if let Some(list) = &list {
                        res.lists.insert(list.clone(), (value(), HashMap::new()));
                    }
                }
                "w:lvl" | "w:lvlOverride" => level = number(&it, "ilvl").unwrap_or(0).min(LEVELS - 1),
                "w:startOverride" => {
                    if let Some(found) = list.as_ref().and_then(|it| res.lists.get_mut(it)) {
                        found.1.insert(level, number(&it, "val").unwrap_or(1));
                    }
                }
                "w:start" | "w:numFmt" | "w:lvlText" if list.is_none() => {
                    let at = res.patterns.entry(pattern.clone()).or_default().entry(level).or_default();
                    match it.name().into_inner() {
                        "w:start" => at.start = number(&it, "val").unwrap_or(1),
                        "w:numFmt" => at.format = value(),
                        _ => at.text = value(),
                    }
                }
                _ => {}
            }
        }
        Ok(res)
    }

    /// The number of the next paragraph of a list at a level; none for bullets.
    pub(super) fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let (pattern, starts) = self.lists.get(list)?;
        let levels = self.patterns.get(pattern)?;
        let start = |at: usize| starts.get(&at).copied().or(levels.get(&at).map(|it| it.start)).unwrap_or(1);
        // Lists of one pattern count on, unless one of them says where it starts.
        let key = if starts.is_empty() { format!("p{pattern}") } else { format!("l{list}") };
        let counted = self.counted.entry(key).or_default();
        let level = level.min(LEVELS - 1);
        counted.truncate(level + 1);
        while counted.len() < level {
            counted.push(start(counted.len()));
        }
        match counted.get_mut(level) {
            Some(it) => *it += 1,
            None => counted.push(start(level)),
        }
        let mut text =
            levels.get(&level).filter(|it| it.format != "bullet" && it.format != "none")?.text.clone();
        for (at, count) in counted.iter().enumerate() {
            let format = levels.get(&at).map_or("decimal", |it| it.format.as_str());
            text = text.replace(&format!("%{}", at + 1), &written(*count, format));
        }
        Some(text)
    }
}

fn written(count: usize, format: &str) -> String {
    match format {
        "chineseCounting" | "chineseCountingThousand" | "japaneseCounting" | "ideographDigital" => {
            chinese(count)
        }
        "upperLetter" => letter(count, b'A'),
        "lowerLetter" => letter(count, b'a'),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&count) => {
            let code = u32::try_from(count).ok().and_then(|it| char::from_u32(0x245F + it));
            code.map_or_else(|| count.to_string(), String::from)
        }
        _ => count.to_string(),
    }
}

fn letter(count: usize, first: u8) -> String {
    let at = u8::try_from(count.saturating_sub(1) % 26).unwrap_or(0);
    char::from(first + at).to_string()
}

/// 一 to 九百九十九, as headings count.
fn chinese(count: usize) -> String {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let digit = |it: usize| DIGITS[it % 10];
    match count {
        0..=9 => digit(count).to_string(),
        10..=99 => {
            let tens = if count < 20 { String::new() } else { digit(count / 10).to_string() };
            let ones = if count.is_multiple_of(10) { String::new() } else { digit(count).to_string() };
            format!("{tens}十{ones}")
        }
        100..=999 => {
            let rest = match count % 100 {
                0 => String::new(),
                rest @ 1..=9 => format!("零{}", digit(rest)),
                rest @ 10..=19 => format!("一{}", chinese(rest)),
                rest => chinese(rest),
            };
            format!("{}百{rest}", digit(count / 100))
        }
        _ => count.to_string(),
    }
}
