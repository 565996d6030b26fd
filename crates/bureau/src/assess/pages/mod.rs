//! `/assessments`: the sheets, the ranking of one, a unit on it, a criterion over all
//! units, 自评报告.

mod criterion;
mod differences;
mod list;
mod party;
mod ranking;

use axum::{Router, routing::get};
use ledger::{
    cell::read_date,
    prelude::*,
    web::{App, Crumb, Ctx, said},
};
use maud::{Markup, html};

pub use party::printed;

use super::{
    grading::Called,
    measured::{Measured, Said, called},
    score::Score,
    sheet::{Party, Sheet},
};
use crate::ledgers::criterion::Criterion;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/assessments", get(list::show).post(list::adopt))
        .route("/assessments/{id}", get(ranking::show))
        .route("/assessments/{id}/criterion/{criterion}", get(criterion::show))
        .route("/assessments/{id}/differences", get(differences::show))
        .route("/assessments/{id}/unit/{unit}", get(party::show))
        .route("/assessments/{id}/unit/{unit}/{file}", get(party::paper))
}

type Pairs = Vec<(String, String)>;

/// The sheet an address speaks of, as of the day and the books it wants.
async fn opened(app: &App, ctx: &Ctx, id: &str, pairs: &Pairs) -> Result<Sheet, Error> {
    let id: Id = id.parse().map_err(|_| Error::NotFound(format!("编号“{id}”")))?;
    let day = said(pairs, "asof").map(read_date).transpose().map_err(Error::Refused)?;
    let now = said(pairs, "now").is_some();
    Sheet::read(&app.db, &ctx.viewer, id, day, now, (app.house.today)()).await
}

fn wanted<'a>(sheet: &'a Sheet, unit: &str) -> Result<&'a Party, Error> {
    sheet.party(unit).ok_or_else(|| Error::NotFound(format!("这张考评表上的单位“{unit}”")))
}

/// The address of a page of this sheet, on the same day and in the same books.
fn address(sheet: &Sheet, rest: &str) -> String {
    let books = if sheet.is_closed() && sheet.known.is_none() { "&now=1" } else { "" };
    format!("/assessments/{}{rest}?asof={}{books}", sheet.row.id, sheet.day)
}

/// The way back to the ranking.
fn crumbs(sheet: &Sheet) -> [Crumb; 2] {
    let ranking = format!("/assessments/{}", sheet.row.id);
    [Crumb::new("考评成绩", "/assessments"), Crumb::new(sheet.told.name.as_str(), ranking)]
}

/// One control sets the day; a closed sheet says from which books it is read.
fn bar(sheet: &Sheet, action: &str) -> Markup {
    html! {
        link rel="stylesheet" href="/assets/boards.css";
        link rel="stylesheet" href="/assets/rules.css";
        form .board-bar method="get" action=(action) {
            label { span { "截至 " } input name="asof" value=(sheet.day) size="12"; }
            @if sheet.is_closed() && sheet.known.is_none() { input type="hidden" name="now" value="1"; }
            button { "重新计分" }
        }
        (unsaid(sheet))
        @if sheet.is_closed() {
            p .notice {
                @match sheet.known {
                    Some(_) => { "已结账：按结账时的台账计分，以后的更正不改变成绩。" a href={ (action) "?now=1" } { "按现在的台账会是多少" } " " a href={ "/assessments/" (sheet.row.id) "/differences" } { "逐项看差别" } },
                    None => { "这是按现在的台账重新算的，不是结账的成绩。" a href=(action) { "看结账的成绩" } " " a href={ "/assessments/" (sheet.row.id) "/differences" } { "逐项看差别" } },
                }
            }
        } @else {
            p .hint { "模拟成绩，没有结账。还没有数的指标不当作 0 分：得分是一段，最少到最多。" }
        }
    }
}

/// Limits of the sheet without which there is no total.
fn unsaid(sheet: &Sheet) -> Markup {
    let limits = [
        ("超额封顶", &sheet.told.cap),
        ("保底", &sheet.told.floor),
        ("迟一天扣几分", &sheet.told.late),
        ("加分上限", &sheet.told.bonus_cap),
    ];
    let open: Vec<&str> = limits.iter().filter(|it| it.1.known().is_none()).map(|it| it.0).collect();
    html! {
        @for (row, it) in sheet.criteria.iter().filter(|it| it.1.figure.as_ref().is_some_and(|it| !sheet.figures.contains_key(it.as_str()))) {
            p .notice.warn {
                a href={ "/criterion/" (row.id) "/edit" } { (called(it)) } "的统计指标代号“" (it.figure.as_ref().map_or("", Name::as_str)) "”"
                @if sheet.told.about.is_whole() { "在“统计指标”里没有，完成值算不出。请改正代号，或者去掉代号改为填报。" }
                @else { "不起作用：台账的数是全县的，部门和乡镇的完成值要逐家填报。请去掉代号。" }
            }
        }
        @if sheet.told.about.is_whole() {
            @for (row, it) in sheet.criteria.iter().filter(|it| it.1.promise.is_some_and(|it| !sheet.promises.contains_key(&it.id()))) {
                p .notice.warn { a href={ "/criterion/" (row.id) "/edit" } { (called(it)) } "选的目标已经不在台账里，完成值算不出。请另选一条，或者去掉目标改为填报。" }
            }
        }
        @if let Some((grade, most)) = sheet.out_of_reach() {
            p .notice.warn {
                "各项满分（按封顶）加上加分上限一共 " (rules::exact::show(most)) " 分，谁也够不到“" (grade) "”的分数。"
                a href={ "/assessment/" (sheet.row.id) "/edit" } { "核对等次的分数" }
                "，或者核对各项指标的满分。"
            }
        }
        @if !open.is_empty() {
            p .notice.warn {
                "考评表的" (open.join("、")) "还没有填，总分算不出。"
                a href={ "/assessment/" (sheet.row.id) "/edit" } { "照考评办法填上" }
            }
        }
    }
}

/// What a unit is called, with the reason where there is one.
fn grade(it: &Called) -> Markup {
    html! {
        @match &it.grade { Some(grade) => b { (grade) }, None => span .absent { "未定" } }
        @if !it.why.is_empty() { p .cited { (it.why) } }
    }
}

/// A number with the record or the list it comes from.
fn linked(said: Option<&Said>) -> Markup {
    html! {
        @match said {
            Some(it) if it.link.is_empty() => (it.words),
            Some(it) => a href=(it.link) title=(it.source) { (it.words) },
            None => {},
        }
    }
}

/// What came of it; a place stands beside the number it follows from.
fn outcome(measured: &Measured) -> Markup {
    html! {
        (linked(measured.outcome()))
        @if let Some(it) = &measured.place { p .cited { (it.words) } }
    }
}

/// How a criterion is scored, with its bands.
fn way(it: &Criterion) -> Markup {
    html! {
        (it.how.words())
        @if let Some(measure) = it.measure { "：" (measure.words()) }
        @if let Some(bands) = &it.bands {
            ul .bands { @for it in bands.told().all() { li { (it.to_string()) } } }
        }
    }
}

/// `33.8` or `20–38`, in points.
fn points(score: &Score) -> Markup {
    html! {
        @if score.answer.interval.is_some() { b { (score.words()) } } @else { span .absent { (score.words()) } }
    }
}
