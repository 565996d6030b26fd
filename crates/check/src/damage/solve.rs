//! All constraints of a document together: choices fall until nothing changes.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    combine::{Marks, Reach, of_sum},
    domain::{Domain, Width},
    few::of_few,
};
use crate::{
    judge::{Form, tell},
    reading::Reading,
    relation::{Claim, Strength},
    report::{Kind, RelationKind},
    role::Role,
};

/// A text with more quantities is long: each has fewer choices.
const LONG: usize = 3_000;
/// Claims that are solved together; what lies beyond stays open.
const SOLVED: usize = 2_500;
/// Rounds until nothing changes; each only removes.
const ROUNDS: usize = 6;

#[derive(Default)]
pub(crate) struct Solved {
    pub(crate) domains: BTreeMap<usize, Domain>,
    /// Claims that no way of putting digits back can save, by index.
    pub(crate) broken: BTreeSet<usize>,
    /// What stays as it is if more digits were lost than need be.
    pub(crate) firm: BTreeSet<usize>,
    /// What is left if more digits were lost than need be; of a long text it is not known.
    pub(crate) wide: BTreeMap<usize, Domain>,
}

/// What each value may have been, and what of it holds even where more was lost.
pub(crate) fn solve(reading: &Reading, claims: &[Claim], lost: &[char]) -> Solved {
    let long = reading.mentions.len() > LONG;
    let width = if long { Width::Few } else { Width::Likely };
    let fresh = domains(reading, lost, |_| width);
    let mut solved = with_least_slack(reading, claims, &fresh, lost);
    // In a long text it would take as long again.
    if !long {
        let reach = Reach { slack: slack(lost) + WIDER, combinations: COMBINATIONS };
        let decided: BTreeSet<usize> = used(claims)
            .filter(|it| !is_bound(&claims[*it]))
            .flat_map(|it| claims[it].form.members())
            .collect();
        let wider = |it: usize| if decided.contains(&it) { Width::Wide } else { width };
        let fresh = domains(reading, lost, wider);
        let mut wide = settle(reading, claims, fresh.clone(), reach, lost);
        for index in torn(reading, claims, &wide, &fresh, reach, lost) {
            wide.domains.extend(members(&claims[index], &fresh));
        }
        let same = |index: &usize, it: &Domain| {
            wide.domains.get(index).is_some_and(|other| other.closed && other.choices == it.choices)
        };
        solved.firm = solved.domains.iter().filter(|it| same(it.0, it.1)).map(|it| *it.0).collect();
        solved.wide = wide.domains;
    }
    solved
}

/// The claims that are solved together, by index.
fn used(claims: &[Claim]) -> impl Iterator<Item = usize> {
    (0..claims.len()).filter(|it| claims[*it].strength > Strength::Weak).take(SOLVED)
}

/// By how many digits more a claim is tried before a value is said to be the only one.
const WIDER: u32 = 3;
/// Combinations of one relation that are looked through.
const COMBINATIONS: usize = 6_000;

fn domains(reading: &Reading, lost: &[char], width: impl Fn(usize) -> Width) -> BTreeMap<usize, Domain> {
    let mut fresh = BTreeMap::new();
    for (index, it) in reading.mentions.iter().enumerate() {
        if (it.counts() || it.kind == Kind::Heading)
            && let Some(mut domain) = Domain::of(reading, it, lost, width(index))
        {
            hundred(reading, index, &mut domain);
            fresh.insert(index, domain);
        }
    }
    fresh
}

/// With as little slack as the claims agree on: what one claim leaves, another must be able to use.
fn with_least_slack(
    reading: &Reading,
    claims: &[Claim],
    fresh: &BTreeMap<usize, Domain>,
    lost: &[char],
) -> Solved {
    let least = slack(lost);
    for slack in least..=least + MORE {
        let reach = Reach { slack, combinations: COMBINATIONS };
        let mut solved = settle(reading, claims, fresh.clone(), reach, lost);
        let torn = torn(reading, claims, &solved, fresh, reach, lost);
        if torn.is_empty() {
            return solved;
        }
        if slack == least + MORE {
            // They cannot be brought together: nothing is said of what they speak of.
            for index in torn {
                solved.broken.remove(&index);
                solved.domains.extend(members(&claims[index], fresh));
            }
            return solved;
        }
    }
    Solved { domains: fresh.clone(), ..Solved::default() }
}

/// The claims that some way of putting digits back saves, but none that the others leave.
fn torn(
    reading: &Reading,
    claims: &[Claim],
    solved: &Solved,
    fresh: &BTreeMap<usize, Domain>,
    reach: Reach,
    lost: &[char],
) -> Vec<usize> {
    let alone = |index: &usize| {
        let mut domains = members(&claims[*index], fresh);
        !matches!(narrow(reading, &claims[*index], &mut domains, reach, lost), Narrowed::Broken)
    };
    solved.broken.iter().copied().filter(alone).collect()
}

/// How much more slack is tried where claims disagree.
const MORE: u32 = 2;

