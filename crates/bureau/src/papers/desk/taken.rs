//! The figures of a paper: drafted, taken anew, picked from the list.

use jiff::civil::Date;
use ledger::prelude::*;
use paper::{Figure as Printed, Paper, manuscript::Manuscript};

use crate::{
    figures::{Span, of_span},
    papers::{half_year, printed},
};

/// The kind of paper the desk knows so far.
pub(super) const HALF_YEAR: &str = "half-year";

/// A first edition from the ledgers.
pub(super) async fn first(
    db: &Db,
    viewer: &Viewer,
    half: Half,
    as_of: Option<Date>,
) -> Result<Manuscript, Error> {
    let span = as_of.map_or(Span::of(half), |day| Span::of(half).up_to(day));
    let paper = half_year::draft(db, viewer, half, as_of).await?;
    Ok(Manuscript::of(&paper, &span.first.to_string(), &span.last.to_string(), own(span)))
}

/// The paper as the ledgers would have it up to that day, and every figure that can
/// stand in it: those of the draft, then those of the list.
pub(super) async fn anew(
    db: &Db,
    viewer: &Viewer,
    span: Span,
    listed: &[String],
) -> Result<(Paper, Vec<Printed>), Error> {
    let (paper, mut taken) = half_year::drafted(db, viewer, span.half, Some(span.last)).await?;
    let missing: Vec<&str> =
        listed.iter().map(String::as_str).filter(|key| taken.iter().all(|it| it.key != *key)).collect();
    taken.extend(picked(db, viewer, span, &missing).await?);
    Ok((paper, taken))
}

/// The keys of the figures that stand in a text.
pub(super) fn keys(text: &Manuscript) -> Vec<String> {
    let mut res: Vec<String> = Vec::new();
    for (_, it) in text.standing() {
        if let paper::Inline::Figure(it) = it
            && !res.contains(&it.key)
        {
            res.push(it.key.clone());
        }
    }
    res
}

/// Figures of the list by their keys; a key nobody knows gives none.
pub(super) async fn picked(
    db: &Db,
    viewer: &Viewer,
    span: Span,
    keys: &[&str],
) -> Result<Vec<Printed>, Error> {
    let wanted = of_span(span).into_iter().filter(|it| keys.contains(&it.definition.key.as_str()));
    let wanted: Vec<Question> = wanted.map(|it| it.up_to(span.last)).collect();
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let taken = Figure::ask_all(db, viewer, wanted).await?;
    Ok(taken.iter().map(|it| printed(it, span.last)).collect())
}

/// What numbers of its own a half-year's paper speaks in: its year, its days.
pub(super) fn own(span: Span) -> Vec<String> {
    let (year, last) = (span.year(), span.last);
    let (month, day) = (last.month(), last.day());
    let mut res = vec![
        format!("{year}年"),
        format!("{year}年度"),
        format!("{year}年{month}月{day}日"),
        format!("{month}月{day}日"),
        format!("{month}月底"),
        format!("{month}月末"),
    ];
    let first = span.first.month();
    res.extend(["—", "-", "－", "至", "到"].map(|to| format!("{first}{to}{month}月")));
    if first != 1 {
        res.extend(["—", "-", "－", "至", "到"].map(|to| format!("1{to}{month}月")));
        res.push(format!("{}年", year + 1));
        res.push(format!("{}年度", year + 1));
    }
    res
}
