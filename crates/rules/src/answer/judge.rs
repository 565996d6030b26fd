//! From truths to outcomes: a clause over one case or over each row of a list.

use super::{Judged, Outcome, RowJudged, Shown, Used, reason, trace};
use crate::{
    run::{At, Run},
    set::{Clause, Source, Test},
    text,
    value::{Reason, Told, Truth, joined},
    words,
};

pub(super) fn outcome(run: &Run<'_>, at: usize) -> Outcome {
    let (clause, said) = (&run.set.clauses[at], &run.set.text.clauses[at]);
    let Some(list) = clause.each else { return judge(run, clause, said, None).0 };
    match run.facts.rows(list) {
        None => Outcome::Missing,
        Some(rows) => Outcome::of((0..rows.len()).map(|row| judge(run, clause, said, Some(row)).0)),
    }
}

pub(super) fn clause(run: &Run<'_>, at: usize) -> Judged {
    let (clause, said) = (&run.set.clauses[at], &run.set.text.clauses[at]);
    let rows: Vec<(usize, Outcome, Told)> = match clause.each {
        None => Vec::new(),
        Some(list) => {
            let count = run.facts.rows(list).map_or(0, <[_]>::len);
            (0..count)
                .map(|row| (row, judge(run, clause, said, Some(row))))
                .map(|(r, (o, t))| (r, o, t))
                .collect()
        }
    };
    let (outcome, told) = match clause.each {
        None => judge(run, clause, said, None),
        Some(list) => over_rows(run, list, &rows),
    };
    let steps = trace::of_clause(run, at);
    let explanation = match clause.each {
        None => one(run, clause, said, None, outcome, &told),
        Some(list) => words::over_rows(&run.set.text.inputs[list], &rows, run, list),
    };
    let row = |(row, outcome, told): &(usize, Outcome, Told)| RowJudged {
        row: clause
            .each
            .and_then(|list| run.facts.row(list, *row))
            .map_or(String::new(), |it| it.name.to_string()),
        outcome: *outcome,
        explanation: one(run, clause, said, Some(*row), *outcome, told),
    };
    let texts = |wanted: fn(&Reason) -> bool| {
        told.open.iter().filter(|it| wanted(it)).map(|it| reason(it).to_owned()).collect::<Vec<_>>()
    };
    let mut to_judge = texts(|it| matches!(it, Reason::Judged(_)));
    if !said.judge.is_empty() && outcome == Outcome::Judge {
        to_judge.push(said.judge.clone());
    }
    let document = run.set.text.documents.iter().find(|it| it.number == said.document);
    Judged {
        id: said.id.clone(),
        title: said.title.clone(),
        document: said.document.clone(),
        article: said.article.clone(),
        confidence: document.map_or("C", |it| it.confidence.letter()),
        outcome,
        note: said.note,
        inputs: inputs(run, &steps),
        missing: if matches!(outcome, Outcome::NotApplicable | Outcome::Met) {
            Vec::new()
        } else {
            texts(|it| matches!(it, Reason::Missing(_)))
        },
        to_judge: if outcome == Outcome::Met { Vec::new() } else { to_judge },
        explanation,
        gaps: if clause.each.is_none() && outcome == Outcome::NotMet {
            words::gaps(run, &clause.ask)
        } else {
            Vec::new()
        },
        advice: if outcome == Outcome::NotMet { said.advice.clone() } else { String::new() },
        rows: rows.iter().map(row).collect(),
        shows: shows(run, clause),
    }
}

fn judge(run: &Run<'_>, clause: &Clause, said: &text::Clause, at: At) -> (Outcome, Told) {
    let concerns = run.all(&clause.when, at);
    let asked = run.all(&clause.ask, at);
    match (&concerns.truth, &asked.truth) {
        (Truth::No, _) => (Outcome::NotApplicable, concerns),
        (Truth::Open, Truth::Yes) => (Outcome::Met, asked),
        (Truth::Open, Truth::No | Truth::Open) => {
            let open = joined(concerns.open, &asked.open);
            (undecided(&open), Told { truth: Truth::Open, open })
        }
        (Truth::Yes, Truth::Yes) if !said.judge.is_empty() => (Outcome::Judge, asked),
        (Truth::Yes, Truth::Yes) => (Outcome::Met, asked),
        (Truth::Yes, Truth::No) => (Outcome::NotMet, asked),
        (Truth::Yes, Truth::Open) => (undecided(&asked.open), asked),
    }
}

/// What can be supplied comes before what must be judged.
fn undecided(open: &[Reason]) -> Outcome {
    let missing = open.iter().any(|it| matches!(it, Reason::Missing(_)));
    if missing { Outcome::Missing } else { Outcome::Judge }
}

fn over_rows(run: &Run<'_>, list: usize, rows: &[(usize, Outcome, Told)]) -> (Outcome, Told) {
    if run.facts.rows(list).is_none() {
        let open = vec![Reason::Missing(run.set.text.inputs[list].label.as_str().into())];
        return (Outcome::Missing, Told { truth: Truth::Open, open });
    }
    let outcome = Outcome::of(rows.iter().map(|it| it.1));
    let open = rows.iter().fold(Vec::new(), |open, it| joined(open, &it.2.open));
    (outcome, Told { truth: Truth::Open, open })
}

fn one(run: &Run<'_>, clause: &Clause, said: &text::Clause, at: At, outcome: Outcome, told: &Told) -> String {
    let tests: &[Test] = if outcome == Outcome::NotApplicable { &clause.when } else { &clause.ask };
    words::explanation(run, tests, at, outcome, told, said)
}

fn shows(run: &Run<'_>, clause: &Clause) -> Vec<Shown> {
    let mut res = Vec::new();
    for slot in &clause.shows {
        let thing = &run.set.things[*slot];
        let count = thing.list.map_or(1, |list| run.facts.rows(list).map_or(0, <[_]>::len));
        for row in 0..count {
            let at = thing.list.map(|_| row);
            let found = run.found(*slot, at);
            res.push(Shown {
                key: thing.key.clone(),
                label: thing.label.to_string(),
                row: thing.list.and_then(|list| run.facts.row(list, row)).map(|it| it.name.to_string()),
                value: words::plain(run.set, *slot, found),
                unit: thing.unit.clone(),
                ends: found
                    .ends()
                    .map(|it| (words::in_unit(it.0, &thing.unit), words::in_unit(it.1, &thing.unit))),
            });
        }
    }
    res
}

/// The inputs among the steps.
fn inputs(run: &Run<'_>, steps: &[trace::Place]) -> Vec<Used> {
    let mut res = Vec::new();
    for place in steps {
        let thing = &run.set.things[place.slot];
        let (label, source) = match (&thing.source, place.at) {
            (Source::Input(it), _) if !run.set.is_list(place.slot) => {
                (thing.label.to_string(), run.facts.source(*it))
            }
            (Source::Field(list, field), Some(row)) => {
                let name = run.facts.row(*list, row).map_or("", |it| &it.name);
                (format!("{name}的{}", thing.label), run.facts.field_source(*list, row, *field))
            }
            _ => continue,
        };
        let found = run.found(place.slot, place.at);
        let value = if found.open.is_empty() { words::plain(run.set, place.slot, found) } else { None };
        let key = match (thing.list, place.at) {
            (Some(list), Some(row)) => {
                let list = &run.set.text.inputs[list].key;
                thing.key.replacen(&format!("{list}."), &format!("{list}[{row}]."), 1)
            }
            _ => thing.key.clone(),
        };
        res.push(Used { key, label, value, unit: thing.unit.clone(), source: source.map(str::to_owned) });
    }
    res
}
