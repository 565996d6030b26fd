//! To register a record.

use axum::{
    extract::{Path, RawQuery, State},
    response::{IntoResponse as _, Redirect},
};
use maud::{Markup, html};

use super::{Form, let_go, parted};
use crate::{
    draft::{Draft, Problems},
    spec::{Spec, Stage},
    store::{Change, Deed, Error, may_begin},
    web::{App, Crumb, Ctx, Page, Sent, address},
};

fn form<'a>(
    app: &'a App,
    ctx: &'a Ctx,
    spec: &'static Spec,
    stage: &'static Stage,
    draft: Draft,
) -> Form<'a> {
    let later = !is_first(spec, stage);
    let (fields, spare) = parted(spec, stage.name);
    Form {
        app,
        ctx,
        spec,
        title: if later {
            format!("新增{}（{}）", spec.title, stage.label)
        } else {
            format!("新增{}", spec.title)
        },
        crumbs: vec![Crumb::new(spec.title, format!("/{}", spec.slug))],
        action: format!("/{}", spec.slug),
        place: place(spec, stage),
        button: "登记".to_owned(),
        fields,
        spare,
        draft,
        problems: Problems::default(),
        rev: None,
        begins: later.then_some(stage.name),
    }
}

fn is_first(spec: &Spec, stage: &Stage) -> bool {
    spec.stages.first().is_none_or(|it| it.name == stage.name)
}

/// The address of the form for a record that begins in this stage.
fn place(spec: &Spec, stage: &Stage) -> String {
    if is_first(spec, stage) {
        format!("/{}/new", spec.slug)
    } else {
        format!("/{}/new/{}", spec.slug, stage.name)
    }
}

/// The stage that was asked for; the first where none was.
fn stage_of(spec: &'static Spec, name: &str) -> Result<&'static Stage, Error> {
    let found = if name.is_empty() { spec.stages.first() } else { spec.stage(name) };
    found.ok_or_else(|| Error::NotFound(format!("{}台账的“{name}”阶段", spec.title)))
}

/// What has already come further is entered where it stands, if this person may.
fn other_stages(ctx: &Ctx, spec: &'static Spec, here: &Stage) -> Markup {
    let others: Vec<&Stage> = spec
        .stages
        .iter()
        .filter(|it| it.name != here.name && may_begin(spec, it, ctx.viewer.role))
        .collect();
    html! {
        @if !others.is_empty() {
            p .hint {
                "登记后在“" (here.label) "”阶段。补录已经办到别的阶段的，直接登记为："
                @for (at, it) in others.iter().enumerate() {
                    @if 0 < at { "、" }
                    a href=(place(spec, it)) { (it.label) }
                }
            }
        }
    }
}

/// `GET /{ledger}/new`. An address may already say something: `?undertaker=…`.
pub(super) async fn blank(
    State(app): State<App>,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
    ctx: Ctx,
) -> Page {
    open(&app, &ctx, &slug, "", query.as_deref()).await
}

/// `GET /{ledger}/new/{stage}`: to enter what has already come that far.
pub(super) async fn blank_at(
    State(app): State<App>,
    Path((slug, stage)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    ctx: Ctx,
) -> Page {
    open(&app, &ctx, &slug, &stage, query.as_deref()).await
}

async fn open(app: &App, ctx: &Ctx, slug: &str, stage: &str, query: Option<&str>) -> Page {
    let spec = app.db.spec(slug)?;
    // Nobody should fill in a form only to be refused.
    ctx.viewer.must_write()?;
    let stage = stage_of(spec, stage)?;
    if !may_begin(spec, stage, ctx.viewer.role) {
        return Err(Error::Forbidden(format!("直接登记为“{}”须由能办理这一步的人来做", stage.label)).into());
    }
    let said = address::pairs(query.unwrap_or_default());
    let draft = said.iter().filter(|it| spec.column(&it.0).is_some()).map(|it| (&it.0, &it.1)).collect();
    let form = form(app, ctx, spec, stage, draft);
    form.opened(query, &other_stages(ctx, spec, stage)).await
}

/// `POST /{ledger}`
pub(super) async fn add(State(app): State<App>, Path(slug): Path<String>, sent: Sent) -> Page {
    let spec = app.db.spec(&slug)?;
    let viewer = &sent.ctx.viewer;
    let stage = stage_of(spec, sent.get("stage"))?;
    let why = sent.get("why").to_owned();
    let change = Change { spec, deed: Deed::Add, draft: sent.draft(), why };
    let form = form(&app, &sent.ctx, spec, stage, sent.draft());
    if sent.supposes() {
        return form.supposed(change, &html! {}).await;
    }
    match app.db.submit(viewer, change).await {
        Ok(id) => {
            let_go(&app, &sent.ctx, &form.place).await;
            Ok(Redirect::to(&address::done(spec, id, "登记")).into_response())
        }
        Err(error) => form.refused(error, &html! {}).await,
    }
}
