//! 测算：由规则集要填的各项生成的表，填完当场看结果。什么也不保存。

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use ledger::{
    prelude::*,
    web::{App, Crumb, Ctx, Page, page},
};
use maud::{Markup, html};
use rules::{
    Answer, BOOK, Facts, Problem, RuleSet,
    text::{Input, Kind},
};
use serde_json::{Map, Value as Json};

use super::{Pairs, asked_day, result, said};

/// Rows of a list a form offers at the most.
const MOST_ROWS: usize = 30;

/// `GET /rules/{name}/try?on=…&key=…&list.0.field=…`. `example=1` fills in the
/// set's own example, `add=list` offers one more row.
pub(super) async fn show(
    State(app): State<App>,
    ctx: Ctx,
    Path(name): Path<String>,
    Query(pairs): Query<Pairs>,
) -> Page {
    let day = asked_day(&app, &pairs)?;
    let example = said(&pairs, "example").is_some();
    let set = if example { BOOK.latest(&name) } else { BOOK.on(&name, day) };
    let set = set.map_err(Error::Refused)?;
    let (day, json) = if example {
        (set.example_on, serde_json::to_value(&set.text.example).unwrap_or_default())
    } else {
        (day, facts(set, &pairs))
    };
    let asked = example || pairs.iter().any(|it| it.0 != "on");
    let judged = Facts::read(set, &json, day).map(|facts| Answer::of(set, &facts, day));
    let problems = judged.as_ref().err().map_or(&[][..], Vec::as_slice);
    let body = html! {
        link rel="stylesheet" href="/assets/rules.css";
        div .heading { h1 { (set.text.title) "：测算" }
            div .acts { a .button href={ "/rules/" (name) "/try?example=1" } { "填入例子" } " " a .button href={ "/rules/" (name) "/try" } { "清空" } }
        }
        p .hint { "没有的数填 0，不知道的不填：不填的按资料缺失处理，不当作 0。" (set.text.note) }
        @if !problems.is_empty() {
            div .summary role="alert" { h2 { "有 " (problems.len()) " 处不对，改好再算" }
                ul { @for it in problems { li { a href={ "#" (anchor(&it.key)) } { (it.label) } "：" (it.says) } } }
            }
        }
        @if let (true, Ok(answer)) = (asked, &judged) { (result::whole(answer)) }
        (sheet(set, &json, day, &pairs, problems))
    };
    let crumbs =
        [Crumb::new("规则集", "/rules"), Crumb::new(&set.text.title, format!("/rules/{name}?on={day}"))];
    Ok(page(&app, &ctx, StatusCode::OK, &format!("测算：{}", set.text.title), &crumbs, body))
}

/// The form's fields as facts: blanks are left out, a list without rows is
/// missing unless somebody says there are none.
pub(super) fn facts(set: &RuleSet, pairs: &[(String, String)]) -> Json {
    let mut res = Map::new();
    for input in &set.text.inputs {
        if input.kind != Kind::List {
            if let Some(text) = said(pairs, &input.key) {
                res.insert(input.key.clone(), Json::from(text));
            }
            continue;
        }
        let row = |at: usize| {
            let field = |field: &Input| {
                let text = said(pairs, &format!("{}.{at}.{}", input.key, field.key))?;
                Some((field.key.clone(), Json::from(text)))
            };
            let fields: Map<String, Json> = input.fields.iter().filter_map(field).collect();
            (!fields.is_empty()).then_some(Json::Object(fields))
        };
        let rows: Vec<Json> = (0..MOST_ROWS).filter_map(row).collect();
        if !rows.is_empty() || said(pairs, &format!("{}.none", input.key)).is_some() {
            res.insert(input.key.clone(), Json::Array(rows));
        }
    }
    Json::Object(res)
}

/// `years[0].sales` as the name and place of its field in the form.
fn anchor(key: &str) -> String {
    key.replace('[', ".").replace(']', "")
}

