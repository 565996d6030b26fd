//! A chart as a picture everybody can read: SVG with a title, a description, a
//! link on every bar, and the table behind it.
//!
//! No script, no style attribute, no floating point: lengths are whole numbers
//! in a box 720 wide. Series differ by pattern as well as by colour. The picture
//! carries its own paint, so that it can stand in a paper as it does on a page.

mod columns;
mod ink;
mod rows;
mod table;
#[cfg(test)]
mod tests;

use maud::{Markup, html};

/// Several figures side by side.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Stable name in English: the anchor of the chart on its page.
    pub key: String,
    pub title: String,
    /// What is shown, in a sentence, for those who cannot see it.
    pub description: String,
    pub unit: String,
    pub layout: Layout,
    pub categories: Vec<String>,
    pub series: Vec<Series>,
}

/// Which way the bars grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// To the right, for names of any length.
    Rows,
    /// Upwards, for months and years.
    Columns,
}

/// Bars of one colour and pattern, one for each category.
#[derive(Clone, Debug)]
pub struct Series {
    pub label: String,
    pub bars: Vec<Option<Bar>>,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Its length beside the others.
    pub size: i64,
    /// As it is printed.
    pub text: String,
    /// Where its records are listed.
    pub link: String,
    /// Whether records in doubt could change it.
    pub unsure: bool,
}

/// The width of the box; its height follows from what is in it.
const WIDTH: i64 = 720;
const LETTER: i64 = 12;

impl Chart {
    /// The picture, with its heading and the table behind it.
    pub fn figure(&self) -> Markup {
        html! {
            figure .chart id=(self.key) {
                figcaption { h2 { (self.title) } p .hint { (self.description) } }
                @if self.is_empty() { p { "还没有可画的数。" } } @else { (self.svg()) }
                @if self.bars().next().is_some() { (self.table()) }
            }
        }
    }

    /// The picture alone: well-formed as XML too, for a paper.
    pub fn svg(&self) -> Markup {
        let (height, inside) = match self.layout {
            Layout::Rows => rows::draw(self),
            Layout::Columns => columns::draw(self),
        };
        let (title, described) = (format!("{}-title", self.key), format!("{}-words", self.key));
        html! {
            svg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {WIDTH} {height}")) role="group"
                aria-labelledby=(title) aria-describedby=(described) font-size=(LETTER) fill=(ink::TEXT) {
                title id=(title) { (self.title) }
                desc id=(described) { (self.description) }
                (ink::patterns(&self.key, self.series.len()))
                (inside)
            }
        }
    }

    /// Whether no bar has any length.
    pub fn is_empty(&self) -> bool {
        self.bars().all(|it| it.size <= 0)
    }

    /// The longest bar.
    fn largest(&self) -> i64 {
        self.bars().map(|it| it.size).max().unwrap_or(0).max(1)
    }

    fn bars(&self) -> impl Iterator<Item = &Bar> {
        self.series.iter().flat_map(|it| it.bars.iter().flatten())
    }

    /// A bar in words, for whoever cannot see where it stands.
    fn words(&self, series: &Series, category: &str, bar: &Bar) -> String {
        let doubt = if bar.unsure { "，有存疑" } else { "" };
        let label = if self.series.len() == 1 { "" } else { series.label.as_str() };
        format!("{category}{label} {}{}{doubt}，看记录", bar.text, self.unit)
    }
}

/// Whether a bar is drawn: where several stand together, an empty one is left to the table.
fn drawn(chart: &Chart, bar: &Bar) -> bool {
    0 < bar.size || chart.series.len() == 1
}

/// What stands at the end of a bar.
fn told(bar: &Bar) -> String {
    if bar.unsure { format!("{}？", bar.text) } else { bar.text.clone() }
}

/// How long a bar is that has `most` to grow.
fn length(size: i64, largest: i64, most: i64) -> i64 {
    let size = size.clamp(0, largest);
    let long = i128::from(size) * i128::from(most) / i128::from(largest);
    // Whatever is more than nothing can be seen.
    i64::try_from(long).unwrap_or(most).max(i64::from(0 < size) * 2)
}

/// The room a text takes: a Chinese sign is a square, a digit not much more than half.
fn room(text: &str) -> i64 {
    text.chars().map(|it| if it.is_ascii() { 7 } else { LETTER }).sum()
}

/// As much of a text as there is room for.
fn fitted(text: &str, most: i64) -> String {
    if room(text) <= most {
        return text.to_owned();
    }
    let mut res = String::new();
    for it in text.chars() {
        if most - LETTER < room(&res) + room(it.encode_utf8(&mut [0; 4])) {
            break;
        }
        res.push(it);
    }
    res + "…"
}
