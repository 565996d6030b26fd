//! The characters a document may carry, so that no pasted text can make a file unreadable.

/// Whether XML 1.0 allows the character; the others cannot even be escaped.
pub(crate) fn allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// The text without the characters that no document can hold.
pub fn clean(text: &str) -> String {
    text.chars().filter(|&c| allowed(c)).collect()
}
