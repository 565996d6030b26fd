//! One notice as the office sees it: how it reads, whether its text is the one that
//! was published, what would differ now, and what is to be done.

use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use ledger::{
    cell::read_date,
    prelude::*,
    store::Row,
    web::{App, Crumb, Ctx, Page, Sent, csrf, page},
};
use maud::{Markup, html};
use paper::html::{Links, article};

use super::compared;
use crate::{
    ledgers::{
        notice::{Notice, Publication, Standing},
        objection::Objection,
    },
    notices::{
        differ::differ,
        document::document,
        draw::{Drawn, draw},
        frozen::Frozen,
        publish::{self, Kept},
    },
    papers::pages::{DOCX, attachment},
};

/// Objections to one notice that are listed.
const MOST: i64 = 100;

/// A notice and its record.
struct Opened {
    row: Row,
    notice: Notice,
}

impl Opened {
    async fn load(app: &App, ctx: &Ctx, id: Id) -> Result<Opened, Error> {
        let row = app.db.find(&ctx.viewer, Notice::SPEC, id).await?;
        let notice: Notice = row.read()?;
        Ok(Opened { row, notice })
    }

    /// How a draft would read if it were published today.
    async fn drawn(&self, app: &App, ctx: &Ctx) -> Result<Drawn, Error> {
        let today = (app.house.today)();
        let last = self.notice.matter.last_day(today).map_err(Error::Refused)?;
        draw(&app.db, &ctx.viewer, &self.notice, (today, last.day)).await
    }
}

/// `GET /notices/{id}`
pub(super) async fn show(
    State(app): State<App>,
    Path(id): Path<Id>,
    RawQuery(_): RawQuery,
    ctx: Ctx,
) -> Page {
    respond(&app, &ctx, id, StatusCode::OK, "", ("", "")).await
}

async fn respond(
    app: &App,
    ctx: &Ctx,
    id: Id,
    status: StatusCode,
    problem: &str,
    typed: (&str, &str),
) -> Page {
    let opened = Opened::load(app, ctx, id).await?;
    let inner = match opened.notice.standing.publication() {
        Some(it) => published(app, ctx, &opened, it).await?,
        None => drafted(app, ctx, &opened, typed).await?,
    };
    let body = html! {
        link rel="stylesheet" href="/assets/paper.css";
        @if !problem.is_empty() { div .summary role="alert" tabindex="-1" { h2 { "没有办成" } p { (problem) } } }
        div .heading {
            h1 { (opened.notice.name.as_str()) " " span .badge { (Notice::SPEC.stage_words(&opened.row.stage)) } }
            div .acts {
                a .button href={ "/notice/" (id) } { "登记的内容" }
                a .button href={ "/notices/" (id) "/notice.docx" } { "下载 Word 文件" }
            }
        }
        (inner)
    };
    Ok(page(app, ctx, status, "公示", &[Crumb::new("公示栏", "/notices")], body))
}

async fn drafted(app: &App, ctx: &Ctx, opened: &Opened, typed: (&str, &str)) -> Result<Markup, Error> {
    // What is not in the calendar is said, not guessed; the page opens all the same.
    let drawn = match opened.drawn(app, ctx).await {
        Ok(it) => it,
        Err(Error::Refused(sentence)) => return Ok(html! { p .notice .warn { (sentence) } }),
        Err(error) => return Err(error),
    };
    let hindrance = drawn.hindrance();
    Ok(html! {
        @if let Some(sentence) = &hindrance { p .notice .warn { "还不能发布：" (sentence) } }
        @if 0 < drawn.unsaid { p .notice { "名单里有 " (drawn.unsaid) " 处写着“未报”，会照样公示。" } }
        @if ctx.viewer.role.may(Role::Head) && hindrance.is_none() {
            (publishing(ctx, opened, &drawn.frozen, typed))
        } @else if hindrance.is_none() {
            p .notice { "拟稿完成后，由股室负责人在本页发布。" }
        }
        h2 { "今天发布的样子" }
        (sheet(&drawn.frozen, true))
    })
}

fn publishing(ctx: &Ctx, opened: &Opened, frozen: &Frozen, typed: (&str, &str)) -> Markup {
    let (begins, ends) = typed;
    let begins = if begins.is_empty() { frozen.begins.to_string() } else { begins.to_owned() };
    html! {
        section #publish .card {
            h2 { "发布" }
            p .hint { "发布后全文定住：以后更正台账，公示的文字不变。要改只能撤下、重新拟稿。" }
            form .inline method="post" action={ "/notices/" (opened.row.id) "/publish" } {
                (csrf(ctx))
                input type="hidden" name="rev" value=(opened.row.rev);
                label { span { "公示开始日 " } input .short name="begins" value=(begins) size="12" autocomplete="off"; }
                label { span { "公示截止日 " } input .short name="ends" value=(ends) size="12" autocomplete="off" placeholder=(frozen.ends); }
                button .main { "发布" }
            }
            p .hint { "截止日不填的，按规定的最少 " (frozen.days) " 个工作日算；从今天起算到 " (frozen.ends) "。" }
        }
    }
}

