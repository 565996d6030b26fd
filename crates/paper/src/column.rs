//! How wide a table's columns are, decided once for every document the table appears in.

use crate::sign::width;
use crate::{Inline, half_characters};

/// No column is weighed lighter or heavier than this many half characters.
const LIGHTEST: usize = 6;
const HEAVIEST: usize = 40;
/// Columns whose cells have up to this many half characters stand centred, others at the left.
const CENTRED: usize = 16;

/// One column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Column {
    /// Its width in proportion to the other columns.
    pub weight: usize,
    /// Whether its cells are centred.
    pub centred: bool,
}

/// Columns as wide as what stands in them asks for; at least one.
pub fn columns(head: &[String], rows: &[Vec<Vec<Inline>>]) -> Vec<Column> {
    let count = rows.iter().map(Vec::len).chain([head.len(), 1]).max().unwrap_or(1);
    (0..count)
        .map(|at| {
            let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell));
            let longest = cells.max().unwrap_or(0);
            let title = head.get(at).map_or(0, |it| half_characters(it));
            let weight = longest.max(title).clamp(LIGHTEST, HEAVIEST) + 2;
            Column { weight, centred: longest <= CENTRED }
        })
        .collect()
}
