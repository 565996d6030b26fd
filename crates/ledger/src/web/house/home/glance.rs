//! The key figures of this half-year, beside those of the same half a year before.

use maud::{Markup, html};

use crate::{
    cell::Half,
    figure::{Question, Surveyed},
    store::Error,
    web::{App, Ctx},
};

/// Figures shown where the house names none.
const FIRST: usize = 6;

/// The figures of a half-year, each with the same of the year before.
pub(super) struct Glance {
    half: Half,
    figures: Vec<(Surveyed, Option<Surveyed>)>,
}

/// Takes them all at once.
pub(super) async fn taken(app: &App, ctx: &Ctx) -> Result<Option<Glance>, Error> {
    let Some(half) = app.house.this_half() else { return Ok(None) };
    let now = chosen(app, half);
    let many = now.len();
    let before = Half::new(half.year() - 1, if half.is_first() { 1 } else { 2 });
    let mut asked = now;
    asked.extend(before.map(|it| chosen(app, it)).unwrap_or_default());
    let mut now = Surveyed::ask(&app.db, &ctx.viewer, asked).await?;
    let mut before: Vec<Surveyed> = now.split_off(many);
    let mut same = |it: &Surveyed| {
        let at = before.iter().position(|then| then.definition().key == it.definition().key)?;
        Some(before.swap_remove(at)).filter(|it| 0 < it.rows() && it.is_known())
    };
    let figures = now
        .into_iter()
        .map(|it| {
            let then = same(&it);
            (it, then)
        })
        .collect();
    Ok(Some(Glance { half, figures }))
}

fn chosen(app: &App, half: Half) -> Vec<Question> {
    let all = (app.house.figures)(half);
    let headline = app.house.headline;
    let is_named = |it: &&Question| headline.contains(&it.definition.key.as_str());
    if all.iter().any(|it| is_named(&it)) {
        let place = |it: &Question| headline.iter().position(|key| *key == it.definition.key);
        let mut named: Vec<Question> = all.into_iter().filter(|it| is_named(&it)).collect();
        named.sort_by_key(place);
        return named;
    }
    all.into_iter().take(FIRST).collect()
}

pub(super) fn row(glance: &Option<Glance>) -> Markup {
    let Some(Glance { half, figures }) = glance else { return html! {} };
    html! {
        @if !figures.is_empty() {
            section .headline aria-labelledby="glance" {
                h2 #glance { (half.words()) "主要指标" }
                ul { @for (now, before) in figures { (card(now, before.as_ref())) } }
                p .hint { a href="/figures" { "全部指标和口径" } }
            }
        }
    }
}

fn card(now: &Surveyed, before: Option<&Surveyed>) -> Markup {
    let about = now.definition();
    // No sure record and some in doubt: that is not a 0 anybody should read.
    let open = now.rows() == 0 && 0 < now.unsure();
    html! {
        li title=(about.meaning) {
            a href=(now.link()) {
                @if now.is_known() && !open { span .amount { (now.text()) small { (about.unit) } } }
                @else { span .amount .none { @if 0 < now.unsure() { "待定" } @else { "没有数" } } }
                span .label { (about.label) }
            }
            @if let Some(before) = before {
                span .before {
                    "上年同期 " a href=(before.link()) { (before.text()) }
                    @if let Some(it) = now.growth(before) { "，" (growth(&it)) }
                }
            }
            @if 0 < now.unsure() { span .doubt { (now.unsure()) " 处待定" } }
        }
    }
}

/// The way it went in a word, not in a colour.
fn growth(percent: &str) -> String {
    match percent.strip_prefix('-') {
        Some(less) => format!("减 {less}%"),
        None if percent == "0" => "持平".to_owned(),
        None => format!("增 {percent}%"),
    }
}
