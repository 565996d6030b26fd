//! A rule set as it is applied: every name resolved, every value read. What is
//! wrong with a file is said when it is read, not when somebody needs an answer.

mod check;
mod laid_down;
mod read;

pub(crate) use check::Uses;
use std::{collections::HashMap, sync::Arc};

use jiff::civil::Date;

use crate::{
    exact::Exact,
    text::{How, Kind, RuleText},
    value::Value,
};

/// The place of a named thing in [`RuleSet::things`].
pub type Slot = usize;

/// A version of a rule set, ready to be asked.
#[derive(Debug)]
pub struct RuleSet {
    pub text: RuleText,
    pub from: Date,
    pub to: Option<Date>,
    pub example_on: Date,
    pub(crate) things: Vec<Thing>,
    pub(crate) names: HashMap<String, Slot>,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) checks: Vec<Vec<Test>>,
    pub(crate) total: Option<Slot>,
}

/// A named thing: an input, a parameter, a line, some rows.
#[derive(Debug)]
pub(crate) struct Thing {
    pub(crate) key: String,
    pub(crate) label: Arc<str>,
    pub(crate) unit: String,
    /// The input whose rows it belongs to.
    pub(crate) list: Option<usize>,
    pub(crate) source: Source,
}

#[derive(Debug)]
pub(crate) enum Source {
    /// The day of the evaluation.
    On,
    Constant(Exact),
    Input(usize),
    /// Input and field.
    Field(usize, usize),
    Parameter(usize, Vec<Dated>),
    Rows(Rows),
    Line(How<Slot, Test>),
}

/// Rows of a list that pass tests or belong to the last years.
#[derive(Debug)]
pub(crate) struct Rows {
    pub(crate) list: usize,
    pub(crate) of: Slot,
    pub(crate) tests: Vec<Test>,
    pub(crate) last_years: Option<u8>,
    pub(crate) since: Option<Slot>,
}

/// A parameter from a day on.
#[derive(Debug)]
pub(crate) struct Dated {
    pub(crate) from: Date,
    pub(crate) to: Option<Date>,
    pub(crate) what: Given,
}

#[derive(Debug)]
pub(crate) enum Given {
    Is(Value),
    OneOf(Vec<Exact>),
    Bands(Vec<Band>),
}

#[derive(Debug)]
pub(crate) struct Band {
    pub(crate) bound: Bound,
    pub(crate) take: (Exact, Exact),
}

#[derive(Debug)]
pub(crate) enum Bound {
    UpTo(Exact),
    AtLeast(Exact),
    Above(Exact),
    Rest,
}

#[derive(Debug)]
pub(crate) enum Test {
    Compare(Slot, Relation, Slot),
    OneOf(Slot, Vec<Arc<str>>),
    StartsWith(Slot, Vec<Arc<str>>),
    Flag(Slot, bool),
    Known(Slot),
    Given(Slot),
    Clause(usize),
    All(Vec<Test>),
    Any(Vec<Test>),
    Not(Box<Test>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    AtLeast,
    Above,
    AtMost,
    Below,
    Equals,
}

#[derive(Debug)]
pub(crate) struct Clause {
    pub(crate) each: Option<usize>,
    pub(crate) when: Vec<Test>,
    pub(crate) ask: Vec<Test>,
    pub(crate) shows: Vec<Slot>,
}

impl RuleSet {
    /// `高企@2016-01-01`: the name under which a version is kept for good.
    pub fn version(&self) -> String {
        format!("{}@{}", self.text.name, self.from)
    }

    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|it| day <= it)
    }

    /// Whether an input of that key is asked for.
    pub(crate) fn input(&self, key: &str) -> Option<usize> {
        self.text.inputs.iter().position(|it| it.key == key)
    }

    /// Parameters that are in doubt on the day, with their candidates.
    pub(crate) fn doubtful(&self, day: Date) -> Vec<(Slot, &[Exact])> {
        let candidates = |slot: Slot| {
            let Source::Parameter(_, values) = &self.things[slot].source else { return None };
            let Given::OneOf(all) = &in_force(values, day)?.what else { return None };
            Some((slot, all.as_slice()))
        };
        (0..self.things.len()).filter_map(candidates).collect()
    }

    /// Whether an answer can do without it.
    pub(crate) fn is_optional(&self, slot: Slot) -> bool {
        match self.things[slot].source {
            Source::Input(it) => self.text.inputs[it].optional,
            Source::Field(list, field) => self.text.inputs[list].fields[field].optional,
            Source::On | Source::Constant(_) | Source::Parameter(..) | Source::Rows(_) | Source::Line(_) => {
                false
            }
        }
    }

    pub(crate) fn is_list(&self, slot: Slot) -> bool {
        match self.things[slot].source {
            Source::Input(it) => self.text.inputs[it].kind == Kind::List,
            Source::Rows(_) => true,
            Source::On
            | Source::Constant(_)
            | Source::Field(..)
            | Source::Parameter(..)
            | Source::Line(_) => false,
        }
    }
}

/// What a parameter is on a day.
pub(crate) fn in_force(values: &[Dated], day: Date) -> Option<&Dated> {
    values.iter().rfind(|it| it.from <= day && it.to.is_none_or(|to| day <= to))
}
