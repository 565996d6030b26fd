//! A sentence put together of words, figures and values cited from records.

use paper::Inline;

/// A sentence in the making.
#[derive(Default)]
pub struct Sentence(Vec<Inline>);

impl Sentence {
    pub fn new() -> Sentence {
        Sentence::default()
    }

    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Sentence {
        self.0.push(Inline::text(text));
        self
    }

    #[must_use]
    pub fn put(mut self, it: Inline) -> Sentence {
        self.0.push(it);
        self
    }

    pub(super) fn into_inlines(self) -> Vec<Inline> {
        self.0
    }

    /// Several sentences or names in a row, with a sign between.
    #[must_use]
    pub fn join(mut self, parts: impl IntoIterator<Item = Sentence>, between: &str) -> Sentence {
        for (at, part) in parts.into_iter().enumerate() {
            if 0 < at {
                self.0.push(Inline::text(between));
            }
            self.0.extend(part.0);
        }
        self
    }
}

impl From<Inline> for Sentence {
    fn from(it: Inline) -> Sentence {
        Sentence(vec![it])
    }
}
