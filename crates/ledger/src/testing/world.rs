//! The pages over an empty database, and people who open and send them.

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use jiff::civil::Date;
use tower::ServiceExt as _;

use super::{REGION, empty_db};
use crate::{
    cell::Half,
    figure::Question,
    store::{Catalog, Guard, NewAccount, Viewer},
    web::{App, Aside, House},
};

/// A bureau with its pages. `林晓` and everybody else open an account by coming in.
#[derive(Clone)]
pub struct World {
    pub app: App,
    router: Router,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    /// Where one is sent on to; blank if nowhere.
    pub location: String,
    pub text: String,
    /// Header lines, for what is not a page.
    pub head: String,
}

/// Somebody logged in.
struct Caller {
    cookie: String,
    csrf: String,
}

impl World {
    /// On the last day of June 2016, with these routes.
    pub async fn open(catalog: Catalog, figures: fn(Half) -> Vec<Question>, routes: Router<App>) -> World {
        World::open_house(catalog, figures, routes, |_| {}).await
    }

    /// The same with a house that has more of its own.
    pub async fn open_house(
        catalog: Catalog,
        figures: fn(Half) -> Vec<Question>,
        routes: Router<App>,
        furnish: impl FnOnce(&mut House),
    ) -> World {
        let mut house = House {
            bureau: "夹江县科学技术和知识产权局".to_owned(),
            menu: Vec::new(),
            figures,
            half: None,
            today: Box::new(|| Date::constant(2016, 6, 30)),
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
        furnish(&mut house);
        let app = App {
            db: empty_db(catalog).await.on_day(Some(Date::constant(2016, 6, 30))),
            house: std::sync::Arc::new(house),
        };
        World { router: routes.with_state(app.clone()), app }
    }

    /// The same world, its changes held to a guard.
    pub async fn open_guarded(
        catalog: Catalog,
        figures: fn(Half) -> Vec<Question>,
        routes: Router<App>,
        guard: Guard,
        asides: &'static [(&'static str, Aside)],
    ) -> World {
        let world = World::open_house(catalog, figures, Router::new(), |it| it.asides = asides).await;
        let app = App { db: world.app.db.guarded(guard), ..world.app };
        World { router: routes.with_state(app.clone()), app }
    }

    /// Opens a page.
    pub async fn get(&self, who: &Viewer, path: &str) -> Answer {
        let caller = self.come_in(who).await;
        let request = Request::get(path).header(header::COOKIE, caller.cookie);
        self.call(request.body(Body::empty()).expect("a request")).await
    }

    /// Opens a page with a session that lasts, so that coming in costs nothing.
    pub async fn get_with(&self, cookie: &str, path: &str) -> Answer {
        let request = Request::get(path).header(header::COOKIE, cookie);
        self.call(request.body(Body::empty()).expect("a request")).await
    }

    /// Sends a form as its page would, with the token of the session.
    pub async fn post(&self, who: &Viewer, path: &str, fields: &[(&str, &str)]) -> Answer {
        let caller = self.come_in(who).await;
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.append_pair("csrf", &caller.csrf).extend_pairs(fields);
        self.send(&caller, path, body.finish()).await
    }

    /// Sends a form from elsewhere, which does not know the token.
    pub async fn post_without_token(&self, who: &Viewer, path: &str, fields: &[(&str, &str)]) -> Answer {
        let caller = self.come_in(who).await;
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send(&caller, path, body).await
    }

    /// Sends a form with a file.
    pub async fn upload(&self, who: &Viewer, path: &str, rev: &str, name: &str, content: &str) -> Answer {
        let caller = self.come_in(who).await;
        let field = |name: &str, text: &str| {
            format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n")
        };
        let file = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{content}\r\n--edge--\r\n"
        );
        let body = field("csrf", &caller.csrf) + &field("rev", rev) + &file;
        let request = Request::post(path)
            .header(header::COOKIE, caller.cookie)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
        self.call(request.body(Body::from(body)).expect("a request")).await
    }

    /// A page as somebody sees it who is not logged in.
    pub async fn get_as_nobody(&self, path: &str) -> Answer {
        self.call(Request::get(path).body(Body::empty()).expect("a request")).await
    }

    /// Sends a form as somebody who is not logged in; the browser says from which site.
    pub async fn post_as_nobody(&self, path: &str, site: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Request::post(path)
            .header("sec-fetch-site", site)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.call(request.body(Body::from(body)).expect("a request")).await
    }

    /// The session cookie of this person, whose account is opened on the first visit.
    pub async fn cookie(&self, who: &Viewer) -> String {
        let db = &self.app.db;
        if db.account(&who.login).await.expect("accounts are read").is_none() {
            let region = if who.region.is_empty() { REGION } else { &who.region };
            let account = NewAccount {
                login: who.login.clone(),
                name: who.name.clone(),
                role: who.role,
                region: region.to_owned(),
                password: "Ceshi-2016-zhanghao".to_owned(),
            };
            db.add_account(&Viewer::program(""), account).await.expect("the account opens");
        }
        let token = db.begin_session(who).await.expect("a session begins");
        format!("{}={token}", crate::web::gate::COOKIE)
    }

    async fn come_in(&self, who: &Viewer) -> Caller {
        let cookie = self.cookie(who).await;
        let token = cookie.split_once('=').map_or("", |it| it.1);
        let session = self.app.db.session(token).await.expect("sessions are read");
        Caller { csrf: session.expect("the session lasts").csrf, cookie }
    }

    async fn send(&self, caller: &Caller, path: &str, body: String) -> Answer {
        let request = Request::post(path)
            .header(header::COOKIE, &caller.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.call(request.body(Body::from(body)).expect("a request")).await
    }

    async fn call(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("the router answers");
        let (head, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body");
        let line = |name| head.headers.get(name).and_then(|it| it.to_str().ok()).unwrap_or("").to_owned();
        Answer {
            status: head.status,
            location: line(header::LOCATION),
            text: String::from_utf8_lossy(&bytes).into_owned(),
            head: format!("{:?}", head.headers),
        }
    }
}
