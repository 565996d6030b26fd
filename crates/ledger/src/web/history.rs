//! Every version of a record: when, who, what was done, why, what changed.

use std::collections::HashMap;

use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
    routing::get,
};
use maud::{Markup, html};

use super::{
    App, Crumb, Ctx, Page, address, page,
    record::record_id,
    shown::{self, Labels},
};
use crate::{
    spec::{Field, Spec},
    store::{Error, Version, differences},
};

/// Names by login.
pub(in crate::web) type People = HashMap<String, String>;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/{ledger}/{id}/history", get(show))
}

/// Who is behind each login; the program has no account.
pub(in crate::web) async fn people(app: &App) -> Result<People, Error> {
    let mut known = app.db.people().await?;
    known.insert("kezhi".to_owned(), "命令行".to_owned());
    Ok(known)
}

/// `GET /{ledger}/{id}/history`
async fn show(State(app): State<App>, Path((slug, id)): Path<(String, String)>, ctx: Ctx) -> Page {
    let spec = app.db.spec(&slug)?;
    let id = record_id(spec, &id)?;
    let history = app.db.history(&ctx.viewer, spec, id).await?;
    let Some(last) = history.last() else {
        return Err(Error::NotFound(format!("{}记录 {id}", spec.title)).into());
    };
    let labels = app.db.labels(history.iter().flat_map(|it| shown::spoken_of(it.row.entries()))).await?;
    let people = people(&app).await?;
    let name = last.row.name(spec);
    let crumbs =
        [Crumb::new(spec.title, format!("/{}", spec.slug)), Crumb::new(&name, address::record(spec, id))];
    let body = html! {
        h1 { (name) "的历史" }
        p .hint { "每次登记、修改和办理都留下一个版本，最新的在最上面；什么也不会被覆盖。" }
        ol .history {
            @for at in (0..history.len()).rev() { (entry(spec, &history, at, &people, &labels)) }
        }
        p { a href=(address::record(spec, id)) { "回到记录" } }
    };
    Ok(page(&app, &ctx, StatusCode::OK, &format!("{name}的历史"), &crumbs, body))
}

/// One version: the line about it, and what it changed.
pub(super) fn entry(
    spec: &'static Spec,
    all: &[Version],
    at: usize,
    people: &People,
    labels: &Labels,
) -> Markup {
    let it = &all[at];
    let before = at.checked_sub(1).and_then(|at| all.get(at));
    html! {
        li {
            p .line {
                time { (shown::moment(it.since)) } " "
                b { (people.get(&it.author).unwrap_or(&it.author)) } " " (it.verb)
                small { " 第 " (it.row.rev) " 版" @if it.batch.is_some() { " · 随导入" } }
            }
            @if !it.why.is_empty() { p .why { "理由：" (it.why) } }
            @if let Some(before) = before { (changes(spec, before, it, labels)) }
        }
    }
}

fn changes(spec: &'static Spec, before: &Version, after: &Version, labels: &Labels) -> Markup {
    let found = differences(spec, &before.row, &after.row);
    let moved = before.row.stage != after.row.stage;
    html! {
        @if moved || !found.is_empty() {
            dl .changes {
                @if moved {
                    dt { "阶段" }
                    dd { (pair(spec.stage_words(&before.row.stage), spec.stage_words(&after.row.stage))) }
                }
                @for (field, old, new) in &found {
                    dt { (field.label) }
                    dd { (pair(&named(field, old, labels), &named(field, new, labels))) }
                }
            }
        }
    }
}

/// Old and new, told apart by words as well as by looks.
pub(super) fn pair(old: &str, new: &str) -> Markup {
    html! {
        @if old.is_empty() { span .absent { "（空）" } } @else { del { (old) } }
        span .arrow { " 改为 " }
        @if new.is_empty() { span .absent { "（空）" } } @else { ins { (new) } }
    }
}

fn named(field: &Field, text: &str, labels: &Labels) -> String {
    field.kind.naming(text, |it| labels.get(&it).cloned())
}
