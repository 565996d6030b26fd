//! What a record may move of the points on sheets that are not closed, and on the one it
//! is itself of.

use ledger::{
    outlook::{Looking, Moved, Said},
    prelude::*,
};

use super::{differences, sheet::Sheet};
use crate::ledgers::{assessment::Assessment, criterion::Criterion};

/// Open sheets that are scored anew, beside the record's own.
const SHEETS: usize = 6;
/// Open sheets among which the newest are looked for.
const MOST: i64 = 200;

pub fn outlook<'a>(db: &'a Db, viewer: &'a Viewer, moved: &'a Moved) -> Looking<'a> {
    Box::pin(async move {
        let own = sheets_of(db, viewer, moved).await?;
        let open = Selection::all::<Assessment>().stage(&["drawn", "in_force"]);
        let mut others = db.records::<Assessment>(viewer, &open, MOST).await?;
        // The record's own is told of in both books, wherever it stands.
        others.retain(|it| !own.contains(&it.0.id));
        others.sort_by_key(|it| std::cmp::Reverse((it.1.year, it.0.id)));
        let mut res = Vec::new();
        for id in own.into_iter().chain(others.into_iter().take(SHEETS).map(|it| it.0.id)) {
            match Sheet::read(db, viewer, id, None, false, db.today()).await {
                Ok(sheet) => res.extend(points(&sheet)),
                // It is about to be registered.
                Err(Error::NotFound(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(res)
    })
}

/// The sheet the record is, or is of.
async fn sheets_of(db: &Db, viewer: &Viewer, moved: &Moved) -> Result<Vec<Id>, Error> {
    let mut res: Vec<Id> = Vec::new();
    if moved.spec.slug == Assessment::SLUG {
        res.push(moved.id);
    }
    for (slug, id) in moved.rows.iter().flat_map(ledger::store::Row::references) {
        if slug == Assessment::SLUG {
            res.push(id);
        } else if slug == Criterion::SLUG {
            let criterion: Criterion = db.find(viewer, Criterion::SPEC, id).await?.read()?;
            res.push(criterion.assessment.id());
        }
    }
    res.sort_unstable();
    res.dedup();
    Ok(res)
}

fn points(sheet: &Sheet) -> Vec<Said> {
    let group = format!("考评得分：{}", sheet.told.name.as_str());
    let page = format!("/assessments/{}", sheet.row.id);
    let scores: Vec<_> = sheet.parties.iter().map(|it| sheet.score(it)).collect();
    let mut res = Vec::new();
    for (party, called) in sheet.parties.iter().zip(sheet.called(&scores)) {
        let why = if called.why.is_empty() { String::new() } else { format!("（{}）", called.why) };
        let grade = called.grade.unwrap_or_else(|| "未定".to_owned());
        let key = format!("{page}/{}/grade", party.address());
        res.push(Said::new(key, &group, format!("{}：等次", party.name), &page, format!("{grade}{why}")));
    }
    for (party, score) in sheet.parties.iter().zip(&scores) {
        // One that cannot be scored cannot be moved either; the sheet's page says why.
        let Ok(score) = score else { continue };
        let side = differences::side(sheet, party, score);
        let key = format!("{page}/{}", party.address());
        let link = format!("{page}/unit/{}", party.address());
        res.push(Said::new(&key, &group, format!("{}：总分", party.name), link, side.total));
        for (id, what, link, stand) in side.items.into_iter().chain(side.extras) {
            let told = if stand.told.is_empty() { String::new() } else { format!("（{}）", stand.told) };
            let (key, thing) = (format!("{key}/{id}"), format!("{}：{what}", party.name));
            res.push(Said::new(key, &group, thing, link, format!("{} 分{told}", stand.points)));
        }
    }
    res
}
