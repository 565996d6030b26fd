//! Which program asks, in whose name. A browser that is logged in may read, so
//! that addresses can be tried out; to write, a token must be shown, which no
//! other site can make a browser do.

use axum::{
    extract::FromRequestParts,
    http::{Method, StatusCode, header, request::Parts},
};

use super::Fault;
use crate::{
    store::Viewer,
    web::{App, gate::cookie},
};

/// Somebody, through a program.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) viewer: Viewer,
}

impl FromRequestParts<App> for Program {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Program, Fault> {
        let shown = parts.headers.get(header::AUTHORIZATION).and_then(|it| it.to_str().ok());
        if let Some(shown) = shown {
            let token = shown.split_once(' ').filter(|it| it.0.eq_ignore_ascii_case("bearer"));
            let token = token.map_or("", |it| it.1.trim());
            let viewer = app.db.token_viewer(token).await.map_err(Fault::bare)?;
            return viewer
                .map(|viewer| Program { viewer })
                .ok_or_else(|| refused("令牌不对、已吊销，或账号已停用：请在“我的账号”里新建令牌"));
        }
        let reads = parts.method == Method::GET || parts.method == Method::HEAD;
        let session = match cookie(&parts.headers).filter(|_| reads) {
            Some(token) => app.db.session(&token).await.map_err(Fault::bare)?,
            None => None,
        };
        let say = "请带上令牌：Authorization: Bearer kz_…；令牌在“我的账号”里新建";
        session.map(|it| Program { viewer: it.viewer }).ok_or_else(|| refused(say))
    }
}

fn refused(sentence: &str) -> Fault {
    Fault::plain(StatusCode::UNAUTHORIZED, sentence)
}
