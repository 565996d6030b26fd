//! What the books say of a paper's figures and cited values: now, or at the moment
//! the paper was made final.

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;
use ledger::{cell::Mark, prelude::*, store::Row};
use paper::{Inline, manuscript::Manuscript};

use crate::papers::printed;

/// A value of the paper beside what the books say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Compared {
    pub(super) label: String,
    pub(super) unit: String,
    /// As the paper has it.
    pub(super) printed: String,
    /// As the books have it; nothing where they cannot say.
    pub(super) books: Option<String>,
    /// The rows of a figure, or the record of a cited value.
    pub(super) link: String,
    pub(super) is_figure: bool,
}

impl Compared {
    pub(super) fn differs(&self) -> bool {
        self.books.as_ref() != Some(&self.printed)
    }
}

/// Every figure and cited value of the text, each once, beside the books: as they
/// are, or as they were known at a moment.
pub(super) async fn compared(
    db: &Db,
    viewer: &Viewer,
    text: &Manuscript,
    known: Option<Timestamp>,
) -> Result<Vec<Compared>, Error> {
    let mut res = Vec::new();
    for (_, it) in text.standing() {
        if let Inline::Figure(it) = it {
            let books = asked(db, viewer, it, known).await?;
            res.push(Compared {
                label: it.label.clone(),
                unit: it.unit.clone(),
                printed: it.text.clone(),
                books: books.map(|it| it.printed()),
                link: it.link.clone(),
                is_figure: true,
            });
        }
    }
    res.extend(cited(db, viewer, text, known).await?);
    Ok(res)
}

/// The figure asked again; none where the paper does not keep how it was taken.
async fn asked(
    db: &Db,
    viewer: &Viewer,
    it: &paper::Figure,
    known: Option<Timestamp>,
) -> Result<Option<Figure>, Error> {
    if it.measure.is_empty() {
        return Ok(None);
    }
    // The unit decides how money is written, and it is one of a few.
    let unit = UNITS.iter().find(|unit| **unit == it.unit).copied().unwrap_or("");
    let definition = Definition::new(it.key.as_str(), it.label.as_str(), unit, it.definition.as_str());
    let cut_off = it.cut_off.as_ref().and_then(|it| it.parse().ok());
    let mut question = Question::again(db, definition, &it.link, &it.measure, cut_off)?;
    if let Some(moment) = known {
        question.source = question.source.as_known(moment);
    }
    Figure::ask(db, viewer, question).await.map(Some)
}

/// A figure the new draft has no use for, up to another day: its own question, with
/// the day in place of the old one. None where its question says no such day.
pub(super) async fn up_to(
    db: &Db,
    viewer: &Viewer,
    it: &paper::Figure,
    old: &str,
    new: Date,
) -> Result<Option<paper::Figure>, Error> {
    if !it.link.contains(old) {
        return Ok(None);
    }
    let day = new.to_string();
    let moved = paper::Figure {
        link: it.link.replace(old, &day),
        definition: it.definition.replace(old, &day),
        cut_off: Some(day.clone()),
        ..it.clone()
    };
    let taken = asked(db, viewer, &moved, None).await?;
    Ok(taken
        .map(|taken| paper::Figure { definition: it.definition.clone(), ..printed(&taken, new) })
        .map(|taken| paper::Figure { unit: it.unit.clone(), ..taken }))
}

/// Units that change how an amount is written.
const UNITS: &[&str] = &["元", "万元", "亿元"];

/// The cited values, a ledger at a time.
async fn cited(
    db: &Db,
    viewer: &Viewer,
    text: &Manuscript,
    known: Option<Timestamp>,
) -> Result<Vec<Compared>, Error> {
    let mut wanted: BTreeMap<&str, Vec<(Id, &paper::Cited)>> = BTreeMap::new();
    for (_, it) in text.standing() {
        if let Inline::Cited(it) = it
            && let Some((slug, id)) = it.link.trim_start_matches('/').split_once('/')
            && let Ok(id) = id.parse()
        {
            wanted.entry(slug).or_default().push((id, it));
        }
    }
    let mut res = Vec::new();
    for (slug, values) in wanted {
        let spec = db.spec(slug)?;
        let mut source = Selection::of(spec);
        if let Some(moment) = known {
            source = source.as_known(moment);
        }
        let mut ids: Vec<Id> = values.iter().map(|it| it.0).collect();
        ids.sort_unstable_by_key(|it| it.get());
        ids.dedup();
        let rows = db.rows(viewer, &source, &ids, &spec.columns()).await?;
        let labels = db.labels_of(rows.iter()).await?;
        for (id, it) in values {
            let row = rows.iter().find(|row| row.id == id && !row.removed);
            let label = spec.column(&it.field).map_or("", |it| it.label);
            let name = row.map_or(String::new(), |it| it.name(spec));
            res.push(Compared {
                label: if label.is_empty() { name } else { format!("{name}·{label}") },
                unit: String::new(),
                printed: it.text.clone(),
                books: row.map(|row| said(spec, row, it, &labels)),
                link: it.link.clone(),
                is_figure: false,
            });
        }
    }
    Ok(res)
}

/// What the books say where the paper cites: the paper's own words as long as the
/// field still says what it said, else the field's.
fn said(spec: &'static Spec, row: &Row, it: &paper::Cited, labels: &HashMap<Id, String>) -> String {
    if it.told.is_empty() {
        return it.text.clone();
    }
    let field = spec.column(&it.field);
    let now = field.map_or(row.stage.clone(), |field| field.text(&row.entry(field.name)));
    match field {
        _ if now == it.told => it.text.clone(),
        None => spec.stage_words(&row.stage).to_owned(),
        Some(field) => {
            let entry = row.entry(field.name);
            let printed = entry.mark.as_ref().and_then(Mark::doubt).map(|it| it.printed.clone());
            printed.unwrap_or_else(|| field.kind.naming(&field.words(&entry), |it| labels.get(&it).cloned()))
        }
    }
}