async fn published(app: &App, ctx: &Ctx, opened: &Opened, it: &Publication) -> Result<Markup, Error> {
    let kept = Kept::load(&app.db, &it.kept).await?;
    let objections = Selection::all::<Objection>().one_of(Objection::NOTICE, &[Ref::new(opened.row.id)]);
    let objections = app.db.records::<Objection>(&ctx.viewer, &objections, MOST).await?;
    let standing = html! {
        p { "公示期 " b { (it.begins) " 至 " (it.ends) } "，名单 " (it.rows.0) " 项。"
            @if opened.notice.standing.shown().is_some() { a href={ "/public/notices/" (opened.row.id) } { "对外的网页" } } }
        p .meta { "SHA-256 校验码 " code { (kept.hash) } " · " a href={ "/notice/" (opened.row.id) "/files/" (kept.hash) } { "公示全文" } }
    };
    let frozen = match kept.frozen() {
        Ok(frozen) => frozen,
        Err(error) => {
            return Ok(
                html! { (standing) div .summary role="alert" { h2 { "全文核对不上" } p { (error.to_string()) } } },
            );
        }
    };
    let difference = differ(&app.db, &ctx.viewer, &opened.notice, &frozen).await;
    Ok(html! {
        (standing)
        p .notice role="status" { "全文与发布时的校验码相符。" }
        (compared::show(&difference, opened.notice.listing.spec()))
        (compared::objections(ctx, opened.row.id, &objections))
        (ways(ctx, opened))
        h2 { "发布的文字" }
        (sheet(&frozen, false))
    })
}

/// What may be done with a published notice.
fn ways(ctx: &Ctx, opened: &Opened) -> Markup {
    let steps = Notice::SPEC.steps_from(&opened.row.stage).filter(|it| ctx.viewer.role.may(it.role));
    html! {
        @if opened.notice.standing != Standing::Drafted {
            p .acts { @for it in steps { a .button href={ "/notice/" (opened.row.id) "/steps/" (it.name) } { (it.verb) } } }
        }
    }
}

fn sheet(frozen: &Frozen, draft: bool) -> Markup {
    let links = Links { figure: &|it| it.link.clone(), cited: &|_| None, loose: None };
    article(&document(frozen, draft), &links)
}

/// `POST /notices/{id}/publish`
pub(super) async fn publish(State(app): State<App>, Path(id): Path<Id>, sent: Sent) -> Page {
    let ctx = &sent.ctx;
    if !ctx.viewer.role.may(Role::Head) {
        let mine = ctx.viewer.role.words();
        return Err(Error::Forbidden(format!("发布公示须由股室负责人办理，您是{mine}")).into());
    }
    let done = match days(&sent, (app.house.today)()) {
        Ok((begins, ends)) => {
            let rev = sent.get("rev").parse().unwrap_or(0);
            publish::publish(&app.db, &ctx.viewer, id, rev, begins, ends).await
        }
        Err(sentence) => Err(Error::Refused(sentence)),
    };
    let typed = (sent.get("begins"), sent.get("ends"));
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/notices/{id}")).into_response()),
        Err(Error::Refused(sentence)) => {
            respond(&app, ctx, id, StatusCode::UNPROCESSABLE_ENTITY, &sentence, typed).await
        }
        Err(Error::Problems(_, problems)) => {
            respond(&app, ctx, id, StatusCode::UNPROCESSABLE_ENTITY, &problems.sentence(), typed).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The days somebody wrote. What is published today was not shown yesterday.
fn days(sent: &Sent, today: Date) -> Result<(Date, Option<Date>), String> {
    let begins = read_date(sent.get("begins")).map_err(|it| format!("公示开始日：{it}"))?;
    if begins < today {
        return Err(format!("公示开始日 {begins} 已经过去：文字从发布起才对外公开，最早写 {today}"));
    }
    let ends = Some(sent.get("ends")).filter(|it| !it.trim().is_empty()).map(read_date);
    let ends = ends.transpose().map_err(|it| format!("公示截止日：{it}"))?;
    if ends.is_some_and(|it| it < begins) {
        return Err("公示截止日早于开始日".to_owned());
    }
    Ok((begins, ends))
}

/// `GET /notices/{id}/notice.docx`
pub(super) async fn docx(State(app): State<App>, Path(id): Path<Id>, ctx: Ctx) -> Page {
    let opened = Opened::load(&app, &ctx, id).await?;
    let (frozen, draft) = match opened.notice.standing.publication() {
        Some(it) => (Kept::load(&app.db, &it.kept).await?.frozen()?, false),
        None => (opened.drawn(&app, &ctx).await?.frozen, true),
    };
    app.db.note(&ctx.viewer.login, "下载公示", &id.to_string()).await?;
    word_file(&frozen, draft, id).map_err(Into::into)
}

/// The notice as a Word file to be saved.
pub(in crate::notices) fn word_file(frozen: &Frozen, draft: bool, id: Id) -> Result<Response, Error> {
    let bytes = paper::docx::write(&document(frozen, draft)).map_err(|it| Error::Refused(it.to_string()))?;
    Ok(attachment(&format!("notice-{id}.docx"), DOCX, bytes))
}
