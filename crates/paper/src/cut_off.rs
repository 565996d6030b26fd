//! A figure that counts up to another day than its paper says so where it stands:
//! 申请专利32件（截至4月底）.
//!
//! Said once: figures of the same day that follow in the paragraph need no second
//! mark, and a figure that goes back to the paper's day says that.

use crate::{Block, Figure, Inline, Paper};

/// The first and the last day a paper speaks of, as `2016-01-01`.
#[derive(Clone, Copy, Debug)]
pub struct Stretch<'a> {
    pub first: &'a str,
    pub last: &'a str,
}

impl Paper {
    /// The same paper with every different cut-off said.
    #[must_use]
    pub fn with_cut_offs(mut self, stretch: Stretch<'_>) -> Paper {
        for block in &mut self.blocks {
            match block {
                Block::Heading { text, .. } | Block::Paragraph { text } => say(text, stretch),
                Block::Table { rows, .. } => {
                    rows.iter_mut().flatten().for_each(|cell| say(cell, stretch));
                }
                Block::Slot { .. } | Block::Chart { .. } => {}
            }
        }
        self
    }
}

fn say(text: &mut Vec<Inline>, stretch: Stretch<'_>) {
    let mut said = stretch.last.to_owned();
    let mut read = String::new();
    let mut res = Vec::with_capacity(text.len());
    let mut inlines = std::mem::take(text).into_iter().peekable();
    while let Some(it) = inlines.next() {
        read += it.plain();
        let mark = marked_day(&it, stretch).filter(|day| **day != said).and_then(|day| {
            let words = words(day, stretch.last)?;
            said.clone_from(day);
            (!read.contains(&words)).then(|| (format!("（{words}）"), unit(&it)))
        });
        res.push(it);
        let Some((mark, unit)) = mark else { continue };
        // The mark stands after the unit: 32件（截至4月底）.
        if let Some(Inline::Text { text }) = inlines.peek_mut()
            && let Some(rest) = text.strip_prefix(&unit)
        {
            *text = format!("{unit}{mark}{rest}");
        } else {
            res.push(Inline::text(mark));
        }
    }
    *text = res;
}

/// The day of a figure that speaks of the paper's own stretch of time. One of the
/// year before is another figure, and its sentence says so.
fn marked_day<'a>(it: &'a Inline, stretch: Stretch<'_>) -> Option<&'a String> {
    match it {
        Inline::Figure(it) => it.cut_off.as_ref().filter(|day| stretch.first <= day.as_str()),
        Inline::Text { .. } | Inline::Cited(_) | Inline::Explained(_) => None,
    }
}

fn unit(it: &Inline) -> String {
    match it {
        Inline::Figure(Figure { unit, .. }) => unit.clone(),
        Inline::Text { .. } | Inline::Cited(_) | Inline::Explained(_) => String::new(),
    }
}

/// Every mark a paper may say, for those who read its text.
pub fn marks(paper: &Paper, of: &str) -> Vec<String> {
    let days = paper.figures().filter_map(|it| it.cut_off.as_deref());
    let mut res: Vec<String> = days.filter_map(|day| words(day, of)).collect();
    res.sort();
    res.dedup();
    res
}

/// `截至4月底`, `截至6月24日`; with the year where it is not the paper's.
pub fn words(day: &str, of: &str) -> Option<String> {
    let mut parts = day.splitn(3, '-').map(|it| it.parse::<u16>().ok());
    let (year, month, date) = (parts.next()??, parts.next()??, parts.next()??);
    let last = match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let year = if of.starts_with(&day[..4]) { String::new() } else { format!("{year}年") };
    let date = if date == last { "底".to_owned() } else { format!("{date}日") };
    Some(format!("截至{year}{month}月{date}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{sample, text};

    const JUNE: Stretch<'_> = Stretch { first: "2016-01-01", last: "2016-06-30" };

    fn counted(text: &str, day: &str) -> Inline {
        let first = sample::report().figures().next().cloned();
        let it =
            first.map(|it| Figure { text: text.into(), unit: "件".into(), cut_off: Some(day.into()), ..it });
        Inline::Figure(it.expect("the sample has figures"))
    }

    fn said(inlines: Vec<Inline>) -> String {
        let paper = Paper { blocks: vec![Block::Paragraph { text: inlines }], ..sample::report() };
        let written = text::write(&paper.with_cut_offs(JUNE));
        written.lines().find(|it| it.contains('件')).unwrap_or("").trim().to_owned()
    }

    #[test]
    fn a_figure_of_another_day_says_its_day_after_its_unit() {
        let t = Inline::text;
        let told = said(vec![
            t("申请"),
            counted("32", "2016-04-30"),
            t("件，授权"),
            counted("16", "2016-06-30"),
            t("件。"),
        ]);
        assert_eq!(told, "申请32件（截至4月底），授权16件（截至6月底）。");
    }

    #[test]
    fn it_is_said_once_and_not_where_the_sentence_says_it() {
        let t = Inline::text;
        let told = said(vec![
            t("申请"),
            counted("32", "2016-04-30"),
            t("件，其中发明"),
            counted("6", "2016-04-30"),
            t("件。"),
        ]);
        assert_eq!(told, "申请32件（截至4月底），其中发明6件。");
        assert_eq!(
            said(vec![t("截至4月底，申请"), counted("32", "2016-04-30"), t("件")]),
            "截至4月底，申请32件"
        );
        assert_eq!(said(vec![t("上年同期"), counted("30", "2015-04-30"), t("件")]), "上年同期30件");
    }

    #[test]
    fn the_last_day_of_a_month_is_its_end() {
        assert_eq!(words("2016-02-29", "2016-06-30").as_deref(), Some("截至2月底"));
        assert_eq!(words("2016-06-24", "2016-06-30").as_deref(), Some("截至6月24日"));
        assert_eq!(words("2015-12-31", "2016-06-30").as_deref(), Some("截至2015年12月底"));
        assert_eq!(words("", "2016-06-30"), None);
    }
}
