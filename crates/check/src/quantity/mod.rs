//! Every numeral of a line: where, how much, of what sort, and of what.

mod amount;
mod approx;
mod codes;
mod dates;
mod fraction;
mod holes;
mod names;
mod ordinals;
mod scan;
pub(crate) mod subject;

use rust_decimal::Decimal;

use crate::{report::Kind, text::Span, unit::Unit};

pub(crate) use approx::Approx;
pub(crate) use dates::{Day, days};
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
    pub(crate) upper: Option<Decimal>,
    /// The worth of its last printed place, in `unit`.
    pub(crate) step: Decimal,
    /// 万 or 亿 before a measure, already in `value`: what a candidate is multiplied with.
    pub(crate) times: Decimal,
    pub(crate) unit: Unit,
    pub(crate) approx: Approx,
    pub(crate) arabic: bool,
    /// Few have one.
    pub(crate) day: Option<Box<Day>>,
    /// Set by somebody, not measured: 5亿元 aimed at are exactly that.
    pub(crate) aimed: bool,
    /// Which line of the page.
    pub(crate) line: usize,
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
            step: Decimal::ONE,
            times: Decimal::ONE,
            unit: Unit::NONE,
            approx: Approx::Exact,
            arabic: true,
            day: None,
            aimed: false,
            line,
        }
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
