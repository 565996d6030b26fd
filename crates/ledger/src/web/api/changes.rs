//! Writing: each deed through the one gate, answered with the record as it
//! stands afterwards.

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::IntoResponse as _,
};

use super::{
    Fault,
    fault::Answer,
    gate::Program,
    records::{identity, whole},
    told::supposed,
    written::Written,
};
use crate::{
    cell::Id,
    draft::Draft,
    spec::{Field, Spec},
    store::{Change, Deed},
    web::{App, ahead::Ahead},
};

pub(super) async fn add(
    State(app): State<App>,
    program: Program,
    Path(ledger): Path<String>,
    written: Written,
) -> Answer {
    let spec = app.db.spec(&ledger).map_err(Fault::bare)?;
    let asked = written.stage.as_deref().unwrap_or("");
    let stage = spec.stages.iter().find(|it| it.name == asked || it.label == asked);
    let stage = stage.unwrap_or(&spec.stages[0]);
    let fields: Vec<&'static Field> = spec.fields_of(stage.name).collect();
    let mut draft = written.draft(spec, &fields)?;
    draft.set("stage", asked);
    let change = Change { spec, deed: Deed::Add, draft, why: written.why() };
    if written.suppose {
        return ahead(&app, &program, spec, change).await;
    }
    let id = app.db.submit(&program.viewer, change).await.map_err(Fault::of(spec))?;
    let mut answer = whole(&app, &program, spec, id).await?;
    *answer.status_mut() = StatusCode::CREATED;
    if let Ok(place) = HeaderValue::from_str(&format!("/api/v1/{}/{id}", spec.slug)) {
        answer.headers_mut().insert(header::LOCATION, place);
    }
    Ok(answer)
}

pub(super) async fn correct(
    State(app): State<App>,
    program: Program,
    Path((ledger, id)): Path<(String, String)>,
    written: Written,
) -> Answer {
    let spec = app.db.spec(&ledger).map_err(Fault::bare)?;
    let (id, rev) = (identity(spec, &id)?, written.rev(spec)?);
    let row = app.db.find(&program.viewer, spec, id).await.map_err(Fault::of(spec))?;
    let fields: Vec<&'static Field> = spec.fields_of(&row.stage).collect();
    let draft = written.draft(spec, &fields)?;
    submit(&app, &program, spec, Deed::Correct { id, rev, verb: "更正" }, draft, &written, id).await
}

pub(super) async fn step(
    State(app): State<App>,
    program: Program,
    Path((ledger, id, name)): Path<(String, String, String)>,
    written: Written,
) -> Answer {
    let spec = app.db.spec(&ledger).map_err(Fault::bare)?;
    let (id, rev) = (identity(spec, &id)?, written.rev(spec)?);
    let row = app.db.find(&program.viewer, spec, id).await.map_err(Fault::of(spec))?;
    // A step that cannot be taken from here is refused by the gate, in its words.
    let fields = match spec.step(&row.stage, &name) {
        Some(step) => spec.asked(step),
        None => spec.columns(),
    };
    let draft = written.draft(spec, &fields)?;
    submit(&app, &program, spec, Deed::Step { id, rev, name }, draft, &written, id).await
}

pub(super) async fn undo(
    State(app): State<App>,
    program: Program,
    Path((ledger, id)): Path<(String, String)>,
    written: Written,
) -> Answer {
    act(&app, &program, &ledger, &id, &written, |id, rev| Deed::Undo { id, rev }).await
}

pub(super) async fn remove(
    State(app): State<App>,
    program: Program,
    Path((ledger, id)): Path<(String, String)>,
    written: Written,
) -> Answer {
    act(&app, &program, &ledger, &id, &written, |id, rev| Deed::Remove { id, rev }).await
}

pub(super) async fn restore(
    State(app): State<App>,
    program: Program,
    Path((ledger, id)): Path<(String, String)>,
    written: Written,
) -> Answer {
    act(&app, &program, &ledger, &id, &written, |id, rev| Deed::Restore { id, rev }).await
}

/// A deed that asks for no fields.
async fn act(
    app: &App,
    program: &Program,
    ledger: &str,
    id: &str,
    written: &Written,
    deed: fn(Id, i64) -> Deed,
) -> Answer {
    let spec = app.db.spec(ledger).map_err(Fault::bare)?;
    let (id, rev) = (identity(spec, id)?, written.rev(spec)?);
    let draft = written.draft(spec, &[])?;
    submit(app, program, spec, deed(id, rev), draft, written, id).await
}

async fn submit(
    app: &App,
    program: &Program,
    spec: &'static Spec,
    deed: Deed,
    draft: Draft,
    written: &Written,
    id: Id,
) -> Answer {
    let change = Change { spec, deed, draft, why: written.why() };
    if written.suppose {
        return ahead(app, program, spec, change).await;
    }
    app.db.submit(&program.viewer, change).await.map_err(Fault::of(spec))?;
    whole(app, program, spec, id).await
}

/// What the change would change elsewhere; nothing is written.
async fn ahead(app: &App, program: &Program, spec: &'static Spec, change: Change) -> Answer {
    let ahead = Ahead::look(app, &program.viewer, change).await.map_err(Fault::of(spec))?;
    Ok(Json(supposed(&ahead)).into_response())
}
