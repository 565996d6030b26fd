//! The form of a record: to register, to correct, to take a step. What was
//! written comes back as it was written, with a sentence beside each field.

mod add;
mod conflict;
mod correct;
pub(super) mod foresee;
mod input;
mod step;
#[cfg(test)]
mod tests;

use axum::{
    Router,
    http::StatusCode,
    response::Response,
    routing::{get, post},
};
use maud::{Markup, html};

use super::{App, Crumb, Ctx, Page, Sent, address, page, refusal, shell::csrf, shown};
use crate::{
    cell::Kind,
    draft::{Draft, Problems},
    spec::{Field, Spec},
    store::{Change, Error, Row},
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/{ledger}", post(add::add))
        .route("/{ledger}/new", get(add::blank))
        .route("/{ledger}/new/{stage}", get(add::blank_at))
        .route("/{ledger}/{id}", post(correct::correct))
        .route("/{ledger}/{id}/edit", get(correct::filled))
        .route("/{ledger}/{id}/steps/{step}", get(step::filled).post(step::take))
}

/// A form about to be shown.
pub(super) struct Form<'a> {
    pub(super) app: &'a App,
    pub(super) ctx: &'a Ctx,
    pub(super) spec: &'static Spec,
    pub(super) title: String,
    pub(super) crumbs: Vec<Crumb>,
    /// Where it is sent.
    pub(super) action: String,
    /// Its own address, under which unfinished text is kept.
    pub(super) place: String,
    pub(super) button: String,
    pub(super) fields: Vec<&'static Field>,
    /// Fields of parts the stage may be without, folded away until something stands in them.
    pub(super) spare: Vec<&'static Field>,
    pub(super) draft: Draft,
    pub(super) problems: Problems,
    /// The version the person saw; none for a new record.
    pub(super) rev: Option<i64>,
    /// The stage a new record begins in, where it is not the first.
    pub(super) begins: Option<&'static str>,
}

impl Form<'_> {
    /// Fills the form with what was kept, if that was asked for, or offers to.
    pub(super) async fn opened(mut self, query: Option<&str>, above: &Markup) -> Page {
        let kept = self.app.db.kept(&self.ctx.viewer, &self.place).await?;
        let wanted = address::asked(query, "kept") == "1";
        let notice = match kept {
            Some(it) if wanted => {
                for (name, text) in address::pairs(&it.body) {
                    match name.as_str() {
                        "csrf" => {}
                        // What has been changed since is then seen when the form is sent.
                        "rev" => self.rev = text.parse().ok().or(self.rev),
                        name => self.draft.set(name, &text),
                    }
                }
                html! { p .notice role="status" { "已恢复 " (shown::moment(it.at)) " 未提交的内容，请核对后提交。" } }
            }
            Some(it) => html! {
                p .notice { "您在 " (shown::moment(it.at)) " 填写过这张表，没有提交。" a href={ (self.place) "?kept=1" } { "恢复上次未提交的内容" } }
            },
            None => html! {},
        };
        Ok(self.page(StatusCode::OK, &html! { (notice) (above) }))
    }

    pub(super) fn page(&self, status: StatusCode, notice: &Markup) -> Response {
        let body = html! {
            (self.summary())
            h1 { (self.title) }
            (notice)
            form .sheet-form method="post" action=(self.action) data-keep=(self.place) novalidate {
                (csrf(self.ctx))
                @if let Some(stage) = self.begins { input type="hidden" name="stage" value=(stage); }
                @if let Some(rev) = self.rev { input type="hidden" name="rev" value=(rev); }
                @if self.fields.iter().any(|it| it.told) { (input::how_to_write()) }
                @for it in &self.fields { (input::field(it, it.required, &self.draft, &self.problems)) }
                (self.spare())
                @if self.rev.is_some() { (input::reason(&self.draft, &self.problems)) }
                div .row {
                    button .main { (self.button) }
                    (foresee::button())
                    a href=(self.crumbs.last().map_or("/", |it| it.link.as_str())) { "取消" }
                }
            }
        };
        // Whoever listens to the page hears at once that it did not go through.
        let wrong = if self.problems.is_empty() { "" } else { "有误：" };
        page(self.app, self.ctx, status, &format!("{wrong}{}", self.title), &self.crumbs, body)
    }

    /// The form as it was sent, and what the change would change elsewhere.
    pub(super) async fn supposed(self, change: Change, otherwise: &Markup) -> Page {
        match foresee::foreseen(self.app, self.ctx, change).await {
            Ok(told) => Ok(self.page(StatusCode::OK, &told)),
            Err(error) => self.refused(error, otherwise).await,
        }
    }

    /// The form again, with what stood in the way and every keystroke.
    pub(super) async fn refused(self, error: Error, notice: &Markup) -> Page {
        match error {
            Error::Problems(_, problems) => {
                let form = Form { problems, ..self };
                Ok(form.page(StatusCode::UNPROCESSABLE_ENTITY, notice))
            }
            Error::Changed(conflict) => conflict::page(self, &conflict).await,
            error @ (Error::NotFound(_)
            | Error::Refused(_)
            | Error::Forbidden(_)
            | Error::Place(_)
            | Error::Database(_)
            | Error::File(_)) => Err(error.into()),
        }
    }

    fn spare(&self) -> Markup {
        let touched =
            |it: &&Field| !self.draft.get(it.name).is_empty() || self.problems.of(it.name).next().is_some();
        html! {
            @if !self.spare.is_empty() {
                details .spare open[self.spare.iter().any(touched)] {
                    summary { "可以不填的各阶段内容" }
                    @for it in &self.spare { (input::field(it, false, &self.draft, &self.problems)) }
                }
            }
        }
    }

    /// All sentences at the top, each a jump to its field.
    fn summary(&self) -> Markup {
        let all = || self.fields.iter().chain(&self.spare);
        let here = |name: &str| all().any(|it| it.name == name) || name == "why";
        html! {
            @if !self.problems.is_empty() {
                div .summary role="alert" tabindex="-1" {
                    h2 { "还没有保存，请改正这些地方" }
                    ul {
                        @for (name, sentence) in self.problems.iter() {
                            li { @if here(name) { a href={ "#f-" (name) } { (sentence) } } @else { (sentence) } }
                        }
                    }
                }
            }
        }
    }
}

