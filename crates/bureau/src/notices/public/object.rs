//! To object without a login: a form with bounds, a word back with the last day.

use std::time::Instant;

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Redirect, Response},
};
use ledger::{
    prelude::*,
    store::{Change, Deed, View, digest},
    web::{App, from_here, read_form, said},
};
use maud::{Markup, html};

use super::{
    Public, open,
    rate::{RATE, Turn},
    reader, shell,
    show::is_open,
};
use crate::{ledgers::objection::Objection, rules::notice::Term};

/// The fields of the form: name, label, hint, the most signs, whether it must be filled in.
const FIELDS: &[(&str, &str, &str, usize, bool)] = &[
    ("objector", "您的姓名或单位全称", "须实名；只给经办人看，加密保存。", 60, true),
    ("reach", "联系电话或地址", "用来核实和答复；加密保存。", 100, true),
    ("item", "涉及名单里的哪一项", "序号或名称；对整个公示有异议的不填。", 100, false),
    ("said", "异议的事实和理由", "写清事实、理由和证据线索，最多 2000 字。", 2_000, true),
];

type Typed = Vec<(String, String)>;

/// `GET /public/notices/{id}/objection`
pub(super) async fn form(State(app): State<App>, Path(id): Path<String>) -> Response {
    match open(&app, &id).await.and_then(|it| closed(&app, &it).map_or(Ok(it), Err)) {
        Ok(it) => shell::told(StatusCode::OK, show(&app, &it, &Typed::new(), &[])),
        Err(error) => shell::refused(&app, &error),
    }
}

/// Why nothing is taken any more.
fn closed(app: &App, it: &Public) -> Option<Error> {
    let say = "公示期已满，网上不再接收异议；逾期的异议不予受理，仍要反映情况的请按公示上的电话联系";
    (!is_open(&it.notice, (app.house.today)())).then(|| Error::Refused(say.to_owned()))
}

/// `POST /public/notices/{id}/objection`
pub(super) async fn lodge(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    // Nobody is logged in, so no token proves the form ours: the browser says where it came from.
    if !from_here(&headers) {
        let say = "异议要从公示网页上的表单提交，请重新打开公示";
        return shell::refused(&app, &Error::Forbidden(say.to_owned()));
    }
    match taken(&app, &id, &read_form(&body)).await {
        Ok(answer) => answer,
        Err(error) => shell::refused(&app, &error),
    }
}

async fn taken(app: &App, id: &str, typed: &Typed) -> Result<Response, Error> {
    let it = open(app, id).await?;
    if let Some(error) = closed(app, &it) {
        return Err(error);
    }
    let wrong = problems(typed);
    let again = |status, wrong: &[String]| Ok(shell::told(status, show(app, &it, typed, wrong)));
    if !wrong.is_empty() {
        return again(StatusCode::UNPROCESSABLE_ENTITY, &wrong);
    }
    let words: Vec<&str> = FIELDS.iter().map(|field| said(typed, field.0).unwrap_or_default()).collect();
    let hash = digest(words.join("\n").as_bytes());
    let objection = match RATE.turn(it.row.id, &hash, Instant::now()) {
        Turn::Taken => enter(app, &it, typed).await,
        Turn::Again(id) => Ok(id),
        Turn::TooMany => {
            let say = format!(
                "这一小时里收到的异议太多，暂时不能网上提交。请一小时后再试，或拨打公示上的电话 {}",
                it.notice.phone
            );
            return again(StatusCode::TOO_MANY_REQUESTS, &[say]);
        }
    };
    match objection {
        Ok(objection) => {
            RATE.became(it.row.id, &hash, objection);
            Ok(Redirect::to(&format!("/public/notices/{id}/lodged/{objection}")).into_response())
        }
        Err(Error::Problems(_, problems)) => again(StatusCode::UNPROCESSABLE_ENTITY, &[problems.sentence()]),
        Err(error) => Err(error),
    }
}

fn problems(typed: &Typed) -> Vec<String> {
    let problem = |(name, label, _, most, must): &(&str, &str, &str, usize, bool)| {
        let text = said(typed, name).unwrap_or_default();
        match text.chars().count() {
            0 if *must => Some(format!("请填写“{label}”")),
            count if *most < count => Some(format!("“{label}”最多 {most} 字，现有 {count} 字")),
            _ => None,
        }
    };
    FIELDS.iter().filter_map(problem).collect()
}

