//! What was given twice, beside what it excludes, or beyond a limit: over all
//! years and policies, as the clauses say. A rule that is broken is a problem;
//! what no rule forbids but somebody should look at is a warning.

use std::collections::BTreeMap;

use ledger::{prelude::*, store::Row};

use super::{Books, cases::deciding_day, run::barred_by_days};
use crate::ledgers::{
    clause::Clause,
    subsidy::{Standing, Subsidy},
};

/// Payments that do not go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// Against a rule, in distinction to merely striking.
    pub(crate) grave: bool,
    pub(crate) what: &'static str,
    pub(crate) sentence: String,
    pub(crate) subsidies: Vec<Id>,
}

type One<'a> = (&'a Row, &'a Subsidy, &'a Clause);

/// Neither refused nor taken back.
pub(crate) fn is_live(it: &Subsidy) -> bool {
    !matches!(it.standing, Standing::Refused { .. } | Standing::Recovered(..))
}

/// Everything found among the payments that `some` picks, problems first.
pub(crate) fn findings(books: &Books, some: impl Fn(&Row, &Subsidy) -> bool) -> Vec<Finding> {
    let all: Vec<One<'_>> = books
        .subsidies
        .iter()
        .filter(|it| is_live(&it.1) && some(&it.0, &it.1))
        .filter_map(|it| Some((&it.0, &it.1, &books.clause(it.1.clause.id())?.1)))
        .collect();
    let mut res = for_the_same(&all);
    res.extend(for_the_same_purpose(books, &all));
    res.extend(all.iter().filter_map(|it| beyond_its_own_rule(books, it)));
    res.extend(beyond_limits(books, &all));
    res.sort_by_key(|it| (!it.grave, it.what));
    res
}

fn date(it: &Subsidy) -> Option<Date> {
    let paid = it.standing.payout().and_then(|it| it.paid.known());
    paid.or_else(|| it.standing.approval().and_then(|it| it.approved.known())).or(it.applied.known()).copied()
}

/// What it takes: paid, else granted, else asked for.
fn amount(it: &Subsidy) -> Option<Money> {
    let paid = it.standing.payout().and_then(|it| it.amount.known());
    paid.or_else(|| it.standing.approval().and_then(|it| it.granted.known())).or(it.asked.known()).copied()
}

fn told((_, it, clause): &One<'_>) -> String {
    let day = date(it).map_or_else(|| "日期未报".to_owned(), |it| it.to_string());
    let amount = amount(it).map_or_else(|| "金额未报".to_owned(), |it| format!("{it} 万元"));
    format!("{}（{}，{day}，{amount}）", it.name.as_str(), clause.name.as_str())
}

fn excludes(a: &Clause, b: &Clause) -> bool {
    let names = |it: &Clause, other: &Clause| {
        let terms = it.terms.as_ref();
        terms.is_some_and(|it| it.not_beside.iter().any(|it| it == other.name.as_str()))
    };
    names(a, b) || names(b, a)
}

/// One patent, one loan, one project, one result in several payments.
fn for_the_same(all: &[One<'_>]) -> Vec<Finding> {
    let mut groups: BTreeMap<(&str, Id), Vec<&One<'_>>> = BTreeMap::new();
    for it in all {
        let (patent, pledge, project, award) = (&it.1.patent, &it.1.pledge, &it.1.project, &it.1.achievement);
        let things = [
            patent.as_ref().map(|it| ("同一件专利", it.id())),
            pledge.as_ref().map(|it| ("同一笔贷款", it.id())),
            project.as_ref().map(|it| ("同一个项目", it.id())),
            award.as_ref().map(|it| ("同一项成果", it.id())),
        ];
        for thing in things.into_iter().flatten() {
            groups.entry(thing).or_default().push(it);
        }
    }
    groups.into_iter().flat_map(|((what, _), group)| pairs(what, &group)).collect()
}

/// Each payment against those before it.
fn pairs(what: &'static str, group: &[&One<'_>]) -> Vec<Finding> {
    let mut res = Vec::new();
    for (at, it) in group.iter().enumerate() {
        for earlier in &group[..at] {
            let same = it.1.clause.id() == earlier.1.clause.id();
            let (grave, rule) = if same {
                (true, "同一条款的资助不重复领取")
            } else if excludes(it.2, earlier.2) {
                (true, "条款写明不重复享受")
            } else if it.2.kind == earlier.2.kind {
                (false, "两项条款的类别相同，没有写明能否同时享受，请核对文件")
            } else {
                continue;
            };
            res.push(Finding {
                grave,
                what,
                sentence: format!("{}与{}：{rule}", told(it), told(earlier)),
                subsidies: vec![it.0.id, earlier.0.id],
            });
        }
    }
    res
}

