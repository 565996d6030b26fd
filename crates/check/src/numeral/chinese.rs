//! 三百二十, 两, 二〇一六, 壹佰贰拾: Chinese numerals.

use rust_decimal::Decimal;

use super::{Numeral, step_of};
use crate::text::Span;

/// No Chinese numeral is longer; what is, names something.
const LONGEST: usize = 24;

pub(crate) fn digit(it: char) -> Option<i64> {
    Some(match it {
        '零' | '〇' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn place(it: char) -> Option<i64> {
    Some(match it {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

fn myriad(it: char) -> Option<i64> {
    Some(match it {
        '万' | '萬' => 10_000,
        '亿' | '億' => 100_000_000,
        _ => return None,
    })
}

pub(crate) fn is_numeral(it: char) -> bool {
    digit(it).is_some() || place(it).is_some() || myriad(it).is_some()
}

/// The numeral that begins at a place and is well formed: 百 alone is 100, 二百五 is 250.
pub(crate) fn chinese(chars: &[char], from: usize, to: usize) -> Option<Numeral> {
    let run = chars.get(from..to)?.iter().take(LONGEST + 1).take_while(|it| is_numeral(**it)).count();
    if run == 0 || run > LONGEST {
        return None;
    }
    let run = &chars[from..from + run];
    let value = if run.len() >= 2 && run.iter().all(|it| digit(*it).is_some()) {
        spelled(run)?
    } else {
        composed(run)?
    };
    let span = Span::new(from, from + run.len());
    Some(Numeral { span, value: Decimal::from(value), step: step_of(0), arabic: false })
}

/// 二〇一六: place by place.
fn spelled(run: &[char]) -> Option<i64> {
    if run.len() > 12 || run.contains(&'两') {
        return None;
    }
    run.iter().try_fold(0, |sum, it| Some(sum * 10 + digit(*it)?))
}

fn composed(run: &[char]) -> Option<i64> {
    let (mut total, mut section, mut last): (i64, i64, Option<i64>) = (0, 0, None);
    let mut least = i64::MAX;
    let mut zero = false;
    for (index, it) in run.iter().enumerate() {
        if let Some(value) = digit(*it) {
            if last.is_some_and(|it| it != 0) {
                return None;
            }
            zero |= value == 0;
            last = Some(value);
        } else if let Some(worth) = place(*it) {
            if worth >= least || (last == Some(0) && worth != 10) {
                return None;
            }
            let times = last.filter(|it| *it != 0).unwrap_or(1);
            if last.is_none() && index > 0 && worth != 10 {
                return None;
            }
            section += times * worth;
            least = worth;
            last = None;
            zero = false;
        } else if let Some(worth) = myriad(*it) {
            let spoken = section + last.unwrap_or(0);
            // 万 multiplies what was said since 亿, 亿 everything before it.
            if worth == 10_000 {
                let sum = if spoken == 0 && total == 0 { 1 } else { spoken };
                total = total.checked_add(sum.checked_mul(worth)?)?;
            } else {
                let sum = total.checked_add(spoken)?;
                total = if sum == 0 { worth } else { sum.checked_mul(worth)? };
            }
            (section, last, least, zero) = (0, None, i64::MAX, false);
        }
    }
    let tail = match last {
        // 二百五: the last digit takes the next place, unless a 零 says otherwise.
        Some(it) if !zero && (100..=1000).contains(&least) => it * least / 10,
        Some(it) => it,
        None => 0,
    };
    total.checked_add(section)?.checked_add(tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let chars: Vec<char> = text.chars().collect();
        Some(chinese(&chars, 0, chars.len())?.value.to_string())
    }

    #[test]
    fn numerals_are_read_as_spoken() {
        for (text, value) in [
            ("两家", "2"),
            ("十", "10"),
            ("二十一届", "21"),
            ("三百二十", "320"),
            ("三百零五", "305"),
            ("二百五", "250"),
            ("一千二百", "1200"),
            ("一万三千人", "13000"),
            ("二〇一六年", "2016"),
            ("壹佰贰拾万元", "1200000"),
            ("百", "100"),
            ("两亿三千万", "230000000"),
            ("十三", "13"),
        ] {
            assert_eq!(read(text).as_deref(), Some(value), "{text}");
        }
    }

    #[test]
    fn what_nobody_says_is_no_numeral() {
        for text in ["一百千", "十百", "两两"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
