//! Tables: 合计 rows and columns, two-row heads, rates between columns.
//! What a column or row adds up to is tried as a person would; the reading most rows agree with is meant.

mod columns;
pub(crate) mod gaps;
mod grid;
mod label;
mod rates;
mod rows;

use crate::{
    reading::Reading,
    relation::Claim,
    text::{Block, Text},
    unit::Unit,
};

pub(crate) use grid::Grid;

/// The tables of a text, as grids over its reading.
pub(crate) fn grids(text: &Text, reading: &Reading) -> Vec<Grid> {
    let mut line = 0;
    let mut next = 0;
    let mut found = Vec::new();
    for block in &text.blocks {
        match block {
            Block::Paragraph { .. } => line += 1,
            Block::Table { rows, .. } => found.push(Grid::new(rows, reading, &mut line, &mut next)),
        }
    }
    found
}

pub(crate) fn claims(grids: &[Grid], reading: &Reading) -> Vec<Claim> {
    let mut found = Vec::new();
    for grid in grids {
        rows::claims(grid, reading, &mut found);
        columns::claims(grid, reading, &mut found);
        rates::claims(grid, reading, &mut found);
    }
    found
}

/// A bare number in a cell counts in the unit its column's head names.
pub(crate) fn take_units(grids: &[Grid], reading: &mut Reading) {
    for grid in grids {
        for row in grid.body() {
            for column in 0..grid.width {
                let Some(index) = grid.number(row, column) else { continue };
                let it = &mut reading.mentions[index];
                if it.unit == Unit::NONE
                    && let Some(unit) = grid.units[column]
                {
                    it.unit = unit;
                    it.kind = unit.kind;
                }
            }
        }
    }
}
