//! The list of a ledger. Its address is the whole of what it shows: which
//! records, in which order, which page, which columns.

mod asked;
mod choices;
mod narrow;
mod saved;
mod table;
#[cfg(test)]
mod tests;
mod view;

use axum::{
    Router,
    extract::{Path, RawQuery, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect},
    routing::{get, post},
};
use maud::{Markup, html};

use table::Shown;
pub(super) use table::badge;
pub use view::ViewQuery;

use super::{
    App, Crumb, Ctx, Page, address, page,
    shown::{self, Labels},
};
use crate::{
    cell::Id,
    selection::Selection,
    spec::Spec,
    store::{Error, Listing, SavedView},
};

pub(super) fn routes() -> Router<App> {
    Router::new().route("/{ledger}", get(list)).route("/{ledger}/views", post(saved::save))
}

/// `GET /{ledger}`. The page every clerk has open all day: two statements for
/// the rows, one for all names, one for the saved views, whatever the size.
async fn list(State(app): State<App>, Path(slug): Path<String>, RawQuery(query): RawQuery, ctx: Ctx) -> Page {
    let spec = app.db.spec(&slug)?;
    let query = query.unwrap_or_default();
    match asked::tidied(&app, &ctx, spec, &query).await {
        Ok(None) => {}
        Ok(Some(tidy)) => {
            return Ok(Redirect::to(&address::with_query(&format!("/{slug}"), &tidy)).into_response());
        }
        Err(Error::Problems(_, problems)) => {
            return Ok(unreadable(&app, &ctx, spec, &[problems.sentence()]));
        }
        Err(error) => return Err(error.into()),
    }
    let (selection, view) = match asked::read(spec, &query) {
        Ok(it) => it,
        Err(sentences) => return Ok(unreadable(&app, &ctx, spec, &sentences)),
    };
    let listing = app.db.list(&ctx.viewer, &selection, &view.view);
    let (listing, saved) = tokio::try_join!(listing, app.db.views(&ctx.viewer, spec.slug))?;
    let labels = app.db.labels(named_in(&selection, &listing)).await?;
    let shown = Shown { ctx: &ctx, selection: &selection, view: &view, listing: &listing, labels: &labels };
    let body = body(&app, &shown, &saved, &labels);
    Ok(page(&app, &ctx, StatusCode::OK, spec.title, &[], body))
}

/// Every record the page speaks of: in its rows and in its conditions.
fn named_in(selection: &Selection, listing: &Listing) -> Vec<Id> {
    let rows = listing.rows.iter().flat_map(|it| shown::spoken_of(it.entries()));
    rows.chain(selection.referred()).collect()
}

fn body(app: &App, shown: &Shown<'_>, saved: &[SavedView], labels: &Labels) -> Markup {
    let (ctx, selection, view) = (shown.ctx, shown.selection, shown.view);
    let spec = selection.spec();
    html! {
        div .heading {
            h1 { (spec.title) }
            div .acts {
                @if ctx.viewer.may_write() {
                    a .button .main href={ "/" (spec.slug) "/new" } { "新增" }
                    a .button href={ "/" (spec.slug) "/import" } { "导入" }
                }
                a .button href=(address::with_query(&format!("/{}/export.xlsx", spec.slug), &view.at(1).query(selection))) { "导出" }
                @if ctx.viewer.may_write() {
                    @for it in app.house.onward.iter().filter(|it| !it.not_of.contains(&spec.slug)) {
                        a .button href={ (it.address) "?" (address::query([("list", selection.to_string())])) } { (it.words) }
                    }
                }
            }
        }
        @if !spec.hint.is_empty() { p .hint { (spec.hint) } }
        (choices::choices(selection, view))
        (narrow::form(selection, view, labels))
        (choices::chips(selection, view, labels))
        div .bar {
            span { (shown.count()) }
            (saved::views(ctx, selection, view, saved))
            (saved::columns(selection, view))
            (removed(selection, view))
        }
        @if shown.listing.rows.is_empty() { (shown.empty()) } @else { (shown.table()) (shown.pages()) }
    }
}

fn removed(selection: &Selection, view: &ViewQuery) -> Markup {
    let there = selection.clone().removed();
    html! {
        @if there.query_string() != selection.query_string() { a .quiet href=(view.at(1).link(&there)) { "已移除的记录" } }
    }
}

/// What cannot be read is never silently everything.
fn unreadable(app: &App, ctx: &Ctx, spec: &Spec, sentences: &[String]) -> axum::response::Response {
    let crumbs = [Crumb::new(spec.title, format!("/{}", spec.slug))];
    let body = html! {
        h1 { "筛选条件看不懂" }
        ul .errors { @for it in sentences { li { (it) } } }
        p { a href={ "/" (spec.slug) } { "看" (spec.title) "的全部记录" } "，再从页面上选条件。" }
    };
    page(app, ctx, StatusCode::BAD_REQUEST, "筛选条件看不懂", &crumbs, body)
}
