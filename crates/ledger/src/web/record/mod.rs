//! The page of one record: what it says, what can be done with it, what became
//! of it, and what counts it.

mod around;
mod attach;
mod deeds;
mod dossier;
mod duties;
mod fields;
#[cfg(test)]
mod tests;
mod unseal;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Path, RawQuery, State},
    http::StatusCode,
    response::Response,
    routing::{get, post},
};
use maud::{Markup, html};

use super::{
    App, Crumb, Ctx, Page, address, history, list, page,
    shown::{self, Labels},
};
use crate::{
    cell::Id,
    draft::Draft,
    spec::Spec,
    store::{Error, Row, Version},
};

/// The largest upload that is read; the store then says what is too large.
const LARGEST: usize = 24 * 1024 * 1024;

pub(super) fn routes() -> Router<App> {
    let attach = post(attach::attach).layer(DefaultBodyLimit::max(LARGEST));
    Router::new()
        .route("/{ledger}/{id}", get(show))
        .route("/{ledger}/{id}/file", get(dossier::show))
        .route("/{ledger}/{id}/decide", post(deeds::decide))
        .route("/{ledger}/{id}/undo", post(deeds::undo))
        .route("/{ledger}/{id}/remove", post(deeds::remove))
        .route("/{ledger}/{id}/restore", post(deeds::restore))
        .route("/{ledger}/{id}/unseal", post(unseal::unseal))
        .route("/{ledger}/{id}/attach/{field}", attach)
        .route("/{ledger}/{id}/files/{hash}", get(attach::fetch))
}

/// A record with everything its page says about it.
struct Told<'a> {
    ctx: &'a Ctx,
    spec: &'static Spec,
    row: Row,
    history: Vec<Version>,
    labels: Labels,
    /// What was written in the small forms of the page, if it has to be written again.
    typed: Draft,
    /// A sealed field somebody just asked to see, and what it says.
    opened: Option<Opened>,
}

