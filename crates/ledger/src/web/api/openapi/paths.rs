//! The addresses of each ledger.

use serde_json::{Map, Value, json};

use super::parts::{REFUSALS, fields_name, record_name};
use crate::spec::Spec;

/// Every address of one ledger.
pub(super) fn of(spec: &'static Spec) -> Vec<(String, Value)> {
    let at = |rest: &str| format!("/api/v1/{}{rest}", spec.slug);
    let id = json!([{ "$ref": "#/components/parameters/id" }]);
    let mut res = vec![
        (at(""), json!({ "get": list(spec), "post": add(spec) })),
        (
            at("/{id}"),
            json!({
                "parameters": id,
                "get": deed(spec, "get", "一条记录", None, &record_answer(spec)),
                "patch": deed(spec, "correct", "更正", Some(change(spec, true)), &changed(spec)),
            }),
        ),
        (
            at("/{id}/history"),
            json!({ "parameters": id, "get": deed(spec, "history", "历次版本", None, &versions(spec)) }),
        ),
    ];
    let steps: Vec<&str> = spec.steps.iter().map(|it| it.name).collect();
    if !steps.is_empty() {
        let said: Vec<String> = spec
            .steps
            .iter()
            .map(|it| {
                let from = spec.stage_words(it.from);
                format!(
                    "{}（{}：{from} → {}，{}）",
                    it.name,
                    it.verb,
                    spec.stage_words(it.to),
                    it.role.words()
                )
            })
            .collect();
        let name = json!({
            "name": "name", "in": "path", "required": true, "description": said.join("；"),
            "schema": { "type": "string" },
        });
        let parameters = json!([id[0], name]);
        let post = deed(spec, "step", "办理", Some(change(spec, true)), &changed(spec));
        res.push((at("/{id}/steps/{name}"), json!({ "parameters": parameters, "post": post })));
    }
    for (way, words) in [("undo", "撤回上一次办理"), ("remove", "移除，须写理由"), ("restore", "恢复")]
    {
        let post = deed(spec, way, words, Some(bare_change()), &changed(spec));
        res.push((at(&format!("/{{id}}/{way}")), json!({ "parameters": id, "post": post })));
    }
    res
}

pub(super) fn figures() -> Value {
    let half = json!({
        "name": "half", "in": "query", "description": "半年，如 2016H1；不写则为本半年",
        "schema": { "type": "string" },
    });
    let text = json!({ "type": "string" });
    let figure = json!({
        "type": "object",
        "properties": {
            "id": text, "label": text, "text": text, "unit": text, "definition": text, "link": text,
            "value": { "type": ["string", "null"], "description": "有存疑未定时为 null" },
            "cut_off": { "type": ["string", "null"] },
            "rows": { "type": "integer" },
            "doubts": { "type": "array", "items": { "type": "object" } },
        },
    });
    let body = json!({
        "type": "object",
        "required": ["half", "items"],
        "properties": { "half": text, "items": { "type": "array", "items": figure } },
    });
    let mut get = operation("figures", "半年的全部指标", &body);
    put(&mut get, "parameters", json!([half]));
    json!({ "get": get })
}

pub(super) fn itself() -> Value {
    json!({ "get": operation("openapi", "这份说明", &json!({ "type": "object" })) })
}

fn list(spec: &'static Spec) -> Value {
    let shared = ["q", "scope", "asof", "known", "stage", "unsure", "removed", "sort", "page", "size"];
    let mut parameters: Vec<Value> =
        shared.iter().map(|it| json!({ "$ref": format!("#/components/parameters/{it}") })).collect();
    for field in spec.columns() {
        let ways: &[(&str, &str)] = if field.kind.ranges() {
            &[("", ""), (".from", " 不小于"), (".to", " 不大于")]
        } else {
            &[("", "")]
        };
        for (suffix, words) in ways {
            parameters.push(json!({
                "name": format!("{}{suffix}", field.name),
                "in": "query",
                "description": format!("{}{words}", field.label),
                "schema": { "type": "string" },
            }));
        }
    }
    let record = json!({ "$ref": format!("#/components/schemas/{}", record_name(spec)) });
    let body = json!({
        "type": "object",
        "required": ["total", "page", "size", "items"],
        "properties": {
            "total": { "type": "integer" },
            "page": { "type": "integer" },
            "size": { "type": "integer" },
            "items": { "type": "array", "items": record },
        },
    });
    let mut get = deed(spec, "list", "列表：条件都要满足", None, &body);
    put(&mut get, "parameters", json!(parameters));
    get
}

