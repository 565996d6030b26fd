//! What a record may move of the money: who is to get what, what each application comes
//! to by its clause, what is found twice or beyond a limit.

use ledger::{
    cell::Cell,
    outlook::{Looking, Moved, Said},
    prelude::*,
    store::Row,
};
use rules::exact;

use super::{Books, Computing, Found, Stretch, findings, is_live, of_policy};
use crate::ledgers::{
    achievement::Achievement,
    clause::Clause,
    enterprise_year::EnterpriseYear,
    hightech::Hightech,
    patent::Patent,
    pledge::Pledge,
    policy::Policy,
    project::{Level, Project},
    subsidy::Subsidy,
    unit::Unit,
};

/// What [`Books`] are read from.
const ASKED: &[&str] = &[
    Achievement::SLUG,
    Clause::SLUG,
    EnterpriseYear::SLUG,
    Hightech::SLUG,
    Patent::SLUG,
    Pledge::SLUG,
    Policy::SLUG,
    Project::SLUG,
    Subsidy::SLUG,
    Unit::SLUG,
];

/// Years that are computed anew, the newest first.
const YEARS: usize = 3;

/// Whether the books of policies have the record in them, as it is or as it would be: of
/// projects those the county matches, of results those that won a prize.
fn moves_money(moved: &Moved) -> bool {
    let upper = [Level::Nation, Level::Province, Level::City].map(|it| it.text());
    let is_in = |row: &Row| match moved.spec.slug {
        Project::SLUG => upper.iter().any(|it| row.entry(Project::LEVEL.name()).value.as_text() == Some(it)),
        Achievement::SLUG => row.stage == "awarded",
        _ => true,
    };
    ASKED.contains(&moved.spec.slug) && moved.rows.iter().any(is_in)
}

pub fn outlook<'a>(db: &'a Db, viewer: &'a Viewer, moved: &'a Moved) -> Looking<'a> {
    Box::pin(async move {
        if !moves_money(moved) {
            return Ok(Vec::new());
        }
        let today = db.today();
        let books = Books::open(db, viewer).await?;
        let mut years = moved.years();
        years.insert(today.year());
        let mut res = Vec::new();
        for year in years.into_iter().rev().filter(|it| *it <= today.year()).take(YEARS) {
            let period = Period::Year(year);
            let days = Stretch { first: period.first(), last: period.last().min(today) };
            for (row, policy) in &books.policies {
                let group = format!("{}该得的资助：{}", period.words(), policy.name.as_str());
                let link = format!("/grants/{}?period={period}", row.id);
                res.extend(given(&books, row.id, days, &Under { group, link, year }));
            }
        }
        res.extend(applications(&books, today));
        let sentence = |it: super::Finding| {
            let ids: Vec<String> = it.subsidies.iter().map(Id::to_string).collect();
            let key = format!("finding/{}/{}", it.what, ids.join("/"));
            let first = it.subsidies.first().map(|it| format!("/subsidy/{it}")).unwrap_or_default();
            Said::new(key, "重复和超限检查", it.what, first, it.sentence)
        };
        res.extend(findings(&books, |_, _| true).into_iter().map(sentence));
        Ok(res)
    })
}

/// What is said of a policy in a year stands under this.
struct Under {
    group: String,
    link: String,
    year: i16,
}

/// Everybody who gets something of a policy, or might.
fn given(books: &Books, policy: Id, days: Stretch, under: &Under) -> Vec<Said> {
    let Under { group, link, year } = under;
    let mut res = Vec::new();
    for (clause, given) in of_policy(books, policy, days) {
        let name = books.clause(clause).map_or("", |it| it.1.name.as_str());
        match given {
            Err(wrong) => res.push(Said::new(format!("grant/{year}/{clause}"), group, name, link, wrong)),
            Ok(given) => res.extend(given.found.iter().filter_map(|it| {
                let about = it.case.about.as_ref().map_or("企业本身", |it| &it.name);
                let thing = format!("{}：{about}（{name}）", it.case.unit_name);
                let key = format!("grant/{year}/{clause}/{}", it.case.key());
                Some(Said::new(key, group, thing, link, due(it)?))
            })),
        }
    }
    res
}

/// None where nothing is due and nothing stands in the way of that being so.
fn due(it: &Found) -> Option<String> {
    let zero = exact::whole(0);
    match (&it.barred, it.due.amount) {
        (None, None) => Some("缺资料，算不出".to_owned()),
        (_, Some((_, high))) if high <= zero => None,
        (Some(why), Some(_)) => Some(format!("0（{why}）")),
        (Some(_), None) => None,
        (None, Some((low, high))) if low != high => {
            Some(format!("{}～{} 万元（待定）", exact::show(low), exact::show(high)))
        }
        (None, Some((due, _))) if it.paid < due => {
            Some(format!("{} 万元，预算内 {} 万元", exact::show(due), exact::show(it.paid)))
        }
        (None, Some((due, _))) => Some(format!("{} 万元", exact::show(due))),
    }
}

/// What each application comes to by its clause, beside what was paid.
fn applications(books: &Books, today: Date) -> Vec<Said> {
    let mut computing = Computing::new(books);
    let said = |(row, it): &(Row, Subsidy)| {
        let words = computing.of(row.id, it, today).words();
        let paid = it.standing.payout().and_then(|it| it.amount.known());
        let paid = paid.map_or_else(String::new, |it| format!("；已付 {it} 万元"));
        let link = format!("/{}/{}", Subsidy::SLUG, row.id);
        let key = format!("subsidy/{}", row.id);
        Said::new(key, "登记的资助按条款该给（万元）", it.name.as_str(), link, format!("{words}{paid}"))
    };
    books.subsidies.iter().filter(|it| is_live(&it.1)).map(said).collect()
}
