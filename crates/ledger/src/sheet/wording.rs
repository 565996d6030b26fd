//! What stands in each cell of an export, and above them. The same for xlsx and
//! csv, and in the very words an import reads back.

use std::collections::HashMap;

use jiff::{Zoned, civil::Date};

use super::Heading;
use crate::{
    cell::{Entry, Id, Kind, Mark, Value},
    selection::Selection,
    spec::{Field, Spec},
    store::{Db, Error, Row},
};

/// A cell as it is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Blank,
    Text(String),
    /// A canonical decimal.
    Number(String),
    /// A number that is a code or a year, never grouped.
    Count(String),
    Day(Date),
}

impl Shown {
    pub(super) fn text(self) -> String {
        match self {
            Shown::Blank => String::new(),
            Shown::Text(text) | Shown::Number(text) | Shown::Count(text) => text,
            Shown::Day(day) => day.to_string(),
        }
    }
}

/// The labels of the columns; the stage, where there are stages, comes last.
pub(super) fn header(spec: &Spec, columns: &[&'static Field]) -> Vec<String> {
    let labels = columns.iter().map(|it| it.label.to_owned());
    labels.chain(spec.staged().then(|| "阶段".to_owned())).collect()
}

/// The cells of a row, under [`header`].
pub(super) fn cells(spec: &Spec, row: &Row, names: &HashMap<Id, String>) -> impl Iterator<Item = Shown> {
    let stage = spec.staged().then(|| Shown::Text(spec.stage_words(&row.stage).to_owned()));
    row.entries().map(|(field, entry)| cell(field, entry, names)).chain(stage)
}

/// What is not plainly exact stands as its canonical text, to be read back the same.
fn cell(field: &Field, entry: &Entry, names: &HashMap<Id, String>) -> Shown {
    if entry.mark.is_some() {
        return Shown::Text(field.text(entry));
    }
    if entry.value.is_absent() {
        return Shown::Blank;
    }
    let text = field.kind.words(&entry.value);
    match field.kind {
        Kind::Money | Kind::Number => Shown::Number(text),
        Kind::Count => Shown::Count(text),
        Kind::Date => text.parse().map_or(Shown::Text(text), Shown::Day),
        kind @ (Kind::Ref(_) | Kind::Refs(_)) => {
            Shown::Text(kind.naming(&text, |it| names.get(&it).cloned()))
        }
        Kind::Line | Kind::Text | Kind::Month | Kind::Half | Kind::Choice(_) | Kind::Sealed | Kind::File => {
            Shown::Text(text)
        }
    }
}

/// Whether a sum over this value is not the whole sum.
pub(super) fn is_unsure(entry: &Entry) -> bool {
    match &entry.mark {
        Some(Mark::Unsure(_)) => true,
        Some(Mark::About(_) | Mark::Nil | Mark::NotApplicable) | None => false,
    }
}

/// Title, conditions, and who made it when.
pub(super) async fn top(
    db: &Db,
    selection: &Selection,
    heading: &Heading,
    count: usize,
) -> Result<Vec<String>, Error> {
    let spec = selection.spec();
    let title = if heading.title.is_empty() { spec.title } else { &heading.title };
    let names = db.labels(selection.referred()).await?;
    let name = |value: &Value| value.int().and_then(|it| names.get(&Id::from(it)).cloned());
    let conditions: Vec<String> = selection.phrases(name).into_iter().chain(selection.bounds()).collect();
    let conditions = if conditions.is_empty() { "全部记录".to_owned() } else { conditions.join("；") };
    let now = Zoned::now().strftime("%Y-%m-%d %H:%M").to_string();
    let mut made = Vec::new();
    if let Some(day) = heading.as_of.or(selection.as_of_day()) {
        made.push(format!("截至：{day}"));
    }
    made.push(format!("导出时间：{now}"));
    if !heading.maker.is_empty() {
        made.push(format!("制表人：{}", heading.maker));
    }
    Ok(vec![
        format!("{}{title}", heading.bureau),
        format!("条件：{conditions}　共 {count} 条"),
        made.join("　"),
    ])
}
