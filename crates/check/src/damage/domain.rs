//! What a printed number may have been: every way to put lost digits back.

use rust_decimal::Decimal;

use super::placements::Placements;
use crate::{
    quantity::{Approx, Mention},
    reading::Reading,
    report::Kind,
    role::Role,
};

/// How many ways of one number are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Width {
    /// In a long text each number has fewer choices, so that the whole stays within reach.
    Few,
    /// No more digits than a number is likely to have lost.
    Likely,
    /// What it may have been if it lost more.
    Wide,
}

impl Width {
    /// Digits put back in one number at most; where all are gone, one more.
    fn most(self, open: bool, noughts: bool) -> usize {
        match self {
            Width::Few => 1 + usize::from(open),
            Width::Likely => 2 + usize::from(open || noughts),
            Width::Wide => 4,
        }
    }

    /// Longer lists are not looked through: then fewer digits are put back.
    fn longest(self) -> usize {
        if self == Width::Wide { 600 } else { 360 }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) text: String,
    /// In the unit of the mention.
    pub(crate) value: Decimal,
    /// How many digits were put back.
    pub(crate) cost: u32,
}

/// The choices of one mention, fewest digits put back first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Domain {
    pub(crate) choices: Vec<Choice>,
    /// What has narrowed it, in words.
    pub(crate) because: Vec<String>,
    /// A computation decides it: no digit more can be put back without breaking it.
    pub(crate) closed: bool,
}

impl Domain {
    /// Printed digits with lost ones put back; Chinese numerals lose nothing.
    pub(crate) fn of(reading: &Reading, it: &Mention, lost: &[char], width: Width) -> Option<Domain> {
        let printed = reading.page.string(it.digits);
        // What still has such a digit cannot have lost them all: it stands as it is.
        if !it.arabic || printed.contains(lost) {
            let value = it.value?;
            return Some(Domain {
                choices: vec![Choice { text: printed, value, cost: 0 }],
                ..Domain::default()
            });
        }
        let length = printed.chars().count();
        let longest = width.longest();
        let most = width.most(printed.is_empty(), lost.contains(&'0'));
        let most = (1..=most).rev().find(|it| count(length, lost.len(), *it) <= longest).unwrap_or(1);
        let texts = Placements::new(&printed, lost, 0..=most).take(longest);
        let choices = texts.filter_map(|text| {
            let cost = u32::try_from(text.chars().count() - length).ok()?;
            let value = value(&text, it)?;
            let value = if it.value.is_some_and(|it| it.is_sign_negative()) { -value } else { value };
            Some(Choice { value, text, cost })
        });
        Some(Domain { choices: choices.collect(), ..Domain::default() })
    }

    /// Nothing had to be put back.
    pub(crate) fn as_printed(&self) -> bool {
        self.choices.first().is_some_and(|it| it.cost == 0)
    }

    /// What is worth showing: everything a computation left; else what takes few digits more than needed.
    pub(crate) fn shown(&self, printed: &str, lost: &[char]) -> Vec<&Choice> {
        let least = self.choices.iter().map(|it| it.cost).min().unwrap_or(0);
        let torn = printed.starts_with('.') || printed.ends_with('.');
        let gone = printed.is_empty() || printed.starts_with('0') || torn || lost.len() == 1;
        let noughts = |it: &str| it.len() - it.trim_end_matches('0').len();
        // 00 was 500 rather than 5050: round numbers stay round.
        let round = |it: &&Choice| !printed.starts_with('0') || noughts(printed) <= noughts(&it.text);
        let more = if lost.contains(&'0') { 2 } else { u32::from(gone) };
        let near = |it: &&Choice| self.closed || it.cost <= least + more && round(it);
        self.choices.iter().filter(near).collect()
    }
}

/// A rate that is not growth is not more than the whole.
pub(super) fn hundred(reading: &Reading, index: usize, domain: &mut Domain) {
    let growth =
        matches!(reading.place(index).role, Role::Rate { .. } | Role::Completion | Role::Delta { .. });
    // 为年度计划5亿元的112%: more than the aim may be reached.
    let aim = reading.place(index).before.is_some_and(|it| reading.place(it).role == Role::Target);
    if reading.mentions[index].kind != Kind::Percent || growth || aim || reading.in_table(index) {
        return;
    }
    let before = domain.choices.len();
    domain.choices.retain(|it| it.value <= Decimal::ONE_HUNDRED);
    if domain.choices.len() < before {
        domain.because.push("比例不超过100%".to_owned());
        domain.closed = true;
    }
}

/// How many texts come of putting up to `most` of `kinds` digits into a text of this length.
fn count(length: usize, kinds: usize, most: usize) -> usize {
    let mut ways = 1_usize;
    let mut all = 1;
    for put in 1..=most {
        ways = ways.saturating_mul((length + put) * kinds) / put;
        all += ways;
    }
    all
}

/// The value of digits nobody would object to: no leading nought, groups of three.
fn value(text: &str, it: &Mention) -> Option<Decimal> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let bare = whole.replace(',', "");
    let grouped = !whole.contains(',')
        || whole.split(',').skip(1).all(|it| it.len() == 3)
            && (1..=3).contains(&whole.find(',').unwrap_or(0));
    let leading = bare.len() > 1 && bare.starts_with('0');
    if bare.is_empty() || leading || decimals.is_empty() || !grouped || bare.len() > 15 {
        return None;
    }
    let no_rate = it.kind == Kind::Percent && it.approx == Approx::Exact;
    let nought = bare == "0" && !text.contains('.') && (it.approx != Approx::Exact || no_rate);
    if nought {
        return None;
    }
    let value: Decimal = format!("{bare}.{decimals}").parse().ok()?;
    let value = if text.contains('.') { value } else { value.normalize() };
    value.checked_mul(it.times())
}
