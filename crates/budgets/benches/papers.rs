//! The half-year report of the seed's county, from the ledgers to the file.

use std::time::{Duration, Instant};

use bureau::{counties::seed, ledgers, papers::half_year};
use ledger::{prelude::*, store::Place};
use press::Fonts;

use crate::{Bench, Line, shown};

pub(crate) async fn measure(bench: &Bench) -> Result<Vec<Line>, Error> {
    let folder = bench.folder.join("seed");
    let (db, program) =
        (Db::open(&Place::Folder(folder), ledgers::ALL).await?, Viewer::program(seed::COUNTY));
    seed::enter_all(&db, &program).await?;
    let half = Half::new(2016, 1).expect("a half-year");
    let began = Instant::now();
    let paper = half_year::draft(&db, &program, half, None).await?;
    let docx = paper::docx::write(&paper).map_err(|it| Error::File(it.to_string()))?;
    let taken = began.elapsed();
    let mut lines = vec![Line {
        what: format!("the paper as DOCX, drafted and written ({} KiB)", docx.len() / 1024),
        measured: shown(taken),
        budget: "≤ 0.3 s",
        kept: taken <= Duration::from_millis(300),
    }];
    let fonts = Fonts::find(&[]);
    if let Some(sentence) = fonts.missing() {
        println!("SKIPPED the PDF: {sentence}");
        return Ok(lines);
    }
    let began = Instant::now();
    let paper = half_year::draft(&db, &program, half, None).await?;
    let pdf = press::pdf(&paper, &fonts).map_err(|it| Error::File(it.to_string()))?;
    let taken = began.elapsed();
    lines.push(Line {
        what: format!("the paper as PDF, drafted and set, fonts known ({} KiB)", pdf.len() / 1024),
        measured: shown(taken),
        budget: "≤ 1 s",
        kept: taken <= Duration::from_secs(1),
    });
    Ok(lines)
}
