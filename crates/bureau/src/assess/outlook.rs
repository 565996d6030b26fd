//! What a record may move of the points on sheets that are not closed.

use ledger::{
    outlook::{Looking, Moved, Said},
    prelude::*,
};

use super::{differences, sheet::Sheet};
use crate::ledgers::assessment::{Assessment, Standing};

/// Open sheets that are scored anew.
const SHEETS: usize = 6;
/// Sheets among which the open ones are looked for.
const MOST: i64 = 200;

pub fn outlook<'a>(db: &'a Db, viewer: &'a Viewer, _: &'a Moved) -> Looking<'a> {
    Box::pin(async move {
        let all = db.every::<Assessment>(viewer, &Selection::all::<Assessment>(), MOST).await?;
        let mut open: Vec<_> =
            all.into_iter().filter(|it| !matches!(it.1.standing, Standing::Closed { .. })).collect();
        open.sort_by_key(|it| std::cmp::Reverse((it.1.year, it.0.id)));
        let mut res = Vec::new();
        for (row, _) in open.into_iter().take(SHEETS) {
            let sheet = Sheet::read(db, viewer, row.id, None, false, db.today()).await?;
            let group = format!("考评得分：{}", sheet.told.name.as_str());
            let scores: Vec<_> = sheet.parties.iter().map(|it| sheet.score(it)).collect();
            for (party, called) in sheet.parties.iter().zip(sheet.called(&scores.iter().collect::<Vec<_>>()))
            {
                let why = if called.why.is_empty() { String::new() } else { format!("（{}）", called.why) };
                let grade = called.grade.unwrap_or_else(|| "未定".to_owned());
                let page = format!("/assessments/{}", row.id);
                res.push(Said::new(&group, format!("{}：等次", party.name), page, format!("{grade}{why}")));
            }
            for party in &sheet.parties {
                // A sheet that cannot be scored cannot be moved either; its page says why.
                let Ok(side) = differences::side(&sheet, party) else { continue };
                let page = format!("/assessments/{}/unit/{}", row.id, party.address());
                res.push(Said::new(&group, format!("{}：总分", party.name), page, side.total));
                for (_, what, link, stand) in side.items.into_iter().chain(side.extras) {
                    let told =
                        if stand.told.is_empty() { String::new() } else { format!("（{}）", stand.told) };
                    let thing = format!("{}：{what}", party.name);
                    res.push(Said::new(&group, thing, link, format!("{} 分{told}", stand.points)));
                }
            }
        }
        Ok(res)
    })
}
