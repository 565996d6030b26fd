//! What a program writes: a JSON body, read into a draft. Numbers are taken by
//! their own digits; no amount passes through a floating point.

use std::collections::BTreeMap;

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{StatusCode, header},
};
use serde_json::{error::Category, value::RawValue};

use super::Fault;
use crate::{
    draft::Draft,
    spec::{Field, Spec},
    web::App,
};

/// The body of every request that changes something.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Written {
    pub(super) fields: BTreeMap<String, Box<RawValue>>,
    pub(super) rev: Option<i64>,
    pub(super) stage: Option<String>,
    pub(super) why: Option<String>,
    /// Only to see what it would change; nothing is written.
    pub(super) suppose: bool,
}

impl FromRequest<App> for Written {
    type Rejection = Fault;

    async fn from_request(request: Request, app: &App) -> Result<Written, Fault> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or("");
        let kind = kind.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
        if kind != "application/json" {
            let say = "内容应是 JSON：请带上 Content-Type: application/json";
            return Err(Fault::plain(StatusCode::UNSUPPORTED_MEDIA_TYPE, say));
        }
        let body = Bytes::from_request(request, app).await.map_err(|it| {
            let sentence = match it.status() {
                StatusCode::PAYLOAD_TOO_LARGE => "内容太大：一次只写一条记录，附件请从页面上传",
                _ => "内容没有传完，请重试",
            };
            Fault::plain(it.status(), sentence)
        })?;
        // A list would be read as the fields in their order; nobody means that.
        let object = body.trim_ascii_start().first() == Some(&b'{');
        match serde_json::from_slice(&body) {
            Ok(written) if object => Ok(written),
            Ok(_) => Err(Fault::plain(StatusCode::BAD_REQUEST, misshapen("开头"))),
            Err(it) => Err(Fault::plain(StatusCode::BAD_REQUEST, unreadable(&it))),
        }
    }
}

fn unreadable(error: &serde_json::Error) -> String {
    let place = format!("第 {} 行第 {} 列", error.line(), error.column());
    match error.classify() {
        Category::Data => misshapen(&place),
        Category::Io | Category::Syntax | Category::Eof => format!("不是正确的 JSON（{place}）"),
    }
}

fn misshapen(place: &str) -> String {
    format!(
        "JSON 的样子不对（{place}）：应是 {{\"fields\": {{栏名: 文字或数字}}, \"rev\": 整数, \"why\": 文字}}"
    )
}

impl Written {
    /// The fields as a draft. What the ledger does not ask for here is a
    /// problem, never silently dropped.
    pub(super) fn draft(&self, spec: &'static Spec, asked: &[&'static Field]) -> Result<Draft, Fault> {
        let (mut draft, mut problems) = (Draft::default(), Vec::new());
        for (name, raw) in &self.fields {
            let field = spec.column(name);
            let sentence = match (field, text(raw, field.is_some_and(|it| it.kind.is_list()))) {
                (None, _) => format!("{}台账没有“{name}”这一栏", spec.title),
                (Some(field), _) if !asked.iter().any(|it| it.name == *name) => {
                    format!("{}不是这里要填的栏", field.label)
                }
                (Some(field), None) => format!("{}：请写成文字或数字", field.label),
                (Some(_), Some(text)) => {
                    draft.set(name, &text);
                    continue;
                }
            };
            problems.push((name.clone(), sentence));
        }
        if problems.is_empty() { Ok(draft) } else { Err(Fault::shape(spec, problems)) }
    }

    /// The version the program saw; without it somebody's work could be lost.
    pub(super) fn rev(&self, spec: &'static Spec) -> Result<i64, Fault> {
        let sentence = "请写明 rev：您所见的版本号，以免盖掉别人的修改";
        self.rev.ok_or_else(|| Fault::shape(spec, vec![("rev".to_owned(), sentence.to_owned())]))
    }

    pub(super) fn why(&self) -> String {
        self.why.clone().unwrap_or_default()
    }
}

/// A JSON text or number as one would type it, or a list of texts where the field
/// takes several; null is blank.
fn text(raw: &RawValue, many: bool) -> Option<String> {
    match raw.get() {
        "null" => Some(String::new()),
        quoted if quoted.starts_with('"') => serde_json::from_str(quoted).ok(),
        list if many && list.starts_with('[') => {
            serde_json::from_str::<Vec<String>>(list).ok().map(|it| it.join("、"))
        }
        number if number.starts_with(|it: char| it == '-' || it.is_ascii_digit()) => Some(number.to_owned()),
        _ => None,
    }
}
