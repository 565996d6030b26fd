//! Any file under any name: read or refused with a sentence, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for name in ["x.csv", "x.xlsx", "x.xls"] {
        let _ = ledger::sheet::read(bytes, name);
    }
});
