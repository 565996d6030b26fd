//! What is known of a unit on a criterion, and where from: its own rating, a target of
//! the bureau with its indicator, or a figure of the ledgers. What the ledgers count
//! goes before what somebody typed; a doubt leaves it open.

use ledger::{cell::Cell, prelude::*, store::Row};

use super::sheet::{Party, Sheet};
use crate::{
    ledgers::{
        criterion::Criterion,
        rating::{Done, Rating},
        target::{Standing, Target},
    },
    promises::Promise,
};

/// One thing that was told or counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// As the rule set reads it; nothing while it is in doubt.
    pub(super) plain: Option<String>,
    /// As a page shows it, doubts and all.
    pub(super) words: String,
    pub(super) source: String,
    pub(super) link: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Measured {
    pub(super) base: Option<Said>,
    pub(super) target: Option<Said>,
    pub(super) actual: Option<Said>,
    pub(super) done: Option<Said>,
    pub(super) due: Option<Said>,
    pub(super) done_on: Option<Said>,
    pub(super) points: Option<Said>,
    pub(super) place: Option<Said>,
}

impl Measured {
    /// What came of it, in whichever way it is measured.
    pub(super) fn outcome(&self) -> Option<&Said> {
        [&self.actual, &self.done_on, &self.done, &self.points].into_iter().find_map(Option::as_ref)
    }
}

impl Sheet {
    pub(super) fn measured(&self, party: &Party, row: &Row, it: &Criterion) -> Measured {
        let mut res = Measured::default();
        if let Some(day) = &it.due {
            res.due = Some(told(day, row, Criterion::DUE.name(), called(it), "criterion"));
        }
        if let Some((row, told)) = self.rating(party, row.id) {
            of_rating(&mut res, row, told);
        }
        if let Some(place) = party.id.and_then(|unit| self.places.get(&(row.id, unit))) {
            let words = format!("第{place}名");
            let (source, link) = (format!("本表{}家单位的完成值", self.parties.len()), String::new());
            res.place = Some(Said { plain: Some(place.to_string()), words, source, link });
        }
        if party.id.is_none() {
            if let Some(promise) = it.promise.and_then(|it| self.promises.get(&it.id())) {
                of_promise(&mut res, promise, self.day);
            }
            self.of_figure(&mut res, it);
        }
        res
    }

    fn of_figure(&self, res: &mut Measured, it: &Criterion) {
        let Some(key) = it.figure.as_ref().map(Name::as_str) else { return };
        res.actual = self.figures.get(key).map(|it| counted(it, "台账："));
        // A year nothing was entered for says nothing of that year.
        if res.base.is_none()
            && let Some(before) = self.before.get(key).filter(|it| !it.is_nothing())
        {
            let day = before.cut_off().map_or(String::new(), |it| it.to_string());
            res.base = Some(counted(before, &format!("上年同日（{day}）台账：")));
        }
    }
}

/// A criterion in the facts: its number makes the name its own.
pub(super) fn called(it: &Criterion) -> String {
    format!("{}．{}", it.place, it.name.as_str())
}

fn counted(it: &Figure, before: &str) -> Said {
    let source = format!("{before}{}", it.definition().label);
    Said { plain: it.value(), words: it.printed(), source, link: it.link() }
}

fn told<T: Cell<Plain = T> + ToString>(
    told: &Told<T>,
    row: &Row,
    column: &str,
    source: String,
    slug: &str,
) -> Said {
    let plain = told.known().map(ToString::to_string);
    Said { plain, words: row.words(column), source, link: format!("/{slug}/{}", row.id) }
}

fn of_rating(res: &mut Measured, row: &Row, it: &Rating) {
    let number = |number: &Option<Told<Number>>, column: &str| {
        Some(told(number.as_ref()?, row, column, it.name.as_str().to_owned(), Rating::SLUG))
    };
    res.base = number(&it.base, Rating::BASE.name());
    res.target = number(&it.target, Rating::TARGET.name());
    res.actual = number(&it.actual, Rating::ACTUAL.name());
    res.points = number(&it.points, Rating::POINTS.name());
    let source = || it.name.as_str().to_owned();
    let link = || format!("/{}/{}", Rating::SLUG, row.id);
    res.done = it.done.map(|done| Said {
        plain: Some((done == Done::Yes).to_string()),
        words: row.words(Rating::DONE.name()),
        source: source(),
        link: link(),
    });
    res.done_on =
        it.done_on.as_ref().map(|day| told(day, row, Rating::DONE_ON.name(), source(), Rating::SLUG));
}

/// What was promised and what came of it by the day, without anybody typing it again.
fn of_promise(res: &mut Measured, it: &Promise, day: Date) {
    let (row, target) = (&it.row, &it.target);
    let source = format!("目标：{}（{}）", target.name, target.period.words());
    let link = format!("/{}/{}", Target::SLUG, row.id);
    let number = |number: &Told<Number>, column: &str| {
        let nothing = matches!(number, Told::NotApplicable | Told::Nil);
        (!nothing).then(|| told(number, row, column, source.clone(), Target::SLUG))
    };
    res.target = number(&target.low, Target::LOW.name());
    res.base = target.last_year.as_ref().and_then(|it| number(it, Target::LAST_YEAR.name()));
    res.due = Some(told(&target.due, row, Target::DUE.name(), source.clone(), Target::SLUG));
    res.actual = it.actual.as_ref().map(|it| {
        let mut said = counted(&it.figure, "目标的指标：");
        said.source = format!("{}（截至 {}）", said.source, it.until);
        said
    });
    // What was settled later was still open on the day.
    let settled = |closed: &Told<Date>| closed.known().is_none_or(|it| *it <= day);
    let said = |plain: &str, words: &str| {
        Some(Said {
            plain: Some(plain.to_owned()),
            words: words.to_owned(),
            source: source.clone(),
            link: link.clone(),
        })
    };
    (res.done, res.done_on) = match &target.standing {
        Standing::Met(it) if settled(&it.closed) => {
            (said("true", "已完成"), it.closed.known().and_then(|it| said(&it.to_string(), &it.to_string())))
        }
        Standing::Missed(it) if settled(&it.closed) => (said("false", "没有完成"), None),
        Standing::Open | Standing::Met(_) | Standing::Missed(_) | Standing::Dropped(_) => (None, None),
    };
}
