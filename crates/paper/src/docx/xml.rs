//! Text as XML: what is forbidden dropped, what is special escaped.

use quick_xml::escape::escape;

use crate::clean::clean;

/// The namespace declaration every WordprocessingML part opens with.
pub(super) const NAMESPACE: &str =
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

/// The first line of every part.
pub(super) const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// The text safe inside an element or an attribute.
pub(super) fn escaped(text: &str) -> String {
    escape(clean(text).as_str()).into_owned()
}

/// The text safe inside an attribute and at most `longest` characters long.
pub(super) fn shortened(text: &str, longest: usize) -> String {
    let short: String = clean(text).chars().take(longest).collect();
    escape(short.as_str()).into_owned()
}

/// The content of a run: line breaks and tabs become elements, the rest is text.
pub(super) fn run_content(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let cells = line.split('\t').map(|it| format!(r#"<w:t xml:space="preserve">{}</w:t>"#, escaped(it)));
        cells.collect::<Vec<_>>().join("<w:tab/>")
    });
    lines.collect::<Vec<_>>().join("<w:br/>")
}
