//! Late deadlines that have gone up: to the head of the section, then to whoever
//! leads the bureau, grouped by the officer who owns them.

use maud::{Markup, html};

use super::calendar;
use crate::{
    due::Watch,
    spec::Role,
    store::{Agenda, Duty, Error, Standings},
    web::{App, Ctx},
};

/// Those that have gone up to this person; none for anybody else.
pub(in crate::web::house) async fn raised(
    app: &App,
    ctx: &Ctx,
    watch: &Watch,
    most: i64,
) -> Result<Vec<Duty>, Error> {
    raised_of(app, ctx, None, watch, most).await
}

pub(super) async fn raised_of(
    app: &App,
    ctx: &Ctx,
    ledger: Option<&'static str>,
    watch: &Watch,
    most: i64,
) -> Result<Vec<Duty>, Error> {
    let role = ctx.viewer.role;
    if !matches!(role, Role::Head | Role::Leader) || watch.leads().is_empty() {
        return Ok(Vec::new());
    }
    let agenda = Agenda { ledger, raised: Some((role, watch.clone())), ..Agenda::default() };
    app.db.duties(&ctx.viewer, &agenda, most).await
}

/// The list, officer by officer, whoever has the oldest first.
pub(in crate::web::house) fn raised_list(
    app: &App,
    ctx: &Ctx,
    late: &[Duty],
    stand: &Standings,
    watch: &Watch,
) -> Markup {
    let all = if ctx.viewer.role == Role::Leader { stand.to_leader } else { stand.to_head };
    let shown = i64::try_from(late.len()).unwrap_or(i64::MAX);
    html! {
        @if !late.is_empty() {
            section .raised {
                h2 { "报到我这里的逾期 " (all) " 项" }
                @for (officer, some) in by_officer(late) {
                    h3 { (if officer.is_empty() { "没有写责任人" } else { officer }) "，" (some.len()) " 项" }
                    (calendar::table(app, ctx, &some, watch))
                }
                @if shown < all { p .hint { "先列最早的 " (shown) " 项，" a href="/todo?kind=raised" { "看更多" } "，或在" a href="/calendar?late=all#late" { "期限日历" } "里看全部逾期的。" } }
            }
        }
    }
}

fn by_officer(late: &[Duty]) -> Vec<(&str, Vec<Duty>)> {
    let mut res: Vec<(&str, Vec<Duty>)> = Vec::new();
    for it in late {
        match res.iter_mut().find(|known| known.0 == it.officer) {
            Some(known) => known.1.push(it.clone()),
            None => res.push((&it.officer, vec![it.clone()])),
        }
    }
    res
}
