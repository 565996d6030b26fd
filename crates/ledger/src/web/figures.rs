//! Every figure the house reports, each with the rows it was counted from.

use axum::{
    Router,
    extract::{RawQuery, State},
    http::StatusCode,
    routing::get,
};
use maud::{Markup, html};

use super::{App, Ctx, Page, address, page};
use crate::{
    cell::Half,
    figure::{Figure, OpenDoubt},
    store::Error,
};

pub(super) fn routes() -> Router<App> {
    Router::new().route("/figures", get(show))
}

/// `GET /figures?half=2016H1`
async fn show(State(app): State<App>, RawQuery(query): RawQuery, ctx: Ctx) -> Page {
    let asked = address::asked(query.as_deref(), "half");
    let half = match asked.as_str() {
        "" => app.house.this_half().ok_or_else(|| Error::Refused("没有可用的半年".to_owned()))?,
        text => text.parse::<Half>().map_err(Error::Refused)?,
    };
    let figures = Figure::ask_all(&app.db, &ctx.viewer, (app.house.figures)(half)).await?;
    let body = html! {
        h1 { (half.words()) "指标" }
        p .hint { "每个数都由台账里的记录算出，点数字看是哪些记录。有存疑的数，要先认定才能用于报表。" }
        (half_form("/figures", half, &app))
        @if figures.is_empty() {
            div .empty { p { "这个半年还没有定义指标。" } }
        } @else { (table(&figures)) }
    };
    Ok(page(&app, &ctx, StatusCode::OK, "指标", &[], body))
}

fn table(figures: &[Figure]) -> Markup {
    html! {
        div .sheet tabindex="0" role="region" aria-label="指标" {
            table {
                thead { tr {
                    th scope="col" { "指标" }
                    th scope="col" .num { "数" }
                    th scope="col" { "单位" }
                    th scope="col" { "口径" }
                    th scope="col" { "截至" }
                    th scope="col" { "存疑" }
                } }
                tbody { @for it in figures { (line(it)) } }
            }
        }
    }
}

fn line(figure: &Figure) -> Markup {
    let about = figure.definition();
    html! {
        tr {
            th scope="row" { (about.label) }
            td .num { a href=(figure.link()) .doubt[!figure.is_sure()] title={ (figure.rows()) " 条记录" } { (figure.text()) } }
            td { (about.unit) }
            td .meaning { (about.meaning) }
            td .when { @if let Some(day) = figure.cut_off() { (day) } @else { "至今" } }
            td { (doubts(figure.doubts())) }
        }
    }
}

fn doubts(all: &[OpenDoubt]) -> Markup {
    html! {
        @if all.is_empty() { span .absent { "无" } } @else {
            details {
                summary .doubt { (all.len()) " 处" }
                ul {
                    @for it in all {
                        li {
                            a href=(it.link) { (it.subject) }
                            @if !it.printed.is_empty() { "：原文“" (it.printed) "”，可能是 " (it.candidates.join("、")) }
                            @if !it.reason.is_empty() { "（" (it.reason) "）" }
                        }
                    }
                }
            }
        }
    }
}

/// How many half-years back one can choose from.
const HALVES: i16 = 20;

/// The half-years to choose from, as options of a list.
pub fn half_choice(chosen: Half, app: &App) -> Markup {
    let today = (app.house.today)().year();
    let year = app.house.this_half().map_or(today, Half::year).max(chosen.year()).max(today);
    let all = (0..HALVES / 2).flat_map(|back| [2, 1].map(|half| Half::new(year - back, half))).flatten();
    let mut all: Vec<Half> = all.collect();
    for it in app.house.this_half().into_iter().chain([chosen]) {
        if !all.contains(&it) {
            all.push(it);
        }
    }
    html! { @for it in all { option value=(it) selected[it == chosen] { (it.words()) } } }
}

/// A chooser of half-years that works as a plain form.
pub(super) fn half_form(action: &str, chosen: Half, app: &App) -> Markup {
    html! {
        form .inline method="get" action=[Some(action).filter(|it| !it.is_empty())] {
            label { span { "半年" } select name="half" { (half_choice(chosen, app)) } }
            button { "看这个半年" }
        }
    }
}
