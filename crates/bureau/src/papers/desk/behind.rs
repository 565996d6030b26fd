//! The rows behind each figure of a paper, for those who inspect it without the
//! program: bounded, named, personal data masked.

use std::collections::BTreeMap;

use jiff::Timestamp;
use ledger::{
    prelude::*,
    spec::Field,
    store::{Row, View},
};
use paper::{
    Paper,
    html::{Behind, Colophon},
};

/// Rows shown of a figure at the most; the file says so.
const MOST: i64 = 50;

/// Columns of a row that are shown, the name first.
const COLUMNS: usize = 7;

/// A paper with the rows of its figures as one file, from the books as they are or
/// as they were known at a moment.
pub async fn inspection(
    db: &Db,
    viewer: &Viewer,
    paper: &Paper,
    known: Option<Timestamp>,
    lines: Vec<String>,
) -> Result<String, Error> {
    let mut behind: Vec<Behind> = Vec::new();
    let mut read: BTreeMap<&str, Behind> = BTreeMap::new();
    let figures: Vec<&paper::Figure> = paper.figures().collect();
    for figure in figures {
        // A figure said twice is looked up once.
        let rows = match read.get(figure.link.as_str()) {
            Some(it) => it.clone(),
            None => rows(db, viewer, figure, known).await?,
        };
        behind.push(Behind { figure: figure.id.clone(), ..rows.clone() });
        read.insert(&figure.link, rows);
    }
    let most = usize::try_from(MOST).unwrap_or(0);
    Ok(paper::html::write(paper, &behind, &Colophon { lines, most }))
}

async fn rows(
    db: &Db,
    viewer: &Viewer,
    figure: &paper::Figure,
    known: Option<Timestamp>,
) -> Result<Behind, Error> {
    let Ok(mut source) = Selection::from_link(db, &figure.link) else { return Ok(Behind::default()) };
    if let Some(moment) = known {
        source = source.as_known(moment);
    }
    let fields = fields(&source, &figure.measure);
    let view = View { descending: false, size: MOST, columns: fields.clone(), ..View::new(source.spec()) };
    let list = db.list(viewer, &source, &view).await?;
    let labels = db.labels_of(list.rows.iter()).await?;
    let name = |value: &ledger::cell::Value| value.int().and_then(|it| labels.get(&Id::from(it)).cloned());
    let cell = |row: &Row, field: &'static Field| {
        let entry = row.entry(field.name);
        let named = entry
            .mark
            .is_none()
            .then(|| name(&entry.value))
            .flatten()
            .filter(|_| field.kind.target().is_some());
        masked(&named.unwrap_or_else(|| field.words(&entry)))
    };
    let mut conditions = source.phrases(name);
    conditions.extend(source.bounds());
    Ok(Behind {
        figure: String::new(),
        conditions: vec![source.spec().title.to_owned()].into_iter().chain(few(conditions)).collect(),
        total: u64::try_from(list.total).unwrap_or(0),
        head: fields.iter().map(|it| it.label.to_owned()).collect(),
        rows: list.rows.iter().map(|row| fields.iter().map(|field| cell(row, field)).collect()).collect(),
    })
}

/// A condition that lists records by their numbers says nothing to a reader.
fn few(conditions: Vec<String>) -> impl Iterator<Item = String> {
    conditions.into_iter().filter(|it| !it.starts_with("记录："))
}

/// The name, what the question asks about, what is measured, then the list's own.
fn fields(source: &Selection, measure: &str) -> Vec<&'static Field> {
    let spec = source.spec();
    let asked = source.conditions().iter().map(|it| it.field);
    let measured = measure.split_once(':').map(|it| it.1);
    let wanted = asked.chain(measured).filter_map(|it| spec.column(it));
    let listed = spec.columns().into_iter().filter(|it| it.list);
    let mut res: Vec<&'static Field> = Vec::new();
    for it in spec.title_field().into_iter().chain(wanted).chain(listed) {
        if COLUMNS <= res.len() {
            break;
        }
        if res.iter().all(|known| known.name != it.name) {
            res.push(it);
        }
    }
    res
}

/// Identity card and telephone numbers, wherever they stand, keep their ends only.
fn masked(text: &str) -> String {
    let mut res = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(|it: char| it.is_ascii_digit()) {
        res.push_str(&rest[..at]);
        rest = &rest[at..];
        let digits = rest.find(|it: char| !it.is_ascii_digit()).unwrap_or(rest.len());
        let end = digits + usize::from(digits == 17 && rest[digits..].starts_with(['X', 'x']));
        res.push_str(&hidden(&rest[..end]));
        rest = &rest[end..];
    }
    res + rest
}

fn hidden(number: &str) -> String {
    let (head, tail) = match number.len() {
        18 | 15 => (6, 2),
        11 if number.starts_with('1') => (3, 4),
        _ => return number.to_owned(),
    };
    let stars = "*".repeat(number.len() - head - tail);
    format!("{}{stars}{}", &number[..head], &number[number.len() - tail..])
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn personal_numbers_keep_their_ends_only() {
        assert_eq!(
            masked("王某 511126198001011234，电话13812345678。"),
            "王某 511126**********34，电话138****5678。"
        );
        assert_eq!(masked("51112619800101123X"), "511126**********3X");
        assert_eq!(
            masked("2016年6月30日，130.5万元，ZL201210073382.3"),
            "2016年6月30日，130.5万元，ZL201210073382.3"
        );
    }
}
