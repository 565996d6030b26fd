//! 先看影响: what a change would change elsewhere, shown before it is saved. Nothing is.

use maud::{Markup, html};

use crate::{
    outlook::Shift,
    store::{Change, Error},
    web::{App, Ctx, ahead::Ahead},
};

/// Lines of one kind that are shown; the rest is counted.
const SHOWN: usize = 30;

/// The name of the button that asks, beside the one that saves.
pub(in crate::web) const SUPPOSE: &str = "suppose";

/// The button, for whoever is about to change something.
pub(in crate::web) fn button() -> Markup {
    html! { button name=(SUPPOSE) value="1" formnovalidate { "先看影响" } }
}

/// What would be otherwise, as a section of the page.
pub(in crate::web) async fn foreseen(app: &App, ctx: &Ctx, change: Change) -> Result<Markup, Error> {
    Ok(panel(&Ahead::look(app, &ctx.viewer, change).await?))
}

fn panel(ahead: &Ahead) -> Markup {
    let mut groups: Vec<(&str, Vec<&Shift>)> = Vec::new();
    for it in &ahead.shifts {
        match groups.iter_mut().find(|group| group.0 == it.group) {
            Some(group) => group.1.push(it),
            None => groups.push((&it.group, vec![it])),
        }
    }
    html! {
        section .card .foreseen data-supposed role="status" tabindex="-1" {
            h2 { "先看影响：还没有保存" }
            p .hint {
                "假定这样办，比较了 " (ahead.compared) " 处："
                @for (at, it) in ahead.halves.iter().enumerate() { @if 0 < at { "、" } (it.words()) }
                "的指标，这条记录和引用它的记录的期限，今年和记录提到的年度的资助，高企测算，目标，没有结账的考评。"
                @if !ahead.fields.is_empty() { "这条记录改动的栏：" (ahead.fields.join("、")) "。" }
            }
            @if groups.is_empty() { p { b { "比较过的这些处都不变。" } } }
            @for (group, all) in &groups { (table(group, all)) }
        }
    }
}

fn table(group: &str, all: &[&Shift]) -> Markup {
    let words = |it: &Option<String>| {
        html! {
            @match it { Some(it) => (it), None => span .absent { "没有" } }
        }
    };
    html! {
        h3 { (group) "：" (all.len()) " 处会变" }
        div .sheet tabindex="0" role="region" aria-label=(group) { table {
            thead { tr { th scope="col" { "什么" } th scope="col" { "现在" } th scope="col" { "以后" } } }
            tbody { @for it in all.iter().take(SHOWN) { tr {
                th scope="row" { @if it.link.is_empty() { (it.thing) } @else { a href=(it.link) target="_blank" { (it.thing) } } }
                td { (words(&it.before)) } td { b { (words(&it.after)) } }
            } } }
        } }
        @if SHOWN < all.len() { p .hint { "只列前 " (SHOWN) " 处。" } }
    }
}
