//! 目标进度：每个目标做到了哪里，灯按哪一天亮。

use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use ledger::{
    prelude::*,
    web::{App, Ctx, Page, page},
};
use maud::{Markup, html};

use super::half_and_day;
use crate::{
    figures::Span,
    ledgers::target::{Bound, Duty, Target, light::Light},
    promises::{self, Promise},
};

/// `GET /targets?half=2016H1&asof=2016-06-24`
pub(super) async fn show(
    State(app): State<App>,
    ctx: Ctx,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Page {
    let (half, day) = half_and_day(&app, &pairs)?;
    let span = Span { last: day, ..Span::of(half) };
    let running = promises::running(&app.db, &ctx.viewer, span).await?;
    let set = app.db.every::<Target>(&ctx.viewer, &promises::promised_in(half), promises::MOST).await?;
    let set = promises::measured(&app.db, &ctx.viewer, set, day).await?;
    let body = html! {
        link rel="stylesheet" href="/assets/boards.css";
        h1 { "目标进度" }
        p .hint {
            "灯按截至日的时间进度亮：进度不低于时间进度为绿，低于而不低于其八成为黄，再低为红。这是本系统的约定，不是文件规定。"
            "进度由指标的数算出，点数字看来源。"
        }
        form .board-bar method="get" action="/targets" {
            label { span { "半年 " } input name="half" value=(half) size="8"; }
            label { span { "截至 " } input name="asof" value=(day) size="12"; }
            button { "重新计算" }
        }
        (board(&format!("{}要兑现的目标", half.words()), "以前的报告没有提出管到这个半年的目标。", &running))
        (board(&format!("{}提出的目标", half.words()), "这个半年还没有提出目标。在“目标”台账里登记，“提出时期”选这个半年。", &set))
    };
    Ok(page(&app, &ctx, StatusCode::OK, "目标进度", &[], body))
}

fn board(title: &str, nothing: &str, all: &[Promise]) -> Markup {
    html! {
        h2 { (title) }
        @if all.is_empty() { p .hint { (nothing) } } @else {
            (lamps(all))
            div .sheet .board tabindex="0" role="region" aria-label=(title) {
                table {
                    thead { tr {
                        th scope="col" { "领域" } th scope="col" { "目标" } th scope="col" { "灯" }
                        th scope="col" .num { "现在" } th scope="col" { "数到" } th scope="col" { "目标期" }
                        th scope="col" { "责任" } th scope="col" { "期限" } th scope="col" { "提醒" }
                    } }
                    tbody {
                        @for duty in Duty::ALL {
                            @for it in all.iter().filter(|it| it.target.duty == *duty) { (line(it)) }
                        }
                    }
                }
            }
        }
    }
}

fn lamps(all: &[Promise]) -> Markup {
    let counts = ["已达到", "绿灯", "黄灯", "红灯", "未亮灯"]
        .map(|word| (word, all.iter().filter(|it| it.light.words() == word).count()));
    html! {
        ul .lamps {
            @for (word, count) in counts { li { (word) " " b { (count) } } }
            li { "有提醒 " b { (all.iter().filter(|it| !it.alarms.is_empty()).count()) } }
        }
    }
}

fn line(it: &Promise) -> Markup {
    let target = &it.target;
    let unit = target.unit.as_ref().map_or("", Name::as_str);
    html! {
        tr {
            td { (target.duty.words()) }
            th scope="row" {
                a href={ "/target/" (it.row.id) } { (target.firmness.word()) (target.name.as_str()) }
                " " (bound(it))
            }
            td { (light(&it.light)) }
            td .num {
                @if let Some(actual) = &it.actual { a href=(actual.figure.link()) { (actual.value.to_string()) } " " (unit) }
                @else if target.bound != Bound::Unquantified { span .absent { "未报" } }
            }
            td .day { @if let Some(actual) = &it.actual { (actual.until) } }
            td { (target.period.words()) }
            td { (who(target)) }
            td .day { (day(target)) }
            td { @for alarm in &it.alarms { p .alarm { (alarm) } } }
        }
    }
}

/// `100 件以上`, with what is printed where the value is in doubt.
pub(super) fn bound(it: &Promise) -> Markup {
    let target = &it.target;
    let shown = |column: &str| {
        let field = Target::SPEC.column(column);
        field.map_or_else(String::new, |field| field.words(&it.row.entry(field.name)))
    };
    let unit = target.unit.as_ref().map_or("", Name::as_str);
    let (low, high) = (shown(Target::LOW.name()), shown(Target::HIGH.name()));
    let text = match target.bound {
        Bound::Unquantified => String::new(),
        Bound::AtLeast => format!("{low}{unit}以上"),
        Bound::Reach => format!("{low}{unit}"),
        Bound::Range => format!("{low}至{high}{unit}"),
    };
    html! { span .doubt[matches!(target.low, Told::Doubt(_))] { (text) } }
}

pub(super) fn light(it: &Light) -> Markup {
    let class = match it {
        Light::Reached => "reached",
        Light::Green => "green",
        Light::Yellow => "yellow",
        Light::Red => "red",
        Light::Dark(_) => "dark",
    };
    html! {
        span class={ "light " (class) } { (it.words()) }
        @if let Light::Dark(why) = it { br; span .why { (why) } }
    }
}

fn who(target: &Target) -> Markup {
    let known: Vec<&str> =
        [&target.section, &target.owner].into_iter().filter_map(|it| it.known()).map(Name::as_str).collect();
    html! { @if known.is_empty() { span .absent { "未报" } } @else { (known.join(" ")) } }
}

fn day(target: &Target) -> String {
    target.due.known().copied().unwrap_or_else(|| target.period.last()).to_string()
}
