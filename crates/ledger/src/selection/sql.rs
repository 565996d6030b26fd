//! A selection as a where-clause. The only SQL outside `store`: the clause is
//! the selection, written another way. Placeholders suit both databases.

use std::{collections::HashSet, sync::Arc};

use super::{Condition, ID, STAGE, Selection, Test, UNSURE, vague};
use crate::{
    cell::{Value, parts},
    spec::{Spec, Stage},
    store::Dialect,
};

/// SQL text under construction, with its arguments.
#[derive(Clone, Debug, Default)]
pub(crate) struct Statement {
    pub(crate) sql: String,
    pub(crate) args: Vec<Value>,
    /// The columns of the ledger that have ever been in doubt, where somebody looked:
    /// of the others nothing need be asked row by row.
    doubted: Option<Arc<HashSet<String>>>,
}

/// Which rows a clause lets through when a value is in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Certainty {
    /// Only rows that surely belong.
    Sure,
    /// Also rows that would belong if a doubt were decided so, or if what is
    /// 未报 were reported so.
    Possible,
}

impl Statement {
    pub(crate) fn new(sql: impl Into<String>) -> Statement {
        Statement { sql: sql.into(), args: Vec::new(), doubted: None }
    }

    /// The same, knowing which columns have ever been in doubt.
    pub(crate) fn knowing(sql: impl Into<String>, doubted: Option<Arc<HashSet<String>>>) -> Statement {
        Statement { doubted, ..Statement::new(sql) }
    }

    /// Whether a column could be in doubt in some row.
    pub(super) fn may_doubt(&self, field: &str) -> bool {
        self.doubted.as_ref().is_none_or(|it| it.contains(field))
    }

    /// The test whether a field of a row is in doubt or 未报.
    pub(crate) fn unsure(&self, field: &str) -> String {
        if self.may_doubt(field) { unsure(field) } else { "1 = 0".to_owned() }
    }

    /// A placeholder for the value.
    pub(crate) fn arg(&mut self, value: impl Into<Value>) -> String {
        self.args.push(value.into());
        format!("${}", self.args.len())
    }

    pub(crate) fn push(&mut self, sql: &str) -> &mut Statement {
        self.sql.push_str(sql);
        self
    }

    /// Placeholders for several values, with commas between.
    pub(crate) fn list(&mut self, values: impl IntoIterator<Item = Value>) -> String {
        values.into_iter().map(|it| self.arg(it)).collect::<Vec<_>>().join(", ")
    }

    /// Another statement after this one, its placeholders counted on from here.
    pub(crate) fn follow(&mut self, next: &Statement) {
        self.follow_with("; ", next);
    }

    /// The same with these words between the two.
    pub(crate) fn follow_with(&mut self, between: &str, next: &Statement) {
        let before = self.args.len();
        let mut parts = next.sql.split('$');
        self.sql.push_str(if self.sql.is_empty() { "" } else { between });
        self.sql.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let end = part.find(|it: char| !it.is_ascii_digit()).unwrap_or(part.len());
            let place = before + part[..end].parse::<usize>().unwrap_or_default();
            self.sql.push_str(&format!("${place}{}", &part[end..]));
        }
        self.args.extend(next.args.iter().cloned());
    }
}

impl Selection {
    /// Appends ` where …`: the version in force, the permission of the viewer, the conditions.
    pub(crate) fn write_where(
        &self,
        to: &mut Statement,
        dialect: Dialect,
        bound: &str,
        certainty: Certainty,
    ) {
        self.write_bounds(to, dialect, bound);
        self.write_conditions(to, certainty);
    }

    /// Appends ` where …` for all but the conditions.
    pub(crate) fn write_bounds(&self, to: &mut Statement, dialect: Dialect, bound: &str) {
        self.write_version(to);
        to.push(if self.removed { " and removed = 1" } else { " and removed = 0" });
        for region in [Some(bound), self.scope.as_deref()].into_iter().flatten().filter(|it| !it.is_empty()) {
            let (low, high) = (to.arg(region), to.arg(format!("{region}~").as_str()));
            to.push(&format!(" and region >= {low} and region < {high}"));
        }
        if let Some(query) = &self.query {
            let wanted = to.arg(dialect.search_query(query).as_str());
            to.push(&format!(" and id in ({})", dialect.search_sql(&wanted)));
        }
    }

