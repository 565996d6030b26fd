//! Pages about rules: the sets, a form to try each, an answer with its trace,
//! the enterprises' readiness, drafted policies simulated, the working days.

mod draft;
mod firms;
mod form;
mod plan;
mod result;
mod sets;
mod simulate;
#[cfg(test)]
mod tests;
mod workdays;

use axum::{
    Router,
    http::header,
    response::{IntoResponse as _, Response},
    routing::get,
};
use ledger::{
    cell::read_date,
    prelude::*,
    web::{App, said},
};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/rules", get(sets::list))
        .route("/rules/{name}", get(sets::show))
        .route("/rules/{name}/try", get(form::show))
        .route("/readiness", get(firms::list))
        .route("/readiness/{id}", get(firms::show))
        .route("/simulate", get(simulate::show))
        .route("/workdays", get(workdays::show))
        .route("/assets/rules.css", get(style))
}

async fn style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("../../../assets/rules.css"))
        .into_response()
}

type Pairs = Vec<(String, String)>;

/// The day a page speaks of; today unless another is asked for.
fn asked_day(app: &App, pairs: &[(String, String)]) -> Result<Date, Error> {
    said(pairs, "on").map_or_else(|| Ok((app.house.today)()), read_date).map_err(Error::Refused)
}
