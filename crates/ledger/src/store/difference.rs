//! What changed between two versions, in words.

use super::Row;
use crate::{
    cell::{Entry, Kind},
    spec::{Field, Spec},
};

/// The fields in which two versions differ: label, before, after.
pub fn differences(spec: &'static Spec, before: &Row, after: &Row) -> Vec<(&'static Field, String, String)> {
    let show = |row: &Row, field: &Field| {
        let entry = row.entry(field.name);
        if entry.is_blank() { String::new() } else { long_words(field, &entry) }
    };
    let fields = spec.columns().into_iter();
    let both = |it: &'static Field| {
        let (old, new) = (show(before, it), show(after, it));
        // What is sealed may have changed behind the same mask.
        let hidden = it.kind == Kind::Sealed && before.entry(it.name) != after.entry(it.name);
        let new =
            if hidden && !new.is_empty() && old == new { format!("{new}（内容已改）") } else { new };
        (it, old, new)
    };
    fields.map(both).filter(|(_, before, after)| before != after).collect()
}

/// In a difference a doubt is written out, so that a changed candidate is seen.
fn long_words(field: &Field, entry: &Entry) -> String {
    match (&entry.mark, field.kind) {
        (Some(_), Kind::Choice(_)) | (_, Kind::Sealed) | (None, _) => field.words(entry),
        (Some(_), _) => field.text(entry),
    }
}
