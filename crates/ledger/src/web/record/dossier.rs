//! 一企一档: everything that refers to one record over all ledgers, by duty, with
//! its money, its deadlines and its course. Of any record; mostly of units.

use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use maud::{Markup, html};

use super::record_id;
use crate::{
    cell::Id,
    spec::Spec,
    store::{Agenda, Mention, Referring, Row},
    web::{
        App, Crumb, Ctx, Page, address,
        house::calendar,
        page,
        shown::{self, Labels},
    },
};

/// Records of one ledger shown by name; the list has them all.
const EACH: i64 = 10;
const DEADLINES: i64 = 50;
/// Entries of the course of things.
const COURSE: usize = 60;

/// What the page is called.
pub(super) fn title(app: &App, spec: &Spec) -> &'static str {
    app.house.dossiers.iter().find(|it| it.0 == spec.slug).map_or("往来档案", |it| it.1)
}

/// `GET /{ledger}/{id}/file`
pub(super) async fn show(State(app): State<App>, Path((slug, id)): Path<(String, String)>, ctx: Ctx) -> Page {
    let spec = app.db.spec(&slug)?;
    let id = record_id(spec, &id)?;
    let row = app.db.find(&ctx.viewer, spec, id).await?;
    let labels = app.db.labels(shown::spoken_of(row.entries())).await?;
    let referring = app.db.referring(&ctx.viewer, spec, id).await?;
    let mentions = app.db.mentions(&ctx.viewer, spec, id, EACH).await?;
    let agenda = Agenda { about: Some((spec.slug, id)), ..Agenda::default() };
    let due = app.db.duties(&ctx.viewer, &agenda, DEADLINES).await?;
    let watch = (app.house.watch)(&app.db, &ctx.viewer).await?;
    let name = row.name(spec);
    let body = html! {
        div .heading {
            h1 { (name) " " small { (title(&app, spec)) } }
            div .acts {
                a .button href=(address::record(spec, id)) { "登记的内容" }
                a .button href=(address::of_record(spec, id, "history")) { "历史" }
            }
        }
        p .meta { "各台账里与它有关的全部记录。打印请用浏览器的“打印”。" }
        (facts(spec, &row, &labels))
        (summary(&app, &referring, spec, id))
        @if !due.is_empty() {
            section { h2 { "期限" } (calendar::table(&app, &ctx, &due, &watch)) }
        }
        @if !mentions.is_empty() { (by_duty(&app, &referring, &mentions)) (course(&app, &mentions)) }
    };
    let crumbs =
        [Crumb::new(spec.title, format!("/{}", spec.slug)), Crumb::new(&name, address::record(spec, id))];
    Ok(page(&app, &ctx, StatusCode::OK, &format!("{name} {}", title(&app, spec)), &crumbs, body))
}

/// What is registered of it, where anything is.
fn facts(spec: &'static Spec, row: &Row, labels: &Labels) -> Markup {
    let record = address::record(spec, row.id);
    let said = || row.entries().filter(|it| !it.1.is_blank() && !it.0.title);
    html! {
        dl .fields .facts {
            @for (field, entry) in said() {
                dt { (field.label) }
                dd { (shown::value(&record, field, entry, labels)) }
            }
        }
    }
}

/// The duty of the bureau a ledger serves, by the menu.
fn duty(app: &App, slug: &str) -> &'static str {
    let link = format!("/{slug}");
    let group = app.house.menu.iter().find(|it| it.items.iter().any(|it| it.link == link));
    group.map_or("其他", |it| it.title)
}

/// Groups in the order of the menu.
fn duties<'a>(app: &App, referring: &'a [Referring]) -> Vec<(&'static str, Vec<&'a Referring>)> {
    let names = app.house.menu.iter().map(|it| it.title).chain(["其他"]);
    let of = |name: &'static str| {
        let group: Vec<&Referring> = referring.iter().filter(|it| duty(app, it.spec.slug) == name).collect();
        (name, group)
    };
    names.map(of).filter(|it| !it.1.is_empty()).collect()
}

fn summary(app: &App, referring: &[Referring], spec: &Spec, id: Id) -> Markup {
    html! {
        section {
            h2 { "有关记录" }
            @if referring.is_empty() {
                p .hint { "别的台账里还没有与它有关的记录。" a href=(address::record(spec, id)) { "看登记的内容" } }
            } @else {
                table .plain {
                    thead { tr {
                        th scope="col" { "职能" } th scope="col" { "台账" } th scope="col" { "作为" }
                        th scope="col" .num { "记录" } th scope="col" { "金额（万元）" }
                    } }
                    tbody {
                        @for (duty, group) in duties(app, referring) {
                            @for it in group {
                                tr {
                                    td { (duty) }
                                    th scope="row" { (it.spec.title) }
                                    td { (it.field.label) }
                                    td .num { a href=(it.selection) { (it.records) " 条" } }
                                    td { (money(it)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The sums of the money columns in which anything is known.
fn money(it: &Referring) -> Markup {
    let known = || it.sums.iter().filter(|it| it.1.amount != 0);
    html! {
        @for (at, (field, sum)) in known().enumerate() {
            @if 0 < at { "；" }
            (field.label.trim_end_matches("（万元）")) " " (field.kind.text(&sum.amount.into()))
            @if sum.about.is_some() { "（含约数）" }
        }
    }
}

/// The newest records of each ledger under the duty they belong to.
fn by_duty(app: &App, referring: &[Referring], mentions: &[Mention]) -> Markup {
    let mut seen: Vec<&str> = Vec::new();
    let mut fresh = |slug: &'static str| {
        let new = !seen.contains(&slug);
        seen.push(slug);
        new
    };
    html! {
        @for (duty, group) in duties(app, referring) {
            section .duty {
                h2 { (duty) }
                @for it in group.into_iter().filter(|it| fresh(it.spec.slug)) {
                    h3 { (it.spec.title) }
                    ul {
                        @for record in mentions.iter().filter(|record| record.ledger == it.spec.slug) { li { (line(record)) } }
                        @if EACH < it.records { li { a href=(it.selection) { "全部 " (it.records) " 条" } } }
                    }
                }
            }
        }
    }
}

fn line(it: &Mention) -> Markup {
    html! {
        a href={ "/" (it.ledger) "/" (it.id) } { (if it.name.is_empty() { "（无名称）" } else { &it.name }) }
        @if it.stage != "在册" { " " span .badge { (it.stage) } }
        @if let Some(day) = &it.day { " " time datetime=(day) { (day) } }
    }
}

/// What happened, the latest first.
fn course(app: &App, mentions: &[Mention]) -> Markup {
    let mut dated: Vec<(&str, &Mention)> =
        mentions.iter().filter_map(|it| Some((it.day.as_deref()?, it))).collect();
    dated.sort_by(|one, other| other.0.cmp(one.0));
    html! {
        @if !dated.is_empty() {
            section {
                h2 { "经过" }
                ol .course {
                    @for (day, it) in dated.iter().take(COURSE) {
                        li {
                            time datetime=(day) { (day) } " "
                            (app.db.spec(it.ledger).map_or("", |it| it.title)) "：" (line_name(it))
                        }
                    }
                }
            }
        }
    }
}

fn line_name(it: &Mention) -> Markup {
    html! {
        a href={ "/" (it.ledger) "/" (it.id) } { (if it.name.is_empty() { "（无名称）" } else { &it.name }) }
        @if it.stage != "在册" { "（" (it.stage) "）" }
    }
}
