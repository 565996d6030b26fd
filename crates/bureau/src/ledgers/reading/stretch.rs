//! 统计数说的是哪一段：月、1至n月、季度、半年、年。

use std::{fmt, str::FromStr};

use ledger::{cell::clean, prelude::*};

/// A stretch a reading speaks of. `1—5月` and `5月` are two different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stretch {
    /// A year, a half-year or one month.
    Period(Period),
    /// A quarter, 1 to 4.
    Quarter(i16, i8),
    /// From January to the end of this month, the second month or later.
    Through(i16, i8),
}

const SAY: &str = "请写成 2016年、2016年上半年、2016年一季度、2016年5月 或 2016年1-5月";
const CHINESE: [&str; 4] = ["一", "二", "三", "四"];

impl Stretch {
    /// From January to a month. January alone is a month.
    pub fn through(year: i16, month: i8) -> Option<Stretch> {
        let it = Month::new(year, month)?;
        Some(if month == 1 { Stretch::Period(Period::Month(it)) } else { Stretch::Through(year, month) })
    }

    pub fn first(self) -> Date {
        match self {
            Stretch::Period(it) => it.first(),
            Stretch::Quarter(year, quarter) => month(year, quarter * 3 - 2).first(),
            Stretch::Through(year, _) => Period::Year(year).first(),
        }
    }

    pub fn last(self) -> Date {
        match self {
            Stretch::Period(it) => it.last(),
            Stretch::Quarter(year, quarter) => month(year, quarter * 3).last(),
            Stretch::Through(year, last) => month(year, last).last(),
        }
    }

    pub fn year(self) -> i16 {
        self.last().year()
    }

    /// Whether it begins with the year, so that a cumulative number can stand for it.
    pub fn is_from_new_year(self) -> bool {
        self.first() == Period::Year(self.year()).first()
    }

    /// As a sentence says it: `2016年1—4月`, `2016年二季度`.
    pub fn words(self) -> String {
        match self {
            Stretch::Period(it) => it.words(),
            Stretch::Quarter(..) | Stretch::Through(..) => {
                format!("{}年{}", self.year(), self.words_in_year())
            }
        }
    }

    /// The same where the year is known: `1—4月`.
    pub fn words_in_year(self) -> String {
        match self {
            Stretch::Period(it @ (Period::Half(_) | Period::Month(_))) => {
                it.words().split_once('年').map_or_else(String::new, |it| it.1.to_owned())
            }
            Stretch::Period(Period::Year(_)) => "全年".to_owned(),
            Stretch::Quarter(_, quarter) => format!("{}季度", chinese(quarter)),
            Stretch::Through(_, month) => format!("1—{month}月"),
        }
    }

    /// The same stretch of the year before.
    #[must_use]
    pub fn a_year_before(self) -> Option<Stretch> {
        let year = self.year() - 1;
        match self {
            Stretch::Period(Period::Year(_)) => Some(Stretch::Period(Period::Year(year))),
            Stretch::Period(Period::Half(it)) => {
                Half::new(year, if it.is_first() { 1 } else { 2 }).map(|it| Stretch::Period(Period::Half(it)))
            }
            Stretch::Period(it @ Period::Month(_)) => {
                Month::new(year, it.last().month()).map(|it| Stretch::Period(Period::Month(it)))
            }
            Stretch::Quarter(_, quarter) => Some(Stretch::Quarter(year, quarter)),
            Stretch::Through(_, month) => Stretch::through(year, month),
        }
    }
}

fn month(year: i16, month: i8) -> Period {
    Month::new(year, month).map_or(Period::Year(year), Period::Month)
}

fn chinese(number: i8) -> &'static str {
    usize::try_from(number - 1).ok().and_then(|it| CHINESE.get(it)).copied().unwrap_or("")
}

impl FromStr for Stretch {
    type Err = String;

