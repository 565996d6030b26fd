//! Counts, years, and decimals that are not money.

use std::{fmt, str::FromStr};

use super::{
    Cell, How, Kind, Value, fixed,
    told::{clean, nearby_number},
};

/// A whole number of things, never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Count(pub i64);

impl FromStr for Count {
    type Err = String;

    fn from_str(text: &str) -> Result<Count, String> {
        let plain = clean(text);
        fixed::read(&plain, 0)
            .map(Count)
            .ok_or_else(|| format!("“{}”不是数目：请填不带小数的数，如 34 或 1,200", text.trim()))
    }
}

/// A calendar year from 1949 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(pub i16);

impl FromStr for Year {
    type Err = String;

    fn from_str(text: &str) -> Result<Year, String> {
        let plain = clean(text);
        let year = plain.trim_end_matches("年度").trim_end_matches('年');
        match year.parse() {
            Ok(it @ 1949..=2199) if year.len() == 4 => Ok(Year(it)),
            _ => Err(format!("“{}”不是年度：请填四位数的年份，如 2016", text.trim())),
        }
    }
}

/// An exact decimal with up to four places, such as an output in 亿元 or a length.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(i64);

impl Number {
    /// From ten-thousandths.
    pub const fn from_parts(parts: i64) -> Number {
        Number(parts)
    }

    pub const fn parts(self) -> i64 {
        self.0
    }
}

impl FromStr for Number {
    type Err = String;

    fn from_str(text: &str) -> Result<Number, String> {
        fixed::read(&clean(text), 4)
            .map(Number)
            .ok_or_else(|| format!("“{}”不是数：请填最多四位小数的数，如 9.82", text.trim()))
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&fixed::show(self.0, 4))
    }
}

macro_rules! int_cell {
    ($ty:ty, $kind:expr, $nearby:expr) => {
        impl Cell for $ty {
            type Plain = Self;
            const KIND: Kind = $kind;

            fn parse(text: &str) -> Result<Self, String> {
                text.parse()
            }

            fn text(&self) -> String {
                self.to_string()
            }

            fn value(&self) -> Value {
                Value::Int(Some(i64::from(self.0)))
            }

            fn nearby(text: &str) -> Option<(Self, How)> {
                $nearby(text)
            }
        }
    };
}

int_cell!(Count, Kind::Count, nearby_number);
int_cell!(Year, Kind::Count, |_: &str| None);
int_cell!(Number, Kind::Number, nearby_number);
