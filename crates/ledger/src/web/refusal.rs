//! What a person sees when something could not be done: a sentence, the right
//! status, a way on. Internals are logged once, here, and never shown.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use maud::html;

use super::shell::bare;
use crate::store::Error;

/// What a handler returns.
pub type Page = Result<Response, Refusal>;

#[derive(Debug)]
pub enum Refusal {
    /// Nobody is logged in; the address to come back to.
    LogIn(String),
    Error(Error),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Refusal {
        Refusal::Error(error)
    }
}

impl Refusal {
    pub fn status(&self) -> StatusCode {
        match self {
            Refusal::LogIn(_) => StatusCode::SEE_OTHER,
            Refusal::Error(error) => status(error),
        }
    }
}

/// The status of each kind of error, for pages and API alike.
pub fn status(error: &Error) -> StatusCode {
    match error {
        Error::Problems(..) => StatusCode::UNPROCESSABLE_ENTITY,
        Error::NotFound(_) => StatusCode::NOT_FOUND,
        Error::Refused(_) => StatusCode::BAD_REQUEST,
        Error::Changed(_) => StatusCode::CONFLICT,
        Error::Forbidden(_) => StatusCode::FORBIDDEN,
        Error::Place(_) | Error::Database(_) | Error::File(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Writes down what people are not shown.
pub fn log(error: &Error) {
    match error {
        Error::Database(inner) => tracing::error!("database: {inner}"),
        Error::File(inner) | Error::Place(inner) => tracing::error!("files: {inner}"),
        Error::Problems(..)
        | Error::NotFound(_)
        | Error::Refused(_)
        | Error::Changed(_)
        | Error::Forbidden(_) => {}
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        match self {
            Refusal::LogIn(path) => {
                let query = form_urlencoded::Serializer::new(String::new()).append_pair("to", &path).finish();
                Redirect::to(&format!("/login?{query}")).into_response()
            }
            Refusal::Error(error) => {
                log(&error);
                told(status(&error), heading(&error), &error.to_string())
            }
        }
    }
}

/// A page that says one thing and the way on.
pub(super) fn told(status: StatusCode, heading: &str, sentence: &str) -> Response {
    let body = bare(
        heading,
        html! {
            main #content .refusal {
                h1 { (heading) }
                p { (sentence) }
                p { a href="/" { "回到首页" } " · 浏览器的“后退”可回到刚才的页面，填写的内容还在" }
            }
        },
    );
    (status, [(header::CACHE_CONTROL, "no-store")], body).into_response()
}

fn heading(error: &Error) -> &'static str {
    match error {
        Error::NotFound(_) => "没有找到",
        Error::Forbidden(_) => "没有权限",
        Error::Problems(..) | Error::Refused(_) | Error::Changed(_) => "没有办成",
        Error::Place(_) | Error::Database(_) | Error::File(_) => "系统出错",
    }
}
