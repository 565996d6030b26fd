//! What a change of a clause does to whom, before it is saved.

use std::collections::BTreeMap;

use maud::{Markup, html};
use rules::{Exact, exact};

use super::found::{MOST_LINES, wan_words};
use crate::rules::grants::{Found, Given};

/// What one case got and gets.
type Both<'a> = (&'a Found, Exact, Exact);

/// Who gains, who loses, by how much.
pub(super) fn table(now: &Given, old: &Given) -> Markup {
    let zero = exact::whole(0);
    let mut all: BTreeMap<String, Both<'_>> = BTreeMap::new();
    for it in &old.found {
        all.insert(key(it), (it, it.paid, zero));
    }
    for it in &now.found {
        all.entry(key(it)).and_modify(|both| both.2 = it.paid).or_insert((it, zero, it.paid));
    }
    let mut changed: Vec<Both<'_>> = all.into_values().filter(|it| it.1 != it.2).collect();
    changed.sort_by_key(|it| (it.2 - it.1, it.0.case.unit_name.clone()));
    let more = changed.iter().filter(|it| it.1 < it.2);
    let less = changed.iter().filter(|it| it.2 < it.1);
    let sum = |some: &[Exact]| some.iter().fold(zero, |sum, it| sum + *it);
    let (gained, lost): (Vec<Exact>, Vec<Exact>) =
        (more.map(|it| it.2 - it.1).collect(), less.map(|it| it.1 - it.2).collect());
    html! {
        h2 { "和对照方案不同的 " (changed.len()) " 家（件）" }
        @if !changed.is_empty() {
            p { "增加 " (gained.len()) " 笔，共 " b { (wan_words(sum(&gained))) } "；减少 " (lost.len()) " 笔，共 " b { (wan_words(sum(&lost))) } "。" }
            div .sheet tabindex="0" role="region" aria-label="对照" { table {
                thead { tr { th scope="col" { "企业" } th scope="col" { "为什么事" } th scope="col" .num { "对照" } th scope="col" .num { "现在" } th scope="col" .num { "增减" } } }
                tbody { @for (it, before, after) in changed.iter().take(MOST_LINES) {
                    tr {
                        th scope="row" { (super::found::unit(it)) }
                        td { (super::found::about(it)) }
                        td .num { (wan_words(*before)) } td .num { (wan_words(*after)) } td .num { (wan_words(*after - *before)) }
                    }
                } }
            } }
        }
    }
}

fn key(it: &Found) -> String {
    format!("{}.{}", it.case.unit, it.case.key())
}
