use axum::http::{Method, StatusCode};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::openapi::describe;
use crate::{
    spec::Ledger as _,
    web::toy::{Answer, Orchard, Toy},
};

async fn post(toy: &Toy, token: &str, path: &str, body: Value) -> Answer {
    toy.ask(token, Method::POST, &format!("/api/v1/{path}"), &body.to_string()).await
}

async fn get(toy: &Toy, token: &str, path: &str) -> Answer {
    toy.ask(token, Method::GET, &format!("/api/v1/{path}"), "").await
}

fn whole() -> Value {
    json!({ "fields": { "name": "城东果园", "area": 30, "cost": 12.5 } })
}

#[tokio::test]
async fn a_record_is_added_read_corrected_led_on_and_taken_back() {
    let toy = Toy::new().await;
    let token = toy.token("linxiao").await;
    let added = post(&toy, &token, "orchard", whole()).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.text);
    let record = added.json();
    let path = format!("orchard/{}", record["id"].as_str().unwrap());
    assert_eq!(added.header("location"), format!("/api/v1/{path}"));
    assert_eq!(record["fields"]["cost"]["text"], "12.5");
    let body = json!({ "rev": 1, "why": "实测", "fields": { "area": "35余" } }).to_string();
    let corrected = toy.ask(&token, Method::PATCH, &format!("/api/v1/{path}"), &body).await.json();
    assert_eq!((&corrected["rev"], &corrected["fields"]["area"]["words"]), (&json!(2), &json!("35余")));
    assert!(corrected["fields"]["area"]["mark"].is_object());
    let step = json!({ "rev": 2, "fields": { "sown": "2016-03-01" } });
    let led = post(&toy, &token, &format!("{path}/steps/sown"), step).await.json();
    assert_eq!((&led["stage"], &led["stage_words"]), (&json!("sown"), &json!("已栽种")));
    let undone = post(&toy, &token, &format!("{path}/undo"), json!({ "rev": 3 })).await.json();
    assert_eq!(undone["stage"], "planned");
    let removed = post(&toy, &token, &format!("{path}/remove"), json!({ "rev": 4 })).await;
    assert!(removed.text.contains("请写明移除的理由"), "{}", removed.text);
    let why = json!({ "rev": 4, "why": "重复" });
    assert_eq!(post(&toy, &token, &format!("{path}/remove"), why).await.json()["removed"], true);
    assert_eq!(get(&toy, &token, "orchard").await.json()["total"], 0);
    let restored = post(&toy, &token, &format!("{path}/restore"), json!({ "rev": 5 })).await;
    assert_eq!(restored.json()["removed"], false);
    let history = get(&toy, &token, &format!("{path}/history")).await.json();
    let verbs: Vec<&str> =
        history["items"].as_array().unwrap().iter().map(|it| it["verb"].as_str().unwrap()).collect();
    assert_eq!(verbs, ["登记", "更正", "栽种", "撤回“栽种”", "移除", "恢复"]);
}

#[tokio::test]
async fn the_same_rule_says_the_same_sentence_as_the_form() {
    let toy = Toy::new().await;
    let token = toy.token("linxiao").await;
    let refused =
        post(&toy, &token, "orchard", json!({ "fields": { "name": "", "area": 0, "cost": "很多" } })).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let draft = [("name", ""), ("area", "0"), ("cost", "很多"), ("stage", "planned")].into_iter().collect();
    let said: Vec<Value> = (Orchard::SPEC.audit)(&draft).iter().map(|it| json!(it.1)).collect();
    let problems = refused.json()["error"]["problems"].clone();
    let told: Vec<Value> = problems.as_array().unwrap().iter().map(|it| it["sentence"].clone()).collect();
    assert_eq!(told, said);
    assert_eq!(problems[0]["label"], "名称");
    let rule =
        post(&toy, &token, "orchard", json!({ "fields": { "name": "甲", "area": 0, "cost": 1 } })).await;
    assert_eq!(rule.json()["error"]["sentence"], "面积为 0 的不用登记");
}

