//! A place in a text as people say it: which page, which paragraph, and the
//! sentence with the place marked.

use check::text::{Block, Cell, Span, Text};

/// The text once more, to be looked into by place.
pub struct Passages {
    characters: Vec<char>,
    stretches: Vec<Stretch>,
}

/// A paragraph, or a cell with the row it stands in.
struct Stretch {
    span: Span,
    page: Option<u32>,
    at: At,
}

enum At {
    Paragraph(usize),
    Cell { table: usize, row: usize, cells: Vec<Span> },
}

/// The sentence around a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// `第2页第5段`, `表1第3行`
    pub place: String,
    pub before: String,
    pub marked: String,
    pub after: String,
}

/// Characters of a sentence shown on each side of the place.
const REACH: usize = 80;

impl Passages {
    pub fn of(text: &Text) -> Passages {
        let (mut paragraphs, mut tables) = (0, 0);
        let mut stretches = Vec::new();
        for block in &text.blocks {
            match block {
                Block::Paragraph { span, page } => {
                    paragraphs += 1;
                    stretches.push(Stretch { span: *span, page: *page, at: At::Paragraph(paragraphs) });
                }
                Block::Table { rows, page } => {
                    tables += 1;
                    for (row, cells) in rows.iter().enumerate() {
                        stretches.extend(row_stretches(tables, row + 1, cells, *page));
                    }
                }
            }
        }
        Passages { characters: text.characters.chars().collect(), stretches }
    }

    /// The characters of a place.
    pub fn text(&self, span: Span) -> String {
        let end = span.to.min(self.characters.len());
        self.characters.get(span.from.min(end)..end).unwrap_or_default().iter().collect()
    }

    /// The paragraph or cell a place stands in.
    pub fn home(&self, span: Span) -> Option<Span> {
        let after = self.stretches.partition_point(|it| it.span.from <= span.from);
        let home = after.checked_sub(1).and_then(|it| self.stretches.get(it))?;
        (span.from <= home.span.to).then_some(home.span)
    }

    /// The passage a place stands in; a place outside all blocks is told by its own words.
    pub fn around(&self, span: Span) -> Passage {
        let after = self.stretches.partition_point(|it| it.span.from <= span.from);
        let home = after.checked_sub(1).and_then(|it| self.stretches.get(it));
        let Some(home) = home.filter(|it| span.from <= it.span.to) else {
            let marked = self.text(span);
            return Passage { place: String::new(), before: String::new(), marked, after: String::new() };
        };
        let page = home.page.map_or_else(String::new, |it| format!("第{it}页"));
        let span = Span::new(span.from, span.to.min(home.span.to));
        let (left, right) = self.sentence(span, home.span);
        let (before, marked, behind) =
            (self.text(Span::new(left, span.from)), self.text(span), self.text(Span::new(span.to, right)));
        match &home.at {
            At::Paragraph(number) => Passage {
                place: format!("{page}第{number}段"),
                before: if ends(&self.characters, left) {
                    String::new()
                } else {
                    elided(left, home.span.from)
                } + before.trim_start(),
                marked,
                after: if ends(&self.characters, right) {
                    behind
                } else {
                    behind + &elided(home.span.to, right)
                },
            },
            At::Cell { table, row, cells } => {
                let side = |all: &[Span]| all.iter().map(|it| self.text(*it)).collect::<Vec<_>>().join(" | ");
                let at = cells.iter().position(|it| *it == home.span).unwrap_or(0);
                let (one, other) = (side(&cells[..at]), side(cells.get(at + 1..).unwrap_or_default()));
                let bar = |it: &str| if it.is_empty() { "" } else { " | " };
                Passage {
                    place: format!("{page}表{table}第{row}行"),
                    before: format!("{one}{}{before}", bar(&one)),
                    marked,
                    after: format!("{behind}{}{other}", bar(&other)),
                }
            }
        }
    }

    /// Where the sentence around a place begins and ends, within a bound.
    fn sentence(&self, span: Span, home: Span) -> (usize, usize) {
        let stop = |it: usize| {
            self.characters.get(it).is_some_and(|it| matches!(it, '。' | '！' | '？' | '；' | '\n'))
        };
        let least = home.from.max(span.from.saturating_sub(REACH));
        let left = (least..span.from).rev().find(|it| stop(*it)).map_or(least, |it| it + 1);
        let most = home.to.min(span.to + REACH);
        let right = (span.to..most).find(|it| stop(*it)).map_or(most, |it| it + 1);
        (left, right)
    }
}

fn row_stretches(table: usize, row: usize, cells: &[Cell], page: Option<u32>) -> Vec<Stretch> {
    let spans: Vec<Span> = cells.iter().map(|it| it.span).collect();
    let stretch =
        |it: &Cell| Stretch { span: it.span, page, at: At::Cell { table, row, cells: spans.clone() } };
    cells.iter().map(stretch).collect()
}

/// Dots where something of the paragraph is left out.
fn elided(further: usize, nearer: usize) -> String {
    if nearer < further { "……".to_owned() } else { String::new() }
}

/// Whether the character before a place ends a sentence: then nothing is cut off.
fn ends(characters: &[char], at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|it| characters.get(it))
        .is_some_and(|it| matches!(it, '。' | '！' | '？' | '；'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(text: &str, wanted: &str) -> Passage {
        let text = Text::plain(text);
        let from = text.characters[..text.characters.find(wanted).unwrap()].chars().count();
        Passages::of(&text).around(Span::new(from, from + wanted.chars().count()))
    }

    #[test]
    fn a_place_is_told_by_its_paragraph_and_its_sentence() {
        let it = around("标题\n\n前一句。共征集5项，其中省级3项；后一句。", "5");
        assert_eq!((it.place.as_str(), it.before.as_str()), ("第2段", "共征集"));
        assert_eq!((it.marked.as_str(), it.after.as_str()), ("5", "项，其中省级3项；"));
    }

    #[test]
    fn a_place_in_a_table_is_told_by_its_row() {
        let it = around("表1\n|类别|数|占比|\n|合计|34|100%|\n完", "34");
        assert_eq!(
            (it.place.as_str(), it.before.as_str(), it.after.as_str()),
            ("表1第2行", "合计 | ", " | 100%")
        );
    }

    #[test]
    fn a_long_sentence_is_cut_where_it_can_be_read() {
        let it = around(&format!("{}5{}", "甲".repeat(300), "乙".repeat(300)), "5");
        assert!(it.before.starts_with("……甲") && it.after.ends_with("乙……"), "{it:?}");
        assert!(it.before.chars().count() < 90);
    }
}
