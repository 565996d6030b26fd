//! A clause ready to be computed: its terms, and the numbers of its own fields.

use ledger::{cell::Cell as _, prelude::*, web::said};
use rules::{
    RuleSet,
    policy::{Amount, Condition, Draft as Plan, NOT_TOLD, OR, Origin, Relation},
};

use super::{First, Subject, Terms, Way, inputs, notation};

/// Conditions a form offers.
pub const CONDITIONS: usize = 5;

/// A whole clause, whether it stands in the ledger or only in somebody's head.
#[derive(Clone, Debug, PartialEq)]
pub struct Scheme {
    pub title: String,
    pub terms: Terms,
    /// A share in per cent.
    pub rate: Told<Number>,
    pub fixed: Told<Money>,
    pub cap: Told<Money>,
    /// Months interest is counted for at the most.
    pub months: Option<i64>,
    pub origin: Option<Origin>,
}

impl Scheme {
    /// As a rule set holding from the day.
    pub fn compile(&self, from: Date) -> Result<RuleSet, String> {
        self.plan(from).compile(&inputs(self.terms.of))
    }

    fn plan(&self, from: Date) -> Plan {
        let text = |it: Option<Money>| it.map(|it| it.to_string());
        let amount = match &self.terms.way {
            Way::Fixed => Amount::Fixed(reading(&self.fixed).unwrap_or_default()),
            Way::PerItem(fact) => {
                Amount::PerItem { fact: fact.clone(), each: reading(&self.fixed).unwrap_or_default() }
            }
            Way::Percent(fact) => {
                Amount::Percent { fact: fact.clone(), rate: reading(&self.rate).unwrap_or_default() }
            }
            Way::Tiers(fact, tiers) => Amount::Tiers {
                fact: fact.clone(),
                tiers: tiers.iter().map(|it| (it.0.to_string(), it.1.to_string())).collect(),
            },
        };
        Plan {
            title: self.title.clone(),
            from: from.to_string(),
            conditions: self.terms.conditions.clone(),
            amount,
            least: text(self.terms.least),
            most: reading(&self.cap),
            unit_year: text(self.terms.unit_year),
            lifetime: text(self.terms.lifetime),
            origin: self.origin.clone(),
        }
    }

    /// A draft as somebody filled it in; `prefix` tells the old from the new.
    pub fn read(pairs: &[(String, String)], prefix: &str) -> Result<Scheme, String> {
        let get = |name: &str| said(pairs, &format!("{prefix}{name}"));
        let of = get("of").and_then(Subject::named).unwrap_or(Subject::Unit);
        let known = inputs(of);
        let fact = |key: &str| {
            let found = known.iter().any(|it| it.key == key);
            found.then(|| key.to_owned()).ok_or_else(|| format!("“{}”不能用于{}", any_label(key), of.words()))
        };
        let condition = |at: usize| {
            let key = get(&format!("fact{at}"))?;
            let relation = get(&format!("relation{at}")).and_then(Relation::named);
            Some(relation.zip(get(&format!("value{at}"))).map_or_else(
                || Err(format!("第 {} 个条件没有写全", at + 1)),
                |(relation, value)| Ok(Condition { fact: fact(key)?, relation, value: value.to_owned() }),
            ))
        };
        let basis = || get("amount_of").ok_or_else(|| "要选按哪项资料算".to_owned()).and_then(fact);
        let number = get("amount").ok_or_else(|| "要写金额、比例或分档".to_owned())?;
        let money = |name: &str| get(name).map(str::parse::<Money>).transpose();
        let (mut rate, mut fixed) = (Told::NotApplicable, Told::NotApplicable);
        let way = match get("kind") {
            Some("per_item") => Way::PerItem(basis()?),
            Some("percent") => Way::Percent(basis()?),
            Some("tiers") => Way::Tiers(basis()?, notation::read_tiers(number)?),
            _ => Way::Fixed,
        };
        match way {
            Way::Percent(_) => rate = in_doubt(number.trim_end_matches(['%', '％']))?,
            Way::Fixed | Way::PerItem(_) => fixed = in_doubt(number)?,
            Way::Tiers(..) => {}
        }
        Ok(Scheme {
            title: get("title").unwrap_or("拟定政策").to_owned(),
            terms: Terms {
                of,
                conditions: (0..CONDITIONS).filter_map(condition).collect::<Result<_, _>>()?,
                way,
                least: money("least")?,
                unit_year: money("unit_year")?,
                lifetime: money("lifetime")?,
                budget: money("budget")?,
                first: get("first").and_then(First::named).unwrap_or(First::Largest),
                not_beside: get("once").map(names).unwrap_or_default(),
            },
            rate,
            fixed,
            cap: get("most").map_or(Ok(Told::NotApplicable), in_doubt)?,
            months: get("months").map(|it| it.parse().map_err(|_| format!("“{it}”不是月数"))).transpose()?,
            origin: None,
        })
    }

