//! Text with places for figures, and the way it is written in a form:
//! `征集项目⟦3:34⟧项`. The number before the colon is the chip's, the rest is there
//! to be read and must come back unchanged.

use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::Inline;

/// A text and the chips in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Marked(Vec<Span>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    Text(String),
    Chip(u32),
}

pub(super) const OPEN: char = '⟦';
pub(super) const CLOSE: char = '⟧';

impl Marked {
    pub fn text(text: impl Into<String>) -> Marked {
        Marked::of([Span::Text(text.into())])
    }

    /// Spans in order; texts side by side become one, and brackets that could be
    /// taken for a chip's are dropped.
    pub fn of(spans: impl IntoIterator<Item = Span>) -> Marked {
        let mut res: Vec<Span> = Vec::new();
        for it in spans {
            match (res.last_mut(), it) {
                (_, Span::Text(text)) if text.is_empty() => {}
                (Some(Span::Text(before)), Span::Text(text)) => before.push_str(&unbracketed(&text)),
                (_, Span::Text(text)) => res.push(Span::Text(unbracketed(&text))),
                (_, chip @ Span::Chip(_)) => res.push(chip),
            }
        }
        Marked(res)
    }

    pub fn spans(&self) -> &[Span] {
        &self.0
    }

    pub(super) fn spans_mut(&mut self) -> &mut Vec<Span> {
        &mut self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|it| matches!(it, Span::Text(text) if text.trim().is_empty()))
    }

    pub fn chips(&self) -> impl Iterator<Item = u32> {
        self.0.iter().filter_map(|it| if let Span::Chip(number) = it { Some(*number) } else { None })
    }

    /// What a reader sees.
    pub fn plain(&self, chips: &BTreeMap<u32, Inline>) -> String {
        let span = |it: &Span| match it {
            Span::Text(text) => text.clone(),
            Span::Chip(number) => chips.get(number).map_or(String::new(), |it| it.plain().to_owned()),
        };
        self.0.iter().map(span).collect()
    }

    /// As it stands in a form.
    pub fn typed(&self, chips: &BTreeMap<u32, Inline>) -> String {
        let span = |it: &Span| match it {
            Span::Text(text) => text.clone(),
            Span::Chip(number) => token(*number, chips),
        };
        self.0.iter().map(span).collect()
    }

    /// Reads what somebody typed. Every token must be as it was given out.
    pub fn read(typed: &str, chips: &BTreeMap<u32, Inline>) -> Result<Marked, String> {
        let mut spans = Vec::new();
        let mut rest = typed;
        while let Some(at) = rest.find([OPEN, CLOSE]) {
            spans.push(Span::Text(rest[..at].to_owned()));
            rest = &rest[at..];
            let end = rest.find(CLOSE).filter(|_| rest.starts_with(OPEN)).ok_or_else(|| broken(rest))?;
            let inside = &rest[OPEN.len_utf8()..end];
            let numbered = inside.split_once(':').filter(|_| !inside.contains(OPEN));
            let (number, _) = numbered.ok_or_else(|| broken(rest))?;
            let number: u32 = number.parse().map_err(|_| broken(rest))?;
            let given = token(number, chips);
            if !chips.contains_key(&number) {
                return Err(format!("没有编号为 {number} 的数，请把 ⟦{inside}⟧ 删去，再从列表里选"));
            }
            let end = end + CLOSE.len_utf8();
            if rest[..end] != given {
                return Err(format!(
                    "{given} 被改成了 ⟦{inside}⟧。文中的数由台账算出，不能手改：请改回，或整个删去"
                ));
            }
            spans.push(Span::Chip(number));
            rest = &rest[end..];
        }
        spans.push(Span::Text(rest.to_owned()));
        Ok(Marked::of(spans))
    }
}

/// `⟦3:34⟧`.
pub(super) fn token(number: u32, chips: &BTreeMap<u32, Inline>) -> String {
    let shown = chips.get(&number).map_or("", Inline::plain);
    format!("{OPEN}{number}:{}{CLOSE}", unbracketed(shown))
}

fn unbracketed(text: &str) -> String {
    text.replace([OPEN, CLOSE], "")
}

fn broken(rest: &str) -> String {
    let near: String = rest.chars().take(12).collect();
    format!("“{near}”附近的 ⟦…⟧ 不完整。它代表一个由台账算出的数：请恢复成原样，或整个删去")
}

/// The figures somebody asks to put in: `⟦+project.called⟧`, by their keys.
pub fn wanted(typed: &str) -> Vec<(String, String)> {
    let mut res = Vec::new();
    let mut rest = typed;
    while let Some(at) = rest.find("⟦+") {
        rest = &rest[at..];
        let Some(end) = rest.find(CLOSE) else { break };
        let whole = &rest[..end + CLOSE.len_utf8()];
        let inside = &rest["⟦+".len()..end];
        let key = inside.split_once(':').map_or(inside, |it| it.0);
        res.push((whole.to_owned(), key.trim().to_owned()));
        rest = &rest[end..];
    }
    res
}

/// As it is kept: the chips by their numbers only.
impl fmt::Display for Marked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for it in &self.0 {
            match it {
                Span::Text(text) => f.write_str(text)?,
                Span::Chip(number) => write!(f, "{OPEN}{number}{CLOSE}")?,
            }
        }
        Ok(())
    }
}

impl FromStr for Marked {
    type Err = String;

    fn from_str(kept: &str) -> Result<Marked, String> {
        let mut spans = Vec::new();
        let mut rest = kept;
        while let Some((text, after)) = rest.split_once(OPEN) {
            let (number, after) = after.split_once(CLOSE).ok_or_else(|| broken(after))?;
            spans.push(Span::Text(text.to_owned()));
            spans.push(Span::Chip(number.parse().map_err(|_| broken(after))?));
            rest = after;
        }
        spans.push(Span::Text(rest.to_owned()));
        Ok(Marked::of(spans))
    }
}

impl TryFrom<String> for Marked {
    type Error = String;

    fn try_from(text: String) -> Result<Marked, String> {
        text.parse()
    }
}

impl From<Marked> for String {
    fn from(it: Marked) -> String {
        it.to_string()
    }
}
