//! Bars upwards, month beside month.

use maud::{Markup, html};

use crate::{Chart, LETTER, WIDTH, drawn, fitted, ink, length, room, told};

/// The tallest bar.
const TALL: i64 = 150;
const WIDEST_BAR: i64 = 46;

/// The height of the picture, and what is in it.
pub(crate) fn draw(chart: &Chart) -> (i64, Markup) {
    let labels: Vec<String> = chart.series.iter().map(|it| it.label.clone()).collect();
    let many = i64::try_from(labels.len()).unwrap_or(1).max(1);
    let count = i64::try_from(chart.categories.len()).unwrap_or(1).max(1);
    let top = if 1 < many { 42 } else { 20 };
    let slot = WIDTH / count;
    let wide = ((slot - 8) / many).clamp(3, WIDEST_BAR);
    let base = top + TALL;
    let inside = html! {
        (ink::legend(&chart.key, &labels, 2))
        path d=(format!("M0 {base}H{WIDTH}")) stroke=(ink::LINE) {}
        @for ((at, category), left) in chart.categories.iter().enumerate().zip((0..).map(|it| it * slot)) {
            @let middle = left + slot / 2;
            text x=(middle) y=(base + 16) text-anchor="middle" aria-hidden="true" { (fitted(category, slot - 2)) }
            @for (series, x) in (0..chart.series.len()).zip((0..).map(|it| middle - many * wide / 2 + it * wide)) {
                (bar(chart, series, at, (x, base), wide))
            }
        }
    };
    (base + 16 + LETTER / 2, inside)
}

fn bar(chart: &Chart, series: usize, at: usize, (x, base): (i64, i64), wide: i64) -> Markup {
    let Some(Some(it)) = chart.series[series].bars.get(at) else { return html! {} };
    if !drawn(chart, it) {
        return html! {};
    }
    let tall = length(it.size, chart.largest(), TALL);
    let said = told(it);
    // A number wider than its bar would run into the next; the table has it.
    let fits = chart.series.len() == 1 || room(&said) <= wide + 2;
    html! {
        a href=(it.link) aria-label=(chart.words(&chart.series[series], &chart.categories[at], it)) {
            rect x=(x + 1) y=(base - tall) width=(wide - 2) height=(tall) fill=(ink::fill(&chart.key, series)) stroke=(ink::stroke(series)) {}
            @if fits { text x=(x + wide / 2) y=(base - tall - 4) text-anchor="middle" { (said) } }
        }
    }
}
