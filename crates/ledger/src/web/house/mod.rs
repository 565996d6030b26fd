//! The pages that are not a ledger's: coming in, the desk, the search, the
//! person, the accounts, the log.

mod accounts;
mod audit;
pub(super) mod calendar;
mod home;
mod imports;
mod kept;
mod login;
mod me;
mod pick;
mod search;
#[cfg(test)]
mod tests;
mod todo;

use axum::{
    Router,
    routing::{get, post},
};
use jiff::{Timestamp, tz};

use super::{App, Ctx, Refusal};
use crate::{spec::Role, store::Error};

/// Every page of the house but the ledgers.
pub fn house_routes() -> Router<App> {
    Router::new()
        .route("/", get(home::home))
        .route("/login", get(login::form).post(login::log_in))
        .route("/logout", post(login::log_out))
        .route("/todo", get(todo::todo))
        .route("/calendar", get(calendar::calendar))
        .route("/calendar/feed", post(calendar::make_feed))
        .route("/calendar/{file}", get(calendar::feed))
        .route("/search", get(search::search))
        .route("/pick/{ledger}", get(pick::pick))
        .route("/kept", post(kept::keep))
        .route("/kept/drop", post(kept::let_go))
        .route("/me", get(me::me).post(me::change_password))
        .route("/me/tokens", post(me::make_token))
        .route("/me/tokens/{token}/revoke", post(me::revoke_token))
        .route("/accounts", get(accounts::accounts).post(accounts::add))
        .route("/accounts/{login}/password", post(accounts::reset_password))
        .route("/accounts/{login}/close", post(accounts::close))
        .route("/accounts/{login}/reopen", post(accounts::reopen))
        .route("/audit", get(audit::audit))
        .merge(imports::routes())
}

/// A moment of the log on the clock on the wall: China has one.
fn clock(micros: i64) -> String {
    let wall = Timestamp::from_microsecond(micros).map(|it| it.to_zoned(tz::TimeZone::fixed(tz::offset(8))));
    wall.map_or(String::new(), |it| it.strftime("%Y-%m-%d %H:%M").to_string())
}

/// Lets in only these roles.
fn only(ctx: &Ctx, roles: &[Role]) -> Result<(), Refusal> {
    if roles.contains(&ctx.viewer.role) {
        return Ok(());
    }
    let who: Vec<&str> = roles.iter().map(|it| it.words()).collect();
    let mine = ctx.viewer.role.words();
    Err(Error::Forbidden(format!("这一页只对{}开放，您是{mine}", who.join("、"))).into())
}
