//! Papers as files, and the one kind of file the other rooms cannot make: PDF.

use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
};

use axum::{
    Router,
    extract::{Path as Segment, Query, State},
    routing::get,
};
use bureau::{
    assess,
    papers::{desk, half_year, pages},
};
use ledger::{
    cell::{Half, Id},
    store::{Db, Error, Viewer},
    web::{App, Ctx, Page},
};
use paper::Paper;
use press::Fonts;

use crate::{arguments, house, output};

/// Looked for once: reading the names of all fonts takes a while.
static FONTS: OnceLock<Fonts> = OnceLock::new();

/// The fonts of the machine and those in the data folder's `fonts`.
pub(crate) fn fonts(data: &Path) -> &'static Fonts {
    FONTS.get_or_init(|| Fonts::find(&[data.join("fonts")]))
}

pub(crate) async fn run(asked: arguments::Paper) -> Result<(), Error> {
    let db = house::open_existing(&asked.place.place()).await?;
    let viewer = house::program(&db).await?;
    let arguments::PaperKind::HalfYear = asked.kind;
    let paper = half_year::draft(&db, &viewer, asked.period, asked.as_of).await?;
    if ending(&asked.out) == "html" {
        write_inspection(&db, &viewer, &paper, asked.period, &asked.out).await?;
    } else {
        write(&paper, &asked.out, &asked.place.data)?;
    }
    output::line(&summary(&paper, &asked.out));
    Ok(())
}

/// Writes a paper in the format its file name ends with.
pub(crate) fn write(paper: &Paper, out: &Path, data: &Path) -> Result<(), Error> {
    let spoiled = |it: paper::PaperError| Error::Refused(it.to_string());
    let bytes = match ending(out).as_str() {
        "docx" => paper::docx::write(paper).map_err(spoiled)?,
        "txt" => paper::text::write(paper).into_bytes(),
        "json" => format!("{:#}\n", paper::json::write(paper).map_err(spoiled)?).into_bytes(),
        "pdf" => press::pdf(paper, fonts(data)).map_err(|it| Error::Refused(it.to_string()))?,
        _ => {
            return Err(Error::Refused(format!(
                "文件 {} 的扩展名应为 docx、pdf、txt、json 或 html",
                out.display()
            )));
        }
    };
    house::write_file(out, &bytes)
}

fn ending(out: &Path) -> String {
    out.extension().and_then(|it| it.to_str()).unwrap_or("").to_lowercase()
}

/// The paper with the rows of every figure beside it, as one page that needs no program.
pub(crate) async fn write_inspection(
    db: &Db,
    viewer: &Viewer,
    paper: &Paper,
    half: Half,
    out: &Path,
) -> Result<(), Error> {
    let lines = vec![format!("{}报告草稿，按导出时的台账", half.words())];
    let page = desk::inspection(db, viewer, paper, None, lines).await?;
    house::write_file(out, page.as_bytes())
}

/// Where it is, how many figures, how many of them in doubt.
pub(crate) fn summary(paper: &Paper, out: &Path) -> String {
    let counts = paper.counts();
    format!(
        "{}：数字 {} 个，引用 {} 处，其中存疑 {} 处，待补 {} 处",
        out.display(),
        counts.figures,
        counts.cited,
        counts.in_doubt,
        counts.slots
    )
}

/// PDFs on the web: of the half-year report as it is drafted, of a paper under way, of
/// a unit's self-assessment.
pub(crate) fn routes(data: PathBuf) -> Router<App> {
    let (folder, place) = (data.clone(), data.clone());
    let assessed = move |State(app): State<App>,
                         ctx: Ctx,
                         Segment((id, unit)): Segment<(String, String)>,
                         Query(pairs): Query<Vec<(String, String)>>| {
        let data = place.clone();
        async move {
            let paper = assess::pages::printed(&app, &ctx, &id, &unit, &pairs).await?;
            set(paper, "report.pdf", data).await
        }
    };
    let desk = move |State(app): State<App>, ctx: Ctx, Segment((id, file)): Segment<(Id, String)>| {
        let data = folder.clone();
        async move {
            let paper = desk::printed(&app, &ctx, id).await?;
            app.db.note(&ctx.viewer.login, "下载文稿", &format!("{id} pdf")).await?;
            let name = if file.is_ascii() { file } else { "paper.pdf".to_owned() };
            set(paper, &name, data).await
        }
    };
    let show = move |State(app): State<App>,
                     ctx: Ctx,
                     Segment(half): Segment<String>,
                     Query(pairs): Query<Vec<(String, String)>>| {
        let data = data.clone();
        async move { pdf(app, ctx, &half, &pairs, data).await }
    };
    Router::new()
        .route("/papers/half-year/pdf/{half}", get(show))
        .route("/papers/{id}/pdf/{file}", get(desk))
        .route("/assessments/{id}/unit/{unit}/report.pdf", get(assessed))
}

async fn pdf(app: App, ctx: Ctx, half: &str, pairs: &[(String, String)], data: PathBuf) -> Page {
    let half: Half = half.trim_end_matches(".pdf").parse().map_err(Error::Refused)?;
    let asked = pages::Asked { half: Some(half), ..pages::Asked::read(pairs)? };
    let (half, paper) = pages::drafted(&app, &ctx, &asked).await?;
    app.db.note(&ctx.viewer.login, "下载报告", &format!("{half}.pdf")).await?;
    set(paper, &format!("{half}.pdf"), data).await
}

/// Typesetting takes a core for a while; other requests go on meanwhile.
async fn set(paper: Paper, name: &str, data: PathBuf) -> Page {
    match tokio::task::spawn_blocking(move || press::pdf(&paper, fonts(&data))).await {
        Ok(Ok(bytes)) => Ok(pages::attachment(name, "application/pdf", bytes)),
        Ok(Err(error)) => Err(Error::Refused(error.to_string()).into()),
        Err(_) => Err(Error::File("the typesetter panicked".to_owned()).into()),
    }
}
