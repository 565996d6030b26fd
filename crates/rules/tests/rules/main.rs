//! The rule sets against their documents: every threshold on both sides, with
//! the article it comes from; the trace; the laws every set obeys.

#![allow(clippy::unwrap_used, reason = "a test that stumbles says where")]

mod acceptance;
mod annuity;
mod assessment;
mod facts;
mod hightech;
mod laws;
mod money;
mod notice;
mod patents;
mod policy;
mod score;
mod tech_sme;
mod worked;

use jiff::civil::Date;
use rules::{Answer, BOOK, Facts, Outcome};
use serde_json::{Map, Value, json};

pub(crate) const MET: Outcome = Outcome::Met;
pub(crate) const NOT_MET: Outcome = Outcome::NotMet;
pub(crate) const MISSING: Outcome = Outcome::Missing;
pub(crate) const JUDGE: Outcome = Outcome::Judge;
pub(crate) const NOT_APPLICABLE: Outcome = Outcome::NotApplicable;

/// A case on a day: the set's own example, changed.
pub(crate) struct Case {
    name: &'static str,
    on: Date,
    facts: Map<String, Value>,
}

/// The plain correct example of a set.
pub(crate) fn case(name: &'static str) -> Case {
    let set = BOOK.latest(name).unwrap();
    let Value::Object(facts) = serde_json::to_value(&set.text.example).unwrap() else { panic!("{name}") };
    Case { name, on: set.example_on, facts }
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

impl Case {
    pub(crate) fn on(mut self, on: &str) -> Case {
        self.on = day(on);
        self
    }

    pub(crate) fn with(mut self, key: &str, value: impl Into<Value>) -> Case {
        self.facts.insert(key.to_owned(), value.into());
        self
    }

    pub(crate) fn without(mut self, key: &str) -> Case {
        self.facts.remove(key).unwrap();
        self
    }

    /// Changes one field of one row.
    pub(crate) fn row(mut self, list: &str, row: usize, field: &str, value: impl Into<Value>) -> Case {
        self.facts[list][row][field] = value.into();
        self
    }

    pub(crate) fn without_field(mut self, list: &str, row: usize, field: &str) -> Case {
        self.facts[list][row].as_object_mut().unwrap().remove(field).unwrap();
        self
    }

    pub(crate) fn json(&self) -> Value {
        Value::Object(self.facts.clone())
    }

    pub(crate) fn answer(&self) -> Answer {
        let set = BOOK.on(self.name, self.on).unwrap();
        let facts = Facts::read(set, &self.json(), self.on);
        Answer::of(set, &facts.unwrap_or_else(|it| panic!("{}: {it:?}", self.name)), self.on)
    }

    /// What a clause comes to.
    pub(crate) fn clause(&self, id: &str) -> Outcome {
        self.answer()
            .clauses
            .iter()
            .find(|it| it.id == id)
            .unwrap_or_else(|| panic!("no clause {id}"))
            .outcome
    }

    /// What a clause shows.
    pub(crate) fn shown(&self, key: &str) -> String {
        let answer = self.answer();
        let shown = answer.clauses.iter().flat_map(|it| &it.shows).find(|it| it.key == key);
        shown.unwrap_or_else(|| panic!("{key} is not shown")).value.clone().unwrap_or("未知".to_owned())
    }

    pub(crate) fn total(&self) -> Option<String> {
        self.answer().total
    }

    pub(crate) fn interval(&self) -> (String, String) {
        let it = self.answer().interval.unwrap();
        (it.min, it.max)
    }

    /// The sentences about facts that cannot be.
    pub(crate) fn refused(&self) -> Vec<String> {
        let set = BOOK.on(self.name, self.on).unwrap();
        Facts::read(set, &self.json(), self.on).map_or_else(
            |all| all.iter().map(ToString::to_string).collect(),
            |_| panic!("the facts were taken"),
        )
    }
}

pub(crate) fn right(kind: &str) -> Value {
    json!({
        "name": "一项权利", "kind": kind, "granted_on": "2014-08-20", "valid": true, "core": true,
        "obtained": "self_developed", "ownership": "sole", "used_before": false,
    })
}
