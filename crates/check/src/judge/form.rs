//! What can be claimed of numbers, and how each claim is recomputed.
//! The same forms judge a text and decide between the candidates of a damaged one.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Amount, Verdict};

/// A claim over mentions, by index. The stated number comes first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// The total is the sum of the parts; `full`: nothing else belongs to it.
    Sum {
        total: usize,
        parts: Vec<usize>,
    },
    /// A part is not more than its whole.
    Bound {
        part: usize,
        whole: usize,
    },
    /// The printed number of `part` is not above that of `whole`, however 以上 they are.
    Under {
        part: usize,
        whole: usize,
    },
    /// `percent` is what `part` is of `whole`.
    Share {
        percent: usize,
        part: usize,
        whole: usize,
    },
    /// `now` is `rate` per cent more (or less) than `base`.
    Growth {
        rate: usize,
        now: usize,
        base: usize,
        less: bool,
    },
    /// `now` is `delta` more (or less) than `base`.
    Delta {
        delta: usize,
        now: usize,
        base: usize,
        less: bool,
    },
    /// `delta` is `rate` per cent of what was before `now`.
    DeltaRate {
        rate: usize,
        now: usize,
        delta: usize,
        less: bool,
    },
    /// `average` is `sum` divided by `among`.
    Ratio {
        average: usize,
        sum: usize,
        among: usize,
    },
    Equal {
        one: usize,
        other: usize,
    },
    /// So many things are listed: between `least` and `most` of them.
    Listed {
        stated: usize,
        least: i64,
        most: i64,
    },
    /// The number must be this one.
    Next {
        stated: usize,
        expected: i64,
    },
    /// The upper end of its own range is not below the lower.
    Rising {
        range: usize,
    },
    /// A reason that is not arithmetic was judged where it was found.
    Told {
        stated: usize,
        others: Vec<usize>,
        holds: bool,
    },
}

impl Form {
    /// Every mention it speaks of, the stated one first.
    pub(crate) fn members(&self) -> Vec<usize> {
        match self {
            Form::Sum { total, parts } => [*total].iter().chain(parts).copied().collect(),
            Form::Bound { part, whole } | Form::Under { part, whole } => vec![*part, *whole],
            Form::Share { percent, part, whole } => vec![*percent, *part, *whole],
            Form::Growth { rate, now, base, .. } => vec![*rate, *now, *base],
            Form::Delta { delta, now, base, .. } => vec![*delta, *now, *base],
            Form::DeltaRate { rate, now, delta, .. } => vec![*rate, *now, *delta],
            Form::Ratio { average, sum, among } => vec![*average, *sum, *among],
            Form::Equal { one, other } => vec![*one, *other],
            Form::Listed { stated, .. } | Form::Next { stated, .. } => vec![*stated],
            Form::Rising { range } => vec![*range],
            Form::Told { stated, others, .. } => [*stated].iter().chain(others).copied().collect(),
        }
    }

    /// The total or whole that a mention is a part of, if this says so.
    pub(crate) fn whole_of(&self, part: usize) -> Option<usize> {
        if let Form::Sum { total, parts } = self {
            return parts.contains(&part).then_some(*total);
        }
        if let Form::Bound { part: it, whole } = self {
            return (*it == part).then_some(*whole);
        }
        None
    }

    /// Judges the claim over amounts; none where a number is not known.
    pub(crate) fn judge(&self, of: &impl Fn(usize) -> Option<Amount>) -> Verdict {
        self.verdict(of).unwrap_or(Verdict::UNDECIDED)
    }

