//! The desk: a paper under way, from its first draft until it has gone out.
//!
//! Reading order: [`opened`] (a paper taken from the store and put back), `taken`
//! (its figures), `show` (the page everything starts from), `section` (editing),
//! `gate` (what keeps it at home), `finish` (final, sent), `since` (what it would
//! say now). Each page is a file.

mod begin;
mod behind;
mod conflict;
mod explain;
mod files;
mod finish;
mod form;
mod gate;
mod history;
mod newest;
mod opened;
mod redraft;
mod remarks;
mod renew;
mod section;
mod show;
mod since;
mod sources;
mod taken;
#[cfg(test)]
mod tests;
mod unsound;

use axum::{
    Router,
    routing::{get, post},
};
use ledger::web::App;

pub use behind::inspection;
pub use files::printed;
pub use newest::newest;

/// Every page of the desk, except PDF (`kezhi`).
pub fn routes() -> Router<App> {
    Router::new()
        .route("/papers", get(begin::list).post(begin::begin))
        .route("/papers/{id}", get(show::show))
        .route("/papers/{id}/sections/{piece}", get(section::open).post(section::save))
        .route("/papers/{id}/redraft/{piece}", get(redraft::compare).post(redraft::apply))
        .route("/papers/{id}/renew", post(renew::renew))
        .route("/papers/{id}/history", get(history::list))
        .route("/papers/{id}/history/{rev}", get(history::differences))
        .route("/papers/{id}/restore", post(history::restore))
        .route("/papers/{id}/explain", get(explain::form).post(explain::explain))
        .route("/papers/{id}/doubts", post(explain::let_stay))
        .route("/papers/{id}/settle", post(explain::settle))
        .route("/papers/{id}/remarks", post(remarks::add))
        .route("/papers/{id}/remarks/{remark}", post(remarks::resolve))
        .route("/papers/{id}/final", post(finish::make_final))
        .route("/papers/{id}/reopen", post(finish::reopen))
        .route("/papers/{id}/send", post(finish::send))
        .route("/papers/{id}/since", get(since::show))
        .route("/papers/{id}/files/{file}", get(files::download))
}
