//! 1234, 1,234.50: Arabic digits as an officer types them.

use rust_decimal::Decimal;

use super::{LONGEST, Numeral, step_of};
use crate::text::Span;

/// The numeral that begins at a place; none if no digit stands there or there are too many.
pub(crate) fn arabic(chars: &[char], from: usize, to: usize) -> Option<Numeral> {
    let mut at = from;
    let mut value: i128 = 0;
    let mut digits = 0;
    let mut decimals = 0;
    while let Some(it) = digit(chars, at, to) {
        value = value * 10 + i128::from(it);
        digits += 1;
        at += 1;
        if digits > LONGEST {
            return None;
        }
    }
    if digits == 0 {
        return None;
    }
    if digits <= 3 {
        while let Some(group) = group(chars, at, to) {
            value = value * 1000 + group;
            digits += 3;
            at += 4;
            if digits > LONGEST {
                return None;
            }
        }
    }
    if at < to && chars.get(at) == Some(&'.') && digit(chars, at + 1, to).is_some() {
        at += 1;
        while let Some(it) = digit(chars, at, to) {
            value = value * 10 + i128::from(it);
            digits += 1;
            decimals += 1;
            at += 1;
            if digits > LONGEST {
                return None;
            }
        }
    }
    let value = Decimal::try_from_i128_with_scale(value, decimals).ok()?;
    Some(Numeral { span: Span::new(from, at), value, step: step_of(decimals), arabic: true })
}

fn digit(chars: &[char], at: usize, to: usize) -> Option<u32> {
    (at < to).then(|| chars.get(at)).flatten()?.to_digit(10)
}

/// `,234` and no further digit: only the half-width comma groups.
fn group(chars: &[char], at: usize, to: usize) -> Option<i128> {
    if at >= to || chars.get(at) != Some(&',') {
        return None;
    }
    let three = [digit(chars, at + 1, to)?, digit(chars, at + 2, to)?, digit(chars, at + 3, to)?];
    if digit(chars, at + 4, to).is_some() {
        return None;
    }
    Some(three.iter().fold(0, |sum, it| sum * 10 + i128::from(*it)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, String, usize)> {
        let chars: Vec<char> = text.chars().collect();
        let it = arabic(&chars, 0, chars.len())?;
        Some((it.value.to_string(), it.step.to_string(), it.span.to))
    }

    #[test]
    fn points_and_thousands_belong_to_the_numeral() {
        let read = |text| read(text).unwrap();
        assert_eq!(read("9.82亿元"), ("9.82".into(), "0.01".into(), 4));
        assert_eq!(read("1,234,567.50元"), ("1234567.50".into(), "0.01".into(), 12));
        assert_eq!(read("34,其中14"), ("34".into(), "1".into(), 2));
        assert_eq!(read("3,1200"), ("3".into(), "1".into(), 1));
        assert_eq!(read("2.努力"), ("2".into(), "1".into(), 1));
    }

    #[test]
    fn a_numeral_without_measure_is_none() {
        assert_eq!(read(&"1".repeat(19)), None);
        assert_eq!(read("x"), None);
    }
}
