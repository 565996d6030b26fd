//! One evaluation: a rule set, facts, a day. Things are computed when they are
//! asked for and kept; a set with a circle in it is not read (`set::check`).

mod rows;

use std::cell::OnceCell;

use jiff::civil::Date;

use crate::{
    calendar::{self, CALENDAR},
    exact::{Exact, whole},
    facts::Facts,
    how,
    set::{Clause, Given, Relation, RuleSet, Slot, Source, Test, in_force},
    test,
    text::{Case, How},
    value::{Found, Reason, Told, Truth, Value, joined},
    words,
};

/// A row of a list, where the thing asked for belongs to one.
pub type At = Option<usize>;

pub struct Run<'a> {
    pub set: &'a RuleSet,
    pub facts: &'a Facts,
    pub on: Date,
    /// Doubtful parameters taken at one of their candidates.
    assumed: &'a [(Slot, Exact)],
    once: Vec<OnceCell<Found>>,
    /// By list: each row's things, one row after the other.
    by_row: Vec<Vec<OnceCell<Found>>>,
}

impl<'a> Run<'a> {
    pub fn new(set: &'a RuleSet, facts: &'a Facts, on: Date) -> Run<'a> {
        Run::assuming(set, facts, on, &[])
    }

    pub(crate) fn assuming(
        set: &'a RuleSet,
        facts: &'a Facts,
        on: Date,
        assumed: &'a [(Slot, Exact)],
    ) -> Run<'a> {
        let cells = |count: usize| (0..count).map(|_| OnceCell::new()).collect();
        let rows = |list: usize| facts.rows(list).map_or(0, <[_]>::len) * set.things.len();
        let by_row = (0..set.text.inputs.len()).map(|list| cells(rows(list))).collect();
        Run { set, facts, on, assumed, once: cells(set.things.len()), by_row }
    }

    /// The result of the set, where it has one.
    pub fn total(&self) -> Option<&Found> {
        self.set.total.map(|it| self.found(it, None))
    }

    /// What a thing is, in a row if it belongs to one.
    pub(crate) fn found(&self, slot: Slot, at: At) -> &Found {
        let things = self.set.things.len();
        let cell = match (self.set.things[slot].list, at) {
            (Some(list), Some(row)) => &self.by_row[list][row * things + slot],
            _ => &self.once[slot],
        };
        cell.get_or_init(|| self.look(slot, at))
    }

    fn look(&self, slot: Slot, at: At) -> Found {
        let thing = &self.set.things[slot];
        match &thing.source {
            Source::On => Found::sure(Value::Day(self.on)),
            Source::Constant(it) => Found::number(*it),
            Source::Input(input) => self.facts.one(*input),
            Source::Field(list, field) => match at {
                Some(row) => self.facts.field(*list, row, *field),
                None => Found::missing(thing.label.clone()),
            },
            Source::Parameter(..) => self.parameter(slot),
            Source::Rows(_) => Found { value: None, open: Vec::new() },
            Source::Line(how) => self.line(how, at),
        }
    }

    fn parameter(&self, slot: Slot) -> Found {
        let thing = &self.set.things[slot];
        if let Some((_, it)) = self.assumed.iter().find(|it| it.0 == slot) {
            return Found::number(*it);
        }
        let Source::Parameter(_, values) = &thing.source else { return Found::missing(thing.label.clone()) };
        match in_force(values, self.on).map(|it| &it.what) {
            Some(Given::Is(value)) => Found::sure(value.clone()),
            Some(Given::OneOf(all)) => {
                let ends = all.iter().min().zip(all.iter().max());
                let value = ends.map(|it| Value::Number(*it.0, *it.1));
                let why = Reason::Judged(format!("{}存疑，待核实文件原文", thing.label).into());
                Found { value, open: vec![why] }
            }
            Some(Given::Bands(_)) => Found { value: None, open: Vec::new() },
            None => Found::missing(format!("{}（{} 没有登记这项规定）", thing.label, self.on)),
        }
    }

    fn line(&self, how: &How<Slot, Test>, at: At) -> Found {
        let get = |slot: &Slot| self.found(*slot, at);
        let fold = |all: &[Slot], start: Exact, two| {
            all.iter().fold(Found::number(start), |sum, it| how::combine(&sum, get(it), two))
        };
        match how {
            How::Sum(all) => fold(all, whole(0), how::ADD),
            How::Product(all) => fold(all, whole(1), how::MULTIPLY),
            How::Difference(a, b) => how::combine(get(a), get(b), how::SUBTRACT),
            How::Ratio(a, b) => how::ratio(get(a), get(b), &self.set.things[*b].label),
            How::Least(all) => how::extreme(&all.iter().map(get).collect::<Vec<_>>(), false),
            How::Greatest(all) => how::extreme(&all.iter().map(get).collect::<Vec<_>>(), true),
            How::Capped { of, cap } => how::capped(get(of), get(cap)),
            How::Round { of, to } => how::round(get(of), get(to)),
            How::Total { rows, of } => self.sum(&self.picked(*rows), *of),
            How::Count(rows) => self.picked(*rows).count(),
            How::Last { rows, of } => self.last(&self.picked(*rows), *of),
            How::Growth { rows, of } => {
                let picked = self.picked(*rows);
                if picked.lacking {
                    return Found { value: None, open: picked.open };
                }
                let years: Vec<_> = picked.sure.iter().map(|row| self.found(*of, Some(*row))).collect();
                how::growth(&years)
            }
            How::Band { of, table } => self.band(get(of), *table, at),
            How::Pick { by, from } => match get(by).word().and_then(|it| from.get(it)) {
                Some(slot) => get(slot).clone(),
                None => Found { value: None, open: get(by).open.clone() },
            },
            How::Choose { cases, otherwise } => self.choose(cases, *otherwise, at),
            How::Judged { points, within } => how::judged(get(points), get(within)),
            How::FirstKnown(all) => {
                let known = all.iter().find(|it| get(it).value.is_some());
                let needed = all.iter().find(|it| !self.set.is_optional(**it));
                known.or(needed).map_or_else(|| Found::judged("没有可用的数"), |it| get(it).clone())
            }
            How::Days { since, until } => {
                days(get(since), get(until), |a, b| Some(i64::from(a.until(b).ok()?.get_days())))
            }
            How::WholeYears { since, until } => {
                days(get(since), get(until), |a, b| Some(how::whole_years(a, b)))
            }
            How::MonthsBegun { since, until } => {
                days(get(since), get(until), |a, b| Some(how::months_begun(a, b)))
            }
            How::WorkingDays { since, until } => {
                days(get(since), get(until), |a, b| CALENDAR.count(a, b).ok())
            }
            How::AddYears(day, by) => shifted(get(day), get(by), how::add_years),
            How::AddMonths(day, by) => shifted(get(day), get(by), how::add_months),
            How::AddDays(day, by) => shifted(get(day), get(by), how::add_days),
            How::AddWorkingDays(day, by) => shifted(get(day), get(by), |day, by| CALENDAR.nth(day, by).ok()),
            How::YearOf(day) => match get(day).day() {
                Some(day) => Found::number(whole(i64::from(day.year()))),
                None => get(day).clone(),
            },
        }
    }

    /// A table is laid down by the set or told with the case.
    fn band(&self, of: &Found, table: Slot, at: At) -> Found {
        if let Source::Parameter(_, values) = &self.set.things[table].source
            && let Some(Given::Bands(bands)) = in_force(values, self.on).map(|it| &it.what)
        {
            return how::band(of, bands);
        }
        let told = self.found(table, at);
        match &told.value {
            Some(Value::Bands(bands)) => how::worth(of, bands),
            _ => Found { value: None, open: joined(told.open.clone(), &of.open) },
        }
    }

    /// The band a number fell into, in words.
    pub(crate) fn taken(&self, of: Slot, table: Slot, at: At) -> Option<String> {
        let number = self.found(of, at).exact()?;
        if let Source::Parameter(parameter, values) = &self.set.things[table].source {
            let dated = in_force(values, self.on)?;
            let Given::Bands(bands) = &dated.what else { return None };
            let place = how::place(number, bands)?;
            let version = values.iter().position(|it| std::ptr::eq(it, dated))?;
            let told = self.set.text.parameters[*parameter].values.get(version)?;
            return told.bands.as_ref()?.get(place).map(words::band);
        }
        let Some(Value::Bands(bands)) = &self.found(table, at).value else { return None };
        bands.taken(number).map(ToString::to_string)
    }

    /// The first case that holds. While nobody can say whether one does, it is
    /// somewhere between that case and what would be chosen without it.
    fn choose(&self, cases: &[Case<Slot, Test>], otherwise: Slot, at: At) -> Found {
        let Some((case, rest)) = cases.split_first() else { return self.found(otherwise, at).clone() };
        let told = self.all(&case.when, at);
        match told.truth {
            Truth::Yes => self.found(case.take, at).clone(),
            Truth::No => self.choose(rest, otherwise, at),
            Truth::Open => {
                let (a, b) = (self.found(case.take, at), self.choose(rest, otherwise, at));
                let value = a.ends().zip(b.ends()).map(|(a, b)| Value::Number(a.0.min(b.0), a.1.max(b.1)));
                Found { value, open: joined(joined(told.open, &a.open), &b.open) }
            }
        }
    }

    pub(crate) fn all(&self, tests: &[Test], at: At) -> Told {
        Told::all(tests.iter().map(|it| self.test(it, at)))
    }

    pub(crate) fn test(&self, it: &Test, at: At) -> Told {
        match it {
            Test::Compare(of, relation, bound) => self.compare(*of, *relation, *bound, at),
            Test::OneOf(of, words) => {
                test::word(self.found(*of, at), |it| words.iter().any(|word| **word == *it))
            }
            Test::StartsWith(of, words) => {
                test::word(self.found(*of, at), |it| words.iter().any(|word| it.starts_with(&**word)))
            }
            Test::Flag(of, wanted) => test::flag(self.found(*of, at), *wanted),
            Test::Known(of) => test::known(self.found(*of, at)),
            Test::Given(of) => {
                let given = self.found(*of, at).value.is_some();
                Told::of(if given { Truth::Yes } else { Truth::No })
            }
            Test::Clause(clause) => self.clause(&self.set.clauses[*clause], at),
            Test::All(tests) => self.all(tests, at),
            Test::Any(tests) => Told::any(tests.iter().map(|it| self.test(it, at))),
            Test::Not(it) => self.test(it, at).not(),
        }
    }

    pub(crate) fn compare(&self, of: Slot, relation: Relation, bound: Slot, at: At) -> Told {
        test::compare(self.found(of, at), relation, self.found(bound, at))
    }

    /// Whether a clause is met or does not apply.
    fn clause(&self, it: &Clause, at: At) -> Told {
        let concerns = self.all(&it.when, at);
        match concerns.truth {
            Truth::No => Told::of(Truth::Yes),
            Truth::Yes => self.all(&it.ask, at),
            Truth::Open => Told::any([concerns.not(), self.all(&it.ask, at)]),
        }
    }
}

fn days(since: &Found, until: &Found, count: impl Fn(Date, Date) -> Option<i64>) -> Found {
    match (since.day(), until.day()) {
        (Some(a), Some(b)) => match count(a, b) {
            Some(it) => Found::number(whole(it)),
            None => Found::missing(calendar::UNKNOWN),
        },
        _ => Found { value: None, open: joined(since.open.clone(), &until.open) },
    }
}

fn shifted(day: &Found, by: &Found, add: impl Fn(Date, i64) -> Option<Date>) -> Found {
    match (day.day(), how::integer(by)) {
        (Some(day), Some(by)) => match add(day, by) {
            Some(it) => Found::sure(Value::Day(it)),
            None => Found::missing(calendar::UNKNOWN),
        },
        _ => Found { value: None, open: joined(day.open.clone(), &by.open) },
    }
}
