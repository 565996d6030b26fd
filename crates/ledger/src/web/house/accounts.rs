//! The accounts of the house. Only the administrator is let in, and only to
//! accounts: business is not an administrator's.

#[cfg(test)]
mod tests;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect},
};
use maud::{Markup, html};

use super::only;
use crate::{
    spec::Role,
    store::{Account, Error, NewAccount},
    web::{App, Crumb, Ctx, Page, Sent, page, shell::csrf},
};

pub(super) async fn accounts(State(app): State<App>, ctx: Ctx) -> Page {
    only(&ctx, &[Role::Admin])?;
    show(&app, &ctx, StatusCode::OK, "", &|_| String::new()).await
}

pub(super) async fn add(State(app): State<App>, sent: Sent) -> Page {
    only(&sent.ctx, &[Role::Admin])?;
    let text = |name: &str| sent.get(name).trim().to_owned();
    let Some(role) = Role::named(sent.get("role")) else {
        return Err(Error::Refused("请选择角色".to_owned()).into());
    };
    let (login, name, region) = (text("login"), text("name"), text("region"));
    let new =
        NewAccount { login: login.clone(), name, role, region, password: sent.get("password").to_owned() };
    match app.db.add_account(&sent.ctx.viewer, new).await {
        Ok(_) => {
            app.db.note(&sent.ctx.viewer.login, "新增账号", &format!("{login}（{}）", role.words())).await?;
            Ok(Redirect::to("/accounts").into_response())
        }
        Err(Error::Refused(sentence)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            show(&app, &sent.ctx, status, &sentence, &|name| sent.get(name).to_owned()).await
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn reset_password(State(app): State<App>, Path(login): Path<String>, sent: Sent) -> Page {
    only(&sent.ctx, &[Role::Admin])?;
    app.db.set_password(&sent.ctx.viewer, &login, sent.get("password").to_owned()).await?;
    app.db.note(&sent.ctx.viewer.login, "重置密码", &login).await?;
    Ok(Redirect::to("/accounts").into_response())
}

pub(super) async fn close(State(app): State<App>, Path(login): Path<String>, sent: Sent) -> Page {
    only(&sent.ctx, &[Role::Admin])?;
    if login == sent.ctx.viewer.login {
        return Err(Error::Refused("不能停用自己正在用的账号".to_owned()).into());
    }
    set_active(&app, &sent, &login, false).await
}

pub(super) async fn reopen(State(app): State<App>, Path(login): Path<String>, sent: Sent) -> Page {
    only(&sent.ctx, &[Role::Admin])?;
    set_active(&app, &sent, &login, true).await
}

async fn set_active(app: &App, sent: &Sent, login: &str, active: bool) -> Page {
    app.db.set_active(&sent.ctx.viewer, login, active).await?;
    app.db.note(&sent.ctx.viewer.login, if active { "启用账号" } else { "停用账号" }, login).await?;
    Ok(Redirect::to("/accounts").into_response())
}

async fn show(
    app: &App,
    ctx: &Ctx,
    status: StatusCode,
    problem: &str,
    typed: &(dyn Fn(&str) -> String + Sync),
) -> Page {
    let all = app.db.accounts(&ctx.viewer).await?;
    let body = html! {
        h1 { "账号" }
        @if !problem.is_empty() { p .problem role="alert" { (problem) } }
        table .plain {
            thead { tr {
                @for it in ["登录名", "姓名", "角色", "区划", "状态", "重置密码", "停用和启用"] { th scope="col" { (it) } }
            } }
            tbody { @for it in &all { (row(ctx, it)) } }
        }
        (new_account(ctx, typed))
    };
    Ok(page(app, ctx, status, "账号", &[Crumb::new("账号", "/accounts")], body))
}

fn row(ctx: &Ctx, it: &Account) -> Markup {
    let (verb, way) = if it.active { ("停用", "close") } else { ("启用", "reopen") };
    let place = format!("/accounts/{}", it.login);
    html! {
        tr .closed[!it.active] {
            td { (it.login) }
            td { (it.name) }
            td { (it.role.words()) }
            td { (it.region) }
            td { @if it.active { "在用" } @else { "停用" } }
            td {
                form .inline method="post" action={ (place) "/password" } data-confirm={ "重置 " (it.name) " 的密码？其已登录的电脑都会退出，接口令牌全部作废" } {
                    (csrf(ctx))
                    input type="password" name="password" aria-label={ (it.login) " 的新密码" } autocomplete="new-password" maxlength="256" required;
                    button { "重置" }
                }
            }
            td {
                @if it.login != ctx.viewer.login {
                    form .inline method="post" action={ (place) "/" (way) } data-confirm={ (verb) " " (it.name) " 的账号？" } { (csrf(ctx)) button { (verb) } }
                }
            }
        }
    }
}

fn new_account(ctx: &Ctx, typed: &(dyn Fn(&str) -> String + Sync)) -> Markup {
    html! {
        section .slim {
            h2 { "新增账号" }
            form .stack method="post" action="/accounts" {
                (csrf(ctx))
                label for="login" { "登录名" }
                input #login name="login" value=(typed("login")) maxlength="32" autocomplete="off" aria-describedby="login-hint" required;
                p .hint #login-hint { "2 至 32 位字母、数字、点、横线或下划线；以后不能改" }
                label for="name" { "姓名" }
                input #name name="name" value=(typed("name")) maxlength="40" required;
                label for="role" { "角色" }
                select #role name="role" {
                    @for it in Role::ALL { option value=(it.name()) selected[typed("role") == it.name()] { (it.words()) } }
                }
                label for="region" { "区划" }
                @let region = typed("region");
                input #region name="region" value=(if region.is_empty() { &ctx.viewer.region } else { &region }) maxlength="12" inputmode="numeric";
                label for="password" { "初始密码" }
                input #password type="password" name="password" autocomplete="new-password" maxlength="256" aria-describedby="password-hint" required;
                p .hint #password-hint { "至少 8 位，含数字、字母、符号中的两种；请本人登录后自己改" }
                button .main { "新增" }
            }
        }
    }
}
