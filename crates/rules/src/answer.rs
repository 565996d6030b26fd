//! What comes out: each clause with its outcome and ground, the total, the trace.

mod judge;
mod trace;

use std::fmt;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

pub use trace::Step;

use crate::{
    exact::{self, Exact},
    facts::Facts,
    run::Run,
    set::{RuleSet, Slot},
    text::How,
    value::{Found, Reason},
    words,
};

/// The five things a clause can come to. The order is that of what weighs more
/// when several clauses are summed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    NotApplicable,
    Met,
    Judge,
    Missing,
    NotMet,
}

impl Outcome {
    pub fn words(self) -> &'static str {
        match self {
            Outcome::Met => "满足",
            Outcome::NotMet => "不满足",
            Outcome::Missing => "资料缺失",
            Outcome::Judge => "需人工判断",
            Outcome::NotApplicable => "不适用",
        }
    }

    /// The heaviest of several.
    pub fn of(all: impl IntoIterator<Item = Outcome>) -> Outcome {
        all.into_iter().max().unwrap_or(Outcome::NotApplicable)
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.words())
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    pub ruleset: String,
    pub title: String,
    pub version: String,
    pub documents: Vec<Cited>,
    pub on: String,
    pub conclusion: Outcome,
    pub summary: String,
    pub clauses: Vec<Judged>,
    /// The total as exact decimal text, when there is no stretch left in it.
    pub total: Option<String>,
    /// The least and the most it can be; `null` where that is not known either.
    pub interval: Option<Interval>,
    /// The same two, to compute with: what is shown may be cut off.
    #[serde(skip)]
    pub ends: Option<(Exact, Exact)>,
    pub unit: String,
    pub total_label: String,
    /// What the total still hangs on.
    pub decided_by: Vec<Part>,
    /// One total for each reading of a rule that is in doubt.
    pub candidates: Vec<Candidate>,
    pub trace: Vec<Step>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Cited {
    pub number: String,
    pub title: String,
    pub date: String,
    pub confidence: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Interval {
    pub min: String,
    pub max: String,
}

/// A part of the total that can still move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    pub label: String,
    pub min: Option<String>,
    pub max: Option<String>,
    pub waits_for: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Candidate {
    pub assuming: String,
    pub total: Option<String>,
}

/// A clause, judged.
#[derive(Clone, Debug, Serialize)]
pub struct Judged {
    pub id: String,
    pub title: String,
    pub document: String,
    pub article: String,
    pub confidence: &'static str,
    pub outcome: Outcome,
    /// Says something but decides nothing.
    pub note: bool,
    pub inputs: Vec<Used>,
    pub missing: Vec<String>,
    pub to_judge: Vec<String>,
    pub explanation: String,
    /// How far it is from being met, in the units of the inputs.
    pub gaps: Vec<String>,
    pub advice: String,
    pub shows: Vec<Shown>,
    pub rows: Vec<RowJudged>,
}

#[derive(Clone, Debug, Serialize)]
pub struct RowJudged {
    pub row: String,
    pub outcome: Outcome,
    pub explanation: String,
}

/// An input a clause used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Used {
    pub key: String,
    pub label: String,
    pub value: Option<String>,
    pub unit: String,
    pub source: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    pub key: String,
    pub label: String,
    pub row: Option<String>,
    pub value: Option<String>,
    pub unit: String,
    /// The least and the most it can be, to compute with.
    #[serde(skip)]
    pub ends: Option<(Exact, Exact)>,
}

