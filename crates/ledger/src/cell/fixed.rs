//! Decimals with a fixed number of places, exact, kept as integers.

/// Reads a non-negative decimal with at most `places` places into an integer of
/// the smallest unit. Thousands separators of both widths are allowed.
pub(super) fn read(text: &str, places: usize) -> Option<i64> {
    let text: String = text.trim().chars().filter(|it| !matches!(it, ',' | '，')).collect();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |it: &str| it.bytes().all(|b| b.is_ascii_digit());
    let dangling = text.ends_with('.');
    if whole.is_empty() || dangling || places < part.len() || !digits(whole) || !digits(part) {
        return None;
    }
    let unit = 10_i64.checked_pow(u32::try_from(places).ok()?)?;
    let part: i64 = format!("{part:0<places$}0").parse().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(unit)?.checked_add(part / 10)
}

/// Writes it back, without trailing zeros.
pub(super) fn show(amount: i64, places: usize) -> String {
    let sign = if amount < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", amount.unsigned_abs(), width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    match part.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        part => format!("{sign}{whole}.{part}"),
    }
}
