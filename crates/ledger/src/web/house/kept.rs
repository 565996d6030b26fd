//! Half-filled forms, put by while somebody types, so that nothing typed is lost.

use crate::{
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
    app.db.keep(&sent.ctx.viewer, place, sent.get("body")).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

pub(super) async fn let_go(State(app): State<App>, sent: Sent) -> Page {
    app.db.let_go(&sent.ctx.viewer, sent.get("place")).await?;
    Ok(match sent.get("to") {
        "" => StatusCode::NO_CONTENT.into_response(),
        to => Redirect::to(safe_path(to)).into_response(),
    })
}
