//! What an application or a payment should come to by its clause and its records
//! as the books have them now, and what of these changed since it was approved.

use std::collections::HashMap;

use ledger::{
    prelude::*,
    store::{Row, Version},
};
use rules::{Answer, RuleSet};

use super::{
    About, Books, Case,
    cases::{Had, name_or_id},
    cases_of, money,
    run::{Stretch, barred_by_days, before, beside},
};
use crate::ledgers::{
    achievement::Achievement, clause::Clause, patent::Patent, pledge::Pledge, project::Project,
    subsidy::Subsidy,
};

/// An amount by the rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Computed {
    Sure(Money),
    /// It hangs on a rule in doubt or a judgement.
    Between(Money, Money),
    /// What is missing.
    Missing(Vec<String>),
    /// Nothing is due, and why.
    Nothing(String),
    /// The clause does not say how it is computed.
    NoTerms,
}

impl Computed {
    /// In 万元, or why there is no number.
    pub(crate) fn words(&self) -> String {
        match self {
            Computed::Sure(it) => it.to_string(),
            Computed::Between(low, high) => format!("{low}～{high}（存疑）"),
            Computed::Missing(all) => format!("缺{}", all.join("、")),
            Computed::Nothing(why) => format!("0（{why}）"),
            Computed::NoTerms => "条款没有写测算办法".to_owned(),
        }
    }
}

/// Computes payments one after the other; what several share is computed once.
pub(crate) struct Computing<'a> {
    books: &'a Books,
    /// By clause, its version, and the day.
    known: HashMap<(Id, i64, Date), Option<Prepared>>,
}

impl<'a> Computing<'a> {
    pub(crate) fn new(books: &'a Books) -> Computing<'a> {
        Computing { books, known: HashMap::new() }
    }

    /// On the day it was applied for; what the unit had before counts towards its limits.
    pub(crate) fn of(&mut self, id: Id, it: &Subsidy, today: Date) -> Computed {
        self.answer(id, it, today).0
    }

    /// The same with every step, for whoever opens one payment.
    pub(crate) fn answer(&mut self, id: Id, it: &Subsidy, today: Date) -> (Computed, Option<Answer>) {
        match self.books.clause(it.clause.id()) {
            Some((row, clause)) => self.by(clause, row.rev, id, it, today),
            None => (Computed::NoTerms, None),
        }
    }

    /// By an earlier version of its clause, the records as they are now.
    pub(crate) fn by(
        &mut self,
        clause: &Clause,
        rev: i64,
        id: Id,
        it: &Subsidy,
        today: Date,
    ) -> (Computed, Option<Answer>) {
        let on = it.applied.known().copied().unwrap_or(today);
        let books = self.books;
        let known =
            self.known.entry((it.clause.id(), rev, on)).or_insert_with(|| prepared(books, clause, on));
        let Some((set, cases)) = known else { return (Computed::NoTerms, None) };
        let Some(case) = cases.iter().find(|case| it.is_paid_for(case)) else {
            return (Computed::Missing(vec![subject_missing(it, clause)]), None);
        };
        if let Some(why) = barred(books, id, clause, case, on) {
            return (Computed::Nothing(why), None);
        }
        let paid = it.standing.payout().and_then(|it| it.paid.known()).copied();
        let had = before(books, Some(it.clause.id()), paid.unwrap_or(today));
        let had = had.get(&case.unit).copied().unwrap_or_else(Had::nothing);
        let facts = case.facts(set, had);
        let answer = Answer::of(set, &facts, on);
        (computed(&answer, rules::simulate::one(set, &facts, on)), Some(answer))
    }
}

/// A clause compiled, and all it may pay for.
type Prepared = (RuleSet, Vec<Case>);

fn prepared(books: &Books, clause: &Clause, on: Date) -> Option<Prepared> {
    let scheme = clause.scheme(books.policy(clause.policy.id()).map(|it| &it.1))?;
    let set = scheme.compile(on).ok()?;
    Some((set, cases_of(books, &scheme, Stretch::ALWAYS, on)))
}

/// Days, the national stop, and what else the unit got for the same thing.
fn barred(books: &Books, id: Id, clause: &Clause, case: &Case, on: Date) -> Option<String> {
    let others = |it: &&(Row, Subsidy)| it.0.id != id;
    let paid_else = books.subsidies.iter().filter(others).any(|it| it.1.is_for(case));
    barred_by_days(clause, case.day.unwrap_or(on), on)
        .or_else(|| if paid_else { beside(books, clause, case, &[]) } else { None })
}

fn computed(answer: &Answer, due: rules::simulate::Due) -> Computed {
    match due.amount {
        Some((low, high)) if money(low) == money(high) && money(low) == Money::default() => {
            let failed = answer.clauses.iter().filter(|it| it.outcome == rules::Outcome::NotMet);
            let why: Vec<&str> = failed.map(|it| it.title.as_str()).collect();
            let why = if why.is_empty() {
                "按条款算出来是 0".to_owned()
            } else {
                format!("不满足：{}", why.join("；"))
            };
            Computed::Nothing(why)
        }
        Some((low, high)) if money(low) == money(high) => Computed::Sure(money(low)),
        Some((low, high)) if answer.clauses.iter().all(|it| it.missing.is_empty()) => {
            Computed::Between(money(low), money(high))
        }
        Some(_) | None => {
            let mut all: Vec<String> = answer.clauses.iter().flat_map(|it| it.missing.clone()).collect();
            all.sort();
            all.dedup();
            Computed::Missing(all)
        }
    }
}

fn subject_missing(it: &Subsidy, clause: &Clause) -> String {
    let of = clause.terms.as_ref().map_or("", |it| it.of.words());
    if it.things().next().is_none() && !of.is_empty() && of != "每家企业" {
        format!("没有填资助的专利、贷款、项目或成果（条款给{of}）")
    } else {
        "申请单位不在企业名册里，或专利、贷款、项目、成果的资料不全".to_owned()
    }
}

/// The patent, the loan, the project or the result a payment is for.
pub(crate) fn about_of(books: &Books, it: &Subsidy) -> Option<About> {
    let patent = it.patent.as_ref().map(|it| it.id());
    let found = books.patents.iter().find(|it| Some(it.0.id) == patent);
    if let Some((row, it)) = found {
        return Some(About { slug: Patent::SLUG, id: row.id, name: name_or_id(row, &it.name) });
    }
    let pledge = it.pledge.as_ref().map(|it| it.id());
    if let Some((row, it)) = books.pledges.iter().find(|it| Some(it.0.id) == pledge) {
        return Some(About { slug: Pledge::SLUG, id: row.id, name: it.name.as_str().to_owned() });
    }
    let project = it.project.as_ref().map(|it| it.id());
    if let Some((row, it)) = books.projects.iter().find(|it| Some(it.0.id) == project) {
        return Some(About { slug: Project::SLUG, id: row.id, name: name_or_id(row, &it.name) });
    }
    let award = it.achievement.as_ref().map(|it| it.id());
    let (row, it) = books.awarded.iter().find(|it| Some(it.0.id) == award)?;
    Some(About { slug: Achievement::SLUG, id: row.id, name: name_or_id(row, &it.name) })
}

/// All versions of what payments rest on, in six statements.
pub(crate) struct Versions {
    subsidies: HashMap<Id, Vec<Version>>,
    grounds: HashMap<Id, (&'static str, Vec<Version>)>,
}

impl Versions {
    pub(crate) async fn open(db: &Db, viewer: &Viewer, some: &[(Id, &Subsidy)]) -> Result<Versions, Error> {
        let ids: Vec<Id> = some.iter().map(|it| it.0).collect();
        let mut grounds = HashMap::new();
        let clauses = some.iter().map(|it| it.1.clause.id());
        let patents = some.iter().filter_map(|it| Some(it.1.patent.as_ref()?.id()));
        let pledges = some.iter().filter_map(|it| Some(it.1.pledge.as_ref()?.id()));
        let projects = some.iter().filter_map(|it| Some(it.1.project.as_ref()?.id()));
        let awarded = some.iter().filter_map(|it| Some(it.1.achievement.as_ref()?.id()));
        for (spec, mut ids) in [
            (Clause::SPEC, clauses.collect::<Vec<Id>>()),
            (Patent::SPEC, patents.collect()),
            (Pledge::SPEC, pledges.collect()),
            (Project::SPEC, projects.collect()),
            (Achievement::SPEC, awarded.collect()),
        ] {
            ids.sort_unstable();
            ids.dedup();
            let found = db.histories(viewer, spec, &ids).await?;
            grounds.extend(found.into_iter().map(|(id, all)| (id, (spec.title, all))));
        }
        Ok(Versions { subsidies: db.histories(viewer, Subsidy::SPEC, &ids).await?, grounds })
    }

