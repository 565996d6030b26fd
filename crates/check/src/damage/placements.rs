//! Every way to put lost characters back between those that are left, one at a time.
//! Fewer insertions come first, and no way is given twice.

use std::ops::RangeInclusive;

/// The texts that come of putting `lost` characters into `printed`.
///
/// Nothing printed may be a lost character, and none is lost twice: then each text
/// has one placement only. A list of gaps that never falls, and a kind for each.
pub(crate) struct Placements {
    printed: Vec<char>,
    lost: Vec<char>,
    most: usize,
    gaps: Vec<usize>,
    kinds: Vec<usize>,
    done: bool,
}

impl Placements {
    pub(crate) fn new(printed: &str, lost: &[char], inserted: RangeInclusive<usize>) -> Placements {
        let (least, most) = (*inserted.start(), *inserted.end());
        let most = if lost.is_empty() { 0 } else { most };
        let done = least > most;
        let start = if done { 0 } else { least };
        Placements {
            printed: printed.chars().collect(),
            lost: lost.to_vec(),
            most,
            gaps: vec![0; start],
            kinds: vec![0; start],
            done,
        }
    }

    fn text(&self) -> String {
        let mut put = self.gaps.iter().zip(&self.kinds).peekable();
        let mut text = String::new();
        for gap in 0..=self.printed.len() {
            while let Some((_, kind)) = put.next_if(|(at, _)| **at == gap) {
                text.extend(self.lost.get(*kind));
            }
            text.extend(self.printed.get(gap));
        }
        text
    }

    /// Turns the kinds like a counter, then the gaps, then takes one insertion more.
    fn advance(&mut self) {
        let last_kind = self.lost.len().saturating_sub(1);
        if let Some(turn) = self.kinds.iter().rposition(|it| *it < last_kind) {
            self.kinds[turn] += 1;
            self.kinds[turn + 1..].fill(0);
            return;
        }
        self.kinds.fill(0);
        if let Some(turn) = self.gaps.iter().rposition(|it| *it < self.printed.len()) {
            let gap = self.gaps[turn] + 1;
            self.gaps[turn..].fill(gap);
            return;
        }
        self.done = self.gaps.len() >= self.most;
        self.gaps.fill(0);
        self.gaps.push(0);
        self.kinds.push(0);
    }
}

impl Iterator for Placements {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        if self.done {
            return None;
        }
        let text = self.text();
        self.advance();
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placements_come_by_number_then_by_place() {
        let all: Vec<String> = Placements::new("1", &['5', '6'], 0..=1).collect();
        assert_eq!(all, ["1", "51", "61", "15", "16"]);
    }

    #[test]
    fn two_lost_digits_among_twelve_have_264_placements() {
        assert_eq!(Placements::new("2012007338", &['5', '6'], 2..=2).count(), 264);
    }

    #[test]
    fn nothing_lost_leaves_the_text_as_printed() {
        assert_eq!(Placements::new("34", &[], 0..=3).collect::<Vec<_>>(), ["34"]);
        assert_eq!(Placements::new("34", &[], 1..=3).count(), 0);
        assert_eq!(Placements::new("", &['5'], 0..=2).collect::<Vec<_>>(), ["", "5", "55"]);
    }
}
