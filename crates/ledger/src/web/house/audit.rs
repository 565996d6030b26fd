//! The log of the house, for those who watch over it.

use axum::{extract::State, http::StatusCode};
use maud::html;

use super::{clock, only};
use crate::{
    spec::Role,
    web::{App, Crumb, Ctx, Page, page},
};

const SHOWN: i64 = 200;

pub(super) async fn audit(State(app): State<App>, ctx: Ctx) -> Page {
    only(&ctx, &[Role::Auditor, Role::Admin])?;
    let notes = app.db.notes(SHOWN).await?;
    let body = html! {
        h1 { "日志" }
        p .hint { "谁登录、谁被拒绝、谁导出了数据、谁动了账号：最近 " (SHOWN) " 条。台账的每次改动见各记录的“历史”。" }
        table .plain {
            thead { tr { th scope="col" { "时间" } th scope="col" { "账号" } th scope="col" { "做了什么" } th scope="col" { "说明" } } }
            tbody {
                @for it in &notes {
                    tr { td .time { (clock(it.at)) } td { (it.login) } td { (it.deed) } td { (it.subject) } }
                }
            }
        }
    };
    Ok(page(&app, &ctx, StatusCode::OK, "日志", &[Crumb::new("日志", "/audit")], body))
}
