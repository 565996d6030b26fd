//! Figures taken anew: for another cut-off, or because the books have changed.
//! Only the numbers change; every word stays.

use super::Manuscript;
use crate::{Figure, Inline};

/// A figure that says something else now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    pub chip: u32,
    pub label: String,
    pub unit: String,
    pub before: String,
    pub now: String,
}

impl Manuscript {
    /// The manuscript with its figures as they were just taken, what moved, and the
    /// figures of the text that were not among the taken.
    pub fn renewed(&self, cut_off: &str, taken: &[Figure]) -> (Manuscript, Vec<Moved>, Vec<u32>) {
        let mut next = self.clone();
        cut_off.clone_into(&mut next.cut_off);
        let (mut moved, mut lost) = (Vec::new(), Vec::new());
        for (chip, it) in self.standing() {
            let Inline::Figure(old) = it else { continue };
            let Some(new) = match_of(old, taken, self) else {
                lost.push(chip);
                continue;
            };
            if old.text != new.text {
                moved.push(Moved {
                    chip,
                    label: new.label.clone(),
                    unit: new.unit.clone(),
                    before: old.text.clone(),
                    now: new.text.clone(),
                });
            }
            let new = Figure { id: old.id.clone(), ..new.clone() };
            next.chips.insert(chip, Inline::Figure(new));
        }
        (next, moved, lost)
    }
}

/// The taken figure that answers the same question. Several may share a key, as one
/// for each batch of an acceptance: then the meaning tells them apart, or the order.
fn match_of<'a>(old: &Figure, taken: &'a [Figure], within: &Manuscript) -> Option<&'a Figure> {
    let alike: Vec<&Figure> = taken.iter().filter(|it| it.key == old.key).collect();
    if let Some(it) = alike.iter().find(|it| it.definition == old.definition) {
        return Some(it);
    }
    let mut meanings: Vec<&str> = Vec::new();
    for (_, it) in within.standing() {
        if let Inline::Figure(it) = it
            && it.key == old.key
            && !meanings.contains(&it.definition.as_str())
        {
            meanings.push(&it.definition);
        }
    }
    let mut now: Vec<&Figure> = Vec::new();
    for it in alike {
        if now.iter().all(|other| other.definition != it.definition) {
            now.push(it);
        }
    }
    let place = meanings.iter().position(|it| *it == old.definition)?;
    (now.len() == meanings.len()).then(|| now[place])
}
