//! Addresses of pages, and pieces of text inside them.

use crate::{cell::Id, spec::Spec};

/// The page of a record.
pub(super) fn record(spec: &Spec, id: Id) -> String {
    format!("/{}/{id}", spec.slug)
}

/// A page below that of a record: `edit`, `history`, `steps/approved`.
pub(super) fn of_record(spec: &Spec, id: Id, page: &str) -> String {
    format!("/{}/{id}/{page}", spec.slug)
}

/// The record's page, saying what was just done.
pub(super) fn done(spec: &Spec, id: Id, verb: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("done", verb).finish();
    format!("/{}/{id}?{query}", spec.slug)
}

/// A path with a query, where there is one.
pub(super) fn with_query(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// What somebody wrote under a name; a blank is left out.
pub fn said<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|it| it.0 == name).map(|it| it.1.trim()).filter(|it| !it.is_empty())
}

/// The pairs of a query as an address writes them; commas and colons stay readable.
pub fn query<K: AsRef<str>, V: AsRef<str>>(pairs: impl IntoIterator<Item = (K, V)>) -> String {
    let mut res = form_urlencoded::Serializer::new(String::new());
    for (key, text) in pairs {
        res.append_pair(key.as_ref(), text.as_ref());
    }
    res.finish().replace("%2C", ",").replace("%3A", ":")
}

/// The pairs of a query or of a kept form.
pub fn pairs(query: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

/// One value of a query; blank if it is not there.
pub(super) fn asked(query: Option<&str>, name: &str) -> String {
    let found = pairs(query.unwrap_or_default()).into_iter().find(|it| it.0 == name);
    found.map_or_else(String::new, |it| it.1)
}

/// A file name as one segment of a path.
pub(super) fn segment(text: &str) -> String {
    let mut res = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            res.push(char::from(byte));
        } else {
            res += &format!("%{byte:02X}");
        }
    }
    res
}
