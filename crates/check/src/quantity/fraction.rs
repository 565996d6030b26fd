//! Parts of a whole and proportions: 百分之三十, 三分之一, 3:1, 18.5:42.3:39.2.

use rust_decimal::Decimal;

use super::{Mention, approx};
use crate::{
    numeral::{Numeral, arabic, chinese, step_of},
    page::{Line, Page},
    report::Kind,
    text::Span,
    unit::{named, unit},
};

/// 3:1 is a proportion.
pub(super) fn proportion(chars: &[char], first: Numeral, line: Line, index: usize) -> Option<Mention> {
    (chars.get(first.span.to) == Some(&':')).then_some(())?;
    let mut second = arabic(chars, first.span.to + 1, line.span.to)?;
    // 18.5:42.3:39.2
    while chars.get(second.span.to) == Some(&':')
        && let Some(next) = arabic(chars, second.span.to + 1, line.span.to)
    {
        second = next;
    }
    if unit(chars, second.span.to).is_some() {
        return None;
    }
    Some(Mention::named(Kind::Ratio, Span::new(first.span.from, second.span.to), index))
}

/// 三点五
pub(super) fn pointed(chars: &[char], whole: Numeral, to: usize) -> Option<Numeral> {
    let from = whole.span.to + 1;
    let mut value = whole.value;
    let mut decimals = 0;
    let mut at = from;
    while at < to && decimals < 6 {
        let Some(digit) = crate::numeral::digit(chars[at]) else { break };
        decimals += 1;
        value = value.checked_add(Decimal::from(digit).checked_mul(step_of(decimals))?)?;
        at += 1;
    }
    let arabic = false;
    (decimals > 0).then(|| Numeral {
        span: Span::new(whole.span.from, at),
        value,
        step: step_of(decimals),
        arabic,
    })
}

/// 百分之三十, 三分之一
pub(super) fn fraction(page: &Page, under: Numeral, line: Line, index: usize) -> Option<Mention> {
    let chars = &page.chars;
    let from = under.span.to + 2;
    let mut over = chinese(chars, from, line.span.to).or_else(|| arabic(chars, from, line.span.to))?;
    if chars.get(over.span.to) == Some(&'点') {
        over = pointed(chars, over, line.span.to).unwrap_or(over);
    }
    let span = Span::new(under.span.from, over.span.to);
    if under.value != Decimal::ONE_HUNDRED {
        return Some(Mention::named(Kind::Ratio, span, index));
    }
    let percent = named("%")?;
    let approx = approx::before(chars, span.from).unwrap_or_default();
    let (value, digits) = (Some(over.value), over.span);
    let decimals = u8::try_from(over.step.scale()).ok()?;
    let rest = Mention::named(Kind::Percent, span, index);
    Some(Mention { value, digits, decimals, unit: percent, approx, arabic: false, ..rest })
}