pub(super) fn sheet(set: &RuleSet, json: &Json, day: Date, pairs: &Pairs, problems: &[Problem]) -> Markup {
    let (plain, lists): (Vec<&Input>, Vec<&Input>) =
        set.text.inputs.iter().partition(|it| it.kind != Kind::List);
    let (marks, plain): (Vec<&Input>, Vec<&Input>) = plain.into_iter().partition(|it| it.judged);
    html! {
        form .try method="get" action={ "/rules/" (set.text.name) "/try" } {
            div .try-grid {
                label .entry { span { "评估日" } input name="on" value=(day) size="12"; small { "按这一天现行的规定" } }
                @for it in plain { (entry(it, &it.key, json.get(&it.key), problems)) }
            }
            @for it in lists { (rows(it, json.get(&it.key), pairs, problems)) }
            @if !marks.is_empty() {
                details { summary { "专家评定的分数（不填就按规定的上下限估）" }
                    div .try-grid { @for it in marks { (entry(it, &it.key, json.get(&it.key), problems)) } }
                }
            }
            p { button .main { "测算" } }
        }
    }
}

fn rows(list: &Input, json: Option<&Json>, pairs: &Pairs, problems: &[Problem]) -> Markup {
    let given = json.and_then(Json::as_array).map_or(0, Vec::len);
    let more = said(pairs, "add") == Some(&list.key) || (given == 0 && json.is_none());
    let count = (given + usize::from(more)).min(MOST_ROWS);
    html! {
        fieldset .list-rows {
            legend { (list.label) }
            @if !list.hint.is_empty() { p .hint { (list.hint) } }
            @for at in 0..count {
                @let row = json.and_then(|it| it.get(at));
                div .try-row {
                    b .row-number { (list.item) " " (at + 1) }
                    div .try-grid { @for field in &list.fields {
                        (entry(field, &format!("{}.{at}.{}", list.key, field.key), row.and_then(|it| it.get(&field.key)), problems))
                    } }
                }
            }
            p .row {
                button name="add" value=(list.key) { "再加一项" (list.item) }
                @if given == 0 {
                    label .none { input type="checkbox" name={ (list.key) ".none" } value="1" checked[json.is_some()]; " 确认一项也没有" }
                }
            }
        }
    }
}

fn entry(input: &Input, name: &str, value: Option<&Json>, problems: &[Problem]) -> Markup {
    let value = value.and_then(|it| it.get("value").or(Some(it)));
    let text = value.map_or(String::new(), |it| it.as_str().map_or_else(|| it.to_string(), str::to_owned));
    let wrong = problems.iter().find(|it| anchor(&it.key) == name);
    let wide = if matches!(input.kind, Kind::Text | Kind::Code) { "24" } else { "12" };
    html! {
        label .entry .wrong[wrong.is_some()] id=(name) {
            span { (input.label) @if !input.unit.is_empty() { "（" (input.unit) "）" } @if input.optional { small { " 可不填" } } }
            @match input.kind {
                Kind::Choice => { select name=(name) { option value="" { "不知道" }
                    @for (code, word) in &input.allowed { option value=(code) selected[text == *code || text == *word] { (word) } }
                } }
                Kind::Flag => { select name=(name) { option value="" { "不知道" }
                    option value="true" selected[text == "true" || text == "是"] { "是" }
                    option value="false" selected[text == "false" || text == "否"] { "否" }
                } }
                Kind::Date => { input name=(name) value=(text) size=(wide) placeholder="2016-03-05"; }
                Kind::Integer | Kind::Decimal => { input .num name=(name) value=(text) size=(wide) inputmode="decimal"; }
                Kind::Code | Kind::Text | Kind::Bands | Kind::List => { input name=(name) value=(text) size=(wide); }
            }
            @if let Some(it) = wrong { span .error { (it.says) } }
            @if !input.hint.is_empty() { small { (input.hint) } }
        }
    }
}
