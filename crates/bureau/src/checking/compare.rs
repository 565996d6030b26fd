//! A paper beside the ledgers: what it counts, and what the books say of it.

use std::collections::HashMap;

use check::report::Quantity;
use ledger::prelude::*;
use rust_decimal::Decimal;

use super::{
    Checked,
    naming::{in_unit, same_thing},
    when::{happened, same_days, stretch_of},
};
use crate::ledgers::{
    indicator::{Indicator, Reach},
    reading::{Reading, Stretch},
};

/// A quantity of the paper that has a defined figure or indicator.
pub(super) struct Line<'a> {
    pub(super) quantity: &'a Quantity,
    /// What the bureau calls it.
    pub(super) label: String,
    pub(super) value: String,
    pub(super) unit: String,
    /// Of which period the ledgers' value is.
    pub(super) period: String,
    /// Where the records behind it are listed.
    pub(super) link: String,
    pub(super) verdict: Verdict,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Same,
    Differs,
    /// The ledgers have no record of it.
    Nothing,
    /// The ledgers' own value waits for somebody to decide.
    InDoubt,
    /// The paper tells another stretch than the ledgers do.
    OtherPeriod,
}

impl Verdict {
    pub(super) fn words(self) -> &'static str {
        match self {
            Verdict::Same => "一致",
            Verdict::Differs => "不一致",
            Verdict::Nothing => "台账无数",
            Verdict::InDoubt => "台账存疑",
            Verdict::OtherPeriod => "时期不同",
        }
    }
}

/// Lines listed at the most.
const MOST: usize = 200;
/// Records of the catalogue and readings of a year looked through.
const MOST_RECORDS: i64 = 1000;

/// What the bureau counts: names, unit, and where its value comes from.
pub(super) struct Target {
    pub(super) names: Vec<String>,
    pub(super) unit: String,
    pub(super) reach: Option<Reach>,
    /// The record of the catalogue, if it is an indicator.
    pub(super) indicator: Option<Id>,
    question: Option<Question>,
}

/// Everything that is counted under a name.
pub(super) async fn targets(
    db: &Db,
    viewer: &Viewer,
    questions: Vec<Question>,
) -> Result<Vec<Target>, Error> {
    let all = db.records::<Indicator>(viewer, &Selection::all::<Indicator>(), MOST_RECORDS).await?;
    let mut res: Vec<Target> = Vec::new();
    let mut questions: Vec<Option<Question>> = questions.into_iter().map(Some).collect();
    for (row, it) in all {
        let key = it.figure.as_ref().map(Name::as_str);
        let named = |asked: &Question| {
            Some(asked.definition.key.as_str()) == key || asked.definition.label == it.name.as_str()
        };
        let own = questions.iter_mut().find(|asked| asked.as_ref().is_some_and(named));
        let aliases = it.aliases.iter().flat_map(|it| it.iter().map(str::to_owned)).collect::<Vec<_>>();
        res.push(Target {
            names: std::iter::once(it.name.as_str().to_owned()).chain(aliases).collect(),
            unit: it.unit.as_str().to_owned(),
            reach: Some(it.reach),
            indicator: Some(row.id),
            question: own.and_then(Option::take),
        });
    }
    res.extend(questions.into_iter().flatten().map(|it| Target {
        names: vec![it.definition.label.clone()],
        unit: it.definition.unit.to_owned(),
        reach: None,
        indicator: None,
        question: Some(it),
    }));
    Ok(res)
}

/// The one target a quantity speaks of. Where two are called the same, none is.
pub(super) fn target_of<'a>(targets: &'a [Target], it: &Quantity) -> Option<&'a Target> {
    let value = it.value.map(|it| it.0).or_else(|| it.candidates.first()?.parse().ok())?;
    let mut found = targets.iter().filter(|target| {
        in_unit(value, &it.unit, &target.unit).is_some()
            && target.names.iter().any(|name| same_thing(&it.subject, name))
    });
    let target = found.next()?;
    found.next().is_none().then_some(target)
}