/// One enterprise, one purpose, one year, and no record that would tell them apart.
fn for_the_same_purpose(books: &Books, all: &[One<'_>]) -> Vec<Finding> {
    let mut groups: BTreeMap<(Id, i16), Vec<&One<'_>>> = BTreeMap::new();
    for it in all {
        let bare = it.1.things().next().is_none();
        if let (true, Some(unit), Some(day)) = (bare, it.1.applicant.known(), date(it.1)) {
            groups.entry((unit.id(), day.year())).or_default().push(it);
        }
    }
    let named = |((unit, year), group): ((Id, i16), Vec<&One<'_>>)| {
        let name = books.unit_name(unit);
        let mut found = pairs("同一单位同一用途", &group);
        for it in &mut found {
            it.sentence = format!("{name} {year}年：{}", it.sentence);
        }
        found
    };
    groups.into_iter().flat_map(named).collect()
}

/// The cap for one payment, the days of the clause, the national stop.
fn beyond_its_own_rule(books: &Books, one: &One<'_>) -> Option<Finding> {
    let (row, it, clause) = one;
    let finding = |what, why: String| {
        let sentence = format!("{}：{why}", told(one));
        Some(Finding { grave: true, what, sentence, subsidies: vec![row.id] })
    };
    let given = it.standing.approval().and_then(|it| it.granted.known());
    if let (Some(given), Told::Exact(cap)) = (given, &clause.cap)
        && cap < given
    {
        return finding("超过最高额", format!("核定 {given} 万元，条款最高 {cap} 万元"));
    }
    it.standing.approval()?;
    let why = barred_by_days(clause, deciding_day(books, clause, it)?, date(it)?)?;
    finding("条款不能用", why)
}

/// Yearly and lifetime limits of a unit, and the budget of a clause.
fn beyond_limits(books: &Books, all: &[One<'_>]) -> Vec<Finding> {
    let mut years: BTreeMap<(Id, Id, i16), Vec<&One<'_>>> = BTreeMap::new();
    let mut ever: BTreeMap<(Id, Id), Vec<&One<'_>>> = BTreeMap::new();
    let mut budgets: BTreeMap<(Id, i16), Vec<&One<'_>>> = BTreeMap::new();
    for it in all {
        let (Some(unit), Some(day)) = (it.1.applicant.known(), date(it.1)) else { continue };
        if it.1.standing.approval().is_some() {
            let clause = books.origin(it.1.clause.id());
            years.entry((clause, unit.id(), day.year())).or_default().push(it);
            ever.entry((clause, unit.id())).or_default().push(it);
            budgets.entry((clause, day.year())).or_default().push(it);
        }
    }
    // Where the standard was changed meanwhile, the limit of the newest clause.
    let of = |group: &[&One<'_>], limit: fn(&crate::rules::terms::Terms) -> Option<Money>| {
        let newest = group.iter().max_by_key(|it| it.2.starts.known().copied())?;
        limit(newest.2.terms.as_ref()?)
    };
    let mut res = Vec::new();
    for ((_, unit, year), group) in years {
        let who = format!("{} {year}年", books.unit_name(unit));
        res.extend(of(&group, |it| it.unit_year).and_then(|it| above("超过单位年度上限", &who, &group, it)));
    }
    for ((_, unit), group) in ever {
        let who = format!("{}历年", books.unit_name(unit));
        res.extend(of(&group, |it| it.lifetime).and_then(|it| above("超过单位累计上限", &who, &group, it)));
    }
    for ((_, year), group) in budgets {
        let who = format!("{year}年");
        res.extend(of(&group, |it| it.budget).and_then(|it| above("超过预算", &who, &group, it)));
    }
    res
}

fn above(what: &'static str, who: &str, group: &[&One<'_>], limit: Money) -> Option<Finding> {
    let sum: i64 = group.iter().filter_map(|it| amount(it.1)).map(Money::fen).sum();
    let sum = Money::from_fen(sum);
    (limit < sum).then(|| Finding {
        grave: true,
        what,
        sentence: format!("{who}按“{}”共 {sum} 万元，上限 {limit} 万元", group[0].2.name.as_str()),
        subsidies: group.iter().map(|it| it.0.id).collect(),
    })
}
