//! A chart as SVG that a screen reader can read and a printer can print: bars
//! lying down, each with its name before and its number behind it.

use maud::{Markup, html};

use super::plain;
use crate::{Bar, lengths};

const ROW: usize = 30;
const BAR: usize = 18;
const NAMES: usize = 150;
const LONGEST: u64 = 330;
const WIDTH: usize = 560;

/// The bars of a chart. The table behind it says the same with links.
pub fn svg(title: &str, unit: &str, bars: &[Bar]) -> Markup {
    let height = bars.len() * ROW + 4;
    let told: Vec<String> =
        bars.iter().map(|it| format!("{} {}{unit}", it.label, plain(&it.value))).collect();
    html! {
        svg role="img" viewBox={ "0 0 " (WIDTH) " " (height) } aria-label=(title) {
            title { (title) }
            desc { (told.join("；")) }
            @for (at, (bar, length)) in bars.iter().zip(lengths(bars, LONGEST)).enumerate() {
                @let top = at * ROW + 6;
                text .name x=(NAMES - 8) y=(top + BAR - 4) text-anchor="end" { (bar.label) }
                rect .bar x=(NAMES) y=(top) width=(length.max(1)) height=(BAR) {}
                text .number x={ (u64::try_from(NAMES).unwrap_or(0) + length + 8) } y=(top + BAR - 4) { (plain(&bar.value)) }
            }
        }
    }
}
