//! The sheets there are, and templates to begin one from.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect},
};
use ledger::{
    prelude::*,
    web::{App, Ctx, Page, Sent, csrf, page},
};
use maud::html;

use crate::{assess::templates::TEMPLATES, ledgers::assessment::Assessment};

/// Sheets a page lists; a year has two or three.
const MOST: i64 = 200;

/// `GET /assessments`
pub(super) async fn show(State(app): State<App>, ctx: Ctx) -> Page {
    let mut all = app.db.records::<Assessment>(&ctx.viewer, &Selection::all::<Assessment>(), MOST).await?;
    all.sort_by_key(|it| std::cmp::Reverse((it.1.year, it.0.id)));
    let year = (app.house.today)().year();
    let body = html! {
        link rel="stylesheet" href="/assets/boards.css";
        h1 { "考评成绩" }
        p .hint { "一张考评表一年一张：指标和分值登记在“考评指标”，各单位的数登记在“考评填报”，得分由程序按考评表算，点得分看怎样算来。" }
        @if all.is_empty() { p .empty { "还没有考评表。可以照下面的模板建立一张，或者 " a href="/assessment/new" { "自己登记" } "。" } } @else {
            div .sheet tabindex="0" role="region" aria-label="考评表" { table {
                thead { tr { th { "考评表" } th { "年度" } th { "考评对象" } th { "状态" } th { "考评办法" } th { "登记" } } }
                tbody { @for (row, it) in &all { tr {
                    th scope="row" { a href={ "/assessments/" (row.id) } { (it.name.as_str()) } }
                    td { (it.year) } td { (it.about.words()) } td { (Assessment::SPEC.stage_words(&row.stage)) }
                    td { (row.words(Assessment::DOCUMENT.name())) }
                    td { a href={ "/assessment/" (row.id) } { "考评表" } " · " a href={ "/criterion?assessment=" (row.id) } { "指标" } }
                } } }
            } }
        }
        @if ctx.viewer.may_write() {
            h2 { "照模板建立" }
            p .hint { "模板的分值是常见做法，没有查到本地文件（待核实）：建立以后逐项改成本县考评办法的，改动都留有记录。" }
            @for (at, it) in TEMPLATES.iter().enumerate() {
                form .board-bar method="post" action="/assessments" {
                    (csrf(&ctx))
                    input type="hidden" name="template" value=(at);
                    label { span { (it.name) "（" (it.len()) " 项）" } " " input name="year" value=(year) size="6" aria-label={ (it.name) "的年度" }; }
                    button { "建立" }
                }
            }
        }
    };
    Ok(page(&app, &ctx, StatusCode::OK, "考评成绩", &[], body))
}

/// `POST /assessments`
pub(super) async fn adopt(State(app): State<App>, sent: Sent) -> Page {
    let template = sent.get("template").parse().ok().and_then(|it: usize| TEMPLATES.get(it));
    let template = template.ok_or_else(|| Error::NotFound("这个模板".to_owned()))?;
    let year: Year = sent.get("year").parse().map_err(Error::Refused)?;
    let id = template.adopt(&app.db, &sent.ctx.viewer, year).await?;
    Ok(Redirect::to(&format!("/assessments/{id}")).into_response())
}
