//! The pieces the addresses share: parameters, answers, and a schema for the
//! fields of each ledger.

use serde_json::{Map, Value, json};

use crate::{
    cell::Kind,
    spec::{Field, Spec},
};

/// Refusals any address may answer with.
pub(super) const REFUSALS: &[(&str, &str, &str)] = &[
    ("400", "refused", "地址或 JSON 看不懂，或现在不能这样做"),
    ("401", "unauthorized", "没有令牌，或令牌已失效"),
    ("403", "forbidden", "这个账号没有权限"),
    ("404", "not_found", "没有这个台账或记录"),
    ("409", "changed", "记录已被他人修改；now 是现在的记录，mine 是要写的，differs 是不同的栏"),
    ("413", "too_large", "内容太大"),
    ("415", "unsupported", "内容不是 JSON"),
    ("422", "problems", "填写有问题，逐栏说明"),
    ("500", "internal", "系统出错，已记入日志"),
];

pub(super) fn fields_name(spec: &Spec) -> String {
    format!("{}_fields", spec.slug)
}

pub(super) fn record_name(spec: &Spec) -> String {
    format!("{}_record", spec.slug)
}

/// What may be written into a record of this ledger.
pub(super) fn fields(spec: &'static Spec) -> Value {
    let fields: Map<String, Value> =
        spec.columns().into_iter().map(|it| (it.name.to_owned(), field(spec, it))).collect();
    json!({ "type": "object", "title": spec.title, "properties": fields, "additionalProperties": false })
}

fn field(spec: &'static Spec, it: &Field) -> Value {
    let mut said = vec![it.hint.to_owned(), how(it.kind).to_owned()];
    if it.told {
        said.push("也可写 无、不适用、未报、约数，或 存疑「纸上印的」：候选｜候选；理由：……".to_owned());
    }
    let common = spec.fields.iter().any(|field| field.name == it.name);
    let stages = spec.stages.iter().filter(|stage| stage.fields().any(|field| field.name == it.name));
    let stages: Vec<&str> = stages.map(|it| it.label).collect();
    if !common {
        said.push(format!("阶段：{}", stages.join("、")));
    }
    said.retain(|it| !it.is_empty());
    let mut res = json!({
        "type": if it.kind.is_list() { json!(["string", "array", "null"]) } else { json!(["string", "number", "null"]) },
        "title": it.label,
        "description": said.join("。"),
        "x-kind": kind(it.kind),
        "x-required": it.required,
        "x-unique": it.unique,
    });
    if let (Kind::Choice(words), Some(schema)) = (it.kind, res.as_object_mut()) {
        let words: Vec<Value> =
            words.iter().map(|(name, label)| json!({ "const": name, "title": label })).collect();
        schema.insert("x-choices".to_owned(), json!(words));
    }
    if let (Some(slug), Some(schema)) = (it.kind.target(), res.as_object_mut()) {
        schema.insert("x-ledger".to_owned(), json!(slug));
    }
    res
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Line => "line",
        Kind::Text => "text",
        Kind::Count => "count",
        Kind::Number => "number",
        Kind::Money => "money",
        Kind::Date => "date",
        Kind::Month => "month",
        Kind::Half => "half",
        Kind::Choice(_) => "choice",
        Kind::Ref(_) => "reference",
        Kind::Refs(_) => "references",
        Kind::Sealed => "sealed",
        Kind::File => "file",
    }
}

fn how(kind: Kind) -> &'static str {
    match kind {
        Kind::Line | Kind::Text => "",
        Kind::Count => "不带小数的数",
        Kind::Number => "可带小数的数",
        Kind::Money => "金额，单位万元",
        Kind::Date => "日期，如 2016-06-24",
        Kind::Month => "月份，如 2016-05",
        Kind::Half => "半年，如 2016H1",
        Kind::Choice(_) => "x-choices 中的一个",
        Kind::Ref(_) => "另一台账的记录：编号或名称",
        Kind::Refs(_) => "另一台账的若干记录：编号或名称，之间用顿号或逗号隔开，或写成数组",
        Kind::Sealed => "个人信息：写原文，加密保存；读到的是遮住后的样子",
        Kind::File => "附件，从页面上传后所得的值",
    }
}

