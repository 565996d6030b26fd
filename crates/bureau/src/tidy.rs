//! What the compiler cannot see: where things are, who may name whom, and how
//! long a file may grow. The mechanical rules of `ARCHITECTURE.md`.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A word, and the only places that may say it.
const KEPT_TO: &[(&str, &[&str])] = &[
    ("sqlx::", &["ledger/src/store/"]),
    (
        "axum::",
        &[
            "ledger/src/web/",
            "ledger/src/testing",
            "bureau/src/papers/",
            "bureau/src/boards/",
            "bureau/src/rules/pages",
            "bureau/src/notices/pages",
            "bureau/src/notices/public",
            "bureau/src/checking/",
            "bureau/src/assess/pages",
            "kezhi/",
        ],
    ),
    ("std::env::", &["ledger/src/testing", "kezhi/", "press/", "benches/", "examples/"]),
    ("println!", &["kezhi/src/output.rs", "benches/", "examples/"]),
    ("typst", &["press/"]),
    ("calamine::", &["ledger/src/sheet/", "intake/src/sheet.rs"]),
    ("hayro_interpret::", &["intake/src/pdf/"]),
    ("html5ever::", &["intake/src/markup.rs"]),
    ("rust_xlsxwriter::", &["ledger/src/sheet/"]),
];

/// Names that say nothing about what a file is for.
const EMPTY_NAMES: &[&str] = &["util", "utils", "helper", "helpers", "common", "manager", "service", "misc"];

const LONGEST: usize = 320;

/// Files that may be longer, and why.
const LONGER: &[(&str, usize, &str)] = &[(
    "ledger/src/spec.rs",
    370,
    "the whole description of a ledger is read in one go; half of it is one-line builders",
)];

struct Source {
    name: String,
    text: String,
}

impl Source {
    fn is_test(&self) -> bool {
        self.name.ends_with("tests.rs")
            || self.name.ends_with("laws.rs")
            || self.name.ends_with("seed/facts.rs")
            || self.name.contains("/tests/")
            || self.name.contains("/benches/")
    }

    /// The code without the tests at its end.
    fn code(&self) -> &str {
        self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("")
    }
}

#[test]
fn every_file_says_what_it_is() {
    check(|it| {
        (!it.is_test() && !it.text.starts_with("//!")).then(|| "begins without saying what it is".to_owned())
    });
}

#[test]
fn no_file_grows_beyond_reading() {
    check(|it| {
        let most = LONGER.iter().find(|known| it.name.ends_with(known.0)).map_or(LONGEST, |known| known.1);
        let lines = it.text.lines().count();
        (!it.is_test() && most < lines)
            .then(|| format!("has {lines} lines; split it by meaning (at most {most})"))
    });
}

#[test]
fn every_word_is_in_its_room() {
    check(|it| {
        let stranger = KEPT_TO.iter().find(|(word, homes)| {
            it.code().contains(word) && !homes.iter().any(|home| it.name.contains(home)) && !it.is_test()
        });
        stranger.map(|(word, homes)| format!("says `{word}`, which is kept to {homes:?}"))
    });
}

#[test]
fn no_file_has_an_empty_name() {
    check(|it| {
        let stem = Path::new(&it.name).file_stem().and_then(|it| it.to_str()).unwrap_or("");
        EMPTY_NAMES.contains(&stem).then(|| "has a name that says nothing".to_owned())
    });
}

#[test]
fn nothing_is_left_for_later_and_nothing_unwraps() {
    check(|it| {
        let code = it.code();
        let left = ["TO", "DO"].concat();
        let fix = ["FIX", "ME"].concat();
        let found = [left.as_str(), fix.as_str(), "todo!(", "unimplemented!(", ".unwrap()"]
            .into_iter()
            .find(|word| code.contains(word));
        found.filter(|_| !it.is_test() && !it.name.contains("/testing")).map(|word| format!("says `{word}`"))
    });
}

#[test]
fn a_ledger_imports_another_only_for_its_type() {
    check(|it| {
        let (_, rest) = it.name.split_once("bureau/src/ledgers/")?;
        let (own, _) = rest.split_once('/')?;
        let asks = |line: &&str| {
            line.split("ledgers::").skip(1).any(|rest| rest.contains("figures"))
                || line.contains("papers::")
                || line.contains("store::Db")
        };
        let line = it.code().lines().filter(|line| line.trim_start().starts_with("use ")).find(asks)?;
        Some(format!("{own} reaches beyond its room: `{}`", line.trim()))
    });
}

#[test]
fn the_pure_rooms_know_no_other() {
    check(|it| {
        let pure = ["words/src/", "check/src/", "paper/src/", "intake/src/", "rules/src/"]
            .into_iter()
            .find(|room| it.name.contains(room))?;
        let told =
            ["ledger::", "bureau::", "sqlx", "axum"].into_iter().find(|word| it.code().contains(word))?;
        Some(format!("{pure} says `{told}`"))
    });
}

fn check(rule: impl Fn(&Source) -> Option<String>) {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut wrong = Vec::new();
    for path in sources(crates) {
        let name = path.strip_prefix(crates).unwrap().to_str().unwrap().to_owned();
        if name.ends_with("tidy.rs") {
            continue;
        }
        let source = Source { name, text: fs::read_to_string(&path).unwrap() };
        wrong.extend(rule(&source).map(|it| format!("{}: {it}", source.name)));
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut res = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() && !path.ends_with("target") {
            res.extend(sources(&path));
        } else if path.extension().is_some_and(|it| it == "rs") {
            res.push(path);
        }
    }
    res
}
