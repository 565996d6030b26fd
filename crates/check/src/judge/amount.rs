//! A number as exactly as it was printed: the value, and between what it may lie.

use rust_decimal::Decimal;

use crate::quantity::{Approx, Mention};

/// In the base of its unit. `high` is none where only a lower bound is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Amount {
    pub(crate) value: Decimal,
    pub(crate) low: Decimal,
    pub(crate) high: Option<Decimal>,
    /// The worth of its last printed place.
    pub(crate) step: Decimal,
    /// Printed as it is: not 约, 余, 以上, no range.
    pub(crate) exact: bool,
    /// Decimals or 万 were printed: the last place may be rounded.
    pub(crate) rounded: bool,
}

impl Amount {
    pub(crate) fn of(it: &Mention) -> Option<Amount> {
        Amount::at(it, it.value?)
    }

    /// As if this value, in the unit of the mention, had been printed.
    pub(crate) fn at(it: &Mention, value: Decimal) -> Option<Amount> {
        let scale = it.unit.scale();
        let value = value.checked_mul(scale)?;
        let step = it.step()?.checked_mul(scale)?;
        let half = step.checked_div(Decimal::TWO)?;
        // Decimals, 万 before a measure and 亿元 are rounded; 34 and 300万元 are what they are.
        let printed = it.decimals > 0 || it.power > 0 || it.unit.power >= 8 || !it.adds();
        let rounded = printed && !it.aimed;
        let wide = place(value).max(step);
        let around = if rounded { half } else { Decimal::ZERO };
        let (low, high) = match it.approx {
            Approx::Exact => (value.checked_sub(around)?, value.checked_add(around)),
            Approx::More => (value, value.checked_add(wide)),
            Approx::Nearly => (value.checked_sub(wide)?, Some(value)),
            Approx::About => {
                let wide = wide.max(value.abs().checked_div(Decimal::TEN)?);
                (value.checked_sub(wide)?, value.checked_add(wide))
            }
            Approx::AtLeast => (value, None),
            Approx::AtMost => (Decimal::ZERO.min(value), Some(value)),
            Approx::Few => return None,
        };
        let exact = it.approx == Approx::Exact && it.upper.is_none();
        let high = match it.upper.as_deref() {
            Some(upper) => upper.checked_mul(scale),
            None => high,
        };
        Some(Amount { value, low, high, step, exact, rounded })
    }

    pub(crate) fn meets(&self, low: Decimal, high: Option<Decimal>) -> bool {
        self.high.is_none_or(|it| low <= it) && high.is_none_or(|it| self.low <= it)
    }
}

/// The place of the last digit that is not nought: 100 for 1100.
fn place(value: Decimal) -> Decimal {
    let mut value = value.normalize();
    let mut place = Decimal::new(1, value.scale());
    if value.is_zero() {
        return Decimal::ONE;
    }
    while value.scale() == 0 && (value % Decimal::TEN).is_zero() {
        value /= Decimal::TEN;
        place *= Decimal::TEN;
    }
    place
}
