//! What a unit gets: the facts of its ratings, judged by the rule set.

use ledger::{cell::Cell, prelude::*, store::Row};
use rules::{Answer, BOOK, Exact, exact};
use serde_json::{Map, Value as Json, json};

use super::{
    measured::{Said, called},
    sheet::{Party, Sheet},
};
use crate::ledgers::{
    criterion::{Criterion, Measure, Scoring},
    rating::Rating,
};

/// A unit's result on a sheet.
pub(super) struct Score {
    pub(super) answer: Answer,
    pub(super) items: Vec<Item>,
}

impl Score {
    /// The least and the most the total can come to; none while a limit of the sheet is
    /// not told.
    pub(super) fn ends(&self) -> Option<(Exact, Exact)> {
        self.answer.ends
    }

    /// `33.8`, or `20–38` while something is open.
    pub(super) fn words(&self) -> String {
        match (&self.answer.total, &self.answer.interval) {
            (Some(total), _) => total.clone(),
            (None, Some(it)) => format!("{}–{}", it.min, it.max),
            (None, None) => "未知".to_owned(),
        }
    }
}

/// One criterion of it.
pub(super) struct Item {
    /// The place in the sheet's criteria.
    pub(super) at: usize,
    /// As the rule set shows it: `8.8`, or `0–10` while something is open.
    pub(super) score: String,
    /// The band it fell into, as the trace names it.
    pub(super) band: Option<String>,
    pub(super) is_open: bool,
    /// How much it can still gain, or lacks.
    pub(super) lacks: Exact,
}

impl Sheet {
    pub(super) fn score(&self, party: &Party) -> Result<Score, Error> {
        let set = BOOK.on("assessment", self.day).map_err(Error::Refused)?;
        let answer = Answer::told(set, &self.facts(party), self.day)
            .map_err(|wrong| Error::Refused(format!("“{}”的填报不能计分：{wrong}", party.name)))?;
        let items = self.items(&answer);
        Ok(Score { answer, items })
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
            let known = shown.ends.filter(|it| it.0 == it.1).map(|it| it.0);
            let steps = answer.trace.iter().filter(|it| it.row.as_deref() == Some(row) && it.kind == "band");
            let band = |it: &rules::answer::Step| {
                let (_, rest) = it.how.split_once('“')?;
                Some(rest.strip_suffix('”')?.to_owned()).filter(|_| criterion.how == Scoring::Banded)
            };
            let band = steps.filter(|it| it.key != "items.share_open").find_map(band);
            let lacks = weight - known.unwrap_or_default();
            Some(Item { at, is_open: known.is_none(), lacks, score, band })
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
        let items = self.criteria.iter().filter(|it| !it.1.how.is_extra());
        res.insert("items".to_owned(), items.map(|it| self.item(party, it)).collect());
        for (key, how) in [("bonuses", Scoring::Bonus), ("deductions", Scoring::Deduction)] {
            res.insert(key.to_owned(), self.extra_facts(party, how));
        }
        Json::Object(res)
    }

    fn item(&self, party: &Party, (row, it): &(Row, Criterion)) -> Json {
        let mut res = Map::new();
        res.insert("name".to_owned(), json!(called(it)));
        put(&mut res, "weight", &it.weight, it.name.as_str());
        res.insert("kind".to_owned(), json!(it.how.text()));
        let measured = self.measured(party, row, it);
        let told = [
            ("base", measured.base),
            ("target", measured.target),
            ("actual", measured.actual),
            ("points", measured.points),
            ("due_on", measured.due),
            ("done_on", measured.done_on),
            ("place", measured.place),
        ];
        for (key, said) in told {
            if let Some((plain, said)) = said.and_then(|it| Some((it.plain.clone()?, it))) {
                res.insert(key.to_owned(), fact(&said, json!(plain)));
            }
        }
        if let Some(said) = measured.done {
            res.insert("done".to_owned(), fact(&said, json!(said.plain.as_deref() == Some("true"))));
        }
        if let (Some(measure), Some(bands)) = (it.measure, &it.bands) {
            let code = match measure {
                Measure::Ratio => "ratio",
                Measure::Value => "value",
                Measure::Rate => "rate",
                Measure::PlaceDown | Measure::PlaceUp => "place",
            };
            res.insert("measure".to_owned(), json!(code));
            let link = format!("/{}/{}", Criterion::SLUG, row.id);
            let told = json!({"value": bands.to_string(), "source": it.name.as_str(), "link": link});
            res.insert("bands".to_owned(), told);
        }
        Json::Object(res)
    }

    /// A matter adds once, as the highest it was given; every deduction takes.
    fn extra_facts(&self, party: &Party, how: Scoring) -> Json {
        let line = |it: &Extra<'_>| {
            let name = it.rating.name.as_str();
            let mut res = Map::from_iter([("name".to_owned(), json!(name))]);
            if let Some(points) = it.rating.points.as_ref().and_then(Told::known) {
                let link = format!("/{}/{}", Rating::SLUG, it.row.id);
                let told = json!({"value": points.to_string(), "source": name, "link": link});
                res.insert("points".to_owned(), told);
            }
            Json::Object(res)
        };
        let extras = self.extras(party);
        extras.iter().filter(|it| it.criterion.how == how && it.counts).map(line).collect()
    }

    /// What was added to a unit's points and taken from them.
    pub(super) fn extras(&self, party: &Party) -> Vec<Extra<'_>> {
        let mut res = Vec::new();
        for (row, criterion) in self.criteria.iter().filter(|it| it.1.how.is_extra()) {
            let all: Vec<&(Row, Rating)> = self.of(party.id, row.id).collect();
            let points = |it: &Rating| it.points.as_ref().and_then(|it| it.known().copied());
            let highest = all.iter().enumerate().max_by_key(|it| (points(&it.1.1), it.0)).map(|it| it.0);
            for (at, (row, rating)) in all.into_iter().enumerate() {
                let counts = criterion.how == Scoring::Deduction || highest == Some(at);
                res.push(Extra { criterion, row, rating, counts });
            }
        }
        res
    }
}

/// A bonus or a deduction as it was told.
pub(super) struct Extra<'a> {
    pub(super) criterion: &'a Criterion,
    pub(super) row: &'a Row,
    pub(super) rating: &'a Rating,
    /// Whether it is in the total: of one matter's bonuses only the highest is.
    pub(super) counts: bool,
}

fn fact(said: &Said, value: Json) -> Json {
    let mut res = json!({"value": value, "source": said.source});
    if !said.link.is_empty() {
        res["link"] = json!(said.link);
    }
    res
}

/// What is known to be so; anything else is left out and so is missing.
fn put<T: Cell<Plain = T> + ToString>(to: &mut Map<String, Json>, key: &str, told: &Told<T>, source: &str) {
    if let Some(value) = told.known() {
        to.insert(key.to_owned(), json!({"value": value.to_string(), "source": source}));
    }
}
