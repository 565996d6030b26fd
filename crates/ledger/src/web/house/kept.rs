//! Half-filled forms, put by while somebody types, so that nothing typed is lost.

use crate::{
    cell::Kind,
    store::Error,
    web::{App, Page, Sent, gate::safe_path},
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect},
};

pub(super) async fn keep(State(app): State<App>, sent: Sent) -> Page {
    let place = sent.get("place");
    if safe_path(place) != place {
        return Err(Error::Refused("暂存的地址不对，请从表单页面提交".to_owned()).into());
    }
    app.db.keep(&sent.ctx.viewer, place, &unsealed(&app, place, sent.get("body"))).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// What is to be sealed is not put by in plain, whoever asks for it.
fn unsealed(app: &App, place: &str, body: &str) -> String {
    let slug = place.trim_start_matches('/').split(['/', '?']).next().unwrap_or("");
    let sealed = |name: &str| {
        let field = app.db.spec(slug).ok().and_then(|it| it.column(name));
        field.is_some_and(|it| it.kind == Kind::Sealed)
    };
    let pairs = form_urlencoded::parse(body.as_bytes()).filter(|it| !sealed(&it.0));
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

pub(super) async fn let_go(State(app): State<App>, sent: Sent) -> Page {
    app.db.let_go(&sent.ctx.viewer, sent.get("place")).await?;
    Ok(match sent.get("to") {
        "" => StatusCode::NO_CONTENT.into_response(),
        to => Redirect::to(safe_path(to)).into_response(),
    })
}
