//! One criterion over all units.

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use ledger::{
    prelude::*,
    web::{App, Ctx, Page, page},
};
use maud::html;

use super::{Pairs, address, bar, called, crumbs, linked, opened, outcome, way};

/// `GET /assessments/{id}/criterion/{criterion}`
pub(super) async fn show(
    State(app): State<App>,
    ctx: Ctx,
    Path((id, criterion)): Path<(String, String)>,
    Query(pairs): Query<Pairs>,
) -> Page {
    let sheet = opened(&app, &ctx, &id, &pairs).await?;
    let at = sheet.criteria.iter().position(|it| it.0.id.to_string() == criterion);
    let at = at.ok_or_else(|| Error::NotFound(format!("这张考评表上的指标“{criterion}”")))?;
    let (row, it) = &sheet.criteria[at];
    let title = called(it);
    let body = html! {
        div .heading { h1 { (title) } div .acts { a .button href={ "/criterion/" (row.id) } { "指标记录" } } }
        (bar(&sheet, &format!("/assessments/{}/criterion/{}", sheet.row.id, row.id)))
        div .way { "计分方法：" (way(it)) }
        div .sheet tabindex="0" role="region" aria-label=(title) { table {
            thead { tr { th { "单位" } th .num { "目标" } th .num { "完成" } th .num { "得分" } th { "填报" } } }
            tbody { @for party in &sheet.parties {
                @let told = sheet.rating(party, row.id);
                @let measured = sheet.measured(party, row, it);
                @let score = sheet.score(party).ok().and_then(|it| it.items.into_iter().find(|it| it.at == at));
                tr {
                    th scope="row" { a href=(address(&sheet, &format!("/unit/{}", party.address()))) { (party.name) } }
                    td .num { (linked(measured.target.as_ref())) } td .num { (outcome(&measured)) }
                    td .num { @if let Some(it) = score { (it.score) @if let Some(band) = &it.band { p .cited { (band) } } } }
                    td {
                        @match told {
                            Some((row, it)) => a href={ "/rating/" (row.id) } { (it.reported) },
                            None if measured.outcome().is_some() => "由台账算出",
                            None => span .absent { "没有填报" },
                        }
                    }
                }
            } }
        } }
    };
    Ok(page(&app, &ctx, StatusCode::OK, &title, &crumbs(&sheet), body))
}