/// Enters the objection through the one gate, as something the public did.
async fn enter(app: &App, it: &Public, typed: &Typed) -> Result<Id, Error> {
    let text = |name: &str| said(typed, name).unwrap_or_default();
    let title: String = format!("网上提出的异议：{}", it.notice.name).chars().take(120).collect();
    let officer = Cell::text(&it.notice.officer);
    let draft = Draft::default()
        .with(Objection::NAME.name(), &title)
        .with(Objection::NOTICE.name(), &it.row.id.to_string())
        .with(Objection::OBJECTOR.name(), &plain(text("objector")))
        .with(Objection::REACH.name(), &plain(text("reach")))
        .with(Objection::MANNER.name(), "web")
        .with(Objection::RECEIVED.name(), &(app.house.today)().to_string())
        .with(Objection::ITEM.name(), &plain(text("item")))
        .with(Objection::SAID.name(), text("said"))
        .with(Objection::OFFICER.name(), &officer)
        .with(Objection::SOURCE.name(), "公示网页");
    let (name, region) = ("公众（公示网页）".to_owned(), it.row.region.clone());
    let public = Viewer { login: "public".to_owned(), name, role: Role::Clerk, region };
    let change =
        Change { spec: Objection::SPEC, deed: Deed::Add, draft, why: "公示网页提交".to_owned() };
    app.db.submit(&public, change).await
}

/// What stands for 未报 or a doubt in a ledger is only words here.
fn plain(text: &str) -> String {
    let text: String = text.chars().filter(|it| !it.is_control()).collect();
    if matches!(text.as_str(), "无" | "不适用" | "未报") || text.starts_with("存疑") {
        return format!("“{text}”");
    }
    text
}

fn show(app: &App, it: &Public, typed: &Typed, wrong: &[String]) -> Markup {
    let here = format!("/public/notices/{}", it.row.id);
    let body = html! {
        h1 { "对公示提出异议" }
        p { "公示：" a href=(here) { (it.notice.name.as_str()) } }
        p .hint { "匿名的异议不予受理。" (last_days(app)) }
        @if !wrong.is_empty() {
            div .summary role="alert" tabindex="-1" { h2 { "没有提交" } ul { @for it in wrong { li { (it) } } } }
        }
        form method="post" action={ (here) "/objection" } {
            @for (name, label, hint, most, must) in FIELDS {
                div .field {
                    label for={ "f-" (name) } { (label) @if *must { " " span .must { "必填" } } }
                    p .hint id={ "h-" (name) } { (hint) }
                    @let text = said(typed, name).unwrap_or_default();
                    @if *name == "said" {
                        textarea id={ "f-" (name) } name=(name) rows="8" maxlength=(most) aria-describedby={ "h-" (name) } { (text) }
                    } @else {
                        input id={ "f-" (name) } name=(name) value=(text) maxlength=(most) autocomplete="off" aria-describedby={ "h-" (name) };
                    }
                }
            }
            button { "提交异议" }
        }
    };
    shell::page(app, "对公示提出异议", body)
}

/// When an objection of today is looked into and answered.
fn last_days(app: &App) -> Markup {
    let today = (app.house.today)();
    html! {
        @match (Term::Checked.last_day(today), Term::Answered.last_day(today)) {
            (Ok(check), Ok(answer)) => {
                "今天收到的，在 " (check.day) " 以前核查，在 " (answer.day) " 以前答复。"
            },
            _ => { "核查和答复的日期以书面通知为准。" },
        }
    }
}

/// `GET /public/notices/{id}/lodged/{objection}`: says nothing of the objection but its number.
pub(super) async fn lodged(State(app): State<App>, Path((id, number)): Path<(String, String)>) -> Response {
    match entered(&app, &id, &number).await {
        Ok((it, number)) => {
            let body = html! {
                h1 { "异议已经收到" }
                p role="status" { "编号 " code { (number) } "，请记下，询问时报这个编号。" }
                p { (last_days(&app)) }
                p { a href={ "/public/notices/" (it.row.id) } { "回到公示" } }
            };
            shell::told(StatusCode::OK, shell::page(&app, "异议已经收到", body))
        }
        Err(error) => shell::refused(&app, &error),
    }
}

/// The notice, and the number of an objection to it that is really there.
async fn entered(app: &App, id: &str, number: &str) -> Result<(Public, Id), Error> {
    let it = open(app, id).await?;
    let number: Id = number.parse().map_err(Error::NotFound)?;
    let one = Selection::all::<Objection>().record(number).is(Objection::NOTICE, &Ref::new(it.row.id));
    let found = app.db.ids(&reader(app).await?, &one, &View::new(Objection::SPEC), Some(1)).await?;
    match found.ids.is_empty() {
        true => Err(Error::NotFound("这个编号的异议".to_owned())),
        false => Ok((it, number)),
    }
}
