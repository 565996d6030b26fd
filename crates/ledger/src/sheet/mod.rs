//! Tables that leave the house and come back: a list as xlsx or csv, and a
//! clerk's sheet read, rehearsed and taken in whole or not at all.
//!
//! Reading order: [`export`], [`read`], [`Matching`], [`rehearse`], [`commit`],
//! [`annotated`], [`template`]. What is exported can be imported unchanged:
//! doubts, approximate values, 无, 不适用 and 未报 are written in the words that
//! are read back, everything else as real numbers and dates.

mod annotate;
mod book;
mod comma;
mod exact;
mod excel;
mod export;
mod matching;
mod reading;
mod rehearsal;
mod simple;
mod table;
mod template;
#[cfg(test)]
mod tests;
mod wording;

pub use annotate::annotated;
pub use export::{Form, Heading, export};
pub use matching::{Matching, SheetColumn, Target};
pub use reading::{MOST_BYTES, MOST_COLUMNS, MOST_ROWS, read};
pub use rehearsal::{Rehearsal, Trouble, commit, rehearse};
pub use simple::{SimpleCell, simple};
pub use table::{Fault, Line, Sheet, Table, Written};
pub use template::template;

use crate::store::Error;

/// A fault in writing a workbook is the program's or the disk's, not the clerk's.
fn unwritten(error: rust_xlsxwriter::XlsxError) -> Error {
    Error::File(error.to_string())
}

/// A name Excel takes for a sheet: short, and without the signs it reserves.
fn sheet_name(title: &str) -> String {
    let name: String = title.chars().filter(|it| !"[]:*?/\\'".contains(*it)).take(28).collect();
    if name.trim().is_empty() { "数据".to_owned() } else { name }
}
