//! Working days: weekends, the national holidays and the weekend days worked in
//! their stead, by year. A year whose notice is not in the table is not guessed.

use std::{collections::BTreeMap, sync::LazyLock};

use jiff::{
    ToSpan as _,
    civil::{Date, Weekday},
};

/// What is missing when a year has no notice yet.
pub const UNKNOWN: &str = "该年度的放假和调休安排（国务院办公厅的通知还没有登记）";

/// The national calendar (`tables/holidays.tsv`).
pub static CALENDAR: LazyLock<Calendar> =
    LazyLock::new(|| Calendar::read(include_str!("../tables/holidays.tsv")));

/// A day that is not as its weekday would have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Special {
    pub works: bool,
    pub name: String,
    pub document: String,
    pub confidence: String,
}

#[derive(Debug)]
pub struct Calendar {
    days: BTreeMap<Date, Special>,
    years: Vec<i16>,
}

/// The year nothing is known of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unknown(pub i16);

impl Calendar {
    /// Reads `first, last, off or work, name, document, confidence`, one
    /// stretch a line. A line that cannot be read is left out; a test compares
    /// their number.
    fn read(table: &str) -> Calendar {
        let mut days = BTreeMap::new();
        let mut years = Vec::new();
        for line in table.lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [year, first, last, kind, name, document, confidence] = cells[..] else { continue };
            let (Ok(year), Ok(first), Ok(last)) = (year.parse(), first.parse::<Date>(), last.parse()) else {
                continue;
            };
            years.push(year);
            let works = kind == "work";
            let special = Special {
                works,
                name: name.to_owned(),
                document: document.to_owned(),
                confidence: confidence.to_owned(),
            };
            let stretch = first.series(1.day()).take_while(|day| *day <= last);
            days.extend(stretch.map(|day| (day, special.clone())));
        }
        years.sort_unstable();
        years.dedup();
        Calendar { days, years }
    }

    /// The years whose notices are known.
    pub fn years(&self) -> &[i16] {
        &self.years
    }

    pub fn special(&self, day: Date) -> Option<&Special> {
        self.days.get(&day)
    }

    pub fn works(&self, day: Date) -> Result<bool, Unknown> {
        if !self.years.contains(&day.year()) {
            return Err(Unknown(day.year()));
        }
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        Ok(self.days.get(&day).map_or(!weekend, |it| it.works))
    }

    /// The nth working day from a day on; the day itself is the first if it is one.
    pub fn nth(&self, from: Date, count: i64) -> Result<Date, Unknown> {
        let mut left = count;
        let mut day = from;
        loop {
            if self.works(day)? {
                left -= 1;
            }
            if left <= 0 {
                return Ok(day);
            }
            day = day.tomorrow().map_err(|_| Unknown(day.year()))?;
        }
    }

    /// Working days from one day to another, both counted.
    pub fn count(&self, from: Date, to: Date) -> Result<i64, Unknown> {
        let mut count = 0;
        for day in from.series(1.day()).take_while(|day| *day <= to) {
            count += i64::from(self.works(day)?);
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn every_line_of_the_table_is_read_and_makes_a_difference() {
        let table = include_str!("../tables/holidays.tsv");
        for line in table.lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let (first, last) = (day(cells[1]), day(cells[2]));
            assert!(first <= last, "{line}");
            let stretch: Vec<Date> = first.series(1.day()).take_while(|it| *it <= last).collect();
            for it in &stretch {
                assert_eq!(CALENDAR.special(*it).map(|it| it.works), Some(cells[3] == "work"), "{line}");
            }
            let weekend = |it: &Date| matches!(it.weekday(), Weekday::Saturday | Weekday::Sunday);
            if cells[3] == "work" {
                assert!(stretch.iter().all(weekend), "only a weekend day is worked instead: {line}");
            }
        }
    }

    #[test]
    fn a_holiday_of_a_whole_week_is_paid_for_with_weekend_days() {
        // 国办发明电〔2015〕18号: 2 to 7 February off, 6 and 14 February worked.
        assert_eq!(CALENDAR.works(day("2016-02-06")), Ok(true));
        assert_eq!(CALENDAR.works(day("2016-02-08")), Ok(false));
        assert_eq!(CALENDAR.works(day("2016-02-14")), Ok(true));
        assert_eq!(CALENDAR.nth(day("2016-02-06"), 2), Ok(day("2016-02-14")));
    }

    #[test]
    fn notices_of_the_field_have_the_working_days_they_say() {
        // 四川省专利实施与促进专项资金 2016: six; 四川省科技计划 2023: five; 绵阳 2026: five.
        assert_eq!(CALENDAR.count(day("2016-03-01"), day("2016-03-08")), Ok(6));
        assert_eq!(CALENDAR.count(day("2023-05-26"), day("2023-06-01")), Ok(5));
        assert_eq!(CALENDAR.count(day("2026-01-12"), day("2026-01-16")), Ok(5));
    }

    #[test]
    fn a_year_without_a_notice_is_not_guessed() {
        assert_eq!(CALENDAR.works(day("2015-12-31")), Err(Unknown(2015)));
        assert_eq!(CALENDAR.nth(day("2026-12-31"), 2), Err(Unknown(2027)));
        assert_eq!(CALENDAR.nth(day("2026-12-31"), 1), Ok(day("2026-12-31")));
    }
}
