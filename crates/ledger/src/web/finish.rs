//! The edge of the house: assets, limits, panics, and the headers of every
//! answer. Nothing leaves without a sentence in Chinese and a content policy.

use std::any::Any;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    http::{HeaderValue, StatusCode, header},
    middleware::{Next, from_fn},
    response::{IntoResponse as _, Response},
    routing::get,
};
use tower_http::catch_panic::CatchPanicLayer;

use super::{App, api, assets, refusal};

/// Bodies larger than this are not read, but by pages that take files.
const LARGEST: usize = 1024 * 1024;

/// Only our own files; no inline script or style, no frames, no other sites.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Puts the edge around all pages.
pub fn finish(router: Router<App>, app: App) -> Router {
    router
        .route("/assets/{name}", get(assets::asset))
        .layer(DefaultBodyLimit::max(LARGEST))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(edge))
        .with_state(app)
}

async fn edge(request: Request, next: Next) -> Response {
    let for_program = request.uri().path().starts_with("/api/");
    let answer = next.run(request).await;
    let answer = if speechless(&answer) { spoken(answer, for_program) } else { answer };
    guarded(answer)
}

/// Whether the answer is a refusal by the framework rather than by a page of ours.
fn speechless(answer: &Response) -> bool {
    let kind = answer.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or("");
    let ours = kind.starts_with("text/html") || kind.starts_with("application/json");
    !ours && (answer.status().is_client_error() || answer.status().is_server_error())
}

fn spoken(answer: Response, for_program: bool) -> Response {
    let status = answer.status();
    let (heading, sentence) = match status {
        StatusCode::NOT_FOUND => ("没有找到", "没有这个地址：请检查网址，或从首页的菜单进入"),
        StatusCode::METHOD_NOT_ALLOWED => ("没有办成", "这个地址不能这样访问，请从页面上的链接或按钮进入"),
        StatusCode::PAYLOAD_TOO_LARGE => ("没有办成", "发送的内容太大，请分成几次"),
        status if status.is_server_error() => {
            ("系统出错", "程序出错，已记入日志，刚才的操作没有完成；请再试一次，若仍不行请联系管理员")
        }
        _ => ("没有办成", "这个请求看不懂：请检查网址和内容，或从首页的菜单进入"),
    };
    let mut spoken = if for_program {
        api::Fault::plain(status, sentence).into_response()
    } else {
        refusal::told(status, heading, sentence)
    };
    if let Some(allowed) = answer.headers().get(header::ALLOW) {
        spoken.headers_mut().insert(header::ALLOW, allowed.clone());
    }
    spoken
}

/// What went wrong is for the log; [`spoken`] finds the words for the person.
fn panicked(cause: Box<dyn Any + Send>) -> Response {
    let said = cause.downcast_ref::<String>().map(String::as_str).or(cause.downcast_ref::<&str>().copied());
    tracing::error!("panic in a page: {}", said.unwrap_or("without words"));
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

fn guarded(mut answer: Response) -> Response {
    let head = answer.headers_mut();
    let mut always = |name, value| head.insert(name, HeaderValue::from_static(value));
    always(header::CONTENT_SECURITY_POLICY, POLICY);
    always(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    always(header::REFERRER_POLICY, "same-origin");
    always(header::X_FRAME_OPTIONS, "DENY");
    head.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    answer
}
