//! 出门关: which numbers of a manuscript are answered for, and which are not.
//!
//! A number is bound (a figure), cited (read off a record), fixed (an expression,
//! a numbering, the paper's own year), explained (somebody said what it rests
//! on), or none of these. With one of the last kind a paper stays at home.

use serde::{Deserialize, Serialize};

use super::{Manuscript, Marked, Piece, Span};
use crate::{
    Doubt, Explained, Ground, Inline,
    numerals::{self, Setting},
};

/// How many numbers of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub bound: usize,
    pub cited: usize,
    pub fixed: usize,
    pub explained: usize,
    pub unexplained: usize,
}

/// A typed number nobody answers for yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loose {
    /// The piece it stands in; 0 is the title, the addressee, the signature.
    pub piece: u32,
    pub section: String,
    /// The how manieth of its piece.
    pub nth: usize,
    pub text: String,
    pub kind: &'static str,
    /// A little of what stands around it.
    pub before: String,
    pub after: String,
}

/// Everything that keeps a manuscript at home, as far as its own text tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gate {
    pub tally: Tally,
    pub loose: Vec<Loose>,
    /// Chips in doubt of which nobody has said that the doubt may stay.
    pub doubtful: Vec<(u32, String, Vec<Doubt>)>,
    /// Places still empty: the piece and what it waits for.
    pub slots: Vec<(u32, String)>,
}

/// Where a loose number lies: which text of the piece, which span, which bytes.
struct Place {
    text: usize,
    span: usize,
    range: std::ops::Range<usize>,
}

const AROUND: usize = 12;

impl Gate {
    pub fn is_open(&self) -> bool {
        self.loose.is_empty() && self.doubtful.is_empty() && self.slots.is_empty()
    }
}

impl Manuscript {
    pub fn gate(&self) -> Gate {
        let mut res = Gate::default();
        for piece in &self.pieces {
            if let super::Body::Slot { wanted } = &piece.body {
                res.slots.push((piece.id, wanted.clone()));
            }
            let texts = piece.body.texts();
            self.count(&mut res, piece.id, &piece.section, &texts);
        }
        let frame: Vec<Marked> = self.frame();
        let frame: Vec<&Marked> = frame.iter().chain([&self.signed]).collect();
        self.count(&mut res, 0, "标题和落款", &frame);
        for (chip, it) in self.standing() {
            if !it.doubts().is_empty() && !self.stays(chip) {
                res.doubtful.push((chip, it.plain().to_owned(), it.doubts().to_vec()));
            }
        }
        res
    }

    fn frame(&self) -> Vec<Marked> {
        let lines = self.title.iter().chain(self.addressee.as_ref()).chain([&self.signer]);
        lines.map(|it| Marked::text(it.as_str())).collect()
    }

    fn count(&self, res: &mut Gate, piece: u32, section: &str, texts: &[&Marked]) {
        for chip in texts.iter().flat_map(|it| it.chips()) {
            match self.chips.get(&chip) {
                Some(Inline::Figure(_)) => res.tally.bound += 1,
                Some(Inline::Cited(_)) => res.tally.cited += 1,
                Some(Inline::Explained(_)) => res.tally.explained += 1,
                Some(Inline::Text { .. }) | None => {}
            }
        }
        let mut nth = 0;
        for text in texts {
            for (at, span) in text.spans().iter().enumerate() {
                let Span::Text(words) = span else { continue };
                for found in numerals::find(words, self.setting(at)) {
                    if found.kind.is_fixed() {
                        res.tally.fixed += 1;
                        continue;
                    }
                    res.tally.unexplained += 1;
                    let before = self.around(&text.spans()[..at], &words[..found.range.start]);
                    let after: String = words[found.range.end..].chars().take(AROUND).collect();
                    res.loose.push(Loose {
                        piece,
                        section: section.to_owned(),
                        nth,
                        text: words[found.range].to_owned(),
                        kind: found.kind.words(),
                        before,
                        after,
                    });
                    nth += 1;
                }
            }
        }
    }

    fn setting(&self, span: usize) -> Setting<'_> {
        Setting { begins: span == 0, own: &self.own }
    }

    /// The end of what stands before: figures are part of what one reads.
    fn around(&self, spans: &[Span], words: &str) -> String {
        let mut before = Marked::of(spans.iter().cloned()).plain(&self.chips);
        before += words;
        let letters: Vec<char> = before.chars().collect();
        letters[letters.len().saturating_sub(AROUND)..].iter().collect()
    }

    /// The manuscript with a typed number turned into `chip`. `text` is what the
    /// person saw there; if something else stands there now, nothing is done.
    pub fn answered(&self, piece: u32, nth: usize, text: &str, chip: Inline) -> Option<Manuscript> {
        let mut next = self.clone();
        let at = next.pieces.iter().position(|it| it.id == piece)?;
        let place = next.places(&next.pieces[at]).into_iter().nth(nth)?;
        let number = next.add_chip(chip);
        let marked = next.pieces[at].body.texts_mut().into_iter().nth(place.text)?;
        let spans = marked.spans_mut();
        let Span::Text(words) = &spans[place.span] else { return None };
        if words.get(place.range.clone()) != Some(text) {
            return None;
        }
        let (before, after) = (words[..place.range.start].to_owned(), words[place.range.end..].to_owned());
        spans.splice(place.span..=place.span, [Span::Text(before), Span::Chip(number), Span::Text(after)]);
        *marked = Marked::of(std::mem::take(marked.spans_mut()));
        Some(next)
    }

    /// The same for every place where the same number stands between the same words
    /// left and right, as far as one sees them in the list.
    pub fn answered_everywhere(&self, like: &Loose, explained: &Explained) -> (Manuscript, usize) {
        let mut next = self.clone();
        let mut done = 0;
        while let Some(it) = next.gate().loose.into_iter().find(|it| it.text == like.text && it.piece != 0) {
            let chip = Inline::Explained(explained.clone());
            match next.answered(it.piece, it.nth, &it.text, chip) {
                Some(more) => next = more,
                None => break,
            }
            done += 1;
        }
        (next, done)
    }

    fn places(&self, piece: &Piece) -> Vec<Place> {
        let mut res = Vec::new();
        for (text, marked) in piece.body.texts().into_iter().enumerate() {
            for (span, it) in marked.spans().iter().enumerate() {
                let Span::Text(words) = it else { continue };
                let found = numerals::find(words, self.setting(span));
                let loose = found.into_iter().filter(|it| !it.kind.is_fixed());
                res.extend(loose.map(|it| Place { text, span, range: it.range }));
            }
        }
        res
    }

    /// Who explained which number how, for the list at the end of the page.
    pub fn explained(&self) -> Vec<(u32, &Explained)> {
        let mut res = Vec::new();
        for (number, it) in self.standing() {
            if let Inline::Explained(it) = it {
                res.push((number, it));
            }
        }
        res
    }
}

impl Ground {
    /// `据《……》：“……”` or `固定说法：……`.
    pub fn words(&self) -> String {
        match self {
            Ground::Source { document, sentence } => format!("据{document}：“{sentence}”"),
            Ground::Fixed { reason } => format!("固定说法：{reason}"),
        }
    }
}
