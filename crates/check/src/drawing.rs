//! Tables drawn in plain text with tabs or bars: which lines are rows of one, and where
//! their cells begin and end.

use crate::text::{Block, Cell, Span};

/// The rows of a table as far as it has been drawn.
#[derive(Default)]
pub(crate) struct Drawing {
    rows: Vec<Vec<Cell>>,
    lines: Vec<Span>,
    /// Rows that would be drawn lines wherever they stood.
    plain: usize,
}

enum Drawn {
    Row(Vec<Cell>),
    /// 新型陶瓷⇥: a row only among others.
    Torn(Vec<Cell>),
    /// `|---|---|`
    Rule,
}

impl Drawing {
    /// Takes a line that is drawn; false if it is none.
    pub(crate) fn takes(&mut self, line: &str, span: Span) -> bool {
        let width = self.rows.last().map(Vec::len);
        let row = match drawn(line, span.from, width) {
            Some(Drawn::Row(row)) => {
                self.plain += 1;
                row
            }
            Some(Drawn::Torn(row)) => row,
            Some(Drawn::Rule) => return !self.rows.is_empty(),
            None => return false,
        };
        self.rows.push(row);
        self.lines.push(span);
        true
    }

    /// A single drawn line is a sentence with a tab in it, not a table.
    pub(crate) fn close(&mut self, blocks: &mut Vec<Block>) {
        let closed = std::mem::take(self);
        if closed.plain >= 2 {
            blocks.push(Block::Table { rows: closed.rows, page: None });
        } else {
            blocks.extend(closed.lines.iter().map(|span| Block::Paragraph { span: *span, page: None }));
        }
    }
}

/// How a line is drawn, `width` being how many cells the row before it has.
fn drawn(line: &str, from: usize, width: Option<usize>) -> Option<Drawn> {
    let bars = line.chars().filter(|it| is_bar(*it)).count();
    let by_bars = bars >= 2
        || (bars == 1 && !line.trim_matches(|it: char| is_bar(it) || it.is_whitespace()).is_empty());
    if by_bars {
        let ruled = line.chars().all(|it| is_bar(it) || it.is_whitespace() || "-:=+—─".contains(it));
        return Some(if ruled {
            Drawn::Rule
        } else {
            Drawn::Row(unframed(line, cells(line, from, is_bar), width))
        });
    }
    if line.trim_end().contains('\t') {
        return Some(Drawn::Row(cells(line, from, is_tab)));
    }
    // In the last columns nothing is left: a row if it is as wide as the one before.
    let row = cells(line, from, is_tab);
    let torn = !line.trim().is_empty() && row.len() >= 2 && width == Some(row.len());
    torn.then_some(Drawn::Torn(row))
}

fn cells(line: &str, from: usize, cut: fn(char) -> bool) -> Vec<Cell> {
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
    row
}

/// Without what lies outside a frame. 农业类|4| has no frame if the row before it has three cells:
/// then its last cell is empty.
fn unframed(line: &str, mut row: Vec<Cell>, width: Option<usize>) -> Vec<Cell> {
    let line = line.trim();
    let (opens, closes) = (line.starts_with(is_bar), line.ends_with(is_bar));
    if opens != closes && width == Some(row.len()) {
        return row;
    }
    let outer = |cell: Option<&Cell>| cell.is_some_and(|it| it.span.is_empty());
    if opens && outer(row.first()) {
        row.remove(0);
    }
    if closes && outer(row.last()) {
        row.pop();
    }
    row
}

fn is_tab(it: char) -> bool {
    it == '\t'
}

fn is_bar(it: char) -> bool {
    matches!(it, '|' | '│' | '┃' | '｜')
}
