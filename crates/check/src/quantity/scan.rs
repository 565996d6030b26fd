//! Walks a line once, from left to right, and hands each numeral to who knows its kind.

use super::{Mention, amount, codes, dates, holes, names, ordinals};
use crate::{
    numeral::is_numeral,
    page::{Line, Page},
};

type Reader = fn(&Page, usize, Line, usize) -> Option<Mention>;

const ASCII: [Reader; 3] = [dates::read, codes::read, amount::arabic_amount];
const HAN: [Reader; 5] = [names::phrase, ordinals::read, dates::read, amount::chinese_amount, amount::few];
/// 建材亿元: the 亿 may belong to a number that is gone.
const HAN_HOLED: [Reader; 6] =
    [names::phrase, ordinals::read, dates::read, amount::chinese_amount, amount::few, holes::read];

/// All quantities of a line in order; none overlaps another.
pub(crate) fn scan(page: &Page, line: Line, index: usize, found: &mut Vec<Mention>) {
    let chars = &page.chars;
    let (mut at, to) = (line.span.from, line.span.to);
    let first = found.len();
    // A cell that holds nothing but 8. has lost a digit, where digits are lost, and numbers nothing.
    let torn = page.holed && line.is_inner_cell();
    if let Some(it) = ordinals::heading(page, line, index).filter(|_| !torn) {
        at = it.span.to;
        found.push(it);
    }
    while at < to {
        let it = chars[at];
        let readers: &[Reader] = if it.is_ascii_alphanumeric() {
            &ASCII
        } else if is_numeral(it) || matches!(it, '第' | '数' | '几') {
            if page.holed { &HAN_HOLED } else { &HAN }
        } else if matches!(it, '〔' | '[' | '(' | '①'..='⑳') {
            &[codes::bracketed]
        } else if it == '.'
            && page.holed
            && (at > line.span.from || line.is_inner_cell())
            && chars.get(at + 1).is_some_and(char::is_ascii_digit)
        {
            &[amount::arabic_amount]
        } else if it == '月' {
            &[dates::without_month]
        } else if page.holed {
            &[holes::read]
        } else {
            &[]
        };
        let next = readers.iter().find_map(|read| read(page, at, line, index));
        at = match next {
            Some(it) => {
                let end = it.span.to.max(at + 1);
                codes::take_agency(page, line, it, first, found);
                end
            }
            None => beyond(chars, at, to),
        };
    }
    names::mark(page, line, &mut found[first..]);
}

/// What cannot be read is not begun again in its middle.
fn beyond(chars: &[char], at: usize, to: usize) -> usize {
    let same: fn(char) -> bool = match chars[at] {
        it if it.is_ascii_alphanumeric() => |it| it.is_ascii_alphanumeric(),
        it if is_numeral(it) => is_numeral,
        _ => return at + 1,
    };
    at + chars[at..to].iter().take_while(|it| same(**it)).count()
}
