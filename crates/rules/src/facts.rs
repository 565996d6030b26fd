//! What is known of a case: JSON in, typed facts or all problems at once out.
//!
//! A fact is a plain value, or `{"value": …, "source": "…", "link": "…"}` where it
//! comes from a record. What is not there, `null` or 未报 is missing, and stays missing.

mod read;

use std::{fmt, sync::Arc};

use jiff::civil::Date;
use serde_json::{Map, Value as Json};

use crate::{
    run::Run,
    set::RuleSet,
    text::{Input, Kind},
    value::{Found, Reason, Truth, Value},
};
use read::read_value;
pub use read::{Entry, table};

/// Facts of one case, in the order a rule set asks for them.
#[derive(Debug)]
pub struct Facts {
    one: Vec<Fact>,
    rows: Vec<Option<Vec<Row>>>,
}

#[derive(Clone, Debug)]
struct Fact {
    found: Found,
    source: Option<String>,
    link: Option<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// `2014年度`, `第2件专利 ZL…`.
    pub(crate) name: Arc<str>,
    fields: Vec<Fact>,
}

/// A fact that cannot be: which, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub key: String,
    pub label: String,
    pub says: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.label.as_str() {
            "" => write!(f, "{}：{}", self.key, self.says),
            label => write!(f, "{}（{label}）：{}", self.key, self.says),
        }
    }
}

impl Facts {
    /// Reads and judges facts for a set and a day.
    pub fn read(set: &RuleSet, json: &Json, on: Date) -> Result<Facts, Vec<Problem>> {
        let Json::Object(given) = json else {
            let says = "事实文件应当是一个 JSON 对象，如 {\"registered_on\": \"2015-03-01\"}".to_owned();
            return Err(vec![Problem { key: "facts".to_owned(), label: String::new(), says }]);
        };
        let mut reading = Reading { on, problems: Vec::new() };
        reading.strangers("", &set.text.inputs, given);
        let (mut one, mut rows) = (Vec::new(), Vec::new());
        for input in &set.text.inputs {
            let value = given.get(&input.key);
            let list = if input.kind == Kind::List { reading.list(input, value) } else { None };
            rows.push(list);
            one.push(reading.fact(
                &input.key,
                input,
                &input.label,
                value.filter(|_| input.kind != Kind::List),
            ));
        }
        let facts = Facts { one, rows };
        let mut problems = reading.problems;
        if problems.is_empty() {
            problems = contradictions(set, &facts, on);
        }
        if problems.is_empty() { Ok(facts) } else { Err(problems) }
    }

    /// Facts put together by a program that has typed values already.
    pub fn of(set: &RuleSet, values: impl Fn(&str) -> Option<Value>) -> Facts {
        let fact = |input: &Input| {
            let found = values(&input.key).map_or_else(|| unknown(input, &input.label), Found::sure);
            Fact { found, source: None, link: None }
        };
        let one: Vec<Fact> = set.text.inputs.iter().map(fact).collect();
        Facts { rows: vec![None; one.len()], one }
    }

    pub(crate) fn one(&self, input: usize) -> Found {
        self.one[input].found.clone()
    }

    pub(crate) fn source(&self, input: usize) -> Option<&str> {
        self.one[input].source.as_deref()
    }

    pub(crate) fn rows(&self, list: usize) -> Option<&[Row]> {
        self.rows[list].as_deref()
    }

    pub(crate) fn field(&self, list: usize, row: usize, field: usize) -> Found {
        self.row(list, row).map_or_else(|| Found::missing(""), |it| it.fields[field].found.clone())
    }

    pub(crate) fn field_source(&self, list: usize, row: usize, field: usize) -> Option<&str> {
        self.row(list, row)?.fields[field].source.as_deref()
    }

    pub(crate) fn link(&self, input: usize) -> Option<&str> {
        self.one[input].link.as_deref()
    }

    pub(crate) fn field_link(&self, list: usize, row: usize, field: usize) -> Option<&str> {
        self.row(list, row)?.fields[field].link.as_deref()
    }

    pub(crate) fn row(&self, list: usize, row: usize) -> Option<&Row> {
        self.rows(list)?.get(row)
    }
}

struct Reading {
    on: Date,
    problems: Vec<Problem>,
}

impl Reading {
    fn problem(&mut self, key: &str, label: &str, says: impl Into<String>) {
        self.problems.push(Problem { key: key.to_owned(), label: label.to_owned(), says: says.into() });
    }

    fn strangers(&mut self, before: &str, known: &[Input], given: &Map<String, Json>) {
        for key in given.keys().filter(|key| !known.iter().any(|it| it.key == **key)) {
            let all: Vec<&str> = known.iter().map(|it| it.key.as_str()).collect();
            let says = format!("没有这一项，请核对拼写；可用的有：{}", all.join("、"));
            self.problem(&format!("{before}{key}"), "", says);
        }
    }

