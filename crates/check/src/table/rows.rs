//! 合计 and 小计 rows: the sum of the rows above, below or between.

use super::{
    grid::Grid,
    label::{Total, is_among, is_order, level, total},
};
use crate::{
    judge::{Amount, Form},
    reading::Reading,
    relation::{Claim, Strength},
    report::RelationKind,
};

/// Rows that add up to one.
pub(super) struct Sum {
    pub(super) total: usize,
    pub(super) parts: Vec<usize>,
}

pub(super) fn claims(grid: &Grid, reading: &Reading, found: &mut Vec<Claim>) {
    order(grid, reading, found);
    among(grid, reading, found);
    let holed = reading.page.holed;
    let columns: Vec<usize> = (0..grid.width).filter(|it| grid.adds(reading, *it)).collect();
    for (sum, strength) in sums(grid, reading) {
        // 新型陶瓷 with nothing beside it: what stood there may be a part, or it is a heading.
        let open = sum
            .parts
            .iter()
            .skip(1)
            .any(|row| !has_number(grid, *row) && level(&grid.labels[*row]).is_none());
        for form in columns.iter().filter_map(|it| form(grid, holed, &sum, *it)) {
            let strength = if open && !holds(reading, &form) { Strength::Weak } else { strength };
            found.push(Claim::new(RelationKind::Sum, form, strength, "table-row-total"));
        }
    }
}

/// What the rows add up to: the plan that most columns agree with.
pub(super) fn sums(grid: &Grid, reading: &Reading) -> Vec<(Sum, Strength)> {
    let holed = reading.page.holed;
    let columns: Vec<usize> = (0..grid.width).filter(|it| grid.adds(reading, *it)).collect();
    if columns.is_empty() {
        return Vec::new();
    }
    let forms = |sum: &Sum| -> Vec<Form> {
        columns.iter().filter_map(|column| form(grid, holed, sum, *column)).collect()
    };
    let score = |plan: &Vec<Sum>| plan.iter().flat_map(forms).filter(|form| holds(reading, form)).count();
    let plans = plans(grid, &columns, holed);
    let Some((score, plan)) =
        plans.into_iter().map(|it| (score(&it), it)).reduce(|best, it| if it.0 > best.0 { it } else { best })
    else {
        return Vec::new();
    };
    let strength = |sum: &Sum| {
        let forms = forms(sum);
        let agree = forms.iter().filter(|it| holds(reading, it)).count();
        match forms.len() {
            1 if sum.parts.len() >= 2 => Strength::Sure,
            1 => Strength::Weak,
            _ if agree > 0 => Strength::Sure,
            2 if score > 0 || plausible(reading, &forms) => Strength::Likely,
            // Where every column has lost digits none agrees as printed; 合计 says that they do.
            _ if holed && sum.parts.len() >= 2 => Strength::Likely,
            _ => Strength::Weak,
        }
    };
    plan.into_iter().map(|it| (strength(&it), it)).map(|it| (it.1, it.0)).collect()
}

fn has_number(grid: &Grid, row: usize) -> bool {
    (0..grid.width).any(|it| grid.number(row, it).is_some())
}

pub(super) fn holds(reading: &Reading, form: &Form) -> bool {
    form.judge(&|it| Amount::of(&reading.mentions[it])).holds == Some(true)
}

fn plausible(reading: &Reading, forms: &[Form]) -> bool {
    forms.iter().all(|form| {
        let Form::Sum { total, parts } = form else { return false };
        parts.iter().all(|it| reading.mentions[*it].value <= reading.mentions[*total].value)
    })
}

fn form(grid: &Grid, holed: bool, sum: &Sum, column: usize) -> Option<Form> {
    let total = grid.number(sum.total, column)?;
    let kept = |row: &&usize| has_number(grid, **row);
    if sum.parts.iter().filter(kept).any(|row| !grid.blank_or_number(*row, column, holed)) {
        return None;
    }
    let parts: Vec<usize> = sum.parts.iter().filter_map(|row| grid.number(*row, column)).collect();
    (!parts.is_empty()).then_some(Form::Sum { total, parts })
}

/// The ways the rows may add up, likeliest first.
/// In a text that lost digits a row with empty cells is a part too.
fn plans(grid: &Grid, columns: &[usize], holed: bool) -> Vec<Vec<Sum>> {
    let label = |row: usize| grid.labels[row].as_str();
    let rows: Vec<usize> = grid
        .body()
        .filter(|row| {
            let empty = || holed && columns.iter().any(|it| grid.empty(*row, *it).is_some());
            !is_among(label(*row)) && (has_number(grid, *row) || empty())
        })
        .collect();
    let kinds: Vec<Total> = rows.iter().map(|row| total(label(*row))).collect();
    let levels: Vec<Option<u8>> = rows.iter().map(|row| level(label(*row))).collect();
    if kinds.contains(&Total::Part) {
        return vec![grouped(&rows, &kinds, false), grouped(&rows, &kinds, true)];
    }
    let mut plans = Vec::new();
    let mut distinct: Vec<u8> = levels.iter().flatten().copied().collect();
    distinct.sort_unstable();
    distinct.dedup();
    if distinct.len() >= 2 {
        // A row that lost its number and has none before it is not known to be of any level.
        let kept = (0..rows.len()).filter(|it| levels[*it].is_some() || has_number(grid, rows[*it]));
        let kept: Vec<usize> = kept.collect();
        let of = |it: &usize| (rows[*it], kinds[*it], levels[*it]);
        plans.push(levelled(&kept.iter().map(of).collect::<Vec<_>>()));
    }
    if kinds.contains(&Total::All) {
        plans.push(flat(&rows, &kinds));
    }
    plans
}

