//! A version of a record as it lies in its table.

use std::collections::BTreeMap;

use super::{Error, engine::Cells};
use crate::{
    cell::{Entry, Id, Mark, Value},
    draft::Draft,
    spec::{Field, Ledger, Spec},
};

/// A record, or one earlier version of it.
#[derive(Clone, Debug)]
pub struct Row {
    pub id: Id,
    /// 1 for the first version, then 2, 3…
    pub rev: i64,
    pub stage: String,
    pub region: String,
    pub removed: bool,
    entries: Vec<(&'static Field, Entry)>,
}

/// A version with its place in history.
#[derive(Clone, Debug)]
pub struct Version {
    pub row: Row,
    /// Microseconds since 1970.
    pub since: i64,
    pub author: String,
    pub verb: String,
    pub why: String,
    /// The import it came with.
    pub batch: Option<i64>,
}

/// Columns every ledger's table begins with.
pub(crate) const HEAD: &[&str] =
    &["id", "rev", "region", "stage", "removed", "marks", "since", "until", "author", "verb", "why", "batch"];

/// The head columns that make a [`Row`], then the fields.
pub(super) fn row_columns(fields: &[&'static Field]) -> (String, Vec<Value>) {
    let mut names = vec![
        "id".to_owned(),
        "rev".into(),
        "region".into(),
        "stage".into(),
        "removed".into(),
        "marks".into(),
    ];
    let mut shape = vec![
        Value::Int(None),
        Value::Int(None),
        Value::Text(None),
        Value::Text(None),
        Value::Int(None),
        Value::Text(None),
    ];
    for field in fields {
        names.push(format!("\"{}\"", field.name));
        shape.push(field.kind.absent());
    }
    (names.join(", "), shape)
}

/// Reads what [`row_columns`] asked for.
pub(super) fn read_row(cells: Cells, fields: &[&'static Field]) -> Row {
    let mut cells = cells.into_iter();
    let mut next = || cells.next().unwrap_or(Value::Int(None));
    let id = Id::from(next().int().unwrap_or(0));
    let rev = next().int().unwrap_or(0);
    let region = next().as_text().unwrap_or("").to_owned();
    let stage = next().as_text().unwrap_or("").to_owned();
    let removed = next().int() == Some(1);
    let mut marks = read_marks(next().as_text());
    let entries =
        fields.iter().map(|it| (*it, Entry { value: next(), mark: marks.remove(it.name) })).collect();
    Row { id, rev, stage, region, removed, entries }
}

/// `marks` is JSON written without spaces, so that the clauses of
/// `selection::sql` can look into it on any database.
fn read_marks(text: Option<&str>) -> BTreeMap<String, Mark> {
    text.and_then(|it| serde_json::from_str(it).ok()).unwrap_or_default()
}

pub(super) fn write_marks(entries: &[(&'static Field, Entry)]) -> Value {
    let marks: BTreeMap<&str, &Mark> =
        entries.iter().filter_map(|(field, it)| it.mark.as_ref().map(|mark| (field.name, mark))).collect();
    Value::Text(if marks.is_empty() { None } else { serde_json::to_string(&marks).ok() })
}

impl Row {
    pub(super) fn new(
        id: Id,
        rev: i64,
        stage: &str,
        region: &str,
        entries: Vec<(&'static Field, Entry)>,
    ) -> Row {
        Row { id, rev, stage: stage.to_owned(), region: region.to_owned(), removed: false, entries }
    }

    /// The entry of a field; blank if it was not fetched or is of another stage.
    pub fn entry(&self, name: &str) -> Entry {
        let found = self.entries.iter().find(|it| it.0.name == name);
        found.map_or(Entry { value: Value::Text(None), mark: None }, |it| it.1.clone())
    }

    pub(super) fn set(&mut self, field: &'static Field, value: Value) {
        if let Some(it) = self.entries.iter_mut().find(|it| it.0.name == field.name) {
            it.1.value = value;
        }
    }

    pub fn entries(&self) -> impl Iterator<Item = (&'static Field, &Entry)> {
        self.entries.iter().map(|it| (it.0, &it.1))
    }

    /// A field as people read it; references as their codes.
    pub fn words(&self, name: &str) -> String {
        self.entries.iter().find(|it| it.0.name == name).map_or(String::new(), |it| it.0.words(&it.1))
    }

    /// All fields as canonical texts, ready for a form or for `Ledger::read`.
    pub fn draft(&self) -> Draft {
        let texts = self.entries.iter().map(|it| (it.0.name, it.0.text(&it.1)));
        texts.collect::<Draft>().with("stage", &self.stage)
    }

    /// The record as its ledger's own type.
    pub fn read<L: Ledger>(&self) -> Result<L, Error> {
        let draft = self.draft();
        L::read(&draft).map_err(|problems| Error::Problems(draft, problems))
    }

    /// What the record is called.
    pub fn name(&self, spec: &Spec) -> String {
        spec.title_field().map_or(String::new(), |it| self.words(it.name))
    }

    /// The references this row holds, with the ledger each points into.
    pub fn references(&self) -> impl Iterator<Item = (&'static str, Id)> {
        let referred = |(field, entry): &(&'static Field, Entry)| {
            let slug = field.kind.target();
            field.kind.ids(&entry.value).into_iter().filter_map(move |it| Some((slug?, it)))
        };
        self.entries.iter().flat_map(referred)
    }
}
