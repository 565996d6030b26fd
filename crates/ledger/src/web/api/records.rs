//! Reading: a selection as a page of JSON, one record, its history.

use axum::{
    Json,
    extract::{Path, RawQuery, State},
    response::IntoResponse as _,
};
use serde_json::{Value, json};

use super::{
    Fault,
    fault::Answer,
    gate::Program,
    told::{record, version},
};
use crate::{
    cell::Id,
    draft::Problems,
    selection::Selection,
    spec::Spec,
    store::{Error, View},
    web::App,
};

/// Records of one page at the most.
const LARGEST: i64 = 500;

pub(super) async fn list(
    State(app): State<App>,
    program: Program,
    Path(ledger): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let spec = app.db.spec(&ledger).map_err(Fault::bare)?;
    let query = query.unwrap_or_default();
    let selection = Selection::from_query(spec, &query).map_err(|it| Fault::query(spec, &it))?;
    let view = view(spec, &query).map_err(|it| Fault::query(spec, &it))?;
    let listing = app.db.list(&program.viewer, &selection, &view).await.map_err(Fault::of(spec))?;
    let labels = app.db.labels_of(&listing.rows).await.map_err(Fault::of(spec))?;
    let items: Vec<Value> = listing.rows.iter().map(|it| record(spec, it, &labels)).collect();
    let body = json!({ "total": listing.total, "page": view.page, "size": view.size, "items": items });
    Ok(Json(body).into_response())
}

pub(super) async fn one(
    State(app): State<App>,
    program: Program,
    Path((ledger, id)): Path<(String, String)>,
) -> Answer {
    let spec = app.db.spec(&ledger).map_err(Fault::bare)?;
    whole(&app, &program, spec, identity(spec, &id)?).await
}

pub(super) async fn history(
    State(app): State<App>,
    program: Program,
    Path((ledger, id)): Path<(String, String)>,
) -> Answer {
    let spec = app.db.spec(&ledger).map_err(Fault::bare)?;
    let id = identity(spec, &id)?;
    let versions = app.db.history(&program.viewer, spec, id).await.map_err(Fault::of(spec))?;
    if versions.is_empty() {
        return Err(missing(spec, &id.to_string()));
    }
    let labels = app.db.labels_of(versions.iter().map(|it| &it.row)).await.map_err(Fault::of(spec))?;
    let items: Vec<Value> = versions.iter().map(|it| version(spec, it, &labels)).collect();
    Ok(Json(json!({ "items": items })).into_response())
}

/// One record as it stands.
pub(super) async fn whole(app: &App, program: &Program, spec: &'static Spec, id: Id) -> Answer {
    let row = app.db.find(&program.viewer, spec, id).await.map_err(Fault::of(spec))?;
    let labels = app.db.labels_of([&row]).await.map_err(Fault::of(spec))?;
    Ok(Json(record(spec, &row, &labels)).into_response())
}

pub(super) fn identity(spec: &'static Spec, id: &str) -> Result<Id, Fault> {
    id.parse().map_err(|_| missing(spec, id))
}

fn missing(spec: &'static Spec, id: &str) -> Fault {
    Fault::bare(Error::NotFound(format!("{}记录 {id}", spec.title)))
}

/// `sort=area` or `sort=-area`, `page=2`, `size=100`.
fn view(spec: &'static Spec, query: &str) -> Result<View, Problems> {
    let (mut view, mut problems) = (View::whole(spec), Problems::default());
    for (key, text) in form_urlencoded::parse(query.as_bytes()).filter(|it| !it.1.is_empty()) {
        match (&*key, text.parse::<i64>()) {
            ("sort", _) => {
                let (name, down) = text.strip_prefix('-').map_or((&*text, false), |it| (it, true));
                view.descending = down;
                view.sort = spec.column(name);
                if view.sort.is_none() {
                    problems.add("", format!("{}台账没有“{name}”这一栏，不能按它排序", spec.title));
                }
            }
            ("page", Ok(page @ 1..)) => view.page = page,
            ("page", _) => problems.add("", format!("page“{text}”应是从 1 起的页码")),
            ("size", Ok(size @ 1..=LARGEST)) => view.size = size,
            ("size", _) => problems.add("", format!("size“{text}”应是 1 至 {LARGEST} 的数")),
            _ => {}
        }
    }
    if problems.is_empty() { Ok(view) } else { Err(problems) }
}
