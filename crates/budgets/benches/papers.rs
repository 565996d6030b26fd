//! The half-year report from the ledgers to the file: of the seed's county, and
//! of the county with all the projects.

use std::time::{Duration, Instant};

use bureau::{
    counties::{fictitious, seed},
    ledgers,
    papers::half_year,
};
use ledger::{prelude::*, store::Place};
use press::Fonts;

use crate::{Bench, Line, shown};

/// A county's books, and what the paper may take of a second.
struct House<'a> {
    what: String,
    db: &'a Db,
    viewer: Viewer,
    docx: Duration,
    pdf: Duration,
}

pub(crate) async fn measure(bench: &Bench) -> Result<Vec<Line>, Error> {
    let folder = bench.folder.join("seed");
    let (db, program) =
        (Db::open(&Place::Folder(folder), ledgers::ALL).await?, Viewer::program(seed::COUNTY));
    seed::enter_all(&db, &program).await?;
    let millis = Duration::from_millis;
    let small = House {
        what: "the seed's paper".to_owned(),
        db: &db,
        viewer: program,
        docx: millis(300),
        pdf: millis(1_000),
    };
    let large = House {
        what: format!("the paper over {} projects", bench.scale),
        db: &bench.db,
        viewer: Viewer::program(fictitious::COUNTY),
        docx: millis(500),
        pdf: millis(1_500),
    };
    let mut lines = small.files().await?;
    lines.extend(large.files().await?);
    lines.push(large.cut_off().await?);
    Ok(lines)
}

const HALF: fn() -> Half = || Half::new(2016, 1).expect("a half-year");

impl House<'_> {
    async fn files(&self) -> Result<Vec<Line>, Error> {
        let began = Instant::now();
        let paper = half_year::draft(self.db, &self.viewer, HALF(), None).await?;
        let docx = paper::docx::write(&paper).map_err(|it| Error::File(it.to_string()))?;
        let what = format!("{} as DOCX, drafted and written ({} KiB)", self.what, docx.len() / 1024);
        let mut lines = vec![line(what, began.elapsed(), self.docx)];
        let fonts = Fonts::find(&[]);
        if let Some(sentence) = fonts.missing() {
            println!("SKIPPED the PDF: {sentence}");
            return Ok(lines);
        }
        let began = Instant::now();
        let paper = half_year::draft(self.db, &self.viewer, HALF(), None).await?;
        let pdf = press::pdf(&paper, &fonts).map_err(|it| Error::File(it.to_string()))?;
        let what = format!("{} as PDF, drafted and set, fonts known ({} KiB)", self.what, pdf.len() / 1024);
        lines.push(line(what, began.elapsed(), self.pdf));
        Ok(lines)
    }

    /// Every figure of the paper taken anew, up to an earlier day.
    async fn cut_off(&self) -> Result<Line, Error> {
        let day = Date::constant(2016, 4, 30);
        let began = Instant::now();
        let (_, figures) = half_year::drafted(self.db, &self.viewer, HALF(), Some(day)).await?;
        let what = format!("{}: all {} figures for another cut-off", self.what, figures.len());
        Ok(line(what, began.elapsed(), Duration::from_millis(300)))
    }
}

fn line(what: String, taken: Duration, most: Duration) -> Line {
    let budget = match most.as_millis() {
        300 => "≤ 0.3 s",
        500 => "≤ 0.5 s",
        1_000 => "≤ 1 s",
        _ => "≤ 1.5 s",
    };
    Line { what, measured: shown(taken), budget, kept: taken <= most }
}
