//! A sheet, its criteria and what was told on them by a day, read in a fixed number
//! of queries however many units there are.

use std::collections::HashMap;

use jiff::Timestamp;
use ledger::{
    prelude::*,
    store::{Row, Version},
};

use super::counted;
use crate::{
    ledgers::{
        assessment::{Assessed, Assessment, Standing},
        criterion::Criterion,
        rating::Rating,
        unit::{Unit, UnitKind},
    },
    promises::Promise,
};

/// Criteria a sheet may have, and units it may be about.
const MOST: i64 = 300;
/// Ratings read for a sheet at the most.
const MOST_RATINGS: i64 = 20_000;

/// Whom a line of results is about: a unit, or the whole where there is only one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Party {
    pub(super) id: Option<Id>,
    pub(super) name: String,
}

/// What the addresses call the whole of a sheet about one party.
pub(super) const WHOLE: &str = "all";

pub(super) struct Sheet {
    pub(super) row: Row,
    pub(super) told: Assessment,
    pub(super) day: Date,
    /// The moment whose books it is read from; none for now.
    pub(super) known: Option<Timestamp>,
    pub(super) criteria: Vec<(Row, Criterion)>,
    pub(super) ratings: Vec<(Row, Rating)>,
    pub(super) parties: Vec<Party>,
    /// What the ledgers' figures say, by key.
    pub(super) figures: HashMap<String, Figure>,
    /// The same a year before, up to the same day, where growth is measured by them.
    pub(super) before: HashMap<String, Figure>,
    /// The targets its criteria are measured by.
    pub(super) promises: HashMap<Id, Promise>,
    /// A unit's place among all, by criterion and unit, where nothing can change it.
    pub(super) places: HashMap<(Id, Id), usize>,
}

impl Sheet {
    /// As of a day. A closed sheet is read as the books stood when it was closed,
    /// unless one asks what they would say now.
    pub(super) async fn read(
        db: &Db,
        viewer: &Viewer,
        id: Id,
        day: Option<Date>,
        now: bool,
        today: Date,
    ) -> Result<Sheet, Error> {
        let mut row = db.find(viewer, Assessment::SPEC, id).await?;
        let mut told: Assessment = row.read()?;
        // A year is told of until its sheet is closed, which is mostly in the next.
        let (known, last) = match told.standing {
            Standing::Closed { closed } if !now => {
                let version = closing(db, viewer, id).await?;
                let moment = version.as_ref().and_then(|it| Timestamp::from_microsecond(it.since).ok());
                if let Some(then) = version {
                    told = then.row.read()?;
                    row = then.row;
                }
                (moment, closed)
            }
            Standing::Closed { .. } | Standing::Drawn | Standing::InForce { .. } => (None, today),
        };
        let day = day.map_or(last, |it| it.min(last));
        let then = |it: Selection| known.iter().fold(it, |it, moment| it.as_known(*moment));
        let reference = Ref::new(id);
        let of_criteria = then(Selection::all::<Criterion>().is(Criterion::ASSESSMENT, &reference));
        let mut criteria = db.every::<Criterion>(viewer, &of_criteria, MOST).await?;
        criteria.sort_by_key(|it| it.1.place.0);
        let refs: Vec<Ref<Criterion>> = criteria.iter().map(|it| Ref::new(it.0.id)).collect();
        let of_ratings = Selection::all::<Rating>().one_of(Rating::CRITERION, &refs).as_of(day);
        let mut ratings = if refs.is_empty() {
            Vec::new()
        } else {
            db.every::<Rating>(viewer, &then(of_ratings), MOST_RATINGS).await?
        };
        ratings.sort_by_key(|it| (it.1.reported, it.0.id));
        let parties = parties(db, viewer, told.about, &ratings, then).await?;
        // A figure of the ledgers speaks of the whole county, never of one township.
        let counted = if told.about.is_whole() { &criteria[..] } else { &[] };
        let figures = counted::figures(db, viewer, counted, (told.year.0, day), known).await?;
        let grown: Vec<_> = counted.iter().filter(|it| it.1.is_growth()).cloned().collect();
        let a_year_ago =
            (told.year.0 - 1, counted::same_day_before(day.min(Period::Year(told.year.0).last())));
        let before = counted::figures(db, viewer, &grown, a_year_ago, known).await?;
        let promises = counted::promises(db, viewer, counted, day, known).await?;
        let places = counted::places(&criteria, &ratings, &parties);
        Ok(Sheet { row, told, day, known, criteria, ratings, parties, figures, before, promises, places })
    }

    pub(super) fn party(&self, text: &str) -> Option<&Party> {
        let id: Option<Id> = if text == WHOLE { None } else { Some(text.parse().ok()?) };
        self.parties.iter().find(|it| it.id == id)
    }

    pub(super) fn is_closed(&self) -> bool {
        matches!(self.told.standing, Standing::Closed { .. })
    }
}

impl Party {
    pub(super) fn address(&self) -> String {
        self.id.map_or_else(|| WHOLE.to_owned(), |it| it.to_string())
    }
}

/// The version that closed it, the last time if it was opened again.
async fn closing(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<Version>, Error> {
    let mut versions = db.history(viewer, Assessment::SPEC, id).await?;
    versions.sort_by_key(|it| it.since);
    let open = versions.iter().rposition(|it| it.row.stage != "closed");
    Ok(versions.into_iter().nth(open.map_or(0, |it| it + 1)))
}

/// Every unit of the kind, so that one that told nothing is seen to have told nothing.
async fn parties(
    db: &Db,
    viewer: &Viewer,
    about: Assessed,
    ratings: &[(Row, Rating)],
    then: impl Fn(Selection) -> Selection,
) -> Result<Vec<Party>, Error> {
    let whole = |name: &str| vec![Party { id: None, name: name.to_owned() }];
    let kind = match about {
        Assessed::Own => return Ok(whole("本局")),
        Assessed::Programme => return Ok(whole("本县")),
        Assessed::Departments => UnitKind::Department,
        Assessed::Townships => UnitKind::Township,
    };
    let of_kind = then(Selection::all::<Unit>().is(Unit::KIND, &kind));
    let mut units = db.every::<Unit>(viewer, &of_kind, MOST).await?;
    let mut others: Vec<Id> = ratings.iter().map(|it| it.1.unit.id()).collect();
    others.sort();
    others.dedup();
    others.retain(|id| units.iter().all(|it| it.0.id != *id));
    if !others.is_empty() {
        let others = then(Selection::all::<Unit>().records(&others));
        units.extend(db.every::<Unit>(viewer, &others, MOST).await?);
    }
    let party = |(row, it): (Row, Unit)| Party { id: Some(row.id), name: it.name.as_str().to_owned() };
    Ok(units.into_iter().map(party).collect())
}
