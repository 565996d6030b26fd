//! Pages that set several records beside each other: targets with their lights,
//! the book of document numbers, a statistic month by month, charts; and what the
//! bureau puts on the home page.

mod charts;
mod glance;
mod newest;
mod numbers;
mod series;
mod targets;
#[cfg(test)]
mod tests;

use axum::{
    Router,
    http::header,
    response::{IntoResponse as _, Response},
    routing::get,
};
pub use glance::PANELS;
use ledger::{
    cell::read_date,
    prelude::*,
    web::{App, said},
};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/targets", get(targets::show))
        .route("/numbers", get(numbers::show))
        .route("/charts", get(charts::show))
        .route("/series", get(series::show))
        .route("/assets/boards.css", get(style))
}

async fn style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("../../assets/boards.css"))
        .into_response()
}

/// `?half=2016H1&asof=2016-06-24` as somebody wrote it; a blank is left out.
fn asked<T>(
    pairs: &[(String, String)],
    name: &str,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<Option<T>, Error> {
    said(pairs, name).map(read).transpose().map_err(Error::Refused)
}

fn half_and_day(app: &App, pairs: &[(String, String)]) -> Result<(Half, Date), Error> {
    let half = asked(pairs, "half", str::parse)?.or_else(|| app.house.this_half());
    let half = half.ok_or_else(|| Error::Refused("请写明哪个半年，如 2016H1".to_owned()))?;
    let last = Period::Half(half).last();
    let day = asked(pairs, "asof", read_date)?.unwrap_or_else(|| last.min((app.house.today)()));
    Ok((half, day))
}
