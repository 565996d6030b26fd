//! Which digits a text has lost: those that never occur although they should, where
//! forms stand that nobody writes: 201年, 月13日, 其中发明件.

use crate::{
    page::is_han,
    quantity::{Approx, Mention},
    reading::Reading,
    report::Kind,
    text::{Span, Text},
};

/// How often each digit occurs among a thousand digits of such papers, roughly.
const USUAL: [u64; 10] = [200, 190, 180, 90, 70, 70, 60, 50, 50, 40];

/// A digit that should have occurred this many times and never did is lost, if forms say so too.
const EXPECTED: u64 = 3;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Loss {
    pub(crate) lost: Vec<char>,
    /// In thousandths.
    pub(crate) confidence: u64,
    pub(crate) evidence: Vec<String>,
    /// Where the impossible forms stand.
    pub(crate) forms: Vec<Span>,
}

/// What the reading of a text shows of lost digits; `asked` are digits somebody knows to be lost.
pub(crate) fn detect(text: &Text, reading: &Reading, asked: &[char]) -> Loss {
    let mut counts = [0_u64; 10];
    for it in reading.page.chars.iter().filter_map(|it| it.to_digit(10)) {
        counts[it as usize] += 1;
    }
    let all: u64 = counts.iter().sum();
    let missing: Vec<usize> = (0..10).filter(|it| counts[*it] == 0).collect();
    if missing.is_empty() {
        return Loss::default();
    }
    let mut forms = forms(reading);
    let likely: Vec<usize> =
        missing.iter().copied().filter(|it| all * USUAL[*it] >= EXPECTED * 1000).collect();
    if forms.len() < 3 || !asked.is_empty() {
        let holed = Reading::new(text, true);
        let holes = (0..holed.mentions.len()).filter(|it| is_hole(&holed, *it));
        forms.extend(holes.map(|it| holed.mentions[it].span));
    }
    forms.sort_unstable();
    forms.dedup();
    let digit = |it: &usize| char::from_digit(u32::try_from(*it).unwrap_or(0), 10);
    let lost: Vec<char> = if !asked.is_empty() {
        asked.to_vec()
    } else if forms.is_empty() {
        return Loss::default();
    } else if !likely.is_empty() {
        likely.iter().filter_map(digit).collect()
    } else if missing.len() <= 2 {
        missing.iter().filter_map(digit).collect()
    } else {
        Vec::new()
    };
    let confidence = lost
        .iter()
        .filter_map(|it| it.to_digit(10))
        .map(|it| sure(all * USUAL[it as usize]))
        .min()
        .unwrap_or(0);
    let evidence = evidence(reading, &counts, &forms);
    Loss { lost, confidence: if asked.is_empty() { confidence } else { 1000 }, evidence, forms }
}

/// How sure it is that a digit expected so often (in thousandths) is not absent by chance.
fn sure(expected: u64) -> u64 {
    match expected / 1000 {
        0 | 1 => 500,
        2 => 860,
        3 => 950,
        4 => 980,
        5 | 6 => 993,
        _ => 999,
    }
}

fn evidence(reading: &Reading, counts: &[u64; 10], forms: &[Span]) -> Vec<String> {
    let counted: Vec<String> =
        counts.iter().enumerate().map(|(digit, count)| format!("{digit}×{count}")).collect();
    let mut found = vec![format!("全文阿拉伯数字各出现：{}", counted.join("、"))];
    let around = |span: &Span| {
        let from = span.from.saturating_sub(6);
        let to = (span.to + 4).min(reading.page.chars.len());
        reading.page.string(Span::new(from, to)).replace('\n', " ")
    };
    found.extend(forms.iter().take(20).map(|it| format!("不可能的写法：“…{}…”", around(it))));
    if forms.len() > 20 {
        found.push(format!("这样的写法共{}处", forms.len()));
    }
    found
}

/// Places where a digit must have stood, as far as a plain reading shows.
fn forms(reading: &Reading) -> Vec<Span> {
    let chars = &reading.page.chars;
    let mut found: Vec<Span> =
        reading.mentions.iter().filter(|it| is_broken(chars, it)).map(|it| it.span).collect();
    for line in reading.page.lines.iter().filter(|it| it.table.is_none()) {
        let at = line.span.from;
        let dotted = chars.get(at) == Some(&'.') && chars.get(at + 1).is_some_and(|it| is_han(*it));
        if dotted && line.span.to - at > 2 {
            found.push(Span::new(at, at + 1));
        }
        found.extend(pointless(&chars[line.span.range()]).map(|it| Span::new(at + it - 1, at + it + 1)));
    }
    found
}

/// Decimal points with nothing behind them: 412.万元, 18.%. A point behind the first
/// number of a line numbers it.
fn pointless(line: &[char]) -> impl Iterator<Item = usize> {
    let digit = |at: usize| line.get(at).is_some_and(char::is_ascii_digit);
    let numbered = line.iter().position(|it| !it.is_ascii_digit() && !it.is_whitespace());
    (1..line.len()).filter(move |at| {
        let unit = match line.get(at + 1) {
            Some('%' | '％') => true,
            Some('万' | '亿') => line.get(at + 2).is_some_and(|it| "元人亩吨户份册件千立平".contains(*it)),
            _ => false,
        };
        line[*at] == '.' && digit(at - 1) && unit && Some(*at) != numbered
    })
}

/// A numeral nobody writes.
pub(crate) fn is_broken(chars: &[char], it: &Mention) -> bool {
    if it.day().is_some_and(|it| it.broken) {
        return true;
    }
    let printed = chars.get(it.digits.range()).unwrap_or(&[]);
    if it.kind == Kind::DocNumber {
        let text = &chars[it.span.range()];
        let open = text.iter().position(|it| matches!(it, '〔' | '[' | '('));
        return open
            .is_some_and(|open| text[open + 1..].iter().take_while(|it| it.is_ascii_digit()).count() == 3);
    }
    if it.kind == Kind::Percent && printed == ['0'] {
        return chars.get(it.span.from.wrapping_sub(1)) == Some(&'的');
    }
    let nought = leads_with_nought(printed) || printed == ['0'] && it.approx == Approx::More;
    it.counts() && it.arabic && nought
}

fn leads_with_nought(printed: &[char]) -> bool {
    if printed.first() == Some(&'.') || printed.last() == Some(&'.') {
        return true;
    }
    printed.len() > 1 && printed[0] == '0' && printed[1] != '.'
}

/// A number that is gone, next to others in the same unit that are not.
fn is_hole(reading: &Reading, index: usize) -> bool {
    let it = &reading.mentions[index];
    let gone = it.digits.is_empty() && it.counts();
    let near = index.saturating_sub(12)..reading.mentions.len().min(index + 13);
    let beside = |other: &Mention| other.line == it.line && other.alike(it) && !other.digits.is_empty();
    gone && reading.mentions[near].iter().any(beside)
}
