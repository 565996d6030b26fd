//! 规则集：有哪些、哪天的版本、每一条说什么、每个数从哪份文件来。

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use ledger::{
    prelude::*,
    web::{App, Crumb, Ctx, Page, page},
};
use maud::{Markup, html};
use rules::{BOOK, RuleSet, describe, text::Kind};

use super::{Pairs, asked_day};

/// `GET /rules`
pub(super) async fn list(State(app): State<App>, ctx: Ctx, Query(pairs): Query<Pairs>) -> Page {
    let day = asked_day(&app, &pairs)?;
    let body = html! {
        link rel="stylesheet" href="/assets/rules.css";
        h1 { "规则集" }
        p .hint { "每一套规定都是带日期的数据：文号、施行日、各条款和每个数的出处。点名称看条款，点“测算”填数测算。" }
        (day_bar("/rules", day))
        div .sheet tabindex="0" role="region" aria-label="规则集" {
            table {
                thead { tr {
                    th scope="col" { "名称" } th scope="col" { "依据" } th scope="col" { "有效期" }
                    th scope="col" { "适用" } th scope="col" { "操作" }
                } }
                tbody { @for set in BOOK.all() { (entry(set, day)) } }
            }
        }
    };
    Ok(page(&app, &ctx, StatusCode::OK, "规则集", &[], body))
}

fn entry(set: &RuleSet, day: Date) -> Markup {
    let name = &set.text.name;
    html! {
        tr {
            th scope="row" { a href={ "/rules/" (name) "?on=" (day) } { (set.text.title) } }
            td { @for it in &set.text.documents { p .cited { (it.number) " " (mark(it.confidence.letter())) } } }
            td .nowrap {
                (set.from) " 至 " @if let Some(to) = set.to { (to) } @else { "今" }
                @if !set.holds_on(day) { p .absent { (day) " 不适用" } }
            }
            td { (set.text.scope) }
            td .nowrap { a href={ "/rules/" (name) "/try?on=" (day) } { "测算" } }
        }
    }
}

fn day_bar(action: &str, day: Date) -> Markup {
    html! {
        form .rules-bar method="get" action=(action) {
            label { span { "按这一天 " } input name="on" value=(day) size="12"; }
            button { "查看" }
        }
    }
}

/// How sure the source of a rule is.
pub(super) fn mark(letter: &str) -> Markup {
    let (word, meaning) = match letter {
        "A" => ("已查证", "已查到原文或转载"),
        "B" => ("已登记", "按公开规定登记，未逐字核对"),
        _ => ("待核实", "没有查到原文，用前请核对并修改"),
    };
    html! { span class={ "sure sure-" (letter) } title=(meaning) { (word) } }
}

/// `GET /rules/hightech?on=2016-06-30`
pub(super) async fn show(
    State(app): State<App>,
    ctx: Ctx,
    Path(name): Path<String>,
    Query(pairs): Query<Pairs>,
) -> Page {
    let day = asked_day(&app, &pairs)?;
    BOOK.latest(&name).map_err(Error::NotFound)?;
    let body = match BOOK.on(&name, day) {
        Ok(set) => whole(set, day),
        Err(none) => {
            html! { h1 { (name) } (day_bar(&format!("/rules/{name}"), day)) p .notice.warn { (none) } }
        }
    };
    let body = html! { link rel="stylesheet" href="/assets/rules.css"; (body) };
    let title = BOOK.latest(&name).map_or(name.clone(), |it| it.text.title.clone());
    Ok(page(&app, &ctx, StatusCode::OK, &title, &[Crumb::new("规则集", "/rules")], body))
}

fn whole(set: &RuleSet, day: Date) -> Markup {
    let name = &set.text.name;
    html! {
        div .heading { h1 { (set.text.title) } div .acts { a .button.main href={ "/rules/" (name) "/try?on=" (day) } { "测算" } } }
        p .meta { "版本 " code { (set.version()) } " · " (set.text.scope) }
        @if !set.text.note.is_empty() { p { (set.text.note) } }
        (day_bar(&format!("/rules/{name}"), day))
        h2 { "文件" }
        div .sheet { table {
            thead { tr { th { "文号" } th { "名称" } th { "日期" } th { "可信程度" } th { "说明" } } }
            tbody { @for it in &set.text.documents {
                tr { th scope="row" { (it.number) } td { (it.title) } td .nowrap { (it.date) } td { (mark(it.confidence.letter())) } td { (it.note) } }
            } }
        } }
        h2 { "条款" }
        div .sheet { table {
            thead { tr { th { "条款" } th { "出处" } th { "不满足时先做什么" } } }
            tbody { @for it in &set.text.clauses {
                tr {
                    th scope="row" { (it.title) @if it.note { " " span .quiet { "（提示，不影响结论）" } } }
                    td { (it.document) (it.article) }
                    td { (it.advice) (it.judge) }
                }
            } }
        } }
        h2 { "规定的数" }
        div .sheet { table {
            thead { tr { th { "名称" } th { "数值" } th { "从" } th { "到" } th { "出处" } th { "可信程度" } th { "说明" } } }
            tbody { @for it in describe::parameters(set) {
                tr {
                    th scope="row" { (it.label) @if !it.unit.is_empty() { "（" (it.unit) "）" } }
                    td { (it.value) } td .nowrap { (it.from) }
                    td .nowrap { @if let Some(to) = &it.to { (to) } @else { "今" } }
                    td { (it.document) } td { (mark(it.confidence)) } td { (it.note) }
                }
            } }
        } }
        h2 { "怎样计算" }
        p .hint { "每一行由上面的数算出，和手工做的测算表一样。" }
        div .sheet { table {
            thead { tr { th { "名称" } th { "算法" } th { "单位" } } }
            tbody { @for it in &set.text.lines {
                tr { th scope="row" { (it.label) } td { (it.how.words()) } td { (it.unit) } }
            } }
        } }
        h2 { "要填的" }
        div .sheet { table {
            thead { tr { th { "名称" } th { "单位" } th { "怎样填" } } }
            tbody { @for it in &set.text.inputs {
                tr { th scope="row" { (it.label) } td { (it.unit) } td { (it.hint) } }
                @if it.kind == Kind::List { @for field in &it.fields {
                    tr { td .of-list { (it.item) "：" (field.label) } td { (field.unit) } td { (field.hint) } }
                } }
            } }
        } }
    }
}
