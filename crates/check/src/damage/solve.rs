//! All constraints of a document together: choices fall until nothing changes.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    combine::Reach,
    domain::{Domain, Width, hundred},
    settle::{Narrowed, is_bound, narrow, settle},
};
use crate::{
    judge::{Amount, Form},
    reading::Reading,
    relation::{Claim, Strength},
    report::Kind,
};

/// A text with more quantities is long: each has fewer choices.
const LONG: usize = 3_000;
/// Claims that are solved together; what lies beyond stays open.
const SOLVED: usize = 2_500;

#[derive(Default)]
pub(crate) struct Solved {
    pub(crate) domains: BTreeMap<usize, Domain>,
    /// Claims that no way of putting digits back can save, by index.
    pub(crate) broken: BTreeSet<usize>,
    /// Sums that only more digits than are looked at could save.
    pub(super) far: BTreeSet<usize>,
    /// What stays as it is if more digits were lost than need be.
    pub(crate) firm: BTreeSet<usize>,
    /// What is left if more digits were lost than need be; of a long text it is not known.
    pub(crate) wide: BTreeMap<usize, Domain>,
}

/// A reading with what it claims, and the digits it lost.
struct Task<'a> {
    reading: &'a Reading,
    claims: &'a [Claim],
    lost: &'a [char],
    /// The claims that are solved together, by index.
    used: Vec<usize>,
}

/// What each value may have been, and what of it holds even where more was lost.
pub(crate) fn solve(reading: &Reading, claims: &[Claim], lost: &[char]) -> Solved {
    let long = reading.mentions.len() > LONG;
    let width = if long { Width::Few } else { Width::Likely };
    let used = (0..claims.len()).filter(|it| claims[*it].strength > Strength::Weak).take(SOLVED).collect();
    let mut task = Task { reading, claims, lost, used };
    let fresh = task.domains(|_| width);
    let mut solved = task.with_least_slack(&fresh);
    let doubted = task.doubted(&solved);
    if !doubted.is_empty() {
        task.used.retain(|it| !doubted.contains(it));
        solved = task.with_least_slack(&fresh);
    }
    // In a long text it would take as long again.
    if !long {
        let wide = task.wide(&fresh);
        let same = |index: &usize, it: &Domain| {
            wide.get(index).is_some_and(|other| other.closed && other.choices == it.choices)
        };
        solved.firm = solved.domains.iter().filter(|it| same(it.0, it.1)).map(|it| *it.0).collect();
        solved.wide = wide;
    }
    solved
}

/// By how many digits more a claim is tried before a value is said to be the only one.
pub(super) fn far(lost: &[char], combinations: usize) -> Reach {
    let least = slack(lost);
    if lost.contains(&'0') {
        // Ten times as much throughout costs a digit in every number: fewer would leave that out.
        return Reach { slack: least + 6, least: least + 6, combinations };
    }
    Reach { slack: least + 3, least: least + 2, combinations }
}

/// Combinations of one relation that are looked through.
const COMBINATIONS: usize = 6_000;
/// So many where more digits may be lost than need be: in all relations of a text together,
/// and in one.
const ALTOGETHER: usize = 4_000_000;
const MANY: usize = 8_000;
/// How much more slack is tried where claims disagree.
const MORE: u32 = 2;

