//! Sums with a cell in them where nothing stands: in a text that lost digits it may have held some.

use super::{columns, grid::Grid, rows};
use crate::{reading::Reading, relation::Strength, text::Span, unit::Unit};

/// An empty cell among numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Gap {
    /// Which table of the text.
    pub(crate) table: usize,
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Term {
    Number(usize),
    Gap(Gap),
}

/// The total comes first.
pub(crate) struct Open {
    pub(crate) terms: Vec<Term>,
}

/// Gaps of one sum that are still told apart.
const FEW: usize = 2;

pub(crate) fn open_sums(grids: &[Grid], reading: &Reading) -> Vec<Open> {
    let mut found = Vec::new();
    for (table, grid) in grids.iter().enumerate() {
        let columns: Vec<usize> =
            (0..grid.width).filter(|it| holds_whole_numbers(grid, reading, *it)).collect();
        let rows = rows::sums(grid, reading).into_iter().filter(|it| it.1 > Strength::Weak);
        for (sum, _) in rows.filter(|it| it.0.parts.len() > 1) {
            let cells = |column: usize| {
                [&[sum.total], sum.parts.as_slice()].concat().into_iter().map(move |it| (it, column))
            };
            found.extend(columns.iter().filter_map(|it| open(grid, table, cells(*it))));
        }
        for (total, set, _) in columns::sums(grid, reading) {
            if [&[total], set.as_slice()].concat().iter().all(|it| columns.contains(it)) {
                let cells =
                    |row: usize| [&[total], set.as_slice()].concat().into_iter().map(move |it| (row, it));
                found.extend(grid.body().filter_map(|it| open(grid, table, cells(it))));
            }
        }
    }
    found
}

/// The sum over these cells, if one or two of them are empty and the others can be added.
fn open(grid: &Grid, table: usize, cells: impl Iterator<Item = (usize, usize)>) -> Option<Open> {
    let mut terms = Vec::new();
    for (row, column) in cells {
        if let Some(number) = grid.number(row, column) {
            terms.push(Term::Number(number));
        } else if let Some(span) = grid.empty(row, column) {
            terms.push(Term::Gap(Gap { table, row, column, span }));
        } else if terms.is_empty() || !grid.blank_or_number(row, column, true) {
            return None;
        }
    }
    let gaps = terms.iter().filter(|it| matches!(it, Term::Gap(_))).count();
    ((1..=FEW).contains(&gaps) && gaps + 1 < terms.len()).then_some(Open { terms })
}

/// A point would have stayed where 5.55 was.
fn holds_whole_numbers(grid: &Grid, reading: &Reading, column: usize) -> bool {
    let mut numbers = grid.body().filter_map(|row| grid.number(row, column));
    grid.adds(reading, column) && numbers.any(|it| reading.mentions[it].decimals == 0)
}

/// In what an empty cell would count.
pub(crate) fn unit(grid: &Grid, reading: &Reading, column: usize) -> Option<Unit> {
    let first = grid.body().find_map(|row| grid.number(row, column))?;
    Some(reading.mentions[first].unit)
}

/// 表1“农业类”行“获得经费”列
pub(crate) fn named(grid: &Grid, gap: Gap) -> String {
    let label = &grid.labels[gap.row];
    let row = if label.is_empty() { format!("第{}行", gap.row + 1) } else { format!("“{label}”行") };
    let head = grid.whole_head(gap.column);
    let column =
        if head.is_empty() { format!("第{}列", gap.column + 1) } else { format!("“{head}”列") };
    format!("表{}{row}{column}", gap.table + 1)
}