fn members(claim: &Claim, domains: &BTreeMap<usize, Domain>) -> BTreeMap<usize, Domain> {
    claim.form.members().into_iter().filter_map(|it| Some((it, domains.get(&it)?.clone()))).collect()
}

fn settle(
    reading: &Reading,
    claims: &[Claim],
    domains: BTreeMap<usize, Domain>,
    reach: Reach,
    lost: &[char],
) -> Solved {
    let mut solved = Solved { domains, ..Solved::default() };
    let mut hopeless = BTreeSet::new();
    let mut known: BTreeMap<usize, usize> = BTreeMap::new();
    let used: Vec<usize> = used(claims).collect();
    for round in 0..ROUNDS {
        let mut changed = false;
        for index in &used {
            let claim = &claims[*index];
            // What is known of computations is used before mere bounds.
            if round == 0 && is_bound(claim) {
                changed = true;
                continue;
            }
            let size = |domains: &BTreeMap<usize, Domain>| -> usize {
                let members = claim.form.members();
                members.iter().filter_map(|it| domains.get(it)).map(|it| it.choices.len()).sum()
            };
            // What nothing fell of since says nothing new.
            if hopeless.contains(index) || known.get(index) == Some(&size(&solved.domains)) {
                continue;
            }
            match narrow(reading, claim, &mut solved.domains, reach, lost) {
                Narrowed::By(more) => {
                    changed |= more;
                    known.insert(*index, size(&solved.domains));
                }
                Narrowed::TooMany => {
                    hopeless.insert(*index);
                }
                Narrowed::Broken => {
                    solved.broken.insert(*index);
                    hopeless.insert(*index);
                }
            }
        }
        if !changed {
            break;
        }
    }
    solved
}

/// How many digits more than needed may have been lost: where noughts are, sizes are not known.
fn slack(lost: &[char]) -> u32 {
    if lost.contains(&'0') { 3 } else { 1 }
}

fn is_bound(claim: &Claim) -> bool {
    matches!(claim.form, Form::Bound { .. } | Form::Under { .. } | Form::Rising { .. } | Form::Told { .. })
}

/// A rate that is not growth is not more than the whole.
fn hundred(reading: &Reading, index: usize, domain: &mut Domain) {
    let growth =
        matches!(reading.place(index).role, Role::Rate { .. } | Role::Completion | Role::Delta { .. });
    // 为年度计划5亿元的112%: more than the aim may be reached.
    let aim = reading.place(index).before.is_some_and(|it| reading.place(it).role == Role::Target);
    if reading.mentions[index].kind != Kind::Percent || growth || aim || reading.in_table(index) {
        return;
    }
    let before = domain.choices.len();
    domain.choices.retain(|it| it.value <= rust_decimal::Decimal::ONE_HUNDRED);
    if domain.choices.len() < before {
        domain.because.push("比例不超过100%".to_owned());
        domain.closed = true;
    }
}

enum Narrowed {
    /// Whether anything fell.
    By(bool),
    /// Nothing satisfies the claim.
    Broken,
    TooMany,
}

fn narrow(
    reading: &Reading,
    claim: &Claim,
    domains: &mut BTreeMap<usize, Domain>,
    reach: Reach,
    lost: &[char],
) -> Narrowed {
    let members = claim.form.members();
    if matches!(claim.form, Form::Told { .. }) || members.iter().any(|it| !domains.contains_key(it)) {
        return Narrowed::By(false);
    }
    let marks = if matches!(claim.form, Form::Sum { .. }) {
        of_sum(reading, &members, domains, reach)
    } else {
        of_few(reading, &claim.form, &members, domains, reach)
    };
    let marks = match marks {
        Marks::Some(it) => it,
        Marks::None => return Narrowed::Broken,
        Marks::TooMany => return Narrowed::TooMany,
    };
    let mut changed = false;
    for (member, marks) in members.iter().zip(&marks) {
        let Some(domain) = domains.get_mut(member) else { continue };
        let before = domain.choices.len();
        let mut marks = marks.iter();
        domain.choices.retain(|_| marks.next().copied().unwrap_or(false));
        if domain.choices.len() < before {
            changed = true;
            domain.because.push(reason(reading, claim));
            domain.because.dedup();
        }
        // Where noughts are lost, ten times as much fits as well.
        domain.closed |= !is_bound(claim)
            && (!lost.contains(&'0')
                || matches!(claim.form, Form::Next { .. } | Form::Listed { .. } | Form::Equal { .. }));
    }
    Narrowed::By(changed)
}

fn reason(reading: &Reading, claim: &Claim) -> String {
    let told = tell(reading, &claim.form);
    if claim.kind == RelationKind::Numbering {
        return "前后的编号".to_owned();
    }
    if let Form::Bound { part, whole } | Form::Under { part, whole } = claim.form {
        let named = |it: usize| format!("“{}{}”", crate::finding::label(reading, it), reading.printed(it));
        return format!("{}不少于{}", named(whole), named(part));
    }
    let stated = claim.form.members().first().map(|it| reading.printed(*it)).unwrap_or_default();
    if matches!(claim.kind, RelationKind::Series | RelationKind::Count) {
        return told;
    }
    format!("{}：{stated}={told}", claim.kind.label())
}
