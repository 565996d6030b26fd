//! Rules at work: the rule sets (crate `rules`) asked with what the ledgers know.
//!
//! Reading order: [`terms`] (what of a policy clause can be computed), [`books`]
//! (what the ledgers know, read once), [`unit_facts`] (what a clause may ask of a
//! unit), [`grants`] (who gets what, and what was paid twice or wrongly),
//! [`readiness`] (an enterprise's facts), [`outlook`] (what a record may move of it),
//! [`pages`].

mod books;
pub mod grants;
pub mod notice;
mod outlook;
pub mod pages;
mod readiness;
mod subsidy_notice;
pub mod terms;
mod unit_facts;

use ledger::prelude::Date;
pub use outlook::outlook;
use rules::BOOK;
pub use subsidy_notice::{Notice, notice_of_subsidy};

/// A decision and its ground. There is no decision without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling<T> {
    pub value: Option<T>,
    pub ground: String,
}

/// Months after the end of a project's term within which acceptance is to be
/// asked for (rule set `acceptance-deadline`).
pub fn acceptance_months(day: Date) -> Ruling<i8> {
    let set = BOOK.on("acceptance-deadline", day).ok();
    let told = set.and_then(|it| it.parameter("months", day));
    match told.and_then(|(it, document)| Some((i8::try_from(it.to_integer()).ok()?, document))) {
        Some((months, document)) => Ruling { value: Some(months), ground: document.to_owned() },
        None => Ruling { value: None, ground: "当时没有查到规定".to_owned() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_holds_from_its_day_and_names_its_document() {
        let then = acceptance_months(Date::constant(2016, 6, 30));
        assert_eq!((then.value, then.ground.as_str()), (None, "当时没有查到规定"));
        let now = acceptance_months(Date::constant(2026, 6, 30));
        assert_eq!((now.value, now.ground.as_str()), (Some(3), "川科资〔2021〕6号"));
    }
}
