//! Policies at work: who gets what ([`run`]), what each payment should have been
//! ([`payment`]), what was given twice or beyond a limit ([`twice`]), and the gate
//! that holds an approval to it ([`guard`]).

mod cases;
mod guarding;
mod outlook;
mod payment;
mod run;
mod twice;

use ledger::{cell::Money, web::Aside};
use rules::{Exact, exact};

pub use super::books::Books;
use crate::ledgers::{clause::Clause, policy::Policy, subsidy::Subsidy};
pub(super) use cases::{About, Case, cases_of};
pub use guarding::{approved, objections};
pub use outlook::outlook;
pub(super) use payment::{Computed, Computing, Versions, about_of};
pub(super) use run::{Found, Given, Stretch, applied, of_policy, of_scheme};
pub(super) use twice::{Finding, findings, is_live};

/// What stands beside records of these ledgers.
pub const ASIDES: &[(&str, Aside)] = &[
    (<Subsidy as ledger::spec::Ledger>::SLUG, super::pages::beside_subsidy),
    (<Clause as ledger::spec::Ledger>::SLUG, super::pages::beside_clause),
    (<Policy as ledger::spec::Ledger>::SLUG, super::pages::beside_policy),
];

/// An amount in 万元 to the fen, half a fen upwards.
pub(super) fn money(it: Exact) -> Money {
    let fen = (it * exact::whole(1_000_000) + Exact::new(1, 2)).floor().to_integer();
    Money::from_fen(i64::try_from(fen).unwrap_or(i64::MAX).max(0))
}

pub(super) fn wan(it: Money) -> Exact {
    Exact::new(i128::from(it.fen()), 1_000_000)
}
