//! What a person keeps for themselves: the password, and the tokens programs
//! use in their name.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Redirect},
};
use maud::{Markup, html};

use super::{clock, login::with_cookie};
use crate::{
    store::{ApiToken, Attempt, Error},
    web::{App, Crumb, Ctx, Page, Sent, page, shell::csrf},
};

pub(super) async fn me(State(app): State<App>, ctx: Ctx) -> Page {
    show(&app, &ctx, StatusCode::OK, html! {}).await
}

pub(super) async fn change_password(State(app): State<App>, headers: HeaderMap, sent: Sent) -> Page {
    let viewer = &sent.ctx.viewer;
    let again = |sentence: String| html! { p .problem role="alert" { (sentence) } };
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    if sent.get("new") != sent.get("again") {
        let notice = again("两次输入的新密码不一样，请重新输入".to_owned());
        return show(&app, &sent.ctx, refused, notice).await;
    }
    let sentence = match app.db.check_password(&viewer.login, sent.get("old").to_owned()).await? {
        Attempt::Wrong => "现在的密码不对，密码没有改".to_owned(),
        Attempt::Locked(minutes) => format!("密码连错太多次，账号已锁定，请 {minutes} 分钟后再试"),
        Attempt::Welcome(_) => {
            match app.db.set_password(viewer, &viewer.login, sent.get("new").to_owned()).await {
                Ok(()) => {
                    app.db.note(&viewer.login, "修改密码", "").await?;
                    // All sessions of the account ended with the old password; this one goes on anew.
                    let token = app.db.begin_session(viewer).await?;
                    return Ok(with_cookie(Redirect::to("/me").into_response(), &headers, &token));
                }
                Err(Error::Refused(sentence)) => sentence,
                Err(error) => return Err(error.into()),
            }
        }
    };
    show(&app, &sent.ctx, refused, again(sentence)).await
}

pub(super) async fn make_token(State(app): State<App>, sent: Sent) -> Page {
    let viewer = &sent.ctx.viewer;
    match app.db.make_token(viewer, sent.get("label")).await {
        Ok(secret) => {
            app.db.note(&viewer.login, "新建令牌", sent.get("label")).await?;
            let notice = html! {
                div .notice role="status" {
                    p { "令牌已建好。它只显示这一次，请现在就抄到要用的程序里：" }
                    p { code .secret { (secret) } }
                }
            };
            show(&app, &sent.ctx, StatusCode::OK, notice).await
        }
        Err(Error::Refused(sentence)) => {
            let notice = html! { p .problem role="alert" { (sentence) } };
            show(&app, &sent.ctx, StatusCode::UNPROCESSABLE_ENTITY, notice).await
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn revoke_token(State(app): State<App>, Path(token): Path<String>, sent: Sent) -> Page {
    app.db.revoke_token(&sent.ctx.viewer, &token).await?;
    app.db.note(&sent.ctx.viewer.login, "吊销令牌", "").await?;
    Ok(Redirect::to("/me").into_response())
}

async fn show(app: &App, ctx: &Ctx, status: StatusCode, notice: Markup) -> Page {
    let tokens = app.db.tokens(&ctx.viewer).await?;
    let body = html! {
        h1 { (ctx.viewer.name) }
        p .hint { "登录名 " (ctx.viewer.login) " · " (ctx.viewer.role.words()) " · 区划 " (ctx.viewer.region) }
        (notice)
        section .slim {
            h2 { "修改密码" }
            form .stack method="post" action="/me" {
                (csrf(ctx))
                input type="text" name="username" value=(ctx.viewer.login) autocomplete="username" hidden;
                label for="old" { "现在的密码" }
                input #old type="password" name="old" autocomplete="current-password" maxlength="256" required;
                label for="new" { "新密码" }
                input #new type="password" name="new" autocomplete="new-password" maxlength="256" aria-describedby="new-hint" required;
                p .hint #new-hint { "至少 8 位，含数字、字母、符号中的两种；改后别的电脑上的登录都会退出，接口令牌全部作废" }
                label for="again" { "再输一次新密码" }
                input #again type="password" name="again" autocomplete="new-password" maxlength="256" required;
                button .main { "修改密码" }
            }
        }
        section {
            h2 { "接口令牌" }
            p .hint { "别的程序凭令牌以您的名义读写台账，权限与您相同。用法见 " a href="/api/v1/openapi.json" { "接口说明" } "。" }
            @if !tokens.is_empty() { (token_table(ctx, &tokens)) }
            form .inline method="post" action="/me/tokens" {
                (csrf(ctx))
                label for="label" { "给什么程序用" }
                input #label name="label" maxlength="60" required;
                button { "新建令牌" }
            }
        }
    };
    Ok(page(app, ctx, status, "我的账号", &[Crumb::new("我的账号", "/me")], body))
}

fn token_table(ctx: &Ctx, tokens: &[ApiToken]) -> Markup {
    html! {
        table .plain {
            thead { tr { th scope="col" { "用途" } th scope="col" { "建于" } th scope="col" { "状态" } } }
            tbody {
                @for it in tokens {
                    tr {
                        td { (it.label) }
                        td .time { (clock(it.created)) }
                        td {
                            @if it.revoked { "已吊销" } @else {
                                form .inline method="post" action={ "/me/tokens/" (it.token) "/revoke" } data-confirm={ "吊销“" (it.label) "”？用它的程序将立即不能访问" } {
                                    (csrf(ctx)) button { "吊销" }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
