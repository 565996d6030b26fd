//! The list of notices, one notice, its text and its Word file.

use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, header},
    response::{IntoResponse as _, Response},
};
use ledger::{
    prelude::*,
    store::View,
    web::{App, said},
};
use maud::{Markup, html};
use paper::html::{Links, article};

use super::{Public, open, reader, shell, shown};
use crate::{
    ledgers::notice::{Notice, Standing},
    notices::{document::document, pages::word_file},
};

/// Notices on a page.
const SIZE: i64 = 30;

/// `GET /public/notices?page=2`
pub(super) async fn list(
    State(app): State<App>,
    Query(pairs): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Response {
    let number = said(&pairs, "page").and_then(|it| it.parse().ok()).unwrap_or(1).clamp(1, 1_000);
    match listed(&app, number).await {
        Ok(page) => shell::kept(&headers, page),
        Err(error) => shell::refused(&app, &error),
    }
}

async fn listed(app: &App, number: i64) -> Result<Markup, Error> {
    let (reader, today) = (reader(app).await?, (app.house.today)());
    let all = shown(today);
    let view = View { page: number, size: SIZE, ..View::whole(Notice::SPEC) };
    let listing = app.db.list(&reader, &all, &view).await?;
    let notices: Vec<(Id, Notice)> =
        listing.rows.iter().filter_map(|it| Some((it.id, Notice::read(&it.draft()).ok()?))).collect();
    let body = html! {
        h1 { "公示" }
        @if notices.is_empty() { p { "现在没有公示。" } } @else {
            ul .notices { @for (id, it) in &notices {
                li {
                    a href={ "/public/notices/" (id) } { (it.name.as_str()) } br;
                    small { (term(it)) " · " (state(it, today)) }
                }
            } }
        }
        @if 1 < number || number * SIZE < listing.total {
            nav aria-label="翻页" {
                @if 1 < number { a href={ "/public/notices?page=" (number - 1) } { "上一页" } " " }
                @if number * SIZE < listing.total { a href={ "/public/notices?page=" (number + 1) } { "下一页" } }
            }
        }
    };
    Ok(shell::page(app, &format!("公示 · {}", app.house.bureau), body))
}

fn term(it: &Notice) -> String {
    it.standing.shown().map_or(String::new(), |it| format!("公示期 {} 至 {}", it.begins, it.ends))
}

fn state(it: &Notice, today: Date) -> &'static str {
    match &it.standing {
        Standing::Published(it) if it.ends < today => "公示期已满",
        Standing::Published(_) => "公示中",
        Standing::Ended(..) => "已结束，期满无异议",
        Standing::Settled(..) => "已结束，异议已办结",
        Standing::Drafted | Standing::Withdrawn(..) => "",
    }
}

/// Whether objections are still taken.
pub(super) fn is_open(it: &Notice, today: Date) -> bool {
    matches!(&it.standing, Standing::Published(it) if it.begins <= today && today <= it.ends)
}

/// `GET /public/notices/{id}`
pub(super) async fn show(State(app): State<App>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let told = open(&app, &id).await.and_then(|it| one(&app, &it));
    match told {
        Ok(page) => shell::kept(&headers, page),
        Err(error) => shell::refused(&app, &error),
    }
}

fn one(app: &App, it: &Public) -> Result<Markup, Error> {
    let today = (app.house.today)();
    let frozen = it.kept.frozen()?;
    let links = Links { figure: &|it| it.link.clone(), cited: &|_| None, loose: None };
    let here = format!("/public/notices/{}", it.row.id);
    let body = html! {
        h1 .unseen { (frozen.title) }
        p .state { (state(&it.notice, today)) " · " (term(&it.notice)) }
        (article(&document(&frozen, false), &links))
        @if is_open(&it.notice, today) {
            p .acts { a .button href={ (here) "/objection" } { "对这个公示提出异议" } }
        } @else {
            p .hint { "公示期已满，网上不再接收异议。" }
        }
        footer {
            p { "本公示的文字从发布起没有改动。下载" a href={ (here) "/text.txt" } { "公示全文" } "，自己计算它的 SHA-256，应当是：" }
            p { code { (it.kept.hash) } }
            p { a href={ (here) "/notice.docx" } { "下载 Word 文件" } }
        }
    };
    Ok(shell::page(app, &frozen.title, body))
}

/// `GET /public/notices/{id}/text.txt`: the very bytes the hash is of.
pub(super) async fn text(State(app): State<App>, Path(id): Path<String>) -> Response {
    let told = open(&app, &id).await.and_then(|it| it.kept.frozen().map(|_| it.kept.text));
    match told {
        Ok(text) => {
            let head = [
                (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
                (header::CACHE_CONTROL, "public, max-age=60"),
            ];
            (head, text).into_response()
        }
        Err(error) => shell::refused(&app, &error),
    }
}

/// `GET /public/notices/{id}/notice.docx`
pub(super) async fn docx(State(app): State<App>, Path(id): Path<String>) -> Response {
    let told = open(&app, &id).await.and_then(|it| word_file(&it.kept.frozen()?, false, it.row.id));
    told.unwrap_or_else(|error| shell::refused(&app, &error))
}
