//! To correct a record. The stage is not among the fields: it moves by steps.

use axum::{
    extract::{Path, RawQuery, State},
    response::{IntoResponse as _, Redirect},
};
use maud::html;

use super::{Form, let_go, parted, readable, untouched};
use crate::{
    draft::{Draft, Problems},
    spec::Spec,
    store::{Change, Deed, Row},
    web::{App, Crumb, Ctx, Page, Sent, address, record::record_id},
};

fn form<'a>(app: &'a App, ctx: &'a Ctx, spec: &'static Spec, row: &Row, draft: Draft) -> Form<'a> {
    let name = row.name(spec);
    let page = address::record(spec, row.id);
    let (fields, spare) = parted(spec, &row.stage);
    Form {
        app,
        ctx,
        spec,
        title: format!("修改 {name}"),
        crumbs: vec![Crumb::new(spec.title, format!("/{}", spec.slug)), Crumb::new(name, &page)],
        action: page,
        place: address::of_record(spec, row.id, "edit"),
        button: "保存".to_owned(),
        fields,
        spare,
        draft,
        problems: Problems::default(),
        rev: Some(row.rev),
        begins: None,
    }
}

/// `GET /{ledger}/{id}/edit`
pub(super) async fn filled(
    State(app): State<App>,
    Path((slug, id)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    ctx: Ctx,
) -> Page {
    let spec = app.db.spec(&slug)?;
    let row = app.db.find(&ctx.viewer, spec, record_id(spec, &id)?).await?;
    ctx.viewer.must_write()?;
    let draft = readable(&app, &row).await?;
    form(&app, &ctx, spec, &row, draft).opened(query.as_deref(), &html! {}).await
}

/// `POST /{ledger}/{id}`
pub(super) async fn correct(
    State(app): State<App>,
    Path((slug, id)): Path<(String, String)>,
    sent: Sent,
) -> Page {
    let spec = app.db.spec(&slug)?;
    let viewer = &sent.ctx.viewer;
    let row = app.db.find(viewer, spec, record_id(spec, &id)?).await?;
    let rev = sent.get("rev").parse().unwrap_or(0);
    let change = Change {
        spec,
        deed: Deed::Correct { id: row.id, rev, verb: "更正" },
        draft: untouched(&sent, &row, &readable(&app, &row).await?),
        why: sent.get("why").to_owned(),
    };
    let form = Form { rev: Some(rev), ..form(&app, &sent.ctx, spec, &row, sent.draft()) };
    if sent.supposes() {
        return form.supposed(change, &html! {}).await;
    }
    match app.db.submit(viewer, change).await {
        Ok(id) => {
            let_go(&app, &sent.ctx, &form.place).await;
            Ok(Redirect::to(&address::done(spec, id, "更正")).into_response())
        }
        Err(error) => form.refused(error, &html! {}).await,
    }
}
