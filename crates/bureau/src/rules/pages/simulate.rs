//! 政策测算：起草一条政策，立刻看给谁、给多少、共多少、谁只差一步；改一改，
//! 和原来的对比。不保存，地址就是方案，可以收藏和转发。

use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use ledger::{
    prelude::*,
    web::{App, Ctx, Page, page},
};
use maud::{Markup, html};
use rules::{
    Answer, Exact, Outcome, RuleSet, exact,
    simulate::{self, Due},
};

use super::{Pairs, asked_day, draft, result, said};
use crate::rules::unit_facts::{self, Known};

/// Lines a table shows at the most; the sums are over all.
const MOST_LINES: usize = 200;

/// One policy over all enterprises.
struct Simulated {
    set: RuleSet,
    dues: Vec<Due>,
    /// What each is paid, after the budget.
    paid: Vec<Exact>,
}

impl Simulated {
    fn of(pairs: &[(String, String)], prefix: &str, units: &[Known], on: Date) -> Result<Simulated, Error> {
        let drafted = draft::read(pairs, prefix, &on.to_string()).map_err(Error::Refused)?;
        let set = drafted.compile(&unit_facts::inputs()).map_err(Error::Refused)?;
        let dues = simulate::each(&set, units.iter().map(|it| it.facts(&set)), on);
        let sure = |it: &Due| it.amount.filter(|it| it.0 == it.1).map_or(exact::whole(0), |it| it.0);
        let mut paid: Vec<Exact> = dues.iter().map(sure).collect();
        if let Some(budget) = said(pairs, &format!("{prefix}budget")) {
            let budget = exact::read(budget)
                .ok_or_else(|| Error::Refused(format!("预算“{budget}”不是数：请填万元数，如 100")))?;
            let mut order: Vec<usize> = (0..paid.len()).collect();
            order.sort_by_key(|it| std::cmp::Reverse(paid[*it]));
            simulate::within(budget, &order, &mut paid);
        }
        Ok(Simulated { set, dues, paid })
    }

    fn total(&self) -> Exact {
        self.paid.iter().fold(exact::whole(0), |sum, it| sum + *it)
    }

    fn receivers(&self) -> usize {
        self.paid.iter().filter(|it| exact::whole(0) < **it).count()
    }
}

/// `GET /simulate?on=…&fact0=…&kind=fixed&amount=5&old.kind=…`
pub(super) async fn show(State(app): State<App>, ctx: Ctx, Query(pairs): Query<Pairs>) -> Page {
    let on = asked_day(&app, &pairs)?;
    let facts = unit_facts::inputs();
    let units = unit_facts::all(&app.db, &ctx.viewer, on).await?;
    let asked = said(&pairs, "amount").is_some();
    let now = if asked { Some(Simulated::of(&pairs, "", &units, on)) } else { None };
    let old = if said(&pairs, "old.amount").is_some() {
        Some(Simulated::of(&pairs, "old.", &units, on)?)
    } else {
        None
    };
    let body = html! {
        link rel="stylesheet" href="/assets/rules.css";
        h1 { "政策测算" }
        p .hint { "拟一条政策，用台账里全部企业（" (units.len()) " 家）测算。什么也不保存，也不发钱；这一页的地址就是方案，可以收藏。" }
        @match &now {
            Some(Ok(now)) => {
                (verdict(now, old.as_ref()))
                @if let Some(old) = &old { (changes(now, old, &units)) }
                (receivers(now, &units))
                (others(now, &units))
                (opened(now, &pairs, &units, on))
            },
            Some(Err(wrong)) => p .notice.warn { (wrong) },
            None => {},
        }
        form .try method="get" action="/simulate" {
            div .try-grid {
                label .entry { span { "政策名称" } input name="title" value=[said(&pairs, "title")] size="24"; }
                label .entry { span { "测算日" } input name="on" value=(on) size="12"; }
            }
            (draft::form(&pairs, &facts))
            @if let Some(Ok(_)) = &now {
                @for (name, value) in draft::fields(&pairs, "old.") { input type="hidden" name={ "old." (name) } value=(value); }
            }
            p { button .main { "测算" } }
        }
        @if let Some(Ok(_)) = &now { (keep(&pairs, on)) }
    };
    Ok(page(&app, &ctx, StatusCode::OK, "政策测算", &[], body))
}

fn wan(it: Exact) -> String {
    format!("{} 万元", exact::show(it))
}

