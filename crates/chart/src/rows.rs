//! Bars to the right, one under the other.

use maud::{Markup, html};

use crate::{Chart, LETTER, WIDTH, drawn, fitted, ink, length, room, told};

const BAR: i64 = 18;
const GAP: i64 = 10;
const WIDEST_LABEL: i64 = 220;

/// The height of the picture, and what is in it.
pub(crate) fn draw(chart: &Chart) -> (i64, Markup) {
    let labels: Vec<String> = chart.series.iter().map(|it| it.label.clone()).collect();
    let many = i64::try_from(labels.len()).unwrap_or(1).max(1);
    let top = if 1 < many { 24 } else { 4 };
    let wide = chart.categories.iter().map(|it| room(it)).max().unwrap_or(0).min(WIDEST_LABEL) + 8;
    let said = chart.bars().map(|it| room(&told(it))).max().unwrap_or(0) + LETTER;
    let most = (WIDTH - wide - said).max(60);
    let group = many * BAR + GAP;
    let places = (0..).map(|at| top + at * group);
    let height = top + group * i64::try_from(chart.categories.len()).unwrap_or(0);
    let inside = html! {
        (ink::legend(&chart.key, &labels, 2))
        path d=(format!("M{wide} {top}V{height}")) stroke=(ink::LINE) {}
        @for ((at, category), y) in chart.categories.iter().enumerate().zip(places) {
            text x=(wide - 8) y=(y + many * BAR / 2 + 4) text-anchor="end" aria-hidden="true" { (fitted(category, wide - 8)) }
            @for (series, y) in (0..chart.series.len()).zip((0..).map(|it| y + it * BAR)) {
                (bar(chart, series, at, (wide, y), most))
            }
        }
    };
    (height, inside)
}

fn bar(chart: &Chart, series: usize, at: usize, (left, y): (i64, i64), most: i64) -> Markup {
    let Some(Some(it)) = chart.series[series].bars.get(at) else { return html! {} };
    if !drawn(chart, it) {
        return html! {};
    }
    let long = length(it.size, chart.largest(), most);
    html! {
        a href=(it.link) aria-label=(chart.words(&chart.series[series], &chart.categories[at], it)) {
            rect x=(left) y=(y + 1) width=(long) height=(BAR - 3) fill=(ink::fill(&chart.key, series)) stroke=(ink::stroke(series)) {}
            text x=(left + long + 5) y=(y + BAR - 5) { (told(it)) }
        }
    }
}
