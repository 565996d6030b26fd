//! Every numeral of a line: where, how much, of what sort, and of what.

mod amount;
mod approx;
mod codes;
mod dates;
mod day;
mod fraction;
mod holes;
mod names;
mod ordinals;
mod scan;
pub(crate) mod subject;

use rust_decimal::Decimal;

use crate::{report::Kind, text::Span, unit::Unit};

pub(crate) use approx::Approx;
pub(crate) use day::{Day, days};
pub(crate) use scan::scan;

/// A quantity as the engine works with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Numeral, what is between, and unit.
    pub(crate) span: Span,
    /// Where its digits stand; empty where a text lost them all.
    pub(crate) digits: Span,
    pub(crate) kind: Kind,
    /// In `unit`, as printed.
    pub(crate) value: Option<Decimal>,
    /// Few have one.
    pub(crate) upper: Option<Box<Decimal>>,
    /// Printed after the point.
    pub(crate) decimals: u8,
    /// Of ten: 万 or 亿 before a measure, already in `value`.
    pub(crate) power: u8,
    pub(crate) unit: Unit,
    pub(crate) approx: Approx,
    pub(crate) arabic: bool,
    /// Few have one.
    pub(crate) day: Option<Box<Day>>,
    /// Set by somebody, not measured: 5亿元 aimed at are exactly that.
    pub(crate) aimed: bool,
    /// Which line of the page.
    pub(crate) line: u32,
}

impl Mention {
    /// A numeral that names or dates, with no value to count with.
    pub(crate) fn named(kind: Kind, span: Span, line: usize) -> Mention {
        Mention {
            span,
            digits: span,
            kind,
            value: None,
            upper: None,
            decimals: 0,
            power: 0,
            unit: Unit::NONE,
            approx: Approx::Exact,
            arabic: true,
            day: None,
            aimed: false,
            line: u32::try_from(line).unwrap_or(u32::MAX),
        }
    }

    pub(crate) fn line(&self) -> usize {
        self.line as usize
    }

    /// What a candidate is multiplied with: 万 or 亿 before a measure.
    pub(crate) fn times(&self) -> Decimal {
        Decimal::from(10_i64.pow(u32::from(self.power.min(18))))
    }

    /// The worth of its last printed place, in `unit`.
    pub(crate) fn step(&self) -> Option<Decimal> {
        crate::numeral::step_of(u32::from(self.decimals)).checked_mul(self.times())
    }

    pub(crate) fn day(&self) -> Option<Day> {
        self.day.as_deref().copied()
    }

    /// In the base of its unit: fen apart, everything in 元 for money.
    pub(crate) fn amount(&self) -> Option<Decimal> {
        self.value?.checked_mul(self.unit.scale())
    }

    pub(crate) fn counts(&self) -> bool {
        self.kind.counts()
    }

    /// A count, money, measure or bare number: what can be a total or a part.
    pub(crate) fn adds(&self) -> bool {
        matches!(self.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Number)
    }

    /// Whether the two may be added or compared.
    pub(crate) fn alike(&self, other: &Mention) -> bool {
        self.kind == other.kind && self.unit.base == other.unit.base
    }
}