/// A record as it is answered.
pub(super) fn record(spec: &'static Spec) -> Value {
    let stages: Vec<&str> = spec.stages.iter().map(|it| it.name).collect();
    let field =
        |it: &Field| (it.name.to_owned(), json!({ "title": it.label, "$ref": "#/components/schemas/entry" }));
    let fields: Map<String, Value> = spec.columns().into_iter().map(field).collect();
    let text = json!({ "type": "string" });
    json!({
        "type": "object",
        "title": spec.title,
        "required": ["id", "rev", "stage", "stage_words", "region", "removed", "name", "link", "fields"],
        "properties": {
            "id": { "type": "string", "pattern": "^[0-9a-z]{13}$" },
            "rev": { "type": "integer", "minimum": 1 },
            "stage": { "type": "string", "enum": stages },
            "stage_words": text,
            "region": text,
            "removed": { "type": "boolean" },
            "name": text,
            "link": text,
            "fields": { "type": "object", "properties": fields },
        },
    })
}

/// Schemas that are not of one ledger.
pub(super) fn schemas() -> Map<String, Value> {
    let text = json!({ "type": "string" });
    let problem = json!({
        "type": "object",
        "required": ["field", "label", "sentence"],
        "properties": { "field": text, "label": text, "sentence": text },
    });
    let kinds: Vec<&str> = REFUSALS.iter().map(|it| it.1).chain(["method_not_allowed"]).collect();
    let error = json!({
        "type": "object",
        "required": ["error"],
        "properties": { "error": {
            "type": "object",
            "required": ["kind", "sentence", "problems"],
            "properties": {
                "kind": { "type": "string", "enum": kinds },
                "sentence": text,
                "problems": { "type": "array", "items": problem },
                "now": { "type": "object" },
                "mine": { "type": "object" },
                "differs": { "type": "array", "items": text },
            },
        } },
    });
    let entry = json!({
        "type": "object",
        "required": ["text", "words"],
        "properties": {
            "text": { "type": "string", "description": "照此写回即得同一个值" },
            "words": { "type": "string", "description": "给人看的写法；引用显示名称" },
            "mark": { "description": "约数、存疑、无、不适用、未报；确切的值没有这一项" },
        },
    });
    [("error", error), ("entry", entry)].map(|(name, it)| (name.to_owned(), it)).into_iter().collect()
}

/// What the address of any list may ask for.
pub(super) fn parameters() -> Value {
    let query = |name: &str, description: &str| json!({ "name": name, "in": "query", "description": description, "schema": { "type": "string" } });
    let number = |name: &str, description: &str, most: i64| {
        let schema = json!({ "type": "integer", "minimum": 1, "maximum": most });
        json!({ "name": name, "in": "query", "description": description, "schema": schema })
    };
    json!({
        "id": {
            "name": "id", "in": "path", "required": true, "description": "13 位记录编号",
            "schema": { "type": "string" },
        },
        "q": query("q", "全文：名称的一部分、编号、拼音首字母"),
        "scope": query("scope", "行政区划代码的前几位，如 5111"),
        "asof": query("asof", "截至这一天，按业务日期"),
        "known": query("known", "按这一时刻的录入，如 2016-06-24T08:00:00Z"),
        "stage": query("stage", "阶段，几个之间用逗号"),
        "unsure": query("unsure", "1：只要有存疑或未报的"),
        "removed": query("removed", "1：已移除的"),
        "sort": query("sort", "按哪一栏排序；前面加 - 为从大到小"),
        "page": number("page", "页码，从 1 起", i64::MAX),
        "size": number("size", "每页条数", 500),
    })
}

pub(super) fn responses() -> Map<String, Value> {
    let schema = json!({ "$ref": "#/components/schemas/error" });
    let refusal = |it: &(&str, &str, &str)| {
        (
            it.1.to_owned(),
            json!({ "description": it.2, "content": { "application/json": { "schema": schema } } }),
        )
    };
    REFUSALS.iter().map(refusal).collect()
}

/// What a change would change elsewhere.
pub(super) fn ahead() -> Value {
    let (text, said) = (json!({ "type": "string" }), json!({ "type": ["string", "null"] }));
    let shift = json!({
        "type": "object",
        "properties": { "group": text, "thing": text, "link": text, "before": said, "after": said },
    });
    json!({
        "type": "object",
        "required": ["halves", "fields", "compared", "shifts"],
        "properties": {
            "halves": { "type": "array", "items": text, "description": "比较了哪些半年的指标" },
            "fields": { "type": "array", "items": text, "description": "这条记录改动的栏" },
            "compared": { "type": "integer", "description": "比较了多少处" },
            "shifts": { "type": "array", "items": shift, "description": "会变的各处：现在怎么说，以后怎么说" },
        },
    })
}
