//! 报告核对: a file or a pasted text in, the same result as on the command line,
//! and what the ledgers say of it.

use std::sync::Arc;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Path, Query, State},
    http::{StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
    routing::{get, post},
};
use intake::{MOST_BYTES, Refusal as Unread, Source};
use ledger::{
    prelude::*,
    store::digest,
    web::{App, Crumb, Ctx, Page, Refusal, Sent, SentFile, page, shell::csrf},
};
use maud::{Markup, html};

use super::{
    Checked, Read,
    enter::{Objection, Ticked, enter},
    export,
    held::{self, Held},
    result, view,
};

/// The pages of the check; files are read by `read`.
pub fn routes(read: Read) -> Router<App> {
    let upload = move |state: State<App>, sent: SentFile| check(state, sent, read);
    Router::new()
        .route("/check", post(upload).layer(DefaultBodyLimit::max(MOST_BYTES + 1024 * 1024)).get(form))
        .route("/check/{hash}", get(show))
        .route("/check/{hash}/{file}", get(download))
        .route("/check/{hash}/enter", post(take))
        .route("/assets/check.css", get(style))
}

async fn style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], view::STYLE).into_response()
}

async fn form(State(app): State<App>, ctx: Ctx) -> Page {
    Ok(asking(&app, &ctx, StatusCode::OK, "", ""))
}

/// The form, with what was wrong and what was pasted.
fn asking(app: &App, ctx: &Ctx, status: StatusCode, problem: &str, text: &str) -> Response {
    let body = html! {
        h1 { "报告核对" }
        p .hint { "找出一份报告里的数字，验算它们之间的关系（合计、占比、增幅、完成率、前后是否一致），指出必须改和要核实的地方，再与台账对照。文件只在内存里核对，不保存。" }
        @if !problem.is_empty() { p .problem role="alert" { (problem) } }
        form .stack method="post" action="/check" enctype="multipart/form-data" {
            (csrf(ctx))
            div .field {
                label for="file" { "选择文件，或把文件拖到这里" }
                p .hint { "Word（docx）、PDF（有文字的）、文本、网页、Excel（xlsx），不超过 " (MOST_BYTES >> 20) " MB。" }
                input #file type="file" name="file" accept=".docx,.pdf,.txt,.html,.htm,.xlsx";
            }
            div .field {
                label for="text" { "或者粘贴文字" }
                textarea #text name="text" rows="12" { (text) }
            }
            button .main { "核对" }
        }
    };
    page(app, ctx, status, "报告核对", &[], body)
}

async fn check(State(app): State<App>, SentFile { sent, file }: SentFile, read: Read) -> Page {
    let text = sent.get("text").to_owned();
    let (name, bytes) = match file.filter(|it| !it.1.is_empty()) {
        Some(it) => it,
        None if text.trim().is_empty() => {
            let sentence = "请选择一个文件，或粘贴要核对的文字";
            return Ok(asking(&app, &sent.ctx, StatusCode::UNPROCESSABLE_ENTITY, sentence, ""));
        }
        None => ("粘贴的文字".to_owned(), text.clone().into_bytes()),
    };
    let is_pasted = bytes == text.as_bytes();
    let told = name.clone();
    // Reading and judging take the processor; other people's pages do not wait for it.
    let work = tokio::task::spawn_blocking(move || judged(&told, bytes, is_pasted, read));
    match work.await.map_err(|it| Error::File(it.to_string()))? {
        Ok(held) => {
            let place = format!("/check/{}", held.hash);
            held::put(&sent.ctx.viewer.login, held);
            app.db.note(&sent.ctx.viewer.login, "核对报告", &name).await?;
            Ok(Redirect::to(&place).into_response())
        }
        Err(unread) => {
            let sentence = format!("“{name}”：{unread}");
            Ok(asking(&app, &sent.ctx, StatusCode::UNPROCESSABLE_ENTITY, &sentence, &text))
        }
    }
}

fn judged(name: &str, bytes: Vec<u8>, is_pasted: bool, read: Read) -> Result<Held, Unread> {
    let source: Source = match std::str::from_utf8(&bytes) {
        Ok(text) if is_pasted => intake::pasted(text)?,
        _ => read(&bytes)?,
    };
    let hash = digest(&bytes);
    Ok(Held { name: name.to_owned(), hash, bytes, checked: Checked::new(name, source) })
}

fn waiting(ctx: &Ctx, hash: &str) -> Result<Arc<Held>, Refusal> {
    let gone =
        || Error::NotFound("这份核对结果：它只保留一小时，或之后又核对了别的文件；请重新核对".to_owned());
    Ok(held::get(&ctx.viewer.login, hash).ok_or_else(gone)?)
}

