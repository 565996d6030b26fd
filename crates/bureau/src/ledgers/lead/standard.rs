//! 程序自带的提醒规则：提前和逾期的天数是惯例，各局可以改。

use ledger::prelude::*;

const TABLE: &str = include_str!("../../../rules/deadline_leads.tsv");

/// The rules a new house begins with, one a line of the table.
pub fn records() -> Vec<Draft> {
    let record = |line: &str| {
        let mut cells = line.split('\t');
        let names = ["name", "which", "word", "ahead", "head_after", "leader_after", "begins", "ground"];
        names.into_iter().map(|name| (name, cells.next().unwrap_or(""))).collect()
    };
    TABLE.lines().skip(1).map(record).collect()
}

#[cfg(test)]
mod tests {
    use super::{super::Lead, *};

    #[test]
    fn every_line_of_the_table_is_a_rule() {
        for draft in records() {
            Lead::read(&draft).unwrap_or_else(|it| panic!("{draft:?}: {}", it.sentence()));
        }
        assert!(records().iter().any(|it| it.get("which").is_empty() && it.get("word").is_empty()));
    }
}
