//! A sum over the choices of its members: which of them can stand together.

use std::collections::BTreeMap;

use super::{domain::Domain, sums};
use crate::{judge::Amount, reading::Reading};

/// Digits put back in one relation at most.
pub(super) const MOST: u32 = 5;

/// How far a relation is looked into.
#[derive(Clone, Copy)]
pub(super) struct Reach {
    /// By how many digits a way may be dearer than the cheapest.
    pub(super) slack: u32,
    /// Where that is too many ways, by no fewer than these.
    pub(super) least: u32,
    /// Combinations of one relation that are looked through.
    pub(super) combinations: usize,
}

/// Which choices of each member fit; none where nothing does.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Marks {
    Some(Vec<Vec<bool>>),
    /// There are more than these, but too many to look through.
    Less(Vec<Vec<bool>>),
    None,
    /// None within the digits that are looked at.
    Far,
    TooMany,
}

pub(super) fn of_sum(
    reading: &Reading,
    members: &[usize],
    domains: &BTreeMap<usize, Domain>,
    reach: Reach,
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
    let marks = sums::feasible(total, parts, MOST, reach);
    let single = parts.iter().chain([total]).all(|it| it.len() == 1);
    if single && matches!(marks, Marks::Far) { Marks::None } else { marks }
}
