//! Lines of text that know which run each stretch of theirs came from.

use std::ops::Range;

pub(super) enum Item {
    Paragraph(Line),
    Table(Vec<Vec<BodyCell>>),
}

pub(super) struct BodyCell {
    pub(super) line: Line,
    pub(super) columns: usize,
    pub(super) rows: usize,
}

/// A paragraph, or the paragraphs of a cell.
#[derive(Default)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) count: usize,
    pub(super) pieces: Vec<Piece>,
}

/// A stretch of a line that came from one run.
pub(super) struct Piece {
    /// Characters of the line.
    pub(super) span: Range<usize>,
    pub(super) run: usize,
    /// The bytes between the tags of a `w:t`, where the run may be parted; none if
    /// it only stands for the run: a footnote for its mark, a text box for its anchor.
    pub(super) text: Option<Range<usize>>,
}

/// A run of the body, in bytes.
pub(super) struct Run {
    pub(super) outer: Range<usize>,
    /// The `w:rPr`; empty if there is none.
    pub(super) properties: Range<usize>,
    /// What follows the properties, up to the end tag.
    pub(super) inner: Range<usize>,
}

impl Line {
    pub(super) fn push(&mut self, it: char) {
        self.text.push(it);
        self.count += 1;
    }

    pub(super) fn begin_with(&mut self, mark: &str) {
        let shift = mark.chars().count();
        self.text.insert_str(0, mark);
        self.shift(shift);
    }

    pub(super) fn shift(&mut self, by: usize) {
        self.count += by;
        for it in &mut self.pieces {
            it.span = it.span.start + by..it.span.end + by;
        }
    }

    pub(super) fn append(&mut self, mut other: Line, between: char) {
        if other.text.trim().is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.push(between);
        }
        let text = std::mem::take(&mut other.text);
        let own = other.count;
        other.shift(self.count);
        self.text.push_str(&text);
        self.count += own;
        self.pieces.append(&mut other.pieces);
    }

    /// The line as something a run of the body stands for.
    pub(super) fn hosted(mut self, host: Option<usize>) -> Line {
        self.pieces = host.map(|run| Piece { span: 0..self.count, run, text: None }).into_iter().collect();
        self
    }
}
