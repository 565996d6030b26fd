//! How many megabytes of a paper are read per second, on one core, and in how much memory;
//! that four times the text is nowhere near sixteen times the work, and that a large text
//! which lost digits is done in bounded time. Ends with 1 where a budget is not kept.

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
    let mut kept = measure("reports", &REPORTS.join("\n"), REPORT_MEMORY);
    kept &= measure("corpus (nothing but figures)", &corpus, CORPUS_MEMORY);
    kept &= damaged("damaged reports", &REPORTS.join("\n"));
    kept &= damaged("damaged corpus", &corpus);
    kept &= grows_with_the_text(&corpus);
    if kept { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Times the size of the file, of everything the process ever held: the text, its characters,
/// every quantity and relation in words. Measured 12 and 22.
const REPORT_MEMORY: usize = 15;
const CORPUS_MEMORY: usize = 25;

/// The most this process has held since `forget`, in bytes; none where the system does not tell.
fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches("kB").trim().parse::<usize>().ok()? * 1024)
}

/// What was measured before is not counted again, where the system lets go of it.
fn forget() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// A text of two megabytes without its fives and sixes.
fn damaged(name: &str, once: &str) -> bool {
    let text: String = once.chars().filter(|it| !matches!(it, '5' | '6')).collect();
    let text = check::Text::plain(&text.repeat(2_000_000 / text.len()));
    let started = Instant::now();
    let report = check::check_damaged(&text, &['5', '6']);
    let taken = started.elapsed();
    let kept = taken < Duration::from_secs(12) && report.damage.lost == ["5", "6"];
    println!("{name}: {} bytes in {taken:?} {}", text.characters.len(), told(kept));
    kept
}

fn told(kept: bool) -> &'static str {
    if kept { "kept" } else { "OVER" }
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
        ("holes in a table", ("工业\t1\t\t3\n".repeat(10) + "合计\t1\t2\t\n").repeat(3)),
        ("holes", "201年月13日，其中发明件、实用新型22件。".repeat(15)),
    ];
    let mut all = true;
    for (name, once) in shapes {
        let least = |text: &str| (0..4).map(|_| time(text)).min().unwrap_or_default();
        let (one, four) = (least(once), least(&once.repeat(4)));
        let kept = four < one * 9 + Duration::from_millis(20);
        all &= kept;
        println!("{name}: {one:?}, four times the text {four:?} {}", told(kept));
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

fn measure(name: &str, once: &str, times: usize) -> bool {
    forget();
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
    let held = peak().map_or(0, |it| it / text.characters.len());
    println!("{name}: at most {held} times its size held {}", told(held <= times));
    held <= times
}
