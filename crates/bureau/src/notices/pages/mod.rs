//! The office's pages of notices: the board, one notice, a notice begun from a list.

mod begin;
mod board;
mod compared;
mod show;

pub(super) use show::word_file;

use axum::{
    Router,
    extract::Path,
    response::{IntoResponse as _, Redirect},
    routing::{get, post},
};
use ledger::{
    prelude::*,
    web::{App, Page},
};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/notices", get(board::show))
        .route("/notices/begin", get(begin::show))
        .route("/notices/{id}", get(show::show))
        .route("/notices/{id}/publish", post(show::publish))
        .route("/notices/{id}/notice.docx", get(show::docx))
        // Publishing keeps the text; the ledger's own form cannot.
        .route("/notice/{id}/steps/published", get(to_publish))
}

async fn to_publish(Path(id): Path<Id>) -> Page {
    Ok(Redirect::to(&format!("/notices/{id}#publish")).into_response())
}