#[tokio::test]
async fn nothing_a_program_sends_is_dropped_in_silence() {
    let toy = Toy::new().await;
    let token = toy.token("linxiao").await;
    for (body, sentence) in [
        (json!({ "fields": { "colour": "red" } }), "没有“colour”这一栏"),
        (json!({ "fields": { "sown": "2016-03-01" } }), "栽种日期不是这里要填的栏"),
        (json!({ "fields": { "name": ["甲"] } }), "名称：请写成文字或数字"),
        (json!({ "stage": "nowhere", "fields": {} }), "没有“nowhere”这个阶段"),
        (json!({ "fields": {}, "extra": 1 }), "JSON 的样子不对"),
    ] {
        let refused = post(&toy, &token, "orchard", body).await;
        assert!(refused.text.contains(sentence) && refused.status.is_client_error(), "{}", refused.text);
    }
    let exact = r#"{"fields":{"name":"甲","area":1,"cost":12345678901.234567}}"#;
    let added = toy.ask(&token, Method::POST, "/api/v1/orchard", exact).await.json();
    assert_eq!(added["fields"]["cost"]["text"], "12345678901.234567");
}

#[tokio::test]
async fn a_change_on_an_old_version_shows_both_sides() {
    let toy = Toy::new().await;
    let token = toy.token("linxiao").await;
    let id = toy.add(&[]).await;
    let path = format!("/api/v1/orchard/{id}");
    let body = |area: &str| json!({ "rev": 1, "fields": { "area": area } }).to_string();
    toy.ask(&token, Method::PATCH, &path, &body("31")).await;
    let refused = toy.ask(&token, Method::PATCH, &path, &body("99")).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let error = &refused.json()["error"];
    assert_eq!(
        (&error["now"]["fields"]["area"]["text"], &error["mine"]["area"]),
        (&json!("31"), &json!("99"))
    );
    assert_eq!((&error["differs"], &error["kind"]), (&json!(["area"]), &json!("changed")));
    let blind = toy.ask(&token, Method::PATCH, &path, r#"{"fields":{"area":5}}"#).await;
    assert!(blind.status == StatusCode::UNPROCESSABLE_ENTITY && blind.text.contains("请写明 rev"));
}

#[tokio::test]
async fn a_token_opens_only_while_it_stands_and_only_what_its_owner_may() {
    let toy = Toy::with("linxiao").await;
    let token = toy.token("linxiao").await;
    let id = toy.add(&[("stage", "sown"), ("sown", "2016-03-01")]).await;
    let step = json!({ "rev": 1 });
    let refused = post(&toy, &token, &format!("orchard/{id}/steps/reaped"), step).await;
    assert!(refused.status == StatusCode::FORBIDDEN && refused.text.contains("须由股室负责人办理"));
    let auditor = toy.token("hemin").await;
    assert_eq!(post(&toy, &auditor, "orchard", whole()).await.status, StatusCode::FORBIDDEN);
    let viewer = crate::testing::clerk();
    let known = toy.app.db.tokens(&viewer).await.unwrap();
    toy.app.db.revoke_token(&viewer, &known[0].token).await.unwrap();
    let refused = get(&toy, &token, "orchard").await;
    assert_eq!((refused.status, refused.header("www-authenticate")), (StatusCode::UNAUTHORIZED, "Bearer"));
    assert!(refused.text.contains("已吊销"));
    let cookie = toy.get("/api/v1/orchard").await;
    assert_eq!(cookie.json()["total"], 1, "a browser that is logged in may read");
    let written = toy.post_raw("/api/v1/orchard", whole().to_string(), &[]).await;
    assert_eq!(written.status, StatusCode::UNAUTHORIZED, "but not write");
}

#[tokio::test]
async fn malformed_bodies_and_addresses_get_a_sentence_and_the_right_status() {
    let toy = Toy::new().await;
    let token = toy.token("linxiao").await;
    let id = toy.add(&[]).await;
    let large = format!("{{\"why\":\"{}\"}}", "长".repeat(400_000));
    for (body, status, sentence) in [
        ("{", StatusCode::BAD_REQUEST, "不是正确的 JSON（第 1 行"),
        ("[]", StatusCode::BAD_REQUEST, "JSON 的样子不对"),
        (&large, StatusCode::PAYLOAD_TOO_LARGE, "内容太大"),
    ] {
        let refused = toy.ask(&token, Method::POST, "/api/v1/orchard", body).await;
        assert_eq!(refused.status, status, "{}", refused.text);
        assert!(refused.text.contains(sentence), "{}", refused.text);
    }
    for (path, status, sentence) in [
        ("none", StatusCode::NOT_FOUND, "没有找到名为“none”的台账"),
        ("orchard/0000000000000", StatusCode::NOT_FOUND, "没有找到果园记录"),
        ("orchard/x", StatusCode::NOT_FOUND, "没有找到果园记录 x"),
        ("orchard?colour=1", StatusCode::BAD_REQUEST, "没有“colour”这一栏"),
        ("orchard?page=0", StatusCode::BAD_REQUEST, "从 1 起的页码"),
        ("orchard?size=9999", StatusCode::BAD_REQUEST, "1 至 500"),
        ("orchard?sort=colour", StatusCode::BAD_REQUEST, "不能按它排序"),
        ("figures?half=2016", StatusCode::BAD_REQUEST, "不是半年"),
        ("a/b/c/d/e", StatusCode::NOT_FOUND, "没有这个地址"),
        ("orchard/%ff", StatusCode::BAD_REQUEST, "看不懂"),
    ] {
        let refused = get(&toy, &token, path).await;
        assert_eq!(refused.status, status, "{path} {}", refused.text);
        assert!(refused.json()["error"]["sentence"].as_str().unwrap().contains(sentence), "{}", refused.text);
    }
    let wrong = toy.ask(&token, Method::DELETE, &format!("/api/v1/orchard/{id}"), "").await;
    assert_eq!(wrong.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(wrong.header("allow").contains("PATCH") && wrong.json()["error"]["kind"] == "method_not_allowed");
    let shown = format!("Bearer {token}");
    let form = toy.post_raw("/api/v1/orchard", "a=b".to_owned(), &[("authorization", &shown)]).await;
    assert_eq!(form.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn a_list_is_narrowed_sorted_and_turned_like_the_page() {
    let toy = Toy::new().await;
    let token = toy.token("linxiao").await;
    let parent = toy.add(&[("name", "甲园"), ("area", "5")]).await;
    toy.add(&[("name", "乙园"), ("area", "9"), ("parent", "甲园")]).await;
    toy.add(&[("name", "丙园"), ("area", "未报")]).await;
    let list = get(&toy, &token, "orchard?area.from=5&sort=-area&page=1&size=1").await.json();
    assert_eq!((&list["total"], &list["size"]), (&json!(2), &json!(1)));
    let item = &list["items"][0];
    assert_eq!((&item["name"], &item["fields"]["parent"]["words"]), (&json!("乙园"), &json!("甲园")));
    assert_eq!(item["fields"]["parent"]["text"], parent);
    let unsure = get(&toy, &token, "orchard?unsure=1").await.json();
    assert_eq!(unsure["items"][0]["fields"]["area"]["mark"], json!({ "unsure": "not_reported" }));
}

#[tokio::test]
async fn figures_say_what_they_count_and_what_is_open() {
    let toy = Toy::new().await;
    let token = toy.token("linxiao").await;
    toy.add(&[]).await;
    toy.add(&[("cost", "存疑「30」：30｜350；理由：缺字")]).await;
    let figures = get(&toy, &token, "figures?half=2016H1").await.json();
    let (count, cost) = (&figures["items"][0], &figures["items"][1]);
    assert_eq!(
        (&figures["half"], &count["value"], &count["link"]),
        (&json!("2016H1"), &json!("2"), &json!("/orchard"))
    );
    assert_eq!(
        (&cost["text"], &cost["value"], &cost["unit"]),
        (&json!("12.5"), &Value::Null, &json!("万元"))
    );
    assert_eq!(cost["doubts"][0]["candidates"], json!(["30", "350"]));
}

#[tokio::test]
async fn a_program_may_look_ahead_and_nothing_is_written() {
    let toy = Toy::with("linxiao").await;
    let token = toy.token("linxiao").await;
    let fields = json!({ "name": "东园", "area": 30, "cost": "12.5" });
    let body = json!({ "fields": fields, "suppose": true }).to_string();
    let ahead = toy.ask(&token, Method::POST, "/api/v1/orchard", &body).await;
    assert_eq!(ahead.status, 200, "{}", ahead.text);
    let shift = &ahead.json()["shifts"][0];
    assert_eq!((&shift["before"], &shift["after"]), (&json!("0 处"), &json!("1 处")), "{}", ahead.text);
    assert_eq!(get(&toy, &token, "orchard").await.json()["total"], json!(0));
    let wrong = json!({ "fields": { "name": "东园", "area": "很多" }, "suppose": true }).to_string();
    assert_eq!(toy.ask(&token, Method::POST, "/api/v1/orchard", &wrong).await.status, 422);
}

#[tokio::test]
async fn the_description_lists_every_field_of_every_ledger() {
    let toy = Toy::with("linxiao").await;
    let served = toy.get("/api/v1/openapi.json").await.json();
    assert_eq!(served, describe(toy.app.db.catalog(), &toy.app.house.bureau));
    for spec in toy.app.db.catalog() {
        let fields = &served["components"]["schemas"][format!("{}_fields", spec.slug)]["properties"];
        for field in spec.columns() {
            assert_eq!(fields[field.name]["title"], field.label);
        }
        assert_eq!(fields.as_object().unwrap().len(), spec.columns().len());
        for way in ["", "/{id}", "/{id}/history", "/{id}/steps/{name}", "/{id}/undo"] {
            assert!(served["paths"][format!("/api/v1/{}{way}", spec.slug)].is_object(), "{way}");
        }
    }
    if let Ok(place) = std::env::var("KEZHI_OPENAPI_OUT") {
        std::fs::write(place, served.to_string()).unwrap();
    }
}

const PATHS: &[&str] = &[
    "/",
    "/login",
    "/search",
    "/pick/orchard",
    "/me",
    "/accounts",
    "/audit",
    "/kept",
    "/kept/drop",
    "/logout",
    "/me/tokens",
    "/api/v1/orchard",
    "/api/v1/figures",
    "/api/v1/orchard/0000000000000/undo",
    "/assets/kezhi.css",
    "/accounts/x/password",
];
const KEYS: &[&str] = &[
    "q",
    "unsure",
    "scope",
    "asof",
    "known",
    "stage",
    "id",
    "sort",
    "page",
    "size",
    "area.from",
    "name.has",
    "area.to",
    "parent",
    "half",
    "to",
    "login",
    "password",
    "place",
    "body",
    "role",
    "region",
    "v",
];

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9a-z%'\"*^:() -]{0,20}",
        Just("9223372036854775807".to_owned()),
        Just("\0".to_owned()),
        Just("苗 AND OR NOT NEAR( \"".repeat(200)),
    ]
}

/// A method, a path, keys with texts, a body, a header, and whether a form's token is right.
fn any_request()
-> impl Strategy<Value = (bool, &'static str, Vec<(&'static str, String)>, String, String, bool)> {
    let pairs = prop::collection::vec((prop::sample::select(KEYS), any_text()), 0..4);
    let body = prop_oneof![any_text(), Just("{\"fields\":{\"name\":\"\\u0000\"},\"rev\":1}".to_owned())];
    (any::<bool>(), prop::sample::select(PATHS), pairs, body, "[ -~]{0,40}", any::<bool>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_sent_the_house_stands(requests in prop::collection::vec(any_request(), 8)) {
        static TOY: std::sync::OnceLock<(tokio::runtime::Runtime, Toy, String)> = std::sync::OnceLock::new();
        let (runtime, toy, token) = TOY.get_or_init(|| {
            let runtime = tokio::runtime::Runtime::new().unwrap();
            let toy = runtime.block_on(Toy::with("root"));
            let token = runtime.block_on(toy.token("linxiao"));
            (runtime, toy, token)
        });
        for (posts, path, pairs, body, head, right) in requests {
            // Logging out and changing passwords would only end the test's own session.
            if posts && matches!(path, "/logout" | "/me" | "/login") && right { continue; }
            let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish();
            let address = format!("{path}?{}", &query[..query.len().min(30_000)]);
            let address = if posts { path } else { &address };
            let bearer = format!("Bearer {token}");
            let shown = if right { bearer.as_str() } else { &head };
            let answer = runtime.block_on(async {
                if path.starts_with("/api/") {
                    let method = if posts { Method::POST } else { Method::GET };
                    toy.ask(shown.trim_start_matches("Bearer "), method, address, &body).await
                } else if posts && right {
                    let pairs: Vec<(&str, &str)> = pairs.iter().map(|it| (it.0, it.1.as_str())).collect();
                    toy.post(path, &pairs).await
                } else if posts {
                    toy.post_raw(path, body, &[("sec-fetch-site", &head), ("origin", &head)]).await
                } else {
                    toy.get(address).await
                }
            });
            prop_assert!(!answer.status.is_server_error(), "{path} {query} {}", answer.text);
        }
    }
}
