//! How long the bars of a chart are, decided once for every document it stands in.

use crate::Bar;

/// The length of each bar in parts of `whole`: the longest fills it, one that is
/// more than nothing is at least a part long. A bar in doubt has the length of
/// what is printed.
pub fn lengths(bars: &[Bar], whole: u64) -> Vec<u64> {
    let amounts: Vec<u64> = bars.iter().map(amount).collect();
    let most = amounts.iter().copied().max().unwrap_or(0);
    let length = |it: u64| match most {
        0 => 0,
        most => u64::try_from(u128::from(it) * u128::from(whole) / u128::from(most)).unwrap_or(whole),
    };
    amounts.iter().map(|it| if 0 < *it { length(*it).max(1) } else { 0 }).collect()
}

/// The printed number in thousandths; what is no number has no length.
fn amount(bar: &Bar) -> u64 {
    let printed: String = bar.value.iter().map(crate::Inline::plain).collect();
    let plain = printed.replace(',', "");
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let thousandths: String = rest.chars().chain("000".chars()).take(3).collect();
    format!("{whole}{thousandths}").parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Inline;

    #[test]
    fn bars_are_as_long_as_their_figures() {
        let bar = |text: &str| Bar { label: String::new(), value: vec![Inline::text(text)] };
        let bars = ["50", "1,00.5", "0", "0.001", "1□8"].map(bar);
        assert_eq!(lengths(&bars, 200), [99, 200, 0, 1, 0]);
        assert_eq!(lengths(&[bar("0")], 200), [0]);
    }
}
