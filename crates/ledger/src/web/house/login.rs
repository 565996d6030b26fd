//! Coming in and going out. Each login makes a new token, so that nobody can
//! plant one; the form must come from our own page.

use axum::{
    body::Bytes,
    extract::{Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use maud::html;

use crate::{
    store::{Attempt, Error},
    web::{
        App, Page, Sent,
        gate::{COOKIE, cookie, from_here, read_form, safe_path},
        shell::bare,
    },
};

#[derive(serde::Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    to: String,
}

pub(super) async fn form(State(app): State<App>, Query(asked): Query<Asked>, headers: HeaderMap) -> Page {
    let to = way_back(&asked.to);
    if let Some(token) = cookie(&headers)
        && app.db.session(&token).await?.is_some()
    {
        return Ok(Redirect::to(to).into_response());
    }
    Ok(login_page(&app, StatusCode::OK, to, "", ""))
}

pub(super) async fn log_in(State(app): State<App>, headers: HeaderMap, body: Bytes) -> Page {
    if !from_here(&headers) {
        return Err(Error::Forbidden("登录要从科知自己的登录页提交，请重新打开登录页".to_owned()).into());
    }
    let fields = read_form(&body);
    let get = |name: &str| fields.iter().find(|it| it.0 == name).map_or("", |it| it.1.as_str());
    let (login, to) = (get("login").trim(), way_back(get("to")));
    let again = |status, sentence: &str| Ok(login_page(&app, status, to, login, sentence));
    if login.is_empty() || get("password").is_empty() {
        return again(StatusCode::UNPROCESSABLE_ENTITY, "请填写登录名和密码");
    }
    match app.db.log_in(login, get("password").to_owned()).await? {
        Attempt::Welcome(viewer) => {
            if let Some(old) = cookie(&headers) {
                app.db.end_session(&old).await?;
            }
            let token = app.db.begin_session(&viewer).await?;
            Ok(with_cookie(Redirect::to(to).into_response(), &headers, &token))
        }
        Attempt::Wrong => again(
            StatusCode::UNPROCESSABLE_ENTITY,
            "登录名或密码不对，或账号已停用。连错 5 次将锁定 15 分钟；忘记密码请找系统管理员重置",
        ),
        Attempt::Locked(minutes) => again(
            StatusCode::TOO_MANY_REQUESTS,
            &format!("密码连错太多次，账号已锁定，请 {minutes} 分钟后再试，或请系统管理员重置密码"),
        ),
    }
}

pub(super) async fn log_out(State(app): State<App>, headers: HeaderMap, sent: Sent) -> Page {
    if let Some(token) = cookie(&headers) {
        app.db.end_session(&token).await?;
    }
    app.db.note(&sent.ctx.viewer.login, "退出", "").await?;
    Ok(with_cookie(Redirect::to("/login").into_response(), &headers, ""))
}

/// Sets the session's cookie; an empty token takes it away.
pub(super) fn with_cookie(mut answer: Response, headers: &HeaderMap, token: &str) -> Response {
    let secure = headers.get("x-forwarded-proto").is_some_and(|it| it.as_bytes().starts_with(b"https"));
    let secure = if secure { "; Secure" } else { "" };
    let end = if token.is_empty() { "; Max-Age=0" } else { "" };
    let text = format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{end}");
    if let Ok(value) = HeaderValue::from_str(&text) {
        answer.headers_mut().append(header::SET_COOKIE, value);
    }
    answer
}

/// Where to go after the login; never back to it.
fn way_back(to: &str) -> &str {
    let to = safe_path(to);
    if to.starts_with("/login") || to.starts_with("/logout") { "/" } else { to }
}

fn login_page(app: &App, status: StatusCode, to: &str, login: &str, problem: &str) -> Response {
    let first = login.is_empty();
    let body = html! {
        main #content .login {
            h1 { b { "科知" } " " span { (app.house.bureau) } }
            @if !problem.is_empty() { p .problem role="alert" { (problem) } }
            form method="post" action="/login" {
                input type="hidden" name="to" value=(to);
                label for="login" { "登录名" }
                input #login name="login" value=(login) maxlength="32" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus[first];
                label for="password" { "密码" }
                input #password type="password" name="password" maxlength="256" autocomplete="current-password" required autofocus[!first];
                button .main { "登录" }
            }
            p .hint { "12 小时后须重新登录。公用电脑离开前请点右上角“退出”。" }
        }
    };
    (status, bare("登录 · 科知", body)).into_response()
}
