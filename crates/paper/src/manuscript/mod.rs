//! 文稿: a paper under way, as people edit it.
//!
//! Invariant: the figures and cited values of a manuscript lie apart from its
//! text, each under a number of its own; the text only says where they stand.
//! So no typing can change one, all of them can be taken anew without touching a
//! word, and one that was removed can be put back.
//!
//! Reading order: [`Marked`] (text with places), this file, `draft` (from a paper
//! and back), `edit`, `gate`, `renew` (figures taken anew), `difference`.

mod difference;
mod draft;
mod edit;
mod gate;
mod marked;
mod merge;
mod redraft;
mod renew;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use difference::{Part, Side, compare, units};
pub use edit::{Edit, Typed, Wrong};
pub use gate::{Gate, Loose, Tally};
pub use marked::{Marked, Span, wanted};
pub use merge::Merge;
pub use redraft::{Choice, Turn};
pub use renew::Moved;

use crate::{Doubt, Inline, PaperError};

/// Everything one version of a manuscript says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manuscript {
    pub title: Vec<String>,
    pub addressee: Option<String>,
    pub signer: String,
    pub signed: Marked,
    /// The stretch of time it reports on, and the day up to which it counts.
    pub first: String,
    pub cut_off: String,
    /// Expressions with numerals that are the paper's own: its year, its days.
    pub own: Vec<String>,
    pub pieces: Vec<Piece>,
    /// Figures, cited and explained values by their number. Only ever grows.
    pub chips: BTreeMap<u32, Inline>,
    /// The highest number given to a piece so far.
    pub last: u32,
    /// Doubts that may stay in the paper, marked as such.
    #[serde(default)]
    pub stays: Vec<Stay>,
    /// Differences from papers already sent that somebody has explained.
    #[serde(default)]
    pub settled: Vec<Settled>,
    /// The moment of entry up to which a final paper knew the books.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
}

/// A block with its identity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    pub id: u32,
    /// The section of the outline it belongs to, whatever its heading says now.
    pub section: String,
    /// Who wrote it last by hand; nobody while it stands as drafted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hand: Option<String>,
    pub body: Body,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "body", rename_all = "snake_case")]
pub enum Body {
    Heading { level: u8, text: Marked },
    Paragraph { text: Marked },
    Slot { wanted: String },
    Table { title: Marked, head: Vec<Marked>, rows: Vec<Vec<Marked>> },
    Chart { title: Marked, unit: String, bars: Vec<(Marked, Marked)> },
}

/// A doubt somebody lets stand, as it was when they did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    pub chip: u32,
    pub doubts: Vec<Doubt>,
    pub why: String,
    pub by: String,
    pub at: String,
}

/// Why a figure now differs from the one that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    pub key: String,
    pub sent: String,
    pub now: String,
    pub why: String,
    pub by: String,
    pub at: String,
}

/// A section of the outline: its name, and where its pieces lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section<'a> {
    pub name: &'a str,
    pub pieces: &'a [Piece],
}

impl Body {
    /// Every text of the block in reading order.
    pub fn texts(&self) -> Vec<&Marked> {
        match self {
            Body::Heading { text, .. } | Body::Paragraph { text } => vec![text],
            Body::Slot { .. } => Vec::new(),
            Body::Table { title, head, rows } => {
                [title].into_iter().chain(head).chain(rows.iter().flatten()).collect()
            }
            Body::Chart { title, bars, .. } => {
                [title].into_iter().chain(bars.iter().flat_map(|it| [&it.0, &it.1])).collect()
            }
        }
    }

    fn texts_mut(&mut self) -> Vec<&mut Marked> {
        match self {
            Body::Heading { text, .. } | Body::Paragraph { text } => vec![text],
            Body::Slot { .. } => Vec::new(),
            Body::Table { title, head, rows } => {
                [title].into_iter().chain(head).chain(rows.iter_mut().flatten()).collect()
            }
            Body::Chart { title, bars, .. } => {
                [title].into_iter().chain(bars.iter_mut().flat_map(|it| [&mut it.0, &mut it.1])).collect()
            }
        }
    }

    /// The numbers of the chips that stand in the block.
    pub fn chips(&self) -> impl Iterator<Item = u32> {
        let all: Vec<u32> = self.texts().into_iter().flat_map(Marked::chips).collect();
        all.into_iter()
    }
}

impl Manuscript {
    /// As the store keeps it.
    pub fn write(&self) -> Result<String, PaperError> {
        Ok(serde_json::to_string(self)?)
    }

    pub fn kept(body: &str) -> Result<Manuscript, PaperError> {
        Ok(serde_json::from_str(body)?)
    }

    /// The sections in order. What stands before the first heading has one of its own.
    pub fn sections(&self) -> Vec<Section<'_>> {
        let same = |a: &Piece, b: &Piece| a.section == b.section;
        let chunks = self.pieces.chunk_by(same);
        chunks.map(|pieces| Section { name: &pieces[0].section, pieces }).collect()
    }

    pub fn section(&self, name: &str) -> Option<Section<'_>> {
        self.sections().into_iter().find(|it| it.name == name)
    }

    pub fn piece(&self, id: u32) -> Option<&Piece> {
        self.pieces.iter().find(|it| it.id == id)
    }

    /// The chips that stand in the text, in reading order, each once.
    pub fn standing(&self) -> Vec<(u32, &Inline)> {
        let mut res: Vec<(u32, &Inline)> = Vec::new();
        let all = self.pieces.iter().flat_map(|it| it.body.chips()).chain(self.signed.chips());
        for number in all {
            if let Some(it) = self.chips.get(&number)
                && res.iter().all(|it| it.0 != number)
            {
                res.push((number, it));
            }
        }
        res
    }

    /// Puts a value among the chips and says its number.
    pub fn add_chip(&mut self, it: Inline) -> u32 {
        let number = self.chips.last_key_value().map_or(1, |it| it.0 + 1);
        self.chips.insert(number, it);
        number
    }

    fn next_piece(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    /// Whether the doubts of a chip may stay, as they are now.
    pub fn stays(&self, chip: u32) -> bool {
        let doubts = self.chips.get(&chip).map_or(&[][..], Inline::doubts);
        self.stays.iter().any(|it| it.chip == chip && it.doubts == doubts)
    }
}
