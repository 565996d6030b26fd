//! Colours and patterns. Every pair of neighbours differs in both; each colour
//! stands out from white by 4.5 to 1 or better.

use maud::{Markup, html};

pub(crate) const TEXT: &str = "#1b1f24";
pub(crate) const LINE: &str = "#77838f";

const COLOURS: [&str; 6] = ["#1d4e89", "#a84300", "#1b5e34", "#6b3fa0", "#5a6570", "#8a1538"];

fn colour(series: usize) -> &'static str {
    COLOURS[series % COLOURS.len()]
}

/// What a bar of the series is filled with.
pub(crate) fn fill(key: &str, series: usize) -> String {
    if series == 0 { colour(0).to_owned() } else { format!("url(#{key}-ink{series})") }
}

pub(crate) fn stroke(series: usize) -> &'static str {
    colour(series)
}

/// The patterns of all series but the first, which is plain.
pub(crate) fn patterns(key: &str, series: usize) -> Markup {
    html! {
        @if 1 < series {
            defs { @for at in 1..series { (pattern(key, at)) } }
        }
    }
}

fn pattern(key: &str, at: usize) -> Markup {
    let lines = match at % 5 {
        1 => "M-2 2L2 -2M0 8L8 0M6 10L10 6",
        2 => "M0 2H8M0 6H8",
        3 => "M2 0V8M6 0V8",
        4 => "M-2 6L2 10M0 0L8 8M6 -2L10 2",
        _ => "M0 4H8M4 0V8",
    };
    html! {
        pattern id=(format!("{key}-ink{at}")) width="8" height="8" patternUnits="userSpaceOnUse" {
            rect width="8" height="8" fill="#fff" {}
            path d=(lines) stroke=(colour(at)) stroke-width="2.5" fill="none" {}
        }
    }
}

/// Which pattern is which, where there are several.
pub(crate) fn legend(key: &str, labels: &[String], top: i64) -> Markup {
    let mut left = 0;
    let places: Vec<(usize, &String, i64)> = labels
        .iter()
        .enumerate()
        .map(|(at, label)| {
            let here = left;
            left += crate::room(label) + 40;
            (at, label, here)
        })
        .collect();
    html! {
        @if 1 < labels.len() {
            g aria-hidden="true" {
                @for (at, label, x) in places {
                    rect x=(x) y=(top) width="18" height="12" fill=(fill(key, at)) stroke=(stroke(at)) {}
                    text x=(x + 23) y=(top + 10) { (label) }
                }
            }
        }
    }
}
