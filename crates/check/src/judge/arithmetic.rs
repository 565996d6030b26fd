//! Sums, quotients and differences of numbers that were rounded when they were printed.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Amount, Verdict};

pub(super) fn sum(total: Amount, parts: &[Amount]) -> Option<Verdict> {
    let mut value = Decimal::ZERO;
    let (mut low, mut high) = (Decimal::ZERO, Some(Decimal::ZERO));
    let mut finest = total.step;
    let mut coarsest = Decimal::ZERO;
    for it in parts {
        value = value.checked_add(it.value)?;
        low = low.checked_add(it.low)?;
        high = high.zip(it.high).and_then(|(sum, it)| sum.checked_add(it));
        finest = finest.min(it.step);
        coarsest = coarsest.max(it.step);
    }
    let computed = Some(value);
    let exact = parts.iter().all(|it| it.exact);
    if total.exact && exact {
        if value == total.value || (coarsest < total.step && round(value, total.step)? == total.value) {
            return Some(Verdict::of(true, computed));
        }
        // Whole numbers in one unit leave no room for rounding: 33 projects are not 34.
        let whole =
            finest == total.step && finest == coarsest && (finest >= Decimal::ONE && finest.scale() == 0);
        let can = total.meets(low, high) && !whole;
        let slight = (value - total.value).abs() < total.step.max(coarsest);
        return Some(if can {
            Verdict { computed, rounding: true, ..Verdict::UNDECIDED }
        } else {
            Verdict { slight, ..Verdict::of(false, computed) }
        });
    }
    if !total.meets(low, high) {
        return Some(Verdict::of(false, computed));
    }
    Some(Verdict { holds: (exact && inside(total, value)).then_some(true), computed, ..Verdict::UNDECIDED })
}

pub(super) fn bound(part: Amount, whole: Amount) -> Option<Verdict> {
    let computed = Some(whole.value);
    if whole.high.is_some_and(|it| it < part.low) {
        return Some(Verdict::of(false, computed));
    }
    let sure = part.high.is_some_and(|it| it <= whole.low)
        || (part.exact && whole.exact && part.value <= whole.value);
    Some(Verdict { holds: sure.then_some(true), computed, ..Verdict::UNDECIDED })
}

/// `each` taken `count` times; no rounding but that of the printed numbers.
pub(super) fn product(total: Amount, each: Amount, count: Amount) -> Option<Verdict> {
    let nominal = each.value.checked_mul(count.value)?;
    let (exact, computed) = (each.exact && count.exact, Some(nominal));
    if total.exact
        && exact
        && (nominal == total.value || round(nominal, total.step)? == total.value && total.rounded)
    {
        return Some(Verdict::of(true, computed));
    }
    let low = each.low.checked_mul(count.low)?;
    let high = each.high.zip(count.high).and_then(|(one, other)| one.checked_mul(other));
    if !total.meets(low, high) {
        return Some(Verdict::of(false, computed));
    }
    let rounding = total.exact && exact;
    Some(Verdict { computed, rounding, ..Verdict::UNDECIDED })
}

/// Shares of one whole make a hundred, as far as each was rounded.
pub(super) fn hundred(shares: &[Amount]) -> Option<Verdict> {
    let mut sum = Decimal::ZERO;
    let mut room = Decimal::ZERO;
    for it in shares {
        sum = sum.checked_add(it.value)?;
        room = room.checked_add(it.step.checked_div(Decimal::TWO)?)?;
    }
    if shares.iter().any(|it| !it.exact) {
        return None;
    }
    let off = (sum - Decimal::ONE_HUNDRED).abs();
    // 99.9 and 100.1 are what rounding leaves, however many there are.
    let near = off <= room.max(Decimal::new(1, 1));
    let holds = if off.is_zero() { Some(true) } else { (!near).then_some(false) };
    Some(Verdict { holds, computed: Some(sum), ..Verdict::UNDECIDED })
}

/// `stated` = `over` / `under` × `times` + `plus`.
pub(super) fn quotient(
    stated: Amount,
    over: Amount,
    under: Amount,
    times: Decimal,
    plus: Decimal,
) -> Option<Verdict> {
    let divide =
        |over: Decimal, under: Decimal| over.checked_mul(times)?.checked_div(under)?.checked_add(plus);
    if under.low <= Decimal::ZERO || (over.value.is_zero() && stated.value.is_zero()) {
        return None;
    }
    let nominal = divide(over.value, under.value)?;
    let ends = [
        divide(over.low, under.high.unwrap_or(under.low)),
        divide(over.low, under.low),
        over.high.and_then(|it| divide(it, under.low)),
        over.high.and_then(|it| divide(it, under.high.unwrap_or(under.low))),
    ];
    let known = over.high.is_some() && under.high.is_some();
    let low = ends.iter().flatten().min().copied()?;
    let high = ends.iter().flatten().max().copied().filter(|_| known);
    let low = if known { low } else { Decimal::ZERO };
    compare(stated, nominal, low, high, over.exact && under.exact)
}

pub(super) fn difference(stated: Amount, more: Amount, fewer: Amount) -> Option<Verdict> {
    let nominal = more.value.checked_sub(fewer.value)?;
    let low = fewer.high.and_then(|it| more.low.checked_sub(it)).unwrap_or(Decimal::ZERO);
    let high = more.high.and_then(|it| it.checked_sub(fewer.low));
    compare(stated, nominal, low, high, more.exact && fewer.exact)
}

pub(super) fn before(now: Amount, delta: Amount, less: bool) -> Option<Amount> {
    let both =
        |one: Decimal, other: Decimal| if less { one.checked_add(other) } else { one.checked_sub(other) };
    let high = now.high.and_then(|high| both(high, if less { delta.high? } else { delta.low }));
    Some(Amount {
        value: both(now.value, delta.value)?,
        low: both(now.low, if less { delta.low } else { delta.high? })?,
        high,
        exact: now.exact && delta.exact,
        ..now
    })
}

fn compare(
    stated: Amount,
    nominal: Decimal,
    low: Decimal,
    high: Option<Decimal>,
    exact: bool,
) -> Option<Verdict> {
    let computed = Some(nominal);
    if stated.exact && exact && round(nominal, stated.step)? == stated.value {
        return Some(Verdict::of(true, computed));
    }
    // A number without decimals that is the result of a division was rounded too.
    let half = stated.step.checked_div(Decimal::TWO)?;
    let stated = if stated.exact {
        Amount { low: stated.value.checked_sub(half)?, high: stated.value.checked_add(half), ..stated }
    } else {
        stated
    };
    if !stated.meets(low, high) {
        let slight = stated.exact && nominal.checked_sub(stated.value)?.abs() < stated.step;
        return Some(Verdict { slight, ..Verdict::of(false, computed) });
    }
    let sure = !stated.exact && exact && inside(stated, nominal);
    Some(Verdict { holds: sure.then_some(true), computed, rounding: !sure, ..Verdict::UNDECIDED })
}

fn inside(it: Amount, value: Decimal) -> bool {
    it.low <= value && it.high.is_none_or(|high| value <= high)
}

/// To the nearest multiple of a step, halves away from nought.
fn round(value: Decimal, step: Decimal) -> Option<Decimal> {
    let steps = value.checked_div(step)?.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    steps.checked_mul(step)
}
