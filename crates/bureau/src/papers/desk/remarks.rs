//! 批注: what people say about a section, beside it.

use axum::extract::{Path, State};
use ledger::{
    prelude::*,
    store::Remark,
    web::{App, Ctx, Page, Sent, csrf, moment},
};
use maud::{Markup, html};

use super::opened::{Opened, back};

/// `POST /papers/{id}/remarks` with `section` and `body`.
pub(super) async fn add(State(app): State<App>, Path(id): Path<Id>, sent: Sent) -> Page {
    app.db.remark(&sent.ctx.viewer, id, sent.get("section"), sent.get("body")).await?;
    back(&format!("/papers/{id}{}", place(&sent)), "remarked")
}

/// `POST /papers/{id}/remarks/{remark}`: settled, or open again.
pub(super) async fn resolve(State(app): State<App>, Path((id, remark)): Path<(Id, Id)>, sent: Sent) -> Page {
    app.db.resolve_remark(&sent.ctx.viewer, id, remark, sent.get("settled") == "1").await?;
    back(&format!("/papers/{id}{}", place(&sent)), "remarked")
}

/// Back to the section one was at.
fn place(sent: &Sent) -> String {
    sent.get("at").parse::<u32>().map_or_else(|_| String::new(), |it| format!("#s{it}"))
}

/// The remarks of a section, and a place for one more.
pub(super) fn of(ctx: &Ctx, opened: &Opened, section: &str, said: &[Remark]) -> Markup {
    let at = opened.text.section(section).and_then(|it| it.pieces.first().map(|it| it.id)).unwrap_or(0);
    let (settled, open): (Vec<&Remark>, Vec<&Remark>) =
        said.iter().filter(|it| it.section == section).partition(|it| it.resolved.is_some());
    html! {
        @for it in &open { (one(ctx, opened, it, at)) }
        @if !settled.is_empty() {
            details .settled { summary { "已处理的批注 " (settled.len()) } @for it in &settled { (one(ctx, opened, it, at)) } }
        }
        details .add-remark {
            summary { "批注" }
            form method="post" action={ (opened.link()) "/remarks" } data-keep={ (opened.link()) "#r" (at) } {
                (csrf(ctx))
                input type="hidden" name="section" value=(section);
                input type="hidden" name="at" value=(at);
                textarea name="body" rows="3" aria-label={ "对“" (section) "”的批注" } required {}
                button { "写批注" }
            }
        }
    }
}

fn one(ctx: &Ctx, opened: &Opened, it: &Remark, at: u32) -> Markup {
    html! {
        div .remark .done[it.resolved.is_some()] {
            p { (it.body) }
            p .quiet { (it.author) " " (moment(it.at)) @if let Some((who, when)) = &it.resolved { "；" (who) " " (moment(*when)) " 已处理" } }
            @if ctx.viewer.may_write() {
                form method="post" action={ (opened.link()) "/remarks/" (it.id) } {
                    (csrf(ctx))
                    input type="hidden" name="at" value=(at);
                    input type="hidden" name="settled" value=(u8::from(it.resolved.is_none()));
                    button .link { @if it.resolved.is_some() { "重新打开" } @else { "已处理" } }
                }
            }
        }
    }
}

/// Remarks whose section is no longer in the paper.
pub(super) fn stray(ctx: &Ctx, opened: &Opened, said: &[Remark]) -> Markup {
    let stray: Vec<&Remark> = said.iter().filter(|it| opened.text.section(&it.section).is_none()).collect();
    html! {
        @if !stray.is_empty() {
            p .section-name { "已删去的各节的批注" }
            @for it in stray { p .quiet { "“" (it.section) "”" } (one(ctx, opened, it, 0)) }
        }
    }
}
