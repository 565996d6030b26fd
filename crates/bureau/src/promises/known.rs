//! What the indicators of some targets say: the ledgers' figures first, else readings,
//! in a fixed number of statements however many targets there are.

use std::collections::HashMap;

use jiff::Timestamp;
use ledger::{prelude::*, store::Row};

use super::{Actual, MOST};
use crate::{
    figures::{Span, of_span},
    ledgers::{
        indicator::{Indicator, Reach, standard},
        reading::{Reading, Stretch},
        target::Target,
    },
};

/// Readings looked at for all of them.
const MOST_READINGS: i64 = 50_000;

/// The last day of the time whose paper set it.
pub(super) fn set_on(target: &Target) -> Date {
    Period::Half(target.promised).last()
}

/// What is known of the indicators of some targets, read in a fixed number of
/// statements however many there are.
#[derive(Default)]
pub(super) struct Known {
    indicators: HashMap<Id, Indicator>,
    readings: Vec<(Row, Reading)>,
    /// What the ledgers count, by the figure's key and its days.
    counted: HashMap<Counted, Figure>,
    /// What readings say, by their records.
    told: HashMap<Id, Figure>,
}

type Counted = (String, Date, Date);

fn in_books(source: Selection, books: Option<Timestamp>) -> Selection {
    books.into_iter().fold(source, Selection::as_known)
}

impl Known {
    pub(super) async fn read(
        db: &Db,
        viewer: &Viewer,
        targets: &[(Row, Target)],
        day: Date,
        books: Option<Timestamp>,
    ) -> Result<Known, Error> {
        let mut refs: Vec<Ref<Indicator>> = Vec::new();
        for it in targets.iter().filter_map(|it| it.1.indicator.known()) {
            if !refs.contains(it) {
                refs.push(*it);
            }
        }
        if refs.is_empty() {
            return Ok(Known::default());
        }
        let ids: Vec<Id> = refs.iter().map(Ref::id).collect();
        let source = in_books(Selection::all::<Indicator>().records(&ids), books);
        let indicators = db.every::<Indicator>(viewer, &source, MOST).await?;
        let source = in_books(Selection::all::<Reading>().one_of(Reading::INDICATOR, &refs), books);
        let readings = db.every::<Reading>(viewer, &source, MOST_READINGS).await?;
        let indicators = indicators.into_iter().map(|(row, it)| (row.id, it)).collect();
        let mut known = Known { indicators, readings, ..Known::default() };
        // Each on the day and, where that is before it, when it was set.
        let days = |it: &'_ Target| [day].into_iter().chain(Some(set_on(it)).filter(|it| *it < day));
        let asked: Vec<(&Target, Date)> =
            targets.iter().flat_map(|it| days(&it.1).map(|day| (&it.1, day))).collect();
        known.count(db, viewer, &asked, books).await?;
        known.tell(db, viewer, &asked, books).await?;
        Ok(known)
    }

    /// Asks every figure of the ledgers once.
    async fn count(
        &mut self,
        db: &Db,
        viewer: &Viewer,
        asked: &[(&Target, Date)],
        books: Option<Timestamp>,
    ) -> Result<(), Error> {
        let mut places: Vec<Counted> = Vec::new();
        let mut questions = Vec::new();
        for place in asked.iter().filter_map(|(target, day)| self.place(target, *day)) {
            let (key, first, last) = &place;
            let Some(half) = Half::holding(*last).filter(|_| !places.contains(&place)) else { continue };
            let span = Span { half, first: *first, last: *last };
            let found = of_span(span).into_iter().find(|it| it.definition.key == *key);
            if let Some(mut question) = found {
                question.source = in_books(question.source, books);
                questions.push(question.up_to(*last));
                places.push(place);
            }
        }
        let figures = Figure::ask_all(db, viewer, questions).await?;
        self.counted = places.into_iter().zip(figures).filter(|it| 0 < it.1.rows()).collect();
        Ok(())
    }

