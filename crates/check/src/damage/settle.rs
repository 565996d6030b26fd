//! Claims narrow the choices of what they speak of, over and over until nothing falls.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    combine::{Marks, Reach, of_sum},
    domain::Domain,
    few::of_few,
    solve::Solved,
};
use crate::{
    judge::{Form, tell},
    reading::Reading,
    relation::Claim,
    report::RelationKind,
};

/// Rounds until nothing changes; each only removes.
const ROUNDS: usize = 6;

pub(super) fn settle(
    reading: &Reading,
    claims: &[Claim],
    used: &[usize],
    domains: BTreeMap<usize, Domain>,
    reach: Reach,
    lost: &[char],
) -> Solved {
    let mut solved = Solved { domains, ..Solved::default() };
    let mut hopeless = BTreeSet::new();
    let mut known: BTreeMap<usize, usize> = BTreeMap::new();
    for round in 0..ROUNDS {
        let mut changed = false;
        for index in used {
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
                Narrowed::Far => {
                    solved.far.insert(*index);
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

pub(super) fn is_bound(claim: &Claim) -> bool {
    matches!(claim.form, Form::Bound { .. } | Form::Under { .. } | Form::Rising { .. } | Form::Told { .. })
}

pub(super) enum Narrowed {
    /// Whether anything fell.
    By(bool),
    /// Nothing satisfies the claim.
    Broken,
    /// What satisfies it puts back more digits than are looked at.
    Far,
    TooMany,
}

pub(super) fn narrow(
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
    let (marks, whole) = match marks {
        Marks::Some(it) => (it, true),
        Marks::Less(it) => (it, false),
        Marks::None => return Narrowed::Broken,
        Marks::Far => return Narrowed::Far,
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
        domain.closed |= whole
            && !is_bound(claim)
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