    /// Appends ` and …` for each condition, the day as of which it asks among them.
    pub(crate) fn write_conditions(&self, to: &mut Statement, certainty: Certainty) {
        self.write_day(to, certainty);
        for it in &self.conditions {
            let test = self.write_test(it, to, certainty);
            to.push(&format!(" and ({test}"));
            if certainty == Certainty::Possible && takes_doubt(it) {
                let unsure = to.unsure(it.field);
                to.push(&format!(" or {unsure}"));
            }
            to.push(")");
        }
    }

    /// Whether the two differ in their conditions only, so that one pass answers both.
    pub(crate) fn bounds_like(&self, other: &Selection) -> bool {
        let bounds = |it: &Selection| (it.spec.slug, it.removed, it.as_known);
        bounds(self) == bounds(other) && self.scope == other.scope && self.query == other.query
    }

    /// The conditions that every one of several has. A stage is left out: what it
    /// asks hangs on the day as of which it is asked.
    pub(crate) fn asked_by_all<'a>(&self, all: impl Iterator<Item = &'a Selection> + Clone) -> Selection {
        let shared =
            |it: &&Condition| it.field != STAGE && all.clone().all(|other| other.conditions.contains(it));
        let conditions = self.conditions.iter().filter(shared).cloned().collect();
        Selection { conditions, ..Selection::of(self.spec) }
    }

    /// The columns it wants doubts of; [`UNSURE`] is any.
    pub(crate) fn wants_doubts_of(&self) -> impl Iterator<Item = &'static str> {
        self.conditions.iter().filter(|it| matches!(it.test, Test::Unsure)).map(|it| it.field)
    }

    /// The fields whose doubts could move an answer about these records.
    pub(crate) fn leans_on(&self) -> Vec<&'static str> {
        let mut res: Vec<&str> = self.conditions.iter().map(|it| it.field).collect();
        if self.as_of.is_some() {
            res.extend(self.spec.day_field().map(|it| it.name));
            if res.contains(&STAGE) {
                res.extend(self.spec.stages.iter().filter_map(|it| it.since()).map(|it| it.name));
            }
        }
        res
    }

    /// Appends ` where …` for the version alone: today's, or the one known at a moment.
    pub(crate) fn write_version(&self, to: &mut Statement) {
        match self.as_known {
            None => to.push(" where until is null"),
            Some(moment) => {
                let at = to.arg(moment.as_microsecond());
                to.push(&format!(" where since <= {at} and (until is null or until > {at})"))
            }
        };
    }

    /// As of a day, the record must have happened by then.
    fn write_day(&self, to: &mut Statement, certainty: Certainty) {
        if let (Some(day), Some(field)) = (self.as_of, self.spec.day_field()) {
            let test = vague::at_most(field.name, &Value::from(day.to_string().as_str()), to, certainty);
            to.push(&format!(" and ({test}"));
            if certainty == Certainty::Possible {
                let unsure = to.unsure(field.name);
                to.push(&format!(" or {unsure}"));
            }
            to.push(")");
        }
    }

    fn write_test(&self, it: &Condition, to: &mut Statement, certainty: Certainty) -> String {
        let name = quoted(it.field);
        match &it.test {
            Test::OneOf(values) if it.field == STAGE && self.as_of.is_some() => {
                let each = values.iter().filter_map(|it| self.spec.stage(it.as_text()?));
                let tests: Vec<String> = each.map(|it| self.stood_at(it, to, certainty)).collect();
                if tests.is_empty() { "1 = 0".to_owned() } else { tests.join(" or ") }
            }
            Test::OneOf(values) if self.spec.column(it.field).is_some_and(|it| it.kind.is_list()) => {
                let ids = values.iter().filter_map(Value::as_text).flat_map(parts);
                let tests: Vec<String> =
                    ids.map(|it| format!("{name} like {}", to.arg(format!("%{it}%").as_str()))).collect();
                if tests.is_empty() { "1 = 0".to_owned() } else { tests.join(" or ") }
            }
            Test::OneOf(values) => match &values[..] {
                [] => "1 = 0".to_owned(),
                [one] => format!("{name} = {}", to.arg(one.clone())),
                several => format!("{name} in ({})", to.list(several.iter().cloned())),
            },
            Test::AtLeast(value) => vague::at_least(it.field, value, to, certainty),
            Test::AtMost(value) => vague::at_most(it.field, value, to, certainty),
            Test::NotYet(value) => vague::not_yet(it.field, value, to, certainty),
            Test::Has(text) => {
                let wanted = to.arg(format!("%{}%", escaped(text)).as_str());
                format!("lower({name}) like lower({wanted}) escape '!'")
            }
            Test::Named(text) => {
                let slug = self.spec.column(it.field).and_then(|it| it.kind.target()).unwrap_or("");
                let (slug, text) = (to.arg(slug), to.arg(text.as_str()));
                format!(
                    "{name} in (select id from name where ledger = {slug} and name = {text} and removed = 0)"
                )
            }
            Test::Empty => format!("{name} is null and not {}", marked(it.field)),
            Test::Present => format!("{name} is not null or {}", marked(it.field)),
            Test::Unsure if it.field == UNSURE => UNSURE_ANYWHERE.to_owned(),
            Test::Known => format!("{name} is not null"),
            Test::Unknown => format!("{name} is null"),
            Test::NotAfter(value) => {
                let by_then = vague::at_most(it.field, value, to, certainty);
                format!("({name} is null and not {}) or {by_then}", to.unsure(it.field))
            }
            Test::Unsure => to.unsure(it.field),
        }
    }

    /// Where a record stood on the day is told by the days its stages carry: it
    /// had come to this stage and to none of the later ones.
    fn stood_at(&self, stage: &'static Stage, to: &mut Statement, certainty: Certainty) -> String {
        let Some(day) = self.as_of else { return "1 = 0".to_owned() };
        let possible = certainty == Certainty::Possible;
        let later = self.spec.after(stage.name);
        let mut res = format!("({}", self.write_here_or_later(stage, &later, to));
        let day = Value::from(day.to_string().as_str());
        if let Some(since) = stage.since() {
            let or_unknown = if possible { format!(" or {}", to.unsure(since.name)) } else { String::new() };
            res += &format!(" and ({}{or_unknown})", vague::at_most(since.name, &day, to, certainty));
        }
        for field in later_days(self.spec, stage, &later) {
            res += &format!(" and {}", vague::not_yet(field, &day, to, certainty));
        }
        res + ")"
    }

    /// That a record is in this stage today or in a later one. Of most ledgers that is
    /// nearly every stage, and what it is not is sooner said: a long list is looked
    /// through for every row.
    fn write_here_or_later(&self, stage: &Stage, later: &[&str], to: &mut Statement) -> String {
        let passed = |it: &&Stage| it.name == stage.name || later.contains(&it.name);
        let earlier: Vec<Value> =
            self.spec.stages.iter().filter(|it| !passed(it)).map(|it| Value::from(it.name)).collect();
        match &earlier[..] {
            [] => "1 = 1".to_owned(),
            [one] => format!("stage <> {}", to.arg(one.clone())),
            _ if earlier.len() < later.len() => format!("stage not in ({})", to.list(earlier)),
            _ => {
                let named = [stage.name].into_iter().chain(later.iter().copied());
                format!("stage in ({})", to.list(named.map(Value::from)))
            }
        }
    }
}

