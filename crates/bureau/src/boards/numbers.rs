//! 发文号簿：每本用到几号、缺哪几号、下一个是几号。

use axum::{extract::State, http::StatusCode};
use ledger::{
    prelude::*,
    web::{App, Ctx, Page, page},
};
use maud::html;

use crate::ledgers::document::{
    Document, Issue,
    pool::{books, numbered},
};

/// Documents read for the book; a county bureau issues some hundred a year.
const MOST: i64 = 5_000;

/// `GET /numbers`
pub(super) async fn show(State(app): State<App>, ctx: Ctx) -> Page {
    let all = app.db.every::<Document>(&ctx.viewer, &numbered(), MOST).await?;
    let numbers = all.iter().filter_map(|it| it.1.standing.issue()?.number.known());
    let books = books(numbers);
    let doubtful = Selection::all::<Document>().unsure(Issue::NUMBER);
    let waiting = app.db.records::<Document>(&ctx.viewer, &doubtful, MOST).await?.len();
    let body = html! {
        link rel="stylesheet" href="/assets/boards.css";
        h1 { "发文号簿" }
        p .hint { "签发以后才编号；每个机关代字每年从 1 号起，不跳号、不重号，作废的号不再用。同一个号登记第二次会被拒绝。" }
        @if books.is_empty() {
            div .empty { p { "还没有登记发文字号。公文“签发编号”以后，号码会出现在这里。" } }
        } @else {
            div .sheet .board tabindex="0" role="region" aria-label="发文号簿" {
                table {
                    thead { tr {
                        th scope="col" { "机关代字" } th scope="col" { "年份" } th scope="col" .num { "已用" }
                        th scope="col" { "缺号" } th scope="col" { "下一个号" }
                    } }
                    tbody {
                        @for it in &books {
                            tr {
                                th scope="row" { (it.agency) }
                                td { (it.year) }
                                td .num { (it.used.len()) }
                                td .gaps {
                                    @if it.gaps.is_empty() { span .absent { "无" } }
                                    @else { span .doubt { (listed(&it.gaps)) } }
                                }
                                td { (it.next()) }
                            }
                        }
                    }
                }
            }
        }
        @if 0 < waiting { p { a href=(doubtful) { "有 " (waiting) " 件公文的字号未报或存疑" } "，补上以后才能判断缺不缺号。" } }
    };
    Ok(page(&app, &ctx, StatusCode::OK, "发文号簿", &[], body))
}

fn listed(serials: &[u32]) -> String {
    let all: Vec<String> = serials.iter().map(|it| format!("{it}号")).collect();
    all.join("、")
}