/// The lines of a half-year, in the order of the paper.
pub(super) async fn compare<'a>(
    db: &Db,
    viewer: &Viewer,
    half: Half,
    targets: &[Target],
    checked: &'a Checked,
) -> Result<Vec<Line<'a>>, Error> {
    let year = half.year().to_string();
    let readings = Selection::all::<Reading>().has(Reading::PERIOD, &year);
    let readings = db.records::<Reading>(viewer, &readings, MOST_RECORDS).await?;
    let mut taken: HashMap<(String, Option<Stretch>), Option<Books>> = HashMap::new();
    let mut res = Vec::new();
    for it in checked.report.quantities.iter().filter(|it| it.kind.counts() && happened(checked, it)) {
        let Some(target) = target_of(targets, it) else { continue };
        if MOST <= res.len() {
            break;
        }
        let label = target.names.first().cloned().unwrap_or_default();
        let stretch = stretch_of(checked, it, half.year());
        let key = (label.clone(), stretch);
        if !taken.contains_key(&key) {
            let own = read(&readings, target, half, stretch);
            let exact = own.as_ref().zip(stretch).is_some_and(|(own, wanted)| same_days(own.stretch, wanted));
            let told = match &target.question {
                // What was told of the very days the paper names; else what the records come to.
                Some(question) if !exact => asked(db, viewer, question.clone(), half).await?.or(own),
                Some(_) | None => own,
            };
            taken.insert(key.clone(), told);
        }
        let told = taken.get(&key).and_then(Option::as_ref);
        res.push(Line {
            quantity: it,
            label,
            value: told.map_or_else(String::new, |it| it.shown.clone()),
            unit: target.unit.clone(),
            period: told.map_or_else(String::new, |it| it.period.clone()),
            link: told.map_or_else(String::new, |it| it.link.clone()),
            verdict: judged(it, target, told, stretch),
        });
    }
    Ok(res)
}

/// What the books say.
#[derive(Clone)]
struct Books {
    /// None while it is in doubt.
    value: Option<Decimal>,
    shown: String,
    stretch: Stretch,
    period: String,
    link: String,
}

async fn asked(db: &Db, viewer: &Viewer, question: Question, half: Half) -> Result<Option<Books>, Error> {
    let figure = Figure::ask(db, viewer, question).await?;
    if figure.is_nothing() {
        return Ok(None);
    }
    let day = figure.cut_off().map_or_else(String::new, |it| format!("截至{it}"));
    let value = figure.value().and_then(|it| it.replace(',', "").parse().ok());
    let stretch = Stretch::Period(Period::Half(half));
    Ok(Some(Books { value, shown: figure.printed(), stretch, period: day, link: figure.link() }))
}

/// The reading of the stretch the paper names; where it names none or has none of
/// it, the newest of the year that is over by the end of the half.
fn read(
    readings: &[(ledger::store::Row, Reading)],
    target: &Target,
    half: Half,
    stretch: Option<Stretch>,
) -> Option<Books> {
    let last = Period::Half(half).last();
    let own = readings.iter().filter(|it| Some(it.1.indicator.id()) == target.indicator);
    let in_time = own
        .filter(|it| it.1.period.last() <= last || it.1.period == Stretch::Period(Period::Year(half.year())));
    let named = |it: &Reading| stretch.is_some_and(|wanted| same_days(wanted, it.period));
    let newest = in_time.max_by_key(|it| (named(&it.1), it.1.period.last() <= last, it.1.period.last()))?;
    let (row, it) = newest;
    let value = it.value.known().and_then(|it| it.to_string().replace(',', "").parse().ok());
    Some(Books {
        value,
        shown: it.value.mark().map_or_else(|| it.value.text(), |mark| mark.words(&it.value.text())),
        stretch: it.period,
        period: it.period.words(),
        link: format!("/{}/{}", Reading::SPEC.slug, row.id),
    })
}

fn judged(it: &Quantity, target: &Target, told: Option<&Books>, stretch: Option<Stretch>) -> Verdict {
    let Some(told) = told else { return Verdict::Nothing };
    if stretch.is_some_and(|it| !same_days(it, told.stretch)) {
        return Verdict::OtherPeriod;
    }
    let Some(books) = told.value else { return Verdict::InDoubt };
    let paper = it.value.map(|it| it.0);
    // As far as the paper says: 9.82亿元 is 98201.3万元.
    let books = in_unit(books, &target.unit, &it.unit)
        .zip(paper)
        .map(|(books, paper)| (books.round_dp(paper.scale()), books, paper));
    match books {
        Some((rounded, _, paper)) if rounded == paper => Verdict::Same,
        // 1000余 is anything from 1000 on, within reason.
        Some((_, books, paper)) if it.approximate && (books - paper).abs() * Decimal::TEN <= paper.abs() => {
            Verdict::Same
        }
        Some(_) | None => Verdict::Differs,
    }
}
