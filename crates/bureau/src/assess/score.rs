//! What a unit gets: the facts of its ratings, judged by the rule set.

use ledger::{cell::Cell, prelude::*, store::Row};
use rules::{Answer, BOOK, Exact, exact};
use serde_json::{Map, Value as Json, json};

use super::sheet::{Party, Sheet};
use crate::ledgers::{
    criterion::{Criterion, Scoring},
    rating::{Done, Rating},
};

/// A unit's result on a sheet.
pub(super) struct Score {
    pub(super) answer: Answer,
    /// The least and the most the total can come to.
    pub(super) least: Exact,
    pub(super) most: Exact,
    pub(super) items: Vec<Item>,
}

/// One criterion of it.
pub(super) struct Item {
    /// The place in the sheet's criteria.
    pub(super) at: usize,
    /// As the rule set shows it: `8.8`, or `0–10` while something is open.
    pub(super) score: String,
    pub(super) is_open: bool,
    /// How much it can still gain, or lacks.
    pub(super) lacks: Exact,
}

impl Sheet {
    pub(super) fn score(&self, party: &Party) -> Result<Score, Error> {
        let set = BOOK.on("assessment", self.day).map_err(Error::Refused)?;
        let answer = Answer::told(set, &self.facts(party), self.day)
            .map_err(|wrong| Error::Refused(format!("“{}”的填报不能计分：{wrong}", party.name)))?;
        let number = |it: &str| exact::read(it).unwrap_or_default();
        let ends = answer.interval.as_ref().map(|it| (number(&it.min), number(&it.max)));
        let (least, most) = ends.unwrap_or_default();
        let items = self.items(&answer);
        Ok(Score { answer, least, most, items })
    }

    fn items(&self, answer: &Answer) -> Vec<Item> {
        let shown = answer.clauses.iter().flat_map(|it| &it.shows).filter(|it| it.key == "items.score");
        let item = |shown: &rules::answer::Shown| {
            // The rule set counts its rows: `第1项指标 1．专利申请量`.
            let row = shown.row.as_deref()?;
            let named = |it: &&(usize, &(Row, Criterion))| row.ends_with(&format!(" {}", called(&it.1.1)));
            let (at, (_, criterion)) = self.criteria.iter().enumerate().find(|it| named(&it))?;
            let score = shown.value.clone().unwrap_or_else(|| "未知".to_owned());
            let weight =
                criterion.weight.known().and_then(|it| exact::read(&it.to_string())).unwrap_or_default();
            let known = exact::read(&score);
            Some(Item { at, is_open: known.is_none(), lacks: weight - known.unwrap_or_default(), score })
        };
        shown.filter_map(item).collect()
    }

    /// The newest rating of a criterion by the day.
    pub(super) fn rating(&self, party: &Party, criterion: Id) -> Option<&(Row, Rating)> {
        self.of(party.id, criterion).last()
    }

    fn of(&self, unit: Option<Id>, criterion: Id) -> impl Iterator<Item = &(Row, Rating)> {
        let own = move |it: &&(Row, Rating)| {
            it.1.criterion.id() == criterion && unit.is_none_or(|id| it.1.unit.id() == id)
        };
        self.ratings.iter().filter(own)
    }

    fn facts(&self, party: &Party) -> Json {
        let mut res = Map::new();
        let limits = [
            ("cap", &self.told.cap),
            ("floor", &self.told.floor),
            ("late_deduction", &self.told.late),
            ("bonus_cap", &self.told.bonus_cap),
        ];
        for (key, told) in limits {
            put(&mut res, key, told, self.told.name.as_str());
        }
        let (extra, items): (Vec<_>, Vec<_>) = self.criteria.iter().partition(|it| it.1.how.is_extra());
        res.insert("items".to_owned(), items.iter().map(|it| self.item(party, it)).collect());
        for (key, how) in [("bonuses", Scoring::Bonus), ("deductions", Scoring::Deduction)] {
            let of_kind = extra.iter().filter(|it| it.1.how == how);
            res.insert(key.to_owned(), of_kind.flat_map(|it| self.extras(party, it)).collect());
        }
        Json::Object(res)
    }

    fn item(&self, party: &Party, (row, it): &(Row, Criterion)) -> Json {
        let mut res = Map::new();
        res.insert("name".to_owned(), json!(called(it)));
        put(&mut res, "weight", &it.weight, it.name.as_str());
        res.insert("kind".to_owned(), json!(it.how.text()));
        if let Some(due) = &it.due {
            put(&mut res, "due_on", due, it.name.as_str());
        }
        if let Some((_, told)) = self.rating(party, row.id) {
            let source = told.name.as_str();
            let numbers = [
                ("base", &told.base),
                ("target", &told.target),
                ("actual", &told.actual),
                ("points", &told.points),
            ];
            for (key, told) in numbers.into_iter().filter_map(|(key, told)| Some((key, told.as_ref()?))) {
                put(&mut res, key, told, source);
            }
            if let Some(done) = told.done {
                res.insert("done".to_owned(), json!({"value": done == Done::Yes, "source": source}));
            }
            if let Some(day) = &told.done_on {
                put(&mut res, "done_on", day, source);
            }
        }
        // What the ledgers count goes before what somebody typed, and a doubt leaves it open.
        if party.id.is_none()
            && let Some(key) = &it.figure
        {
            res.remove("actual");
            let figure = self.figures.get(key.as_str());
            if let Some((value, figure)) = figure.and_then(|it| Some((it.value()?, it))) {
                let source = format!("台账：{}", figure.definition().label);
                res.insert("actual".to_owned(), json!({"value": value, "source": source}));
            }
        }
        Json::Object(res)
    }

    /// A matter adds once, as the highest it was given; every deduction takes.
    fn extras(&self, party: &Party, (row, it): &(Row, Criterion)) -> Vec<Json> {
        let line = |(_, told): &(Row, Rating)| {
            let mut res = Map::from_iter([("name".to_owned(), json!(told.name.as_str()))]);
            if let Some(points) = &told.points {
                put(&mut res, "points", points, told.name.as_str());
            }
            Json::Object(res)
        };
        let mut all: Vec<&(Row, Rating)> = self.of(party.id, row.id).collect();
        if it.how == Scoring::Bonus {
            all.sort_by_key(|it| it.1.points.as_ref().and_then(|it| it.known().copied()));
            all.drain(..all.len().saturating_sub(1));
        }
        all.into_iter().map(line).collect()
    }
}

/// A criterion in the facts: its number makes the name its own.
pub(super) fn called(it: &Criterion) -> String {
    format!("{}．{}", it.place, it.name.as_str())
}

/// What is known to be so; anything else is left out and so is missing.
fn put<T: Cell<Plain = T> + ToString>(to: &mut Map<String, Json>, key: &str, told: &Told<T>, source: &str) {
    if let Some(value) = told.known() {
        to.insert(key.to_owned(), json!({"value": value.to_string(), "source": source}));
    }
}
