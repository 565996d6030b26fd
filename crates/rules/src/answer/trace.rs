//! The trace: every step from the facts to the result, each with what it used,
//! in an order in which it can be done again with a pencil.

use std::collections::HashSet;

use serde::Serialize;

use crate::{
    exact,
    run::{At, Run},
    set::{Slot, Source, Test, Uses, in_force},
    text::How,
    value::Truth,
    words,
};

/// A step that was taken.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    pub key: String,
    /// The row it belongs to, and its number from 0.
    pub row: Option<String>,
    pub row_index: Option<usize>,
    pub label: String,
    /// `input`, `parameter`, `rows` or the name of the operation.
    pub kind: &'static str,
    pub how: String,
    /// The keys it used, in the order of the operation.
    pub uses: Vec<String>,
    /// Of `rows`: the numbers of the rows chosen.
    pub chosen: Vec<usize>,
    /// As shown; `null` where it is not known.
    pub value: Option<String>,
    pub unit: String,
    /// The two ends as exact fractions, before any unit's scaling.
    pub min: Option<String>,
    pub max: Option<String>,
    /// The document of a parameter.
    pub document: Option<String>,
    pub source: Option<String>,
    /// Where the record it came from is found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    pub waits_for: Vec<String>,
}

/// A thing and the row it is looked at in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Place {
    pub(super) slot: Slot,
    pub(super) at: At,
}

/// Places in the order in which they can be computed, each once.
#[derive(Default)]
struct Seen {
    order: Vec<Place>,
    all: HashSet<Place>,
}

/// Everything any clause or the total used.
pub(super) fn all(run: &Run<'_>) -> Vec<Step> {
    let mut seen = Seen::default();
    for clause in 0..run.set.clauses.len() {
        clause_places(run, clause, &mut seen);
    }
    if let Some(total) = run.set.total {
        visit(run, total, None, &mut seen);
    }
    seen.order.iter().filter_map(|it| step(run, *it)).collect()
}

pub(super) fn of_clause(run: &Run<'_>, clause: usize) -> Vec<Place> {
    let mut seen = Seen::default();
    clause_places(run, clause, &mut seen);
    seen.order
}

fn clause_places(run: &Run<'_>, at: usize, seen: &mut Seen) {
    let clause = &run.set.clauses[at];
    let rows: Vec<At> = match clause.each {
        None => vec![None],
        Some(list) => (0..run.facts.rows(list).map_or(0, <[_]>::len)).map(Some).collect(),
    };
    for row in rows {
        visit_tests(run, &clause.when, row, seen);
        visit_tests(run, &clause.ask, row, seen);
        for shown in &clause.shows {
            let own = run.set.things[*shown].list.is_some();
            visit(run, *shown, if own { row } else { None }, seen);
        }
    }
}

fn visit_tests(run: &Run<'_>, tests: &[Test], at: At, seen: &mut Seen) {
    for slot in tests.iter().flat_map(|it| run.set.named(it)) {
        visit(run, slot, at, seen);
    }
}

fn visit(run: &Run<'_>, slot: Slot, at: At, seen: &mut Seen) {
    let thing = &run.set.things[slot];
    let place = Place { slot, at: if thing.list.is_some() { at } else { None } };
    if seen.all.contains(&place) {
        return;
    }
    match &thing.source {
        Source::Rows(rows) => {
            visit(run, rows.of, None, seen);
            rows.since.iter().for_each(|it| visit(run, *it, None, seen));
            for row in 0..run.facts.rows(rows.list).map_or(0, <[_]>::len) {
                visit_tests(run, &rows.tests, Some(row), seen);
            }
        }
        Source::Line(how) => {
            let uses = used(run, how, at);
            uses.same.iter().for_each(|it| visit(run, *it, at, seen));
            uses.tests.iter().for_each(|it| visit_tests(run, it, at, seen));
            if let How::Total { rows, .. } | How::Last { rows, .. } | How::Growth { rows, .. } = how {
                let picked = run.picked(*rows);
                for row in picked.sure.iter().chain(&picked.maybe) {
                    uses.of_rows.iter().for_each(|it| visit(run, *it, Some(*row), seen));
                }
            }
        }
        Source::On | Source::Constant(_) | Source::Input(_) | Source::Field(..) | Source::Parameter(..) => {}
    }
    if seen.all.insert(place) {
        seen.order.push(place);
    }
}

