//! A closed sheet beside what it would be now, item by item: records behind it that
//! were corrected, added or taken out after it was closed.

use ledger::{
    prelude::*,
    store::{Row, Viewer},
};

use super::{
    measured::called,
    score::Score,
    sheet::{Party, Sheet},
};
use crate::ledgers::{assessment::Assessment, criterion::Criterion};

/// One thing that is not what it was.
pub(super) struct Difference {
    pub(super) what: String,
    /// The record to look at.
    pub(super) link: String,
    pub(super) closed: Stand,
    pub(super) now: Stand,
}

/// What it came to in one of the two books; empty where it is not in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stand {
    pub(super) told: String,
    pub(super) points: String,
}

/// A unit with what changed for it.
pub(super) struct Changed {
    pub(super) name: String,
    pub(super) address: String,
    pub(super) closed: String,
    pub(super) now: String,
    pub(super) items: Vec<Difference>,
}

/// Limits of the sheet itself that were changed: label, then, now.
pub(super) fn limits(closed: &Sheet, now: &Sheet) -> Vec<(&'static str, String, String)> {
    let all = [
        ("超额封顶（%）", Assessment::CAP.name()),
        ("保底（%）", Assessment::FLOOR.name()),
        ("迟一天扣（分）", Assessment::LATE.name()),
        ("加分上限（分）", Assessment::BONUS_CAP.name()),
        ("等次", Assessment::GRADES.name()),
    ];
    let both =
        |(label, column): (&'static str, &str)| (label, closed.row.words(column), now.row.words(column));
    all.into_iter().map(both).filter(|it| it.1 != it.2).collect()
}

/// Every unit whose points, or what they come from, are not what they were.
pub(super) fn all(closed: &Sheet, now: &Sheet) -> Result<Vec<Changed>, Error> {
    let mut parties: Vec<&Party> = closed.parties.iter().collect();
    parties.extend(now.parties.iter().filter(|it| closed.parties.iter().all(|known| known.id != it.id)));
    let mut res = Vec::new();
    for party in parties {
        let (then, today) = (scored(closed, party)?, scored(now, party)?);
        let mut items = between(&then.items, &today.items);
        items.extend(between(&then.extras, &today.extras));
        if !items.is_empty() || then.total != today.total {
            let (name, address) = (party.name.clone(), party.address());
            res.push(Changed { name, address, closed: then.total, now: today.total, items });
        }
    }
    Ok(res)
}

/// What a unit came to, in one of the two books.
#[derive(Default)]
pub(super) struct Side {
    pub(super) total: String,
    /// The record it is of, what it is called, where it is looked up.
    pub(super) items: Vec<(Id, String, String, Stand)>,
    pub(super) extras: Vec<(Id, String, String, Stand)>,
}

fn scored(sheet: &Sheet, party: &Party) -> Result<Side, Error> {
    if sheet.parties.iter().all(|it| it.id != party.id) {
        return Ok(Side::default());
    }
    Ok(side(sheet, party, &sheet.score(party)?))
}

pub(super) fn side(sheet: &Sheet, party: &Party, score: &Score) -> Side {
    let item = |it: &super::score::Item| {
        let (row, criterion) = &sheet.criteria[it.at];
        let rating = sheet.rating(party, row.id).map(|it| &it.0);
        let link = rating.map_or(format!("/criterion/{}", row.id), |it| format!("/rating/{}", it.id));
        let told = told(sheet, party, row, criterion);
        (row.id, called(criterion), link, Stand { told, points: it.score.clone() })
    };
    let extra = |it: super::score::Extra<'_>| {
        let points = it.row.words(crate::ledgers::rating::Rating::POINTS.name());
        let what = format!("{}：{}", it.criterion.how.words(), it.rating.name.as_str());
        let told = if it.counts { String::new() } else { "不计".to_owned() };
        (it.row.id, what, format!("/rating/{}", it.row.id), Stand { told, points })
    };
    let items = score.items.iter().map(item).collect();
    let extras = sheet.extras(party).into_iter().map(extra).collect();
    Side { total: score.words(), items, extras }
}

/// Everything the points follow from, in a line.
fn told(sheet: &Sheet, party: &Party, row: &Row, it: &Criterion) -> String {
    let measured = sheet.measured(party, row, it);
    let weight = format!("满分 {}", row.words(Criterion::WEIGHT.name()));
    let said = [
        ("基数", &measured.base),
        ("目标", &measured.target),
        ("完成", &measured.actual),
        ("名次", &measured.place),
        ("期限", &measured.due),
        ("", &measured.done),
        ("完成日期", &measured.done_on),
        ("评分", &measured.points),
    ];
    let said = said.into_iter().filter_map(|(label, it)| Some(format!("{label} {}", it.as_ref()?.words)));
    let bands = it.bands.as_ref().map(|it| it.to_string().replace('\n', "，"));
    [weight]
        .into_iter()
        .chain(said)
        .chain(bands)
        .map(|it| it.trim().to_owned())
        .collect::<Vec<_>>()
        .join("；")
}

fn between(then: &[(Id, String, String, Stand)], now: &[(Id, String, String, Stand)]) -> Vec<Difference> {
    let mut res = Vec::new();
    for (id, what, link, closed) in then {
        let today = now.iter().find(|it| it.0 == *id);
        let stand = today.map(|it| it.3.clone()).unwrap_or_default();
        if stand != *closed {
            let link = today.map_or(link, |it| &it.2).clone();
            res.push(Difference { what: what.clone(), link, closed: closed.clone(), now: stand });
        }
    }
    for (id, what, link, stand) in now {
        if then.iter().all(|it| it.0 != *id) {
            let (what, link) = (what.clone(), link.clone());
            res.push(Difference { what, link, closed: Stand::default(), now: stand.clone() });
        }
    }
    res
}

/// Both books of a closed sheet, up to the day it was closed.
pub(super) async fn both(db: &Db, viewer: &Viewer, id: Id, today: Date) -> Result<(Sheet, Sheet), Error> {
    let closed = Sheet::read(db, viewer, id, None, false, today).await?;
    let now = Sheet::read(db, viewer, id, Some(closed.day), true, today).await?;
    Ok((closed, now))
}