/// Every 合计 is the sum of the rows since the one before; a first one, of those below it.
fn flat(rows: &[usize], kinds: &[Total]) -> Vec<Sum> {
    let totals: Vec<usize> = (0..rows.len()).filter(|it| kinds[*it] == Total::All).collect();
    let mut found = Vec::new();
    let leads = totals.first() == Some(&0);
    for (index, at) in totals.iter().enumerate() {
        let parts = if leads {
            at + 1..totals.get(index + 1).copied().unwrap_or(rows.len())
        } else {
            index.checked_sub(1).map_or(0, |it| totals[it] + 1)..*at
        };
        found.push(Sum { total: rows[*at], parts: rows[parts].to_vec() });
    }
    found
}

/// 小计 rows sum their group, above or below; 合计 sums the 小计 and what stands alone.
fn grouped(rows: &[usize], kinds: &[Total], leading: bool) -> Vec<Sum> {
    let mut found = Vec::new();
    let mut group: Vec<usize> = Vec::new();
    let mut upper: Vec<usize> = Vec::new();
    let mut open: Option<usize> = None;
    let mut all: Option<usize> = None;
    for (row, kind) in rows.iter().zip(kinds) {
        match kind {
            Total::Part if leading => {
                if let Some(total) = open.replace(*row) {
                    found.push(Sum { total, parts: std::mem::take(&mut group) });
                }
                upper.push(*row);
            }
            Total::Part => {
                found.push(Sum { total: *row, parts: std::mem::take(&mut group) });
                upper.push(*row);
            }
            Total::All => all = Some(*row),
            Total::None if leading && open.is_none() => upper.push(*row),
            Total::None => group.push(*row),
        }
    }
    match open {
        Some(total) => found.push(Sum { total, parts: group }),
        None => upper.extend(group),
    }
    found.extend(all.map(|total| Sum { total, parts: upper }));
    found
}

/// 一、 is the sum of its （一） or 1.; 合计 of the 一、.
fn levelled(rows: &[(usize, Total, Option<u8>)]) -> Vec<Sum> {
    let top = rows.iter().filter_map(|it| it.2).min().unwrap_or(1);
    let mut found: Vec<Sum> = Vec::new();
    let mut upper = Vec::new();
    let mut stack: Vec<(u8, Sum)> = Vec::new();
    for (row, kind, level) in rows {
        if *kind == Total::All {
            continue;
        }
        let Some(level) = level else { return Vec::new() };
        while stack.last().is_some_and(|it| it.0 >= *level) {
            found.extend(stack.pop().map(|it| it.1));
        }
        match stack.last_mut() {
            Some((_, parent)) => parent.parts.push(*row),
            None if *level == top => upper.push(*row),
            None => return Vec::new(),
        }
        stack.push((*level, Sum { total: *row, parts: Vec::new() }));
    }
    found.extend(stack.into_iter().map(|it| it.1));
    found.retain(|it| !it.parts.is_empty());
    let all = rows.iter().find(|it| it.1 == Total::All);
    found.extend(all.map(|it| Sum { total: it.0, parts: upper }));
    found
}

/// 其中 rows are not more than the row they belong to.
fn among(grid: &Grid, reading: &Reading, found: &mut Vec<Claim>) {
    let mut whole = None;
    for row in grid.body() {
        if !is_among(&grid.labels[row]) {
            whole = Some(row);
            continue;
        }
        let Some(above) = whole else { continue };
        for column in (0..grid.width).filter(|it| grid.adds(reading, *it)) {
            if let Some((part, whole)) = grid.number(row, column).zip(grid.number(above, column)) {
                let form = Form::Bound { part, whole };
                found.push(Claim::new(RelationKind::Bound, form, Strength::Sure, "part-over-whole"));
            }
        }
    }
}

/// 序号 goes 1, 2, 3.
fn order(grid: &Grid, reading: &Reading, found: &mut Vec<Claim>) {
    for column in (0..grid.width).filter(|it| is_order(grid.leaf(*it))) {
        let mut expected: Option<i64> = None;
        for row in grid.body() {
            let Some(index) = grid.number(row, column) else {
                expected = expected.filter(|_| !reading.page.holed);
                continue;
            };
            let value = reading.mentions[index].value.and_then(|it| i64::try_from(it).ok());
            if let Some(expected) = expected.filter(|_| value != Some(1)) {
                let form = Form::Next { stated: index, expected };
                found.push(Claim::new(RelationKind::Numbering, form, Strength::Likely, "numbering"));
            }
            expected = value.map(|it| it + 1);
        }
    }
}