/// The name of a field and its text.
type Opened = (&'static str, String);

/// Why the page is shown again instead of something being done.
struct Objection {
    status: StatusCode,
    sentences: Vec<String>,
    typed: Draft,
    /// What the deed would change elsewhere, where that was asked instead.
    ahead: Markup,
}

impl Objection {
    fn new(status: StatusCode, sentences: Vec<String>, typed: Draft) -> Objection {
        Objection { status, sentences, typed, ahead: html! {} }
    }
}

/// The codes in an address, read or answered with "not found".
pub(super) fn record_id(spec: &Spec, text: &str) -> Result<Id, Error> {
    text.parse().map_err(|_| Error::NotFound(format!("{}记录 {text}", spec.title)))
}

/// `GET /{ledger}/{id}`
async fn show(
    State(app): State<App>,
    Path((slug, id)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    ctx: Ctx,
) -> Page {
    let spec = app.db.spec(&slug)?;
    let id = record_id(spec, &id)?;
    respond(&app, &ctx, spec, id, query.as_deref(), None).await
}

/// The page, or the page again with what stood in the way.
async fn respond(
    app: &App,
    ctx: &Ctx,
    spec: &'static Spec,
    id: Id,
    query: Option<&str>,
    objection: Option<Objection>,
) -> Page {
    tell(app, ctx, spec, id, query, objection, None).await
}

async fn tell(
    app: &App,
    ctx: &Ctx,
    spec: &'static Spec,
    id: Id,
    query: Option<&str>,
    objection: Option<Objection>,
    opened: Option<Opened>,
) -> Page {
    let row = app.db.find(&ctx.viewer, spec, id).await?;
    let history = app.db.history(&ctx.viewer, spec, id).await?;
    let recent = history.iter().rev().take(RECENT + 1).flat_map(|it| shown::spoken_of(it.row.entries()));
    let labels = app.db.labels(recent.chain(shown::spoken_of(row.entries()))).await?;
    let people = history::people(app).await?;
    let half = around::half(app, query);
    let counts = around::counts(app, ctx, spec, id, half).await?;
    let referring = app.db.referring(&ctx.viewer, spec, id).await?;
    let Objection { status, sentences, typed, ahead } =
        objection.unwrap_or_else(|| Objection::new(StatusCode::OK, Vec::new(), Draft::default()));
    let aside = match app.house.asides.iter().find(|it| it.0 == spec.slug) {
        Some((_, panel)) => panel(app, ctx, &row).await?,
        None => html! {},
    };
    let told = Told { ctx, spec, row, history, labels, typed, opened };
    let body = html! {
        (told.notices(&sentences, &address::asked(query, "done")))
        (ahead)
        (told.heading(app))
        div .record {
            div .said { (told.fields()) }
            aside {
                (aside)
                (told.next_steps())
                (told.duties((app.house.today)()))
                (around::counts_panel(&counts, half, app))
                (around::referring_panel(app, spec, id, &referring))
                (told.short_history(&people))
                (told.corrections())
            }
        }
    };
    Ok(told.page(app, status, body))
}

/// Versions shown on the record's own page.
const RECENT: usize = 3;

impl Told<'_> {
    fn page(&self, app: &App, status: StatusCode, body: Markup) -> Response {
        let crumbs = [Crumb::new(self.spec.title, format!("/{}", self.spec.slug))];
        page(app, self.ctx, status, &self.row.name(self.spec), &crumbs, body)
    }

    fn may_write(&self) -> bool {
        self.ctx.viewer.may_write()
    }

    fn address(&self, page: &str) -> String {
        address::of_record(self.spec, self.row.id, page)
    }

    fn heading(&self, app: &App) -> Markup {
        html! {
            div .heading {
                h1 {
                    (self.row.name(self.spec)) " "
                    @if self.spec.staged() { (list::badge(self.spec, &self.row.stage)) }
                    @if self.row.removed { span .badge .removed { "已移除" } }
                }
                div .acts {
                    @if self.may_write() && !self.row.removed { a .button .main href=(self.address("edit")) { "修改" } }
                    @if app.house.dossiers.iter().any(|it| it.0 == self.spec.slug) {
                        a .button href=(self.address("file")) { (dossier::title(app, self.spec)) }
                    }
                    @for it in app.house.beside.iter().filter(|it| it.ledger == self.spec.slug) {
                        a .button href={ (it.address) "/" (self.row.id) } { (it.words) }
                    }
                    a .button href=(self.address("history")) { "历史" }
                }
            }
            p .meta { "系统号 " code { (self.row.id) } " · 第 " (self.row.rev) " 版 · 区划 " (self.row.region) }
        }
    }

    fn notices(&self, sentences: &[String], done: &str) -> Markup {
        html! {
            @if !sentences.is_empty() {
                div .summary role="alert" tabindex="-1" {
                    h2 { "没有办成" }
                    ul { @for it in sentences { li { (it) } } }
                }
            } @else if self.is_deed(done) {
                p .notice role="status" { "已办好：" (done) "。" }
            }
            @if self.row.removed {
                p .notice .warn { "这条记录已移除，不在任何列表和数字中；历史仍然保留，可以恢复。" }
            }
        }
    }

    /// An address cannot make the page say just anything.
    fn is_deed(&self, done: &str) -> bool {
        matches!(done, "登记" | "更正" | "认定" | "撤回" | "移除" | "恢复" | "上传附件")
            || self.spec.steps.iter().any(|it| it.verb == done)
    }

    fn short_history(&self, people: &history::People) -> Markup {
        html! {
            section .card {
                h2 { "历史" }
                ol .recent {
                    @for at in (0..self.history.len()).rev().take(RECENT) {
                        (history::entry(self.spec, &self.history, at, people, &self.labels))
                    }
                }
                p { a href=(self.address("history")) { "全部 " (self.history.len()) " 个版本" } }
            }
        }
    }
}
