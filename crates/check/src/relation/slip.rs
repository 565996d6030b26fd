//! A total that would be the sum of what is listed but for one digit: 62,500份 for 12,500份.

use rust_decimal::Decimal;

use crate::{quantity::Approx, reading::Reading};

/// Shorter numbers are one digit apart by chance.
const DIGITS: usize = 4;
/// So are those with fewer digits before their last noughts, even in a list of `LONG`.
const TELLING: usize = 3;
const LONG: usize = 3;

/// Whether the total as printed is one digit away from `sum`, which is that of the parts.
pub(crate) fn one_digit_off(reading: &Reading, total: usize, parts: &[usize], sum: Decimal) -> bool {
    let exact = |index: usize| {
        let it = &reading.mentions[index];
        it.approx == Approx::Exact && it.upper.is_none() && it.arabic
    };
    let it = &reading.mentions[total];
    if !exact(total) || !parts.iter().all(|it| exact(*it)) {
        return false;
    }
    let Some((stated, wanted)) = it.value.zip(sum.checked_div(it.unit.scale())) else { return false };
    let places = u32::from(it.decimals);
    let digits = |value: Decimal| format!("{:.*}", places as usize, value.normalize());
    let (now, then) = (digits(stated), digits(wanted));
    let bare = now.replace('.', "");
    let bare = bare.trim_start_matches('0');
    let telling = bare.trim_end_matches('0').len();
    let long = telling > TELLING || telling == TELLING && parts.len() >= LONG;
    let changed = now.chars().zip(then.chars()).filter(|it| it.0 != it.1).count();
    bare.len() >= DIGITS
        && long
        && wanted.round_dp(places) == wanted
        && now.len() == then.len()
        && changed == 1
}
