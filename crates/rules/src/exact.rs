//! Exact numbers: fractions of two 128-bit integers, read and written as decimals.
//!
//! Inputs have at most sixteen digits, so that the longest formula of any rule
//! (a sum of two quotients) stays within the type; what does not is said, never
//! wrapped (`how`).

pub type Exact = num_rational::Ratio<i128>;

/// Places shown of a number that has no end.
const SHOWN: usize = 6;

/// The whole number.
pub fn whole(it: i64) -> Exact {
    Exact::from_integer(i128::from(it))
}

/// Reads `12`, `-0.5`, `1,200` or `5%`.
pub fn read(text: &str) -> Option<Exact> {
    let text: String = text.trim().chars().filter(|it| !matches!(it, ',' | '，')).collect();
    if let Some(part) = text.strip_suffix(['%', '％']) {
        return Some(read(part)? / whole(100));
    }
    let (sign, digits) = text.strip_prefix('-').map_or((1, text.as_str()), |it| (-1, it));
    let (before, after) = digits.split_once('.').unwrap_or((digits, "0"));
    let fits = |it: &str| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit());
    if !fits(before) || !fits(after) || 16 < before.len() + after.trim_end_matches('0').len() {
        return None;
    }
    let after = after.trim_end_matches('0');
    let unit = 10_i128.pow(u32::try_from(after.len()).ok()?);
    let all: i128 = format!("{before}{after}").parse().ok()?;
    Some(Exact::new(sign * all, unit))
}

/// As a decimal. One without an end is cut off, not rounded, and says so with
/// `…`: 59.9999996 % must not look like the 60 % it does not reach.
pub fn show(it: Exact) -> String {
    let (sign, top) = (if *it.numer() < 0 { "-" } else { "" }, it.numer().unsigned_abs());
    let bottom = it.denom().unsigned_abs();
    let mut rest = top % bottom;
    let mut places = String::new();
    while rest != 0 && places.len() < SHOWN {
        let Some(ten) = rest.checked_mul(10) else { break };
        places.push_str(&(ten / bottom).to_string());
        rest = ten % bottom;
    }
    let more = if rest == 0 { "" } else { "…" };
    let places = if rest == 0 { places.trim_end_matches('0') } else { &places };
    let point = if places.is_empty() && more.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{places}{more}", top / bottom)
}

/// As a fraction, from which it can be computed with again: `13/250`, `12`.
pub fn fraction(it: Exact) -> String {
    it.to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_without_end_does_not_look_like_the_bound_it_misses() {
        assert_eq!(show(Exact::new(599_999_999, 10_000_000)), "59.999999…");
        assert_eq!(show(Exact::new(1, 3)), "0.333333…");
        assert_eq!(show(Exact::new(-1, 8)), "-0.125");
        assert_eq!(show(whole(60)), "60");
    }

    #[test]
    fn what_is_not_a_number_is_not_read() {
        for text in ["", "十", "1e5", "1.", ".5", "--1", "12345678901234567", "%"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read("4.35%"), Some(Exact::new(435, 10_000)));
        assert_eq!(read("1,200"), Some(whole(1200)));
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(top in -9_999_999_999_i64..9_999_999_999, places in 0_u32..6) {
            let it = whole(top) / whole(10_i64.pow(places));
            prop_assert_eq!(read(&show(it)), Some(it));
        }
    }
}