    /// The draft as the fields of its form.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let (kind, amount) = match &self.terms.way {
            Way::Fixed => ("fixed", self.fixed.text()),
            Way::PerItem(_) => ("per_item", self.fixed.text()),
            Way::Percent(_) => ("percent", self.rate.text()),
            Way::Tiers(_, tiers) => ("tiers", notation::write_tiers(tiers)),
        };
        let mut res = vec![
            ("title".to_owned(), self.title.clone()),
            ("of".to_owned(), self.terms.of.code().to_owned()),
            ("kind".to_owned(), kind.to_owned()),
            ("amount".to_owned(), amount),
            ("first".to_owned(), self.terms.first.code().to_owned()),
        ];
        for (at, it) in self.terms.conditions.iter().enumerate() {
            let relation = Relation::ALL.iter().find(|known| known.0 == it.relation).map_or("", |it| it.1);
            res.push((format!("fact{at}"), it.fact.clone()));
            res.push((format!("relation{at}"), relation.to_owned()));
            res.push((format!("value{at}"), it.value.clone()));
        }
        let text = |it: Option<Money>| it.map_or_else(String::new, |it| it.to_string());
        let cap = if self.cap == Told::NotApplicable { String::new() } else { self.cap.text() };
        for (name, value) in [
            ("amount_of", self.terms.basis().unwrap_or("").to_owned()),
            ("most", cap),
            ("least", text(self.terms.least)),
            ("unit_year", text(self.terms.unit_year)),
            ("lifetime", text(self.terms.lifetime)),
            ("budget", text(self.terms.budget)),
            ("months", self.months.map_or_else(String::new, |it| it.to_string())),
            ("once", self.terms.not_beside.join("、")),
        ] {
            if !value.is_empty() {
                res.push((name.to_owned(), value));
            }
        }
        res
    }
}

/// A told number as the rule engine reads it: all its candidates, or that nobody
/// told it; nothing where the clause has no such number. An approximate number
/// is no rule, so it counts as not told.
pub fn reading<T: ledger::cell::Cell>(it: &Told<T>) -> Option<String> {
    match it {
        Told::Exact(it) => Some(it.text()),
        Told::Doubt(it) if it.candidates.is_empty() => Some(NOT_TOLD.to_owned()),
        Told::Doubt(it) => Some(it.candidates.join(&OR.to_string())),
        Told::About(..) | Told::NotReported => Some(NOT_TOLD.to_owned()),
        Told::Nil | Told::NotApplicable => None,
    }
}

/// Reads `50`, `未报`, `存疑…`, or `50｜60` in short for a doubt.
fn in_doubt<T: ledger::cell::Cell>(text: &str) -> Result<Told<T>, String> {
    let text = text.trim();
    if !text.starts_with("存疑") && text.contains([OR, '|']) {
        return Told::parse(&format!("存疑「{text}」：{text}；理由：几种读法，尚未核实"));
    }
    Told::parse(text)
}

fn names(text: &str) -> Vec<String> {
    text.split(['、', '，', ',']).map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

/// What a fact is called, of whatever subject it is.
fn any_label(key: &str) -> String {
    let all = Subject::ALL.iter().flat_map(|it| inputs(it.0));
    all.into_iter().find(|it| it.key == key).map_or_else(|| key.to_owned(), |it| it.label)
}
