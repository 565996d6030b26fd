//! 统计图: which figures stand side by side. Every bar is a question like any
//! other figure's; nothing is drawn that has no rows behind it.

mod money;
mod months;
mod projects;
#[cfg(test)]
mod tests;

use chart::{Bar, Chart, Layout, Series};
use ledger::{figure::Surveyed, prelude::*};

use crate::figures::Span;

/// A chart before its figures are taken: one question for each series and category.
pub struct Sketch {
    pub key: &'static str,
    pub title: String,
    pub description: String,
    pub layout: Layout,
    pub categories: Vec<String>,
    pub series: Vec<(String, Vec<Question>)>,
    /// Leaves out categories in which nothing was counted.
    pub only_some: bool,
}

/// Years a chart of years looks back on, this one among them.
const YEARS: i16 = 6;

/// Every chart of a year, and of the years before it.
pub fn of_year(year: i16) -> Vec<Sketch> {
    let mut res = vec![projects::by_year(year), projects::by_stage(), projects::accepted(year)];
    res.extend([money::approved(year), money::paid(year)]);
    res.extend([
        months::patents(year),
        months::granted(year),
        months::output(year),
        months::told_output(year),
    ]);
    res
}

/// Draws them all: a fixed number of statements for all charts of the page.
pub async fn draw(db: &Db, viewer: &Viewer, sketches: Vec<Sketch>) -> Result<Vec<Chart>, Error> {
    let mut asked = Vec::new();
    let mut plans = Vec::new();
    for mut it in sketches {
        let questions: Vec<Vec<Question>> =
            it.series.iter_mut().map(|it| std::mem::take(&mut it.1)).collect();
        plans.push((it, questions.iter().map(Vec::len).collect::<Vec<_>>()));
        asked.extend(questions.into_iter().flatten());
    }
    let mut taken = Surveyed::ask(db, viewer, asked).await?.into_iter();
    let mut res = Vec::new();
    for (sketch, sizes) in plans {
        let taken = sizes.iter().map(|it| taken.by_ref().take(*it).collect()).collect();
        res.push(drawn(sketch, taken));
    }
    Ok(res)
}

fn drawn(sketch: Sketch, taken: Vec<Vec<Surveyed>>) -> Chart {
    let Sketch { key, title, description, layout, mut categories, series, only_some } = sketch;
    let unit = taken.iter().flatten().next().map_or("", |it| it.definition().unit).to_owned();
    let doubtful = taken.iter().flatten().filter(|it| 0 < it.unsure()).count();
    let bar = |it: Surveyed| {
        let unsure = 0 < it.unsure();
        let text = if it.is_known() { it.text() } else { "待定".to_owned() };
        let shown = it.is_known() || unsure;
        shown.then(|| Bar { size: it.size(), text, link: it.link().to_owned(), unsure })
    };
    let mut bars: Vec<Vec<Option<Bar>>> =
        taken.into_iter().map(|it| it.into_iter().map(&bar).collect()).collect();
    if only_some {
        let says = |at: usize| bars.iter().any(|it| matches!(it.get(at), Some(Some(it)) if 0 < it.size));
        let kept: Vec<bool> = (0..categories.len()).map(says).collect();
        keep(&mut categories, &kept);
        bars.iter_mut().for_each(|it| keep(it, &kept));
    }
    let series = series.into_iter().zip(bars).map(|((label, _), bars)| Series { label, bars }).collect();
    let doubts = if 0 < doubtful {
        format!("；其中 {doubtful} 个数有存疑，认定以后会变")
    } else {
        String::new()
    };
    let description = description + &doubts;
    Chart { key: key.to_owned(), title, description, unit, layout, categories, series }
}

fn keep<T>(all: &mut Vec<T>, kept: &[bool]) {
    let mut at = 0;
    all.retain(|_| {
        at += 1;
        kept.get(at - 1).copied().unwrap_or(true)
    });
}

/// A stretch as figures take it.
fn span(period: Period) -> Option<Span> {
    let (first, last) = (period.first(), period.last());
    let half = Half::holding(last)?;
    Some(Span { half, first, last })
}

/// The years up to this one, the earliest first.
fn years(year: i16) -> Vec<Span> {
    (year - YEARS + 1..=year).filter_map(|it| span(Period::Year(it))).collect()
}

fn year_names(year: i16) -> Vec<String> {
    years(year).iter().map(|it| format!("{}年", it.year())).collect()
}

/// The months of a year, January first.
fn month_spans(year: i16) -> Vec<Span> {
    (1..=12).filter_map(|it| span(Period::Month(Month::new(year, it)?))).collect()
}

fn month_names() -> Vec<String> {
    (1..=12).map(|it| format!("{it}月")).collect()
}
