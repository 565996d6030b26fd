//! A small house to test the pages in: one ledger, four people, one page that breaks.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
    response::Response,
    routing::get,
};
use tower::ServiceExt as _;

use super::{App, House, MenuGroup, MenuItem, api_routes, finish, house_routes};
use crate::{
    cell::{Date, Half},
    prelude::*,
    store::{Change, Deed, NewAccount, Viewer},
    testing::{REGION, empty_db},
};

/// 果园
#[derive(Clone, Debug, PartialEq, Ledger)]
pub(super) struct Orchard {
    /// 名称
    #[field(title)]
    pub(super) name: Told<Name>,
    /// 编号
    #[field(unique, search)]
    pub(super) code: Option<Name>,
    /// 面积（亩）
    #[field(list, filter)]
    pub(super) area: Told<Count>,
    /// 投入（万元）
    #[field(list)]
    pub(super) cost: Told<Money>,
    /// 上级果园
    pub(super) parent: Option<Told<Ref<Orchard>>>,
    /// 状况
    pub(super) standing: Growth,
}

#[derive(Clone, Debug, PartialEq, Standing)]
pub(super) enum Growth {
    /// 计划
    Planned,
    /// 已栽种
    #[step("栽种", from = Planned)]
    Sown(Sowing),
    /// 已采收
    #[step("采收", from = Sown, by = Head)]
    Reaped(Sowing),
}

#[derive(Clone, Debug, PartialEq, Part)]
pub(super) struct Sowing {
    /// 栽种日期
    #[field(day)]
    pub(super) sown: Told<Date>,
}

impl Rules for Orchard {
    fn check(&self, problems: &mut Problems) {
        if self.area == Told::Exact(Count(0)) {
            problems.at(Orchard::AREA, "面积为 0 的不用登记");
        }
    }
}

const CATALOG: &[&Spec] = &[Orchard::SPEC];

/// What every account is opened with.
pub(super) const PASSWORD: &str = "correct-horse-9";

/// A running house, and the token and csrf of whoever logged in last.
pub(super) struct Toy {
    pub(super) app: App,
    router: Router,
    pub(super) cookie: String,
}

/// An answer, read to the end.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) text: String,
}

impl Answer {
    pub(super) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {}", self.text))
    }

    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |it| it.to_str().expect("a plain header"))
    }
}

impl Toy {
    pub(super) async fn new() -> Toy {
        let db = empty_db(CATALOG).await.on_day(Some(Date::constant(2016, 5, 20)));
        for (login, name, role) in [
            ("linxiao", "林晓", Role::Clerk),
            ("zhouzheng", "周正", Role::Head),
            ("hemin", "何敏", Role::Auditor),
            ("root", "管理员", Role::Admin),
        ] {
            let (login, name, region) = (login.to_owned(), name.to_owned(), REGION.to_owned());
            let new = NewAccount { login, name, role, region, password: PASSWORD.to_owned() };
            db.add_account(&Viewer::program(""), new).await.expect("the account is opened");
        }
        let item = MenuItem { title: "果园".to_owned(), link: "/orchard".to_owned() };
        let house = House {
            bureau: "夹江县科学技术和知识产权局".to_owned(),
            menu: vec![MenuGroup { title: "台账", items: vec![item] }],
            figures,
            half: None,
            today: Box::new(|| Date::constant(2016, 5, 20)),
            headline: &[],
            dossiers: &[],
            panels: Vec::new(),
            onward: &[],
            beside: &[],
            asides: &[],
            outlook: &[],
            watch: ledger::web::unwatched,
            urging: "",
        };
        let app = App { db, house: Arc::new(house) };
        let routes = house_routes().merge(api_routes()).route("/broken", get(broken));
        Toy { router: finish(routes, app.clone()), app, cookie: String::new() }
    }

    /// A house in which this person is logged in.
    pub(super) async fn with(login: &str) -> Toy {
        let mut res = Toy::new().await;
        res.enter(login).await;
        res
    }

    pub(super) async fn enter(&mut self, login: &str) {
        let account = self.app.db.account(login).await.expect("asked").expect("known");
        self.cookie = self.app.db.begin_session(&account.into()).await.expect("a session");
    }

    pub(super) async fn send(&self, request: Request<Body>) -> Answer {
        let answer: Response = self.router.clone().oneshot(request).await.expect("no answer is an answer");
        let (parts, body) = answer.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, text }
    }

    pub(super) async fn get(&self, path: &str) -> Answer {
        let cookie = format!("kezhi={}", self.cookie);
        let request = Request::get(path).header(header::COOKIE, cookie).body(Body::empty());
        self.send(request.expect("a request")).await
    }

    /// Sends a form with the session's own token.
    pub(super) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let session = self.app.db.session(&self.cookie).await.expect("asked");
        let csrf = session.map_or(String::new(), |it| it.csrf);
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields).append_pair("csrf", &csrf);
        self.post_raw(path, form.finish(), &[]).await
    }

    pub(super) async fn post_raw(&self, path: &str, body: String, heads: &[(&str, &str)]) -> Answer {
        let kind = ("content-type", "application/x-www-form-urlencoded");
        let heads: Vec<(&str, &str)> = std::iter::once(kind).chain(heads.iter().copied()).collect();
        self.post_typed(path, body, &heads).await
    }

    /// Sends a body of the kind its headers say.
    pub(super) async fn post_typed(&self, path: &str, body: String, heads: &[(&str, &str)]) -> Answer {
        let mut request = Request::post(path).header(header::COOKIE, format!("kezhi={}", self.cookie));
        for (name, value) in heads {
            request = request.header(*name, *value);
        }
        self.send(request.body(body.into()).expect("a request")).await
    }

    /// Asks the API with a token.
    pub(super) async fn ask(&self, token: &str, method: Method, path: &str, body: &str) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "application/json")
            .body(body.to_owned().into());
        self.send(request.expect("a request")).await
    }

    pub(super) async fn token(&self, login: &str) -> String {
        let account = self.app.db.account(login).await.expect("asked").expect("known");
        self.app.db.make_token(&account.into(), "试").await.expect("a token")
    }

    /// Puts a record in and returns its identity.
    pub(super) async fn add(&self, fields: &[(&str, &str)]) -> String {
        let plain = [("name", "城东果园"), ("area", "30"), ("cost", "12.5")];
        let draft = plain.iter().chain(fields).copied().collect();
        let change = Change { spec: Orchard::SPEC, deed: Deed::Add, draft, why: String::new() };
        self.app.db.submit(&crate::testing::head(), change).await.expect("a record").to_string()
    }
}

fn figures(half: Half) -> Vec<Question> {
    let define =
        |key: &str, label: &str, unit| Definition::new(key, label, unit, format!("{label}，全部在册的"));
    let all = || Selection::all::<Orchard>();
    let _ = half;
    vec![
        Question::count(define("orchards", "果园", "处"), all()),
        Question::sum(define("orchard-cost", "果园投入", "万元"), Orchard::COST, all()),
    ]
}

async fn broken() -> StatusCode {
    panic!("on purpose: secret /inner/path")
}
