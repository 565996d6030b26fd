//! How many megabytes of a paper are read per second, on one core.

#![allow(clippy::print_stdout, reason = "a report to a person at a terminal")]

use std::time::Instant;

/// The corpus as running text, over and over.
const PARTS: &[&str] = &[
    include_str!("../corpus/sum.txt"),
    include_str!("../corpus/share.txt"),
    include_str!("../corpus/growth.txt"),
    include_str!("../corpus/unrelated.txt"),
    include_str!("../corpus/numbering.txt"),
    include_str!("../corpus/tables.txt"),
];

/// Whole reports, as they are.
const REPORTS: &[&str] = &[
    include_str!("../corpus/reports/year-summary.txt"),
    include_str!("../corpus/reports/bulletin.txt"),
    include_str!("../corpus/reports/special-funds.txt"),
    include_str!("../corpus/reports/half-year.txt"),
];

fn main() {
    let kept = |line: &&str| !line.starts_with(['√', '~', '!', '?', '=']);
    let corpus: String =
        PARTS.iter().flat_map(|it| it.lines()).filter(kept).flat_map(|it| [it, "\n"]).collect();
    measure("reports", &REPORTS.join("\n"));
    measure("corpus (nothing but figures)", &corpus);
}

fn measure(name: &str, once: &str) {
    let text = check::Text::plain(&once.repeat(10_000_000 / once.len()));
    let started = Instant::now();
    let report = check::check(&text);
    let taken = started.elapsed();
    let bytes = u128::try_from(text.characters.len()).expect("a size");
    let tenths = bytes * 10 / taken.as_micros().max(1);
    println!(
        "{name}: {bytes} bytes, {} quantities, {} relations in {} ms: {}.{} MB/s",
        report.quantities.len(),
        report.relations.len(),
        taken.as_millis(),
        tenths / 10,
        tenths % 10
    );
}
