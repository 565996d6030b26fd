//! One JSON value as the type an input wants. The error is a sentence.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use jiff::civil::Date;
use serde_json::Value as Json;

use crate::{
    exact::{self, Exact, show, whole},
    text::{Input, Kind},
    value::Value,
};

/// Beyond this a figure of a county is a slip of the keys.
const LARGEST: i64 = 10_000_000_000;

/// The tables a code may be looked up in: only an entry without branches counts.
static TABLES: LazyLock<BTreeMap<&str, Vec<Entry>>> = LazyLock::new(|| {
    let lines = include_str!("../../tables/hightech_fields_2016.tsv").lines().skip(1);
    let all: Vec<(&str, &str)> = lines.filter_map(|line| line.split_once('\t')).collect();
    let branches = |code: &str| all.iter().any(|other| other.0 != code && other.0.starts_with(code));
    let entry = |(code, name): &(&'static str, &'static str)| Entry { code, name, lowest: !branches(code) };
    BTreeMap::from([("hightech-fields-2016", all.iter().map(entry).collect())])
});

/// A line of a catalogue: its code and the path of names to it.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub code: &'static str,
    pub name: &'static str,
    pub lowest: bool,
}

/// A catalogue by its name in rule files.
pub fn table(name: &str) -> &'static [Entry] {
    TABLES.get(name).map_or(&[], Vec::as_slice)
}

pub(super) fn read_value(input: &Input, json: &Json, on: Date) -> Result<Value, String> {
    let value = match input.kind {
        Kind::Date => Value::Day(date(input, json, on)?),
        Kind::Integer | Kind::Decimal => {
            let it = number(input, json)?;
            Value::Number(it, it)
        }
        Kind::Flag => Value::Flag(flag(json)?),
        Kind::Choice => Value::Word(choice(input, json)?),
        Kind::Code => Value::Word(code(input, json)?),
        Kind::Text => match json.as_str().map(str::trim) {
            Some(it) => Value::Word(Arc::from(it)),
            None => return Err(format!("{}不是文字，请加引号", said(json))),
        },
        Kind::Bands => match json.as_str() {
            Some(it) => Value::Bands(Arc::new(it.parse()?)),
            None => return Err(format!("{}不是文字，请一行写一档，如 80%以上不满100%：8分", said(json))),
        },
        Kind::List => return Err("列表不能放在这里".to_owned()),
    };
    Ok(value)
}

fn said(json: &Json) -> String {
    format!("“{}”", json.as_str().map_or_else(|| json.to_string(), str::to_owned))
}

fn date(input: &Input, json: &Json, on: Date) -> Result<Date, String> {
    let text = json.as_str().ok_or_else(|| format!("{}不是日期：请写成 \"2016-03-05\"", said(json)))?;
    let plain = text.trim().replace(['年', '月', '/', '.'], "-").replace('日', "");
    let parts: Vec<&str> = plain.split('-').collect();
    let day = match parts[..] {
        [year, month, day] if year.len() == 4 => {
            let numbers = (year.parse().ok(), month.parse().ok(), day.parse().ok());
            let (Some(year), Some(month), Some(day)) = numbers else {
                return Err(format!("{}不是日期：请写成 \"2016-03-05\"", said(json)));
            };
            Date::new(year, month, day).map_err(|_| format!("日历上没有{}这一天", said(json)))?
        }
        _ => return Err(format!("{}不是日期：请写成 \"2016-03-05\"", said(json))),
    };
    if !(1949..=2199).contains(&day.year()) {
        return Err(format!("{}的年份不合常理", said(json)));
    }
    if input.past && on < day {
        return Err(format!("{day} 晚于评估日 {on}，还没有发生的事不能作为事实"));
    }
    Ok(day)
}

fn number(input: &Input, json: &Json) -> Result<Exact, String> {
    let text = match json {
        Json::Number(it) => it.to_string(),
        Json::String(it) => it.trim().to_owned(),
        other @ (Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_)) => {
            return Err(format!("{}不是数：请写成 12.5 或 \"12.5\"", said(other)));
        }
    };
    let percent = input.unit == "%";
    let plain = if percent { text.trim_end_matches(['%', '％']) } else { &text };
    let it = exact::read(plain).ok_or_else(|| {
        format!(
            "“{text}”不是数：请只写数字，单位是{}，没有的填 0",
            if input.unit.is_empty() { "个" } else { &input.unit }
        )
    })?;
    if input.kind == Kind::Integer && !it.is_integer() {
        return Err(format!("“{text}”应当是整数"));
    }
    let bound =
        |it: &Option<String>, or: i64| it.as_deref().and_then(exact::read).unwrap_or_else(|| whole(or));
    let (least, most) = (bound(&input.min, 0), bound(&input.max, LARGEST));
    if it < least {
        let negative = if it < whole(0) { "不能是负数" } else { "太小" };
        return Err(format!("“{text}”{negative}，最小是 {}{}", show(least), input.unit));
    }
    if most < it {
        return Err(format!("“{text}”太大，最大是 {}{}", show(most), input.unit));
    }
    Ok(if percent { it / whole(100) } else { it })
}

fn flag(json: &Json) -> Result<bool, String> {
    match (json, json.as_str().map(str::trim)) {
        (Json::Bool(it), _) => Ok(*it),
        (_, Some("是" | "yes" | "true")) => Ok(true),
        (_, Some("否" | "no" | "false")) => Ok(false),
        _ => Err(format!("{}看不出是或否：请写 true 或 false", said(json))),
    }
}

fn choice(input: &Input, json: &Json) -> Result<Arc<str>, String> {
    let text = json.as_str().map(str::trim).unwrap_or_default();
    let known = input.allowed.iter().find(|(code, word)| *code == text || *word == text);
    known.map(|it| Arc::from(it.0.as_str())).ok_or_else(|| {
        let all: Vec<String> = input.allowed.iter().map(|(code, word)| format!("{code}（{word}）")).collect();
        format!("{}不在可选的值里：{}", said(json), all.join("、"))
    })
}

fn code(input: &Input, json: &Json) -> Result<Arc<str>, String> {
    let text = json.as_str().map_or_else(|| json.to_string(), |it| it.trim().to_owned());
    if text == "none" {
        return Ok(Arc::from("none"));
    }
    match table(input.table.as_deref().unwrap_or_default()).iter().find(|it| it.code == text) {
        Some(it) if it.lowest => Ok(Arc::from(text)),
        Some(it) => Err(format!("“{text}”（{}）不是最末一级，请选到三级编码", it.name)),
        None => Err(format!("目录里没有编码“{text}”；确实不在目录内的写 none")),
    }
}
