//! A refusal for programs: a kind to branch on, a sentence to show, and every
//! problem beside its field.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Map, Value, json};

use crate::{
    draft::Problems,
    spec::{Field, Spec},
    store::{Conflict, Error},
    web::refusal::{log, status},
};

/// `{"error": {"kind", "sentence", "problems": [{"field", "label", "sentence"}]}}`
#[derive(Debug)]
pub(in crate::web) struct Fault {
    status: StatusCode,
    kind: &'static str,
    sentence: String,
    problems: Vec<Value>,
    /// What only this kind tells: a conflict has two sides.
    more: Vec<(&'static str, Value)>,
}

/// What a handler of the API returns.
pub(super) type Answer = Result<Response, Fault>;

impl Fault {
    /// A refusal that is about the request rather than about a record.
    pub(in crate::web) fn plain(status: StatusCode, sentence: impl Into<String>) -> Fault {
        let kind = match status {
            StatusCode::UNAUTHORIZED => "unauthorized",
            StatusCode::FORBIDDEN => "forbidden",
            StatusCode::NOT_FOUND => "not_found",
            StatusCode::METHOD_NOT_ALLOWED => "method_not_allowed",
            StatusCode::PAYLOAD_TOO_LARGE => "too_large",
            StatusCode::UNSUPPORTED_MEDIA_TYPE => "unsupported",
            StatusCode::UNPROCESSABLE_ENTITY => "problems",
            StatusCode::CONFLICT => "changed",
            status if status.is_server_error() => "internal",
            _ => "refused",
        };
        Fault { status, kind, sentence: sentence.into(), problems: Vec::new(), more: Vec::new() }
    }

    /// A refusal of the kernel, with the labels of the ledger it is about.
    pub(super) fn of(spec: &'static Spec) -> impl Fn(Error) -> Fault {
        move |error| {
            log(&error);
            let mut fault = Fault::plain(status(&error), error.to_string());
            match error {
                Error::Problems(_, problems) => fault.problems = told(spec, &problems),
                Error::Changed(conflict) => {
                    let mine: Map<String, Value> =
                        conflict.mine.iter().map(|(name, text)| (name.to_owned(), json!(text))).collect();
                    let now = super::told::record(spec, &conflict.now, &Default::default());
                    fault.more.push(("now", now));
                    fault.more.push(("mine", Value::Object(mine)));
                    fault.more.push(("differs", json!(differing(spec, &conflict))));
                }
                Error::NotFound(_)
                | Error::Refused(_)
                | Error::Forbidden(_)
                | Error::Place(_)
                | Error::Database(_)
                | Error::File(_) => {}
            }
            fault
        }
    }

    /// A refusal that has no fields: a ledger that is not there.
    pub(super) fn bare(error: Error) -> Fault {
        log(&error);
        Fault::plain(status(&error), error.to_string())
    }

    /// Problems found before the kernel was asked: field, sentence.
    pub(super) fn shape(spec: &'static Spec, problems: Vec<(String, String)>) -> Fault {
        let sentences: Vec<&str> = problems.iter().map(|it| it.1.as_str()).collect();
        let mut fault = Fault::plain(StatusCode::UNPROCESSABLE_ENTITY, sentences.join("；"));
        fault.problems = problems.iter().map(|(field, sentence)| problem(spec, field, sentence)).collect();
        fault
    }

    /// What an address asked for and could not be read.
    pub(super) fn query(spec: &'static Spec, problems: &Problems) -> Fault {
        let mut fault = Fault::plain(StatusCode::BAD_REQUEST, problems.sentence());
        fault.problems = told(spec, problems);
        fault
    }
}

/// The names of the fields in which a change and the books disagree.
fn differing(spec: &'static Spec, conflict: &Conflict) -> Vec<&'static str> {
    let now = conflict.now.draft();
    let unlike = |it: &&Field| conflict.mine.has(it.name) && conflict.mine.get(it.name) != now.get(it.name);
    spec.columns().into_iter().filter(|it| unlike(it)).map(|it| it.name).collect()
}

fn told(spec: &'static Spec, problems: &Problems) -> Vec<Value> {
    problems.iter().map(|(field, sentence)| problem(spec, field, sentence)).collect()
}

fn problem(spec: &'static Spec, field: &str, sentence: &str) -> Value {
    let label = spec.column(field).map_or("", |it| it.label);
    json!({ "field": field, "label": label, "sentence": sentence })
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut error = Map::new();
        error.insert("kind".to_owned(), json!(self.kind));
        error.insert("sentence".to_owned(), json!(self.sentence));
        error.insert("problems".to_owned(), json!(self.problems));
        error.extend(self.more.into_iter().map(|(name, it)| (name.to_owned(), it)));
        let mut answer = (self.status, Json(json!({ "error": error }))).into_response();
        if self.status == StatusCode::UNAUTHORIZED {
            answer.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        answer
    }
}
