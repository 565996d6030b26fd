//! Two people edited one section. What only one of them changed is taken over;
//! what both changed is put side by side, and nothing either typed is lost.

use super::{Manuscript, Piece};

/// A section put together from two edits of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    pub pieces: Vec<Piece>,
    /// Pieces both changed; `pieces` has the later writer's text for them.
    pub both: Vec<u32>,
}

impl Manuscript {
    /// The section of this, the newest edition, together with what somebody made of
    /// the same section of an earlier one.
    pub fn merged(&self, seen: &Manuscript, mine: &Manuscript, section: &str) -> Merge {
        let of = |it: &Manuscript| it.section(section).map_or_else(Vec::new, |it| it.pieces.to_vec());
        let (now, mine) = (of(self), of(mine));
        let same = |a: Option<&Piece>, b: Option<&Piece>| a.map(|it| &it.body) == b.map(|it| &it.body);
        let (mut pieces, mut both) = (Vec::new(), Vec::new());
        for theirs in &now {
            let before = seen.piece(theirs.id);
            let own = mine.iter().find(|it| it.id == theirs.id);
            if before.is_none() {
                pieces.push(theirs.clone());
                continue;
            }
            let (i_changed, they_changed) = (!same(own, before), !same(Some(theirs), before));
            if i_changed && they_changed && !same(own, Some(theirs)) {
                both.push(theirs.id);
            }
            match own {
                Some(own) if i_changed => pieces.push(own.clone()),
                // I took it out and nobody touched it since.
                None if !they_changed => {}
                _ => pieces.push(theirs.clone()),
            }
        }
        self.add_mine(seen, &mine, &now, &mut pieces);
        Merge { pieces, both }
    }

    /// What I wrote anew, or changed although they took it out, each after the piece
    /// it followed.
    fn add_mine(&self, seen: &Manuscript, mine: &[Piece], now: &[Piece], pieces: &mut Vec<Piece>) {
        let mut fresh = self.last;
        // Both may have given one number to something new; mine get others.
        let mut named: Vec<u32> = Vec::with_capacity(mine.len());
        for own in mine {
            let known = seen.piece(own.id);
            let is_new = known.is_none();
            let they_dropped_it = !is_new && now.iter().all(|it| it.id != own.id);
            let changed = known.is_some_and(|it| it.body != own.body);
            if !(is_new || they_dropped_it && changed) {
                named.push(own.id);
                continue;
            }
            let after = named.iter().rev().find_map(|it| pieces.iter().position(|now| now.id == *it));
            let mut own = own.clone();
            if is_new {
                fresh += 1;
                own.id = fresh;
            }
            named.push(own.id);
            pieces.insert(after.map_or(0, |it| it + 1), own);
        }
    }

    /// The manuscript with a section as it was merged.
    #[must_use]
    pub fn with_section(mut self, section: &str, pieces: Vec<Piece>) -> Manuscript {
        self.last = pieces.iter().map(|it| it.id).max().unwrap_or(0).max(self.last);
        self.replace(section, pieces);
        self
    }
}
