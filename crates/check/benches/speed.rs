//! How many megabytes of a paper are read per second, on one core; and that four
//! times the text is nowhere near sixteen times the work. Ends with 1 where it is.

#![allow(clippy::print_stdout, reason = "a report to a person at a terminal")]

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

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

fn main() -> ExitCode {
    let kept = |line: &&str| !line.starts_with(['√', '~', '!', '?', '=']);
    let corpus: String =
        PARTS.iter().flat_map(|it| it.lines()).filter(kept).flat_map(|it| [it, "\n"]).collect();
    measure("reports", &REPORTS.join("\n"));
    measure("corpus (nothing but figures)", &corpus);
    if grows_with_the_text(&corpus) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What a careless search would be slow on.
fn grows_with_the_text(corpus: &str) -> bool {
    let shapes: &[(&str, String)] = &[
        ("a paper", corpus.to_owned()),
        ("one sentence without end", "其中发明5件、".repeat(300)),
        ("numbers without words", "1,234.5%、".repeat(250)),
        ("one digit", "7".repeat(8_000)),
        ("open brackets", "(34项".repeat(250)),
        ("open quotations", "“34项".repeat(250)),
        ("totals of totals", "共34项，其中14项，".repeat(100)),
        ("Chinese numerals", "一百二十三万四千".repeat(300)),
        ("rates", "增长5%，比去年同期的".repeat(150)),
        ("headings", "一、总体情况\n".repeat(300)),
        ("a wide table", ("1\t2\t3\t合计\t".repeat(20) + "\n").repeat(12)),
        ("a long table", "甲\t1\t2\t3\n".repeat(120)),
        ("holes", "201年月13日，其中发明件、实用新型22件。".repeat(15)),
    ];
    let mut all = true;
    for (name, once) in shapes {
        let least = |text: &str| (0..4).map(|_| time(text)).min().unwrap_or_default();
        let (one, four) = (least(once), least(&once.repeat(4)));
        let kept = four < one * 9 + Duration::from_millis(20);
        all &= kept;
        println!("{name}: {one:?}, four times the text {four:?} {}", if kept { "kept" } else { "OVER" });
    }
    all
}

fn time(text: &str) -> Duration {
    let text = check::Text::plain(text);
    let started = Instant::now();
    let report = check::check(&text);
    assert!(0 < report.characters, "a text is read");
    started.elapsed()
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
