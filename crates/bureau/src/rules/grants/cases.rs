//! The cases a clause may pay for in a period, each with its facts.

use std::{collections::HashMap, sync::Arc};

use ledger::{prelude::*, store::Row};
use rules::{
    BOOK, Exact, Facts, RuleSet, Value, exact,
    policy::{PAID_EVER, PAID_THIS_YEAR},
};

use super::{Books, run::Stretch, wan};
use crate::{
    ledgers::{
        achievement::Achievement,
        clause::Clause,
        patent::{Patent, PatentKind},
        pledge::{Loan, Pledge, Standing},
        project::Project,
        subsidy::Subsidy,
    },
    rules::{
        terms::{Scheme, Subject},
        unit_facts::{self, Known},
    },
};

/// The patent, the loan, the project or the result a payment is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct About {
    pub(crate) slug: &'static str,
    pub(crate) id: Id,
    pub(crate) name: String,
}

/// One thing a clause may pay for.
pub(crate) struct Case {
    pub(crate) unit: Id,
    pub(crate) unit_name: String,
    /// Nothing where the enterprise itself is what is paid for.
    pub(crate) about: Option<About>,
    /// The day that decides, where one does.
    pub(crate) day: Option<Date>,
    values: HashMap<&'static str, Value>,
}

impl Case {
    /// Its facts, with what the unit had before: this year and ever.
    pub(crate) fn facts(&self, set: &RuleSet, had: Had) -> Facts {
        Facts::of(set, |key| match key {
            PAID_THIS_YEAR => Some(Value::Number(had.year.0, had.year.1)),
            PAID_EVER => Some(Value::Number(had.ever.0, had.ever.1)),
            _ => self.values.get(key).cloned(),
        })
    }

    /// What tells it from every other case of a clause.
    pub(crate) fn key(&self) -> String {
        self.about.as_ref().map_or(self.unit, |it| it.id).to_string()
    }
}

/// What a unit has had, least and most.
#[derive(Clone, Copy)]
pub(crate) struct Had {
    pub(crate) year: (Exact, Exact),
    pub(crate) ever: (Exact, Exact),
}

impl Had {
    pub(crate) fn nothing() -> Had {
        let none = (exact::whole(0), exact::whole(0));
        Had { year: none, ever: none }
    }

    pub(crate) fn add(&mut self, more: (Exact, Exact), this_year: bool) {
        let sum = |a: (Exact, Exact)| (a.0 + more.0, a.1 + more.1);
        self.ever = sum(self.ever);
        if this_year {
            self.year = sum(self.year);
        }
    }
}

/// All cases of a scheme whose day lies in the stretch, units as of a day.
pub(crate) fn cases_of(books: &Books, scheme: &Scheme, days: Stretch, on: Date) -> Vec<Case> {
    let units = unit_facts::all(books, on);
    let of = scheme.terms.of;
    if of == Subject::Unit {
        return units.into_iter().map(whole).collect();
    }
    let units: HashMap<Id, &Known> = units.iter().map(|it| (it.id, it)).collect();
    let mut res: Vec<Case> = match of {
        Subject::Unit => Vec::new(),
        Subject::Granted | Subject::Filed => {
            books.patents.iter().filter_map(|it| of_patent(of, it, &units)).collect()
        }
        Subject::Pledge => books.pledges.iter().filter_map(|it| of_pledge(scheme, it, &units)).collect(),
        Subject::Project => books.projects.iter().filter_map(|it| of_project(it, &units)).collect(),
        Subject::Award => books.awarded.iter().filter_map(|it| of_award(it, &units)).collect(),
    };
    res.retain(|it| it.day.is_some_and(|day| days.contains(day)));
    res.sort_by(|a, b| (a.day, &a.unit_name).cmp(&(b.day, &b.unit_name)));
    res
}

fn whole(it: Known) -> Case {
    Case { unit: it.id, unit_name: it.name, about: None, day: None, values: it.values }
}

fn of_patent(of: Subject, (row, it): &(Row, Patent), units: &HashMap<Id, &Known>) -> Option<Case> {
    let unit = units.get(&it.holder.known()?.id())?;
    let granted = it.standing.grant().and_then(|it| it.granted.known()).copied();
    let day = if of == Subject::Granted { granted } else { it.filed.known().copied() };
    let mut values = unit.values.clone();
    let kind = it.kind.known().map(|it| match it {
        PatentKind::Invention => "invention",
        PatentKind::UtilityModel => "utility_model",
        PatentKind::Design => "design",
    });
    values.extend(kind.map(|it| ("patent_kind", Value::Word(Arc::from(it)))));
    values.extend(it.filed.known().map(|it| ("filed", Value::Day(*it))));
    values.extend(granted.map(|it| ("granted", Value::Day(it))));
    let name = name_or_id(row, &it.name);
    Some(Case {
        unit: unit.id,
        unit_name: unit.name.clone(),
        about: Some(About { slug: Patent::SLUG, id: row.id, name }),
        day,
        values,
    })
}

