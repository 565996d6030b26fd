//! A closed sheet beside what it would be now, item by item.

use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use ledger::{
    prelude::*,
    web::{App, Ctx, Page, page},
};
use maud::{Markup, html};

use super::crumbs;
use crate::assess::differences::{self, Changed, Stand};

/// `GET /assessments/{id}/differences`
pub(super) async fn show(State(app): State<App>, ctx: Ctx, Path(id): Path<String>) -> Page {
    let id: Id = id.parse().map_err(|_| Error::NotFound(format!("编号“{id}”")))?;
    let (closed, now) = differences::both(&app.db, &ctx.viewer, id, (app.house.today)()).await?;
    let title = format!("结账以后的差别：{}", closed.told.name.as_str());
    let ranking = format!("/assessments/{id}");
    let body = if closed.is_closed() {
        let limits = differences::limits(&closed, &now);
        let all = differences::all(&closed, &now)?;
        html! {
            p .notice { "成绩以结账时（" (closed.day) "）的为准，不因以后的更正改变。这里逐项列出按现在的台账重新算会不同的地方，供核对和下一年参考。" }
            @if limits.is_empty() && all.is_empty() { p .empty { "没有差别：结账以后，这张考评表用到的记录没有改过得分。" } }
            @if !limits.is_empty() {
                h2 { "考评表的规定改过" }
                ul { @for (label, then, today) in &limits { li { (label) "：结账时 " b { (then) } "，现在 " b { (today) } } } }
            }
            @for it in &all { (changed(&ranking, it)) }
        }
    } else {
        html! { p .empty { "这张考评表还没有结账，成绩随台账变动，没有可比的。 " a href=(ranking) { "看模拟成绩" } } }
    };
    let body = html! {
        link rel="stylesheet" href="/assets/boards.css";
        link rel="stylesheet" href="/assets/rules.css";
        h1 { (title) }
        (body)
    };
    Ok(page(&app, &ctx, StatusCode::OK, &title, &crumbs(&closed), body))
}

fn changed(ranking: &str, it: &Changed) -> Markup {
    html! {
        h2 { a href={ (ranking) "/unit/" (it.address) } { (it.name) } }
        p { "总分：结账 " b { (points(&it.closed)) } "，现在 " b { (points(&it.now)) } }
        @if it.items.is_empty() {
            p .hint { "各项没有变，总分不同是因为考评表的规定改过。" }
        } @else {
            div .sheet tabindex="0" role="region" aria-label={ (it.name) "的差别" } { table .clauses {
                thead { tr { th { "指标" } th { "结账时" } th .num { "得分" } th { "现在" } th .num { "得分" } } }
                tbody { @for it in &it.items { tr {
                    th scope="row" { a href=(it.link) { (it.what) } }
                    (stand(&it.closed)) (stand(&it.now))
                } } }
            } }
        }
    }
}

fn stand(it: &Stand) -> Markup {
    html! {
        @if *it == Stand::default() { td .absent colspan="2" { "没有这一项" } } @else {
            td .why { (it.told) } td .num .nowrap { b { (it.points) } }
        }
    }
}

fn points(text: &str) -> &str {
    if text.is_empty() { "不在表上" } else { text }
}
