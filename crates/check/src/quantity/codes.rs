//! Numbers that name: 国发〔2015〕32号, ZL201520075338.3, 2016GZ0272, telephone numbers.

use super::Mention;
use crate::{
    numeral::arabic,
    page::{Line, Page, has_any, is_han},
    report::Kind,
    text::Span,
    unit::unit,
};

/// A code of letters and digits is not longer.
const LONGEST: usize = 60;

/// A run of letters and digits that names something.
pub(crate) fn read(page: &Page, at: usize, line: Line, index: usize) -> Option<Mention> {
    let chars = &page.chars;
    let run = run(chars, at, line.span.to);
    let text = chars.get(at..at + run)?;
    let kind = sort(page, text, at, line)?;
    Some(Mention::named(kind, Span::new(at, at + run), index))
}

/// Letters and digits, with a mark between two of them.
fn run(chars: &[char], at: usize, to: usize) -> usize {
    let mut end = at;
    while end < to {
        let it = chars[end];
        let joins = matches!(it, '-' | '.' | '/' | '_')
            && end > at
            && end + 1 < to
            && chars[end + 1].is_ascii_alphanumeric();
        if !it.is_ascii_alphanumeric() && !joins {
            break;
        }
        end += 1;
    }
    end - at
}

fn sort(page: &Page, text: &[char], at: usize, line: Line) -> Option<Kind> {
    if !text.iter().any(char::is_ascii_digit) {
        return None;
    }
    let letters = text.iter().filter(|it| it.is_ascii_alphabetic()).count();
    let leading = text.iter().take_while(|it| it.is_ascii_digit() || **it == '.').count();
    if letters > 0 {
        // 500kW counts, 5G does not.
        let counted = leading > 0
            && unit(&page.chars, at + leading).is_some_and(|it| at + leading + it.1 >= at + text.len());
        return if counted { None } else { Some(lettered(text)) };
    }
    let to = at + text.len();
    let before = &page.chars[at.saturating_sub(8).max(line.span.from)..at];
    if text.len() > LONGEST || text.iter().filter(|it| it.is_ascii_digit()).count() > 18 {
        return Some(Kind::Code);
    }
    let dots = text.iter().filter(|it| **it == '.').count();
    if patent(text) && (dots == 1 || has_any(before, &["专利号", "申请号"])) {
        return Some(Kind::PatentNumber);
    }
    // 联系脱贫户187户 counts them.
    let counted = unit(&page.chars, to).is_some();
    if is_phone(text, before, counted) {
        return Some(Kind::Phone);
    }
    if has_any(before, &["邮编", "邮政编码", "账号", "帐号", "编号", "代码", "证号", "QQ"]) && text.len() >= 4
    {
        return Some(Kind::Code);
    }
    let dashes = text.iter().filter(|it| **it == '-').count();
    let unit_follows = unit(&page.chars, to).is_some()
        || matches!(page.chars.get(to), Some('年' | '月' | '日' | '万' | '亿' | '季'));
    let dashed = dashes > 0 && !unit_follows;
    (dots > 1 || dashed || (text[0] == '0' && text.len() >= 4 && dots == 0 && !unit_follows))
        .then_some(Kind::Code)
}

fn lettered(text: &[char]) -> Kind {
    let upper: Vec<char> = text.iter().map(char::to_ascii_uppercase).collect();
    let digits = |part: &[char]| part.iter().all(char::is_ascii_digit);
    if upper.starts_with(&['Z', 'L']) || (patent(text) && upper.last() == Some(&'X')) {
        return Kind::PatentNumber;
    }
    if upper.len() == 18 && !upper.contains(&'-') && !upper.contains(&'.') && digits(&upper[..8]) {
        return Kind::CreditCode;
    }
    let year = upper.iter().take_while(|it| it.is_ascii_digit()).count();
    let letters = upper[year..].iter().take_while(|it| it.is_ascii_alphabetic()).count();
    let rest = &upper[year + letters..];
    let project = (3..=4).contains(&year) && upper[0] == '2' && (2..=6).contains(&letters) && rest.len() >= 3;
    if project && rest.iter().all(|it| it.is_ascii_digit() || *it == '-') {
        Kind::ProjectNumber
    } else {
        Kind::Code
    }
}

/// Twelve digits and a check place.
fn patent(text: &[char]) -> bool {
    let whole: Vec<char> = text.iter().copied().filter(|it| *it != '.').collect();
    let dotted = text.len() < 2 || text[text.len() - 2] == '.' || !text.contains(&'.');
    whole.len() == 13
        && dotted
        && whole[..12].iter().all(char::is_ascii_digit)
        && matches!(whole[0], '1' | '2')
}

fn is_phone(text: &[char], before: &[char], counted: bool) -> bool {
    let digits = text.iter().filter(|it| it.is_ascii_digit()).count();
    if text.iter().any(|it| !it.is_ascii_digit() && *it != '-') {
        return false;
    }
    let area = text[0] == '0' && (text.get(3) == Some(&'-') || text.get(4) == Some(&'-'));
    let mobile = digits == 11 && text.len() == 11 && text[0] == '1' && matches!(text[1], '3'..='9');
    let told = !counted
        && has_any(before, &["电话", "热线", "传真", "手机", "拨打", "联系"])
        && (3..=12).contains(&digits);
    (area && (10..=12).contains(&digits)) || mobile || told
}

/// 〔2016〕32号, (1), ①
pub(crate) fn bracketed(page: &Page, at: usize, line: Line, index: usize) -> Option<Mention> {
    let (chars, to) = (&page.chars, line.span.to);
    if matches!(chars[at], '①'..='⑳') {
        return Some(Mention::named(Kind::Heading, Span::new(at, at + 1), index));
    }
    let inner = super::ordinals::numeral(chars, at + 1, to)?;
    let close = inner.span.to;
    if close >= to || !matches!(chars[close], '〕' | ']' | ')') {
        return None;
    }
    let digits = inner.span.to - inner.span.from;
    let mut next = close + 1;
    next += usize::from(chars.get(next) == Some(&' '));
    next += usize::from(chars.get(next) == Some(&'第'));
    let serial = arabic(chars, next, to);
    let serial_to = serial.map_or(next, |it| it.span.to);
    let end = serial_to + usize::from(chars.get(serial_to) == Some(&' '));
    if (3..=4).contains(&digits) && inner.arabic && chars.get(end) == Some(&'号') && end < to {
        return Some(Mention::named(Kind::DocNumber, Span::new(at, end + 1), index));
    }
    let kind = if digits <= 2 && chars[at] == '(' { Kind::Heading } else { Kind::Code };
    Some(Mention {
        digits: inner.span,
        arabic: inner.arabic,
        ..Mention::named(kind, Span::new(at, close + 1), index)
    })
}

/// A document number begins with the letters of its agency: they stand before the bracket.
pub(crate) fn take_agency(page: &Page, line: Line, it: Mention, first: usize, found: &mut Vec<Mention>) {
    let mut it = it;
    if it.kind == Kind::DocNumber {
        let least = found[first..]
            .last()
            .map_or(line.span.from, |it| it.span.to)
            .max(it.span.from.saturating_sub(12));
        let mut from = it.span.from;
        if from > least && page.chars[from - 1] == ' ' {
            from -= 1;
        }
        let spaced = from;
        while from > least && is_agency(page.chars[from - 1]) {
            from -= 1;
        }
        if from < spaced {
            it.span = Span::new(from, it.span.to);
        }
    }
    found.push(it);
}

fn is_agency(it: char) -> bool {
    is_han(it) && !"据照的和及与见以文等于由对在为".contains(it)
}
