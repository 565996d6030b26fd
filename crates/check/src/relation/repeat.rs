//! 前后一致: the same fact, said twice about the same place and time, in two paragraphs
//! or in one and in a table.

use std::collections::HashMap;

use super::{
    Claim, Strength,
    facts::{Fact, Frame},
    tabled,
};
use crate::{judge::Form, quantity::Approx, reading::Reading, report::RelationKind, role::Role, table::Grid};

/// Of facts under one name so many are compared with a further one.
const KEPT: usize = 4;

type Facts = HashMap<String, Vec<Fact>>;

pub(super) fn claims(reading: &Reading, found: &mut Vec<Claim>) {
    said(reading, &Frame::of(reading), |fact, earlier| found.push(claim(fact.index, earlier.index)));
}

fn claim(one: usize, other: usize) -> Claim {
    Claim::new(RelationKind::Repeat, Form::Equal { one, other }, Strength::Likely, "repeat")
}

/// What running text says, and every fact that says what an earlier one of another paragraph did.
fn said(reading: &Reading, frame: &Frame, mut again: impl FnMut(&Fact, &Fact)) -> Facts {
    let mut said = Facts::new();
    for index in 0..reading.mentions.len() {
        let it = &reading.mentions[index];
        let plain = it.adds()
            && it.approx == Approx::Exact
            && it.upper.is_none()
            && reading.place(index).role == Role::Plain;
        if !plain || reading.in_table(index) {
            continue;
        }
        let Some(fact) = frame.fact(reading, index) else { continue };
        let earlier = said.entry(fact.key.clone()).or_default();
        match earlier.iter().find(|it| it.same(&fact)) {
            Some(same) if reading.mentions[same.index].line != it.line => again(&fact, same),
            Some(_) => {}
            None if earlier.len() < KEPT => earlier.push(fact),
            None => {}
        }
    }
    said
}

/// Heads of columns that are not about what is.
const OTHER: &[&str] = &[
    "上年", "去年", "同期", "目标", "任务", "计划", "预算", "增", "减", "基期", "其中", "排名", "季度", "月",
];

/// What a table says of what running text says.
pub(crate) fn in_tables(reading: &Reading, grids: &[Grid]) -> Vec<Claim> {
    let mut found = Vec::new();
    if grids.is_empty() {
        return found;
    }
    let frame = Frame::of(reading);
    let facts = said(reading, &frame, |_, _| {});
    for grid in grids {
        let columns: Vec<usize> = (0..grid.width)
            .filter(|it| grid.adds(reading, *it))
            .filter(|it| {
                let head = grid.whole_head(*it);
                !OTHER.iter().any(|word| head.contains(word))
                    && !head.contains(|it: char| it.is_ascii_digit())
            })
            .collect();
        let caption = grid.caption(reading);
        for row in grid.body() {
            for column in &columns {
                let Some(index) = grid.number(row, *column) else { continue };
                let Some((words, unit)) = grid.named(reading, row, *column, columns.len() == 1) else {
                    continue;
                };
                let Some(cell) = frame.cell(index, &words, unit, caption) else { continue };
                let same = facts.get(&cell.key).and_then(|it| it.iter().find(|it| it.same(&cell)));
                found.extend(same.map(|it| claim(index.max(it.index), index.min(it.index))));
            }
        }
    }
    tabled::claims(reading, grids, &mut found);
    found
}
