//! A record as JSON: each field as the text one would write, the words one
//! would read, and how sure it is.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use crate::{
    cell::{Entry, Id, Kind},
    outlook::Shift,
    spec::{Field, Spec},
    store::{Row, Version},
    web::ahead::Ahead,
};

/// The names of the records a page refers to.
pub(super) type Labels = HashMap<Id, String>;

pub(super) fn record(spec: &'static Spec, row: &Row, labels: &Labels) -> Value {
    json!({
        "id": row.id.to_string(),
        "rev": row.rev,
        "stage": row.stage,
        "stage_words": spec.stage_words(&row.stage),
        "region": row.region,
        "removed": row.removed,
        "name": row.name(spec),
        "link": format!("/{}/{}", spec.slug, row.id),
        "fields": fields(spec, row, labels),
    })
}

pub(super) fn version(spec: &'static Spec, it: &Version, labels: &Labels) -> Value {
    let moment = jiff::Timestamp::from_microsecond(it.since).map_or(String::new(), |it| it.to_string());
    json!({
        "at": moment,
        "author": it.author,
        "verb": it.verb,
        "why": it.why,
        "batch": it.batch.map(|it| Id::from(it).to_string()),
        "record": record(spec, &it.row, labels),
    })
}

/// What a change would change elsewhere.
pub(super) fn supposed(it: &Ahead) -> Value {
    let shift = |it: &Shift| {
        json!({
            "group": it.group, "thing": it.thing, "link": it.link, "before": it.before, "after": it.after,
        })
    };
    json!({
        "fields": it.fields,
        "halves": it.halves.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "compared": it.compared,
        "shifts": it.shifts.iter().map(shift).collect::<Vec<_>>(),
    })
}

/// Every field the record's stage has, filled in or not.
fn fields(spec: &'static Spec, row: &Row, labels: &Labels) -> Map<String, Value> {
    let fields = spec.fields_of(&row.stage);
    fields.map(|it| (it.name.to_owned(), field(it, &row.entry(it.name), labels))).collect()
}

fn field(field: &Field, entry: &Entry, labels: &Labels) -> Value {
    let words = field.kind.naming(&field.words(entry), |it| labels.get(&it).cloned());
    // What is sealed is not told to programs either: its text is its mask.
    let text = if field.kind == Kind::Sealed { words.clone() } else { field.text(entry) };
    let mut res = json!({ "text": text, "words": words });
    if let (Some(mark), Some(told)) = (&entry.mark, res.as_object_mut()) {
        told.insert("mark".to_owned(), json!(mark));
    }
    res
}
