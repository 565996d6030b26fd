//! Days known only to their month, half-year or year. They are kept as the last
//! day of that stretch; whether they lie before or after a day inside it nobody
//! can say, so they are neither surely in nor surely out.

use jiff::civil::Date;

use super::{Certainty, Statement, quoted};
use crate::cell::{Half, Month, Period, Value};

/// It had happened by the day.
pub(super) fn at_most(field: &str, value: &Value, to: &mut Statement, certainty: Certainty) -> String {
    let straddles = straddles(to, field, value, |it, day| day < it.last());
    let test = format!("{} <= {}", quoted(field), to.arg(value.clone()));
    match (straddles, certainty) {
        (Some(straddles), Certainty::Possible) => format!("({test} or {straddles})"),
        _ => test,
    }
}

/// It happened on the day or after.
pub(super) fn at_least(field: &str, value: &Value, to: &mut Statement, certainty: Certainty) -> String {
    let straddles = straddles(to, field, value, |it, day| it.first() < day);
    let test = format!("{} >= {}", quoted(field), to.arg(value.clone()));
    match (straddles, certainty) {
        (Some(straddles), Certainty::Sure) => format!("({test} and not {straddles})"),
        _ => test,
    }
}

/// It had not happened by the day, if it ever did.
pub(super) fn not_yet(field: &str, value: &Value, to: &mut Statement, certainty: Certainty) -> String {
    let name = quoted(field);
    let later = format!("{name} > {}", to.arg(value.clone()));
    match (straddles(to, field, value, |it, day| day < it.last()), certainty) {
        (_, Certainty::Possible) => format!("({name} is null or {later})"),
        (None, Certainty::Sure) => format!("(({name} is null and not {}) or {later})", to.unsure(field)),
        (Some(straddles), Certainty::Sure) => {
            format!("(({name} is null and not {}) or ({later} and not {straddles}))", to.unsure(field))
        }
    }
}

/// Whether the mark says a stretch that has the day inside, so that either side
/// is possible. The stretches with a given day inside are three at the most.
fn straddles(
    to: &Statement,
    field: &str,
    value: &Value,
    inside: impl Fn(Period, Date) -> bool,
) -> Option<String> {
    if !to.may_doubt(field) {
        return None;
    }
    let day: Date = value.as_text()?.parse().ok()?;
    let half = Half::holding(day).map(Period::Half);
    let month = Month::new(day.year(), day.month()).map(Period::Month);
    let stretches = [Some(Period::Year(day.year())), half, month].into_iter().flatten();
    let tests: Vec<String> = stretches
        .filter(|it| inside(*it, day))
        .map(|it| format!("marks like '%\"{field}\":{{\"about\":{{\"within\":\"{it}\"}}%'"))
        .collect();
    (!tests.is_empty()).then(|| format!("(marks is not null and ({}))", tests.join(" or ")))
}
