//! Every number in a Chinese text: digits and Chinese numerals, dates, amounts,
//! shares, ordinals, document numbers.
//!
//! Invariant: a character that can be part of a number is either inside a fixed
//! expression of the reviewed table (`data/fixed_expressions.tsv`) or inside
//! something found. Erring is on one side only: a word that merely looks like a
//! number is asked about; a number is never passed over.

mod fixed;
mod runs;
#[cfg(test)]
mod tests;

use std::ops::Range;

/// A number as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// In bytes of the text.
    pub range: Range<usize>,
    pub kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Date,
    Amount,
    Share,
    Ordinal,
    DocNumber,
    /// Numerals and nothing that says what they count.
    Bare,
    /// Part of an expression that is no number: 进一步, 第一书记, 一是.
    Fixed,
    /// The numbering of headings and lists: 一、 （二） 3. 第一，
    Numbering,
}

impl Kind {
    pub fn words(self) -> &'static str {
        match self {
            Kind::Date => "日期",
            Kind::Amount => "数量",
            Kind::Share => "百分数",
            Kind::Ordinal => "序数",
            Kind::DocNumber => "文号",
            Kind::Bare => "数字",
            Kind::Fixed => "固定说法",
            Kind::Numbering => "序号",
        }
    }

    /// Whether nobody has to say where it comes from.
    pub fn is_fixed(self) -> bool {
        matches!(self, Kind::Fixed | Kind::Numbering)
    }
}

/// What surrounds a text: whether a paragraph begins with it, and which
/// expressions are the paper's own, such as the year it speaks of.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting<'a> {
    pub begins: bool,
    pub own: &'a [String],
}

/// All numbers of the text in the order they stand, the fixed ones among them.
pub fn find(text: &str, setting: Setting<'_>) -> Vec<Found> {
    let letters: Vec<char> = text.chars().collect();
    let mut taken = vec![false; letters.len()];
    let mut found = fixed::numbering(&letters, setting.begins);
    claim(&mut taken, &found);
    for own in setting.own {
        let more = fixed::occurrences(&letters, own, &taken);
        claim(&mut taken, &more);
        found.extend(more);
    }
    let known = fixed::known(&letters, &taken);
    claim(&mut taken, &known);
    found.extend(known);
    found.extend(runs::all(&letters, &taken));
    found.sort_by_key(|it| it.range.start);
    let bytes = offsets(text);
    for it in &mut found {
        it.range = bytes[it.range.start]..bytes[it.range.end];
    }
    found
}

/// Whether a character can be part of a number wherever it stands.
pub fn is_numeral(it: char) -> bool {
    it.is_numeric() || "一二三四五六七八九十百千万亿两零半廿卅俩仨壹贰叁肆柒捌玖貳參萬億兩".contains(it)
}

/// Written so only in accounts; alone they are other words (队伍, 大陆, 收拾).
fn is_account(it: char) -> bool {
    "伍陆拾佰仟".contains(it)
}

fn claim(taken: &mut [bool], found: &[Found]) {
    for it in found {
        taken[it.range.clone()].fill(true);
    }
}

/// Where each character begins, and where the text ends.
fn offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|it| it.0).chain([text.len()]).collect()
}
