//! What nobody types on a sheet: figures of the ledgers and the same a year before,
//! targets with their indicators, places among the units.

use std::collections::HashMap;

use jiff::{Timestamp, ToSpan as _};
use ledger::{prelude::*, store::Row};

use super::sheet::Party;
use crate::{
    figures::{Span, of_span},
    ledgers::{
        criterion::{Criterion, Measure},
        rating::Rating,
        target::Target,
    },
    promises::{self, Promise},
};

/// The year up to the day, of every figure a criterion is computed from.
pub(super) async fn figures(
    db: &Db,
    viewer: &Viewer,
    criteria: &[(Row, Criterion)],
    (year, day): (i16, Date),
    known: Option<Timestamp>,
) -> Result<HashMap<String, Figure>, Error> {
    let keys: Vec<&str> = criteria.iter().filter_map(|it| it.1.figure.as_ref()).map(Name::as_str).collect();
    let day = day.min(Period::Year(year).last());
    let half = Half::new(year, if day.month() <= 6 { 1 } else { 2 });
    let (Some(half), false) = (half, keys.is_empty()) else { return Ok(HashMap::new()) };
    let span = Span { half, first: Period::Year(year).first(), last: day };
    let wanted = of_span(span).into_iter().filter(|it| keys.contains(&it.definition.key.as_str()));
    let then = |mut it: Question| {
        it.source = known.iter().fold(it.source, |it, moment| it.as_known(*moment));
        it
    };
    let taken = Figure::ask_all(db, viewer, wanted.map(then).collect()).await?;
    Ok(taken.into_iter().map(|it| (it.definition().key.clone(), it)).collect())
}

/// The same day of the year before; 29 February has 28 February.
pub(super) fn same_day_before(day: Date) -> Date {
    day.checked_sub(1.year()).unwrap_or(day)
}

/// Every target a criterion is measured by, as far as it had come on the day.
pub(super) async fn promises(
    db: &Db,
    viewer: &Viewer,
    criteria: &[(Row, Criterion)],
    day: Date,
    known: Option<Timestamp>,
) -> Result<HashMap<Id, Promise>, Error> {
    let mut ids: Vec<Id> = criteria.iter().filter_map(|it| Some(it.1.promise?.id())).collect();
    ids.sort();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let source = Selection::all::<Target>().records(&ids);
    let source = known.into_iter().fold(source, Selection::as_known);
    let targets = db.every::<Target>(viewer, &source, promises::MOST).await?;
    let all = promises::measured_in(db, viewer, targets, day, known).await?;
    Ok(all.into_iter().map(|it| (it.row.id, it)).collect())
}

/// Places by criterion and unit. While one unit has no sure number nobody has a place:
/// it might pass any of them. Equal numbers share one.
pub(super) fn places(
    criteria: &[(Row, Criterion)],
    ratings: &[(Row, Rating)],
    parties: &[Party],
) -> HashMap<(Id, Id), usize> {
    let mut res = HashMap::new();
    for (row, it) in criteria {
        let Some(measure) = it.measure.filter(|it| it.is_place()) else { continue };
        // The newest comes last and stays.
        let own = ratings.iter().filter(|it| it.1.criterion.id() == row.id);
        let newest: HashMap<Id, Option<Number>> =
            own.map(|it| (it.1.unit.id(), it.1.actual.as_ref().and_then(|it| it.known().copied()))).collect();
        let numbers = parties.iter().map(|it| newest.get(&it.id?).copied().flatten());
        let Some(numbers) = numbers.collect::<Option<Vec<Number>>>() else { continue };
        for (party, own) in parties.iter().zip(&numbers) {
            let passes = |it: &&Number| if measure == Measure::PlaceDown { own < *it } else { *it < own };
            let place = 1 + numbers.iter().filter(passes).count();
            res.extend(party.id.map(|unit| ((row.id, unit), place)));
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_a_year_before_the_29th_of_february_is_the_28th() {
        let before = |it: &str| same_day_before(it.parse().unwrap()).to_string();
        assert_eq!(before("2016-02-29"), "2015-02-28");
        assert_eq!(before("2017-02-28"), "2016-02-28");
        assert_eq!(before("2017-03-01"), "2016-03-01");
        assert_eq!(before("2016-12-31"), "2015-12-31");
    }
}
