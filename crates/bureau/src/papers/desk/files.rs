//! A paper as a file: DOCX, text, JSON, the page for inspection. PDF is `kezhi`'s.

use axum::extract::{Path, State};
use jiff::Timestamp;
use ledger::{
    prelude::*,
    web::{App, Ctx, Page, moment},
};
use paper::Paper;

use super::{behind::inspection, finish::at, opened::Opened, show};
use crate::papers::pages::{DOCX, attachment};

/// The paper as it would be printed, for other makers of files.
pub async fn printed(app: &App, ctx: &Ctx, id: Id) -> Result<Paper, Error> {
    Ok(show::printed(&Opened::load(app, ctx, id).await?))
}

/// `GET /papers/{id}/files/2016H1.docx`
pub(super) async fn download(State(app): State<App>, ctx: Ctx, Path((id, file)): Path<(Id, String)>) -> Page {
    let opened = Opened::load(&app, &ctx, id).await?;
    let paper = show::printed(&opened);
    let spoiled = |it: paper::PaperError| Error::Refused(it.to_string());
    let ending = file.rsplit_once('.').map_or("", |it| it.1);
    let (kind, bytes) = match ending {
        "docx" => (DOCX, paper::docx::write(&paper).map_err(spoiled)?),
        "txt" => ("text/plain; charset=utf-8", paper::text::write(&paper).into_bytes()),
        "json" => ("application/json", paper::json::write(&paper).map_err(spoiled)?.to_string().into_bytes()),
        "html" => ("text/html; charset=utf-8", inspected(&app, &ctx, &opened, &paper).await?.into_bytes()),
        _ => return Err(Error::NotFound(format!("“{file}”；可下载 docx、pdf、txt、json、html")).into()),
    };
    app.db.note(&ctx.viewer.login, "下载文稿", &format!("{id} 第 {} 版 {ending}", opened.head.rev)).await?;
    Ok(attachment(&format!("{}-{}.{ending}", opened.head.period, opened.head.rev), kind, bytes))
}

async fn inspected(app: &App, ctx: &Ctx, opened: &Opened, paper: &Paper) -> Result<String, Error> {
    let known = opened.text.known.as_deref().and_then(|it| it.parse::<Timestamp>().ok());
    let head = &opened.head;
    let mut lines =
        vec![format!("{}，第 {} 版，{} 于 {}", head.title, head.rev, head.author, moment(head.at))];
    match &opened.text.known {
        Some(known) => lines.push(format!("已定稿：数和记录都按 {} 时的台账。", at(known))),
        None => lines.push("还没有定稿：数和记录按导出时的台账。".to_owned()),
    }
    for it in app.db.sendings(&ctx.viewer, head.id).await? {
        lines.push(format!("已报：{} 报{}，{}", it.day, it.recipient, it.channel));
    }
    inspection(&app.db, &ctx.viewer, paper, known, lines).await
}
