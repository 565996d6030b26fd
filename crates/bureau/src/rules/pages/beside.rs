//! What stands beside a subsidy, a clause, a policy on its page: the amount by the
//! rule, what speaks against approving it, and the way to simulate.

use ledger::{
    store::Row,
    web::{App, Ctx, Drawn},
};
use maud::{Markup, html};

use crate::{
    ledgers::clause::Clause,
    rules::grants::{Books, Computing, findings},
};

pub(in crate::rules) fn subsidy<'a>(app: &'a App, ctx: &'a Ctx, row: &'a Row) -> Drawn<'a> {
    Box::pin(async move {
        let books = Books::open(&app.db, &ctx.viewer).await?;
        let Some((_, it)) = books.subsidies.iter().find(|it| it.0.id == row.id) else { return Ok(html! {}) };
        let computed = Computing::new(&books).of(row.id, it, (app.house.today)());
        let found = findings(&books, |_, _| true);
        let own: Vec<_> = found.iter().filter(|it| it.subsidies.contains(&row.id)).collect();
        let policy = books.clause(it.clause.id()).map(|it| it.1.policy.id());
        let year = it.applied.known().map_or((app.house.today)().year(), |it| it.year());
        Ok(html! {
            section .card {
                h2 { "测算和核对" }
                p { "按条款测算：" b { (computed.words()) } @if computed.words().starts_with(|it: char| it.is_ascii_digit()) { " 万元" } }
                @for it in &own {
                    p { @if it.grave { span .badge.removed { "不合规定" } } @else { span .badge { "可疑" } } " " (it.what) "：" (it.sentence) }
                }
                @if own.is_empty() { p .absent { "没有重复、超限。" } }
                @if let Some(policy) = policy { p { a href={ "/payouts?policy=" (policy) "&period=" (year) "&open=" (row.id) "#how" } { "怎样算来" } } }
            }
        })
    })
}

pub(in crate::rules) fn clause<'a>(_: &'a App, _: &'a Ctx, row: &'a Row) -> Drawn<'a> {
    Box::pin(async move {
        let has_terms = !row.entry(Clause::TERMS.name()).is_blank();
        Ok(card(html! {
            @if !has_terms { p .absent { "还没有写测算办法。" } }
            p { a .button href={ "/simulate/clause/" (row.id) } { "打开来测算" } }
            p .hint { "改几个数，先看谁多得、谁少得，再存。" }
        }))
    })
}

pub(in crate::rules) fn policy<'a>(_: &'a App, _: &'a Ctx, row: &'a Row) -> Drawn<'a> {
    Box::pin(async move {
        Ok(card(html! {
            p { a .button href={ "/grants/" (row.id) } { "谁该得多少" } }
            p { a .button href={ "/payouts?policy=" (row.id) } { "兑付清单" } }
        }))
    })
}

fn card(inside: Markup) -> Markup {
    html! { section .card { h2 { "测算" } (inside) } }
}
