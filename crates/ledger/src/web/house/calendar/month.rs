//! A month of days, Monday first, as a table a screen reader can walk.

use std::fmt;

use jiff::ToSpan as _;
use maud::{Markup, html};

use crate::{cell::Date, store::Duty};

/// The month a page shows, by its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shown(Date);

/// Deadlines written into the square of a day; the list below has them all.
const IN_A_DAY: usize = 3;

const WEEK: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

impl Shown {
    /// The month of a day.
    pub(super) fn of(day: Date) -> Shown {
        Shown(day.first_of_month())
    }

    /// `2016-07`; the month of today where nothing is asked.
    pub(super) fn read(text: &str, today: Date) -> Result<Shown, String> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Shown::of(today));
        }
        let say = || format!("月份“{text}”应写成 2016-07");
        let day = format!("{text}-01").parse::<Date>().map_err(|_| say())?;
        if (1949..=2199).contains(&day.year()) { Ok(Shown(day)) } else { Err(say()) }
    }

    pub(super) fn first(self) -> Date {
        self.0
    }

    pub(super) fn last(self) -> Date {
        self.0.last_of_month()
    }

    pub(super) fn before(self) -> Shown {
        Shown(self.0.saturating_sub(1.month()))
    }

    pub(super) fn after(self) -> Shown {
        Shown(self.0.saturating_add(1.month()))
    }

    pub(super) fn words(self) -> String {
        format!("{}年{}月", self.0.year(), self.0.month())
    }

    /// Whole weeks that cover the month; days of other months are none.
    fn weeks(self) -> Vec<Vec<Option<Date>>> {
        let lead = usize::from(self.0.weekday().to_monday_zero_offset().unsigned_abs());
        let mut days: Vec<Option<Date>> = vec![None; lead];
        days.extend((0..self.0.days_in_month()).map(|it| self.0.checked_add(i64::from(it).days()).ok()));
        days.resize(days.len().div_ceil(7) * 7, None);
        days.chunks(7).map(<[_]>::to_vec).collect()
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

pub(super) fn grid(shown: Shown, due: &[Duty], today: Date) -> Markup {
    html! {
        table .month {
            caption .unseen { (shown.words()) "，每一天有哪些期限" }
            thead { tr { @for it in WEEK { th scope="col" { abbr title={ "星期" (it) } { (it) } } } } }
            tbody { @for week in shown.weeks() { tr { @for day in week { (square(day, due, today)) } } } }
        }
    }
}

fn square(day: Option<Date>, due: &[Duty], today: Date) -> Markup {
    let Some(day) = day else { return html! { td .other {} } };
    let here: Vec<&Duty> = due.iter().filter(|it| it.due.day == day).collect();
    html! {
        td .today[day == today] .past[day < today] aria-current=[(day == today).then_some("date")] {
            time .day datetime=(day) { (day.day()) @if day == today { " 今天" } }
            @if !here.is_empty() {
                ul {
                    @for it in here.iter().take(IN_A_DAY) {
                        li { a href={ "/" (it.ledger) "/" (it.id) } title={ (it.name) "：" (it.due.what) } { (it.due.what) } }
                    }
                    @if IN_A_DAY < here.len() { li .more { "还有 " (here.len() - IN_A_DAY) " 项，见下表" } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_whole_weeks_that_begin_on_monday() {
        let july = Shown::of(Date::constant(2016, 7, 19));
        let weeks = july.weeks();
        assert_eq!(weeks.len(), 5);
        assert_eq!(weeks[0].iter().filter(|it| it.is_none()).count(), 4, "1 July 2016 was a Friday");
        assert_eq!(weeks[0][4], Some(Date::constant(2016, 7, 1)));
        assert_eq!(weeks[4][6], Some(Date::constant(2016, 7, 31)));
        let february = Shown::of(Date::constant(2010, 2, 1)).weeks();
        assert!(february.len() == 4 && february.iter().flatten().all(Option::is_some));
    }

    #[test]
    fn a_month_has_neighbours_over_the_end_of_the_year() {
        let december = Shown::read("2016-12", Date::constant(2016, 6, 30)).unwrap();
        assert_eq!([december.before(), december.after()].map(|it| it.to_string()), ["2016-11", "2017-01"]);
        assert_eq!(
            (december.words().as_str(), december.last()),
            ("2016年12月", Date::constant(2016, 12, 31))
        );
        assert_eq!(Shown::read(" ", Date::constant(2016, 6, 30)).unwrap().to_string(), "2016-06");
    }

    #[test]
    fn nonsense_for_a_month_is_a_sentence() {
        for text in ["2016-13", "下个月", "2016", "9999-01", "-2016-01"] {
            assert!(
                Shown::read(text, Date::constant(2016, 6, 30)).unwrap_err().contains("2016-07"),
                "{text}"
            );
        }
    }
}
