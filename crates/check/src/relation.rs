//! 合计等于各项之和: which readings of damaged numbers agree with one another.
//! Agreement at a scale is a strong reason, never a proof; the wording keeps to that.

use std::collections::BTreeSet;

use crate::damage::Candidates;

/// How far combinations are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// No number is larger than this: no county has 534 key projects.
    pub at_most: u64,
    /// Where the search is cut, and says so.
    pub most_combinations: usize,
}

impl Scale {
    /// Up to this number, through a hundred thousand combinations at most.
    pub fn up_to(at_most: u64) -> Scale {
        Scale { at_most, most_combinations: 100_000 }
    }
}

/// One reading in which the total is the sum of its parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sum {
    pub total: u64,
    pub parts: Vec<u64>,
}

/// Every reading at a scale that satisfies the identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sums {
    found: Vec<Sum>,
    scale: Scale,
    complete: bool,
}

/// The readings of a total and its parts that agree, whole numbers only.
///
/// Candidates that are no whole number in plain digits (`05`, `1.5`, `3月`) and
/// those above the scale do not count as readings.
pub fn sums(total: &Candidates, parts: &[Candidates], scale: Scale) -> Sums {
    let totals = numbers(total, scale.at_most);
    let largest = totals.last().copied().unwrap_or_default();
    let mut complete = parts.iter().chain([total]).all(|it| reaches(it, scale.at_most));
    let mut partial = vec![Sum { total: 0, parts: Vec::new() }];
    for part in parts {
        let values = numbers(part, scale.at_most);
        let longer = partial.iter().flat_map(|sum| values.iter().map_while(|it| sum.with(*it, largest)));
        let mut longer: Vec<Sum> = longer.take(scale.most_combinations.saturating_add(1)).collect();
        complete &= longer.len() <= scale.most_combinations;
        longer.truncate(scale.most_combinations);
        partial = longer;
    }
    let mut found: Vec<Sum> = partial.into_iter().filter(|it| totals.contains(&it.total)).collect();
    found.sort();
    Sums { found, scale, complete }
}

impl Sum {
    /// One part more; none when that exceeds the largest total there is.
    fn with(&self, part: u64, largest: u64) -> Option<Sum> {
        let total = self.total.checked_add(part).filter(|it| *it <= largest)?;
        let parts = self.parts.iter().copied().chain([part]).collect();
        Some(Sum { total, parts })
    }

    /// As people write it: `34 = 14 + 20`.
    pub fn written(&self) -> String {
        let parts: Vec<String> = self.parts.iter().map(u64::to_string).collect();
        format!("{} = {}", self.total, parts.join(" + "))
    }
}

impl Sums {
    /// The smallest total first.
    pub fn found(&self) -> &[Sum] {
        &self.found
    }

    /// Every reading at the scale was looked at.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// The one reading at this scale, if all were looked at; unique, not proved.
    pub fn only(&self) -> Option<&Sum> {
        match self.found.as_slice() {
            [one] if self.complete => Some(one),
            _ => None,
        }
    }

    /// What was found and what that is worth, as a sentence.
    pub fn said(&self) -> String {
        let scope = format!("各数不超过 {} 时", self.scale.at_most);
        let cut = if self.complete { "" } else { "（写法太多，只看了一部分）" };
        match self.found.as_slice() {
            [] => format!("{scope}{cut}，没有一种写法使合计等于各项之和，请核对原件"),
            [one] if self.complete => format!("{scope}，{}：在此范围内唯一，不等于已证明", one.written()),
            several => format!("{scope}{cut}，有 {} 种写法使合计等于各项之和，请核对原件", several.len()),
        }
    }
}

/// The kept candidates that are whole numbers at the scale.
fn numbers(candidates: &Candidates, at_most: u64) -> BTreeSet<u64> {
    let plain = |it: &&String| {
        let digits = !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
        digits && (it.len() == 1 || !it.starts_with('0'))
    };
    let values = candidates.kept().iter().filter(plain).filter_map(|it| it.parse().ok());
    values.filter(|it| *it <= at_most).collect()
}

