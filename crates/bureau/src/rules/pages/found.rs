//! What a clause gives, in tables: who gets it, who is one step away, who lacks what.

use maud::{Markup, html};
use rules::{Answer, Exact, Outcome, exact};

use crate::rules::grants::{Found, Given};

/// Lines a table shows at the most; the sums are over all.
pub(super) const MOST_LINES: usize = 200;
/// Cases whose reasons are worked out in sentences.
const MOST_REASONS: usize = 50;

pub(super) fn wan_words(it: Exact) -> String {
    format!("{} 万元", exact::show(it))
}

pub(super) fn unit(it: &Found) -> Markup {
    html! { a href={ "/unit/" (it.case.unit) } { (it.case.unit_name) } }
}

/// The patent or loan a case is about; a dash for the enterprise itself.
pub(super) fn about(it: &Found) -> Markup {
    html! {
        @match &it.case.about {
            Some(about) => a href={ "/" (about.slug) "/" (about.id) } { (about.name) },
            None => "企业本身",
        }
        @if let Some(day) = it.case.day { br; small { (day) } }
    }
}

/// What is due: an amount, a stretch that hangs on a doubt, nothing.
pub(super) fn due(it: &Found) -> Markup {
    html! {
        @match it.due.amount {
            _ if it.barred.is_some() => "0",
            Some((low, high)) if low == high => (wan_words(low)),
            Some((low, high)) => span .doubt title="条款或资料存疑，各种读法算出的最少和最多" { (exact::show(low)) "～" (wan_words(high)) },
            None => "未知",
        }
    }
}

pub(super) fn verdict(now: &Given, old: Option<&Given>) -> Markup {
    let missing = now.found.iter().filter(|it| is_missing(it)).count();
    let open = now.found.iter().filter(|it| is_open(it)).count();
    html! {
        section {
            h2 { (now.scheme.title) }
            p .verdict { "共 " b { (now.receivers()) } " 家，合计 " b { (wan_words(now.total())) } "。" }
            @if 0 < open { p { span .outcome.judge { "待定" } " 另有 " (open) " 笔因条款的数存疑而定不下来，没有计入；先把条款认定。" } }
            @if 0 < missing { p { span .outcome.missing { "资料缺失" } " 另有 " (missing) " 笔缺资料，没有计入；补齐以后金额可能增加。" } }
            @if let Some(old) = old {
                p { "对照方案：" (old.receivers()) " 家，" (wan_words(old.total())) "；相差 " b { (wan_words(now.total() - old.total())) } "。" }
            }
        }
    }
}

/// Something that decides it is not in the books.
pub(super) fn is_missing(it: &Found) -> bool {
    it.barred.is_none() && it.due.outcome == Outcome::Missing
}

/// The conditions are met and the amount is still between two.
pub(super) fn is_open(it: &Found) -> bool {
    it.barred.is_none() && it.due.outcome != Outcome::Missing && it.due.amount.is_some_and(|it| it.0 != it.1)
}

pub(super) fn receivers(now: &Given) -> Markup {
    let mut who: Vec<&Found> =
        now.found.iter().filter(|it| exact::whole(0) < it.paid || is_open(it)).collect();
    who.sort_by_key(|it| std::cmp::Reverse(it.paid));
    html! {
        @if !who.is_empty() {
            h2 { "应得的企业" }
            div .sheet tabindex="0" role="region" aria-label="应得的企业" { table {
                thead { tr { th scope="col" { "企业" } th scope="col" { "为什么事" } th scope="col" .num { "应得" } th scope="col" .num { "预算内付" } } }
                tbody {
                    @for it in who.iter().take(MOST_LINES) {
                        tr { th scope="row" { (unit(it)) } td { (about(it)) } td .num { (due(it)) } td .num { @if is_open(it) { "待定" } @else { (wan_words(it.paid)) } } }
                    }
                    tr .amount-total { th scope="row" { "合计" } td {} td {} td .num { (wan_words(now.total())) } }
                }
            } }
            @if MOST_LINES < who.len() { p .hint { "只列前 " (MOST_LINES) " 笔，合计是全部的。" } }
        }
    }
}

/// By the month of the deciding day.
pub(super) fn months(now: &Given) -> Markup {
    let of = |month: i8| {
        let some = now.found.iter().filter(|it| it.case.day.is_some_and(|it| it.month() == month));
        some.fold((0_usize, exact::whole(0)), |sum, it| {
            (sum.0 + usize::from(exact::whole(0) < it.paid), sum.1 + it.paid)
        })
    };
    let all: Vec<(i8, (usize, Exact))> = (1..=12).map(|it| (it, of(it))).filter(|it| 0 < it.1.0).collect();
    html! {
        @if !all.is_empty() {
            p .meta { "按" (now.scheme.terms.of.day_words()) "的月份："
                @for (at, (month, (count, sum))) in all.iter().enumerate() { @if 0 < at { "；" } (month) "月 " (count) " 笔 " (wan_words(*sum)) }
            }
        }
    }
}

pub(super) fn others(now: &Given) -> Markup {
    let near: Vec<&Found> =
        now.found.iter().filter(|it| it.due.one_step.is_some() && it.barred.is_none()).collect();
    let missing: Vec<&Found> = now.found.iter().filter(|it| is_missing(it)).collect();
    let barred: Vec<&Found> = now.found.iter().filter(|it| it.barred.is_some()).collect();
    html! {
        @if !near.is_empty() {
            details open[near.len() <= 10] { summary { "只差一步的 " (near.len()) " 家（件）" }
                ul { @for it in near.iter().take(MOST_REASONS) { li { (unit(it)) " " (about(it)) "：" (short_of(now, it)) } } }
                (rest(near.len()))
            }
        }
        @if !missing.is_empty() {
            details open[missing.len() <= 10] { summary { "缺资料的 " (missing.len()) " 家（件）" }
                ul { @for it in missing.iter().take(MOST_REASONS) { li { (unit(it)) " " (about(it)) "：缺" (lacking(now, it)) } } }
                (rest(missing.len()))
            }
        }
        @if !barred.is_empty() {
            details open[barred.len() <= 10] { summary { "不能给的 " (barred.len()) " 家（件）" }
                ul { @for it in barred.iter().take(MOST_REASONS) { li { (unit(it)) " " (about(it)) "：" (it.barred.as_deref().unwrap_or("")) } } }
                (rest(barred.len()))
            }
        }
    }
}

fn rest(all: usize) -> Markup {
    html! { @if MOST_REASONS < all { p .hint { "只列前 " (MOST_REASONS) " 家（件）。" } } }
}

fn answer(now: &Given, it: &Found) -> Answer {
    Answer::of(&now.set, &it.case.facts(&now.set, it.had), now.on)
}

/// The one condition that is not met, and how far it is from it.
fn short_of(now: &Given, it: &Found) -> String {
    let answer = answer(now, it);
    let judged = it.due.one_step.and_then(|at| answer.clauses.get(at));
    judged.map_or_else(String::new, |it| {
        let gaps = if it.gaps.is_empty() { it.explanation.clone() } else { it.gaps.join("；") };
        format!("差在“{}”（{gaps}）", it.title)
    })
}

/// Everything that is missing, each once.
pub(super) fn lacking(now: &Given, it: &Found) -> String {
    let answer = answer(now, it);
    let mut all: Vec<String> = answer.clauses.iter().flat_map(|it| it.missing.clone()).collect();
    all.sort();
    all.dedup();
    all.join("、")
}
