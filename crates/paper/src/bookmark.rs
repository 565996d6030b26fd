//! Bookmark names: how a figure is found again in a document that people have edited.
//!
//! Word takes letters, digits and underscores, 40 characters, a letter first,
//! and does not tell upper from lower case.

use std::collections::HashSet;

const LONGEST: usize = 40;

/// The names given so far in one document.
#[derive(Default)]
pub(crate) struct Bookmarks {
    taken: HashSet<String>,
}

impl Bookmarks {
    /// A name made from `id` that no other bookmark of the document has.
    pub(crate) fn name(&mut self, prefix: &str, id: &str) -> String {
        let safe: String = id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        let wanted: String = format!("{prefix}_{safe}").chars().take(LONGEST).collect();
        let mut name = wanted.clone();
        let mut again = 2_u32;
        while !self.taken.insert(name.to_ascii_lowercase()) {
            let tail = format!("_{again}");
            name = wanted.chars().take(LONGEST - tail.len()).collect::<String>() + &tail;
            again += 1;
        }
        name
    }
}
