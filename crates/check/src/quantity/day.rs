//! A day or a span of days, as far as it is told, and the calendar it stands in.

use rust_decimal::{Decimal, prelude::ToPrimitive};

/// What a date or a span of time says; what it does not say is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Day {
    pub(crate) year: Option<i64>,
    pub(crate) month: Option<i64>,
    pub(crate) day: Option<i64>,
    /// The end of a span: its year, month, day.
    pub(crate) last: Option<(Option<i64>, Option<i64>, Option<i64>)>,
    /// A place between the numerals is empty or has too few digits.
    pub(crate) broken: bool,
}

impl Day {
    /// The months of a quarter.
    pub(crate) fn quarter(number: Decimal) -> Option<Day> {
        let it = number.to_i64().filter(|it| (1..=4).contains(it))?;
        Some(Day { month: Some(it * 3 - 2), last: Some((None, Some(it * 3), None)), ..Day::default() })
    }

    /// 13月, 2月30日: not in any calendar.
    pub(crate) fn is_impossible(&self) -> bool {
        let bad = |year: Option<i64>, month: Option<i64>, day: Option<i64>| {
            month.is_some_and(|it| !(1..=12).contains(&it))
                || day.is_some_and(|it| !(1..=days(year, month)).contains(&it))
        };
        bad(self.year, self.month, self.day)
            || self.last.is_some_and(|(year, month, day)| bad(year.or(self.year), month.or(self.month), day))
    }
}

impl Day {
    /// How many days a span is, both its ends among them; two numbers where it goes over
    /// a February of a year that is not told.
    pub(crate) fn length(&self) -> Option<(i64, i64)> {
        let (last_year, last_month, last_day) = self.last?;
        let (month, day, last_day) = (self.month?, self.day?, last_day?);
        let last = last_month.unwrap_or(month);
        if self.is_impossible() || last < month || last_year.is_some_and(|it| Some(it) != self.year) {
            return None;
        }
        let between: i64 = (month..last).map(|it| days(self.year, Some(it))).sum();
        let most = between + last_day - day + 1;
        let leap = self.year.is_none() && month <= 2 && 2 < last;
        (0 < most).then_some((most - i64::from(leap), most))
    }
}

pub(crate) fn days(year: Option<i64>, month: Option<i64>) -> i64 {
    match month {
        Some(4 | 6 | 9 | 11) => 30,
        Some(2) => match year {
            Some(year) if year % 4 != 0 || (year % 100 == 0 && year % 400 != 0) => 28,
            _ => 29,
        },
        _ => 31,
    }
}
