//! 文稿 of the house: those under way, those final, those sent; and a new one.

use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use ledger::{
    prelude::*,
    store::Manuscript,
    web::{App, Ctx, Page, Sent, csrf, half_choice, moment, page},
};
use maud::{Markup, html};

use super::{
    opened::{back, edition},
    renew::within,
    taken,
};
use crate::{figures::Span, papers::pages::Asked};

pub(super) async fn list(
    State(app): State<App>,
    ctx: Ctx,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Page {
    let asked = Asked::read(&pairs)?;
    let half = asked.half.or_else(|| app.house.this_half());
    let all = app.db.manuscripts(&ctx.viewer).await?;
    let body = html! {
        link rel="stylesheet" href="/assets/paper.css";
        h1 { "文稿" }
        p .hint { "文稿由台账起草，再由人修改。每个数都能打开看它由哪些记录得来；没有出处的数不能定稿。" }
        @if let Some(half) = half.filter(|_| ctx.viewer.may_write()) {
            form .inline .begin method="post" action="/papers" {
                (csrf(&ctx))
                label { span { "报告" } select name="half" { (half_choice(half, &app)) } }
                label { span { "截至" } input name="asof" value=(asked.as_of.unwrap_or(Span::of(half).last)) size="12"; }
                button .main { "起草一份半年报告" }
            }
        }
        @if all.is_empty() { div .empty { p { "还没有文稿。选定半年和截至日期，由台账起草一份。" } } }
        @else { (table(&all)) }
    };
    Ok(page(&app, &ctx, StatusCode::OK, "文稿", &[], body))
}

fn table(all: &[Manuscript]) -> Markup {
    html! {
        div .sheet tabindex="0" role="region" aria-label="文稿" {
            table {
                thead { tr {
                    th scope="col" { "标题" } th scope="col" { "时期" } th scope="col" { "状态" }
                    th scope="col" { "版本" } th scope="col" { "最后修改" }
                } }
                tbody { @for it in all { tr {
                    th scope="row" { a href={ "/papers/" (it.id) } { (it.title) } }
                    td .when { (it.period.parse::<Half>().map_or_else(|_| it.period.clone(), Half::words)) }
                    td { (state(it)) }
                    td .num { (it.rev) }
                    td { (it.author) " " (moment(it.at)) }
                } } }
            }
        }
    }
}

/// 编辑中, 已定稿, 已报.
pub(super) fn state(it: &Manuscript) -> Markup {
    html! {
        @if !it.is_final { span .badge { "编辑中" } }
        @else if it.sent == 0 { span .badge .stage1 { "已定稿" } }
        @else { span .badge .stage2 { "已报 " (it.sent) " 次" } }
    }
}

/// `POST /papers` with `half` and `asof`.
pub(super) async fn begin(State(app): State<App>, sent: Sent) -> Page {
    let half: Half = sent.get("half").parse().map_err(Error::Refused)?;
    let span = match sent.get("asof").trim() {
        "" => Span::of(half),
        text => within(half, text)?,
    };
    let viewer = &sent.ctx.viewer;
    let text = taken::first(&app.db, viewer, half, Some(span.last)).await?;
    let why = format!("由台账起草，截至{}", span.last);
    let first = edition(&text, "起草", &why)?;
    let id = app.db.begin_manuscript(viewer, taken::HALF_YEAR, &half.to_string(), first).await?;
    back(&format!("/papers/{id}"), "begun")
}
