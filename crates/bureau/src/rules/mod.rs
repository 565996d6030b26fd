//! Rules of the world: dated data with the document that says so, never a
//! constant in code. The tables lie in `rules/*.tsv`, to be read and mended by
//! the people who know the documents.

use std::sync::LazyLock;

use ledger::prelude::Date;

/// Values by the day each takes effect, each with its document, oldest first.
#[derive(Debug)]
pub struct Dated<T>(Vec<(Date, T, String)>);

/// A decision and its ground. There is no decision without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling<T> {
    pub value: Option<T>,
    pub ground: String,
}

impl<T: Copy> Dated<T> {
    /// The value in force on the day.
    pub fn on(&self, day: Date) -> Ruling<T> {
        match self.0.iter().rfind(|it| it.0 <= day) {
            Some((_, value, ground)) => Ruling { value: Some(*value), ground: ground.clone() },
            None => Ruling { value: None, ground: "当时没有查到规定".to_owned() },
        }
    }

    /// Reads a table whose first columns are the day, the value and the document.
    fn read(table: &str, value: impl Fn(&str) -> Option<T>) -> Dated<T> {
        let row = |line: &str| {
            let mut cells = line.split('\t');
            let (day, amount, document) = (cells.next()?, cells.next()?, cells.next()?);
            Some((day.parse().ok()?, value(amount)?, document.to_owned()))
        };
        Dated(table.lines().skip(1).filter_map(row).collect())
    }
}

/// Months after the end of a project's term within which acceptance is to be
/// asked for (四川: 川科资〔2021〕6号).
pub static ACCEPTANCE_MONTHS: LazyLock<Dated<i8>> =
    LazyLock::new(|| Dated::read(include_str!("../../rules/acceptance_months.tsv"), |it| it.parse().ok()));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_holds_from_its_day_and_names_its_document() {
        let then = ACCEPTANCE_MONTHS.on(Date::constant(2016, 6, 30));
        assert_eq!((then.value, then.ground.as_str()), (None, "当时没有查到规定"));
        let now = ACCEPTANCE_MONTHS.on(Date::constant(2026, 6, 30));
        assert_eq!((now.value, now.ground.as_str()), (Some(3), "川科资〔2021〕6号"));
    }

    #[test]
    fn every_line_of_a_table_is_read() {
        let table = include_str!("../../rules/acceptance_months.tsv");
        assert_eq!(ACCEPTANCE_MONTHS.0.len(), table.lines().count() - 1);
    }
}
