//! A selection as a link, and back: short, stable, readable.
//!
//! `/project?level=province,city&approved.from=2016-01-01&undertaker=…&q=碳纤维`

use std::fmt;

use jiff::Timestamp;

use super::{Condition, ID, STAGE, Selection, Test, UNSURE};
use crate::{
    cell::{Id, Kind, Value, read_date},
    draft::Problems,
    spec::{Field, Spec},
    store::{Db, Error},
};

/// Keys of an address that are not fields. No ledger may call a field so.
pub const RESERVED: &[&str] = &[
    "q", "scope", "asof", "known", "removed", "sort", "page", "size", "cols", STAGE, ID, UNSURE, "rev",
    "csrf", "why",
];

/// A database has its limits, and no person writes addresses beyond these.
const MOST_CONDITIONS: usize = 40;
const LONGEST: usize = 4_000;

impl Selection {
    /// The selection a kept link speaks of: `/project?level=province`.
    pub fn from_link(db: &Db, link: &str) -> Result<Selection, Error> {
        let (path, query) = link.split_once('?').unwrap_or((link, ""));
        let spec = db.spec(path.trim_start_matches('/'))?;
        Selection::from_query(spec, query).map_err(|it| Error::Refused(it.sentence()))
    }

    /// The selection an address asks for. What it cannot read is a problem, never
    /// silently everything. Keys that belong to the view (`sort`, `page`…) are left alone.
    pub fn from_query(spec: &'static Spec, query: &str) -> Result<Selection, Problems> {
        let (mut res, mut problems) = (Selection::of(spec), Problems::default());
        for (key, text) in form_urlencoded::parse(query.as_bytes()) {
            let text = text.trim();
            if text.is_empty() {
                continue;
            }
            match &*key {
                "q" => res = res.saying(text),
                "removed" => res.removed = text == "1",
                "asof" => match read_date(text) {
                    Ok(day) => res = res.as_of(day),
                    Err(sentence) => problems.add("", format!("截至日期：{sentence}")),
                },
                "known" => match text.parse::<Timestamp>() {
                    Ok(moment) => res = res.as_known(moment),
                    Err(_) => problems.add("", format!("录入截止“{text}”应写成 2016-06-24T08:00:00Z")),
                },
                "scope" if text.len() <= 12 && text.bytes().all(|b| b.is_ascii_digit()) => {
                    res = res.scope(text);
                }
                "scope" => problems.add("", format!("区划“{text}”应是行政区划代码的前几位数字，如 5111")),
                "sort" | "page" | "size" | "cols" => {}
                _ if MOST_CONDITIONS <= res.conditions.len() => {
                    problems.add("", format!("筛选条件太多，最多 {MOST_CONDITIONS} 个"));
                    break;
                }
                key if LONGEST < text.len() => problems.add("", format!("“{key}”的筛选内容太长，请缩短")),
                key => match condition(spec, key, text) {
                    Ok(it) => res.conditions.push(it),
                    Err(sentence) => problems.add("", sentence),
                },
            }
        }
        if res.query.is_some() && res.as_known.is_some() {
            problems.add("", "全文搜索只能搜现在的内容，不能与“录入截止”一起用");
        }
        if problems.is_empty() { Ok(res) } else { Err(problems) }
    }

    /// The part of the address after `?`, without the view.
    pub fn query_string(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if let Some(text) = &self.query {
            query.append_pair("q", text);
        }
        for it in &self.conditions {
            let (suffix, text) = written(self.spec, it);
            query.append_pair(&format!("{}{suffix}", it.field), &text);
        }
        if let Some(region) = &self.scope {
            query.append_pair("scope", region);
        }
        if let Some(day) = self.as_of {
            query.append_pair("asof", &day.to_string());
        }
        if let Some(moment) = self.as_known {
            query.append_pair("known", &moment.to_string());
        }
        if self.removed {
            query.append_pair("removed", "1");
        }
        // Commas and Chinese say more to a reader than %2C; a browser takes both.
        query.finish().replace("%2C", ",").replace("%3A", ":")
    }
}

/// The address of the list that shows exactly these records.
impl fmt::Display for Selection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.spec.slug)?;
        match self.query_string() {
            query if query.is_empty() => Ok(()),
            query => write!(f, "?{query}"),
        }
    }
}