fn of_pledge(scheme: &Scheme, (row, it): &(Row, Pledge), units: &HashMap<Id, &Known>) -> Option<Case> {
    let unit = units.get(&it.unit.id())?;
    let (Standing::Lent(_, loan) | Standing::Repaid(_, loan, _)) = &it.standing else { return None };
    let mut values = unit.values.clone();
    let number = |it: Exact| Value::Number(it, it);
    values.extend(loan.lent.known().map(|it| ("lent", Value::Day(*it))));
    values.extend(loan.amount.known().map(|it| ("loan", number(wan(*it)))));
    values.extend(loan.guarantee_fee.known().map(|it| ("guarantee_fee", number(wan(*it)))));
    let benchmark = loan.benchmark.as_ref().and_then(Told::known);
    values.extend(interest(scheme, loan, benchmark).map(|it| ("benchmark_interest", number(it))));
    values.extend(interest(scheme, loan, loan.rate.known()).map(|it| ("interest", number(it))));
    Some(Case {
        unit: unit.id,
        unit_name: unit.name.clone(),
        about: Some(About { slug: Pledge::SLUG, id: row.id, name: it.name.as_str().to_owned() }),
        day: loan.lent.known().copied(),
        values,
    })
}

fn of_project((row, it): &(Row, Project), units: &HashMap<Id, &Known>) -> Option<Case> {
    let unit = units.get(&it.undertaker.known()?.id())?;
    let approval = it.standing.approval()?;
    let mut values = unit.values.clone();
    let money = |it: &Money| Value::Number(wan(*it), wan(*it));
    values.extend(it.level.known().map(|it| ("project_level", Value::Word(Arc::from(it.text())))));
    values.extend(approval.approved.known().map(|it| ("approved", Value::Day(*it))));
    values.extend(approval.money.known().map(|it| ("project_money", money(it))));
    Some(Case {
        unit: unit.id,
        unit_name: unit.name.clone(),
        about: Some(About { slug: Project::SLUG, id: row.id, name: name_or_id(row, &it.name) }),
        day: approval.approved.known().copied(),
        values,
    })
}

fn of_award((row, it): &(Row, Achievement), units: &HashMap<Id, &Known>) -> Option<Case> {
    let unit = units.get(&it.unit.known()?.id())?;
    let prize = it.standing.prize()?;
    let mut values = unit.values.clone();
    let award = it.standing.nomination().and_then(|it| it.award.known());
    values.extend(award.map(|it| ("award", Value::Word(Arc::from(it.text())))));
    values.extend(prize.grade.known().map(|it| ("award_grade", Value::Word(Arc::from(it.text())))));
    values.extend(prize.awarded.known().map(|it| ("awarded", Value::Day(*it))));
    Some(Case {
        unit: unit.id,
        unit_name: unit.name.clone(),
        about: Some(About { slug: Achievement::SLUG, id: row.id, name: name_or_id(row, &it.name) }),
        day: prize.awarded.known().copied(),
        values,
    })
}

/// What a thing is called; its number where nobody told its name.
pub(super) fn name_or_id(row: &Row, name: &Told<Name>) -> String {
    name.known().map_or_else(|| row.id.to_string(), ToString::to_string)
}

/// The day that decides whether the clause of a payment held: that of the patent
/// or the loan it is for, else that of the application.
pub(crate) fn deciding_day(books: &Books, clause: &Clause, it: &Subsidy) -> Option<Date> {
    let patent = || {
        let id = it.patent.as_ref()?.id();
        books.patents.iter().find(|it| it.0.id == id).map(|it| &it.1)
    };
    let lent = || {
        let id = it.pledge.as_ref()?.id();
        match &books.pledges.iter().find(|it| it.0.id == id)?.1.standing {
            Standing::Lent(_, loan) | Standing::Repaid(_, loan, _) => loan.lent.known().copied(),
            Standing::Talking | Standing::Pledged(_) | Standing::Ended { .. } => None,
        }
    };
    let approved = || {
        let id = it.project.as_ref()?.id();
        let project = &books.projects.iter().find(|it| it.0.id == id)?.1;
        project.standing.approval()?.approved.known().copied()
    };
    let awarded = || {
        let id = it.achievement.as_ref()?.id();
        let result = &books.awarded.iter().find(|it| it.0.id == id)?.1;
        result.standing.prize()?.awarded.known().copied()
    };
    let own = match clause.terms.as_ref().map(|it| it.of) {
        Some(Subject::Granted) => patent().and_then(|it| it.standing.grant()?.granted.known().copied()),
        Some(Subject::Filed) => patent().and_then(|it| it.filed.known().copied()),
        Some(Subject::Pledge) => lent(),
        Some(Subject::Project) => approved(),
        Some(Subject::Award) => awarded(),
        Some(Subject::Unit) | None => None,
    };
    own.or(it.applied.known().copied())
}

/// Interest at a yearly rate, for no more months than the clause counts. How many
/// days a year has is a number of the rule set `pledge-interest`.
fn interest(scheme: &Scheme, loan: &Loan, rate: Option<&Number>) -> Option<Exact> {
    let (lent, by) = (*loan.lent.known()?, *loan.repay_by.known()?);
    let most = scheme.months.map(|it| lent.saturating_add(jiff::Span::new().months(it)));
    let until = most.map_or(by, |it| it.min(by));
    let days = lent.until(until).ok()?.get_days();
    let (year, _) = BOOK.on("pledge-interest", lent).ok()?.parameter("year_days", lent)?;
    let rate = exact::read(&rate?.to_string())? / exact::whole(100);
    Some(wan(*loan.amount.known()?) * rate * exact::whole(i64::from(days)) / year)
}