/// What a line was computed from: of several ways, the one that was taken, and those that
/// may still be.
fn used<'a>(run: &Run<'_>, how: &'a How<Slot, Test>, at: At) -> Uses<'a> {
    if let How::Pick { by, from } = how
        && let Some(taken) = run.found(*by, at).word().and_then(|it| from.get(it))
    {
        return Uses { same: vec![*taken, *by], of_rows: Vec::new(), tests: Vec::new() };
    }
    let How::Choose { cases, otherwise } = how else { return how.uses() };
    let mut res = Uses { same: Vec::new(), of_rows: Vec::new(), tests: Vec::new() };
    for case in cases {
        res.tests.push(&case.when);
        let truth = run.all(&case.when, at).truth;
        if truth != Truth::No {
            res.same.push(case.take);
        }
        if truth == Truth::Yes {
            return res;
        }
    }
    res.same.push(*otherwise);
    res
}

fn step(run: &Run<'_>, place: Place) -> Option<Step> {
    let set = run.set;
    let thing = &set.things[place.slot];
    let key = |slot: &Slot| set.things[*slot].key.clone();
    let (mut uses, mut chosen) = (Vec::new(), Vec::new());
    let (mut document, mut source, mut link) = (None, None, None);
    let picked = set.is_list(place.slot).then(|| run.picked(place.slot)).filter(|it| !it.lacking);
    let count = picked.as_ref().map(|it| it.sure.len().to_string());
    if let Some(picked) = picked {
        chosen = picked.sure;
    }
    let (kind, how) = match &thing.source {
        Source::Constant(_) => return None,
        Source::On => ("input", "评估日".to_owned()),
        Source::Input(_) if set.is_list(place.slot) => ("rows", "填报的各项".to_owned()),
        Source::Input(it) => {
            source = run.facts.source(*it).map(str::to_owned);
            link = run.facts.link(*it).map(str::to_owned);
            ("input", "填报".to_owned())
        }
        Source::Field(list, field) => {
            source = run.facts.field_source(*list, place.at?, *field).map(str::to_owned);
            link = run.facts.field_link(*list, place.at?, *field).map(str::to_owned);
            ("input", "填报".to_owned())
        }
        Source::Parameter(at, values) => {
            let told = in_force(values, run.on)
                .and_then(|it| values.iter().position(|other| std::ptr::eq(it, other)));
            let told = told.map(|it| &set.text.parameters[*at].values[it]);
            document = told.map(|it| format!("{}{}（{}）", it.document, it.article, it.confidence.letter()));
            ("parameter", told.map_or(String::new(), words::dated))
        }
        Source::Rows(rows) => {
            uses.push(key(&rows.of));
            ("rows", "选取".to_owned())
        }
        Source::Line(line) => {
            let all = used(run, line, place.at);
            uses.extend(all.same.iter().map(key));
            uses.extend(all.of_rows.iter().map(key));
            let taken =
                if let How::Band { of, table } = line { run.taken(*of, *table, place.at) } else { None };
            (line.name(), taken.map_or(line.words().to_owned(), |it| format!("{}“{it}”", line.words())))
        }
    };
    let found = run.found(place.slot, place.at);
    let ends = found.ends();
    let row = place.at.and_then(|row| run.facts.row(thing.list?, row));
    Some(Step {
        key: thing.key.clone(),
        row: row.map(|it| it.name.to_string()),
        row_index: place.at,
        label: thing.label.to_string(),
        kind,
        how,
        uses,
        value: if kind == "rows" { count } else { words::plain(set, place.slot, found) },
        chosen,
        unit: thing.unit.clone(),
        min: ends.map(|it| exact::fraction(it.0)),
        max: ends.map(|it| exact::fraction(it.1)),
        document,
        source,
        link,
        waits_for: found.open.iter().map(|it| super::reason(it).to_owned()).collect(),
    })
}
