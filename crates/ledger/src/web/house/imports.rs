//! Sheets coming in and lists going out. A sheet is rehearsed first: what would
//! come of it is shown, and only then is it taken, in whole or not at all.
//!
//! Between the two the file waits in memory: one for each person, for half an
//! hour, within a bound. After a restart, or on another machine of several, it
//! is simply uploaded again.

mod held;
mod pages;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Multipart, Path, RawQuery, State},
    http::{StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
    routing::{get, post},
};

use crate::{
    cell::Id,
    selection::Selection,
    sheet::{self, Form, Heading, MOST_BYTES, Matching, Rehearsal, Table},
    spec::Spec,
    store::Error,
    web::{App, Ctx, Page, Sent, gate::check_csrf, list::ViewQuery},
};
use held::Held;

pub(super) fn routes() -> Router<App> {
    let upload = post(rehearse).layer(DefaultBodyLimit::max(MOST_BYTES + 64 * 1024));
    Router::new()
        .route("/{ledger}/export.xlsx", get(xlsx))
        .route("/{ledger}/export.csv", get(csv))
        .route("/{ledger}/import", upload.get(form))
        .route("/{ledger}/import/template.xlsx", get(template))
        .route("/{ledger}/import/annotated.xlsx", get(annotated))
        .route("/{ledger}/import/commit", post(commit))
        .route("/{ledger}/imports/{id}/undo", post(undo))
}

async fn xlsx(state: State<App>, path: Path<String>, ctx: Ctx, query: RawQuery) -> Page {
    export(state, path, ctx, query, Form::Xlsx).await
}

async fn csv(state: State<App>, path: Path<String>, ctx: Ctx, query: RawQuery) -> Page {
    export(state, path, ctx, query, Form::Csv).await
}

/// The list as it is narrowed, sorted and shown, all of its pages.
async fn export(
    State(app): State<App>,
    Path(ledger): Path<String>,
    ctx: Ctx,
    RawQuery(query): RawQuery,
    form: Form,
) -> Page {
    let (spec, query) = (app.db.spec(&ledger)?, query.unwrap_or_default());
    let unread = |it: crate::draft::Problems| Error::Refused(it.sentence());
    let selection = Selection::from_query(spec, &query).map_err(unread)?;
    let view = ViewQuery::from_query(spec, &query).map_err(unread)?.view;
    let heading = Heading {
        title: spec.title.to_owned(),
        as_of: selection.as_of_day(),
        maker: ctx.viewer.name.clone(),
        bureau: app.house.bureau.clone(),
    };
    let bytes = sheet::export(&app.db, &ctx.viewer, &selection, &view, &heading, form).await?;
    app.db.note(&ctx.viewer.login, "导出", &selection.to_string()).await?;
    let day = (app.house.today)();
    Ok(match form {
        Form::Xlsx => file(&format!("{}-{day}.xlsx", spec.title), XLSX, bytes),
        Form::Csv => file(&format!("{}-{day}.csv", spec.title), "text/csv; charset=utf-8", bytes),
    })
}

async fn form(State(app): State<App>, Path(ledger): Path<String>, ctx: Ctx) -> Page {
    let spec = app.db.spec(&ledger)?;
    pages::form(&app, &ctx, spec, StatusCode::OK, "").await
}