    /// Asks every reading once that answers where nothing is counted.
    async fn tell(
        &mut self,
        db: &Db,
        viewer: &Viewer,
        asked: &[(&Target, Date)],
        books: Option<Timestamp>,
    ) -> Result<(), Error> {
        let mut ids: Vec<Id> = Vec::new();
        let mut questions = Vec::new();
        for (target, day) in asked {
            let counted = self.place(target, *day).is_some_and(|it| self.counted.contains_key(&it));
            let Some(newest) = self.newest(target, *day).filter(|it| !counted && !ids.contains(&it.0.id))
            else {
                continue;
            };
            let Some(indicator) = self.indicators.get(&newest.1.indicator.id()) else { continue };
            let mut question = reading(indicator, newest);
            question.source = in_books(question.source, books);
            questions.push(question);
            ids.push(newest.0.id);
        }
        let figures = Figure::ask_all(db, viewer, questions).await?;
        self.told = ids.into_iter().zip(figures).collect();
        Ok(())
    }

    /// The ledgers' own figure where they have anything to count, else the newest
    /// reading that answers for the target's period.
    pub(super) fn actual(&self, target: &Target, day: Date) -> Option<Actual> {
        let last = day.min(target.period.last());
        if let Some(figure) = self.place(target, day).and_then(|it| self.counted.get(&it)) {
            return actual(figure.clone(), last);
        }
        let (row, newest) = self.newest(target, day)?;
        actual(self.told.get(&row.id)?.clone(), newest.period.last())
    }

    /// The indicator of a target, and up to which day it is asked.
    fn indicator(&self, target: &Target, day: Date) -> Option<(&Indicator, Date)> {
        let last = day.min(target.period.last());
        let reference = target.indicator.known().filter(|_| target.period.first() <= last)?;
        Some((self.indicators.get(&reference.id())?, last))
    }

    fn place(&self, target: &Target, day: Date) -> Option<Counted> {
        let (indicator, last) = self.indicator(target, day)?;
        Some((indicator.figure.as_ref()?.as_str().to_owned(), target.period.first(), last))
    }

    fn newest(&self, target: &Target, day: Date) -> Option<&(Row, Reading)> {
        let (indicator, last) = self.indicator(target, day)?;
        let answers = |it: &Reading| {
            target.indicator.known() == Some(&it.indicator)
                && it.reach == indicator.reach
                && it.period.last() <= last
                && answers_for(indicator.reach, it.period, target.period)
        };
        self.readings.iter().filter(|it| answers(&it.1)).max_by_key(|it| it.1.period.last())
    }
}

fn actual(figure: Figure, until: Date) -> Option<Actual> {
    let value = figure.text().parse().ok()?;
    Some(Actual { figure, value, until })
}

/// Whether a reading of this stretch says something about the target's period.
fn answers_for(reach: Reach, told: Stretch, wanted: Stretch) -> bool {
    match reach {
        Reach::Cumulative => wanted.is_from_new_year() && told.year() == wanted.year(),
        Reach::Within => told.first() == wanted.first() && told.last() == wanted.last(),
        Reach::AtEnd => wanted.first() <= told.last(),
    }
}

/// One reading as a figure.
fn reading(indicator: &Indicator, (row, it): &(Row, Reading)) -> Question {
    let known = standard::ALL.iter().find(|known| known.name == indicator.name.as_str());
    let key = known.map_or("reading.other".to_owned(), |it| format!("reading.{}", it.key));
    let meaning = format!("统计数台账中{}的“{}”，来源：{}", it.period.words(), indicator.name, it.source);
    let define = Definition::new(key, indicator.name.as_str(), known.map_or("", |it| it.unit), meaning);
    let source = Selection::all::<Reading>().record(row.id);
    Question::sum(define, Reading::VALUE, source).up_to(it.period.last())
}
