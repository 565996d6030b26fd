//! Who may come in. Every page but the login asks for a [`Ctx`]; everything
//! that changes something comes as a [`Sent`] form with the session's token.

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Multipart, Request, multipart::Field},
    http::{HeaderMap, Method, header, request::Parts},
};

use super::{App, Refusal, form::foresee::SUPPOSE};
use crate::{
    draft::Draft,
    store::{Error, Viewer},
};

/// A request by somebody who is logged in.
#[derive(Clone, Debug)]
pub struct Ctx {
    pub viewer: Viewer,
    /// What every form of this session carries.
    pub csrf: String,
    /// The address asked for, to come back to.
    pub path: String,
}

/// A form somebody sent: its fields in order, files excluded.
#[derive(Clone, Debug)]
pub struct Sent {
    pub ctx: Ctx,
    pub fields: Vec<(String, String)>,
}

/// A form that came with a file, for pages that take files. How much of it is read
/// is for the page's own route to say.
#[derive(Clone, Debug)]
pub struct SentFile {
    pub sent: Sent,
    /// Its name and bytes; none if nobody chose one.
    pub file: Option<(String, Vec<u8>)>,
}

pub(crate) const COOKIE: &str = "kezhi";

/// The largest form that is read; attachments come another way.
const LARGEST: usize = 1024 * 1024;

impl FromRequestParts<App> for Ctx {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Ctx, Refusal> {
        let path = parts.uri.path_and_query().map_or("/", |it| it.as_str()).to_owned();
        let session = match cookie(&parts.headers) {
            Some(token) => app.db.session(&token).await?,
            None => None,
        };
        match session {
            Some(it) => Ok(Ctx { viewer: it.viewer, csrf: it.csrf, path }),
            // Only a page that was asked for can be come back to.
            None if parts.method == Method::GET => Err(Refusal::LogIn(path)),
            None => Err(Refusal::LogIn("/".to_owned())),
        }
    }
}

impl FromRequest<App> for Sent {
    type Rejection = Refusal;

    async fn from_request(request: Request, app: &App) -> Result<Sent, Refusal> {
        let (mut parts, body) = request.into_parts();
        let ctx = Ctx::from_request_parts(&mut parts, app).await?;
        let body = axum::body::to_bytes(body, LARGEST).await;
        let body =
            body.map_err(|_| Error::Refused("表单太大或没有传完，请重试；附件请单独上传".to_owned()))?;
        let fields = read_form(&body);
        let token = fields.iter().find(|it| it.0 == "csrf").map(|it| it.1.as_str());
        check_csrf(&ctx, token)?;
        Ok(Sent { ctx, fields: fields.into_iter().filter(|it| it.0 != "csrf").collect() })
    }
}

impl FromRequest<App> for SentFile {
    type Rejection = Refusal;

    async fn from_request(request: Request, app: &App) -> Result<SentFile, Refusal> {
        let (mut parts, body) = request.into_parts();
        let ctx = Ctx::from_request_parts(&mut parts, app).await?;
        let request = Request::from_parts(parts, body);
        let mut parts = Multipart::from_request(request, app).await.map_err(|_| cut_short())?;
        let (mut fields, mut file) = (Vec::new(), None);
        while let Some(part) = parts.next_field().await.map_err(|_| cut_short())? {
            let name = part.name().unwrap_or("").to_owned();
            match file_name(&part) {
                Some(it) if !it.is_empty() => {
                    file = Some((it, part.bytes().await.map_err(|_| cut_short())?.to_vec()));
                }
                Some(_) => {}
                None => fields.push((name, part.text().await.map_err(|_| cut_short())?)),
            }
        }
        let token = fields.iter().find(|it| it.0 == "csrf").map(|it| it.1.as_str());
        check_csrf(&ctx, token)?;
        fields.retain(|it| it.0 != "csrf");
        Ok(SentFile { sent: Sent { ctx, fields }, file })
    }
}

/// A field for a file has a name for it, blank when none was chosen.
fn file_name(part: &Field<'_>) -> Option<String> {
    part.file_name().map(|it| it.chars().take(200).collect())
}

fn cut_short() -> Error {
    Error::Refused("文件太大或没有传完：不能超过 20 MB，请重试，或拆成几个文件".to_owned())
}

impl Sent {
    /// The first value of a field; blank if it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|it| it.0 == name).map_or("", |it| it.1.as_str())
    }

    /// Whether the person first wants to see what it would change.
    pub(super) fn supposes(&self) -> bool {
        !self.get(SUPPOSE).is_empty()
    }

    pub fn draft(&self) -> Draft {
        self.fields.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect()
    }
}

/// A form from another site does not know the session's token.
pub(super) fn check_csrf(ctx: &Ctx, token: Option<&str>) -> Result<(), Refusal> {
    if token == Some(ctx.csrf.as_str()) {
        return Ok(());
    }
    Err(Error::Forbidden("页面已过期，请返回上一页刷新后再提交；填写的内容已在浏览器中保留".to_owned())
        .into())
}

/// The session token among the cookies.
pub(super) fn cookie(headers: &HeaderMap) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|it| it.to_str().ok());
    let mut each = all.flat_map(|it| it.split(';')).filter_map(|it| it.trim().split_once('='));
    each.find(|it| it.0 == COOKIE).map(|it| it.1.to_owned())
}

pub fn read_form(body: &Bytes) -> Vec<(String, String)> {
    form_urlencoded::parse(body).into_owned().collect()
}

/// Only addresses of our own are gone back to. Browsers drop tabs and line ends
/// and read `\\` as `/`, so an address with any of them may lead elsewhere.
pub(super) fn safe_path(path: &str) -> &str {
    let strange = |it: char| it == '\\' || it.is_control();
    if path.starts_with('/') && !path.starts_with("//") && !path.contains(strange) { path } else { "/" }
}

/// Somebody who is out has no session token a form could carry, so the browser's
/// own word is asked: where the form came from. A program that says nothing is
/// no browser, and nobody can be tricked through it.
pub fn from_here(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|it| it.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text("origin") else { return true };
    let host = origin.split_once("://").map_or("", |it| it.1);
    [text("host"), text("x-forwarded-host")].contains(&Some(host))
}