/// Whether the candidates were looked for as far as the scale goes.
fn reaches(candidates: &Candidates, at_most: u64) -> bool {
    let places = candidates.printed().chars().count().saturating_add(candidates.limit().most_inserted);
    let all = candidates.lost().is_empty() || places >= at_most.to_string().len();
    all && !candidates.is_cut()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::damage::{Limit, candidates};

    fn read(printed: &str, at_most: u64) -> Candidates {
        candidates(printed, &['5', '6'], Limit::for_number(printed, at_most))
    }

    fn check(total: &str, parts: &[&str], at_most: u64) -> Sums {
        let parts: Vec<Candidates> = parts.iter().map(|it| read(it, at_most)).collect();
        sums(&read(total, at_most), &parts, Scale::up_to(at_most))
    }

    #[test]
    fn the_key_projects_are_unique_at_the_scale_of_a_county() {
        let county = check("34", &["14", "20"], 99);
        assert_eq!(county.said(), "各数不超过 99 时，34 = 14 + 20：在此范围内唯一，不等于已证明");
        let larger = check("34", &["14", "20"], 999);
        assert_eq!(larger.only(), None);
        assert!(larger.found().contains(&Sum { total: 534, parts: vec![514, 20] }));
    }

    #[test]
    fn numbers_lost_altogether_come_back_from_their_sum() {
        let applied = check("32", &["", "22", ""], 99);
        assert_eq!(applied.only().map(Sum::written).as_deref(), Some("32 = 5 + 22 + 5"));
    }

    #[test]
    fn the_granted_patents_are_unique_below_a_hundred_only() {
        assert_eq!(
            check("1", &["2", "3", "11"], 99).only().map(Sum::written).as_deref(),
            Some("16 = 2 + 3 + 11")
        );
        let larger = check("1", &["2", "3", "11"], 199);
        assert!(larger.found().contains(&Sum { total: 156, parts: vec![2, 3, 151] }));
    }

    #[test]
    fn candidates_that_fall_short_of_the_scale_prove_nothing() {
        let short = Limit { most_inserted: 0, ..Limit::default() };
        let total = candidates("9", &['5', '6'], short);
        let found = sums(&total, &[read("4", 99), read("", 99)], Scale::up_to(99));
        assert_eq!(found.found().len(), 1);
        assert!(!found.is_complete() && found.only().is_none());
    }

    #[test]
    fn a_number_that_lost_nothing_stands_as_printed() {
        let intact = candidates("9", &[], Limit::default());
        let found = sums(&intact, &[read("4", 99), read("", 99)], Scale::up_to(99));
        assert_eq!(found.only().map(Sum::written).as_deref(), Some("9 = 4 + 5"));
    }

    #[test]
    fn a_search_that_is_cut_says_so() {
        let scale = Scale { at_most: 9999, most_combinations: 50 };
        let parts = [read("1", 9999), read("2", 9999), read("3", 9999)];
        let found = sums(&read("9", 9999), &parts, scale);
        assert!(!found.is_complete() && found.said().contains("只看了一部分"));
    }

    #[test]
    fn a_sum_that_cannot_be_says_so() {
        assert!(check("3", &["14", "20"], 99).said().contains("没有一种写法"));
    }

    proptest! {
        #[test]
        fn every_reading_found_satisfies_the_identity(total in "[0-4]{0,2}", parts in prop::collection::vec("[0-4]{0,2}", 0..4)) {
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            for sum in check(&total, &parts, 999).found() {
                prop_assert_eq!(sum.total, sum.parts.iter().sum::<u64>());
                prop_assert!(crate::strips_to(&sum.total.to_string(), &total, &['5', '6']));
            }
        }

        #[test]
        fn a_true_sum_is_found_again(parts in prop::collection::vec(1_u64..99, 1..4)) {
            let total: u64 = parts.iter().sum();
            let holed = |it: u64| it.to_string().replace(['5', '6'], "");
            let printed: Vec<String> = parts.iter().map(|it| holed(*it)).collect();
            let printed: Vec<&str> = printed.iter().map(String::as_str).collect();
            let found = check(&holed(total), &printed, 299);
            let wanted = Sum { total, parts };
            prop_assert!(!found.is_complete() || found.found().contains(&wanted));
        }
    }
}