    /// When it was entered that the money was approved, in microseconds since 1970.
    pub(crate) fn approved_at(&self, id: Id) -> Option<i64> {
        let all = self.subsidies.get(&id)?;
        all.iter().find(|it| !matches!(it.row.stage.as_str(), "asked" | "refused")).map(|it| it.since)
    }

    /// The version of a record in force at a moment; the newest one for no moment.
    pub(crate) fn in_force(&self, id: Id, at: Option<i64>) -> Option<&Version> {
        let all = &self.grounds.get(&id)?.1;
        let until = |it: &&Version| at.is_none_or(|at| it.since <= at);
        all.iter().rev().find(until).or_else(|| all.first())
    }

    /// The clause a payment was approved by, and which version that is.
    pub(crate) fn clause_of(&self, id: Id, it: &Subsidy) -> Option<(Clause, i64)> {
        let version = self.in_force(it.clause.id(), self.approved_at(id))?;
        Some((Clause::read(&version.row.draft()).ok()?, version.row.rev))
    }

    /// What was corrected after the approval: `政策条款 第1版→第2版`.
    pub(crate) fn changed_since(&self, id: Id, it: &Subsidy) -> Vec<(String, Id, i64)> {
        let at = self.approved_at(id);
        let ids = [it.clause.id()].into_iter().chain(it.things());
        let changed = |ground: Id| {
            let (then, now) = (self.in_force(ground, at)?, self.in_force(ground, None)?);
            let title = self.grounds.get(&ground)?.0;
            (then.row.rev != now.row.rev)
                .then(|| (format!("{title} 第{}版→第{}版", then.row.rev, now.row.rev), ground, now.since))
        };
        ids.filter_map(changed).collect()
    }
}
