//! All units of a sheet, the best first.

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use ledger::{
    prelude::*,
    web::{App, Crumb, Ctx, Page, page},
};
use maud::{Markup, html};

use super::{Pairs, Score, address, bar, called, grade, opened, points, way};
use crate::{
    assess::sheet::{Party, Sheet},
    ledgers::criterion::Criterion,
};

/// `GET /assessments/{id}?asof=2016-06-30`
pub(super) async fn show(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
    Query(pairs): Query<Pairs>,
) -> Page {
    let sheet = opened(&app, &ctx, &id, &pairs).await?;
    let mut all: Vec<(&Party, Result<Score, Error>)> =
        sheet.parties.iter().map(|it| (it, sheet.score(it))).collect();
    all.sort_by_key(|it| std::cmp::Reverse(it.1.as_ref().ok().and_then(Score::ends)));
    let name = sheet.told.name.as_str();
    let body = html! {
        div .heading { h1 { (name) } div .acts {
            a .button href={ "/assessment/" (sheet.row.id) } { "考评表" }
            a .button href={ "/criterion?assessment=" (sheet.row.id) } { "指标" }
        } }
        (bar(&sheet, &format!("/assessments/{}", sheet.row.id)))
        @if sheet.criteria.is_empty() {
            p .empty { "这张考评表还没有指标。 " a href="/criterion/new" { "登记一项" } }
        } @else if all.is_empty() {
            p .empty { "单位台账里没有这类单位，也没有填报。 " a href="/unit/new" { "登记单位" } }
        } @else {
            (table(&sheet, &all))
            (marks(&sheet, all.len()))
            h2 { "各项指标" }
            (criteria(&sheet))
        }
    };
    Ok(page(&app, &ctx, StatusCode::OK, name, &[Crumb::new("考评成绩", "/assessments")], body))
}

fn table(sheet: &Sheet, all: &[(&Party, Result<Score, Error>)]) -> Markup {
    let called = sheet.called(all.iter().map(|it| &it.1));
    html! {
        div .sheet tabindex="0" role="region" aria-label="得分" { table .clauses {
            thead { tr { th .num { "名次" } th { "单位" } th .num { "得分" } @if !called.is_empty() { th { "等次" } } th .num { "没有数的" } th { "先做什么" } } }
            tbody { @for (at, (party, score)) in all.iter().enumerate() { tr {
                @match score {
                    Err(wrong) => { td {} th scope="row" { (party.name) } td colspan=(3 + usize::from(!called.is_empty())) .why { (wrong) } },
                    Ok(score) => {
                        td .num { @match rank(score, all) { Some(rank) => (rank), None => span .absent { "未定" } } }
                        th scope="row" { a href=(address(sheet, &format!("/unit/{}", party.address()))) { (party.name) } }
                        td .num .nowrap { (points(score)) }
                        @if let Some(it) = called.get(at) { td { (grade(it)) } }
                        td .num { (score.items.iter().filter(|it| it.is_open).count()) }
                        td { (first(sheet, score)) }
                    },
                }
            } } }
        } }
    }
}

/// What the grades ask for, and how many places that makes.
fn marks(sheet: &Sheet, units: usize) -> Markup {
    html! {
        @if let Some(grades) = &sheet.told.grades {
            p .hint { "等次："
                @for (at, it) in grades.told().all().iter().enumerate() {
                    @if 0 < at { "；" } (it.to_string())
                    @if let Some(places) = it.room.places(units).filter(|_| !sheet.told.about.is_whole()) { "（" (units) " 家里 " (places) " 家）" }
                }
                "。"
            }
        }
    }
}

/// The place of a score, where no other that is still open could change it. Equal
/// scores share it.
fn rank(score: &Score, all: &[(&Party, Result<Score, Error>)]) -> Option<usize> {
    let (least, most) = score.ends().filter(|_| score.answer.total.is_some())?;
    let mut rank = 1;
    for (_, other) in all {
        let other = other.as_ref().ok()?;
        let ends = other.ends()?;
        let settled = ends.1 < least || most < ends.0 || ends == (least, most) && least == most;
        if !settled && !std::ptr::eq(other, score) {
            return None;
        }
        rank += usize::from(most < ends.0);
    }
    Some(rank)
}

/// The criterion with most to gain: what is open before what was lost.
fn first(sheet: &Sheet, score: &Score) -> Markup {
    let most = score.items.iter().max_by_key(|it| (it.is_open, it.lacks));
    html! {
        @if let Some(it) = most.filter(|it| rules::exact::whole(0) < it.lacks) {
            @if it.is_open { "补数：" } @else { "提高：" }
            (called(&sheet.criteria[it.at].1)) "（最多再得 " (rules::exact::show(it.lacks)) " 分）"
        }
    }
}

fn criteria(sheet: &Sheet) -> Markup {
    html! {
        div .sheet tabindex="0" role="region" aria-label="各项指标" { table {
            thead { tr { th { "类别" } th { "指标" } th .num { "满分" } th { "计分方法" } th { "责任部门" } th { "佐证" } } }
            tbody { @for (row, it) in &sheet.criteria { tr {
                td { (it.group.as_str()) }
                th scope="row" { a href=(address(sheet, &format!("/criterion/{}", row.id))) { (called(it)) } }
                td .num { (row.words(Criterion::WEIGHT.name())) } td { (way(it)) }
                td { (it.section.as_ref().map_or("", Name::as_str)) } td { (it.evidence.as_ref().map_or("", Name::as_str)) }
            } } }
        } }
    }
}
