//! The paper in the browser: every figure opens the rows it counts.

use axum::{
    Router,
    extract::{Path, Query, State},
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use ledger::{
    cell::read_date,
    prelude::*,
    web::{App, Crumb, Ctx, Page, Refusal, csrf, half_choice, page, said},
};
use maud::{Markup, html};
use paper::{
    Paper,
    html::{Links, article},
};

use super::half_year;

/// The pages of the half-year report, except its PDF (`kezhi`).
pub fn routes() -> Router<App> {
    Router::new()
        .merge(super::desk::routes())
        .route("/papers/half-year", get(show))
        .route("/papers/half-year/{file}", get(download))
        .route("/assets/paper.css", get(style))
        .route("/assets/desk.js", get(script))
}

async fn style() -> Response {
    let style = concat!(include_str!("../../assets/paper.css"), "\n", include_str!("../../assets/desk.css"));
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], style).into_response()
}

async fn script() -> Response {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("../../assets/desk.js"))
        .into_response()
}

/// `?half=2016H1&asof=2016-06-24`; each may be left out.
#[derive(Debug, Default)]
pub struct Asked {
    pub half: Option<Half>,
    pub as_of: Option<Date>,
}

impl Asked {
    /// Reads the query; a blank is left out, nonsense is a sentence.
    pub fn read(pairs: &[(String, String)]) -> Result<Asked, Error> {
        let half = said(pairs, "half").map(str::parse).transpose().map_err(Error::Refused)?;
        let as_of = said(pairs, "asof").map(read_date).transpose().map_err(Error::Refused)?;
        Ok(Asked { half, as_of })
    }
}

/// Drafts the paper a page or a download asks for.
pub async fn drafted(app: &App, ctx: &Ctx, asked: &Asked) -> Result<(Half, Paper), Refusal> {
    let half = asked.half.or_else(|| app.house.this_half());
    let half = half.ok_or_else(|| Error::Refused("请写明哪个半年，如 2016H1".to_owned()))?;
    Ok((half, half_year::draft(&app.db, &ctx.viewer, half, asked.as_of).await?))
}

async fn show(State(app): State<App>, ctx: Ctx, Query(pairs): Query<Vec<(String, String)>>) -> Page {
    let asked = Asked::read(&pairs)?;
    let (half, paper) = drafted(&app, &ctx, &asked).await?;
    let body = html! {
        link rel="stylesheet" href="/assets/paper.css";
        div .paper-bar {
            h1 { (half.words()) "报告" }
            form method="get" action="/papers/half-year" {
                label { span { "半年" } select name="half" { (half_choice(half, &app)) } }
                label { span { "截至" } input name="asof" value=[asked.as_of.map(|it| it.to_string())] placeholder="该半年最后一天" size="18"; }
                button { "重新起草" }
            }
            @if ctx.viewer.may_write() {
                form method="post" action="/papers" {
                    (csrf(&ctx))
                    input type="hidden" name="half" value=(half);
                    input type="hidden" name="asof" value=[asked.as_of];
                    button .main { "立为文稿，开始修改" }
                }
            }
            p { "下载："
                @for ending in ["docx", "pdf", "txt", "json", "html"] { a href=(link(half, asked.as_of, ending)) { (ending.to_uppercase()) } " " }
            }
            (tally(&paper))
        }
        (sheet(&paper))
        (doubt_list(&paper))
    };
    Ok(page(
        &app,
        &ctx,
        StatusCode::OK,
        &format!("{}报告", half.words()),
        &[Crumb::new("半年报告", "/papers/half-year")],
        body,
    ))
}

fn link(half: Half, as_of: Option<Date>, ending: &str) -> String {
    let day = as_of.map_or(String::new(), |it| format!("?asof={it}"));
    if ending == "pdf" {
        return format!("/papers/half-year/pdf/{half}.pdf{day}");
    }
    format!("/papers/half-year/{half}.{ending}{day}")
}

async fn download(
    State(app): State<App>,
    ctx: Ctx,
    Path(file): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Page {
    let (half, ending) = file.rsplit_once('.').unwrap_or((&file, ""));
    let asked = Asked { half: Some(half.parse().map_err(Error::Refused)?), ..Asked::read(&pairs)? };
    let (half, paper) = drafted(&app, &ctx, &asked).await?;
    let spoiled = |it: paper::PaperError| Error::Refused(it.to_string());
    let (kind, bytes) = match ending {
        "docx" => (DOCX, paper::docx::write(&paper).map_err(spoiled)?),
        "txt" => ("text/plain; charset=utf-8", paper::text::write(&paper).into_bytes()),
        "json" => ("application/json", paper::json::write(&paper).map_err(spoiled)?.to_string().into_bytes()),
        "html" => {
            let lines = vec![format!("{}报告草稿，按导出时的台账", half.words())];
            let page = super::desk::inspection(&app.db, &ctx.viewer, &paper, None, lines).await?;
            ("text/html; charset=utf-8", page.into_bytes())
        }
        _ => return Err(Error::NotFound(format!("“{file}”；可下载 docx、pdf、txt、json、html")).into()),
    };
    app.db.note(&ctx.viewer.login, "下载报告", &file).await?;
    Ok(attachment(&format!("{half}.{ending}"), kind, bytes))
}

pub(crate) const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// A file to be saved under a plain name.
pub fn attachment(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}

fn tally(paper: &Paper) -> Markup {
    let counts = paper.counts();
    html! {
        p .tally {
            "数字 " b { (counts.figures) } " 个，引用 " b { (counts.cited) } " 处，存疑 " b { (counts.in_doubt) } " 处，待补 " b { (counts.slots) } " 处。点击文中的数字，可看到它由哪些记录得来。"
        }
    }
}

fn sheet(paper: &Paper) -> Markup {
    let links = Links { figure: &|it| it.link.clone(), cited: &|it| Some(it.link.clone()), loose: None };
    article(paper, &links)
}

fn doubt_list(paper: &Paper) -> Markup {
    let mut seen = Vec::new();
    for it in paper.doubts() {
        if !seen.contains(&it) {
            seen.push(it);
        }
    }
    html! {
        @if !seen.is_empty() {
            section #doubts .doubts {
                h2 { "存疑清单" }
                table {
                    thead { tr { th { "项目和栏目" } th { "原文印作" } th { "可能是" } th { "理由" } } }
                    tbody {
                        @for it in seen {
                            tr { td { (it.subject) } td { (it.printed) } td { (it.candidates.join("、")) } td { (it.reason) } }
                        }
                    }
                }
            }
        }
    }
}
