//! The figures of a half-year, each with what it counts and where its records are.

use axum::{
    Json,
    extract::{RawQuery, State},
    http::StatusCode,
    response::IntoResponse as _,
};
use serde_json::{Value, json};

use super::{Fault, fault::Answer, gate::Program};
use crate::{cell::Half, figure::Figure, web::App};

pub(super) async fn figures(State(app): State<App>, program: Program, RawQuery(query): RawQuery) -> Answer {
    let query = query.unwrap_or_default();
    let asked = form_urlencoded::parse(query.as_bytes()).find(|it| it.0 == "half" && !it.1.is_empty());
    let half = match asked {
        Some((_, text)) => text.parse::<Half>().map_err(|it| Fault::plain(StatusCode::BAD_REQUEST, it))?,
        None => app
            .house
            .this_half()
            .ok_or_else(|| Fault::plain(StatusCode::BAD_REQUEST, "请写明 half，如 half=2016H1"))?,
    };
    let all = (app.house.figures)(half);
    let figures = Figure::ask_all(&app.db, &program.viewer, all).await.map_err(Fault::bare)?;
    let items: Vec<Value> = figures.iter().map(told).collect();
    Ok(Json(json!({ "half": half.to_string(), "items": items })).into_response())
}

/// `text` is the sure part; `value` is null while a doubt is open.
fn told(figure: &Figure) -> Value {
    let definition = figure.definition();
    let doubts: Vec<Value> = figure
        .doubts()
        .iter()
        .map(|it| {
            json!({
                "subject": it.subject,
                "link": it.link,
                "printed": it.printed,
                "candidates": it.candidates,
                "reason": it.reason,
            })
        })
        .collect();
    json!({
        "id": definition.key,
        "label": definition.label,
        "text": figure.text(),
        "value": figure.value(),
        "unit": definition.unit,
        "definition": definition.meaning,
        "cut_off": figure.cut_off().map(|it| it.to_string()),
        "link": figure.link(),
        "rows": figure.rows(),
        "doubts": doubts,
    })
}
