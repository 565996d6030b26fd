//! A table that is no ledger's list, as a workbook: what a page shows, to be
//! printed and filed.

use super::{book::Book, wording::Shown};
use crate::{
    cell::{Date, Money},
    store::Error,
};

/// What stands in one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SimpleCell {
    Blank,
    Text(String),
    Money(Money),
    Day(Date),
}

/// A workbook of one sheet. The lines of `top` stand above the header, the first
/// as its title; the last row of totals is left out of the filter.
pub fn simple(
    title: &str,
    top: &[String],
    labels: &[String],
    rows: Vec<Vec<SimpleCell>>,
    totals: Vec<SimpleCell>,
) -> Result<Vec<u8>, Error> {
    let mut book = Book::new(title, top, labels)?;
    for row in rows {
        book.put(row.into_iter().map(shown))?;
    }
    book.put_totals(totals.into_iter().map(shown).collect())?;
    book.done()
}

fn shown(it: SimpleCell) -> Shown {
    match it {
        SimpleCell::Blank => Shown::Blank,
        SimpleCell::Text(it) => Shown::Text(it),
        SimpleCell::Money(it) => Shown::Number(it.to_string()),
        SimpleCell::Day(it) => Shown::Day(it),
    }
}
