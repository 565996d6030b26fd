//! What the picker offers while a name is being typed.

use axum::{
    Json,
    extract::{Path, RawQuery, State},
    response::IntoResponse as _,
};
use serde_json::json;

use crate::web::{App, Ctx, Page};

const OFFERED: i64 = 12;

pub(super) async fn pick(
    State(app): State<App>,
    Path(ledger): Path<String>,
    ctx: Ctx,
    RawQuery(query): RawQuery,
) -> Page {
    let query = query.unwrap_or_default();
    let asked = form_urlencoded::parse(query.as_bytes()).find(|it| it.0 == "q");
    let asked: String = asked.map_or(String::new(), |it| it.1.trim().chars().take(60).collect());
    let named = app.db.pick(&ctx.viewer, app.db.spec(&ledger)?, &asked, OFFERED).await?;
    let offered: Vec<_> =
        named.iter().map(|it| json!({ "id": it.id.to_string(), "name": it.name })).collect();
    Ok(Json(offered).into_response())
}
