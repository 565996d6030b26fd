//! What can be claimed of numbers, and how each claim is recomputed.
//! The same forms judge a text and decide between the candidates of a damaged one.

use rust_decimal::Decimal;

use super::{
    Amount, Verdict,
    arithmetic::{before, bound, difference, hundred, product, quotient, sum},
};

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
    /// `average` is `sum` divided by `among`, for each `per`: 每万人.
    Ratio {
        average: usize,
        sum: usize,
        among: usize,
        per: Decimal,
    },
    /// `total` is `each`, `count` times: 每场50人，8场.
    Product {
        total: usize,
        each: usize,
        count: usize,
    },
    /// Shares that are all of one whole.
    Hundred {
        shares: Vec<usize>,
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
            Form::Ratio { average, sum, among, .. } => vec![*average, *sum, *among],
            Form::Product { total, each, count } => vec![*total, *each, *count],
            Form::Hundred { shares } => shares.clone(),
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
            Form::Ratio { average, sum, among, per } => {
                quotient(of(*average)?, of(*sum)?, of(*among)?, *per, Decimal::ZERO)
            }
            Form::Product { total, each, count } => product(of(*total)?, of(*each)?, of(*count)?),
            Form::Hundred { shares } => {
                hundred(&shares.iter().map(|it| of(*it)).collect::<Option<Vec<Amount>>>()?)
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
