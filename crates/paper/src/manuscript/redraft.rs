//! A section drafted anew from the ledgers, beside what stands there. Nothing a
//! person wrote gives way unless a person says so.

use std::collections::BTreeMap;

use super::{Body, Manuscript, Piece};
use crate::{Block, Inline};

/// What the new draft would do at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// What stands there now; nothing where the draft adds a piece.
    pub now: Option<Piece>,
    /// What the draft says; nothing where it no longer says anything.
    pub drafted: Option<Piece>,
}

/// What is done at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    Keep,
    Take,
    /// Both: what stands there, and the draft's below it.
    Both,
}

impl Turn {
    pub fn changes(&self) -> bool {
        match (&self.now, &self.drafted) {
            (Some(now), Some(drafted)) => now.body != drafted.body,
            (None, None) => false,
            _ => true,
        }
    }

    /// What is proposed: the draft's, except where a hand has written.
    pub fn proposal(&self) -> Choice {
        if self.now.as_ref().is_some_and(|it| it.hand.is_some()) { Choice::Keep } else { Choice::Take }
    }
}

impl Manuscript {
    /// A section beside its new draft. The manuscript that comes back knows the new
    /// draft's chips; its text is still the old one.
    pub fn turns(&self, section: &str, blocks: &[Block]) -> (Manuscript, Vec<Turn>) {
        let mut next = self.clone();
        let drafted = next.drafted(blocks);
        let mut new: Vec<Piece> = drafted.into_iter().filter(|it| it.section == section).collect();
        next.reuse(&mut new);
        let mut res = Vec::new();
        let mut rest = new.into_iter().peekable();
        for now in next.section(section).map_or(&[][..], |it| it.pieces) {
            // A piece of the draft further down means that those before it are additions.
            let ahead: Vec<Piece> = rest.clone().collect();
            let Some(at) = ahead.iter().position(|it| next.alike(now, it)) else {
                res.push(Turn { now: Some(now.clone()), drafted: None });
                continue;
            };
            for _ in 0..at {
                res.push(Turn { now: None, drafted: rest.next() });
            }
            res.push(Turn { now: Some(now.clone()), drafted: rest.next() });
        }
        res.extend(rest.map(|it| Turn { now: None, drafted: Some(it) }));
        (next, res)
    }

    /// A value that stands in the text already keeps its number, so that only what
    /// really changes looks changed.
    fn reuse(&self, new: &mut [Piece]) {
        let standing: Vec<(u32, &Inline)> = self.standing();
        let mut same: BTreeMap<u32, u32> = BTreeMap::new();
        for chip in new.iter().flat_map(|it| it.body.chips()) {
            let Some(it) = self.chips.get(&chip) else { continue };
            if let Some((known, _)) = standing.iter().find(|known| answers_alike(known.1, it)) {
                same.insert(chip, *known);
            }
        }
        for marked in new.iter_mut().flat_map(|it| it.body.texts_mut()) {
            for span in marked.spans_mut() {
                if let super::Span::Chip(number) = span {
                    *number = same.get(number).copied().unwrap_or(*number);
                }
            }
        }
    }

    /// Whether the draft's piece is the successor of the one that stands there.
    fn alike(&self, now: &Piece, drafted: &Piece) -> bool {
        let keys = |it: &Piece| -> Vec<String> {
            let figures = it.body.chips().filter_map(|it| match self.chips.get(&it) {
                Some(Inline::Figure(it)) => Some(it.key.clone()),
                Some(Inline::Text { .. } | Inline::Cited(_) | Inline::Explained(_)) | None => None,
            });
            figures.collect()
        };
        match (&now.body, &drafted.body) {
            (Body::Heading { level: a, .. }, Body::Heading { level: b, .. }) => a == b,
            (Body::Slot { wanted: a }, Body::Slot { wanted: b }) => a == b,
            (Body::Paragraph { .. }, Body::Paragraph { .. }) => {
                let (a, b) = (keys(now), keys(drafted));
                if a.is_empty() && b.is_empty() {
                    return begins_alike(&self.read(now), &self.read(drafted));
                }
                a.iter().any(|it| b.contains(it))
            }
            (Body::Table { title: a, .. }, Body::Table { title: b, .. })
            | (Body::Chart { title: a, .. }, Body::Chart { title: b, .. }) => a == b,
            _ => false,
        }
    }

    /// The manuscript with the section as it was chosen.
    #[must_use]
    pub fn redrafted(mut self, section: &str, turns: &[Turn], choices: &[Choice]) -> Manuscript {
        let mut pieces = Vec::new();
        for (turn, choice) in turns.iter().zip(choices) {
            let taken = |turn: &Turn| {
                let drafted = turn.drafted.clone()?;
                // A text that takes the place of another is the same piece, written anew.
                Some(match (&turn.now, choice) {
                    (Some(now), Choice::Take) => Piece { id: now.id, ..drafted },
                    _ => drafted,
                })
            };
            match choice {
                Choice::Keep => pieces.extend(turn.now.clone()),
                Choice::Take => pieces.extend(taken(turn)),
                Choice::Both => {
                    pieces.extend(turn.now.clone());
                    pieces.extend(taken(turn));
                }
            }
        }
        self.replace(section, pieces);
        self
    }
}

fn answers_alike(known: &Inline, new: &Inline) -> bool {
    match (known, new) {
        (Inline::Figure(a), Inline::Figure(b)) => {
            a.key == b.key && a.definition == b.definition && a.text == b.text && a.link == b.link
        }
        (Inline::Cited(a), Inline::Cited(b)) => a == b,
        _ => false,
    }
}

fn begins_alike(a: &str, b: &str) -> bool {
    const LETTERS: usize = 6;
    a.chars().take(LETTERS).eq(b.chars().take(LETTERS))
}
