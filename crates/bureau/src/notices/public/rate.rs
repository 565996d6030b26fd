//! How many objections one notice takes in a while: enough for a county, too few
//! for a machine. In memory, because it need not outlive the program; by notice, so
//! that a flood at one does not close the others.

use std::{
    collections::HashMap,
    sync::{LazyLock, Mutex, PoisonError},
    time::{Duration, Instant},
};

use ledger::prelude::Id;

const MOST: usize = 10;
const WHILE: Duration = Duration::from_secs(3_600);
/// Only published notices are counted; a house has not so many.
const NOTICES: usize = 10_000;

/// What became of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    Taken,
    /// The same words came a moment ago, and were entered as this record.
    Again(Id),
    TooMany,
}

/// When something was lodged, the hash of its words, and the record it became.
struct Lodged {
    at: Instant,
    hash: String,
    became: Option<Id>,
}

#[derive(Default)]
pub(super) struct Rate(Mutex<HashMap<Id, Vec<Lodged>>>);

pub(super) static RATE: LazyLock<Rate> = LazyLock::new(Rate::default);

impl Rate {
    /// Takes a turn at a notice for words of this hash.
    pub(super) fn turn(&self, notice: Id, hash: &str, now: Instant) -> Turn {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if NOTICES <= all.len() && !all.contains_key(&notice) {
            all.clear();
        }
        let some = all.entry(notice).or_default();
        some.retain(|it| now.duration_since(it.at) < WHILE);
        if let Some(it) = some.iter().find(|it| it.hash == hash)
            && let Some(id) = it.became
        {
            return Turn::Again(id);
        }
        if MOST <= some.len() {
            return Turn::TooMany;
        }
        some.push(Lodged { at: now, hash: hash.to_owned(), became: None });
        Turn::Taken
    }

    /// Notes which record the words became.
    pub(super) fn became(&self, notice: Id, hash: &str, id: Id) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = all.get_mut(&notice).and_then(|it| it.iter_mut().rev().find(|it| it.hash == hash));
        if let Some(it) = found {
            it.became = Some(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_an_hour_are_taken_and_the_same_words_once() {
        let (rate, now, notice) = (Rate::default(), Instant::now(), Id::from(1));
        for at in 0..MOST {
            assert_eq!(rate.turn(notice, &at.to_string(), now), Turn::Taken);
        }
        rate.became(notice, "3", Id::from(9));
        assert_eq!(rate.turn(notice, "3", now), Turn::Again(Id::from(9)));
        assert_eq!(rate.turn(notice, "new", now), Turn::TooMany);
        assert_eq!(rate.turn(Id::from(2), "new", now), Turn::Taken, "another notice is open");
        assert_eq!(rate.turn(notice, "new", now + WHILE), Turn::Taken, "an hour later");
    }
}
