//! 国家对专利资助的停止规定：哪一类资助从哪天起不得再有（国知发保字〔2021〕1号）。

use std::sync::LazyLock;

use ledger::prelude::*;

use super::ClauseKind;

/// One kind of money that must not be given from a day on.
pub(super) struct Stop {
    pub(super) from: Date,
    kind: ClauseKind,
    pub(super) document: &'static str,
}

static STOPS: LazyLock<Vec<Stop>> = LazyLock::new(|| {
    let read = |line: &'static str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [from, kind, document, _] = cells[..] else { return None };
        Some(Stop { from: from.parse().ok()?, kind: ClauseKind::parse(kind).ok()?, document })
    };
    include_str!("../../../rules/patent_subsidy_stops.tsv").lines().skip(1).filter_map(read).collect()
});

/// The stop that a clause of the kind runs into when it holds beyond the day.
pub(super) fn of(kind: ClauseKind) -> Option<&'static Stop> {
    STOPS.iter().find(|it| it.kind == kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = include_str!("../../../rules/patent_subsidy_stops.tsv").lines().count();
        assert_eq!(STOPS.len(), lines - 1);
    }
}
