//! The API described in OpenAPI 3.1, written from the ledgers themselves: a new
//! ledger or field is in the description the moment it exists.

mod parts;
mod paths;

use axum::{Json, extract::State, response::IntoResponse as _};
use serde_json::{Map, Value, json};

use super::{fault::Answer, gate::Program};
use crate::{store::Catalog, web::App};

pub(super) async fn openapi(State(app): State<App>, _program: Program) -> Answer {
    Ok(Json(describe(app.db.catalog(), &app.house.bureau)).into_response())
}

/// The whole description.
pub(super) fn describe(catalog: Catalog, bureau: &str) -> Value {
    let mut described: Map<String, Value> = Map::new();
    described.insert("/api/v1/figures".to_owned(), paths::figures());
    described.insert("/api/v1/openapi.json".to_owned(), paths::itself());
    let mut schemas = parts::schemas();
    schemas.insert("ahead".to_owned(), parts::ahead());
    for spec in catalog {
        described.extend(paths::of(spec));
        schemas.insert(parts::fields_name(spec), parts::fields(spec));
        schemas.insert(parts::record_name(spec), parts::record(spec));
    }
    let tags: Vec<Value> =
        catalog.iter().map(|it| json!({ "name": it.title, "description": it.hint })).collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": format!("科知 · {bureau}"),
            "version": env!("CARGO_PKG_VERSION"),
            "description": "台账的读写接口。规则、权限和提示与页面相同：同一处把关。\
                每次写入都要带上所见的版本号 rev；版本已变则答 409，并给出两边的内容。",
        },
        "servers": [{ "url": "/" }],
        "security": [{ "token": [] }],
        "tags": tags,
        "paths": described,
        "components": {
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "在“我的账号”里新建的令牌 kz_…；只读时也可用已登录的浏览器",
                },
            },
            "parameters": parts::parameters(),
            "responses": parts::responses(),
            "schemas": schemas,
        },
    })
}