impl Task<'_> {
    fn domains(&self, width: impl Fn(usize) -> Width) -> BTreeMap<usize, Domain> {
        let mut fresh = BTreeMap::new();
        for (index, it) in self.reading.mentions.iter().enumerate() {
            if (it.counts() || it.kind == Kind::Heading)
                && let Some(mut domain) = Domain::of(self.reading, it, self.lost, width(index))
            {
                hundred(self.reading, index, &mut domain);
                fresh.insert(index, domain);
            }
        }
        fresh
    }

    /// With as little slack as the claims agree on: what one claim leaves, another must be able to use.
    fn with_least_slack(&self, fresh: &BTreeMap<usize, Domain>) -> Solved {
        let least = slack(self.lost);
        for slack in least..=least + MORE {
            let reach = Reach { slack, least: slack, combinations: COMBINATIONS };
            let mut solved = self.settle(fresh.clone(), reach);
            let torn = self.torn(&solved, fresh, reach);
            if torn.is_empty() {
                return solved;
            }
            if slack == least + MORE {
                self.let_go(torn, &mut solved, fresh);
                return solved;
            }
        }
        Solved { domains: fresh.clone(), ..Solved::default() }
    }

    /// What is left if more digits were lost than need be.
    fn wide(&self, fresh: &BTreeMap<usize, Domain>) -> BTreeMap<usize, Domain> {
        let many = ALTOGETHER / self.reading.mentions.len().max(1);
        let reach = far(self.lost, many.clamp(MANY / 4, MANY));
        let decides = self.used.iter().filter(|it| !is_bound(&self.claims[**it]));
        let decided: BTreeSet<usize> = decides.flat_map(|it| self.claims[*it].form.members()).collect();
        // What reads well and nothing decides is not said to be damaged.
        let stands = |it: usize| fresh.get(&it).is_none_or(Domain::as_printed);
        let width =
            |it: usize| if decided.contains(&it) || !stands(it) { Width::Wide } else { Width::Likely };
        let fresh = self.domains(width);
        let mut wide = self.settle(fresh.clone(), reach);
        let torn = self.torn(&wide, &fresh, reach);
        self.let_go(torn, &mut wide, &fresh);
        wide.domains
    }

    fn settle(&self, domains: BTreeMap<usize, Domain>, reach: Reach) -> Solved {
        settle(self.reading, self.claims, &self.used, domains, reach, self.lost)
    }

    /// The claims that some way of putting digits back saves, but none that the others leave.
    fn torn(&self, solved: &Solved, fresh: &BTreeMap<usize, Domain>, reach: Reach) -> Vec<usize> {
        let alone = |index: &usize| {
            let claim = &self.claims[*index];
            let mut domains = members(claim, fresh);
            !matches!(narrow(self.reading, claim, &mut domains, reach, self.lost), Narrowed::Broken)
        };
        solved.broken.iter().copied().filter(alone).collect()
    }

    /// They cannot be brought together: nothing is said of what they speak of.
    fn let_go(&self, torn: Vec<usize>, solved: &mut Solved, fresh: &BTreeMap<usize, Domain>) {
        for index in torn {
            solved.broken.remove(&index);
            solved.domains.extend(members(&self.claims[index], fresh));
        }
    }

    /// Where a sum comes out as printed and another one of the same number makes that impossible,
    /// the other was misread: a part of it was lost whole, 工勤人员人.
    fn doubted(&self, solved: &Solved) -> BTreeSet<usize> {
        let holds = |index: &usize| {
            let form = &self.claims[*index].form;
            form.judge(&|it| Amount::of(&self.reading.mentions[it])).holds == Some(true)
        };
        let sum = |index: &usize| matches!(self.claims[*index].form, Form::Sum { .. });
        let denied = solved.far.union(&solved.broken).filter(|it| sum(it) && holds(it));
        let spoken: BTreeSet<usize> = denied.flat_map(|it| self.claims[*it].form.members()).collect();
        let denies = |index: &&usize| {
            let claim = &self.claims[**index];
            !is_bound(claim) && claim.form.members().iter().any(|it| spoken.contains(it)) && !holds(index)
        };
        if spoken.is_empty() { BTreeSet::new() } else { self.used.iter().filter(denies).copied().collect() }
    }
}

fn members(claim: &Claim, domains: &BTreeMap<usize, Domain>) -> BTreeMap<usize, Domain> {
    claim.form.members().into_iter().filter_map(|it| Some((it, domains.get(&it)?.clone()))).collect()
}

/// How many digits more than needed may have been lost: where noughts are, sizes are not known.
pub(super) fn slack(lost: &[char]) -> u32 {
    if lost.contains(&'0') { 3 } else { 1 }
}
