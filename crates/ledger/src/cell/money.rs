//! Money: an exact count of fen, written in 万元 unless another unit is said.

use std::{fmt, str::FromStr};

use super::{
    Cell, How, Kind, Value, fixed,
    told::{clean, nearby_number},
};

/// A non-negative amount of money, kept in fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

/// Decimal places of each unit when the smallest is one fen; the longest word
/// first, because 万元 ends in 元.
const UNITS: &[(&str, usize)] = &[("亿元", 10), ("万元", 6), ("亿", 10), ("万", 6), ("元", 2)];

impl Money {
    /// An amount given in fen.
    pub const fn from_fen(fen: i64) -> Money {
        Money(fen)
    }

    /// An amount given in 万元.
    pub const fn from_wan(wan: i64) -> Money {
        Money(wan * 1_000_000)
    }

    pub const fn fen(self) -> i64 {
        self.0
    }

    /// The amount in 元, as a bank slip writes it.
    pub fn yuan(self) -> String {
        fixed::show(self.0, 2)
    }

    /// The amount in 亿元, as the statistics office writes it.
    pub fn yi(self) -> String {
        fixed::show(self.0, 10)
    }
}

impl FromStr for Money {
    type Err = String;

    fn from_str(text: &str) -> Result<Money, String> {
        let plain = clean(text);
        let unit = UNITS.iter().find_map(|it| plain.strip_suffix(it.0).map(|rest| (rest, it.1)));
        let (number, places) = unit.unwrap_or((&plain, 6));
        fixed::read(number, places).map(Money).ok_or_else(|| {
            format!(
                "“{}”不是金额：请填万元数，如 30 或 1234.56，也可带单位写成 300000元、0.5亿元",
                text.trim()
            )
        })
    }
}

/// In 万元, without the unit.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&fixed::show(self.0, 6))
    }
}

impl Cell for Money {
    type Plain = Self;
    const KIND: Kind = Kind::Money;

    fn parse(text: &str) -> Result<Money, String> {
        text.parse()
    }

    fn text(&self) -> String {
        self.to_string()
    }

    fn value(&self) -> Value {
        Value::Int(Some(self.0))
    }

    fn nearby(text: &str) -> Option<(Money, How)> {
        nearby_number(text)
    }
}
