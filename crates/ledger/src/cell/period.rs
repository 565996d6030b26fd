//! Stretches of the calendar that reports speak of: a year, a half-year, a month.

use std::{fmt, str::FromStr};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::told::clean;
use crate::text_cell;

/// A month of a year. Written `2016-05`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i16,
    month: i8,
}

/// The first or second half of a year. Written `2016H1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Half {
    year: i16,
    second: bool,
}

/// Any of them, with its first and last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Period {
    Year(i16),
    Half(Half),
    Month(Month),
}

const YEARS: std::ops::RangeInclusive<i16> = 1949..=2199;

impl Month {
    pub fn new(year: i16, month: i8) -> Option<Month> {
        (YEARS.contains(&year) && (1..=12).contains(&month)).then_some(Month { year, month })
    }

    pub fn first(self) -> Date {
        Period::Month(self).first()
    }
}

impl Half {
    /// The half-year of a year: 1 or 2.
    pub fn new(year: i16, half: u8) -> Option<Half> {
        (YEARS.contains(&year) && (1..=2).contains(&half)).then_some(Half { year, second: half == 2 })
    }

    /// The one a day is in.
    pub fn holding(day: Date) -> Option<Half> {
        Half::new(day.year(), if day.month() <= 6 { 1 } else { 2 })
    }

    pub fn year(self) -> i16 {
        self.year
    }

    pub fn is_first(self) -> bool {
        !self.second
    }

    /// `2016年上半年`.
    pub fn words(self) -> String {
        format!("{}年{}半年", self.year, if self.second { "下" } else { "上" })
    }
}

impl Period {
    pub fn first(self) -> Date {
        match self {
            Period::Year(year) => day(year, 1, 1),
            Period::Half(it) => day(it.year, if it.second { 7 } else { 1 }, 1),
            Period::Month(it) => day(it.year, it.month, 1),
        }
    }

    pub fn last(self) -> Date {
        match self {
            Period::Year(year) => day(year, 12, 31),
            Period::Half(it) => day(it.year, if it.second { 12 } else { 6 }, 28).last_of_month(),
            Period::Month(it) => day(it.year, it.month, 1).last_of_month(),
        }
    }

    /// As a sentence says it: `2016年`, `2016年上半年`, `2016年5月`.
    pub fn words(self) -> String {
        match self {
            Period::Year(year) => format!("{year}年"),
            Period::Half(it) => it.words(),
            Period::Month(it) => format!("{}年{}月", it.year, it.month),
        }
    }
}

/// All years here were checked when they were read, so the day exists.
fn day(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).unwrap_or(Date::ZERO)
}

impl FromStr for Month {
    type Err = String;

    fn from_str(text: &str) -> Result<Month, String> {
        let plain = clean(text).replace(['年', '/', '.'], "-").replace('月', "");
        let parts: Option<(i16, i8)> =
            plain.split_once('-').and_then(|(year, month)| Some((year.parse().ok()?, month.parse().ok()?)));
        parts
            .and_then(|(year, month)| Month::new(year, month))
            .ok_or_else(|| format!("“{}”不是月份：请写成 2016-05 或 2016年5月", text.trim()))
    }
}

impl FromStr for Half {
    type Err = String;

    fn from_str(text: &str) -> Result<Half, String> {
        let plain =
            clean(text).to_uppercase().replace("年上半年", "H1").replace("年下半年", "H2").replace('-', "");
        let parts: Option<(i16, u8)> =
            plain.split_once('H').and_then(|(year, half)| Some((year.parse().ok()?, half.parse().ok()?)));
        parts
            .and_then(|(year, half)| Half::new(year, half))
            .ok_or_else(|| format!("“{}”不是半年：请写成 2016H1 或 2016年上半年", text.trim()))
    }
}

impl FromStr for Period {
    type Err = String;

    fn from_str(text: &str) -> Result<Period, String> {
        let plain = clean(text);
        if let Ok(half) = plain.parse() {
            return Ok(Period::Half(half));
        }
        if let Ok(month) = plain.parse() {
            return Ok(Period::Month(month));
        }
        match plain.trim_end_matches("年度").trim_end_matches('年').parse() {
            Ok(year) if YEARS.contains(&year) => Ok(Period::Year(year)),
            _ => Err(format!("“{}”不是时期：请写成 2016年、2016年上半年 或 2016年5月", text.trim())),
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.year, self.month)
    }
}

impl fmt::Display for Half {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}H{}", self.year, if self.second { 2 } else { 1 })
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::Year(year) => write!(f, "{year}"),
            Period::Half(it) => it.fmt(f),
            Period::Month(it) => it.fmt(f),
        }
    }
}

impl TryFrom<String> for Period {
    type Error = String;

    fn try_from(text: String) -> Result<Period, String> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(it: Period) -> String {
        it.to_string()
    }
}

text_cell!(Month, crate::cell::Kind::Month);
text_cell!(Half, crate::cell::Kind::Half);
text_cell!(Period);
