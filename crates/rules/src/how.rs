//! What each kind of line does with numbers and days.
//!
//! Numbers are stretches: an operation on two stretches is the stretch of all
//! its results, so that what is certain of a result is certain whatever the
//! experts and the doubtful rules turn out to say.

use jiff::{ToSpan as _, civil::Date};
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Zero as _};

use crate::{
    bands::Bands,
    exact::{Exact, whole},
    set::{Band, Bound},
    value::{Found, Reason, Value, joined},
};

pub(crate) const TOO_LARGE: &str = "数字太大，超出了可以精确计算的范围";

type Two = fn(&Exact, &Exact) -> Option<Exact>;

pub(crate) const ADD: Two = |a, b| whole_or(a, b, i128::checked_add, Exact::checked_add);
pub(crate) const SUBTRACT: Two = |a, b| whole_or(a, b, i128::checked_sub, Exact::checked_sub);
pub(crate) const MULTIPLY: Two = |a, b| whole_or(a, b, i128::checked_mul, Exact::checked_mul);

/// Whole numbers need no common divisor, and most numbers are whole.
fn whole_or(a: &Exact, b: &Exact, whole: fn(i128, i128) -> Option<i128>, any: Two) -> Option<Exact> {
    if a.is_integer() && b.is_integer() {
        return whole(*a.numer(), *b.numer()).map(Exact::from_integer);
    }
    any(a, b)
}

/// The stretch of all results over two stretches.
pub(crate) fn combine(a: &Found, b: &Found, two: Two) -> Found {
    let open = joined(a.open.clone(), &b.open);
    let (Some((a1, a2)), Some((b1, b2))) = (a.ends(), b.ends()) else { return Found { value: None, open } };
    if a1 == a2 && b1 == b2 {
        return two(&a1, &b1).map_or_else(|| Found::judged(TOO_LARGE), Found::number).also(&open);
    }
    let corners = [two(&a1, &b1), two(&a1, &b2), two(&a2, &b1), two(&a2, &b2)];
    hull(corners).map_or_else(|| Found::judged(TOO_LARGE), Found::sure).also(&open)
}

fn hull(corners: impl IntoIterator<Item = Option<Exact>>) -> Option<Value> {
    let all: Vec<Exact> = corners.into_iter().collect::<Option<_>>()?;
    Some(Value::Number(*all.iter().min()?, *all.iter().max()?))
}

pub(crate) fn ratio(a: &Found, b: &Found, of: &str) -> Found {
    if let Some((low, high)) = b.ends()
        && low <= Exact::zero()
        && Exact::zero() <= high
    {
        return Found::judged(format!("“{of}”为 0，比例没有意义")).also(&joined(a.open.clone(), &b.open));
    }
    combine(a, b, Exact::checked_div)
}

/// The least or greatest of numbers or of days.
pub(crate) fn extreme(all: &[&Found], greatest: bool) -> Found {
    let open = all.iter().fold(Vec::new(), |open, it| joined(open, &it.open));
    let days: Option<Vec<Date>> = all.iter().map(|it| it.day()).collect();
    if let Some(days) = days {
        let day = if greatest { days.into_iter().max() } else { days.into_iter().min() };
        return Found { value: day.map(Value::Day), open };
    }
    let ends: Option<Vec<(Exact, Exact)>> = all.iter().map(|it| it.ends()).collect();
    let value = ends.and_then(|ends| {
        let lows = ends.iter().map(|it| it.0);
        let highs = ends.iter().map(|it| it.1);
        let (low, high) = if greatest { (lows.max(), highs.max()) } else { (lows.min(), highs.min()) };
        Some(Value::Number(low?, high?))
    });
    Found { value, open }
}

pub(crate) fn capped(of: &Found, cap: &Found) -> Found {
    let zero = Found::number(Exact::zero());
    if of.value.is_some() {
        return extreme(&[&extreme(&[of, cap], false), &zero], true);
    }
    let value = cap.ends().map(|it| Value::Number(Exact::zero(), it.1.max(Exact::zero())));
    Found { value, open: joined(of.open.clone(), &cap.open) }
}

/// To the nearest multiple of `unit`; halves go upward.
pub(crate) fn round(of: &Found, unit: &Found) -> Found {
    let (Some((low, high)), Some(unit)) = (of.ends(), unit.exact().filter(|it| !it.is_zero())) else {
        return of.clone();
    };
    let near = |it: Exact| {
        let half = Exact::new(1, 2);
        (it / unit).checked_add(&half).map(|it| it.floor() * unit)
    };
    hull([near(low), near(high)]).map_or_else(|| Found::judged(TOO_LARGE), Found::sure).also(&of.open)
}