/// The days of the later stages, each once, but not this stage's own.
fn later_days(spec: &'static Spec, stage: &'static Stage, later: &[&str]) -> Vec<&'static str> {
    let own = stage.since().map(|it| it.name);
    let mut res = Vec::new();
    for field in later.iter().filter_map(|it| spec.stage(it)?.since()) {
        if Some(field.name) != own
            && !res.contains(&field.name)
            && !stage.fields().any(|it| it.name == field.name)
        {
            res.push(field.name);
        }
    }
    res
}

/// Whether an unknown value could make the condition true.
fn takes_doubt(it: &Condition) -> bool {
    it.field != STAGE
        && it.field != ID
        && matches!(
            it.test,
            Test::OneOf(_)
                | Test::AtLeast(_)
                | Test::AtMost(_)
                | Test::NotYet(_)
                | Test::NotAfter(_)
                | Test::Has(_)
                | Test::Named(_)
                | Test::Known
        )
}

/// Doubts and 未报 are kept in `marks`, as JSON without spaces (`store::row`).
pub(crate) fn unsure(field: &str) -> String {
    format!("(marks is not null and marks like '%\"{field}\":{{\"unsure\"%')")
}

/// The same of any field. What people wrote cannot look like this: JSON escapes its quotes.
pub(crate) const UNSURE_ANYWHERE: &str = "(marks is not null and marks like '%:{\"unsure\":%')";

fn marked(field: &str) -> String {
    format!("(marks is not null and marks like '%\"{field}\":%')")
}

/// Field names are words of English and may be words of SQL.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

pub(crate) fn escaped(text: &str) -> String {
    text.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}