    fn from_str(text: &str) -> Result<Stretch, String> {
        let plain = clean(text).to_uppercase();
        if let Ok(it) = plain.parse() {
            return Ok(Stretch::Period(it));
        }
        let found = match plain.replace(['Q', '年'], "-").trim_end_matches("季度").split_once('-') {
            Some((year, rest)) if plain.contains(['Q', '季']) => {
                quarter(year, rest.trim_matches(['第', '-']))
            }
            _ => through(&plain),
        };
        found.ok_or_else(|| format!("“{}”不是时期：{SAY}", text.trim()))
    }
}

fn quarter(year: &str, text: &str) -> Option<Stretch> {
    let year = year_of(year)?;
    let number = CHINESE.iter().position(|it| *it == text).map(|it| it + 1).or_else(|| text.parse().ok())?;
    let number = i8::try_from(number).ok().filter(|it| (1..=4).contains(it))?;
    Some(Stretch::Quarter(year, number))
}

/// `2016年1-5月`, `2016年1至5月`, `2016年前5个月`.
fn through(plain: &str) -> Option<Stretch> {
    let (year, rest) = plain.split_once('年')?;
    let rest = rest.trim_end_matches('月').trim_end_matches('个');
    let last = match rest.strip_prefix('前') {
        Some(last) => last,
        None => {
            rest.strip_prefix('1')?.trim_start_matches('月').strip_prefix(['-', '—', '–', '~', '至', '到'])?
        }
    };
    let last: i8 = last.trim_matches(['-', '—']).parse().ok()?;
    (2..=12).contains(&last).then_some(())?;
    Stretch::through(year_of(year)?, last)
}

fn year_of(text: &str) -> Option<i16> {
    text.parse::<Year>().ok().map(|it| it.0)
}

impl fmt::Display for Stretch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stretch::Period(it) => it.fmt(f),
            Stretch::Quarter(year, quarter) => write!(f, "{year}Q{quarter}"),
            Stretch::Through(year, month) => write!(f, "{year}年1-{month}月"),
        }
    }
}

ledger::text_cell!(Stretch);

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Stretch {
        text.parse().unwrap_or_else(|it| panic!("{it}"))
    }

    #[test]
    fn a_month_and_the_months_up_to_it_are_two_things() {
        assert_ne!(read("2016年5月"), read("2016年1-5月"));
        assert!(!read("2016年5月").is_from_new_year());
        assert!(read("2016年1-5月").is_from_new_year());
        assert_eq!(read("2016年1-5月").last(), read("2016年5月").last());
    }

    #[test]
    fn the_ways_an_office_writes_a_stretch_are_read_and_written_back() {
        for (text, kept, words) in [
            ("2016年1—5月", "2016年1-5月", "2016年1—5月"),
            ("2016年1至5月", "2016年1-5月", "2016年1—5月"),
            ("2016年1月-5月", "2016年1-5月", "2016年1—5月"),
            ("２０１６年前5个月", "2016年1-5月", "2016年1—5月"),
            ("2016年一季度", "2016Q1", "2016年一季度"),
            ("2016年第二季度", "2016Q2", "2016年二季度"),
            ("2016q3", "2016Q3", "2016年三季度"),
            ("2016年5月", "2016-05", "2016年5月"),
            ("2016年上半年", "2016H1", "2016年上半年"),
            ("2016年度", "2016", "2016年"),
        ] {
            let it = read(text);
            assert_eq!((it.to_string().as_str(), it.words().as_str()), (kept, words), "{text}");
            assert_eq!(read(kept), it);
        }
    }

    #[test]
    fn what_is_no_stretch_is_told_how_to_write_one() {
        for text in ["2016年2-5月", "2016年1-13月", "2016年五季度", "1-5月", "上半年", ""] {
            let refused = text.parse::<Stretch>().unwrap_err();
            assert!(refused.contains("2016年1-5月"), "{text}: {refused}");
        }
    }

    #[test]
    fn the_same_stretch_of_the_year_before_is_known_for_each() {
        for (text, before) in [
            ("2016年1-5月", "2015年1-5月"),
            ("2016年5月", "2015-05"),
            ("2016年上半年", "2015H1"),
            ("2016Q2", "2015Q2"),
            ("2016", "2015"),
        ] {
            assert_eq!(read(text).a_year_before().map(|it| it.to_string()).as_deref(), Some(before));
        }
    }
}
