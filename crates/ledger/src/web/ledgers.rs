//! Every page of every ledger: list, record, form, steps, history; and the figures.

use axum::Router;

use super::{App, figures, form, history, list, record};

/// The routes of this folder. The addresses of single pages (`/figures`,
/// `/me`) win over those of ledgers, so no ledger may be called like one.
pub fn ledger_routes() -> Router<App> {
    Router::new()
        .merge(list::routes())
        .merge(form::routes())
        .merge(record::routes())
        .merge(history::routes())
        .merge(figures::routes())
}
