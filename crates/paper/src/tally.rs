//! What a paper contains: its figures, its cited values, its doubts and its empty places.

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;

use crate::bookmark::Bookmarks;
use crate::{Block, Cited, Doubt, Figure, Inline, Paper, PaperError};

/// How many of each a paper holds; what the command line prints after drafting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Numbers counted or summed from the ledgers.
    pub figures: usize,
    /// Values read off one record.
    pub cited: usize,
    /// Figures and cited values with at least one open doubt.
    pub in_doubt: usize,
    /// Places still empty.
    pub slots: usize,
}

impl Block {
    /// Every inline of the block, tables row by row.
    pub fn inlines(&self) -> Box<dyn Iterator<Item = &Inline> + '_> {
        match self {
            Block::Heading { text, .. } | Block::Paragraph { text } => Box::new(text.iter()),
            Block::Slot { .. } => Box::new(std::iter::empty()),
            Block::Table { rows, .. } => Box::new(rows.iter().flatten().flatten()),
            Block::Chart { bars, .. } => Box::new(bars.iter().flat_map(|it| &it.value)),
        }
    }

    /// The same, to be changed in place.
    pub fn inlines_mut(&mut self) -> Box<dyn Iterator<Item = &mut Inline> + '_> {
        match self {
            Block::Heading { text, .. } | Block::Paragraph { text } => Box::new(text.iter_mut()),
            Block::Slot { .. } => Box::new(std::iter::empty()),
            Block::Table { rows, .. } => Box::new(rows.iter_mut().flatten().flatten()),
            Block::Chart { bars, .. } => Box::new(bars.iter_mut().flat_map(|it| &mut it.value)),
        }
    }
}

impl Paper {
    /// Every inline in the order it is read, the date of signing last.
    pub fn inlines(&self) -> impl Iterator<Item = &Inline> {
        self.blocks.iter().flat_map(Block::inlines).chain(&self.signed)
    }

    /// The counted and summed numbers, in reading order.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.inlines().filter_map(|it| match it {
            Inline::Figure(figure) => Some(figure),
            Inline::Text { .. } | Inline::Cited(_) | Inline::Explained(_) => None,
        })
    }

    /// The values read off records, in reading order.
    pub fn cited(&self) -> impl Iterator<Item = &Cited> {
        self.inlines().filter_map(|it| match it {
            Inline::Cited(cited) => Some(cited),
            Inline::Text { .. } | Inline::Figure(_) | Inline::Explained(_) => None,
        })
    }

    /// The figures and cited values that carry an open doubt.
    pub fn in_doubt(&self) -> impl Iterator<Item = &Inline> {
        self.inlines().filter(|it| !it.doubts().is_empty())
    }

    /// Every open doubt, in reading order.
    pub fn doubts(&self) -> impl Iterator<Item = &Doubt> {
        self.inlines().flat_map(Inline::doubts)
    }

    /// What the empty places wait for.
    pub fn slots(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Slot { wanted } => Some(wanted.as_str()),
            Block::Heading { .. } | Block::Paragraph { .. } | Block::Table { .. } | Block::Chart { .. } => {
                None
            }
        })
    }

    /// How many figures, cited values, doubtful values and empty places there are.
    pub fn counts(&self) -> Counts {
        Counts {
            figures: self.figures().count(),
            cited: self.cited().count(),
            in_doubt: self.in_doubt().count(),
            slots: self.slots().count(),
        }
    }

    /// The name under which each figure is found in the DOCX and the PDF, by its id.
    pub fn bookmarks(&self) -> BTreeMap<String, String> {
        let mut names = Bookmarks::default();
        self.figures().map(|it| (it.id.clone(), names.name("fig", &it.id))).collect()
    }

    /// Refuses a paper whose figures could not be told apart.
    pub fn check(&self) -> Result<(), PaperError> {
        let mut seen = HashSet::new();
        for figure in self.figures() {
            if figure.id.is_empty() {
                return Err(PaperError::UnnamedFigure { text: figure.text.clone() });
            }
            if !seen.insert(&figure.id) {
                return Err(PaperError::DuplicateFigure { id: figure.id.clone() });
            }
        }
        Ok(())
    }
}
