//! 统计数走势：一个指标一张表，各时期的数、同比，和对不上的地方。

use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use ledger::{
    prelude::*,
    store::Row,
    web::{App, Ctx, Page, page},
};
use maud::{Markup, html};

use super::asked;
use crate::ledgers::{
    indicator::Indicator,
    reading::{Reading, series},
};

/// Readings and indicators read at the most.
const MOST: i64 = 10_000;

/// `GET /series?year=2016`
pub(super) async fn show(
    State(app): State<App>,
    ctx: Ctx,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Page {
    let year = asked(&pairs, "year", str::parse::<Year>)?;
    let indicators = app.db.every::<Indicator>(&ctx.viewer, &Selection::all::<Indicator>(), MOST).await?;
    let readings = app.db.every::<Reading>(&ctx.viewer, &Selection::all::<Reading>(), MOST).await?;
    let tables: Vec<Markup> =
        indicators.iter().filter_map(|(row, it)| table(row.id, it, &readings, year)).collect();
    let body = html! {
        link rel="stylesheet" href="/assets/boards.css";
        h1 { "统计数走势" }
        p .hint { "累计数只会增加，确有更正的要写修订说明；单月数应等于两个累计数之差；同比按修订后的上年档案数算。存疑和未报的不参加核对。" }
        form .board-bar method="get" action="/series" {
            label { span { "年度 " } input name="year" value=[year] placeholder="全部" size="8"; }
            button { "查看" }
        }
        @if tables.is_empty() { div .empty { p { "没有登记统计数。在“统计数”台账里登记后，这里按指标列出各时期的数。" } } }
        @for it in &tables { (it) }
    };
    Ok(page(&app, &ctx, StatusCode::OK, "统计数走势", &[], body))
}

fn table(id: Id, indicator: &Indicator, all: &[(Row, Reading)], year: Option<Year>) -> Option<Markup> {
    let of = |it: &&(Row, Reading)| it.1.indicator.id() == id;
    let values: Vec<Reading> = all.iter().filter(of).map(|it| it.1.clone()).collect();
    let shown = |it: &&(Row, Reading)| year.is_none_or(|year| it.1.period.year() == year.0);
    let mut rows: Vec<&(Row, Reading)> = all.iter().filter(of).filter(shown).collect();
    rows.sort_by_key(|it| (it.1.period.last(), it.1.period.first()));
    if rows.is_empty() {
        return None;
    }
    let findings = series::check(&values);
    let other = |it: &Reading| it.reach != indicator.reach;
    Some(html! {
        h2 { a href={ "/indicator/" (id) } { (indicator.name.as_str()) } "（" (indicator.unit.as_str()) "，" (indicator.reach.words()) "）" }
        div .sheet .board tabindex="0" role="region" aria-label=(indicator.name.as_str()) {
            table {
                thead { tr {
                    th scope="col" { "时期" } th scope="col" { "计数方式" } th scope="col" .num { "数值" }
                    th scope="col" .num { "首次公布" } th scope="col" .num { "同比" } th scope="col" { "来源" } th scope="col" { "提醒" }
                } }
                tbody {
                    @for (row, it) in rows {
                        tr {
                            th scope="row" { a href={ "/reading/" (row.id) } { (it.period.words()) } }
                            td { (it.reach.words()) @if other(it) { " " span .why { "与目录不同" } } }
                            td .num { (words(row, Reading::VALUE.name())) }
                            td .num { (words(row, Reading::FIRST_TOLD.name())) }
                            td .num { @if let Some(it) = series::growth(&values, it).and_then(|it| it.percent()) { (it) "%" } }
                            td { (it.source.as_str()) }
                            td { @for found in findings.iter().filter(|found| found.stretch == it.period) { p .alarm { (found.sentence) } } }
                        }
                    }
                }
            }
        }
    })
}

fn words(row: &Row, column: &str) -> String {
    let field = Reading::SPEC.column(column);
    field.map_or_else(String::new, |field| field.words(&row.entry(field.name)))
}