    fn verdict(&self, of: &impl Fn(usize) -> Option<Amount>) -> Option<Verdict> {
        match self {
            Form::Sum { total, parts } => {
                let parts = parts.iter().map(|it| of(*it)).collect::<Option<Vec<Amount>>>()?;
                sum(of(*total)?, &parts)
            }
            Form::Bound { part, whole } => bound(of(*part)?, of(*whole)?),
            Form::Under { part, whole } => {
                let (part, whole) = (of(*part)?, of(*whole)?);
                Some(Verdict::of(part.value <= whole.value, Some(whole.value)))
            }
            Form::Share { percent, part, whole } => {
                quotient(of(*percent)?, of(*part)?, of(*whole)?, Decimal::ONE_HUNDRED, Decimal::ZERO)
            }
            Form::Growth { rate, now, base, less } => {
                let (sign, less_one) =
                    if *less { (-1, Decimal::ONE_HUNDRED) } else { (1, -Decimal::ONE_HUNDRED) };
                quotient(of(*rate)?, of(*now)?, of(*base)?, Decimal::from(sign * 100), less_one)
            }
            Form::Delta { delta, now, base, less } => {
                let (more, fewer) = if *less { (base, now) } else { (now, base) };
                difference(of(*delta)?, of(*more)?, of(*fewer)?)
            }
            Form::DeltaRate { rate, now, delta, less } => {
                let (now, delta) = (of(*now)?, of(*delta)?);
                let base = before(now, delta, *less)?;
                quotient(of(*rate)?, delta, base, Decimal::ONE_HUNDRED, Decimal::ZERO)
            }
            Form::Ratio { average, sum, among } => {
                quotient(of(*average)?, of(*sum)?, of(*among)?, Decimal::ONE, Decimal::ZERO)
            }
            Form::Equal { one, other } => {
                let (one, other) = (of(*one)?, of(*other)?);
                let same = one.value == other.value && one.exact == other.exact;
                let can = one.meets(other.low, other.high);
                Some(if same {
                    Verdict::of(true, Some(other.value))
                } else if can {
                    Verdict { rounding: true, ..Verdict::UNDECIDED }
                } else {
                    Verdict::of(false, Some(other.value))
                })
            }
            Form::Listed { stated, least, most } => {
                let stated = of(*stated)?;
                let fits = stated.meets(Decimal::from(*least), Some(Decimal::from(*most)));
                let sure = stated.exact && stated.value == Decimal::from(*most);
                let computed = Some(Decimal::from(*most));
                Some(Verdict {
                    holds: if !fits {
                        Some(false)
                    } else if sure {
                        Some(true)
                    } else {
                        None
                    },
                    computed,
                    ..Verdict::UNDECIDED
                })
            }
            Form::Next { stated, expected } => {
                let expected = Decimal::from(*expected);
                Some(Verdict::of(of(*stated)?.value == expected, Some(expected)))
            }
            Form::Rising { range } => {
                let it = of(*range)?;
                Some(Verdict::of(it.high.is_none_or(|high| it.value <= high), None))
            }
            Form::Told { holds, .. } => Some(Verdict::of(*holds, None)),
        }
    }
}

fn sum(total: Amount, parts: &[Amount]) -> Option<Verdict> {
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

fn bound(part: Amount, whole: Amount) -> Option<Verdict> {
    let computed = Some(whole.value);
    if whole.high.is_some_and(|it| it < part.low) {
        return Some(Verdict::of(false, computed));
    }
    let sure = part.high.is_some_and(|it| it <= whole.low)
        || (part.exact && whole.exact && part.value <= whole.value);
    Some(Verdict { holds: sure.then_some(true), computed, ..Verdict::UNDECIDED })
}

/// `stated` = `over` / `under` × `times` + `plus`.
fn quotient(stated: Amount, over: Amount, under: Amount, times: Decimal, plus: Decimal) -> Option<Verdict> {
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

fn difference(stated: Amount, more: Amount, fewer: Amount) -> Option<Verdict> {
    let nominal = more.value.checked_sub(fewer.value)?;
    let low = fewer.high.and_then(|it| more.low.checked_sub(it)).unwrap_or(Decimal::ZERO);
    let high = more.high.and_then(|it| it.checked_sub(fewer.low));
    compare(stated, nominal, low, high, more.exact && fewer.exact)
}

fn before(now: Amount, delta: Amount, less: bool) -> Option<Amount> {
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
