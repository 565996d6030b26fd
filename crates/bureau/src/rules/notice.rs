//! 公示期、异议的核查和答复：规则集 `public-notice` 的工作日数，按国务院的放假安排数出来。

use ledger::prelude::Date;
use rules::{
    BOOK,
    calendar::{CALENDAR, UNKNOWN, Unknown},
};

/// A number of working days the rule set lays down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// 公示期: a notice of this matter, as the rule set calls its parameter.
    Shown(&'static str),
    /// 异议核查.
    Checked,
    /// 异议答复.
    Answered,
}

/// A last day, and how it was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub day: Date,
    pub days: i64,
    pub ground: String,
}

impl Term {
    fn parameter(self) -> &'static str {
        match self {
            Term::Shown(it) => it,
            Term::Checked => "objection_days",
            Term::Answered => "reply_days",
        }
    }

    /// The last day, counted from the first day of a notice or from the day an
    /// objection came in. What is not laid down or not in the calendar is 资料缺失.
    pub fn last_day(self, from: Date) -> Result<Counted, String> {
        let missing = |what: String| format!("资料缺失：{what}，算不出期限");
        let set = BOOK.on("public-notice", from).map_err(&missing)?;
        let told = set.parameter(self.parameter(), from);
        let (days, document) =
            told.ok_or_else(|| missing(format!("规则集 public-notice 在 {from} 没有这一期限的工作日数")))?;
        let days = i64::try_from(days.to_integer()).unwrap_or(0);
        let unknown = |it: Unknown| missing(format!("{} 年{UNKNOWN}", it.0));
        // The first day of a notice counts; the day an objection came in does not.
        let first = match self {
            Term::Shown(_) => from,
            Term::Checked | Term::Answered => from.tomorrow().unwrap_or(from),
        };
        let day = CALENDAR.nth(first, days).map_err(unknown)?;
        Ok(Counted { day, days, ground: format!("{document}：{days} 个工作日") })
    }
}

/// The first working day after a day.
pub fn next_working_day(day: Date) -> Result<Date, String> {
    let unknown = |it: Unknown| format!("资料缺失：{} 年{UNKNOWN}，算不出期限", it.0);
    CALENDAR.nth(day.tomorrow().unwrap_or(day), 1).map_err(unknown)
}

/// How many working days lie between two days, both counted.
pub fn working_days(from: Date, to: Date) -> Result<i64, String> {
    CALENDAR.count(from, to).map_err(|it| format!("资料缺失：{} 年{UNKNOWN}", it.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last(term: Term, from: &str) -> Result<String, String> {
        term.last_day(from.parse().unwrap()).map(|it| it.day.to_string())
    }

    #[test]
    fn a_notice_counts_its_first_day_and_the_weekends_worked() {
        let plan = Term::Shown("days_plan");
        assert_eq!(last(plan, "2023-05-26").unwrap(), "2023-06-01");
        // 1 to 7 October 2016 off, 8 and 9 October worked.
        assert_eq!(last(plan, "2016-09-29").unwrap(), "2016-10-10");
        // 29 February 2016 is a Monday like any other.
        assert_eq!(last(plan, "2016-02-25").unwrap(), "2016-03-02");
        // Over the end of a year whose successor is known, and past 1 January.
        assert_eq!(last(plan, "2025-12-29").unwrap(), "2026-01-05");
    }

    #[test]
    fn the_day_an_objection_came_in_does_not_count() {
        assert_eq!(last(Term::Checked, "2016-03-08").unwrap(), "2016-03-22");
        assert_eq!(last(Term::Answered, "2016-03-08").unwrap(), "2016-03-29");
    }

    #[test]
    fn a_year_without_its_holidays_is_missing_and_says_so() {
        let said = last(Term::Shown("days_plan"), "2026-12-29").unwrap_err();
        assert!(said.contains("资料缺失") && said.contains("2027"), "{said}");
        assert!(last(Term::Checked, "2015-06-01").unwrap_err().contains("资料缺失"));
        assert!(next_working_day(Date::constant(2026, 12, 31)).unwrap_err().contains("2027"));
    }
}
