//! From the file's words to places and values.

use std::{collections::HashMap, sync::Arc};

use jiff::civil::Date;

use super::{Band, Bound, Clause, Dated, Given, Relation, RuleSet, Slot, Source, Test, Thing};
use crate::{
    exact::{self, Exact},
    text::{self, Case, How, Kind, RuleText},
    value::Value,
};

type Read<T> = Result<T, String>;

impl RuleSet {
    /// Reads a file. The error says where in it something is wrong.
    pub fn read(file: &str) -> Read<RuleSet> {
        let text: RuleText = toml::from_str(file).map_err(|it| it.to_string())?;
        let name = text.name.clone();
        RuleSet::of(text).map_err(|it| format!("{name}：{it}"))
    }

    /// The same from parts, as a drafted policy has them.
    pub fn of(text: RuleText) -> Read<RuleSet> {
        let mut reading = Reading { text: &text, things: Vec::new(), names: HashMap::new() };
        reading.declare()?;
        reading.lines()?;
        let clauses = text.clauses.iter().map(|it| reading.clause(it)).collect::<Read<_>>()?;
        let checks = text.checks.iter().map(|it| reading.tests(&it.must)).collect::<Read<_>>()?;
        let total = text.total.as_deref().map(|it| reading.slot(it)).transpose()?;
        let Reading { things, names, .. } = reading;
        let (from, to) = (day(&text.from)?, text.to.as_deref().map(day).transpose()?);
        let example_on = day(&text.example_on)?;
        let set = RuleSet { from, to, example_on, things, names, clauses, checks, total, text };
        set.check()?;
        Ok(set)
    }
}

struct Reading<'a> {
    text: &'a RuleText,
    things: Vec<Thing>,
    names: HashMap<String, Slot>,
}

