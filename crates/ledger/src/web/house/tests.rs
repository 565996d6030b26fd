use axum::http::StatusCode;

use crate::{
    prelude::*,
    testing::{clerk, head},
    web::toy::{Orchard, PASSWORD, Toy},
};

pub(super) async fn log_in(
    toy: &Toy,
    login: &str,
    password: &str,
    heads: &[(&str, &str)],
) -> crate::web::toy::Answer {
    let to = "/orchard?stage=sown";
    let form = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("login", login), ("password", password), ("to", to)])
        .finish();
    toy.post_raw("/login", form, heads).await
}

#[tokio::test]
async fn the_right_password_opens_and_leads_back() {
    let toy = Toy::new().await;
    let answer = log_in(&toy, "linxiao", PASSWORD, &[]).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/orchard?stage=sown"));
    let cookie = answer.header("set-cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && !cookie.contains("Secure"));
    let secure = log_in(&toy, "linxiao", PASSWORD, &[("x-forwarded-proto", "https")]).await;
    assert!(secure.header("set-cookie").contains("Secure"));
    assert_ne!(cookie[..40], secure.header("set-cookie")[..40], "each login has a token of its own");
}

#[tokio::test]
async fn five_wrong_passwords_lock_and_say_for_how_long() {
    let toy = Toy::new().await;
    for _ in 0..4 {
        let wrong = log_in(&toy, "linxiao", "not-it-1", &[]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("登录名或密码不对") && !wrong.text.contains("not-it-1"));
    }
    let locked = log_in(&toy, "linxiao", "not-it-1", &[]).await;
    assert_eq!(locked.status, StatusCode::TOO_MANY_REQUESTS);
    let even_right = log_in(&toy, "linxiao", PASSWORD, &[]).await;
    assert!(even_right.text.contains("分钟后再试") && even_right.header("set-cookie").is_empty());
}

#[tokio::test]
async fn a_login_from_another_site_is_refused() {
    let toy = Toy::new().await;
    for heads in [
        [("sec-fetch-site", "cross-site"), ("host", "kezhi.gov")],
        [("origin", "http://evil.example"), ("host", "kezhi.gov")],
        [("origin", "null"), ("host", "kezhi.gov")],
    ] {
        assert_eq!(
            log_in(&toy, "linxiao", PASSWORD, &heads).await.status,
            StatusCode::FORBIDDEN,
            "{heads:?}"
        );
    }
    let ours = [("origin", "http://kezhi.gov"), ("host", "kezhi.gov")];
    assert_eq!(log_in(&toy, "linxiao", PASSWORD, &ours).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_login_leads_only_to_our_own_pages() {
    let toy = Toy::with("linxiao").await;
    for to in
        ["//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil.example", "/login", "/logout"]
    {
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("to", to).finish();
        assert_eq!(toy.get(&format!("/login?{query}")).await.header("location"), "/", "{to}");
    }
}

#[tokio::test]
async fn a_session_dies_with_its_account_and_with_the_logout() {
    let toy = Toy::with("linxiao").await;
    assert_eq!(toy.get("/").await.status, StatusCode::OK);
    toy.app.db.set_active(&head(), "linxiao", false).await.unwrap();
    assert_eq!(toy.get("/").await.header("location"), "/login?to=%2F");
    let toy = Toy::with("zhouzheng").await;
    let out = toy.post("/logout", &[]).await;
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(toy.get("/me").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_form_from_elsewhere_is_refused() {
    let toy = Toy::with("linxiao").await;
    for path in ["/kept", "/kept/drop", "/me", "/me/tokens", "/logout", "/accounts"] {
        let answer = toy.post_raw(path, "place=%2Forchard%2Fnew&body=x&csrf=guess".to_owned(), &[]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        assert!(answer.text.contains("页面已过期"), "{path}");
    }
}

#[tokio::test]
async fn every_answer_carries_the_policy_and_a_sentence() {
    let toy = Toy::with("linxiao").await;
    for path in [
        "/",
        "/login",
        "/none/of/these",
        "/assets/kezhi.js",
        "/broken",
        "/pick/none",
        "/api/v1/none",
        "/kept",
    ] {
        let answer = toy.get(path).await;
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert!(!answer.header("cache-control").is_empty(), "{path}");
        let refused = answer.status.is_client_error() || answer.status.is_server_error();
        assert!(
            !refused
                || answer.text.contains('。')
                || answer.text.contains('：')
                || answer.text.contains("没有")
        );
        assert!(!answer.text.contains("style=") && !answer.text.contains("onclick"), "{path}");
    }
    assert_eq!(toy.get("/kept").await.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn a_panic_shows_a_sentence_and_nothing_inner() {
    let answer = Toy::new().await.get("/broken").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(answer.text.contains("程序出错，已记入日志") && !answer.text.contains("secret"));
}

#[tokio::test]
async fn assets_are_kept_by_browsers_under_the_name_of_their_content() {
    let toy = Toy::new().await;
    let page = toy.get("/login").await.text;
    let at = page.find("/assets/kezhi.js?v=").unwrap();
    let address = page[at..].split('"').next().unwrap();
    assert!(toy.get(address).await.header("cache-control").contains("immutable"));
    assert_eq!(toy.get("/assets/kezhi.js?v=old").await.header("cache-control"), "no-cache");
}

#[tokio::test]
async fn the_desk_shows_what_waits_for_this_person() {
    let mut toy = Toy::with("linxiao").await;
    toy.add(&[("stage", "sown"), ("sown", "2016-03-01")]).await;
    toy.add(&[("name", "城西果园"), ("area", "未报")]).await;
    let page = toy.get("/").await.text;
    assert!(page.contains("林晓") && page.contains("href=\"/orchard?stage=planned\""), "{page}");
    assert!(!page.contains("/orchard?stage=sown\""), "采收 is for the head");
    assert!(
        page.contains("href=\"/orchard?unsure=1\"")
            && page.contains("周正 登记")
            && page.contains("城西果园")
    );
    assert!(page.contains("果园投入") && page.contains("25"));
    toy.enter("zhouzheng").await;
    assert!(toy.get("/").await.text.contains("/orchard?stage=sown\""));
}

#[tokio::test]
async fn unsure_anywhere_is_one_filter_that_goes_into_an_address_and_back() {
    let toy = Toy::new().await;
    toy.add(&[("name", "写着 :{\"unsure\": 的果园")]).await;
    let doubtful = toy.add(&[("cost", "存疑「30」：30｜350；理由：缺字")]).await;
    let unreported = toy.add(&[("area", "未报")]).await;
    toy.add(&[("area", "30余")]).await;
    toy.add(&[("area", "不适用")]).await;
    let selection = Selection::from_query(Orchard::SPEC, "unsure=1").unwrap();
    assert_eq!(selection.to_string(), "/orchard?unsure=1");
    assert_eq!(selection.phrases(|_| None), ["任一栏 存疑或未报"]);
    let view = crate::store::View::new(Orchard::SPEC);
    let listing = toy.app.db.list(&clerk(), &selection, &view).await.unwrap();
    let mut found: Vec<String> = listing.rows.iter().map(|it| it.id.to_string()).collect();
    found.reverse();
    assert_eq!((listing.total, found), (2, vec![doubtful, unreported]));
    assert!(Selection::from_query(Orchard::SPEC, "unsure=2").is_err());
    let waiting = toy.app.db.waiting(&head()).await.unwrap();
    assert_eq!(waiting.iter().map(|it| (it.records, it.unsure)).collect::<Vec<_>>(), [(5, 2)]);
}

#[tokio::test]
async fn what_was_done_lately_is_told_newest_first_and_only_of_ones_own_region() {
    let toy = Toy::new().await;
    toy.add(&[("name", "甲园")]).await;
    toy.add(&[("name", "乙园")]).await;
    let told = toy.app.db.recent(&clerk(), 10).await.unwrap();
    let told: Vec<String> = told.iter().map(|it| format!("{} {} {}", it.author, it.verb, it.name)).collect();
    assert_eq!(told, ["周正 登记 乙园", "周正 登记 甲园"]);
    let elsewhere = crate::store::Viewer { region: "511181".to_owned(), ..clerk() };
    assert!(toy.app.db.recent(&elsewhere, 10).await.unwrap().is_empty());
    assert!(toy.app.db.waiting(&elsewhere).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_search_finds_explains_and_escapes() {
    let toy = Toy::with("linxiao").await;
    let id = toy.add(&[("name", "<b>城东</b>果园")]).await;
    let found = toy.get("/search?q=%E5%9F%8E%E4%B8%9C").await.text;
    assert!(found.contains(&format!("/orchard/{id}")) && found.contains("<mark>城东</mark>"));
    assert!(!found.contains("<b>城东"));
    let nothing = toy.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E").await.text;
    assert!(nothing.contains("所有台账里都没有") && !nothing.contains("<script>alert"));
    assert!(toy.get("/search?q=%EF%BC%81").await.text.contains("只有标点"));
    assert!(toy.get("/search").await.text.contains("拼音首字母"));
}

#[tokio::test]
async fn the_picker_offers_names_by_part_or_initials() {
    let toy = Toy::with("linxiao").await;
    let id = toy.add(&[]).await;
    for query in ["cdgy", "%E5%9F%8E%E4%B8%9C"] {
        let offered = toy.get(&format!("/pick/orchard?q={query}")).await.json();
        assert_eq!(offered, serde_json::json!([{ "id": id, "name": "城东果园" }]), "{query}");
    }
}

#[tokio::test]
async fn a_half_filled_form_is_kept_shown_and_let_go() {
    let mut toy = Toy::with("linxiao").await;
    let fields = [("place", "/orchard/new"), ("body", "name=%E5%8D%97%E5%B1%B1%E5%9B%AD&area=3")];
    assert_eq!(toy.post("/kept", &fields).await.status, StatusCode::NO_CONTENT);
    let page = toy.get("/").await.text;
    assert!(page.contains("href=\"/orchard/new\"") && page.contains("果园 · 南山园"));
    toy.enter("zhouzheng").await;
    assert!(!toy.get("/").await.text.contains("南山园"), "nobody sees another's");
    toy.enter("linxiao").await;
    toy.post("/kept/drop", &fields[..1]).await;
    assert!(!toy.get("/").await.text.contains("南山园"));
    assert_eq!(toy.post("/kept", &[("place", "//evil.example")]).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn one_changes_ones_own_password_and_is_still_in() {
    let mut toy = Toy::with("linxiao").await;
    let token = toy.token("linxiao").await;
    let fields = |old, new, again| [("old", old), ("new", new), ("again", again)];
    let differ = toy.post("/me", &fields(PASSWORD, "brand-new-1", "brand-new-2")).await;
    assert!(differ.text.contains("两次输入"));
    let wrong = toy.post("/me", &fields("wrong-one-1", "brand-new-1", "brand-new-1")).await;
    assert!(wrong.text.contains("现在的密码不对"));
    let weak = toy.post("/me", &fields(PASSWORD, "short", "short")).await;
    assert!(weak.text.contains("密码至少 8 位"));
    let done = toy.post("/me", &fields(PASSWORD, "brand-new-1", "brand-new-1")).await;
    assert!(done.status == StatusCode::SEE_OTHER && done.header("set-cookie").contains("kezhi="));
    assert_eq!(toy.get("/me").await.status, StatusCode::SEE_OTHER, "the old session ended");
    assert!(toy.app.db.token_viewer(&token).await.unwrap().is_none(), "tokens went with the old password");
    assert_eq!(log_in(&toy, "linxiao", "brand-new-1", &[]).await.status, StatusCode::SEE_OTHER);
    toy.enter("hemin").await;
    let log = toy.get("/audit").await.text;
    assert!(log.contains("修改密码") && log.matches(">登录<").count() == 1, "{log}");
}

#[tokio::test]
async fn a_sheet_is_rehearsed_confirmed_listed_and_taken_back() {
    let mut toy = Toy::with("linxiao").await;
    let csrf = toy.app.db.session(&toy.cookie).await.unwrap().unwrap().csrf;
    let upload = |token: &str, rows: &str| {
        format!(
            "--x\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n--x\r\n\
             content-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n名称,面积（亩）,投入（万元）,备注\n{rows}\r\n--x--\r\n"
        )
    };
    let kind = [("content-type", "multipart/form-data; boundary=x")];
    let send = |body: String| {
        let toy = &toy;
        async move { toy.post_typed("/orchard/import", body, &kind).await }
    };
    assert_eq!(send(upload("guess", "甲园,3,1.5,")).await.status, StatusCode::FORBIDDEN);
    let wrong = send(upload(&csrf, "甲园,很多,1.5,")).await.text;
    assert!(
        wrong.contains("下载标注了问题的表格") && wrong.contains("没有对上") && !wrong.contains("确认导入")
    );
    assert_eq!(toy.get("/orchard/import/annotated.xlsx").await.status, StatusCode::OK);
    assert_eq!(toy.post("/orchard/import/commit", &[]).await.status, StatusCode::BAD_REQUEST);
    let right = send(upload(&csrf, "甲园,3,1.5,\n乙园,4,2,")).await.text;
    assert!(right.contains("确认导入 2 条") && right.contains("3.5"), "{right}");
    let file = right.split("name=\"file\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let confirm = async |file: &str| toy.post("/orchard/import/commit", &[("file", file)]).await.status;
    assert_eq!(confirm(&"0".repeat(64)).await, StatusCode::BAD_REQUEST, "another file than was shown");
    assert_eq!(confirm(file).await, StatusCode::SEE_OTHER);
    assert_eq!(confirm(file).await, StatusCode::BAD_REQUEST, "the second click");
    let page = toy.get("/orchard/import").await.text;
    let id = page.split("/orchard/imports/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let csv = toy.get("/orchard/export.csv").await;
    assert!(csv.text.contains("甲园") && csv.header("content-disposition").contains("attachment"));
    assert_eq!(toy.get("/orchard/export.xlsx?colour=1").await.status, StatusCode::BAD_REQUEST);
    assert_eq!(toy.get("/orchard/import/template.xlsx").await.status, StatusCode::OK);
    assert_eq!(toy.post(&format!("/orchard/imports/{id}/undo"), &[]).await.status, StatusCode::SEE_OTHER);
    assert!(toy.get("/orchard/import").await.text.contains("已撤销"));
    toy.enter("hemin").await;
    assert_eq!(toy.post("/orchard/import/commit", &[]).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn accounts_are_the_administrators_and_the_log_is_for_those_who_watch() {
    let mut toy = Toy::with("linxiao").await;
    for path in ["/accounts", "/audit"] {
        assert_eq!(toy.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    toy.enter("root").await;
    let new = |login| {
        [("login", login), ("name", "新人"), ("role", "clerk"), ("region", "511126"), ("password", PASSWORD)]
    };
    let refused = toy.post("/accounts", &new("linxiao")).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text.contains("已有人使用"));
    assert_eq!(toy.post("/accounts", &new("xinren")).await.status, StatusCode::SEE_OTHER);
    toy.post("/accounts/xinren/close", &[]).await;
    assert_eq!(log_in(&toy, "xinren", PASSWORD, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(toy.post("/accounts/root/close", &[]).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(toy.post("/accounts/nobody/reopen", &[]).await.status, StatusCode::NOT_FOUND);
    toy.enter("hemin").await;
    let log = toy.get("/audit").await.text;
    assert!(log.contains("新增账号") && log.contains("停用账号") && log.contains("登录失败"));
}
