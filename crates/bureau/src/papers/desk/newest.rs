//! The newest paper under way, as the home page shows it: its name and its gate.

use ledger::{
    prelude::*,
    web::{App, Ctx},
};
use maud::{Markup, html};

use super::{gate, opened::Opened};

/// The paper somebody is at work on; nothing where all are final.
pub async fn newest(app: &App, ctx: &Ctx) -> Result<Markup, Error> {
    let all = app.db.manuscripts(&ctx.viewer).await?;
    let Some(head) = all.iter().find(|it| !it.is_final) else { return Ok(nothing(all.is_empty(), ctx)) };
    let opened = Opened::load(app, ctx, head.id).await?;
    Ok(html! {
        section {
            link rel="stylesheet" href="/assets/paper.css";
            link rel="stylesheet" href="/assets/desk.css";
            h2 { "正在写的文稿" }
            p { a href=(opened.link()) { (opened.head.title) } span .hint { " 第 " (opened.head.rev) " 版 · " (opened.head.author) } }
            (gate::bar(&opened.text.gate().tally))
        }
    })
}

fn nothing(none: bool, ctx: &Ctx) -> Markup {
    html! {
        @if none && ctx.viewer.may_write() {
            section {
                h2 { "半年报告" }
                p { "还没有起草。" a href="/papers" { "由台账起草一份" } }
            }
        }
    }
}
