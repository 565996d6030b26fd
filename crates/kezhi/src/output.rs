//! What the program says on the terminal. The only place that prints.

use std::{io::Write as _, process::ExitCode};

/// A line of what was asked for. A closed pipe is no failure.
pub(crate) fn line(text: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}

/// A line about what went wrong.
pub(crate) fn complaint(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// The end of a command that could not be carried out.
pub(crate) fn failed(sentence: &str) -> ExitCode {
    complaint(&format!("没有办成：{sentence}"));
    ExitCode::from(1)
}