impl Answer {
    /// Judges a case told as JSON; all that cannot be read of it in one sentence.
    pub fn told(set: &RuleSet, json: &serde_json::Value, on: Date) -> Result<Answer, String> {
        let facts = Facts::read(set, json, on)
            .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("；"))?;
        Ok(Answer::of(set, &facts, on))
    }

    /// Judges a case.
    pub fn of(set: &RuleSet, facts: &Facts, on: Date) -> Answer {
        let run = Run::new(set, facts, on);
        let clauses: Vec<Judged> = (0..set.clauses.len()).map(|it| judge::clause(&run, it)).collect();
        let conclusion = Outcome::of(clauses.iter().filter(|it| !it.note).map(|it| it.outcome));
        let unit = set.total.map_or(String::new(), |it| set.things[it].unit.clone());
        let total_label = set.total.map_or(String::new(), |it| set.things[it].label.to_string());
        let found = run.total();
        let scaled = |it: Exact| words::in_unit(it, &unit);
        let total = found.and_then(Found::exact).map(|it| exact::show(scaled(it)));
        let ends = found.and_then(Found::ends).map(|it| (scaled(it.0), scaled(it.1)));
        let interval = ends.map(|it| Interval { min: exact::show(it.0), max: exact::show(it.1) });
        let mut answer = Answer {
            ruleset: set.text.name.clone(),
            title: set.text.title.clone(),
            version: set.version(),
            documents: cited(set),
            on: on.to_string(),
            conclusion,
            summary: String::new(),
            clauses,
            total,
            interval,
            ends,
            unit,
            total_label,
            decided_by: set.total.map_or_else(Vec::new, |it| parts(&run, it)),
            candidates: candidates(set, facts, on),
            trace: trace::all(&run),
        };
        answer.summary = words::summary(&answer);
        answer
    }
}

/// What a clause comes to, without words.
pub(crate) fn outcome(run: &Run<'_>, clause: usize) -> Outcome {
    judge::outcome(run, clause)
}

fn cited(set: &RuleSet) -> Vec<Cited> {
    let cited = |it: &crate::text::Document| Cited {
        number: it.number.clone(),
        title: it.title.clone(),
        date: it.date.clone(),
        confidence: it.confidence.letter(),
    };
    set.text.documents.iter().map(cited).collect()
}

/// The summands that are not settled, down to those that are no sums.
fn parts(run: &Run<'_>, slot: Slot) -> Vec<Part> {
    let found = run.found(slot, None);
    if found.exact().is_some() {
        return Vec::new();
    }
    let thing = &run.set.things[slot];
    if let crate::set::Source::Line(How::Sum(all) | How::Least(all)) = &thing.source {
        let deeper: Vec<Part> = all.iter().flat_map(|it| parts(run, *it)).collect();
        if !deeper.is_empty() {
            return deeper;
        }
    }
    let number = |it: Exact| exact::show(words::in_unit(it, &thing.unit));
    let ends = found.ends();
    let waits_for = found.open.iter().map(|it| reason(it).to_owned()).collect();
    vec![Part {
        label: thing.label.to_string(),
        min: ends.map(|it| number(it.0)),
        max: ends.map(|it| number(it.1)),
        waits_for,
    }]
}

pub(crate) fn reason(it: &Reason) -> &str {
    match it {
        Reason::Missing(it) | Reason::Judged(it) => it,
    }
}

/// Beyond this the combinations are more than anybody reads.
const MOST: usize = 16;

/// The total under every reading of the doubtful parameters that move it.
fn candidates(set: &RuleSet, facts: &Facts, on: Date) -> Vec<Candidate> {
    let mut readings: Vec<Vec<(Slot, Exact)>> = vec![Vec::new()];
    for (slot, all) in set.doubtful(on) {
        let longer = readings
            .iter()
            .flat_map(|it| all.iter().map(move |value| it.iter().copied().chain([(slot, *value)]).collect()));
        readings = longer.collect();
    }
    if set.total.is_none() || readings.len() < 2 || MOST < readings.len() {
        return Vec::new();
    }
    let one = |assumed: &Vec<(Slot, Exact)>| {
        let said = |(slot, value): &(Slot, Exact)| {
            let thing = &set.things[*slot];
            format!("{}＝{}", thing.label, words::number(*value, &thing.unit))
        };
        let run = Run::assuming(set, facts, on, assumed);
        let unit = set.total.map_or("", |it| &set.things[it].unit);
        let total = run.total().and_then(Found::exact).map(|it| exact::show(words::in_unit(it, unit)));
        Candidate { assuming: assumed.iter().map(said).collect::<Vec<_>>().join("，"), total }
    };
    let res: Vec<Candidate> = readings.iter().map(one).collect();
    let moved = res.windows(2).any(|it| it[0].total != it[1].total);
    if moved { res } else { Vec::new() }
}
