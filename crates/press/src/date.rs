//! The date a PDF/A file must carry: the paper's own, never the clock's, so that
//! the same paper gives the same bytes.

use paper::{Inline, Paper};
use typst::foundations::Datetime;

/// The date of signing, or the first day of 1980 (as in the DOCX) where the paper has none.
pub(crate) fn of(paper: &Paper) -> Option<Datetime> {
    let signed: String = paper.signed.iter().map(Inline::plain).collect();
    written(&signed).or_else(|| Datetime::from_ymd(1980, 1, 1))
}

/// Reads `2016年6月30日`.
fn written(text: &str) -> Option<Datetime> {
    let (year, rest) = text.trim().split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (day, _) = rest.split_once('日')?;
    Datetime::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
