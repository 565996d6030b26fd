//! What differs between two texts, figures whole.

use similar::{Algorithm, ChangeTag, capture_diff_slices};

use super::{Manuscript, Piece};

/// A stretch of text that stayed, went, or came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Same(String),
    Gone(String),
    New(String),
}

/// A piece in two versions; at least one of them has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side<'a> {
    pub before: Option<&'a Piece>,
    pub now: Option<&'a Piece>,
}

/// A text in the units a difference is told in: characters, numbers whole.
pub fn units(text: &str) -> Vec<&str> {
    let mut res = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let number = rest.find(|it: char| !it.is_ascii_alphanumeric() && it != '.').unwrap_or(rest.len());
        let end = number.max(first.len_utf8());
        let (unit, after) = rest.split_at(end);
        res.push(unit);
        rest = after;
    }
    res
}

/// How one text became the other.
pub fn compare(before: &str, now: &str) -> Vec<Part> {
    let (old, new) = (units(before), units(now));
    let mut res: Vec<Part> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        for it in op.iter_changes(&old, &new) {
            let word = it.value();
            match (it.tag(), res.last_mut()) {
                (ChangeTag::Equal, Some(Part::Same(text)))
                | (ChangeTag::Delete, Some(Part::Gone(text)))
                | (ChangeTag::Insert, Some(Part::New(text))) => text.push_str(word),
                (ChangeTag::Equal, _) => res.push(Part::Same(word.to_owned())),
                (ChangeTag::Delete, _) => res.push(Part::Gone(word.to_owned())),
                (ChangeTag::Insert, _) => res.push(Part::New(word.to_owned())),
            }
        }
    }
    res
}

impl Manuscript {
    /// What a reader sees of a piece.
    pub fn read(&self, piece: &Piece) -> String {
        if let super::Body::Slot { wanted } = &piece.body {
            return crate::text::slot(wanted);
        }
        let texts = piece.body.texts();
        texts.into_iter().map(|it| it.plain(&self.chips)).collect::<Vec<_>>().join("｜")
    }

    /// The pieces of both versions side by side, in the order of the newer; what
    /// went stands after what it followed.
    pub fn beside<'a>(&'a self, before: &'a Manuscript) -> Vec<Side<'a>> {
        let mut res: Vec<Side<'a>> = Vec::new();
        for now in &self.pieces {
            res.push(Side { before: before.piece(now.id), now: Some(now) });
        }
        let mut at = 0;
        for old in &before.pieces {
            match res.iter().position(|it| it.now.is_some_and(|it| it.id == old.id)) {
                Some(place) => at = place + 1,
                None => {
                    res.insert(at, Side { before: Some(old), now: None });
                    at += 1;
                }
            }
        }
        res
    }
}
