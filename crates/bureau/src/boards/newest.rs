//! Totals known only as totals, on the home page: of each indicator what was told
//! last this year. Figures counted from ledgers stand above them.

use std::collections::HashMap;

use ledger::{
    prelude::*,
    store::Row,
    web::{App, Ctx, Drawn},
};
use maud::{Markup, html};

use crate::ledgers::{indicator::Reach, reading::Reading};

/// Readings of a year looked through; a county tells some dozens of totals a month.
const MOST: i64 = 10_000;
/// Indicators listed.
const SHOWN: usize = 8;

pub(super) fn panel<'a>(app: &'a App, ctx: &'a Ctx) -> Drawn<'a> {
    Box::pin(async move {
        let day = (app.house.today)();
        let year = Selection::all::<Reading>().has(Reading::PERIOD, &day.year().to_string());
        let told = app.db.records::<Reading>(&ctx.viewer, &year, MOST).await?;
        let names = app.db.labels_of(told.iter().map(|it| &it.0)).await?;
        Ok(drawn(&newest(told, day), &names, day.year()))
    })
}

/// Of each indicator, counted one way, the stretch that ended last by that day.
fn newest(told: Vec<(Row, Reading)>, day: Date) -> Vec<(Row, Reading)> {
    let mut res: HashMap<(Id, Reach), (Row, Reading)> = HashMap::new();
    for (row, it) in
        told.into_iter().filter(|it| it.1.period.year() == day.year() && it.1.period.last() <= day)
    {
        let key = (it.indicator.id(), it.reach);
        if res.get(&key).is_none_or(|known| known.1.period.last() < it.period.last()) {
            res.insert(key, (row, it));
        }
    }
    let mut res: Vec<(Row, Reading)> = res.into_values().collect();
    res.sort_by_key(|it| (std::cmp::Reverse(it.1.period.last()), it.0.id));
    res
}

fn drawn(all: &[(Row, Reading)], names: &HashMap<Id, String>, year: i16) -> Markup {
    html! {
        @if !all.is_empty() {
            section .board {
                link rel="stylesheet" href="/assets/boards.css";
                h2 { "统计数" }
                table .plain {
                    caption .unseen { "本年各指标最近登记的一个数" }
                    tbody {
                        @for (row, it) in all.iter().take(SHOWN) {
                            tr {
                                th scope="row" { a href={ "/indicator/" (it.indicator.id()) } { (names.get(&it.indicator.id()).map_or("", String::as_str)) } }
                                td { (it.period.words()) " " span .why { (it.reach.words()) } }
                                td .num { a href={ "/reading/" (row.id) } { (row.words(Reading::VALUE.name())) } " " (it.unit.as_str()) }
                            }
                        }
                    }
                }
                p { a href={ "/series?year=" (year) } {
                    @if SHOWN < all.len() { "全部 " (all.len()) " 个统计数和走势" } @else { "统计数走势" }
                } }
            }
        }
    }
}
