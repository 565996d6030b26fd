//! What the engine reads: characters, and which of them are paragraphs and tables.
//! Whoever reads a file makes one of these; places are counted in Unicode characters.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::drawing::Drawing;

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
        let mut drawing = Drawing::default();
        let mut at = 0;
        for line in text.split('\n') {
            let chars = line.chars().count();
            let span = Span::new(at, at + chars);
            at += chars + 1;
            if !drawing.takes(line, span) {
                drawing.close(&mut blocks);
                if !line.trim().is_empty() {
                    blocks.push(Block::Paragraph { span, page: None });
                }
            }
        }
        drawing.close(&mut blocks);
        Text { characters: text.to_owned(), blocks }
    }
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
    fn a_row_whose_number_is_gone_stays_in_its_table() {
        assert_eq!(shown("类别\t数\n甲\t\n乙\t34"), ["类别/数; 甲/; 乙/34"]);
        assert_eq!(shown("类别|数|额\n甲|4|\n乙||5\n丙||"), ["类别/数/额; 甲/4/; 乙//5; 丙//"]);
        assert_eq!(shown("类别|数\n甲|\n乙|5"), ["类别/数; 甲/; 乙/5"]);
        assert_eq!(shown("甲|4|\n乙|5|"), ["甲/4; 乙/5"]);
        assert_eq!(shown("|甲|4|5|\n|备注|\n|乙|6|7|"), ["甲/4/5; 备注; 乙/6/7"]);
        assert_eq!(shown("共\t34项\n甲\t"), ["共\t34项", "甲\t"]);
        assert_eq!(shown("类别\t数\n乙\t34\n\t"), ["类别/数; 乙/34"]);
    }

    #[test]
    fn one_drawn_line_alone_is_a_sentence() {
        assert_eq!(shown("共\t34项"), ["共\t34项"]);
    }
}
