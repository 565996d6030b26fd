//! Numerals as written: Arabic with points and thousands, Chinese, capital, mixed.

mod arabic;
mod chinese;

use rust_decimal::Decimal;

use crate::text::Span;

pub(crate) use arabic::arabic;
pub(crate) use chinese::{chinese, digit, is_numeral};

/// More digits than this name something; they do not count it.
pub(crate) const LONGEST: usize = 18;

/// A numeral, without what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    pub(crate) span: Span,
    pub(crate) value: Decimal,
    /// The worth of its last place: 0.01 for 9.82.
    pub(crate) step: Decimal,
    pub(crate) arabic: bool,
}

/// 1, 0.1, 0.01 …
pub(crate) fn step_of(decimals: u32) -> Decimal {
    Decimal::new(1, decimals.min(28))
}
