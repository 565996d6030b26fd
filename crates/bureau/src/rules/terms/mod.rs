//! What of a policy clause can be computed: to whom, on what conditions, how
//! much, within which limits. One versioned field of the clause, in lines an
//! officer can read ([`notation`]); the rate, the fixed amount and the cap stay
//! where they always were, in fields of their own ([`Scheme`] puts both together).

mod facts;
mod notation;
mod scheme;
#[cfg(test)]
mod tests;

use ledger::prelude::*;
use rules::policy::Condition;

pub use facts::{inputs, label, unit_inputs};
pub use scheme::{CONDITIONS, Scheme, reading};

/// The computable terms of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    pub of: Subject,
    pub conditions: Vec<Condition>,
    pub way: Way,
    /// Money limits in 万元.
    pub least: Option<Money>,
    pub unit_year: Option<Money>,
    pub lifetime: Option<Money>,
    pub budget: Option<Money>,
    pub first: First,
    /// Names of clauses beside which this one gives nothing.
    pub not_beside: Vec<String>,
}

/// What one payment is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    Unit,
    Granted,
    Filed,
    Pledge,
    Project,
    Award,
}

/// How the amount is come by. The numbers stand in the clause's own fields; only
/// tiers have no field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    Fixed,
    /// The fixed amount for each of a counted fact.
    PerItem(String),
    /// The rate of a fact in 万元.
    Percent(String),
    Tiers(String, Vec<(Money, Money)>),
}

/// Who is served first where a budget ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    Largest,
    Earliest,
}

impl Subject {
    /// Code, the word of the notation, what a table calls one.
    pub const ALL: &[(Subject, &'static str, &'static str)] = &[
        (Subject::Unit, "unit", "每家企业"),
        (Subject::Granted, "granted", "每件授权专利"),
        (Subject::Filed, "filed", "每件专利申请"),
        (Subject::Pledge, "pledge", "每笔质押贷款"),
        (Subject::Project, "project", "每个立项项目"),
        (Subject::Award, "award", "每项获奖成果"),
    ];

    pub fn code(self) -> &'static str {
        Subject::ALL.iter().find(|it| it.0 == self).map_or("", |it| it.1)
    }

    pub fn words(self) -> &'static str {
        Subject::ALL.iter().find(|it| it.0 == self).map_or("", |it| it.2)
    }

    /// By its code or its word.
    pub fn named(text: &str) -> Option<Subject> {
        Subject::ALL.iter().find(|it| it.1 == text || it.2 == text).map(|it| it.0)
    }

    /// The day that decides in which month and under which rule a case falls.
    pub fn day_words(self) -> &'static str {
        match self {
            Subject::Unit => "测算日",
            Subject::Granted => "授权公告日",
            Subject::Filed => "申请日",
            Subject::Pledge => "放款日期",
            Subject::Project => "立项日期",
            Subject::Award => "获奖日期",
        }
    }
}

impl First {
    pub const ALL: &[(First, &'static str, &'static str)] =
        &[(First::Largest, "largest", "金额从大到小"), (First::Earliest, "earliest", "日期从早到晚")];

    pub fn code(self) -> &'static str {
        First::ALL.iter().find(|it| it.0 == self).map_or("", |it| it.1)
    }

    pub fn words(self) -> &'static str {
        First::ALL.iter().find(|it| it.0 == self).map_or("", |it| it.2)
    }

    pub fn named(text: &str) -> Option<First> {
        First::ALL.iter().find(|it| it.1 == text || it.2 == text).map(|it| it.0)
    }
}

impl Terms {
    /// The fact the amount hangs on.
    pub fn basis(&self) -> Option<&str> {
        match &self.way {
            Way::Fixed => None,
            Way::PerItem(fact) | Way::Percent(fact) | Way::Tiers(fact, _) => Some(fact),
        }
    }
}

ledger::text_cell!(Terms, ledger::cell::Kind::Text);