fn condition(spec: &'static Spec, key: &str, text: &str) -> Result<Condition, String> {
    let (name, op) = key.rsplit_once('.').unwrap_or((key, "is"));
    if name == STAGE && op == "is" {
        return stages(spec, text);
    }
    if name == ID && op == "is" {
        let ids = text.split(',').map(|it| it.parse::<Id>().map(|it| Value::Int(Some(it.get()))));
        return Ok(Condition { field: ID, test: Test::OneOf(ids.collect::<Result<_, _>>()?) });
    }
    if key == UNSURE {
        let sentence = || format!("“有存疑或未报”只能写 {UNSURE}=1，不能写 {UNSURE}={text}");
        return (text == "1").then_some(Condition { field: UNSURE, test: Test::Unsure }).ok_or_else(sentence);
    }
    let Some(field) = spec.column(name) else {
        return Err(format!("{}台账没有“{name}”这一栏，请从列表页的筛选里选", spec.title));
    };
    let test = match op {
        "is" => Test::OneOf(values(field, text)?),
        "from" => Test::AtLeast(one(field, text)?),
        "to" => Test::AtMost(one(field, text)?),
        "notyet" => Test::NotYet(one(field, text)?),
        "has" if matches!(field.kind.absent(), Value::Text(_)) => Test::Has(text.to_owned()),
        "named" if field.kind.target().is_some() => Test::Named(text.to_owned()),
        "empty" if text == "1" => Test::Empty,
        "empty" => Test::Present,
        "notafter" => Test::NotAfter(one(field, text)?),
        "known" if text == "0" => Test::Unknown,
        "known" => Test::Known,
        "unsure" => Test::Unsure,
        _ => return Err(format!("“{}”不能按“{op}”筛选", field.label)),
    };
    Ok(Condition { field: field.name, test })
}

fn stages(spec: &'static Spec, text: &str) -> Result<Condition, String> {
    let mut res = Vec::new();
    for name in text.split(',') {
        let found = spec.stages.iter().find(|it| it.name == name || it.label == name);
        let stage = Value::from(found.ok_or_else(|| format!("没有“{name}”这个阶段"))?.name);
        if !res.contains(&stage) {
            res.push(stage);
        }
    }
    Ok(Condition { field: STAGE, test: Test::OneOf(res) })
}

fn values(field: &'static Field, text: &str) -> Result<Vec<Value>, String> {
    // A comma separates choices and references, but groups the digits of money.
    if matches!(field.kind, Kind::Choice(_) | Kind::Ref(_) | Kind::Refs(_)) {
        return text.split(',').map(|it| one(field, it)).collect();
    }
    Ok(vec![one(field, text)?])
}

fn one(field: &'static Field, text: &str) -> Result<Value, String> {
    let entry = (field.parse)(text).map_err(|sentence| format!("{}：{sentence}", field.label))?;
    if entry.value.is_absent() {
        return Err(format!("{}：“{text}”不是一个可以比较的值", field.label));
    }
    Ok(entry.value)
}

fn written(spec: &'static Spec, it: &Condition) -> (&'static str, String) {
    let kind = match it.field {
        ID => Kind::Ref(""),
        name => spec.column(name).map_or(Kind::Line, |it| it.kind),
    };
    let text = |value: &Value| kind.text(value);
    match &it.test {
        Test::OneOf(values) => ("", values.iter().map(text).collect::<Vec<_>>().join(",")),
        Test::AtLeast(value) => (".from", text(value)),
        Test::AtMost(value) => (".to", text(value)),
        Test::NotYet(value) => (".notyet", text(value)),
        Test::Has(text) => (".has", text.clone()),
        Test::Named(text) => (".named", text.clone()),
        Test::Empty => (".empty", "1".to_owned()),
        Test::Present => (".empty", "0".to_owned()),
        Test::Unsure if it.field == UNSURE => ("", "1".to_owned()),
        Test::Known => (".known", "1".to_owned()),
        Test::Unknown => (".known", "0".to_owned()),
        Test::NotAfter(value) => (".notafter", text(value)),
        Test::Unsure => (".unsure", "1".to_owned()),
    }
}
