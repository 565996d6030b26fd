//! To take a step: the record moves to another stage, with the fields that stage asks for.

use axum::{
    extract::{Path, RawQuery, State},
    response::{IntoResponse as _, Redirect},
};
use maud::html;

use super::{Form, let_go, readable, typed, untouched};
use crate::{
    cell::Kind,
    draft::{Draft, Problems},
    spec::{Spec, Step},
    store::{Change, Deed, Error, Row},
    web::{App, Crumb, Ctx, Page, Sent, address, record::record_id},
};

/// The step of this name from where the record stands, if this person may take it.
fn step(ctx: &Ctx, spec: &'static Spec, row: &Row, name: &str) -> Result<&'static Step, Error> {
    let found = spec.step(&row.stage, name).filter(|_| !row.removed);
    let step = found.ok_or_else(|| {
        Error::Refused(format!(
            "记录现在是“{}”，不能这样办理；可能刚有人办过，请回到记录页看最新情况",
            spec.stage_words(&row.stage)
        ))
    })?;
    if ctx.viewer.role.may(step.role) {
        return Ok(step);
    }
    let (needed, mine) = (step.role.words(), ctx.viewer.role.words());
    Err(Error::Forbidden(format!("“{}”须由{needed}办理，您是{mine}", step.verb)))
}

fn form<'a>(
    app: &'a App,
    ctx: &'a Ctx,
    spec: &'static Spec,
    row: &Row,
    step: &'static Step,
    draft: Draft,
) -> Form<'a> {
    let name = row.name(spec);
    let page = address::of_record(spec, row.id, &format!("steps/{}", step.name));
    Form {
        app,
        ctx,
        spec,
        title: format!("{}：{name}", step.verb),
        crumbs: vec![
            Crumb::new(spec.title, format!("/{}", spec.slug)),
            Crumb::new(name, address::record(spec, row.id)),
        ],
        action: page.clone(),
        place: page,
        button: step.verb.to_owned(),
        fields: typed(spec.asked(step).into_iter()),
        spare: Vec::new(),
        draft,
        problems: Problems::default(),
        rev: Some(row.rev),
        begins: None,
    }
}

/// `GET /{ledger}/{id}/steps/{step}`
pub(super) async fn filled(
    State(app): State<App>,
    Path((slug, id, name)): Path<(String, String, String)>,
    RawQuery(query): RawQuery,
    ctx: Ctx,
) -> Page {
    let spec = app.db.spec(&slug)?;
    let row = app.db.find(&ctx.viewer, spec, record_id(spec, &id)?).await?;
    let step = step(&ctx, spec, &row, &name)?;
    let draft = readable(&app, &row).await?;
    form(&app, &ctx, spec, &row, step, draft).opened(query.as_deref(), &html! {}).await
}

/// `POST /{ledger}/{id}/steps/{step}`
pub(super) async fn take(
    State(app): State<App>,
    Path((slug, id, name)): Path<(String, String, String)>,
    sent: Sent,
) -> Page {
    let spec = app.db.spec(&slug)?;
    let viewer = &sent.ctx.viewer;
    let row = app.db.find(viewer, spec, record_id(spec, &id)?).await?;
    let step = step(&sent.ctx, spec, &row, &name)?;
    let rev = sent.get("rev").parse().unwrap_or(0);
    let change = Change {
        spec,
        deed: Deed::Step { id: row.id, rev, name },
        draft: untouched(&sent, &row, &readable(&app, &row).await?),
        why: sent.get("why").to_owned(),
    };
    let form = Form { rev: Some(rev), ..form(&app, &sent.ctx, spec, &row, step, sent.draft()) };
    let otherwise = elsewhere(spec, &row, step);
    if sent.supposes() {
        return form.supposed(change, &otherwise).await;
    }
    match app.db.submit(viewer, change).await {
        Ok(id) => {
            let_go(&app, &sent.ctx, &form.place).await;
            Ok(Redirect::to(&address::done(spec, id, step.verb)).into_response())
        }
        Err(error) => form.refused(error, &otherwise).await,
    }
}

/// What a step asks for but this form does not: an attachment goes up from the record's page.
fn elsewhere(spec: &'static Spec, row: &Row, step: &Step) -> maud::Markup {
    let files: Vec<&str> =
        spec.asked(step).iter().filter(|it| it.kind == Kind::File).map(|it| it.label).collect();
    html! {
        @if !files.is_empty() {
            p .notice { (files.join("、")) "请在" a href=(address::record(spec, row.id)) { "记录页" } "上传。" }
        }
    }
}