/// What was kept of the form is let go. The deed is done, so a failure here is
/// only written down: nobody should send a form twice because of it.
pub async fn let_go(app: &App, ctx: &Ctx, place: &str) {
    if let Err(error) = app.db.let_go(&ctx.viewer, place).await {
        refusal::log(&error);
    }
}

/// Attachments have a form of their own on the record's page.
pub(super) fn typed(fields: impl Iterator<Item = &'static Field>) -> Vec<&'static Field> {
    fields.filter(|it| it.kind != Kind::File).collect()
}

/// The fields a stage must have, and those of parts it may be without.
pub(super) fn parted(spec: &'static Spec, stage: &str) -> (Vec<&'static Field>, Vec<&'static Field>) {
    let spare: Vec<&str> = spec
        .stage(stage)
        .into_iter()
        .flat_map(|it| it.parts.iter().filter(|it| it.optional).flat_map(|it| it.fields))
        .map(|it| it.name)
        .collect();
    typed(spec.fields_of(stage)).into_iter().partition(|it| !spare.contains(&it.name))
}

/// The draft of a record with names in the place of codes, as people know them.
pub(super) async fn readable(app: &App, row: &Row) -> Result<Draft, Error> {
    let labels = app.db.labels_of([row]).await?;
    let mut draft = row.draft();
    for (field, entry) in row.entries().filter(|it| it.0.kind.target().is_some() && it.1.mark.is_none()) {
        let names = field.kind.naming(&field.text(entry), |it| labels.get(&it).cloned());
        draft.set(field.name, &names);
    }
    for (field, entry) in row.entries().filter(|it| it.0.kind == Kind::Sealed) {
        draft.set(field.name, &field.words(entry));
    }
    Ok(draft)
}

/// A reference nobody touched keeps its code: its name may have become another's
/// too. A mask nobody touched stands for what it hides.
pub(super) fn untouched(sent: &Sent, row: &Row, as_shown: &Draft) -> Draft {
    let mut draft = sent.draft();
    let shown = |field: &Field| field.kind.target().is_some() || field.kind == Kind::Sealed;
    for (field, entry) in row.entries().filter(|it| shown(it.0)) {
        let name = draft.get(field.name);
        if !name.is_empty() && name == as_shown.get(field.name) {
            draft.set(field.name, &field.text(entry));
        }
    }
    draft
}
