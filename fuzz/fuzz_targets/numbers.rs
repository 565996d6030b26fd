//! Any text in any field: never a panic, and what is read is written so that it is read back.
#![no_main]

use bureau::ledgers::ALL;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for spec in ALL {
        for field in spec.columns() {
            let Ok(entry) = (field.parse)(text) else { continue };
            let written = field.text(&entry);
            let again = (field.parse)(&written).unwrap_or_else(|it| panic!("{}: {written}: {it}", field.name));
            assert_eq!(field.text(&again), written, "{}", field.name);
        }
    }
    let _ = text.parse::<words::PatentNumber>();
});
