//! 活动的日子：一天，或分开的几天。

use std::{fmt, str::FromStr};

use ledger::{cell::read_date, prelude::*, text_cell};

/// Days in their order, each once: 2016-03-02、2016-03-04.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Days(Vec<Date>);

const MOST: usize = 31;

impl Days {
    pub fn iter(&self) -> impl Iterator<Item = Date> {
        self.0.iter().copied()
    }

    pub fn first(&self) -> Option<Date> {
        self.0.first().copied()
    }

    pub fn last(&self) -> Option<Date> {
        self.0.last().copied()
    }

    /// `3月2日、4日`: the month is said once.
    pub fn words(&self) -> String {
        let mut said = None;
        let word = |day: &Date| {
            let month = (day.year(), day.month());
            let before = said.replace(month);
            if before == Some(month) {
                format!("{}日", day.day())
            } else {
                format!("{}月{}日", month.1, day.day())
            }
        };
        self.0.iter().map(word).collect::<Vec<_>>().join("、")
    }
}

impl FromStr for Days {
    type Err = String;

    fn from_str(text: &str) -> Result<Days, String> {
        let parts = text.split(['、', '，', ',', ';', '；', '\n']).map(str::trim).filter(|it| !it.is_empty());
        let mut days: Vec<Date> = parts.map(read_date).collect::<Result<_, _>>()?;
        days.sort_unstable();
        days.dedup();
        match days.len() {
            0 => Err("不能为空；几个日子之间用顿号隔开，如 2016-03-02、2016-03-04".to_owned()),
            1..=MOST => Ok(Days(days)),
            many => Err(format!("最多填 {MOST} 天，现有 {many} 天；更长的请填结束日期")),
        }
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.iter().map(Date::to_string).collect::<Vec<_>>().join("、"))
    }
}

text_cell!(Days);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_put_in_order_and_the_month_is_said_once() {
        let days: Days = "2016年3月4日，2016-03-02、2016.3.4".parse().unwrap();
        assert_eq!(
            (days.to_string().as_str(), days.words().as_str()),
            ("2016-03-02、2016-03-04", "3月2日、4日")
        );
        let over: Days = "2016-02-29、2016-03-01".parse().unwrap();
        assert_eq!(over.words(), "2月29日、3月1日");
        assert!("3月2日".parse::<Days>().is_err() && "、".parse::<Days>().is_err());
    }
}
