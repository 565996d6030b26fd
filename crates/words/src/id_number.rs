//! 公民身份号码: whose it is, is nobody's business; that it was typed right, its
//! last place tells.

use std::{fmt, str::FromStr};

use crate::written;

/// A citizen's identity number (GB 11643-1999).
///
/// Invariant: eighteen places, a possible day of birth, and a last place that
/// agrees with the other seventeen (ISO 7064, MOD 11-2).
#[derive(Clone, PartialEq, Eq)]
pub struct IdNumber(String);

const RULE: &str = "应为 18 位，前 17 位是数字，末位是数字或 X";

impl FromStr for IdNumber {
    type Err = String;

    fn from_str(text: &str) -> Result<IdNumber, String> {
        let code = written::code(text);
        if code.len() != 18 || !code.is_ascii() {
            return Err(format!("公民身份号码现有 {} 位：{RULE}", code.chars().count()));
        }
        let (front, last) = code.split_at(17);
        if !front.bytes().all(|it| it.is_ascii_digit()) {
            return Err(format!("公民身份号码中有不是数字的字符：{RULE}"));
        }
        if !is_birthday(&front[6..14]) {
            return Err("公民身份号码第 7 至 14 位应是出生日期，请对照证件核对".to_owned());
        }
        if check_place(front) != last.chars().next() {
            return Err("公民身份号码末位（校验位）与前 17 位不符，请对照证件逐位核对".to_owned());
        }
        Ok(IdNumber(code))
    }
}

impl fmt::Display for IdNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Never written out by accident, such as into a log.
impl fmt::Debug for IdNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdNumber(…)")
    }
}

/// The check place of the first seventeen: weights 2^(18-i) mod 11.
pub(crate) fn check_place(seventeen: &str) -> Option<char> {
    let mut sum = 0;
    for (it, weight) in seventeen.chars().zip([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) {
        sum += it.to_digit(10)? * weight;
    }
    match (12 - sum % 11) % 11 {
        10 => Some('X'),
        digit => char::from_digit(digit, 10),
    }
}

fn is_birthday(text: &str) -> bool {
    let number =
        |from: usize, to: usize| text.get(from..to).and_then(|it| it.parse::<u32>().ok()).unwrap_or(0);
    let (year, month, day) = (number(0, 4), number(4, 6), number(6, 8));
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    };
    (1900..=2099).contains(&year) && (1..=12).contains(&month) && (1..=longest).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        text.parse::<IdNumber>().unwrap_err()
    }

    #[test]
    fn an_identity_number_knows_its_last_place() {
        // The example of GB 11643-1999, appendix A.
        assert_eq!(check_place("11010519491231002"), Some('X'));
        let typed: IdNumber = " １１０１０５ 19491231 002x ".parse().unwrap();
        assert_eq!(typed.to_string(), "11010519491231002X");
        assert!(error("110105194912310021").contains("末位"));
    }

    #[test]
    fn an_impossible_birthday_is_refused_before_the_last_place_is_asked() {
        assert!(error("110105194902300021").contains("出生日期"));
        assert!(error("110105190002290021").contains("出生日期"));
        assert!(error("1101051949123100").contains("现有 16 位"));
    }

    #[test]
    fn an_identity_number_is_not_shown_by_accident() {
        let it: IdNumber = "11010519491231002X".parse().unwrap();
        assert!(!format!("{it:?}").contains("19491231"));
    }
}
