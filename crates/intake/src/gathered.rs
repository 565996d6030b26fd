//! A text as it is put together: paragraphs and tables in the order they are
//! read, with the place of each in the whole.
//!
//! Paragraphs stand apart by a line end, cells of a row by a tab; neither is
//! part of a span.

use check::text::{Block, Cell, Span, Text};

use crate::{MOST_CHARACTERS, Refusal};

/// The text so far.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    characters: String,
    count: usize,
    blocks: Vec<Block>,
    rows: Vec<Vec<Cell>>,
    pub(crate) page: Option<u32>,
}

impl Gathered {
    /// One paragraph. A blank one leaves no trace; its place is still told.
    pub(crate) fn paragraph(&mut self, text: &str) -> Result<Span, Refusal> {
        self.end_table();
        let span = self.put(text)?;
        if !text.trim().is_empty() {
            self.blocks.push(Block::Paragraph { span, page: self.page });
        }
        self.characters.push('\n');
        self.count += 1;
        Ok(span)
    }

    /// A new row of the table at hand; the first one begins the table.
    pub(crate) fn row(&mut self) {
        if !self.rows.is_empty() {
            self.end_row();
        }
        self.rows.push(Vec::new());
    }

    /// A cell of the row at hand, and how many columns and rows it covers.
    pub(crate) fn cell(&mut self, text: &str, columns: usize, rows: usize) -> Result<Span, Refusal> {
        if self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        if self.rows.last().is_some_and(|it| !it.is_empty()) {
            self.characters.push('\t');
            self.count += 1;
        }
        let span = self.put(text)?;
        if let Some(row) = self.rows.last_mut() {
            row.push(Cell { span, columns, rows });
        }
        Ok(span)
    }

    /// What comes next is no longer part of the table.
    pub(crate) fn end_table(&mut self) {
        let mut rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return;
        }
        self.end_row();
        rows.retain(|it| !it.is_empty());
        match rows.as_slice() {
            [] => {}
            [row] if row.len() == 1 => self.boxed(row[0].span),
            _ => self.blocks.push(Block::Table { rows, page: self.page }),
        }
    }

    /// A table of one cell is a box around paragraphs.
    fn boxed(&mut self, cell: Span) {
        let behind = self.characters.chars().rev().skip(self.count - cell.to).take(cell.to - cell.from);
        let mut text: Vec<char> = behind.collect();
        text.reverse();
        let text = String::from_iter(text);
        let mut from = cell.from;
        for line in text.split('\n') {
            let to = from + line.chars().count();
            if !line.trim().is_empty() {
                self.blocks.push(Block::Paragraph { span: Span { from, to }, page: self.page });
            }
            from = to + 1;
        }
    }

    pub(crate) fn text(mut self) -> Text {
        self.end_table();
        Text { characters: self.characters, blocks: self.blocks }
    }

    fn put(&mut self, text: &str) -> Result<Span, Refusal> {
        let from = self.count;
        self.count += text.chars().count();
        if MOST_CHARACTERS < self.count {
            return Err(Refusal::TooLong);
        }
        self.characters.push_str(text);
        Ok(Span { from, to: self.count })
    }

    fn end_row(&mut self) {
        self.characters.push('\n');
        self.count += 1;
    }
}
