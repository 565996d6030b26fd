//! 现在会怎么说: a final paper beside today's books, figure by figure, and the proof
//! that the books of then still give what it says.

use std::collections::BTreeMap;

use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use jiff::Timestamp;
use ledger::{
    prelude::*,
    store::View,
    web::{App, Ctx, Page, page},
};
use maud::{Markup, html};

use super::{
    finish::at,
    opened::Opened,
    sources::{Compared, compared},
};

/// Figures whose rows are compared one by one, and rows of each.
const FIGURES: usize = 20;
const ROWS: i64 = 200;

/// What became of the rows behind a figure.
#[derive(Default)]
struct Moves {
    came: Vec<(String, String)>,
    went: Vec<(String, String)>,
    changed: Vec<(String, String)>,
}

pub(super) async fn show(State(app): State<App>, ctx: Ctx, Path(id): Path<Id>) -> Page {
    let opened = Opened::load(&app, &ctx, id).await?;
    let Some(known) = opened.text.known.as_deref().and_then(|it| it.parse::<Timestamp>().ok()) else {
        return Err(Error::Refused("这份文稿还没有定稿，文中的数就是台账现在的数".to_owned()).into());
    };
    let (db, viewer) = (&app.db, &ctx.viewer);
    let then = compared(db, viewer, &opened.text, Some(known)).await?;
    let now = compared(db, viewer, &opened.text, None).await?;
    let strayed: Vec<&Compared> = then.iter().filter(|it| it.differs()).collect();
    let changed: Vec<&Compared> = now.iter().filter(|it| it.differs()).collect();
    let mut moves = Vec::new();
    for it in changed.iter().filter(|it| it.is_figure).take(FIGURES) {
        moves.push(moved(&app, &ctx, &it.link, known).await?);
    }
    let mut moves = moves.iter();
    let body = html! {
        link rel="stylesheet" href="/assets/paper.css";
        h1 { "现在会怎么说" }
        p .hint { "左边是定稿时说的，右边是按今天的台账会说的。定稿的文稿本身不变。" }
        @if strayed.is_empty() {
            p .notice { "重放核对：按 " (at(opened.text.known.as_deref().unwrap_or(""))) " 的台账重新计算，" (then.len()) " 处数和引用与定稿完全一致。" }
        } @else {
            div .summary role="alert" { h2 { "重放核对不一致" } ul { @for it in &strayed { li { (it.label) "：定稿 " (it.printed) "，重放 " (it.books.as_deref().unwrap_or("没有")) } } } }
        }
        @if changed.is_empty() { div .empty { p { "今天的台账会说同样的话。" } } }
        @else {
            div .sheet tabindex="0" role="region" aria-label="有变的数" { table .since {
                thead { tr { th scope="col" { "数或引用" } th scope="col" .num { "定稿" } th scope="col" .num { "现在" } th scope="col" { "哪些记录变了" } } }
                tbody { @for it in &changed { (line(it, known, if it.is_figure { moves.next() } else { None })) } }
            } }
        }
    };
    Ok(page(&app, &ctx, StatusCode::OK, "现在会怎么说", &opened.crumbs(), body))
}

fn line(it: &Compared, known: Timestamp, moves: Option<&Moves>) -> Markup {
    let then = if it.is_figure { as_known(&it.link, known) } else { format!("{}/history", it.link) };
    html! {
        tr {
            th scope="row" { (it.label) }
            td .num { a href=(then) { (it.printed) (it.unit) } }
            td .num { @match &it.books { Some(books) => a href=(it.link) { b { (books) (it.unit) } }, None => span .absent { "没有了" } } }
            td { @if let Some(moves) = moves { (named("多了", &moves.came)) (named("少了", &moves.went)) (named("改了", &moves.changed)) } }
        }
    }
}

fn named(verb: &str, all: &[(String, String)]) -> Markup {
    const FEW: usize = 8;
    html! {
        @if !all.is_empty() {
            div { (verb) " " (all.len()) " 条：" @for (at, (name, link)) in all.iter().take(FEW).enumerate() { @if 0 < at { "、" } a href=(link) { (name) } } @if FEW < all.len() { " 等" } }
        }
    }
}

/// The rows of a figure as they were known then.
fn as_known(link: &str, known: Timestamp) -> String {
    let mark = if link.contains('?') { '&' } else { '?' };
    format!("{link}{mark}known={known}")
}

async fn moved(app: &App, ctx: &Ctx, link: &str, known: Timestamp) -> Result<Moves, Error> {
    let (db, viewer) = (&app.db, &ctx.viewer);
    let now = Selection::from_link(db, link)?;
    let then = now.clone().as_known(known);
    let spec = now.spec();
    let view = View { descending: false, size: ROWS, ..View::whole(spec) };
    let (now, then) = tokio::try_join!(db.list(viewer, &now, &view), db.list(viewer, &then, &view))?;
    let told = |row: &ledger::store::Row| (row.name(spec), format!("/{}/{}/history", spec.slug, row.id));
    let before: BTreeMap<i64, i64> = then.rows.iter().map(|it| (it.id.get(), it.rev)).collect();
    let after: BTreeMap<i64, i64> = now.rows.iter().map(|it| (it.id.get(), it.rev)).collect();
    let mut res = Moves::default();
    for row in &now.rows {
        match before.get(&row.id.get()) {
            None => res.came.push(told(row)),
            Some(rev) if *rev != row.rev => res.changed.push(told(row)),
            Some(_) => {}
        }
    }
    res.went = then.rows.iter().filter(|it| !after.contains_key(&it.id.get())).map(told).collect();
    Ok(res)
}
