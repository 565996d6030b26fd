//! 第二十一届, 第三条, 一、, (二): numbers that say the place in a row.

use rust_decimal::Decimal;

use super::{Day, Mention};
use crate::{
    numeral::{Numeral, arabic, chinese},
    page::{Line, Page, is_han, starts},
    report::Kind,
    text::Span,
};

pub(crate) fn numeral(chars: &[char], at: usize, to: usize) -> Option<Numeral> {
    arabic(chars, at, to).or_else(|| chinese(chars, at, to))
}

/// 第 and a numeral, with the word that says of what.
pub(crate) fn read(page: &Page, at: usize, line: Line, index: usize) -> Option<Mention> {
    let chars = &page.chars;
    if chars[at] != '第' {
        return enumerated(chars, at, line, index);
    }
    let skip = chars[at + 1..line.span.to].iter().take_while(|it| **it == ' ').count();
    let number = numeral(chars, at + 1 + skip, line.span.to)?;
    let next = number.span.to;
    let kind = match chars.get(next).copied().unwrap_or(' ') {
        '条' | '款' | '项' | '章' | '节' => Kind::Article,
        '页' => Kind::Page,
        _ => Kind::Ordinal,
    };
    let mut day = None;
    let mut to = next;
    let mut found = kind;
    if starts(chars, next, "季度") {
        found = Kind::Period;
        day = Day::quarter(number.value);
        to += 2;
    } else if next < line.span.to && is_word(chars[next]) {
        to += 1;
    }
    let span = Span::new(at, to);
    let rest = Mention::named(found, span, index);
    Some(Mention {
        value: Some(number.value),
        digits: number.span,
        arabic: number.arabic,
        day: day.map(Box::new),
        ..rest
    })
}

fn is_word(it: char) -> bool {
    "届批次期条款项章节页名位组个类号轮季代版卷册例步层阶段方".contains(it)
}

/// 一是…二是…, 三要: they number what is said.
fn enumerated(chars: &[char], at: usize, line: Line, index: usize) -> Option<Mention> {
    let number = chinese(chars, at, line.span.to)?;
    let starts_clause = at == line.span.from || !is_han(chars[at - 1]);
    let word = chars.get(number.span.to).is_some_and(|it| matches!(it, '是' | '要'));
    let small = number.value <= Decimal::from(20);
    (starts_clause && word && small).then(|| Mention {
        value: Some(number.value),
        digits: number.span,
        arabic: false,
        ..Mention::named(Kind::Heading, Span::new(at, number.span.to + 1), index)
    })
}

/// The number a line begins with: 一、 (一) 1. 1、 (1) ①
pub(crate) fn heading(page: &Page, line: Line, index: usize) -> Option<Mention> {
    let (chars, to) = (&page.chars, line.span.to);
    let from = line.span.from + chars[line.span.range()].iter().take_while(|it| it.is_whitespace()).count();
    let open = chars.get(from) == Some(&'(');
    if page.holed && chars.get(from) == Some(&'.') && chars.get(from + 1).is_some_and(|it| is_han(*it)) {
        let rest = Mention::named(Kind::Heading, Span::new(from, from + 1), index);
        return Some(Mention { digits: Span::new(from, from), ..rest });
    }
    let number = numeral(chars, from + usize::from(open), to)?;
    if number.value > Decimal::from(99) || number.step != Decimal::ONE {
        return None;
    }
    let next = number.span.to;
    let closes = next < to
        && match chars[next] {
            ')' => true,
            '、' => !open,
            '.' => !open && number.arabic && chars.get(next + 1).is_none_or(|it| !it.is_ascii_digit()),
            _ => false,
        };
    let span = Span::new(from, next + 1);
    closes.then(|| Mention {
        value: Some(number.value),
        digits: number.span,
        arabic: number.arabic,
        ..Mention::named(Kind::Heading, span, index)
    })
}
