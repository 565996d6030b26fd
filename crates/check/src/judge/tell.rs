//! A claim as a line of arithmetic a person can follow.

use rust_decimal::{Decimal, RoundingStrategy};

use super::Form;
use crate::reading::Reading;

/// Parts of a sum that are written out; the rest is said to be there.
const WRITTEN: usize = 14;

/// As people write it: no trailing noughts, no more than four decimals.
pub(crate) fn plain(value: Decimal) -> String {
    value.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero).normalize().to_string()
}

fn number(reading: &Reading, index: usize) -> String {
    reading.mentions[index].value.map_or_else(|| "□".to_owned(), plain)
}

/// The computation, as far as the numbers are printed.
pub(crate) fn tell(reading: &Reading, form: &Form) -> String {
    let of = |index: &usize| number(reading, *index);
    let with_unit = |index: &usize| reading.printed(*index);
    match form {
        Form::Sum { total, parts } => {
            let same = parts.iter().all(|it| reading.mentions[*it].unit == reading.mentions[*total].unit);
            let written = |it: &usize| if same { of(it) } else { with_unit(it) };
            let mut parts: Vec<String> = parts.iter().map(written).collect();
            if parts.len() > WRITTEN {
                let count = parts.len();
                parts.truncate(WRITTEN);
                parts.push(format!("…（共{count}项）"));
            }
            parts.join("+")
        }
        Form::Bound { part, whole } | Form::Under { part, whole } => {
            format!("{}≤{}", with_unit(part), with_unit(whole))
        }
        Form::Share { part, whole, .. } => format!("{}÷{}×100%", with_unit(part), with_unit(whole)),
        Form::Growth { rate, now, base, less } => {
            let (one, other) = if *less { (base, now) } else { (now, base) };
            let percent = if reading.mentions[*rate].unit.text == "倍" { "" } else { "×100%" };
            format!("（{}－{}）÷{}{percent}", with_unit(one), with_unit(other), with_unit(base))
        }
        Form::Delta { now, base, less, .. } => {
            let (one, other) = if *less { (base, now) } else { (now, base) };
            format!("{}－{}", with_unit(one), with_unit(other))
        }
        Form::DeltaRate { now, delta, less, .. } => {
            format!(
                "{}÷（{}{}{}）×100%",
                with_unit(delta),
                with_unit(now),
                if *less { "＋" } else { "－" },
                with_unit(delta)
            )
        }
        Form::Ratio { sum, among, per, .. } => {
            let per = if *per == Decimal::ONE { String::new() } else { format!("×{}", plain(*per)) };
            format!("{}÷{}{per}", with_unit(sum), with_unit(among))
        }
        Form::Product { each, count, .. } => format!("{}×{}", with_unit(each), with_unit(count)),
        Form::Hundred { shares } => shares.iter().map(with_unit).collect::<Vec<_>>().join("+"),
        Form::Equal { one, other } => format!("{}与{}", with_unit(one), with_unit(other)),
        Form::Listed { stated, least, most } if least == most => {
            format!("{}，列出{most}个", with_unit(stated))
        }
        Form::Listed { stated, least, most } => format!("{}，列出{least}至{most}个", with_unit(stated)),
        Form::Next { stated, expected } => format!("编号为{}，依次应为{expected}", of(stated)),
        Form::Rising { range } => with_unit(range),
        Form::Told { stated, others, .. } => {
            [*stated].iter().chain(others).map(with_unit).collect::<Vec<_>>().join("、")
        }
    }
}
