//! 统计图: the figures of a year and of the years before it, as pictures.

use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use ledger::{
    prelude::*,
    web::{App, Ctx, Page, page},
};
use maud::html;

use super::asked;
use crate::charts;

/// `GET /charts?year=2016`
pub(super) async fn show(
    State(app): State<App>,
    ctx: Ctx,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Page {
    let this = app.house.this_half().map_or((app.house.today)().year(), Half::year);
    let year = asked(&pairs, "year", str::parse::<Year>)?.map_or(this, |it| it.0);
    let drawn = charts::draw(&app.db, &ctx.viewer, charts::of_year(year)).await?;
    let body = html! {
        link rel="stylesheet" href="/assets/boards.css";
        h1 { (year) "年统计图" }
        p .hint { "每一根都由台账里的记录算出，点开看是哪些记录；带“？”的有存疑，认定以后会变。" }
        form .board-bar method="get" action="/charts" {
            label { span { "年份 " } select name="year" {
                @for it in (0..10).map(|back| this.max(year) - back) { option value=(it) selected[it == year] { (it) "年" } }
            } }
            button { "看这一年" }
        }
        nav .toc aria-label="本页的图" { ul { @for it in &drawn { li { a href={ "#" (it.key) } { (it.title) } } } } }
        div .charts { @for it in &drawn { (it.figure()) } }
    };
    Ok(page(&app, &ctx, StatusCode::OK, "统计图", &[], body))
}
