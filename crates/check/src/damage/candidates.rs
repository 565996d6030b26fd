//! A text that lost certain digits, and everything it may have said before.
//! The machine lists candidates and the reasons they fell; a person decides.

use std::collections::BTreeSet;

use super::placements::Placements;

/// Whether deleting the lost characters from the candidate gives what is printed.
///
/// The law of recovery: a correction for which this is false is wrong, whoever proposes it.
pub fn strips_to(candidate: &str, printed: &str, lost: &[char]) -> bool {
    candidate.chars().filter(|it| !lost.contains(it)).eq(printed.chars())
}

/// How far candidates are looked for; beyond it nothing is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Lost characters that must be put back: 1 where a gap is plain to see.
    pub least_inserted: usize,
    /// Lost characters that may be put back.
    pub most_inserted: usize,
    /// Where the list is cut, and says so.
    pub most_candidates: usize,
}

impl Default for Limit {
    fn default() -> Limit {
        Limit { least_inserted: 0, most_inserted: 2, most_candidates: 10_000 }
    }
}

impl Limit {
    /// Enough insertions to reach every number up to `at_most` from what is printed.
    pub fn for_number(printed: &str, at_most: u64) -> Limit {
        let places = at_most.to_string().len();
        Limit { most_inserted: places.saturating_sub(printed.chars().count()), ..Limit::default() }
    }
}

/// More lost characters than this in one value are not a damaged value but a lost one.
pub const FARTHEST: usize = 64;

/// The bytes a list may fill, so that a whole page taken for one value does no harm.
const ROOM: usize = 8_000_000;

/// A candidate that a reason ruled out, kept so that a person sees why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fallen {
    pub candidate: String,
    pub reason: String,
}

/// Where a proposal stands that obeys the law of recovery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// One of the candidates left.
    Kept,
    /// It was a candidate and fell: whoever takes it must know this reason.
    Fell { reason: String },
    /// It obeys the law and was not looked at: too many insertions, or the list was cut.
    Beyond,
}

/// What a damaged value may have been.
///
/// Invariant: every candidate, kept or fallen, strips to what is printed; none occurs
/// twice; a candidate falls once, to the first reason that rules it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidates {
    printed: String,
    lost: Vec<char>,
    limit: Limit,
    kept: Vec<String>,
    fallen: Vec<Fallen>,
    cut: bool,
}

/// Every text within the limit that gives `printed` when the lost characters are deleted.
///
/// Whatever the limit says, at most [`FARTHEST`] characters are put back and the list
/// fills a few megabytes; where that falls short of the limit, the list is cut.
/// None at all if `printed` itself has a lost character: then it did not lose them.
pub fn candidates(printed: &str, lost: &[char], limit: Limit) -> Candidates {
    let lost: Vec<char> = BTreeSet::from_iter(lost.iter().copied()).into_iter().collect();
    let mut kept = Vec::new();
    let mut cut = limit.most_inserted > FARTHEST;
    let limit = Limit { most_inserted: limit.most_inserted.min(FARTHEST), ..limit };
    if strips_to(printed, printed, &lost) {
        let room = ROOM / (printed.len() + FARTHEST);
        let mut placements = Placements::new(printed, &lost, limit.least_inserted..=limit.most_inserted);
        kept.extend(placements.by_ref().take(limit.most_candidates.min(room)));
        cut |= placements.next().is_some();
    }
    Candidates { printed: printed.to_owned(), lost, limit, kept, fallen: Vec::new(), cut }
}

impl Candidates {
    /// The text as it stands.
    pub fn printed(&self) -> &str {
        &self.printed
    }

    /// The characters that the damage took, each once.
    pub fn lost(&self) -> &[char] {
        &self.lost
    }

    /// Those no reason has ruled out, fewest insertions first.
    pub fn kept(&self) -> &[String] {
        &self.kept
    }

    /// Those ruled out, by reason in the order the reasons were given.
    pub fn fallen(&self) -> &[Fallen] {
        &self.fallen
    }

    /// How far these were looked for.
    pub fn limit(&self) -> Limit {
        self.limit
    }

    /// The list ended at its limit and not at its end.
    pub fn is_cut(&self) -> bool {
        self.cut
    }

    /// Keeps what the predicate allows and notes the reason for the rest.
    ///
    /// The reason says why those fell, in words a person can check: 校验位不符, 晚于来文之年.
    #[must_use]
    pub fn keep(mut self, reason: &str, predicate: impl Fn(&str) -> bool) -> Candidates {
        let (kept, fell): (Vec<String>, Vec<String>) = self.kept.into_iter().partition(|it| predicate(it));
        self.kept = kept;
        let fell = fell.into_iter().map(|candidate| Fallen { candidate, reason: reason.to_owned() });
        self.fallen.extend(fell);
        self
    }

    /// The one candidate left, unless the list was cut: unique within the limit, not proved.
    pub fn only(&self) -> Option<&str> {
        match self.kept.as_slice() {
            [one] if !self.cut => Some(one),
            _ => None,
        }
    }

    /// Judges what a person proposes; the error says how it breaks the law of recovery.
    pub fn propose(&self, proposal: &str) -> Result<Standing, String> {
        if !strips_to(proposal, &self.printed, &self.lost) {
            let lost: Vec<String> = self.lost.iter().map(char::to_string).collect();
            return Err(format!(
                "“{proposal}”不可能是原文：去掉{}以后应为“{}”，请只补上丢失的字符",
                lost.join("、"),
                self.printed
            ));
        }
        if self.kept.iter().any(|it| it == proposal) {
            return Ok(Standing::Kept);
        }
        let fell = self.fallen.iter().find(|it| it.candidate == proposal);
        Ok(fell.map_or(Standing::Beyond, |it| Standing::Fell { reason: it.reason.clone() }))
    }

