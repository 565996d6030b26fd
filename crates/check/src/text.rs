//! What the engine reads: characters, and which of them are paragraphs and tables.
//! Whoever reads a file makes one of these; places are counted in Unicode characters.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A place in a text, in Unicode characters of [`Text::characters`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    pub from: usize,
    pub to: usize,
}

/// Everything a paper says, in reading order.
///
/// Blocks lie in the order of their characters and do not overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    pub characters: String,
    pub blocks: Vec<Block>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    Paragraph { span: Span, page: Option<u32> },
    Table { rows: Vec<Vec<Cell>>, page: Option<u32> },
}

/// One cell as it is drawn: a merged cell stands once, in its first row and column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    pub span: Span,
    /// How many columns it covers, at least 1.
    pub columns: usize,
    /// How many rows it covers, at least 1.
    pub rows: usize,
}

impl Span {
    pub fn new(from: usize, to: usize) -> Span {
        Span { from, to: to.max(from) }
    }

    pub fn range(self) -> Range<usize> {
        self.from..self.to
    }

    pub fn is_empty(self) -> bool {
        self.from == self.to
    }

    pub fn contains(self, other: Span) -> bool {
        self.from <= other.from && other.to <= self.to
    }
}

impl Cell {
    pub fn plain(span: Span) -> Cell {
        Cell { span, columns: 1, rows: 1 }
    }
}

impl Text {
    /// One paragraph per line; lines drawn with tabs or bars, two and more in a row, are a table.
    pub fn plain(text: &str) -> Text {
        let mut blocks = Vec::new();
        let mut drawn: Vec<Vec<Cell>> = Vec::new();
        let mut lines: Vec<Span> = Vec::new();
        let mut at = 0;
        for line in text.split('\n') {
            let chars = line.chars().count();
            let span = Span::new(at, at + chars);
            at += chars + 1;
            match cells(line, span.from) {
                Some(Drawn::Row(row)) => {
                    drawn.push(row);
                    lines.push(span);
                }
                Some(Drawn::Rule) if !drawn.is_empty() => {}
                Some(Drawn::Rule) | None => {
                    close(&mut drawn, &mut lines, &mut blocks);
                    if !line.trim().is_empty() {
                        blocks.push(Block::Paragraph { span, page: None });
                    }
                }
            }
        }
        close(&mut drawn, &mut lines, &mut blocks);
        Text { characters: text.to_owned(), blocks }
    }
}

enum Drawn {
    Row(Vec<Cell>),
    /// `|---|---|`
    Rule,
}

/// A single drawn line is a sentence with a tab in it, not a table.
fn close(drawn: &mut Vec<Vec<Cell>>, lines: &mut Vec<Span>, blocks: &mut Vec<Block>) {
    if drawn.len() >= 2 {
        blocks.push(Block::Table { rows: std::mem::take(drawn), page: None });
    } else {
        blocks.extend(lines.iter().map(|span| Block::Paragraph { span: *span, page: None }));
        drawn.clear();
    }
    lines.clear();
}

fn cells(line: &str, from: usize) -> Option<Drawn> {
    let bars = line.chars().filter(|it| is_bar(*it)).count();
    let by_bars = bars >= 2
        || (bars == 1 && !line.trim_matches(|it: char| is_bar(it) || it.is_whitespace()).is_empty());
    let by_tabs = !by_bars && line.trim_end().contains('\t');
    if !by_bars && !by_tabs {
        return None;
    }
    if by_bars && line.chars().all(|it| is_bar(it) || it.is_whitespace() || "-:=+—─".contains(it)) {
        return Some(Drawn::Rule);
    }
    let cut = if by_bars { is_bar } else { |it| it == '\t' };
    let mut row = Vec::new();
    let mut at = from;
    for piece in line.split(cut) {
        let chars = piece.chars().count();
        let blank = piece.chars().take_while(|it| it.is_whitespace()).count();
        let kept = piece.trim().chars().count();
        let start = at + if kept == 0 { 0 } else { blank };
        row.push(Cell::plain(Span::new(start, start + kept)));
        at += chars + 1;
    }
    if by_bars {
        let outer = |cell: &Cell| cell.span.is_empty();
        let line = line.trim();
        if line.starts_with(is_bar) && row.first().is_some_and(outer) {
            row.remove(0);
        }
        if line.ends_with(is_bar) && row.last().is_some_and(outer) {
            row.pop();
        }
    }
    Some(Drawn::Row(row))
}

fn is_bar(it: char) -> bool {
    matches!(it, '|' | '│' | '┃' | '｜')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let of = |span: Span| chars[span.range()].iter().collect::<String>();
        let blocks = Text::plain(text).blocks;
        let row = |row: &Vec<Cell>| row.iter().map(|it| of(it.span)).collect::<Vec<_>>().join("/");
        let show = |block: &Block| match block {
            Block::Paragraph { span, .. } => of(*span),
            Block::Table { rows, .. } => rows.iter().map(row).collect::<Vec<_>>().join("; "),
        };
        blocks.iter().map(show).collect()
    }

    #[test]
    fn a_line_is_a_paragraph_and_an_empty_line_is_none() {
        assert_eq!(shown("一、总体情况\n\n全县共34项。\n"), ["一、总体情况", "全县共34项。"]);
    }

    #[test]
    fn drawn_lines_are_a_table() {
        assert_eq!(
            shown("表1\n| 项目 | 数 |\n|---|---|\n| 合计 | 34 |\n完"),
            ["表1", "项目/数; 合计/34", "完"]
        );
        assert_eq!(shown("项目\t数\n合计\t34"), ["项目/数; 合计/34"]);
    }

    #[test]
    fn an_empty_cell_keeps_its_column() {
        assert_eq!(shown("a\t\tb\nc\td\t"), ["a//b; c/d/"]);
        assert_eq!(shown("|a||b|\n|c|d||"), ["a//b; c/d/"]);
    }

    #[test]
    fn one_drawn_line_alone_is_a_sentence() {
        assert_eq!(shown("共\t34项"), ["共\t34项"]);
    }
}