async fn show(
    State(app): State<App>,
    ctx: Ctx,
    Path(hash): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Page {
    let held = waiting(&ctx, &hash)?;
    let asked = |name: &str| pairs.iter().find(|it| it.0 == name).map_or("", |it| it.1.trim());
    let half = match asked("half") {
        "" => None,
        text => Some(text.parse::<Half>().map_err(Error::Refused)?),
    };
    let entered = asked("entered").parse().ok();
    shown(&app, &ctx, &held, half, StatusCode::OK, entered, (&[], &[])).await
}

async fn shown(
    app: &App,
    ctx: &Ctx,
    held: &Held,
    half: Option<Half>,
    status: StatusCode,
    entered: Option<Id>,
    ticked: (&[Ticked], &[Objection]),
) -> Page {
    let half = half.or_else(|| result::half_of(&held.checked)).or_else(|| app.house.this_half());
    let half = half.ok_or_else(|| Error::Refused("请写明是哪个半年的报告，如 2016H1".to_owned()))?;
    let beside = result::beside(app, ctx, held, half, ticked).await?;
    let body = html! {
        link rel="stylesheet" href="/assets/check.css";
        h1 { "核对结果：" (held.name) }
        @if let Some(batch) = entered { (done(ctx, batch)) }
        (bar(held))
        (view::whole(&held.checked))
        (beside)
    };
    let title = format!("核对结果：{}", held.name);
    Ok(page(app, ctx, status, &title, &[Crumb::new("报告核对", "/check")], body))
}

/// Where to on this page, and what can be taken away.
fn bar(held: &Held) -> Markup {
    let file = |ending: &str| format!("/check/{}/report.{ending}", held.hash);
    html! {
        nav .bar aria-label="本页" {
            span {
                a href="#findings" { "要看的地方" } " · " a href="#relations" { "数字之间的关系" } " · "
                a href="#ledgers" { "对照台账" } " · " a href="#enter" { "采集入账" }
            }
            span { "下载：" a href=(file("docx")) { "加批注的 Word" } " · " a href=(file("html")) { "网页" } " · " a href=(file("json")) { "JSON" } }
            a .button href="/check" { "再核对一份" }
        }
    }
}

fn done(ctx: &Ctx, batch: Id) -> Markup {
    html! {
        div .notice role="status" {
            p { "已采集入账。" a href={ "/" (crate::ledgers::reading::Reading::SPEC.slug) } { "看统计数台账" } "；也可以整批撤销：" }
            form .inline method="post" action={ "/" (crate::ledgers::reading::Reading::SPEC.slug) "/imports/" (batch) "/undo" } data-confirm="撤销刚才采集的全部记录？" {
                (csrf(ctx)) button { "撤销这次采集" }
            }
        }
    }
}

async fn download(State(app): State<App>, ctx: Ctx, Path((hash, file)): Path<(String, String)>) -> Page {
    let held = waiting(&ctx, &hash)?;
    let refused = |it: Unread| Error::Refused(it.to_string());
    let (kind, bytes) = match file.as_str() {
        "report.docx" => (DOCX, export::document(&held.checked, &held.bytes).map_err(refused)?),
        "report.html" => ("text/html; charset=utf-8", export::page(&held.checked).into_bytes()),
        "report.json" => ("application/json", json(&held.checked)?),
        _ => {
            return Err(
                Error::NotFound(format!("“{file}”；可下载 report.docx、report.html、report.json")).into()
            );
        }
    };
    app.db.note(&ctx.viewer.login, "下载核对结果", &held.name).await?;
    Ok(crate::papers::pages::attachment(&format!("check-{file}"), kind, bytes))
}

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

fn json(checked: &Checked) -> Result<Vec<u8>, Error> {
    serde_json::to_vec_pretty(&checked.report).map_err(|it| Error::File(it.to_string()))
}

async fn take(State(app): State<App>, Path(hash): Path<String>, sent: Sent) -> Page {
    let ctx = &sent.ctx;
    let held = waiting(ctx, &hash)?;
    if !ctx.viewer.may_write() {
        let words = ctx.viewer.role.words();
        return Err(Error::Forbidden(format!("{words}的账号只能查看，不能采集入账")).into());
    }
    let half = sent.get("half").parse::<Half>().ok();
    let ticked = Ticked::read(&sent.fields);
    if ticked.is_empty() {
        let nothing =
            [Objection { id: String::new(), sentence: "请先勾选要入账的数字".to_owned() }];
        return shown(&app, ctx, &held, half, StatusCode::UNPROCESSABLE_ENTITY, None, (&[], &nothing)).await;
    }
    match enter(&app.db, &ctx.viewer, (&held.name, &held.hash), &held.checked, &ticked).await? {
        Ok(batch) => {
            app.db.note(&ctx.viewer.login, "采集入账", &format!("{} {batch}", held.name)).await?;
            let half = half.map_or_else(String::new, |it| format!("&half={it}"));
            Ok(Redirect::to(&format!("/check/{hash}?entered={batch}{half}")).into_response())
        }
        Err(wrong) => {
            shown(&app, ctx, &held, half, StatusCode::UNPROCESSABLE_ENTITY, None, (&ticked, &wrong)).await
        }
    }
}