    /// How many are left and what that is worth, as a sentence.
    pub fn said(&self) -> String {
        let scope = format!("“{}”最多补 {} 位", self.printed, self.limit.most_inserted);
        let cut = if self.cut { "（写法太多，只列到上限，其余未看）" } else { "" };
        match self.kept.as_slice() {
            [] => format!("{scope}，没有留下可能的写法{cut}，请核对原件或理由"),
            [one] if !self.cut => format!("{scope}，只有“{one}”一种写法：在此范围内唯一，不等于已证明"),
            several => format!("{scope}，有 {} 种可能的写法{cut}，请核对原件后选定", several.len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LOST: [char; 2] = ['5', '6'];

    #[test]
    fn a_candidate_strips_to_what_is_printed() {
        assert!(strips_to("2016", "201", &LOST));
        assert!(!strips_to("2017", "201", &LOST));
        assert!(!strips_to("2106", "201", &LOST));
    }

    #[test]
    fn a_list_that_is_cut_says_so() {
        let limit = Limit { most_inserted: 30, most_candidates: 100, ..Limit::default() };
        let many = candidates("县政府关于201年工作的报告", &LOST, limit);
        assert_eq!(many.kept().len(), 100);
        assert!(many.is_cut() && many.said().contains("只列到上限"));
        assert!(!candidates("1", &LOST, Limit { most_candidates: 19, ..Limit::default() }).is_cut());
        let one = candidates("1", &LOST, Limit { most_candidates: 1, ..Limit::default() });
        assert_eq!(one.only(), None);
    }

    #[test]
    fn a_limit_without_measure_does_not_explode() {
        let (least_inserted, most_inserted) = (0, usize::MAX);
        assert!(candidates("1", &LOST, Limit { least_inserted, most_inserted, most_candidates: 9 }).is_cut());
        let (least_inserted, most_candidates) = (usize::MAX, usize::MAX);
        let none = candidates("1", &LOST, Limit { least_inserted, most_inserted, most_candidates });
        assert!(none.is_cut() && none.kept().is_empty());
        let page = "1".repeat(6_000);
        let limit = Limit { most_candidates: usize::MAX, ..Limit::default() };
        let many = candidates(&page, &LOST, limit);
        assert!(many.is_cut() && many.kept().len() < 2_000);
    }

    #[test]
    fn text_that_still_has_a_lost_digit_was_not_damaged_so() {
        assert!(candidates("2015", &LOST, Limit::default()).kept().is_empty());
    }

    #[test]
    fn a_fallen_candidate_keeps_its_first_reason() {
        let year = candidates("201", &LOST, Limit { most_inserted: 1, ..Limit::default() })
            .keep("不是四位年份", |it| it.len() == 4)
            .keep("不在 2010 至 2016 年之间", |it| ("2010"..="2016").contains(&it))
            .keep("总结的是上一年", |it| it == "2015");
        assert_eq!(year.only(), Some("2015"));
        assert_eq!(year.propose("2015"), Ok(Standing::Kept));
        assert_eq!(year.propose("2016"), Ok(Standing::Fell { reason: "总结的是上一年".to_owned() }));
        assert_eq!(year.propose("201"), Ok(Standing::Fell { reason: "不是四位年份".to_owned() }));
        assert_eq!(year.propose("20155"), Ok(Standing::Beyond));
        assert!(year.propose("2017").unwrap_err().contains("去掉5、6以后应为“201”"));
        assert!(year.said().contains("不等于已证明"));
    }

    proptest! {
        #[test]
        fn every_candidate_strips_to_what_is_printed(printed in "[0-9年.]{0,6}", lost in "[5-79年]{0,3}", most in 0_usize..4) {
            let lost: Vec<char> = lost.chars().collect();
            let limit = Limit { most_inserted: most, most_candidates: 500, ..Limit::default() };
            let all = candidates(&printed, &lost, limit);
            prop_assert!(all.kept().iter().all(|it| strips_to(it, &printed, &lost)));
            prop_assert_eq!(BTreeSet::from_iter(all.kept()).len(), all.kept().len());
        }

        #[test]
        fn what_was_lost_is_among_the_candidates(whole in "[0-9]{0,8}") {
            let printed: String = whole.chars().filter(|it| !LOST.contains(it)).collect();
            let limit = Limit { most_inserted: whole.len() - printed.len(), ..Limit::default() };
            let all = candidates(&printed, &LOST, limit);
            prop_assert!(all.is_cut() || all.propose(&whole) == Ok(Standing::Kept));
        }

        #[test]
        fn a_proposal_that_breaks_the_law_is_refused(printed in "[0-4]{1,5}", proposal in "[0-9]{0,7}") {
            let lawful = strips_to(&proposal, &printed, &LOST);
            prop_assert_eq!(candidates(&printed, &LOST, Limit::default()).propose(&proposal).is_ok(), lawful);
        }

        #[test]
        fn a_reason_neither_adds_nor_loses_a_candidate(printed in "[0-4]{0,5}", odd in any::<bool>()) {
            let all = candidates(&printed, &LOST, Limit::default());
            let judged = all.clone().keep("长度", |it| (it.len() % 2 == 1) == odd);
            let mut after: Vec<&String> = judged.kept().iter().chain(judged.fallen().iter().map(|it| &it.candidate)).collect();
            let mut before: Vec<&String> = all.kept().iter().collect();
            after.sort();
            before.sort();
            prop_assert_eq!(before, after);
        }
    }
}
