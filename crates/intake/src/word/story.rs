//! The body while it is read, and the text boxes open within it: each a story of
//! its own with paragraphs, tables, runs.

use std::{collections::HashMap, ops::Range};

use super::line::{BodyCell, Item, Line};

#[derive(Default)]
pub(super) struct Story {
    pub(super) items: Vec<Item>,
    pub(super) paragraph: Option<Paragraph>,
    pub(super) tables: Vec<Table>,
    pub(super) run: Option<OpenRun>,
    /// The run of the story around this one, which stands for it.
    pub(super) host: Option<usize>,
    /// What text boxes of the open paragraph hold; it follows the paragraph.
    pub(super) boxes: Vec<Line>,
}

#[derive(Default)]
pub(super) struct Paragraph {
    pub(super) line: Line,
    pub(super) style: Option<String>,
    pub(super) number: (Option<String>, Option<usize>),
}

pub(super) struct OpenRun {
    pub(super) index: usize,
    pub(super) from: usize,
    pub(super) properties: Range<usize>,
    pub(super) hidden: bool,
}

#[derive(Default)]
pub(super) struct Table {
    pub(super) rows: Vec<Vec<BodyCell>>,
    /// The column at which the next cell begins.
    pub(super) column: usize,
    /// By first column: the cell that goes on downwards, as row and place in it.
    pub(super) down: HashMap<usize, (usize, usize)>,
    pub(super) cell: Option<OpenCell>,
}

#[derive(Default)]
pub(super) struct OpenCell {
    pub(super) line: Line,
    pub(super) columns: usize,
    pub(super) merge: Option<bool>,
}

impl Story {
    /// A line that is complete: part of the open cell, or a paragraph.
    pub(super) fn put(&mut self, line: Line) {
        match self.tables.last_mut().and_then(|it| it.cell.as_mut()) {
            Some(cell) => cell.line.append(line, '\n'),
            None => self.items.push(Item::Paragraph(line)),
        }
    }

    pub(super) fn end_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let Some(OpenCell { line, columns, merge }) = table.cell.take() else { return };
        let column = table.column;
        table.column += columns;
        if merge == Some(false)
            && let Some((row, at)) = table.down.get(&column).copied()
            && let Some(above) = table.rows.get_mut(row).and_then(|it| it.get_mut(at))
        {
            above.rows += 1;
            return;
        }
        let row = table.rows.len().saturating_sub(1);
        if let Some(cells) = table.rows.last_mut() {
            match merge {
                Some(true) => table.down.insert(column, (row, cells.len())),
                Some(false) | None => table.down.remove(&column),
            };
            cells.push(BodyCell { line, columns, rows: 1 });
        }
    }

    /// A table inside a cell is part of the cell's text.
    pub(super) fn end_table(&mut self) {
        let Some(done) = self.tables.pop() else { return };
        match self.tables.last_mut().and_then(|it| it.cell.as_mut()) {
            None => self.items.push(Item::Table(done.rows)),
            Some(cell) => {
                for row in done.rows {
                    for (at, inner) in row.into_iter().enumerate() {
                        cell.line.append(inner.line, if at == 0 { '\n' } else { ' ' });
                    }
                }
            }
        }
    }

    /// All that was read, as lines the run around stands for.
    pub(super) fn boxed(self) -> impl Iterator<Item = Line> {
        let lines = self.items.into_iter().flat_map(|it| match it {
            Item::Paragraph(line) => vec![line],
            Item::Table(rows) => rows.into_iter().flatten().map(|it| it.line).collect(),
        });
        lines.map(move |it| it.hosted(self.host))
    }
}
