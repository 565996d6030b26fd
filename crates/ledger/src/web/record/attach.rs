//! Attachments come up one by one, each by its own small form, and go down as files.

use axum::{
    extract::{
        Multipart, Path, State,
        multipart::{MultipartError, MultipartRejection},
    },
    http::header,
    response::{IntoResponse as _, Redirect},
};

use super::{deeds::objected, record_id};
use crate::{
    cell::{Attached, Cell as _, Kind},
    draft::Draft,
    store::{Change, Deed, Error},
    web::{App, Ctx, Page, Sent, address, gate::check_csrf},
};

/// The parts of an upload.
#[derive(Default)]
struct Upload {
    fields: Vec<(String, String)>,
    file: Option<(String, Vec<u8>)>,
}

/// `POST /{ledger}/{id}/attach/{field}`
pub(super) async fn attach(
    State(app): State<App>,
    Path((slug, id, name)): Path<(String, String, String)>,
    ctx: Ctx,
    upload: Result<Multipart, MultipartRejection>,
) -> Page {
    let spec = app.db.spec(&slug)?;
    let id = record_id(spec, &id)?;
    let upload = read(upload.map_err(|_| unread())?).await?;
    let sent = Sent { ctx, fields: upload.fields };
    check_csrf(&sent.ctx, Some(sent.get("csrf")))?;
    let row = app.db.find(&sent.ctx.viewer, spec, id).await?;
    let field = spec.fields_of(&row.stage).find(|it| it.name == name && it.kind == Kind::File);
    let field = field.ok_or_else(|| Error::NotFound(format!("{}台账里这一栏附件", spec.title)))?;
    if !sent.ctx.viewer.may_write() {
        return Err(Error::Forbidden(format!(
            "{}的账号只能查看，不能上传附件",
            sent.ctx.viewer.role.words()
        ))
        .into());
    }
    let (file, bytes) = upload.file.ok_or_else(unread)?;
    let attached = app.db.attach(&sent.ctx.viewer, &file, bytes).await?;
    let rev = sent.get("rev").parse().unwrap_or(0);
    let change = Change {
        spec,
        deed: Deed::Correct { id, rev, verb: "上传附件" },
        draft: Draft::default().with(field.name, &attached.text()),
        why: String::new(),
    };
    match app.db.submit(&sent.ctx.viewer, change).await {
        Ok(_) => Ok(Redirect::to(&address::done(spec, id, "上传附件")).into_response()),
        Err(error) => objected(&app, &sent, spec, id, error).await,
    }
}

async fn read(mut parts: Multipart) -> Result<Upload, Error> {
    let mut res = Upload::default();
    while let Some(part) = parts.next_field().await.map_err(|it| broken(&it))? {
        let name = part.name().unwrap_or("").to_owned();
        if let Some(file) = part.file_name().map(str::to_owned).filter(|it| !it.is_empty()) {
            res.file = Some((file, part.bytes().await.map_err(|it| broken(&it))?.to_vec()));
        } else if name != "file" {
            res.fields.push((name, part.text().await.map_err(|it| broken(&it))?));
        }
    }
    Ok(res)
}

fn unread() -> Error {
    Error::Refused("没有收到附件，请先点“选择文件”再上传".to_owned())
}

fn broken(error: &MultipartError) -> Error {
    let too_large = error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE;
    Error::Refused(if too_large {
        "附件超过 20 MB，请压缩或拆分后再传".to_owned()
    } else {
        "附件没有传完，请再传一次".to_owned()
    })
}

/// `GET /{ledger}/{id}/files/{hash}`: an attachment of the record or of one of its
/// versions, for whoever may see the record. Always as a download: what somebody
/// uploaded is never shown as a page of ours.
pub(super) async fn fetch(
    State(app): State<App>,
    Path((slug, id, hash)): Path<(String, String, String)>,
    ctx: Ctx,
) -> Page {
    let spec = app.db.spec(&slug)?;
    let history = app.db.history(&ctx.viewer, spec, record_id(spec, &id)?).await?;
    let entries = history.iter().rev().flat_map(|it| it.row.entries());
    let files = entries.filter(|it| it.0.kind == Kind::File);
    let mut attached = files.filter_map(|it| Attached::parse(it.1.value.as_text()?).ok());
    let found = attached.find(|it| it.hash() == hash);
    let found = found.ok_or_else(|| Error::NotFound(format!("{}记录 {id} 的这个附件", spec.title)))?;
    let name = found.name();
    let stored = app.db.attachment(&hash).await?;
    let head = [
        (header::CONTENT_TYPE, media_type(&stored.kind).to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename*=UTF-8''{}", address::segment(name))),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CACHE_CONTROL, "private, max-age=3600".to_owned()),
    ];
    Ok((head, stored.bytes).into_response())
}

fn media_type(kind: &str) -> &'static str {
    match kind {
        "pdf" => "application/pdf",
        "ofd" => "application/ofd",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "doc" => "application/msword",
        "xls" => "application/vnd.ms-excel",
        "wps" => "application/vnd.ms-works",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
