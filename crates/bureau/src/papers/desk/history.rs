//! Who wrote what when: every edition, and its difference from the one before,
//! paragraph by paragraph.

use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use ledger::{
    prelude::*,
    store::Edition,
    web::{App, Crumb, Ctx, Page, Sent, csrf, moment, page},
};
use maud::{Markup, html};
use paper::manuscript::{Manuscript, Side};

use super::{
    conflict::difference,
    opened::{Opened, amend, back},
};

/// Editions listed at the most; older ones are still reached by their number.
const MOST: i64 = 300;

pub(super) async fn list(State(app): State<App>, ctx: Ctx, Path(id): Path<Id>) -> Page {
    let opened = Opened::load(&app, &ctx, id).await?;
    let all = app.db.editions(&ctx.viewer, id, MOST).await?;
    let body = html! {
        link rel="stylesheet" href="/assets/paper.css";
        h1 { "修改记录" }
        div .sheet tabindex="0" role="region" aria-label="修改记录" { table {
            thead { tr { th scope="col" { "版本" } th scope="col" { "时间" } th scope="col" { "谁" } th scope="col" { "做了什么" } th scope="col" { "查看" } } }
            tbody { @for it in &all { (line(&opened, it)) } }
        } }
    };
    Ok(page(&app, &ctx, StatusCode::OK, "修改记录", &opened.crumbs(), body))
}

fn line(opened: &Opened, it: &Edition) -> Markup {
    html! {
        tr {
            th scope="row" { "第 " (it.rev) " 版" }
            td .when { (moment(it.at)) }
            td { (it.author) }
            td { (it.verb) @if !it.why.is_empty() { "：" (it.why) } }
            td { @if 1 < it.rev { a href={ (opened.link()) "/history/" (it.rev) } { "看改了什么" } } }
        }
    }
}

pub(super) async fn differences(State(app): State<App>, ctx: Ctx, Path((id, rev)): Path<(Id, i64)>) -> Page {
    let now = Opened::edition(&app, &ctx, id, rev).await?;
    let before = Opened::edition(&app, &ctx, id, (rev - 1).max(1)).await?;
    let sides = now.text.beside(&before.text);
    let changed: Vec<&Side<'_>> = sides
        .iter()
        .filter(|it| texts(&before.text, &now.text, it).0 != texts(&before.text, &now.text, it).1)
        .collect();
    let title = format!("第 {rev} 版改了什么");
    let may = ctx.viewer.may_write() && !now.head.is_final;
    let body = html! {
        link rel="stylesheet" href="/assets/paper.css";
        h1 { (title) }
        @if before.text.cut_off != now.text.cut_off { p { "截至日期：" del { (before.text.cut_off) } ins { (now.text.cut_off) } } }
        @if changed.is_empty() { div .empty { p { "文字和数都没有变。" } } }
        @for it in changed {
            @let (old, new) = texts(&before.text, &now.text, it);
            div .change {
                p .quiet { (it.now.or(it.before).map_or("", |it| it.section.as_str())) }
                p { (difference(&old, &new)) }
            }
        }
        @if may {
            form .inline method="post" action={ (now.link()) "/restore" } data-confirm={ "把文稿恢复成第 " (rev - 1) " 版的内容？现在的内容仍留在修改记录里。" } {
                (csrf(&ctx))
                input type="hidden" name="rev" value=(rev - 1);
                button { "恢复成改之前的样子（第 " (rev - 1) " 版）" }
            }
        }
    };
    let mut crumbs = now.crumbs();
    crumbs.push(Crumb::new("修改记录", format!("{}/history", now.link())));
    Ok(page(&app, &ctx, StatusCode::OK, &title, &crumbs, body))
}

fn texts(before: &Manuscript, now: &Manuscript, it: &Side<'_>) -> (String, String) {
    let old = it.before.map_or(String::new(), |it| before.read(it));
    (old, it.now.map_or(String::new(), |it| now.read(it)))
}

/// `POST /papers/{id}/restore` with `rev`: an earlier edition is said again.
pub(super) async fn restore(State(app): State<App>, Path(id): Path<Id>, sent: Sent) -> Page {
    let rev: i64 = sent.get("rev").parse().unwrap_or(0);
    let earlier = Opened::edition(&app, &sent.ctx, id, rev).await?;
    amend(&app, &sent.ctx, id, "恢复", &format!("第 {rev} 版的内容"), |now| {
        let mut next = earlier.text.clone();
        // Numbers of pieces and chips given out since are not given out again.
        next.last = next.last.max(now.last);
        for (number, it) in &now.chips {
            next.chips.entry(*number).or_insert_with(|| it.clone());
        }
        next.known = None;
        Ok(next)
    })
    .await?;
    back(&earlier.link(), "restored")
}
