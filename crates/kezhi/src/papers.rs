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
use bureau::papers::{half_year, pages};
use ledger::{
    cell::Half,
    store::Error,
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
    write(&paper, &asked.out, &asked.place.data)?;
    output::line(&summary(&paper, &asked.out));
    Ok(())
}

/// Writes a paper in the format its file name ends with.
pub(crate) fn write(paper: &Paper, out: &Path, data: &Path) -> Result<(), Error> {
    let ending = out.extension().and_then(|it| it.to_str()).unwrap_or("").to_lowercase();
    let spoiled = |it: paper::PaperError| Error::Refused(it.to_string());
    let bytes = match ending.as_str() {
        "docx" => paper::docx::write(paper).map_err(spoiled)?,
        "txt" => paper::text::write(paper).into_bytes(),
        "json" => format!("{:#}\n", paper::json::write(paper).map_err(spoiled)?).into_bytes(),
        "pdf" => press::pdf(paper, fonts(data)).map_err(|it| Error::Refused(it.to_string()))?,
        _ => {
            return Err(Error::Refused(format!(
                "文件 {} 的扩展名应为 docx、pdf、txt 或 json",
                out.display()
            )));
        }
    };
    house::write_file(out, &bytes)
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

/// The PDF of the half-year report on the web.
pub(crate) fn routes(data: PathBuf) -> Router<App> {
    let show = move |State(app): State<App>,
                     ctx: Ctx,
                     Segment(half): Segment<String>,
                     Query(pairs): Query<Vec<(String, String)>>| {
        let data = data.clone();
        async move { pdf(app, ctx, &half, &pairs, data).await }
    };
    Router::new().route("/papers/half-year/pdf/{half}", get(show))
}

async fn pdf(app: App, ctx: Ctx, half: &str, pairs: &[(String, String)], data: PathBuf) -> Page {
    let half: Half = half.trim_end_matches(".pdf").parse().map_err(Error::Refused)?;
    let asked = pages::Asked { half: Some(half), ..pages::Asked::read(pairs)? };
    let (half, paper) = pages::drafted(&app, &ctx, &asked).await?;
    let set = tokio::task::spawn_blocking(move || press::pdf(&paper, fonts(&data))).await;
    let bytes = match set {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(error)) => return Err(Error::Refused(error.to_string()).into()),
        Err(_) => return Err(Error::File("the typesetter panicked".to_owned()).into()),
    };
    app.db.note(&ctx.viewer.login, "下载报告", &format!("{half}.pdf")).await?;
    Ok(pages::attachment(&format!("{half}.pdf"), "application/pdf", bytes))
}
