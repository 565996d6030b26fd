//! Rulings that cross each other are a table; where one is missing between two
//! fields of the grid, the fields are one merged cell.

use super::drawn::{Drawn, Ruling};

/// How far apart two rulings may lie and still be one, in hundredths of a point.
const NEAR: i32 = 300;
/// More fields than any printed page has.
const MOST_FIELDS: usize = 20_000;

/// A table of one page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Grid {
    pub(super) columns: Vec<i32>,
    pub(super) rows: Vec<i32>,
    /// By row: the cells that begin in it.
    pub(super) cells: Vec<Vec<Field>>,
}

/// A cell and how much of the grid it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

/// All tables, from the top.
pub(super) fn grids(rulings: &[Ruling]) -> Vec<Grid> {
    let (across, down) = (joined(rulings, true), joined(rulings, false));
    let mut group: Vec<usize> = (0..across.len() + down.len()).collect();
    for (one, it) in across.iter().enumerate() {
        for (other, that) in down.iter().enumerate() {
            if covers(it, that.at) && covers(that, it.at) {
                unite(&mut group, one, across.len() + other);
            }
        }
    }
    let mut res: Vec<Grid> = (0..across.len())
        .filter(|it| root(&group, *it) == *it)
        .filter_map(|it| {
            let of = |from: usize, all: &[Ruling]| -> Vec<Ruling> {
                let own = all.iter().enumerate().filter(|other| root(&group, from + other.0) == it);
                own.map(|it| *it.1).collect()
            };
            grid(&of(0, &across), &of(across.len(), &down))
        })
        .collect();
    res.sort_by_key(|it| it.rows.first().copied());
    res
}

impl Grid {
    /// The cell a character stands in, as row and place in it.
    pub(super) fn cell_of(&self, it: &Drawn) -> Option<(usize, usize)> {
        let (x, y) = (i32::midpoint(it.left, it.right), it.base - it.size / 3);
        let column = self.columns.windows(2).position(|edge| (edge[0]..edge[1]).contains(&x))?;
        let row = self.rows.windows(2).position(|edge| (edge[0]..edge[1]).contains(&y))?;
        self.cells.iter().take(row + 1).enumerate().find_map(|(at, cells)| {
            let within = |it: &Field| {
                (it.row..it.row + it.rows).contains(&row)
                    && (it.column..it.column + it.columns).contains(&column)
            };
            Some((at, cells.iter().position(within)?))
        })
    }
}

/// Rulings of one direction, with pieces of one line put together.
fn joined(rulings: &[Ruling], across: bool) -> Vec<Ruling> {
    let mut all: Vec<Ruling> = rulings.iter().filter(|it| it.across == across).copied().collect();
    all.sort_by_key(|it| (it.at, it.from));
    let mut res: Vec<Ruling> = Vec::new();
    for it in all {
        let same = res.iter_mut().rev().take(200).find(|other| {
            (it.at - other.at).abs() <= NEAR && it.from <= other.to + NEAR && other.from <= it.to + NEAR
        });
        match same {
            Some(other) => {
                other.from = other.from.min(it.from);
                other.to = other.to.max(it.to);
            }
            None => res.push(it),
        }
    }
    res
}

fn covers(it: &Ruling, place: i32) -> bool {
    it.from - NEAR <= place && place <= it.to + NEAR
}

fn root(group: &[usize], mut at: usize) -> usize {
    while group[at] != at {
        at = group[at];
    }
    at
}

fn unite(group: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(group, one), root(group, other));
    group[one.max(other)] = one.min(other);
}

/// The grid of rulings that cross; none where there is only a frame around a text.
fn grid(across: &[Ruling], down: &[Ruling]) -> Option<Grid> {
    let (rows, columns) = (places(across), places(down));
    let (high, wide) = (rows.len().checked_sub(1)?, columns.len().checked_sub(1)?);
    if high == 0 || wide == 0 || MOST_FIELDS < high * wide || high * wide == 1 {
        return None;
    }
    let parts = |all: &[Ruling], at: i32, middle: i32| {
        all.iter().any(|it| (it.at - at).abs() <= NEAR && it.from <= middle && middle <= it.to)
    };
    let middle = |edges: &[i32], at: usize| i32::midpoint(edges[at], edges[at + 1]);
    let mut taken = vec![false; high * wide];
    let mut cells = vec![Vec::new(); high];
    for row in 0..high {
        for column in 0..wide {
            if taken[row * wide + column] {
                continue;
            }
            let (mut right, mut below) = (column + 1, row + 1);
            while right < wide
                && !taken[row * wide + right]
                && !parts(down, columns[right], middle(&rows, row))
            {
                right += 1;
            }
            while below < high && !parts(across, rows[below], middle(&columns, column)) {
                below += 1;
            }
            for at in row..below {
                taken[at * wide + column..at * wide + right].fill(true);
            }
            cells[row].push(Field { row, column, rows: below - row, columns: right - column });
        }
    }
    (1 < cells.iter().flatten().count()).then_some(Grid { columns, rows, cells })
}

fn places(rulings: &[Ruling]) -> Vec<i32> {
    let mut res: Vec<i32> = rulings.iter().map(|it| it.at).collect();
    res.sort_unstable();
    res.dedup_by(|it, before| (*it - *before).abs() <= NEAR);
    res
}
