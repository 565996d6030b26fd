//! What a record may move of the readiness of the enterprises it speaks of.

use ledger::{
    outlook::{Looking, Moved, Said},
    prelude::*,
    store::Row,
};

use super::readiness;
use crate::ledgers::{hightech::Hightech, unit::Unit};

pub fn outlook<'a>(db: &'a Db, viewer: &'a Viewer, moved: &'a Moved) -> Looking<'a> {
    Box::pin(async move {
        let mut units: Vec<Id> = moved
            .rows
            .iter()
            .flat_map(Row::references)
            .filter(|it| it.0 == Unit::SLUG)
            .map(|it| it.1)
            .collect();
        if moved.spec.slug == Unit::SLUG {
            units.push(moved.id);
        }
        units.sort_unstable();
        units.dedup();
        let units: Vec<Ref<Unit>> = units.into_iter().map(Ref::new).collect();
        if units.is_empty() {
            return Ok(Vec::new());
        }
        let source = Selection::all::<Hightech>().one_of(Hightech::UNIT, &units);
        let mut res = Vec::new();
        for firm in readiness::firms(db, viewer, &source).await? {
            let name = firm.round.name.as_str();
            let link = format!("/readiness/{}", firm.row.id);
            let mut said = |id: &str, what: &str, words: String| {
                let key = format!("ready/{}/{id}", firm.row.id);
                res.push(Said::new(key, "高企测算（今天申请）", format!("{name}：{what}"), &link, words));
            };
            let Ok(answer) = firm.answer(db.today()) else { continue };
            let score = answer.interval.as_ref().map(|it| format!("，评分 {}–{}", it.min, it.max));
            said("", "结论", format!("{}{}", answer.conclusion.words(), score.unwrap_or_default()));
            for it in &answer.clauses {
                let why: Vec<&str> = it.gaps.iter().chain(&it.missing).map(String::as_str).collect();
                let why = if why.is_empty() { String::new() } else { format!("（{}）", why.join("、")) };
                said(&it.id, &it.title, format!("{}{why}", it.outcome.words()));
            }
        }
        Ok(res)
    })
}
