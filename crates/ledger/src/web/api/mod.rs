//! The same ledgers for programs, as JSON: the same gate, the same rules, the
//! same sentences.
//!
//! Reading order: [`fault`] (what a refusal looks like), `gate` (who may come
//! in), `told` (a record as JSON), then a file for each thing that can be asked.

mod changes;
mod fault;
mod figures;
mod gate;
mod openapi;
mod records;
#[cfg(test)]
mod tests;
mod told;
mod written;

use axum::{
    Router,
    routing::{get, post},
};

pub(super) use fault::Fault;

use super::App;

/// Every address of the API.
pub fn api_routes() -> Router<App> {
    Router::new()
        .route("/api/v1/openapi.json", get(openapi::openapi))
        .route("/api/v1/figures", get(figures::figures))
        .route("/api/v1/{ledger}", get(records::list).post(changes::add))
        .route("/api/v1/{ledger}/{id}", get(records::one).patch(changes::correct))
        .route("/api/v1/{ledger}/{id}/history", get(records::history))
        .route("/api/v1/{ledger}/{id}/steps/{name}", post(changes::step))
        .route("/api/v1/{ledger}/{id}/undo", post(changes::undo))
        .route("/api/v1/{ledger}/{id}/remove", post(changes::remove))
        .route("/api/v1/{ledger}/{id}/restore", post(changes::restore))
}
