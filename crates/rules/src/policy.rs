//! A policy the county drafts itself: conditions, an amount, limits, from a fixed
//! vocabulary a form can offer. It becomes a rule set like any other, so that it
//! is judged, traced and simulated by the same machine.
//!
//! A number is `20`; `50｜60` where the paper leaves it in doubt, and then both are
//! computed and none is chosen; `未报` where nobody has told it, and then what hangs
//! on it is 资料缺失.

mod writing;

use crate::{
    set::RuleSet,
    text::{Case, Clause, How, Input, Kind, RuleText, Test},
};
use writing::{UNIT, Writing, document, known_test};

/// What somebody drafts. Values are as written; reading them is the set's work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub title: String,
    pub from: String,
    pub conditions: Vec<Condition>,
    pub amount: Amount,
    /// Whoever gets anything gets at least this much.
    pub least: Option<String>,
    pub most: Option<String>,
    /// For a unit in a year, what it has already got counted.
    pub unit_year: Option<String>,
    pub lifetime: Option<String>,
    /// What it stands in, once it stands anywhere.
    pub origin: Option<Origin>,
}

/// Where a clause stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    pub number: String,
    pub title: String,
    pub article: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The key of a fact.
    pub fact: String,
    pub relation: Relation,
    pub value: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    AtLeast,
    Above,
    AtMost,
    Below,
    Is,
    StartsWith,
}

impl Relation {
    pub const ALL: &[(Relation, &'static str, &'static str)] = &[
        (Relation::AtLeast, "at_least", "不低于（不早于）"),
        (Relation::Above, "above", "大于（晚于）"),
        (Relation::AtMost, "at_most", "不超过（不晚于）"),
        (Relation::Below, "below", "低于（早于）"),
        (Relation::Is, "is", "是"),
        (Relation::StartsWith, "starts_with", "属于区划"),
    ];

    pub fn named(code: &str) -> Option<Relation> {
        Relation::ALL.iter().find(|it| it.1 == code).map(|it| it.0)
    }
}

/// How much, in 万元.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Amount {
    /// The same for everybody.
    Fixed(String),
    /// So much for each of a counted fact.
    PerItem { fact: String, each: String },
    /// A share of a fact in 万元.
    Percent { fact: String, rate: String },
    /// By how large a fact is: from a bound on, so much.
    Tiers { fact: String, tiers: Vec<(String, String)> },
    #[default]
    Nothing,
}

/// The document a draft cites: itself.
const DRAFT: &str = "草案";
/// Between the readings of a number in doubt.
pub const OR: char = '｜';
/// A number that nobody has told.
pub const NOT_TOLD: &str = "未报";

/// What a unit got before, asked of every draft.
pub const PAID_THIS_YEAR: &str = "paid_this_year";
pub const PAID_EVER: &str = "paid_ever";

impl Draft {
    /// The draft as a rule set over the facts there are.
    pub fn compile(&self, facts: &[Input]) -> Result<RuleSet, String> {
        if self.title.trim().is_empty() {
            return Err("政策要有名称".to_owned());
        }
        let known =
            |key: &str| facts.iter().find(|it| it.key == key).ok_or_else(|| format!("没有“{key}”这项资料"));
        let mut writing = Writing {
            from: self.from.clone(),
            origin: self.origin(),
            asked: Vec::new(),
            parameters: Vec::new(),
            lines: Vec::new(),
        };
        let mut clauses = Vec::new();
        for (at, it) in self.conditions.iter().enumerate() {
            clauses.push(writing.clause(at, known(&it.fact)?, it)?);
        }
        let amount = writing.amount(&self.amount, known)?;
        let limited = writing.limits(self, amount)?;
        let when = clauses.iter().map(|it| Test { clause: Some(it.id.clone()), ..Test::default() }).collect();
        let cases = vec![Case { when, take: limited }];
        writing.line("payable", "应得金额", UNIT, How::Choose { cases, otherwise: "0".to_owned() });
        clauses
            .push(Clause {
                note: true, ..writing.stated("amount", "应得金额", vec![known_test("payable")])
            });
        let inputs = facts.iter().cloned().chain(std::mem::take(&mut writing.asked)).chain([
            Input::plain(PAID_THIS_YEAR, "今年已得", Kind::Decimal, UNIT),
            Input::plain(PAID_EVER, "历年已得", Kind::Decimal, UNIT),
        ]);
        RuleSet::of(RuleText {
            name: if self.origin.is_some() { "policy-clause" } else { "draft" }.to_owned(),
            title: self.title.clone(),
            scope: "本县".to_owned(),
            from: self.from.clone(),
            to: None,
            note: String::new(),
            documents: vec![document(&writing.origin)],
            inputs: inputs.collect(),
            checks: Vec::new(),
            parameters: writing.parameters,
            rows: Vec::new(),
            lines: writing.lines,
            clauses,
            total: Some("payable".to_owned()),
            example: toml::Table::new(),
            example_on: self.from.clone(),
        })
    }

    fn origin(&self) -> Origin {
        let drafted = || Origin {
            number: DRAFT.to_owned(),
            title: "正在起草，尚未印发".to_owned(),
            article: String::new(),
        };
        self.origin.clone().unwrap_or_else(drafted)
    }
}
