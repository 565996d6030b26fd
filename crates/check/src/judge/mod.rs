//! Recomputes what a claim says: it holds, it does not, or it cannot be decided.
//! 成立 is said only where the printed numbers give the stated one; what rounding
//! could explain is left undecided.

mod amount;
mod arithmetic;
mod form;
mod tell;

use rust_decimal::Decimal;

pub(crate) use amount::Amount;
pub(crate) use form::Form;
pub(crate) use tell::{plain, tell};

/// What recomputing gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) holds: Option<bool>,
    /// What the other numbers give for the stated one, in its unit; none if it cannot be said.
    pub(crate) computed: Option<Decimal>,
    /// Wrong by less than one in the last printed place: cut off instead of rounded.
    pub(crate) slight: bool,
    /// Undecided, and printed numbers differ by what rounding can explain.
    pub(crate) rounding: bool,
    /// The numbers differ, but the text may not mean that they agree.
    pub(crate) unlike: bool,
}

impl Verdict {
    pub(crate) const UNDECIDED: Verdict =
        Verdict { holds: None, computed: None, slight: false, rounding: false, unlike: false };

    pub(crate) fn of(holds: bool, computed: Option<Decimal>) -> Verdict {
        Verdict { holds: Some(holds), computed, ..Verdict::UNDECIDED }
    }
}