/// The band a number falls into; of a stretch, all bands it may fall into; of
/// something unknown, all there are.
pub(crate) fn band(of: &Found, bands: &[Band]) -> Found {
    let reached = match of.ends() {
        None => Some(bands),
        Some((low, high)) => {
            place(low, bands).zip(place(high, bands)).map(|(a, b)| &bands[a.min(b)..=a.max(b)])
        }
    };
    let Some(reached) = reached else {
        return Found::judged("不在规定的任何一档").also(&of.open);
    };
    let value = hull(reached.iter().flat_map(|it| [Some(it.take.0), Some(it.take.1)]));
    Found { value, open: of.open.clone() }
}

/// Which band a number falls into: the first that fits.
pub(crate) fn place(it: Exact, bands: &[Band]) -> Option<usize> {
    bands.iter().position(|band| match band.bound {
        Bound::UpTo(most) => it <= most,
        Bound::AtLeast(least) => least <= it,
        Bound::Above(least) => least < it,
        Bound::Rest => true,
    })
}

/// The same with bands that came with the case.
pub(crate) fn worth(of: &Found, bands: &Bands) -> Found {
    let points: Vec<_> = match of.ends() {
        None => bands.all().iter().map(|it| Some(it.points)).collect(),
        Some((low, high)) => bands.reached(low, high).map(|it| Some(it.points)).collect(),
    };
    hull(points).map_or_else(|| Found::judged("不在规定的任何一档"), Found::sure).also(&of.open)
}

/// The part of a mark's stretch that the document allows.
pub(crate) fn judged(points: &Found, within: &Found) -> Found {
    let (Some((low, high)), Some((least, most))) = (points.ends(), within.ends()) else {
        return within.clone().also(&points.open);
    };
    if most < low || high < least {
        return within.clone().also(&[Reason::Judged("给的分数超出了规定的档次".into())]);
    }
    let (low, high) = (low.max(least), high.min(most));
    let open = if low == high { Vec::new() } else { points.open.clone() };
    Found { value: Some(Value::Number(low, high)), open: joined(open, &within.open) }
}

/// ½·(second/first + third/second) − 1, and what the guide says of zeros. Over
/// two years it is second/first − 1. A negative base that yields growth makes no
/// sense, and the document says nothing of it.
pub(crate) fn growth(years: &[&Found]) -> Found {
    let open = years.iter().fold(Vec::new(), |open, it| joined(open, &it.open));
    let Some(values) = years.iter().map(|it| it.exact()).collect::<Option<Vec<_>>>() else {
        return Found { value: None, open };
    };
    let zero = Exact::zero();
    let (growth, bases) = match values[..] {
        [_, second, _] if second.is_zero() => (Some(zero), vec![]),
        [first, second, third] if first.is_zero() => (over(second, third), vec![second]),
        [first, second, third] => (average(first, second, third), vec![first, second]),
        [first, _] if first.is_zero() => return Found::judged("上一年为 0，增长率没有意义"),
        [first, second] => (over(first, second), vec![first]),
        _ => return Found::judged("经营不满两个会计年度，增长率无法计算"),
    };
    match growth {
        None => Found::judged(TOO_LARGE),
        Some(it) if zero < it && bases.iter().any(|base| *base < zero) => {
            Found::judged("基数为负，按公式算出的增长率没有意义")
        }
        Some(it) => Found::number(it),
    }
}

fn over(before: Exact, after: Exact) -> Option<Exact> {
    after.checked_div(&before)?.checked_sub(&whole(1))
}

fn average(first: Exact, second: Exact, third: Exact) -> Option<Exact> {
    let both = second.checked_div(&first)?.checked_add(&third.checked_div(&second)?)?;
    both.checked_div(&whole(2))?.checked_sub(&whole(1))
}

/// Whole years between two days: 29 February has its year full on 28 February.
pub(crate) fn whole_years(since: Date, until: Date) -> i64 {
    let mut years = i64::from(until.year()) - i64::from(since.year());
    while 0 < years && add_years(since, years).is_none_or(|it| until < it) {
        years -= 1;
    }
    years
}

/// Months begun after a day: the first from the next day to the same day of the
/// next month, or its last day if it has none such.
pub(crate) fn months_begun(since: Date, until: Date) -> i64 {
    let mut months = 0;
    while months < 1200 && add_months(since, months).is_some_and(|it| it < until) {
        months += 1;
    }
    months
}

pub(crate) fn add_years(day: Date, years: i64) -> Option<Date> {
    day.checked_add(i16::try_from(years).ok()?.years()).ok()
}

/// The same day of a later month, or that month's last day.
pub(crate) fn add_months(day: Date, months: i64) -> Option<Date> {
    day.checked_add(i32::try_from(months).ok()?.months()).ok()
}

pub(crate) fn add_days(day: Date, days: i64) -> Option<Date> {
    day.checked_add(i32::try_from(days).ok()?.days()).ok()
}

/// A whole number as an `i64`, if it is one.
pub(crate) fn integer(it: &Found) -> Option<i64> {
    let it = it.exact().filter(|it| it.is_integer())?;
    i64::try_from(it.to_integer()).ok()
}
