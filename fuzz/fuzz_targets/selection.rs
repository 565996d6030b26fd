//! Any address: never a panic, and what is read is written so that it is read back.
#![no_main]

use bureau::ledgers::ALL;
use ledger::{selection::Selection, web::list::ViewQuery};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for spec in ALL {
        let _ = ViewQuery::from_query(spec, text);
        let Ok(selection) = Selection::from_query(spec, text) else { continue };
        let query = selection.query_string();
        let again = Selection::from_query(spec, &query).unwrap_or_else(|it| panic!("{query}: {}", it.sentence()));
        assert_eq!(again.query_string(), query);
    }
});
