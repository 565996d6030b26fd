//! The only place that touches floats, because a spreadsheet keeps every number
//! as one. Fifteen significant digits pass both ways unharmed; no more are let through.

#![expect(clippy::disallowed_types, reason = "xlsx has no other numbers; nothing is calculated here")]

/// Significant digits that survive in a float, and all that Excel shows.
const DIGITS: usize = 15;

/// The float that stands for a canonical decimal, unless digits would be lost.
pub(super) fn number(decimal: &str) -> Option<f64> {
    let digits = decimal.chars().filter(char::is_ascii_digit).skip_while(|it| *it == '0').count();
    if DIGITS < digits { None } else { decimal.parse().ok() }
}

/// The decimal a cell's float stands for, as the spreadsheet itself would show it:
/// `0.1 + 0.2` is `0.3`. None once whole digits must have been lost.
pub(super) fn decimal(float: f64) -> Option<String> {
    if !float.is_finite() || 1e15 <= float.abs() {
        return None;
    }
    let text = format!("{:.*e}", DIGITS - 1, float.abs());
    let (mantissa, exponent) = text.split_once('e')?;
    let digits = mantissa.replace('.', "");
    let point = exponent.parse::<i32>().ok()? + 1;
    let (whole, part) = match usize::try_from(point) {
        Ok(point) if 0 < point => (digits.get(..point)?.to_owned(), digits.get(point..)?.to_owned()),
        _ => ("0".to_owned(), "0".repeat(usize::try_from(-point).ok()?) + &digits),
    };
    let part = part.trim_end_matches('0');
    let sign = if float.is_sign_negative() && digits.contains(|it| it != '0') { "-" } else { "" };
    Some(if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") })
}
