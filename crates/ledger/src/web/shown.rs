//! A value as a page shows it: names for codes, links where there is more to
//! see, and doubt that cannot be overlooked.

use std::collections::HashMap;

use jiff::{Timestamp, tz};
use maud::{Markup, html};

use crate::{
    cell::{Attached, Cell as _, Doubt, Entry, Id, Kind, Mark, Unsure, Value, parts},
    spec::Field,
};

/// What records are called, fetched once for a whole page.
pub(super) type Labels = HashMap<Id, String>;

/// The value of a field as a list or a record shows it; nothing when it is blank.
/// `record` is the address of the record, below which its attachments lie.
pub(super) fn value(record: &str, field: &Field, entry: &Entry, labels: &Labels) -> Markup {
    match (&entry.mark, field.kind) {
        (Some(Mark::Unsure(Unsure::Doubt(it))), kind) => {
            html! { span .doubt title=(doubt_words(kind, it, labels)) { (printed(kind, it, labels)) "〔存疑〕" } }
        }
        (Some(Mark::Unsure(Unsure::NotReported)), _) => {
            html! { span .doubt title="还没有人报来，计数时不算在内" { "未报" } }
        }
        (Some(Mark::Nil | Mark::NotApplicable), _) => html! { span .absent { (field.words(entry)) } },
        (Some(Mark::About(_)) | None, Kind::Ref(slug) | Kind::Refs(slug)) => {
            references(slug, &field.kind.ids(&entry.value), labels)
        }
        (Some(Mark::About(_)) | None, Kind::File) => file(record, entry),
        (Some(Mark::About(_)) | None, _) => html! { (field.words(entry)) },
    }
}

fn references(slug: &str, ids: &[Id], labels: &Labels) -> Markup {
    html! {
        @for (at, id) in ids.iter().enumerate() {
            @if 0 < at { "、" }
            a href={ "/" (slug) "/" (id) } {
                @if let Some(name) = labels.get(id) { (name) } @else { (id) }
            }
        }
    }
}

fn file(record: &str, entry: &Entry) -> Markup {
    let Some(it) = entry.value.as_text().and_then(|it| Attached::parse(it).ok()) else { return html! {} };
    html! { a href={ (record) "/files/" (it.hash()) } { (it.name()) } }
}

/// What the paper says. Of a reference that was pasted as a code, the name.
pub(super) fn printed(kind: Kind, doubt: &Doubt, labels: &Labels) -> String {
    named(kind, &doubt.printed, labels)
}

/// The text of a value as people know it: the name for the code of a reference,
/// the label for the word of a choice.
pub(super) fn named(kind: Kind, text: &str, labels: &Labels) -> String {
    if kind.target().is_none() {
        return kind.words(&Value::from(text));
    }
    kind.naming(text, |it| labels.get(&it).cloned())
}

/// A doubt in one line, for a tooltip.
fn doubt_words(kind: Kind, doubt: &Doubt, labels: &Labels) -> String {
    let each: Vec<String> = doubt.candidates.iter().map(|it| named(kind, it, labels)).collect();
    let reason = if doubt.reason.is_empty() { String::new() } else { format!("；{}", doubt.reason) };
    format!("原文“{}”，可能是 {}{reason}", doubt.printed, each.join("、"))
}

/// A long text in a list is only its beginning; the record has the rest.
pub(super) fn beginning(text: &str) -> String {
    const SHOWN: usize = 60;
    let cut: String = text.chars().take(SHOWN).collect();
    if cut.len() < text.len() { cut + "…" } else { cut }
}

/// Every record these entries speak of, candidates of a doubt among them.
pub(super) fn spoken_of<'a>(entries: impl Iterator<Item = (&'static Field, &'a Entry)>) -> Vec<Id> {
    let mut res = Vec::new();
    for (field, entry) in entries.filter(|it| it.0.kind.target().is_some()) {
        res.extend(field.kind.ids(&entry.value));
        let doubt = entry.mark.as_ref().and_then(Mark::doubt);
        let candidates = doubt.into_iter().flat_map(|it| it.candidates.iter());
        res.extend(candidates.flat_map(|it| parts(it)).filter_map(|it| it.parse::<Id>().ok()));
    }
    res
}

/// Numbers stand to the right, so that their digits align.
pub(super) fn column_class(field: &Field) -> Option<&'static str> {
    match field.kind {
        Kind::Count | Kind::Number | Kind::Money => Some("num"),
        Kind::Date | Kind::Month | Kind::Half | Kind::Choice(_) => Some("when"),
        Kind::Text | Kind::Refs(_) => Some("long"),
        Kind::Ref(_) => Some("ref"),
        Kind::Line | Kind::Sealed | Kind::File => None,
    }
}

/// A moment of entry by the office clock. China has kept one hour since 1991,
/// so this needs no table of time zones on the machine.
pub fn moment(micros: i64) -> String {
    let at = Timestamp::from_microsecond(micros).unwrap_or_default();
    at.to_zoned(tz::TimeZone::fixed(tz::offset(8))).strftime("%Y-%m-%d %H:%M").to_string()
}
