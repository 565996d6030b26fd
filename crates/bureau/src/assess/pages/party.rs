//! One unit on a sheet: each criterion with what was told and what it is worth, how it
//! was computed, and 自评报告 as a file.

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use ledger::{
    prelude::*,
    web::{App, Ctx, Page, page},
};
use maud::{Markup, html};

use super::{Pairs, Score, address, bar, crumbs, opened, points, wanted};
use crate::{
    assess::{
        paper,
        score::{Item, called},
        sheet::{Party, Sheet},
    },
    ledgers::rating::Rating,
    papers::pages::{DOCX, attachment},
    rules::pages::whole,
};

/// `GET /assessments/{id}/unit/{unit}`
pub(super) async fn show(
    State(app): State<App>,
    ctx: Ctx,
    Path((id, unit)): Path<(String, String)>,
    Query(pairs): Query<Pairs>,
) -> Page {
    let sheet = opened(&app, &ctx, &id, &pairs).await?;
    let party = wanted(&sheet, &unit)?;
    let score = sheet.score(party)?;
    let here = format!("/assessments/{}/unit/{}", sheet.row.id, party.address());
    let title = format!("{}：{}", party.name, sheet.told.name.as_str());
    let body = html! {
        div .heading { h1 { (title) } div .acts {
            @for ending in ["docx", "txt"] { a .button href=(address(&sheet, &format!("/unit/{}/report.{ending}", party.address()))) { "自评报告 " (ending.to_uppercase()) } }
        } }
        (bar(&sheet, &here))
        p .verdict { "得分 " (points(&score)) " 分" }
        (table(&sheet, party, &score))
        (extras(&sheet, party))
        @if ctx.viewer.may_write() && !sheet.is_closed() { p { a .button href="/rating/new" { "填报一项" } } }
        h2 { "怎样算来" }
        (whole(&score.answer))
    };
    Ok(page(&app, &ctx, StatusCode::OK, &title, &crumbs(&sheet), body))
}

fn table(sheet: &Sheet, party: &Party, score: &Score) -> Markup {
    html! {
        div .sheet tabindex="0" role="region" aria-label="各项得分" { table .clauses {
            thead { tr { th { "类别" } th { "指标" } th .num { "目标" } th .num { "完成" } th .num { "满分" } th .num { "得分" } th { "依据" } } }
            tbody { @for it in &score.items { (line(sheet, party, it)) } }
        } }
    }
}

fn line(sheet: &Sheet, party: &Party, item: &Item) -> Markup {
    let (row, it) = &sheet.criteria[item.at];
    let rating = sheet.rating(party, row.id);
    let figure = it.figure.as_ref().and_then(|it| sheet.figures.get(it.as_str()));
    let told = |column: &str| rating.map(|it| it.0.words(column)).unwrap_or_default();
    let actual = [Rating::ACTUAL.name(), Rating::DONE.name(), Rating::DONE_ON.name(), Rating::POINTS.name()];
    html! {
        tr {
            td { (it.group.as_str()) }
            th scope="row" { a href=(address(sheet, &format!("/criterion/{}", row.id))) { (called(it)) } p .cited { (it.how.words()) } }
            td .num { (told(Rating::TARGET.name())) }
            td .num {
                @match figure {
                    Some(figure) => a href=(figure.link()) { (figure.printed()) },
                    None => (actual.into_iter().map(told).find(|it| !it.is_empty()).unwrap_or_default()),
                }
            }
            td .num { (row.words(crate::ledgers::criterion::Criterion::WEIGHT.name())) }
            td .num .nowrap { @if item.is_open { span .absent { (item.score) } } @else { b { (item.score) } } }
            td {
                @match rating {
                    Some((row, told)) => {
                        a href={ "/rating/" (row.id) } { (told.reported) " 填报" }
                        @if told.evidence.is_none() && it.evidence.is_some() { p .gap { "没有附佐证：" (it.evidence.as_ref().map_or("", Name::as_str)) } }
                    },
                    None if figure.is_some() => "由台账算出",
                    None => span .absent { "没有填报" },
                }
            }
        }
    }
}

/// What was added and taken, each with its reason.
fn extras(sheet: &Sheet, party: &Party) -> Markup {
    let of = |id: Id| sheet.ratings.iter().filter(move |it| it.1.criterion.id() == id);
    let own = |it: &&(ledger::store::Row, Rating)| party.id.is_none_or(|id| it.1.unit.id() == id);
    let extra = sheet.criteria.iter().filter(|it| it.1.how.is_extra());
    let lines: Vec<_> =
        extra.flat_map(|it| of(it.0.id).filter(own).map(move |rating| (&it.1, rating))).collect();
    html! {
        @if !lines.is_empty() {
            h2 { "加分和扣分" }
            ul { @for (criterion, (row, it)) in lines {
                li { (criterion.how.words()) "：" a href={ "/rating/" (row.id) } { (it.name.as_str()) } " " (row.words(Rating::POINTS.name())) " 分" @if let Some(why) = &it.reason { "（" (why.as_str()) "）" } @if it.evidence.is_none() { span .gap { "没有附佐证" } } }
            } }
        }
    }
}

/// `GET /assessments/{id}/unit/{unit}/report.docx`
pub(super) async fn paper(
    State(app): State<App>,
    ctx: Ctx,
    Path((id, unit, file)): Path<(String, String, String)>,
    Query(pairs): Query<Pairs>,
) -> Page {
    let sheet = opened(&app, &ctx, &id, &pairs).await?;
    let party = wanted(&sheet, &unit)?;
    let paper = paper::draft(&sheet, party, &sheet.score(party)?);
    let (kind, bytes) = match file.as_str() {
        "report.docx" => (DOCX, ::paper::docx::write(&paper).map_err(|it| Error::Refused(it.to_string()))?),
        "report.txt" => ("text/plain; charset=utf-8", ::paper::text::write(&paper).into_bytes()),
        _ => return Err(Error::NotFound(format!("“{file}”；可下载 report.docx、report.txt")).into()),
    };
    app.db.note(&ctx.viewer.login, "下载自评报告", sheet.told.name.as_str()).await?;
    Ok(attachment(&file, kind, bytes))
}
