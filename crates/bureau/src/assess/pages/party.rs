//! One unit on a sheet: each criterion with what was told and what it is worth, how it
//! was computed, and 自评报告 as a file.

use ::paper::Paper;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use ledger::{
    prelude::*,
    store::Row,
    web::{App, Ctx, Page, page},
};
use maud::{Markup, html};

use super::{Pairs, Score, address, bar, called, crumbs, grade, linked, opened, outcome, points, wanted};
use crate::{
    assess::{
        paper,
        score::Item,
        sheet::{Party, Sheet},
    },
    ledgers::{criterion::Criterion, rating::Rating},
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
    let called = sheet.called_of(party);
    let here = format!("/assessments/{}/unit/{}", sheet.row.id, party.address());
    let title = format!("{}：{}", party.name, sheet.told.name.as_str());
    let body = html! {
        div .heading { h1 { (title) } div .acts {
            @for ending in ["docx", "pdf", "txt"] { a .button href=(address(&sheet, &format!("/unit/{}/report.{ending}", party.address()))) { "自评报告 " (ending.to_uppercase()) } }
        } }
        (bar(&sheet, &here))
        p .verdict { "得分 " (points(&score)) " 分" @if let Some(it) = &called { " · 等次 " (grade(it)) } }
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
    let measured = sheet.measured(party, row, it);
    html! {
        tr {
            td { (it.group.as_str()) }
            th scope="row" {
                a href=(address(sheet, &format!("/criterion/{}", row.id))) { (called(it)) }
                p .cited { (it.how.words()) @if let Some(measure) = it.measure { "：" (measure.words()) } }
            }
            td .num {
                (linked(measured.target.as_ref()))
                @if it.is_growth() && let Some(base) = &measured.base { p .cited { "基数 " (linked(Some(base))) } }
            }
            td .num { (outcome(&measured)) }
            td .num { (row.words(Criterion::WEIGHT.name())) }
            td .num .nowrap {
                @if item.is_open { span .absent { (item.score) } } @else { b { (item.score) } }
                @if let Some(band) = &item.band { p .cited { (band) } }
            }
            td { (source(sheet, party, it, rating)) }
        }
    }
}

/// Where the number came from, and what stands behind a mark.
fn source(sheet: &Sheet, party: &Party, it: &Criterion, rating: Option<&(Row, Rating)>) -> Markup {
    let promise = it.promise.filter(|_| party.id.is_none()).and_then(|it| sheet.promises.get(&it.id()));
    let counted = it.figure.as_ref().is_some_and(|it| sheet.figures.contains_key(it.as_str()));
    html! {
        @match (promise, rating) {
            (Some(it), _) => { "目标：" a href={ "/target/" (it.row.id) } { (it.target.name) } p .cited { (it.target.period.words()) "，" (it.light.words()) } },
            (None, Some((row, told))) => {
                a href={ "/rating/" (row.id) } { (told.reported) " 填报" }
                (proof(told))
                @if !told.has_evidence() && let Some(wanted) = &it.evidence { p .gap { "没有附佐证：" (wanted.as_str()) } }
            },
            (None, None) if counted => "由台账算出",
            (None, None) => span .absent { "没有填报" },
        }
    }
}

fn proof(it: &Rating) -> Markup {
    html! {
        @if let Some(named) = &it.named { p .cited { "佐证：" (named.as_str()) } }
        @if let Some(incoming) = &it.incoming { p .cited { a href={ "/incoming/" (incoming.id()) } { "佐证收文" } } }
        @if let Some(file) = &it.evidence { p .cited { "附件：" (file.name()) } }
    }
}

/// What was added and taken, each with its reason.
fn extras(sheet: &Sheet, party: &Party) -> Markup {
    let all = sheet.extras(party);
    html! {
        @if !all.is_empty() {
            h2 { "加分和扣分" }
            div .sheet tabindex="0" role="region" aria-label="加分和扣分" { table .clauses {
                thead { tr { th { "类别" } th { "事项" } th .num { "分数" } th { "理由" } th { "佐证" } } }
                tbody { @for it in &all { tr {
                    td { (it.criterion.how.words()) }
                    th scope="row" { a href={ "/rating/" (it.row.id) } { (it.rating.name.as_str()) } }
                    td .num {
                        @if it.counts { b { (it.row.words(Rating::POINTS.name())) } } @else { (it.row.words(Rating::POINTS.name())) p .cited { "不计：同一指标只算最高的一次" } }
                    }
                    td .why { (it.rating.reason.as_ref().map_or("", |it| it.as_str())) }
                    td { (proof(it.rating)) @if !it.rating.has_evidence() { span .gap { "没有附佐证" } } }
                } } }
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
    let paper = printed(&app, &ctx, &id, &unit, &pairs).await?;
    let (kind, bytes) = match file.as_str() {
        "report.docx" => (DOCX, ::paper::docx::write(&paper).map_err(|it| Error::Refused(it.to_string()))?),
        "report.txt" => ("text/plain; charset=utf-8", ::paper::text::write(&paper).into_bytes()),
        _ => {
            return Err(
                Error::NotFound(format!("“{file}”；可下载 report.docx、report.pdf、report.txt")).into()
            );
        }
    };
    Ok(attachment(&file, kind, bytes))
}

/// 自评报告 of a unit, for whichever room makes the file of it.
pub async fn printed(app: &App, ctx: &Ctx, id: &str, unit: &str, pairs: &Pairs) -> Result<Paper, Error> {
    let sheet = opened(app, ctx, id, pairs).await?;
    let party = wanted(&sheet, unit)?;
    let grade = sheet.called_of(party).and_then(|it| it.grade);
    let paper = paper::draft(&sheet, party, &sheet.score(party)?, grade.as_deref());
    app.db.note(&ctx.viewer.login, "下载自评报告", sheet.told.name.as_str()).await?;
    Ok(paper)
}
