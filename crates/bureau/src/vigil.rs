//! How the bureau minds its deadlines: the rules of the ledger 期限提醒规则 that hold
//! today, and who was reminded of late.

use jiff::ToSpan as _;
use ledger::{
    due::{Urged, Watch},
    prelude::*,
    web::Watched,
};

use crate::ledgers::{lead::Lead, urging::Urging};

/// Rules that are read; a house has a dozen.
const RULES: i64 = 200;
/// Reminders that are read, and how far back.
const REMINDERS: i64 = 500;
const BACK: i64 = 180;

/// What the calendar, the to-do list and the home page ask.
pub fn watch<'a>(db: &'a Db, viewer: &'a Viewer) -> Watched<'a> {
    Box::pin(async move {
        let today = db.today();
        let rules = db.records::<Lead>(viewer, &Selection::all::<Lead>(), RULES).await?;
        let leads = rules.iter().filter_map(|it| it.1.on(today)).collect();
        let lately = today.saturating_sub(BACK.days());
        let lately = Selection::all::<Urging>().at_least(Urging::DAY, &lately);
        let urged = db.records::<Urging>(viewer, &lately, REMINDERS).await?;
        Ok(Watch::new(leads, urged.into_iter().map(|it| urged_of(&it.1)).collect()))
    })
}

fn urged_of(it: &Urging) -> Urged {
    Urged {
        ledger: it.place.ledger.to_owned(),
        id: it.place.id,
        day: it.day,
        words: format!("{}（{}）", it.how.words(), it.by),
    }
}