    fn fact(&mut self, key: &str, input: &Input, label: &str, given: Option<&Json>) -> Fact {
        let (value, source, link) = match given {
            Some(Json::Object(it)) if it.contains_key("value") => {
                let said = |key: &str| it.get(key).and_then(Json::as_str).map(str::to_owned);
                (it.get("value"), said("source"), said("link"))
            }
            other => (other, None, None),
        };
        let found = match value {
            None | Some(Json::Null) => unknown(input, label),
            Some(Json::String(it)) if matches!(it.trim(), "" | "未报") => unknown(input, label),
            Some(value) => match read_value(input, value, self.on) {
                Ok(it) => Found::sure(it),
                Err(says) => {
                    self.problem(key, label, says);
                    unknown(input, label)
                }
            },
        };
        Fact { found, source, link }
    }

    fn list(&mut self, input: &Input, given: Option<&Json>) -> Option<Vec<Row>> {
        let given = given.filter(|it| !it.is_null())?;
        let Json::Array(given) = given else {
            self.problem(&input.key, &input.label, "应当是列表，写成 [ {…}, {…} ]；一项也没有的写 []");
            return None;
        };
        let mut rows: Vec<Row> = Vec::new();
        for (at, json) in given.iter().enumerate() {
            let before = format!("{}[{at}].", input.key);
            let Json::Object(given) = json else {
                self.problem(&format!("{}[{at}]", input.key), &input.item, "应当是 {…} 这样的一项");
                continue;
            };
            self.strangers(&before, &input.fields, given);
            let name = self.row_name(input, at, given);
            if input.unique && rows.iter().any(|it| it.name == name) {
                self.problem(&format!("{}[{at}]", input.key), &input.item, format!("{name}填了两次"));
            }
            let field = |field: &Input| {
                let label = format!("{name}的{}", field.label);
                self.fact(&format!("{before}{}", field.key), field, &label, given.get(&field.key))
            };
            let fields = input.fields.iter().map(field).collect();
            rows.push(Row { name, fields });
        }
        Some(rows)
    }

    fn row_name(&mut self, input: &Input, at: usize, given: &Map<String, Json>) -> Arc<str> {
        let plain = |it: &Json| plain_text(it.get("value").unwrap_or(it));
        let said = input.by.as_ref().and_then(|by| given.get(by)).map(plain).unwrap_or_default();
        if input.unique {
            if said.is_empty() {
                let by = input.by.as_deref().unwrap_or("");
                self.problem(&format!("{}[{at}].{by}", input.key), &input.item, "必须填写");
            }
            return format!("{said}{}", input.item).into();
        }
        let space = if said.is_empty() { "" } else { " " };
        format!("第{}项{}{space}{said}", at + 1, input.item).into()
    }
}

fn plain_text(it: &Json) -> String {
    it.as_str().map_or_else(|| if it.is_null() { String::new() } else { it.to_string() }, str::to_owned)
}

/// A missing fact; a mark that experts have not given yet lies between its ends.
fn unknown(input: &Input, label: &str) -> Found {
    let ends = input.min.as_deref().zip(input.max.as_deref());
    let ends = ends.and_then(|(a, b)| Some((crate::exact::read(a)?, crate::exact::read(b)?)));
    match ends {
        Some((low, high)) if input.judged => {
            Found { value: Some(Value::Number(low, high)), open: vec![Reason::Judged(label.into())] }
        }
        _ => Found::missing(label),
    }
}

/// Facts that cannot all be true at once.
fn contradictions(set: &RuleSet, facts: &Facts, on: Date) -> Vec<Problem> {
    let run = Run::new(set, facts, on);
    let mut res = Vec::new();
    for (tests, check) in set.checks.iter().zip(&set.text.checks) {
        let Some(key) = check.of.first() else { continue };
        let list = key.split_once('.').and_then(|(list, field)| Some((set.input(list)?, list, field)));
        let rows = list.map_or(1, |(list, ..)| facts.rows(list).map_or(0, <[_]>::len));
        for row in 0..rows {
            if run.all(tests, list.map(|_| row)).truth != Truth::No {
                continue;
            }
            let label = &set.things[set.names[key]].label;
            let (key, label) = match list {
                Some((at, name, field)) => {
                    let row_name = facts.row(at, row).map_or("", |it| &it.name);
                    (format!("{name}[{row}].{field}"), format!("{row_name}的{label}"))
                }
                None => (key.clone(), label.to_string()),
            };
            res.push(Problem { key, label, says: check.says.clone() });
        }
    }
    res
}
