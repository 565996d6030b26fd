//! A clause over all its cases: what each gets, and why not more.

use std::collections::HashMap;

use ledger::prelude::*;
use rules::{
    Exact, RuleSet, exact,
    simulate::{self, Due as Amount},
};

use super::{Books, Case, cases::Had, cases_of, is_live, wan};
use crate::{
    ledgers::{clause::Clause, subsidy::Subsidy},
    rules::terms::{First, Scheme},
};

/// A scheme and everything it gives in a stretch.
pub(crate) struct Given {
    pub(crate) scheme: Scheme,
    pub(crate) set: RuleSet,
    /// The last day of the stretch, on which it is judged.
    pub(crate) on: Date,
    pub(crate) found: Vec<Found>,
}

/// What one case gets.
pub(crate) struct Found {
    pub(crate) case: Case,
    pub(crate) had: Had,
    pub(crate) due: Amount,
    /// After exclusions and the budget; 0 while the amount is not settled.
    pub(crate) paid: Exact,
    /// Why it gets nothing though the conditions may be met.
    pub(crate) barred: Option<String>,
}

impl Given {
    pub(crate) fn total(&self) -> Exact {
        self.found.iter().fold(exact::whole(0), |sum, it| sum + it.paid)
    }

    /// Enterprises that get anything, each once.
    pub(crate) fn receivers(&self) -> usize {
        let mut all: Vec<Id> =
            self.found.iter().filter(|it| exact::whole(0) < it.paid).map(|it| it.case.unit).collect();
        all.sort_unstable();
        all.dedup();
        all.len()
    }
}

/// A stretch of days a clause is computed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) first: Date,
    pub(crate) last: Date,
}

impl Stretch {
    pub(crate) const ALWAYS: Stretch = Stretch { first: Date::MIN, last: Date::MAX };

    pub(crate) fn contains(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}

/// What a draft gives that stands nowhere yet. `clause` is the one it would
/// replace: what units had of that counts towards its limits.
pub(crate) fn of_scheme(
    books: &Books,
    scheme: &Scheme,
    clause: Option<Id>,
    days: Stretch,
) -> Result<Given, String> {
    given(books, scheme, clause, days, &|_| None)
}

/// Every clause of a policy that can be computed: its record's place in the books,
/// and what it gives. Those that give way to others come after them.
pub(crate) fn of_policy(books: &Books, policy: Id, days: Stretch) -> Vec<(Id, Result<Given, String>)> {
    let mut all: Vec<_> = books.clauses_of(policy).filter(|it| it.1.terms.is_some()).collect();
    all.sort_by_key(|it| it.1.terms.as_ref().map_or(0, |it| it.not_beside.len()));
    let mut res: Vec<(Id, Result<Given, String>)> = Vec::new();
    for (row, clause) in all {
        let given = of_clause(books, (row.id, clause), days, &res);
        res.push((row.id, given));
    }
    res
}

/// One clause, beside others of its policy that were computed before it.
pub(crate) fn of_clause(
    books: &Books,
    (id, clause): (Id, &Clause),
    days: Stretch,
    others: &[(Id, Result<Given, String>)],
) -> Result<Given, String> {
    let policy = books.policy(clause.policy.id()).map(|it| &it.1);
    let scheme = clause.scheme(policy).ok_or_else(|| "条款没有写测算办法".to_owned())?;
    let barred = |case: &Case| {
        barred_by_days(clause, case.day.unwrap_or(days.last), days.last)
            .or_else(|| beside(books, clause, case, others))
    };
    given(books, &scheme, Some(id), days, &barred)
}

/// The clause does not hold on the day, or a national document forbids it.
pub(crate) fn barred_by_days(clause: &Clause, day: Date, on: Date) -> Option<String> {
    if let Some((from, document)) = clause.stop()
        && from <= on
    {
        return Some(format!("{document}：{from} 起不得再给"));
    }
    (clause.held_on(day) == Some(false)).then(|| format!("{day} 条款不在施行期内"))
}

/// It has, or is getting, what this clause gives nothing beside.
pub(super) fn beside(
    books: &Books,
    clause: &Clause,
    case: &Case,
    others: &[(Id, Result<Given, String>)],
) -> Option<String> {
    let names = &clause.terms.as_ref()?.not_beside;
    let excluded = |id: Id| {
        let other = &books.clause(id)?.1;
        names.iter().any(|it| it == other.name.as_str()).then(|| other.name.as_str().to_owned())
    };
    let had = books.subsidies.iter().find_map(|it| {
        let name = excluded(it.1.clause.id())?;
        (it.1.standing.approval().is_some() && it.1.is_for(case)).then_some(name)
    });
    let getting = || {
        others.iter().find_map(|(id, given)| {
            let name = excluded(*id)?;
            let found = given.as_ref().ok()?.found.iter().find(|it| alike(&it.case, case))?;
            (exact::whole(0) < found.paid).then_some(name)
        })
    };
    had.or_else(getting).map(|it| format!("已得“{it}”，不重复享受"))
}

/// Two cases that are paid for the same thing.
fn alike(a: &Case, b: &Case) -> bool {
    match (&a.about, &b.about) {
        (Some(a), Some(b)) => a == b,
        _ => a.unit == b.unit,
    }
}

impl Subsidy {
    /// Whether it is, or was to be, paid for the same thing as a case.
    pub(in crate::rules) fn is_for(&self, case: &Case) -> bool {
        is_live(self) && self.is_paid_for(case)
    }