fn verdict(now: &Simulated, old: Option<&Simulated>) -> Markup {
    let missing = now.dues.iter().filter(|it| it.outcome == Outcome::Missing).count();
    html! {
        section {
            h2 { (now.set.text.title) }
            p .verdict { "共 " b { (now.receivers()) } " 家，合计 " b { (wan(now.total())) } "。" }
            @if 0 < missing { p { span .outcome.missing { "资料缺失" } " 另有 " (missing) " 家缺资料，没有计入；补齐以后金额可能增加。" } }
            @if let Some(old) = old {
                p { "对照方案：" (old.receivers()) " 家，" (wan(old.total())) "；相差 " b { (wan(now.total() - old.total())) } "。" }
            }
        }
    }
}

fn changes(now: &Simulated, old: &Simulated, units: &[Known]) -> Markup {
    let changed: Vec<usize> = (0..units.len()).filter(|it| now.paid[*it] != old.paid[*it]).collect();
    html! {
        h2 { "和对照方案不同的 " (changed.len()) " 家" }
        @if !changed.is_empty() {
            div .sheet { table {
                thead { tr { th { "企业" } th .num { "对照" } th .num { "现在" } th .num { "增减" } } }
                tbody { @for it in changed.iter().take(MOST_LINES) {
                    tr { th scope="row" { (unit(&units[*it])) } td .num { (wan(old.paid[*it])) } td .num { (wan(now.paid[*it])) } td .num { (wan(now.paid[*it] - old.paid[*it])) } }
                } }
            } }
        }
    }
}

fn unit(it: &Known) -> Markup {
    html! { a href={ "/unit/" (it.id) } { (it.name) } }
}

fn receivers(now: &Simulated, units: &[Known]) -> Markup {
    let mut who: Vec<usize> = (0..units.len()).filter(|it| exact::whole(0) < now.paid[*it]).collect();
    who.sort_by_key(|it| std::cmp::Reverse(now.paid[*it]));
    html! {
        @if !who.is_empty() {
            h2 { "应得的企业" }
            div .sheet { table {
                thead { tr { th { "企业" } th .num { "应得" } th .num { "预算内付" } } }
                tbody {
                    @for it in who.iter().take(MOST_LINES) {
                        @let due = now.dues[*it].amount.map_or(exact::whole(0), |it| it.0);
                        tr { th scope="row" { (unit(&units[*it])) } td .num { (wan(due)) } td .num { (wan(now.paid[*it])) } }
                    }
                    tr .amount-total { th { "合计" } td {} td .num { (wan(now.total())) } }
                }
            } }
            @if MOST_LINES < who.len() { p .hint { "只列前 " (MOST_LINES) " 家，合计是全部的。" } }
        }
    }
}

fn others(now: &Simulated, units: &[Known]) -> Markup {
    let near = |(at, due): (usize, &Due)| Some((at, &now.set.text.clauses[due.one_step?].title));
    let near: Vec<_> = now.dues.iter().enumerate().filter_map(near).collect();
    let missing: Vec<usize> =
        (0..units.len()).filter(|it| now.dues[*it].outcome == Outcome::Missing).collect();
    html! {
        @if !near.is_empty() {
            details { summary { "只差一步的 " (near.len()) " 家" }
                ul { @for (at, title) in near.iter().take(MOST_LINES) { li { (unit(&units[*at])) "：差在“" (title) "”" } } }
            }
        }
        @if !missing.is_empty() {
            details { summary { "缺资料的 " (missing.len()) " 家" }
                ul { @for at in missing.iter().take(MOST_LINES) { li { (unit(&units[*at])) } } }
            }
        }
    }
}

/// One enterprise clause by clause, chosen by its name.
fn opened(now: &Simulated, pairs: &Pairs, units: &[Known], on: Date) -> Markup {
    let name = said(pairs, "unit").unwrap_or("");
    let found = units.iter().find(|it| !name.is_empty() && it.name.contains(name));
    html! {
        form .rules-bar method="get" action="/simulate" {
            @for (key, value) in pairs.iter().filter(|it| it.0 != "unit") { input type="hidden" name=(key) value=(value); }
            label { span { "看某家企业怎样算来 " } input name="unit" value=(name) size="20" placeholder="企业名称"; }
            button { "查看" }
        }
        @if let Some(it) = found {
            h2 { (it.name) }
            (result::whole(&Answer::of(&now.set, &it.facts(&now.set), on)))
        } @else if !name.is_empty() { p .notice.warn { "没有叫“" (name) "”的企业" } }
    }
}

/// Takes the draft as it is to be compared with.
fn keep(pairs: &Pairs, on: Date) -> Markup {
    let own = draft::fields(pairs, "");
    html! {
        form method="get" action="/simulate" {
            input type="hidden" name="on" value=(on);
            @for (name, value) in own.iter().filter(|it| it.0 != "unit") {
                input type="hidden" name=(name) value=(value);
                input type="hidden" name={ "old." (name) } value=(value);
            }
            button { "把现在的方案设为对照，再改" }
        }
    }
}
