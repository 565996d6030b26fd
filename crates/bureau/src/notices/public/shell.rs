//! The frame of the public pages: the bureau's name, the page, no menu, no script.

use axum::{
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use ledger::{
    prelude::*,
    store::digest,
    web::{App, refusal},
};
use maud::{DOCTYPE, Markup, html};

/// How long a browser or a proxy may keep a page.
const KEEP: &str = "public, max-age=60";

pub(super) async fn style() -> Response {
    let head =
        [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=3600")];
    (head, include_str!("../../../assets/notice.css")).into_response()
}

pub(super) fn page(app: &App, title: &str, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="zh-CN" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="stylesheet" href="/public/notice.css";
            }
            body {
                a .skip href="#content" { "跳到正文" }
                header .top { a href="/public/notices" { (app.house.bureau) " · 公示" } }
                main #content { (body) }
            }
        }
    }
}

/// A page that may be kept for a while, and need not be sent again unchanged.
pub(super) fn kept(asked: &HeaderMap, page: Markup) -> Response {
    let text = page.into_string();
    let tag = format!("\"{}\"", digest(text.as_bytes()).get(..16).unwrap_or_default());
    let head = [(header::CACHE_CONTROL, KEEP), (header::ETAG, tag.as_str())];
    let has = asked.get(header::IF_NONE_MATCH).and_then(|it| it.to_str().ok());
    if has.is_some_and(|it| it.contains(&tag)) {
        return (StatusCode::NOT_MODIFIED, head).into_response();
    }
    (head, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], text).into_response()
}

/// What could not be done, in a sentence, without a way into the house.
pub(super) fn refused(app: &App, error: &Error) -> Response {
    refusal::log(error);
    let body = html! {
        h1 { "没有办成" }
        p role="alert" { (error.to_string()) }
        p { a href="/public/notices" { "看全部公示" } }
    };
    told(refusal::status(error), page(app, "没有办成", body))
}

/// A page that is not kept.
pub(super) fn told(status: StatusCode, page: Markup) -> Response {
    (status, [(header::CACHE_CONTROL, "no-store")], page).into_response()
}