impl Reading<'_> {
    /// Gives every name its place, so that lines may speak of later ones.
    fn declare(&mut self) -> Read<()> {
        self.add("on", "评估日", "", None, Source::On)?;
        for (at, input) in self.text.inputs.iter().enumerate() {
            self.add(&input.key, &input.label, &input.unit, None, Source::Input(at))?;
            for (field_at, field) in input.fields.iter().enumerate() {
                let key = format!("{}.{}", input.key, field.key);
                self.add(&key, &field.label, &field.unit, Some(at), Source::Field(at, field_at))?;
            }
        }
        for (at, it) in self.text.parameters.iter().enumerate() {
            let values = it.values.iter().map(dated).collect::<Read<_>>()?;
            self.add(&it.key, &it.label, &it.unit, None, Source::Parameter(at, values))?;
        }
        for it in &self.text.rows {
            self.add(&it.key, &it.label, "", None, Source::On)?;
        }
        for it in &self.text.lines {
            let list = it.key.split_once('.').map(|(list, _)| self.list(list)).transpose()?;
            self.add(&it.key, &it.label, &it.unit, list, Source::On)?;
        }
        Ok(())
    }

    fn add(&mut self, key: &str, label: &str, unit: &str, list: Option<usize>, source: Source) -> Read<Slot> {
        let slot = self.things.len();
        if self.names.insert(key.to_owned(), slot).is_some() {
            return Err(format!("“{key}”定义了两次"));
        }
        let (key, label, unit) = (key.to_owned(), Arc::from(label), unit.to_owned());
        self.things.push(Thing { key, label, unit, list, source });
        Ok(slot)
    }

    fn lines(&mut self) -> Read<()> {
        for it in &self.text.rows {
            let of = self.slot(&it.of)?;
            let rows = super::Rows {
                list: self.list_under(&it.of)?,
                of,
                tests: self.tests(&it.tests)?,
                last_years: it.last_years,
                since: it.since.as_deref().map(|since| self.slot(since)).transpose()?,
            };
            self.set(&it.key, Source::Rows(rows));
        }
        for it in &self.text.lines {
            let how = self.how(&it.how).map_err(|wrong| format!("{}：{wrong}", it.key))?;
            self.set(&it.key, Source::Line(how));
        }
        Ok(())
    }

    fn set(&mut self, key: &str, source: Source) {
        let slot = self.names[key];
        self.things[slot].source = source;
    }

    /// The input that rows named so are rows of.
    fn list_under(&self, name: &str) -> Read<usize> {
        match self.text.rows.iter().find(|it| it.key == name) {
            Some(rows) => self.list_under(&rows.of),
            None => self.list(name),
        }
    }

    fn list(&self, key: &str) -> Read<usize> {
        let is_it = |it: &text::Input| it.key == key && it.kind == Kind::List;
        self.text.inputs.iter().position(is_it).ok_or_else(|| format!("“{key}”不是列表"))
    }

    fn slot(&mut self, name: &str) -> Read<Slot> {
        if let Some(slot) = self.names.get(name) {
            return Ok(*slot);
        }
        let number = exact::read(name).ok_or_else(|| format!("没有叫“{name}”的数"))?;
        self.add(name, name, "", None, Source::Constant(number))
    }

    fn slots(&mut self, names: &[String]) -> Read<Vec<Slot>> {
        names.iter().map(|it| self.slot(it)).collect()
    }

    fn clause(&mut self, it: &text::Clause) -> Read<Clause> {
        let each = it.each.as_deref().map(|list| self.list(list)).transpose()?;
        Ok(Clause {
            each,
            when: self.tests(&it.when)?,
            ask: self.tests(&it.ask)?,
            shows: self.slots(&it.shows)?,
        })
    }

    fn tests(&mut self, all: &[text::Test]) -> Read<Vec<Test>> {
        all.iter().map(|it| self.test(it)).collect()
    }

    fn test(&mut self, it: &text::Test) -> Read<Test> {
        let words = |all: &[String]| all.iter().map(|it| Arc::from(it.as_str())).collect();
        if let Some(all) = &it.all {
            return Ok(Test::All(self.tests(all)?));
        }
        if let Some(any) = &it.any {
            return Ok(Test::Any(self.tests(any)?));
        }
        if let Some(not) = &it.not {
            return Ok(Test::Not(Box::new(self.test(not)?)));
        }
        if let Some(clause) = &it.clause {
            let at = self.text.clauses.iter().position(|it| it.id == *clause);
            return at.map(Test::Clause).ok_or_else(|| format!("没有条款“{clause}”"));
        }
        let of = it.of.as_deref().ok_or("条件没有写明对象（of）")?;
        let slot = self.slot(of)?;
        let bounds = [
            (&it.at_least, Relation::AtLeast),
            (&it.above, Relation::Above),
            (&it.at_most, Relation::AtMost),
            (&it.below, Relation::Below),
            (&it.equals, Relation::Equals),
        ];
        let mut res = Vec::new();
        for (bound, relation) in bounds {
            if let Some(bound) = bound {
                res.push(Test::Compare(slot, relation, self.slot(bound)?));
            }
        }
        match it.is.as_deref() {
            Some("yes") => res.push(Test::Flag(slot, true)),
            Some("no") => res.push(Test::Flag(slot, false)),
            Some(word) => res.push(Test::OneOf(slot, vec![Arc::from(word)])),
            None => {}
        }
        res.extend(it.known.iter().map(|_| Test::Known(slot)));
        res.extend(it.given.iter().map(|_| Test::Given(slot)));
        res.extend(it.one_of.iter().map(|it| Test::OneOf(slot, words(it))));
        res.extend(it.starts_with.iter().map(|it| Test::StartsWith(slot, words(it))));
        if res.is_empty() {
            return Err(format!("对“{of}”没有提出条件"));
        }
        Ok(if res.len() == 1 { res.remove(0) } else { Test::All(res) })
    }

    fn how(&mut self, it: &How<String, text::Test>) -> Read<How<Slot, Test>> {
        Ok(match it {
            How::Sum(all) => How::Sum(self.slots(all)?),
            How::Difference(a, b) => How::Difference(self.slot(a)?, self.slot(b)?),
            How::Product(all) => How::Product(self.slots(all)?),
            How::Ratio(a, b) => How::Ratio(self.slot(a)?, self.slot(b)?),
            How::Least(all) => How::Least(self.slots(all)?),
            How::Greatest(all) => How::Greatest(self.slots(all)?),
            How::Round { of, to } => How::Round { of: self.slot(of)?, to: self.slot(to)? },
            How::Total { rows, of } => How::Total { rows: self.slot(rows)?, of: self.slot(of)? },
            How::Count(rows) => How::Count(self.slot(rows)?),
            How::Last { rows, of } => How::Last { rows: self.slot(rows)?, of: self.slot(of)? },
            How::Growth { rows, of } => How::Growth { rows: self.slot(rows)?, of: self.slot(of)? },
            How::Band { of, table } => How::Band { of: self.slot(of)?, table: self.slot(table)? },
            How::Pick { by, from } => {
                let from = from.iter().map(|(word, it)| Ok((word.clone(), self.slot(it)?)));
                let from = from.collect::<Read<_>>()?;
                How::Pick { by: self.slot(by)?, from }
            }
            How::Choose { cases, otherwise } => {
                let cases = cases
                    .iter()
                    .map(|it| Ok(Case { when: self.tests(&it.when)?, take: self.slot(&it.take)? }))
                    .collect::<Read<_>>()?;
                How::Choose { cases, otherwise: self.slot(otherwise)? }
            }
            How::Judged { points, within } => {
                How::Judged { points: self.slot(points)?, within: self.slot(within)? }
            }
            How::Capped { of, cap } => How::Capped { of: self.slot(of)?, cap: self.slot(cap)? },
            How::FirstKnown(all) => How::FirstKnown(self.slots(all)?),
            How::Days { since, until } => How::Days { since: self.slot(since)?, until: self.slot(until)? },
            How::WholeYears { since, until } => {
                How::WholeYears { since: self.slot(since)?, until: self.slot(until)? }
            }
            How::MonthsBegun { since, until } => {
                How::MonthsBegun { since: self.slot(since)?, until: self.slot(until)? }
            }
            How::WorkingDays { since, until } => {
                How::WorkingDays { since: self.slot(since)?, until: self.slot(until)? }
            }
            How::AddYears(a, b) => How::AddYears(self.slot(a)?, self.slot(b)?),
            How::AddMonths(a, b) => How::AddMonths(self.slot(a)?, self.slot(b)?),
            How::AddDays(a, b) => How::AddDays(self.slot(a)?, self.slot(b)?),
            How::AddWorkingDays(a, b) => How::AddWorkingDays(self.slot(a)?, self.slot(b)?),
            How::YearOf(it) => How::YearOf(self.slot(it)?),
        })
    }
}

