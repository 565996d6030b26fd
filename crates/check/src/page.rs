//! A text as the engine walks it: one character per place, written alike, in lines.
//! Full-width digits, letters and marks become half-width; no place moves.

use crate::text::{Block, Span, Text};

pub(crate) struct Page {
    pub(crate) chars: Vec<char>,
    /// Paragraphs and cells in reading order.
    pub(crate) lines: Vec<Line>,
    /// The text is known to have lost digits: what has none may be a number too.
    pub(crate) holed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) span: Span,
    /// Which table of the text it is a cell of.
    pub(crate) table: Option<usize>,
    /// Whether it is a cell with another before it in its row.
    inner: bool,
}

impl Line {
    pub(crate) fn is_inner_cell(self) -> bool {
        self.inner
    }
}

impl Page {
    /// Spans that leave the text or fold back are cut to what is there.
    pub(crate) fn new(text: &Text) -> Page {
        let chars: Vec<char> = text.characters.chars().map(alike).collect();
        let mut lines = Vec::new();
        let mut tables = 0;
        let held = |span: Span| Span::new(span.from.min(chars.len()), span.to.min(chars.len()));
        for block in &text.blocks {
            match block {
                Block::Paragraph { span, .. } => {
                    lines.push(Line { span: held(*span), table: None, inner: false });
                }
                Block::Table { rows, .. } => {
                    let cells = rows.iter().flat_map(|it| it.iter().enumerate());
                    lines.extend(cells.map(|(at, it)| Line {
                        span: held(it.span),
                        table: Some(tables),
                        inner: 0 < at,
                    }));
                    tables += 1;
                }
            }
        }
        Page { chars, lines, holed: false }
    }

    pub(crate) fn of(&self, span: Span) -> &[char] {
        self.chars.get(span.range()).unwrap_or(&[])
    }

    pub(crate) fn string(&self, span: Span) -> String {
        self.of(span).iter().collect()
    }
}

/// The same character as everybody's keyboard has it.
pub(crate) fn alike(it: char) -> char {
    match it {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => shifted(it),
        '．' => '.',
        '％' => '%',
        '：' => ':',
        '；' => ';',
        '（' => '(',
        '）' => ')',
        '［' => '[',
        '］' => ']',
        '／' => '/',
        '＋' => '+',
        '＝' => '=',
        '－' | '‐' | '‑' | '−' => '-',
        '–' | '―' | '─' => '—',
        '～' | '∼' | '〜' => '~',
        '○' => '〇',
        '\u{3000}' | '\u{a0}' => ' ',
        other => other,
    }
}

fn shifted(it: char) -> char {
    u32::from(it).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(it)
}

/// Whether the text goes on like this from a place.
pub(crate) fn starts(chars: &[char], at: usize, with: &str) -> bool {
    let mut here = chars.get(at..).unwrap_or(&[]).iter();
    with.chars().all(|wanted| here.next() == Some(&wanted))
}

/// Whether the text up to a place ends like this.
pub(crate) fn ends(chars: &[char], to: usize, with: &str) -> bool {
    let mut before = chars.get(..to).unwrap_or(chars).iter().rev();
    with.chars().rev().all(|wanted| before.next() == Some(&wanted))
}

/// Whether the words occur anywhere in these few characters.
pub(crate) fn has(chars: &[char], words: &str) -> bool {
    let mut wanted = words.chars();
    let Some(first) = wanted.next() else { return true };
    let rest = wanted.as_str();
    chars.iter().enumerate().any(|(at, it)| *it == first && starts(chars, at + 1, rest))
}

pub(crate) fn has_any(chars: &[char], words: &[&str]) -> bool {
    words.iter().any(|it| has(chars, it))
}

pub(crate) fn is_comma(it: char) -> bool {
    matches!(it, ',' | '，')
}

/// Where a sentence ends for good.
pub(crate) fn is_stop(it: char) -> bool {
    matches!(it, '。' | '！' | '？' | '!' | '?' | '\n')
}

/// Where a clause ends.
pub(crate) fn is_break(it: char) -> bool {
    is_stop(it) || is_comma(it) || matches!(it, ';' | ':')
}

pub(crate) fn is_han(it: char) -> bool {
    matches!(it, '\u{4e00}'..='\u{9fff}' | '〇')
}
