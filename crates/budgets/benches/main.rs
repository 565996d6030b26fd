//! The budgets of the product, measured in one run: `cargo bench -p budgets`.
//! `-- --quick` takes a tenth of the records. Prints a table; a line over its
//! budget says so and the run ends with 1, except in a quick run.

#![expect(clippy::print_stdout, reason = "a benchmark speaks on the terminal")]

mod baseline;
mod browser;
mod entries;
mod pages;
mod papers;
mod site;

use std::{process::ExitCode, time::Duration};

use bureau::{counties::fictitious, ledgers};
use ledger::store::{Db, Error, Place, Viewer};

/// One measured line.
pub(crate) struct Line {
    pub(crate) what: String,
    pub(crate) measured: String,
    pub(crate) budget: &'static str,
    pub(crate) kept: bool,
}

/// What every measurement works on.
pub(crate) struct Bench {
    pub(crate) folder: std::path::PathBuf,
    pub(crate) db: Db,
    pub(crate) scale: usize,
    pub(crate) quick: bool,
}

fn main() -> ExitCode {
    let quick = std::env::args().any(|it| it == "--quick");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let lines = runtime.block_on(measure(quick)).expect("every measurement runs");
    println!("| What | Measured | Budget | |");
    println!("|---|---|---|---|");
    for it in &lines {
        println!(
            "| {} | {} | {} | {} |",
            it.what,
            it.measured,
            it.budget,
            if it.kept { "kept" } else { "OVER" }
        );
    }
    if quick || lines.iter().all(|it| it.kept) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn measure(quick: bool) -> Result<Vec<Line>, Error> {
    let scale = if quick { 10_000 } else { 100_000 };
    let folder = std::env::temp_dir().join(format!("kezhi-budgets-{}", std::process::id()));
    let db = Db::open(&Place::Folder(folder.clone()), ledgers::ALL).await?;
    let program = Viewer::program(fictitious::COUNTY);
    let filled = std::time::Instant::now();
    fictitious::enter_all(&db, &program, scale, |_| {}).await?;
    println!("{scale} projects entered through the whole stack in {}", shown(filled.elapsed()));
    let bench = Bench { folder: folder.clone(), db, scale, quick };
    let mut lines = pages::measure(&bench).await?;
    lines.extend(site::measure(&bench).await?);
    lines.extend(entries::measure(&bench).await?);
    lines.extend(papers::measure(&bench).await?);
    let _ = std::fs::remove_dir_all(folder);
    Ok(lines)
}

/// Milliseconds with two places, without floats.
pub(crate) fn shown(time: Duration) -> String {
    let micros = time.as_micros();
    format!("{}.{:02} ms", micros / 1_000, micros % 1_000 / 10)
}

/// `a / b` with two places, and whether it reaches so many hundredths.
pub(crate) fn ratio(a: u128, b: u128, least: u128) -> (String, bool) {
    let hundredths = a * 100 / b.max(1);
    (format!("{}.{:02}", hundredths / 100, hundredths % 100), least <= hundredths)
}
