//! 统一社会信用代码, the one number by which a company or an office is known.
//! Two check digits guard it; both are asked, so a slip of one character shows at once.

use std::{fmt, str::FromStr};

use crate::written;

/// A unified social credit code (GB 32100-2015).
///
/// Invariant: eighteen characters; the last agrees with the other seventeen, and
/// places 9 to 17 are an organisation code that agrees with itself (GB 11714).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CreditCode(String);

const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const RULE: &str = "应为 18 位数字或大写字母（不用 I、O、S、V、Z），如 91350100M000100Y43";

impl CreditCode {
    /// Places 3 to 8: the region of the registering office, not always of the company.
    pub fn region(&self) -> &str {
        &self.0[2..8]
    }

    /// Places 9 to 17: the organisation code that records older than 2015-10 may hold alone.
    pub fn organisation(&self) -> &str {
        &self.0[8..17]
    }
}

impl FromStr for CreditCode {
    type Err = String;

    fn from_str(text: &str) -> Result<CreditCode, String> {
        let code = written::code(text);
        if let Some(foreign) = code.chars().find(|it| !ALPHABET.contains(*it)) {
            return Err(format!("统一社会信用代码中有不用的字符“{foreign}”{}：{RULE}", likely(foreign)));
        }
        if code.len() != 18 {
            return Err(format!("统一社会信用代码现有 {} 位：{RULE}", code.len()));
        }
        if !code[2..8].bytes().all(|it| it.is_ascii_digit()) {
            return Err(
                "统一社会信用代码第 3 至 8 位是行政区划代码，应全为数字，如 511126，请核对".to_owned()
            );
        }
        if organisation_check(&code[8..16]) != code[16..17].chars().next() {
            return Err(
                "统一社会信用代码第 9 至 17 位（组织机构代码）的校验位不符，请对照证照逐位核对".to_owned()
            );
        }
        if last_place(&code[..17]) != code[17..].chars().next() {
            return Err("统一社会信用代码末位（校验位）与前 17 位不符，请对照证照逐位核对".to_owned());
        }
        Ok(CreditCode(code))
    }
}

impl fmt::Display for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn likely(foreign: char) -> &'static str {
    match foreign {
        'O' => "（是否应为数字 0）",
        'I' => "（是否应为数字 1）",
        'Z' => "（是否应为数字 2）",
        'S' => "（是否应为数字 5）",
        _ => "",
    }
}

/// The check character for the first seventeen: weights 3^(i-1) mod 31 (GB 32100-2015).
pub(crate) fn last_place(seventeen: &str) -> Option<char> {
    let mut weight = 1;
    let mut sum = 0;
    for it in seventeen.chars() {
        sum += ALPHABET.find(it)? * weight;
        weight = weight * 3 % 31;
    }
    ALPHABET.chars().nth((31 - sum % 31) % 31)
}

/// The check character of an organisation code's first eight (GB 11714).
pub(crate) fn organisation_check(eight: &str) -> Option<char> {
    let mut sum = 0;
    for (it, weight) in eight.chars().zip([3, 7, 9, 10, 5, 8, 4, 2]) {
        sum += it.to_digit(36)? * weight;
    }
    match 11 - sum % 11 {
        10 => Some('X'),
        11 => Some('0'),
        digit => char::from_digit(digit, 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        text.parse::<CreditCode>().unwrap_err()
    }

    #[test]
    fn a_credit_code_knows_its_check_digit() {
        for known in [
            "914403001922038216",
            "9144030071526726XG",
            "91110000802100433B",
            "91350100M000100Y43",
            "911101080828461726",
            "91330100799655058B",
        ] {
            assert_eq!(known.parse(), Ok(CreditCode(known.to_owned())));
        }
        assert!(error("9144030071526726XH").contains("末位"));
    }

    #[test]
    fn a_credit_code_knows_the_check_digit_of_its_organisation() {
        assert_eq!(organisation_check("19220382"), Some('1'));
        assert_eq!(organisation_check("71526726"), Some('X'));
        let wrong = "91440300715267261";
        let whole = format!("{wrong}{}", last_place(wrong).unwrap());
        assert!(error(&whole).contains("组织机构代码"));
    }

    #[test]
    fn a_credit_code_is_read_however_it_is_typed() {
        let typed: CreditCode = " ９１４４０３００ 7152 6726ｘg ".parse().unwrap();
        assert_eq!(typed.to_string(), "9144030071526726XG");
        assert_eq!(typed.region(), "440300");
        assert_eq!(typed.organisation(), "71526726X");
    }

    #[test]
    fn a_refused_credit_code_is_told_why() {
        assert!(error("9144030071526726X").contains("现有 17 位"));
        assert!(error("914403OO71526726XG").contains("是否应为数字 0"));
        assert!(error("91A403007152672611").contains("行政区划"));
        assert!(error("").contains("现有 0 位"));
    }
}
