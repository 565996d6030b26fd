//! A paper as JSON: its blocks, and beside them every figure and cited value by itself.

use serde_json::{Value, json, to_value};

use crate::{Paper, PaperError};

/// The paper as one JSON object, with lists of its figures and cited values and their counts.
pub fn write(paper: &Paper) -> Result<Value, PaperError> {
    paper.check()?;
    let bookmarks = paper.bookmarks();
    let mut figures = Vec::new();
    for figure in paper.figures() {
        let mut value = to_value(figure)?;
        value["bookmark"] = json!(bookmarks.get(&figure.id));
        figures.push(value);
    }
    let cited = paper.cited().map(to_value).collect::<Result<Vec<_>, _>>()?;
    let mut whole = to_value(paper)?;
    whole["figures"] = Value::Array(figures);
    whole["cited"] = Value::Array(cited);
    whole["counts"] = to_value(paper.counts())?;
    Ok(whole)
}