async fn rehearse(
    State(app): State<App>,
    Path(ledger): Path<String>,
    ctx: Ctx,
    mut parts: Multipart,
) -> Page {
    let spec = app.db.spec(&ledger)?;
    may_import(&ctx)?;
    let unread = |_| Error::Refused("文件没有传完或超过 20 MB，请重试，或拆成几个文件".to_owned());
    let (mut token, mut name, mut bytes) = (None, String::new(), Vec::new());
    while let Some(part) = parts.next_field().await.map_err(unread)? {
        match part.name().unwrap_or("") {
            "csrf" => token = Some(part.text().await.map_err(unread)?),
            "file" => {
                name = part.file_name().unwrap_or("").chars().take(200).collect();
                bytes = part.bytes().await.map_err(unread)?.to_vec();
            }
            _ => {}
        }
    }
    check_csrf(&ctx, token.as_deref())?;
    if bytes.is_empty() {
        return pages::form(&app, &ctx, spec, StatusCode::UNPROCESSABLE_ENTITY, "请先选择要导入的文件").await;
    }
    let held = Held::new(spec.slug, name, bytes);
    match judge(&app, &ctx, spec, &held).await {
        Ok((table, matching, rehearsal)) => {
            let answer = pages::rehearsal(&app, &ctx, &held, &table, &matching, &rehearsal);
            held::put(&ctx.viewer.login, held);
            Ok(answer)
        }
        Err(Error::Refused(sentence)) => {
            pages::form(&app, &ctx, spec, StatusCode::UNPROCESSABLE_ENTITY, &sentence).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn commit(State(app): State<App>, Path(ledger): Path<String>, sent: Sent) -> Page {
    let spec = app.db.spec(&ledger)?;
    may_import(&sent.ctx)?;
    let login = &sent.ctx.viewer.login;
    let held = held::take(login, sent.get("file")).filter(|it| it.ledger == spec.slug);
    let held = held.ok_or_else(|| {
        Error::Refused(
            "没有可以确认的试导：它可能刚刚已经导入（请看导入页的“以前的导入”），或者之后又传了别的文件，或已过半小时".to_owned(),
        )
    })?;
    match write(&app, &sent.ctx, spec, &held).await {
        Ok(id) => app.db.note(login, "导入", &format!("{} {} {id}", spec.title, held.name)).await?,
        Err(error) => {
            held::put_back(login, held);
            return Err(error.into());
        }
    }
    Ok(Redirect::to(&format!("/{}/import", spec.slug)).into_response())
}

async fn write(app: &App, ctx: &Ctx, spec: &'static Spec, held: &Held) -> Result<Id, Error> {
    let (_, _, rehearsal) = judge(app, ctx, spec, held).await?;
    sheet::commit(&app.db, &ctx.viewer, rehearsal, &held.name).await
}

async fn undo(State(app): State<App>, Path((ledger, id)): Path<(String, String)>, sent: Sent) -> Page {
    let spec = app.db.spec(&ledger)?;
    let id: Id = id.parse().map_err(|_| Error::NotFound(format!("导入 {id}")))?;
    app.db.undo_import(&sent.ctx.viewer, spec, id).await?;
    app.db.note(&sent.ctx.viewer.login, "撤销导入", &format!("{} {id}", spec.title)).await?;
    Ok(Redirect::to(&format!("/{}/import", spec.slug)).into_response())
}

async fn template(State(app): State<App>, Path(ledger): Path<String>, _ctx: Ctx) -> Page {
    let spec = app.db.spec(&ledger)?;
    Ok(file(&format!("{}-导入模板.xlsx", spec.title), XLSX, sheet::template(spec)?))
}

async fn annotated(State(app): State<App>, Path(ledger): Path<String>, ctx: Ctx) -> Page {
    let spec = app.db.spec(&ledger)?;
    let held = waiting(&ctx, spec)?;
    let (table, matching, rehearsal) = judge(&app, &ctx, spec, &held).await?;
    let stem = held.name.rsplit_once('.').map_or(held.name.as_str(), |it| it.0).to_owned();
    Ok(file(&format!("{stem}-标注.xlsx"), XLSX, sheet::annotated(&table, &matching, &rehearsal)?))
}

async fn judge(
    app: &App,
    ctx: &Ctx,
    spec: &'static Spec,
    held: &Held,
) -> Result<(Table, Matching, Rehearsal), Error> {
    let table = sheet::read(&held.bytes, &held.name)?;
    let matching = Matching::find(spec, &table);
    let rehearsal = sheet::rehearse(&app.db, &ctx.viewer, &table, &matching).await?;
    Ok((table, matching, rehearsal))
}

fn waiting(ctx: &Ctx, spec: &Spec) -> Result<Held, Error> {
    let found = held::get(&ctx.viewer.login).filter(|it| it.ledger == spec.slug);
    found.ok_or_else(|| {
        Error::Refused("试导的文件已经不在（超过半小时，或又传了别的），请重新上传".to_owned())
    })
}

fn may_import(ctx: &Ctx) -> Result<(), Error> {
    if ctx.viewer.may_write() {
        return Ok(());
    }
    Err(Error::Forbidden(format!("{}的账号只能查看，不能导入", ctx.viewer.role.words())))
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A download; the name is written for browsers in UTF-8.
fn file(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let safe = |it: u8| {
        if it.is_ascii_alphanumeric() || b".-_".contains(&it) {
            char::from(it).to_string()
        } else {
            format!("%{it:02X}")
        }
    };
    let name: String = name.bytes().map(safe).collect();
    let way = format!("attachment; filename*=UTF-8''{name}");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, way)], bytes).into_response()
}
