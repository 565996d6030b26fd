//! Any text: read without a panic, its spans within it, and every candidate lawful.
#![no_main]

use check::{Text, check, check_damaged, strips_to};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let text = Text::plain(text);
    let length = text.characters.chars().count();
    let report = check(&text);
    assert!(report.quantities.iter().all(|it| it.span.0.to <= length));
    assert!(report.findings.iter().all(|it| it.span.0.to <= length));
    let lost = ['5', '6'];
    for it in check_damaged(&text, &lost).quantities {
        assert!(it.candidates.iter().all(|candidate| strips_to(candidate, &it.text, &lost)), "{it:?}");
    }
});
