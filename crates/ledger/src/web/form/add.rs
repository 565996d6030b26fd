//! To register a record.

use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect},
};
use maud::html;

use super::{Form, let_go, typed};
use crate::{
    draft::{Draft, Problems},
    spec::Spec,
    store::{Change, Deed, Error},
    web::{App, Crumb, Ctx, Page, Sent, address},
};

fn form<'a>(app: &'a App, ctx: &'a Ctx, spec: &'static Spec, draft: Draft, problems: Problems) -> Form<'a> {
    let first = spec.stages.first().map_or("", |it| it.name);
    Form {
        app,
        ctx,
        spec,
        title: format!("新增{}", spec.title),
        crumbs: vec![Crumb::new(spec.title, format!("/{}", spec.slug))],
        action: format!("/{}", spec.slug),
        place: format!("/{}/new", spec.slug),
        button: "登记".to_owned(),
        fields: typed(spec.fields_of(first)),
        spare: Vec::new(),
        draft,
        problems,
        rev: None,
    }
}

/// `GET /{ledger}/new`. An address may already say something: `?undertaker=…`.
pub(super) async fn blank(
    State(app): State<App>,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
    ctx: Ctx,
) -> Page {
    let spec = app.db.spec(&slug)?;
    may_write(&ctx)?;
    let said = address::pairs(query.as_deref().unwrap_or_default());
    let draft = said.iter().filter(|it| spec.column(&it.0).is_some()).map(|it| (&it.0, &it.1)).collect();
    form(&app, &ctx, spec, draft, Problems::default()).opened(query.as_deref()).await
}

/// Nobody should fill in a form only to be refused.
pub(super) fn may_write(ctx: &Ctx) -> Result<(), Error> {
    if ctx.viewer.may_write() {
        return Ok(());
    }
    Err(Error::Forbidden(format!("{}的账号只能查看，不能办理业务", ctx.viewer.role.words())))
}

/// `POST /{ledger}`
pub(super) async fn add(State(app): State<App>, Path(slug): Path<String>, sent: Sent) -> Page {
    let spec = app.db.spec(&slug)?;
    let viewer = &sent.ctx.viewer;
    let why = sent.get("why").to_owned();
    let change = Change { spec, deed: Deed::Add, draft: sent.draft(), why };
    match app.db.submit(viewer, change).await {
        Ok(id) => {
            let_go(&app, &sent.ctx, &format!("/{}/new", spec.slug)).await;
            Ok(Redirect::to(&address::done(spec, id, "登记")).into_response())
        }
        Err(Error::Problems(_, problems)) => {
            let form = form(&app, &sent.ctx, spec, sent.draft(), problems);
            Ok(form.page(StatusCode::UNPROCESSABLE_ENTITY, &html! {}))
        }
        Err(error) => Err(error.into()),
    }
}
