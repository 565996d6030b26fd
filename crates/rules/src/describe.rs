//! A rule set described for programs: what it is, what it asks, what it is
//! built of.

use serde_json::{Value as Json, json};

use crate::{
    set::RuleSet,
    text::{Input, Kind},
    words,
};

/// One entry of the list of sets.
pub fn entry(set: &RuleSet) -> Json {
    let text = &set.text;
    let documents: Vec<Json> = text.documents.iter().map(document).collect();
    json!({
        "name": text.name, "title": text.title, "version": set.version(), "scope": text.scope,
        "valid_from": set.from.to_string(), "valid_to": set.to.map(|it| it.to_string()),
        "documents": documents, "note": text.note,
    })
}

fn document(it: &crate::text::Document) -> Json {
    json!({
        "number": it.number, "title": it.title, "date": it.date,
        "confidence": it.confidence.letter(), "confidence_meaning": it.confidence.words(), "note": it.note,
    })
}

/// Every input of a set, and facts to start from.
pub fn facts(set: &RuleSet) -> Json {
    let inputs: Vec<Json> = set.text.inputs.iter().map(input).collect();
    json!({
        "ruleset": set.text.name, "title": set.text.title, "version": set.version(),
        "valid_from": set.from.to_string(), "valid_to": set.to.map(|it| it.to_string()),
        "note": set.text.note,
        "how_to_write": "一个 JSON 对象，键见 inputs；值可以直接写，也可以写成 {\"value\": …, \"source\": \"来源\"}；没有资料的不写、写 null 或 \"未报\"，都按资料缺失处理，不当作 0。百分数按 % 的数写，如 4.35；百分号可写可不写。",
        "inputs": inputs,
        "example_on": set.text.example_on,
        "example": set.text.example,
    })
}

fn input(it: &Input) -> Json {
    let (kind, format) = match it.kind {
        Kind::Date => ("date", "YYYY-MM-DD"),
        Kind::Integer => ("integer", "整数"),
        Kind::Decimal => ("decimal", "数或十进制字符串，最多16位有效数字"),
        Kind::Flag => ("boolean", "true 或 false"),
        Kind::Choice => ("choice", "allowed 中的一个"),
        Kind::Code => ("code", "目录编码"),
        Kind::Text => ("text", "字符串"),
        Kind::Bands => ("bands", "一行一档，如 80%以上不满100%：8分，最后一行 其余：0分"),
        Kind::List => ("list", "对象的列表；没有的写 []"),
    };
    let mut res = json!({
        "key": it.key, "label": it.label, "type": kind, "format": format, "unit": it.unit, "hint": it.hint,
        "optional": it.optional || it.judged,
    });
    let mut add = |key: &str, value: Json| res[key] = value;
    if !it.allowed.is_empty() {
        let words = it.allowed.iter().map(|it| json!({"value": it.0, "label": it.1}));
        add("allowed", words.collect());
    }
    if let Some(table) = &it.table {
        add("table", json!(table));
    }
    if matches!(it.kind, Kind::Integer | Kind::Decimal) {
        add("min", json!(it.min.as_deref().unwrap_or("0")));
        if let Some(max) = &it.max {
            add("max", json!(max));
        }
    }
    if it.past {
        add("not_after", json!("on"));
    }
    if it.judged {
        add("judged_by_experts", json!(true));
    }
    if it.kind == Kind::List {
        add("item", json!(it.item));
        add("fields", it.fields.iter().map(input).collect());
    }
    res
}

/// A parameter as the page of the set shows it: a line per dated value.
pub struct DatedLine {
    pub label: String,
    pub unit: String,
    pub from: String,
    pub to: Option<String>,
    pub value: String,
    pub document: String,
    pub confidence: &'static str,
    pub note: String,
}

pub fn parameters(set: &RuleSet) -> Vec<DatedLine> {
    let line = |parameter: &crate::text::Parameter, it: &crate::text::Dated| DatedLine {
        label: parameter.label.clone(),
        unit: parameter.unit.clone(),
        from: it.from.clone(),
        to: it.to.clone(),
        value: words::dated(it),
        document: format!("{}{}", it.document, it.article),
        confidence: it.confidence.letter(),
        note: it.note.clone(),
    };
    let all = set.text.parameters.iter();
    all.flat_map(|it| it.values.iter().map(move |value| line(it, value))).collect()
}
