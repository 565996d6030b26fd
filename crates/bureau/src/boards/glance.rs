//! What the bureau puts on the home page: the paper under way at its gate, how its
//! targets stand, the totals told last.

use ledger::{
    prelude::*,
    web::{App, Ctx, Drawn, Panel},
};
use maud::{Markup, html};

use super::{
    newest,
    targets::{bound, light},
};
use crate::{
    ledgers::target::{Target, light::Light},
    papers::desk,
    promises::{self, Promise},
};

/// In the order in which they stand there.
pub const PANELS: &[Panel] = &[paper, targets, newest::panel];

/// Targets listed there.
const SHOWN: usize = 6;

fn paper<'a>(app: &'a App, ctx: &'a Ctx) -> Drawn<'a> {
    Box::pin(desk::newest(app, ctx))
}

fn targets<'a>(app: &'a App, ctx: &'a Ctx) -> Drawn<'a> {
    Box::pin(async move {
        let open = Selection::all::<Target>().stage(&["open"]);
        let open = app.db.every::<Target>(&ctx.viewer, &open, promises::MOST).await?;
        let day = (app.house.today)();
        let mut all = promises::measured(&app.db, &ctx.viewer, open, day).await?;
        all.sort_by_key(|it| urgency(&it.light));
        Ok(panel(&all))
    })
}

/// What needs looking at comes first.
fn urgency(it: &Light) -> u8 {
    match it {
        Light::Red => 0,
        Light::Yellow => 1,
        Light::Green => 2,
        Light::Reached => 3,
        Light::Dark(_) => 4,
    }
}

fn panel(all: &[Promise]) -> Markup {
    html! {
        @if !all.is_empty() {
            section .board {
                link rel="stylesheet" href="/assets/boards.css";
                h2 { "目标" }
                table .plain {
                    caption .unseen { "执行中的目标和它们的灯" }
                    tbody {
                        @for it in all.iter().take(SHOWN) {
                            tr {
                                th scope="row" { a href={ "/target/" (it.row.id) } { (it.target.name.as_str()) } " " (bound(it)) }
                                td .slim {
                                    @match &it.actual {
                                        Some(actual) => { "现在 " a href=(actual.figure.link()) { (actual.value.to_string()) } },
                                        None => span .absent { "还没有数" },
                                    }
                                }
                                td { (light(&it.light)) }
                            }
                        }
                    }
                }
                p { a href="/targets" { "全部目标的进度" } }
            }
        }
    }
}
