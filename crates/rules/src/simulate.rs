//! A policy over all units at once: who gets what, who is one step away, and how
//! far a budget reaches. Sentences and traces are made only for the unit somebody
//! opens; here are outcomes and amounts.

use jiff::civil::Date;

use crate::{
    answer::Outcome,
    exact::{Exact, whole},
    facts::Facts,
    run::Run,
    set::RuleSet,
};

/// What a policy gives one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub outcome: Outcome,
    /// Least and most; `None` while not even that is known.
    pub amount: Option<(Exact, Exact)>,
    /// The one clause that keeps it from getting anything.
    pub one_step: Option<usize>,
}

/// What each unit gets from a policy, without regard to other units.
pub fn each(set: &RuleSet, facts: impl IntoIterator<Item = Facts>, on: Date) -> Vec<Due> {
    facts.into_iter().map(|facts| one(set, &facts, on)).collect()
}

pub fn one(set: &RuleSet, facts: &Facts, on: Date) -> Due {
    let run = Run::new(set, facts, on);
    let mut worst = Outcome::NotApplicable;
    let mut failed = (0, 0);
    for (at, clause) in set.text.clauses.iter().enumerate() {
        if clause.note {
            continue;
        }
        let outcome = crate::answer::outcome(&run, at);
        worst = worst.max(outcome);
        if outcome != Outcome::Met && outcome != Outcome::NotApplicable {
            failed = (failed.0 + 1, at);
        }
    }
    let one_step = (failed.0 == 1 && worst == Outcome::NotMet).then_some(failed.1);
    Due { outcome: worst, amount: run.total().and_then(crate::Found::ends), one_step }
}

/// Cuts amounts where a budget ends: units are served in the order given, the
/// last one gets what is left.
pub fn within(budget: Exact, order: &[usize], amounts: &mut [Exact]) {
    let mut left = budget;
    for at in order {
        amounts[*at] = amounts[*at].min(left);
        left -= amounts[*at];
    }
}

/// Takes away what a unit may not get twice: once it has anything of an earlier
/// policy that excludes the later one, the later one gives it nothing.
pub fn once(earlier: &[Exact], later: &mut [Exact]) {
    for (had, amount) in earlier.iter().zip(later) {
        if whole(0) < *had {
            *amount = whole(0);
        }
    }
}
