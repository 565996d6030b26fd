//! One relation over the choices of its members: which of them can stand together.

use std::collections::BTreeMap;

use super::{domain::Domain, sums};
use crate::{
    judge::{Amount, Form},
    reading::Reading,
};

/// Digits put back in one relation at most.
const MOST: u32 = 5;
/// Combinations of one relation that are looked through.
const COMBINATIONS: usize = 6_000;

/// Which choices of each member fit; none where nothing does.
pub(super) enum Marks {
    Some(Vec<Vec<bool>>),
    None,
    TooMany,
}

pub(super) fn of_sum(
    reading: &Reading,
    members: &[usize],
    domains: &BTreeMap<usize, Domain>,
    slack: u32,
) -> Marks {
    let options = |it: &usize| {
        let mention = &reading.mentions[*it];
        let scale = mention.unit.scale();
        let exact = Amount::at(mention, rust_decimal::Decimal::ONE).is_some_and(|it| it.exact);
        let domain = domains.get(it).filter(|_| exact)?;
        domain
            .choices
            .iter()
            .map(|it| Some((it.value.checked_mul(scale)?.normalize(), it.cost)))
            .collect::<Option<Vec<_>>>()
    };
    let Some(all) = members.iter().map(options).collect::<Option<Vec<_>>>() else { return Marks::TooMany };
    let Some((total, parts)) = all.split_first() else { return Marks::TooMany };
    match sums::feasible(total, parts, MOST, slack) {
        Some(it) => Marks::Some(it),
        None if parts.iter().chain([total]).all(|it| it.len() == 1) => Marks::None,
        None => Marks::TooMany,
    }
}

/// Every combination within a growing number of digits put back, until some fit.
pub(super) fn of_few(
    reading: &Reading,
    form: &Form,
    members: &[usize],
    domains: &BTreeMap<usize, Domain>,
    slack: u32,
) -> Marks {
    let lists: Vec<&Domain> = members.iter().filter_map(|it| domains.get(it)).collect();
    let mut budget = 0;
    let mut best: Option<u32> = None;
    let mut marks: Vec<Vec<bool>> = lists.iter().map(|it| vec![false; it.choices.len()]).collect();
    let mut tried = 0;
    while best.is_none_or(|best| budget <= best + slack) && budget <= MOST + slack {
        let mut chosen = vec![0; lists.len()];
        let mut found = false;
        loop {
            let cost: u32 =
                chosen.iter().zip(&lists).filter_map(|(at, it)| Some(it.choices.get(*at)?.cost)).sum();
            tried += 1;
            if cost == budget && fits(reading, form, members, &lists, &chosen) {
                found = true;
                marks.iter_mut().zip(&chosen).for_each(|(marks, at)| marks[*at] = true);
            }
            if tried > COMBINATIONS {
                return Marks::TooMany;
            }
            if !advance(&mut chosen, &lists, budget) {
                break;
            }
        }
        match best {
            None if found
                && matches!(form, Form::Bound { .. } | Form::Under { .. } | Form::Rising { .. }) =>
            {
                return bounded(reading, form, members, &lists);
            }
            None if found => best = Some(budget),
            None | Some(_) => {}
        }
        budget += 1;
    }
    if best.is_some() { Marks::Some(marks) } else { Marks::None }
}

/// The next combination whose cost is within the budget; choices are sorted by cost.
fn advance(chosen: &mut [usize], lists: &[&Domain], budget: u32) -> bool {
    for at in (0..chosen.len()).rev() {
        let next = chosen[at] + 1;
        if lists[at].choices.get(next).is_some_and(|it| it.cost <= budget) {
            chosen[at] = next;
            return true;
        }
        chosen[at] = 0;
    }
    false
}

/// A bound leaves whatever has any partner at all.
fn bounded(reading: &Reading, form: &Form, members: &[usize], lists: &[&Domain]) -> Marks {
    let mut marks: Vec<Vec<bool>> = lists.iter().map(|it| vec![false; it.choices.len()]).collect();
    let mut chosen = vec![0; lists.len()];
    let mut tried = 0;
    loop {
        if fits(reading, form, members, lists, &chosen) {
            marks.iter_mut().zip(&chosen).for_each(|(marks, at)| marks[*at] = true);
        }
        tried += 1;
        if tried > COMBINATIONS {
            return Marks::TooMany;
        }
        if !advance(&mut chosen, lists, u32::MAX) {
            return Marks::Some(marks);
        }
    }
}

fn fits(reading: &Reading, form: &Form, members: &[usize], lists: &[&Domain], chosen: &[usize]) -> bool {
    let of = |index: usize| {
        let at = members.iter().position(|it| *it == index)?;
        Amount::at(&reading.mentions[index], lists[at].choices.get(chosen[at])?.value)
    };
    let verdict = form.judge(&of);
    verdict.holds == Some(true)
        || verdict.holds.is_none() && (verdict.rounding || matches!(form, Form::Bound { .. }))
}
