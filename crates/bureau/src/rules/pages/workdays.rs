//! 工作日历：每年的放假和调休，和从哪天起数第几个工作日。

use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use ledger::{
    cell::read_date,
    prelude::*,
    web::{App, Ctx, Page, page},
};
use maud::{Markup, html};
use rules::calendar::{CALENDAR, UNKNOWN};

use super::{Pairs, said, sets::mark};

/// `GET /calendar?from=2016-03-01&days=6`
pub(super) async fn show(State(app): State<App>, ctx: Ctx, Query(pairs): Query<Pairs>) -> Page {
    let today = (app.house.today)();
    let from = said(&pairs, "from").map_or(Ok(today), read_date).map_err(Error::Refused)?;
    let days = said(&pairs, "days").unwrap_or("5");
    let count: i64 = days
        .parse()
        .ok()
        .filter(|it| (1..=1000).contains(it))
        .ok_or_else(|| Error::Refused(format!("“{days}”不是工作日数：请填 1 到 1000 的整数")))?;
    let body = html! {
        link rel="stylesheet" href="/assets/rules.css";
        h1 { "工作日历" }
        form .rules-bar method="get" action="/workdays" {
            label { span { "从 " } input name="from" value=(from) size="12"; }
            label { span { "起的第 " } input .num name="days" value=(count) size="4"; span { " 个工作日" } }
            button .main { "计算" }
        }
        p .verdict { (nth(from, count)) }
        p .hint { "起始日是工作日的算第一天。没有登记放假通知的年度不计算，不会按周末估。" }
        h2 { "已登记的放假和调休" }
        @for year in CALENDAR.years().iter().rev() { (of_year(*year)) }
    };
    Ok(page(&app, &ctx, StatusCode::OK, "工作日历", &[], body))
}

fn nth(from: Date, count: i64) -> Markup {
    match CALENDAR.nth(from, count) {
        Ok(day) => html! { (from) " 起的第 " (count) " 个工作日是 " b { (day) } },
        Err(year) => html! { span .outcome.missing { "资料缺失" } " " (year.0) " 年：" (UNKNOWN) },
    }
}

/// Stretches of equal days, as the notice lists them.
fn of_year(year: i16) -> Markup {
    let first = Date::constant(year, 1, 1);
    let days = first.series(jiff::Span::new().days(1)).take_while(|it| it.year() == year);
    let special: Vec<_> = days.filter_map(|day| CALENDAR.special(day).map(|it| (day, it))).collect();
    let stretches = special.chunk_by(|a, b| a.1 == b.1 && a.0.tomorrow().is_ok_and(|it| it == b.0));
    let document = special.first().map(|it| it.1);
    html! {
        details open[year == 2026 || year == 2016] {
            summary { (year) "年" @if let Some(it) = document { " " (it.document) " " (mark(&it.confidence)) } }
            ul .holidays { @for it in stretches {
                @let (day, special) = it[0];
                li .worked[special.works] {
                    (special.name) " " (day) @if 1 < it.len() { " 至 " (it[it.len() - 1].0) }
                    @if special.works { " 上班" } @else { " 放假 " (it.len()) " 天" }
                }
            } }
        }
    }
}
