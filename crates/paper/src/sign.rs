//! Where the signer and the date stand on a paper without a seal (GB/T 9704-2012, 7.3.5.2).
//!
//! The name ends two characters before the right edge; the date starts two
//! characters to the right of the name's first character. When the date is the
//! longer of the two, it is the date that ends two characters before the edge.

use crate::{Block, Inline, Paper};

/// Half-width characters in a line of the type area: 28 full ones.
const LINE: usize = 56;
/// A last paragraph of up to this many lines moves to the next page with the signature.
const MOVED: usize = 8;
/// Two full characters.
const TWO: usize = 4;

/// The left edges of name and date, in half characters from the left of the type area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement {
    /// Where the signer's name starts.
    pub name: usize,
    /// Where the date starts.
    pub date: usize,
}

/// How wide a text is in half characters: ASCII takes one, everything else two.
pub fn half_characters(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// How wide a line of inlines is in half characters, without marks.
pub(crate) fn width(inlines: &[Inline]) -> usize {
    inlines.iter().map(|it| half_characters(it.plain())).sum()
}

impl Paper {
    /// Whether the paper ends in a paragraph that is kept on the signature's page, so
    /// that the signature does not stand there alone. A long one is not: moving it
    /// would leave half a page empty.
    pub fn ends_short(&self) -> bool {
        match self.blocks.last() {
            Some(Block::Paragraph { text }) => width(text) <= MOVED * LINE,
            Some(Block::Heading { .. } | Block::Slot { .. } | Block::Table { .. } | Block::Chart { .. })
            | None => false,
        }
    }

    /// Where the signer and the date stand.
    pub fn placement(&self) -> Placement {
        let name_width = half_characters(&self.signer);
        let date_width = width(&self.signed);
        if date_width > name_width {
            let date = LINE.saturating_sub(TWO + date_width);
            Placement { name: date.saturating_sub(TWO), date }
        } else {
            let name = LINE.saturating_sub(TWO + name_width);
            Placement { name, date: name + TWO }
        }
    }
}
