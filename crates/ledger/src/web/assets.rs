//! Style, script and icon, carried inside the program and named by their content.

use std::sync::LazyLock;

use axum::{
    extract::{Path, RawQuery},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use sha2::{Digest as _, Sha256};

struct Asset {
    name: &'static str,
    kind: &'static str,
    body: String,
    /// The first digits of the content's hash.
    version: String,
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let style = concat!(include_str!("../../assets/kezhi.css"), "\n", include_str!("../../assets/pages.css"));
    vec![
        Asset::new("kezhi.css", "text/css; charset=utf-8", style),
        Asset::new("kezhi.js", "text/javascript; charset=utf-8", include_str!("../../assets/kezhi.js")),
        Asset::new("icon.svg", "image/svg+xml", include_str!("../../assets/icon.svg")),
    ]
});

impl Asset {
    fn new(name: &'static str, kind: &'static str, body: &str) -> Asset {
        let hash = Sha256::digest(body.as_bytes());
        let version = hash.iter().take(8).map(|it| format!("{it:02x}")).collect();
        Asset { name, kind, body: body.to_owned(), version }
    }
}

/// The address of an asset as it is now. A new version has a new address, so
/// that browsers may keep what they have for a year.
pub(super) fn address(name: &str) -> String {
    let version = ASSETS.iter().find(|it| it.name == name).map_or("", |it| it.version.as_str());
    format!("/assets/{name}?v={version}")
}

pub(super) async fn asset(Path(name): Path<String>, RawQuery(query): RawQuery, asked: HeaderMap) -> Response {
    let Some(asset) = ASSETS.iter().find(|it| it.name == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let tag = format!("\"{}\"", asset.version);
    let named = query.is_some_and(|it| it == format!("v={}", asset.version));
    let keep = if named { "public, max-age=31536000, immutable" } else { "no-cache" };
    let head =
        [(header::CONTENT_TYPE, asset.kind), (header::CACHE_CONTROL, keep), (header::ETAG, tag.as_str())];
    let has = asked.get(header::IF_NONE_MATCH).and_then(|it| it.to_str().ok());
    if has.is_some_and(|it| it.contains(&tag)) {
        return (StatusCode::NOT_MODIFIED, head).into_response();
    }
    (head, asset.body.as_str()).into_response()
}