fn add(spec: &'static Spec) -> Value {
    let mut post = deed(spec, "add", "登记", Some(change(spec, false)), &record_answer(spec));
    if let Some(answers) = post.get_mut("responses").and_then(Value::as_object_mut)
        && let Some(done) = answers.insert("200".to_owned(), done("只看影响", &json!({ "$ref": AHEAD })))
    {
        answers.insert("201".to_owned(), done);
    }
    post
}

fn done(words: &str, answer: &Value) -> Value {
    json!({ "description": words, "content": { "application/json": { "schema": answer } } })
}

/// One operation on a ledger.
fn deed(spec: &'static Spec, way: &str, words: &str, body: Option<Value>, answer: &Value) -> Value {
    let mut res = operation(&format!("{}_{way}", spec.slug), &format!("{}：{words}", spec.title), answer);
    put(&mut res, "tags", json!([spec.title]));
    if let Some(schema) = body {
        put(
            &mut res,
            "requestBody",
            json!({ "required": true, "content": { "application/json": { "schema": schema } } }),
        );
    }
    res
}

fn operation(id: &str, summary: &str, answer: &Value) -> Value {
    let mut answers: Map<String, Value> = Map::new();
    answers.insert("200".to_owned(), done("办成", answer));
    for (status, kind, _) in REFUSALS {
        let refusal = json!({ "$ref": format!("#/components/responses/{kind}") });
        answers.insert((*status).to_owned(), refusal);
    }
    json!({ "operationId": id, "summary": summary, "responses": answers })
}

fn record_answer(spec: &'static Spec) -> Value {
    json!({ "$ref": format!("#/components/schemas/{}", record_name(spec)) })
}

/// The record as it now stands, or what was only looked at.
fn changed(spec: &'static Spec) -> Value {
    json!({ "oneOf": [record_answer(spec), { "$ref": AHEAD }] })
}

const AHEAD: &str = "#/components/schemas/ahead";

fn versions(spec: &'static Spec) -> Value {
    let text = json!({ "type": "string" });
    let version = json!({
        "type": "object",
        "properties": {
            "at": text, "author": text, "verb": text, "why": text,
            "batch": { "type": ["string", "null"] },
            "record": record_answer(spec),
        },
    });
    json!({ "type": "object", "properties": { "items": { "type": "array", "items": version } } })
}

/// The body of a change; a new record has no version yet.
fn change(spec: &'static Spec, known: bool) -> Value {
    let mut body = bare_change();
    let stages: Vec<&str> = spec.stages.iter().map(|it| it.name).collect();
    if let Some(properties) = body.get_mut("properties").and_then(Value::as_object_mut) {
        let fields = json!({ "$ref": format!("#/components/schemas/{}", fields_name(spec)) });
        properties.insert("fields".to_owned(), fields);
        if !known {
            properties.remove("rev");
            properties.insert("stage".to_owned(), json!({ "type": "string", "enum": stages }));
        }
    }
    put(&mut body, "required", if known { json!(["rev"]) } else { json!(["fields"]) });
    body
}

fn bare_change() -> Value {
    json!({
        "type": "object",
        "required": ["rev"],
        "additionalProperties": false,
        "properties": {
            "rev": { "type": "integer", "minimum": 1, "description": "所见的版本号" },
            "why": { "type": ["string", "null"], "description": "为什么改，记入历史" },
            "suppose": { "type": "boolean", "description": "true 时只看影响，什么也不保存；回答是会变的各处" },
        },
    })
}

fn put(object: &mut Value, name: &str, value: Value) {
    if let Some(object) = object.as_object_mut() {
        object.insert(name.to_owned(), value);
    }
}
