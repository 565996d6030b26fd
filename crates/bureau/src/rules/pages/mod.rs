//! Pages about rules: the sets, a form to try each, an answer with its trace,
//! the enterprises' readiness, drafted clauses simulated and saved, who gets what,
//! the payment list, what was paid twice or wrongly, the working days.

#[cfg(test)]
mod ahead_tests;
mod audit;
#[cfg(test)]
mod award_tests;
mod beside;
mod change;
mod draft;
mod firms;
mod form;
mod found;
mod grants;
#[cfg(test)]
mod officer;
mod payouts;
mod plan;
#[cfg(test)]
mod policy_tests;
mod result;
mod save;
mod sets;
mod simulate;
#[cfg(test)]
mod tests;
mod workdays;

use axum::{
    Router,
    http::header,
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use ledger::{
    cell::read_date,
    prelude::*,
    web::{App, said},
};

pub(super) use beside::{clause as beside_clause, policy as beside_policy, subsidy as beside_subsidy};

pub(crate) use result::whole;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/rules", get(sets::list))
        .route("/rules/{name}", get(sets::show))
        .route("/rules/{name}/try", get(form::show))
        .route("/readiness", get(firms::list))
        .route("/readiness/{id}", get(firms::show))
        .route("/simulate", get(simulate::show))
        .route("/simulate/clause/{id}", get(simulate::open))
        .route("/simulate/save", post(save::save))
        .route("/grants", get(grants::list))
        .route("/grants/{policy}", get(grants::show))
        .route("/grants/{policy}/apply", post(grants::apply))
        .route("/payouts", get(payouts::show))
        .route("/payouts/list.xlsx", get(payouts::xlsx))
        .route("/payouts/check", get(audit::show))
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
