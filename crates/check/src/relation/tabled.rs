//! One row of a table told in running text: 发明专利30件，其中双溪镇1件, and 双溪镇 has a row.

use std::collections::HashMap;

use super::{Claim, Strength, heads::heads, named::label};
use crate::{
    judge::Form,
    page::{ends, has},
    quantity::Approx,
    reading::Reading,
    report::RelationKind,
    role::Role,
    table::Grid,
    text::Span,
};

/// Words between a name and its number that add nothing.
const FILL: &[&str] = &["仅", "共", "有", "为", "达", "占", "完成", "实现"];

/// Of rows under one name so many are looked at.
const KEPT: usize = 8;

pub(super) fn claims(reading: &Reading, grids: &[Grid], found: &mut Vec<Claim>) {
    let mut rows: HashMap<&str, Vec<(&Grid, usize)>> = HashMap::new();
    for grid in grids {
        // A total has no name of its own: 合计90件 may be that of anything.
        let named = |row: &usize| {
            let label = &grid.labels[*row];
            label.chars().count() >= 2 && !grid.is_total(*row) && !label.ends_with("小计")
        };
        for row in grid.body().filter(named) {
            let known = rows.entry(grid.labels[row].as_str()).or_default();
            if known.len() < KEPT {
                known.push((grid, row));
            }
        }
    }
    for index in 0..reading.mentions.len() {
        let it = &reading.mentions[index];
        let exact = it.adds() && it.approx == Approx::Exact && it.upper.is_none() && it.value.is_some();
        if !exact || reading.in_table(index) || reading.place(index).role != Role::Plain {
            continue;
        }
        let Some(rows) = rows.get(name(reading, index).as_str()) else { continue };
        // 分区域看，甲镇147件: a new sentence is of the whole, and not of the last kind of it.
        let opens = reading.place(index).before.is_none();
        let wholes = heads(reading, index, opens);
        let cell = wholes.iter().take(if opens { wholes.len() } else { 1 }).find_map(|whole| {
            rows.iter().find_map(|(grid, row)| grid.number(*row, column(reading, grid, *whole, opens)?))
        });
        found.extend(cell.map(|cell| {
            let form = Form::Equal { one: index.max(cell), other: index.min(cell) };
            Claim::new(RelationKind::Repeat, form, Strength::Likely, "repeat")
        }));
    }
}

/// What a number is of, without what only leads to it.
fn name(reading: &Reading, index: usize) -> String {
    let mut name = label(reading, index);
    while let Some(word) = FILL.iter().find(|it| ends(name, name.len(), it)) {
        name = &name[..name.len() - word.chars().count()];
    }
    name.iter().collect()
}

/// The column whose total is this number, under the words it has in the text: then both speak
/// of the same thing.
fn column(reading: &Reading, grid: &Grid, whole: usize, opens: bool) -> Option<usize> {
    let it = &reading.mentions[whole];
    let from = reading.place(whole).lead.from;
    let around = reading.page.of(Span::new(from, it.span.to + reading.after(whole, 8).len()));
    let total = grid.body().rev().find(|row| grid.is_total(*row))?;
    (0..grid.width).find(|column| {
        let same = grid.number(total, *column).is_some_and(|cell| {
            let cell = &reading.mentions[cell];
            let unit = cell.unit.text.is_empty() || cell.unit == it.unit;
            unit && cell.value == it.value && cell.value.is_some()
        });
        let head = grid.leaf(*column);
        let named = head.chars().count() >= 2 && has(around, head);
        same && (named && !opens || grid.is_sum(*column))
    })
}
