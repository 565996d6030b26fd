//! 合计 columns: the sum of the columns beside them, or under the same head.

use super::{
    grid::Grid,
    label::{Total, total},
    rows::holds,
};
use crate::{
    judge::Form,
    reading::Reading,
    relation::{Claim, Strength},
    report::RelationKind,
};

/// Rows that are tried before it is decided what a column adds up.
const TRIED: usize = 80;

pub(super) fn claims(grid: &Grid, reading: &Reading, found: &mut Vec<Claim>) {
    let holed = reading.page.holed;
    for (column, set, strength) in sums(grid, reading) {
        let forms = grid.body().filter_map(|row| form(grid, holed, row, column, &set));
        found.extend(forms.map(|form| Claim::new(RelationKind::Sum, form, strength, "table-column-total")));
    }
}

/// Which columns add up to which: the column of the total, and its parts.
pub(super) fn sums(grid: &Grid, reading: &Reading) -> Vec<(usize, Vec<usize>, Strength)> {
    let holed = reading.page.holed;
    let adds: Vec<usize> = (0..grid.width).filter(|it| grid.adds(reading, *it)).collect();
    let mut found = Vec::new();
    for column in &adds {
        let kind = kind(grid, *column);
        if kind == Total::None {
            continue;
        }
        let like: Vec<usize> =
            adds.iter().copied().filter(|it| it != column && alike(grid, reading, *it, *column)).collect();
        let sets = sets(grid, *column, kind, &like);
        let score = |set: &Vec<usize>| {
            let forms = grid.body().take(TRIED).filter_map(|row| form(grid, holed, row, *column, set));
            forms.fold((0, 0), |(agree, all), it| (agree + usize::from(holds(reading, &it)), all + 1))
        };
        let best = sets
            .into_iter()
            .map(|it| (score(&it), it))
            .reduce(|best, it| if it.0.0 > best.0.0 { it } else { best });
        let Some(((agree, all), set)) = best else { continue };
        if agree * 2 >= all && agree > 0 {
            found.push((*column, set, Strength::Sure));
        } else if all == 1 && set.len() + 1 == adds.len() {
            found.push((*column, set, Strength::Likely));
        }
    }
    found
}

fn kind(grid: &Grid, column: usize) -> Total {
    let bare = |head: &str| head.split(['(', '（']).next().unwrap_or("").to_owned();
    let leaf = total(&bare(grid.leaf(column)));
    if leaf != Total::None {
        return leaf;
    }
    let head = bare(grid.leaf(column));
    let told = ["合计", "总计", "总数", "总额", "总投资", "总量", "小计", "总经费", "总人数", "总金额"]
        .iter()
        .any(|it| head.contains(it));
    if told { Total::All } else { Total::None }
}

fn alike(grid: &Grid, reading: &Reading, one: usize, other: usize) -> bool {
    let base = |column: usize| {
        let first = grid.body().find_map(|row| grid.number(row, column));
        first.map_or("", |it| reading.mentions[it].unit.base)
    };
    let (one, other) = (base(one), base(other));
    one == other || one.is_empty() || other.is_empty()
}

/// What may be added up to this column, likeliest first.
fn sets(grid: &Grid, column: usize, kind: Total, like: &[usize]) -> Vec<Vec<usize>> {
    let plain: Vec<usize> = like.iter().copied().filter(|it| self::kind(grid, *it) == Total::None).collect();
    let mut sets = Vec::new();
    if let Some(group) = grid.group(column) {
        sets.push(plain.iter().copied().filter(|it| grid.group(*it) == Some(group)).collect());
    }
    if kind == Total::All {
        let parts: Vec<usize> =
            like.iter().copied().filter(|it| self::kind(grid, *it) == Total::Part).collect();
        let grouped = |it: &usize| {
            parts.iter().any(|part| grid.group(*part).is_some() && grid.group(*part) == grid.group(*it))
        };
        if !parts.is_empty() {
            sets.push(parts.iter().copied().chain(plain.iter().copied().filter(|it| !grouped(it))).collect());
        }
    }
    let stops = |it: &&usize| self::kind(grid, **it) == Total::None;
    let right: Vec<usize> = like.iter().filter(|it| **it > column).take_while(stops).copied().collect();
    let mut left: Vec<usize> =
        like.iter().rev().filter(|it| **it < column).take_while(stops).copied().collect();
    left.reverse();
    for run in [right, left, plain] {
        // 合计 may be followed by its parts and then by something else.
        for length in (2..=run.len()).rev().take(6) {
            sets.push(run[..length].to_vec());
        }
        for skipped in 1..run.len().saturating_sub(1).min(5) {
            sets.push(run[skipped..].to_vec());
        }
    }
    sets.retain(|it| it.len() >= 2);
    sets
}

fn form(grid: &Grid, holed: bool, row: usize, column: usize, set: &[usize]) -> Option<Form> {
    let total = grid.number(row, column)?;
    if set.iter().any(|it| !grid.blank_or_number(row, *it, holed)) {
        return None;
    }
    let parts: Vec<usize> = set.iter().filter_map(|it| grid.number(row, *it)).collect();
    (!parts.is_empty()).then_some(Form::Sum { total, parts })
}