pub(crate) fn day(text: &str) -> Read<Date> {
    text.parse().map_err(|_| format!("“{text}”不是日期"))
}

fn number(text: &str) -> Read<Exact> {
    exact::read(text).ok_or_else(|| format!("“{text}”不是数"))
}

fn dated(it: &text::Dated) -> Read<Dated> {
    let what = match (&it.is, &it.candidates, &it.bands) {
        (Some(is), None, None) => Given::Is(value(is)?),
        (None, Some(all), None) => Given::OneOf(all.iter().map(|it| number(it)).collect::<Read<_>>()?),
        (None, None, Some(all)) => Given::Bands(all.iter().map(band).collect::<Read<_>>()?),
        _ => return Err(format!("{} 起的值要写 is、candidates、bands 之一", it.from)),
    };
    Ok(Dated { from: day(&it.from)?, to: it.to.as_deref().map(day).transpose()?, what })
}

/// A parameter is a number, a day or yes and no.
fn value(text: &str) -> Read<Value> {
    match text {
        "yes" => Ok(Value::Flag(true)),
        "no" => Ok(Value::Flag(false)),
        _ if text.len() == 10 && text.contains('-') => day(text).map(Value::Day),
        _ => number(text).map(|it| Value::Number(it, it)),
    }
}

fn band(it: &text::Band) -> Read<Band> {
    let bound = match (&it.up_to, &it.at_least, &it.above) {
        (Some(it), None, None) => Bound::UpTo(number(it)?),
        (None, Some(it), None) => Bound::AtLeast(number(it)?),
        (None, None, Some(it)) => Bound::Above(number(it)?),
        (None, None, None) => Bound::Rest,
        _ => return Err("一档只能有一个界限".to_owned()),
    };
    let (low, high) = it.take.split_once("..").unwrap_or((&it.take, &it.take));
    Ok(Band { bound, take: (number(low)?, number(high)?) })
}
