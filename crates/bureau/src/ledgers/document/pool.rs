//! 发文号簿：每个机关代字一年一本，接着编号，不跳、不重，作废的号不再用。

use std::collections::BTreeMap;

use ledger::prelude::*;

use super::{Document, Issue};

/// The numbers of one agency code in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    pub agency: String,
    pub year: u16,
    pub used: Vec<u32>,
    /// Serials below the highest that no document has.
    pub gaps: Vec<u32>,
}

impl Book {
    /// The number the next document gets: the first gap is closed before the book goes on.
    pub fn next(&self) -> String {
        let serial = self.gaps.first().copied().unwrap_or_else(|| self.used.last().map_or(1, |it| it + 1));
        format!("{}〔{}〕{serial}号", self.agency, self.year)
    }
}

/// Every document that has a number, the voided among them: a number is used once.
pub fn numbered() -> Selection {
    Selection::all::<Document>().known(Issue::NUMBER)
}

/// The books these numbers make up, by agency and year.
pub fn books<'a>(numbers: impl IntoIterator<Item = &'a DocNumber>) -> Vec<Book> {
    let mut by_book: BTreeMap<(String, u16), Vec<u32>> = BTreeMap::new();
    for it in numbers {
        by_book.entry((it.agency().to_owned(), it.year())).or_default().push(it.serial());
    }
    let book = |((agency, year), mut used): ((String, u16), Vec<u32>)| {
        used.sort_unstable();
        used.dedup();
        let last = used.last().copied().unwrap_or(0);
        let gaps = (1..last).filter(|it| used.binary_search(it).is_err()).take(MOST_GAPS).collect();
        Book { agency, year, used, gaps }
    };
    by_book.into_iter().map(book).collect()
}

/// Gaps told at the most; a book with more was begun elsewhere.
const MOST_GAPS: usize = 50;

#[cfg(test)]
mod tests {
    use super::*;

    fn read(numbers: &[&str]) -> Vec<Book> {
        let numbers: Vec<DocNumber> = numbers.iter().map(|it| it.parse().unwrap()).collect();
        books(&numbers)
    }

    #[test]
    fn a_book_goes_on_where_it_stopped() {
        let books = read(&["县科知发〔2016〕2号", "县科知发〔2016〕1号", "县科知函〔2016〕1号"]);
        let next: Vec<String> = books.iter().map(Book::next).collect();
        assert_eq!(next, ["县科知函〔2016〕2号", "县科知发〔2016〕3号"]);
    }

    #[test]
    fn a_gap_is_told_and_closed_before_the_book_goes_on() {
        let books = read(&["县科知发〔2016〕1号", "县科知发〔2016〕4号"]);
        assert_eq!(books[0].gaps, [2, 3]);
        assert_eq!(books[0].next(), "县科知发〔2016〕2号");
    }

    #[test]
    fn each_year_begins_at_one() {
        let books = read(&["县科知发〔2015〕38号", "县科知发〔2016〕1号"]);
        assert_eq!(books[1].gaps, [0_u32; 0]);
        assert_eq!(books[0].gaps.len(), 37);
    }
}
