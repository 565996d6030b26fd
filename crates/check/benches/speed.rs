//! How many megabytes of a paper are read per second, on one core.

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

fn main() {
    let kept = |line: &&str| !line.starts_with(['√', '~', '!', '?', '=']);
    let once: String =
        PARTS.iter().flat_map(|it| it.lines()).filter(kept).flat_map(|it| [it, "\n"]).collect();
    let text = check::Text::plain(&once.repeat(10_000_000 / once.len()));
    let started = Instant::now();
    let report = check::check(&text);
    let taken = started.elapsed();
    let bytes = u128::try_from(text.characters.len()).expect("a size");
    let tenths = bytes * 10 / taken.as_micros().max(1);
    println!(
        "{} bytes, {} quantities, {} relations in {} ms: {}.{} MB/s",
        bytes,
        report.quantities.len(),
        report.relations.len(),
        taken.as_millis(),
        tenths / 10,
        tenths % 10
    );
}
