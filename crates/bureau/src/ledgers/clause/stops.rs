//! 国家对专利资助的停止规定：哪一类资助从哪天起不得再有（国知发保字〔2021〕1号，规则集 `patent-subsidy`）。

use ledger::prelude::*;
use rules::BOOK;

use super::ClauseKind;

/// One kind of money that must not be given from a day on.
pub(super) struct Stop {
    pub(super) from: Date,
    pub(super) document: &'static str,
}

/// The stop that a clause of the kind runs into when it holds beyond the day.
pub(super) fn of(kind: ClauseKind) -> Option<Stop> {
    let key = match kind {
        ClauseKind::Application => "application_allowed",
        ClauseKind::Grant => "grant_allowed",
        ClauseKind::Annuity | ClauseKind::Agent => "side_fees_allowed",
        ClauseKind::Guarantee
        | ClauseKind::Interest
        | ClauseKind::Award
        | ClauseKind::Project
        | ClauseKind::Other => return None,
    };
    let (from, document) = BOOK.latest("patent-subsidy").ok()?.stopped_from(key)?;
    Some(Stop { from, document })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_subsidy_for_patents_has_its_last_day() {
        let from = |kind| of(kind).map(|it| it.from.to_string());
        let stopped =
            [ClauseKind::Application, ClauseKind::Grant, ClauseKind::Annuity, ClauseKind::Agent].map(from);
        let days = ["2021-07-01", "2025-01-01", "2021-01-27", "2021-01-27"];
        assert_eq!(stopped, days.map(|it| Some(it.to_owned())));
        assert_eq!(from(ClauseKind::Guarantee), None);
    }
}