    /// The case it is for, whatever became of it.
    pub(super) fn is_paid_for(&self, case: &Case) -> bool {
        match &case.about {
            Some(about) => self.things().any(|it| it == about.id),
            None => self.applicant.known().is_some_and(|it| it.id() == case.unit),
        }
    }
}

/// The applications and payments there are for a case of a clause. One for the
/// enterprise itself counts in the stretch it was applied for.
pub(crate) fn applied<'a>(
    books: &'a Books,
    clause: Id,
    case: &Case,
    days: Stretch,
) -> Option<(Id, &'a Subsidy)> {
    let within =
        |it: &Subsidy| case.about.is_some() || it.applied.known().is_none_or(|it| days.contains(*it));
    let found =
        books.subsidies.iter().find(|it| it.1.clause.id() == clause && it.1.is_for(case) && within(&it.1));
    found.map(|it| (it.0.id, &it.1))
}

/// What units were paid under a clause, or those it took the place of, before a day; of
/// all clauses if none is named.
pub(crate) fn before(books: &Books, clause: Option<Id>, day: Date) -> HashMap<Id, Had> {
    let mut res: HashMap<Id, Had> = HashMap::new();
    let origin = clause.map(|it| books.origin(it));
    let counts = |it: &Subsidy| origin.is_none_or(|id| books.origin(it.clause.id()) == id);
    for (_, it) in books.subsidies.iter().filter(|it| counts(&it.1)) {
        let (Some(unit), Some(payout)) = (it.applicant.known(), it.standing.payout()) else { continue };
        let (Some(paid), Some(amount)) = (payout.paid.known(), payout.amount.known()) else { continue };
        if *paid < day {
            let more = wan(*amount);
            let had = res.entry(unit.id()).or_insert_with(Had::nothing);
            had.add((more, more), paid.year() == day.year());
        }
    }
    res
}

fn given(
    books: &Books,
    scheme: &Scheme,
    clause: Option<Id>,
    days: Stretch,
    barred: &dyn Fn(&Case) -> Option<String>,
) -> Result<Given, String> {
    let set = scheme.compile(days.first.min(days.last))?;
    // A draft is asked about today, a clause about a stretch whose payments are its own.
    let mut had = before(books, clause, if clause.is_none() { days.last } else { days.first });
    let mut found = Vec::new();
    for case in cases_of(books, scheme, days, days.last) {
        let had = had.entry(case.unit).or_insert_with(Had::nothing);
        let due = simulate::one(&set, &case.facts(&set, *had), days.last);
        let barred = barred(&case);
        let sure =
            due.amount.filter(|it| it.0 == it.1 && barred.is_none()).map_or(exact::whole(0), |it| it.0);
        let so_far = *had;
        if barred.is_none() {
            had.add(due.amount.unwrap_or((exact::whole(0), exact::whole(0))), true);
        }
        found.push(Found { case, had: so_far, due, paid: sure, barred });
    }
    if let Some(budget) = scheme.terms.budget {
        let mut paid: Vec<Exact> = found.iter().map(|it| it.paid).collect();
        let mut order: Vec<usize> = (0..paid.len()).collect();
        if scheme.terms.first == First::Largest {
            order.sort_by_key(|it| std::cmp::Reverse(paid[*it]));
        }
        simulate::within(wan(budget), &order, &mut paid);
        for (found, paid) in found.iter_mut().zip(paid) {
            found.paid = paid;
        }
    }
    Ok(Given { scheme: scheme.clone(), set, on: days.last, found })
}
