//! 专利申请号 and 专利号: the same digits before and after the grant.
//! The check digit and the type digit also find a number that a bad copy has holed.

use std::{fmt, str::FromStr};

use crate::written;

/// A patent's application number, or with `ZL` its patent number (ZC 0006-2003).
///
/// Invariant: 8 digits (filed before 2003-10-01) or 12 digits, a known type, a
/// filing year from 1985 on, and a check place that agrees. Two numbers that
/// differ only in `ZL` are not equal: one is filed, the other granted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PatentNumber {
    granted: bool,
    digits: String,
    check: char,
}

/// What is protected; the term runs by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// 发明
    Invention,
    /// 实用新型
    UtilityModel,
    /// 外观设计
    Design,
}

const RULE: &str = "应为 12 位数字（2003 年 10 月前申请的为 8 位）加小数点和一位校验位，授权后前加 ZL，\
                    如 ZL201710601862.3";

impl PatentNumber {
    /// Written with `ZL`, which a number bears only after the grant.
    pub fn granted(&self) -> bool {
        self.granted
    }

    /// The number of the filing, the same before and after the grant.
    pub fn application(&self) -> PatentNumber {
        PatentNumber { granted: false, ..self.clone() }
    }

    /// What the type digit says is protected (ZC 0006-2003).
    pub fn kind(&self) -> Kind {
        match self.type_digit() {
            Some(b'2' | b'9') => Kind::UtilityModel,
            Some(b'3') => Kind::Design,
            _ => Kind::Invention,
        }
    }

    /// Came into China as an international application (type 8 or 9).
    pub fn by_treaty(&self) -> bool {
        matches!(self.type_digit(), Some(b'8' | b'9'))
    }

    /// The year of filing.
    pub fn filed(&self) -> u16 {
        filed(&self.digits).unwrap_or_default()
    }

    /// The check place that belongs to 8 or 12 digits, X for ten; none for any other text.
    pub fn check_place(digits: &str) -> Option<char> {
        let weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
        if !matches!(digits.len(), 8 | 12) {
            return None;
        }
        let mut sum = 0;
        for (it, weight) in digits.chars().zip(weights) {
            sum += it.to_digit(10)? * weight;
        }
        char::from_digit(sum % 11, 11).map(|it| if it == 'a' { 'X' } else { it })
    }

    fn type_digit(&self) -> Option<u8> {
        type_digit(&self.digits)
    }
}

impl FromStr for PatentNumber {
    type Err = String;

    fn from_str(text: &str) -> Result<PatentNumber, String> {
        let text = written::code(text);
        if text.starts_with("CN") {
            return Err(format!("以 CN 开头的是公布号或公告号，不是专利号：{RULE}"));
        }
        let (granted, body) = match text.strip_prefix("ZL") {
            Some(body) => (true, body),
            None => (false, text.as_str()),
        };
        let (digits, check) = places(body)?;
        if filed(digits).is_none() {
            return Err(
                "专利号的申请年不对：12 位的以 2003 至 2099 年开头，8 位的以 85 至 99 或 00 至 03 开头"
                    .to_owned(),
            );
        }
        if !matches!(type_digit(digits), Some(b'1' | b'2' | b'3' | b'8' | b'9')) {
            return Err("专利号的种类位不对：紧接年份的一位应为 1（发明）、2（实用新型）、3（外观设计）、\
                        8 或 9（国际申请）"
                .to_owned());
        }
        if PatentNumber::check_place(digits) != Some(check) {
            return Err("专利号的校验位与前面的数字不符，请对照证书或受理通知书逐位核对".to_owned());
        }
        Ok(PatentNumber { granted, digits: digits.to_owned(), check })
    }
}

impl fmt::Display for PatentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = if self.granted { "ZL" } else { "" };
        write!(f, "{prefix}{}.{}", self.digits, self.check)
    }
}

/// The digits and the check place, with or without the dot between them.
fn places(body: &str) -> Result<(&str, char), String> {
    let odd = || format!("专利号中有不用的字符：{RULE}");
    let check = body.chars().next_back().ok_or_else(|| format!("专利号没有数字：{RULE}"))?;
    if !check.is_ascii_digit() && check != 'X' {
        return Err(odd());
    }
    let digits = &body[..body.len() - 1];
    let digits = digits.strip_suffix('.').unwrap_or(digits);
    if !digits.bytes().all(|it| it.is_ascii_digit()) {
        return Err(odd());
    }
    match digits.len() {
        8 | 12 => Ok((digits, check)),
        other => Err(format!("专利号现有 {other} 位数字（校验位除外）：{RULE}")),
    }
}

fn filed(digits: &str) -> Option<u16> {
    if digits.len() == 12 {
        return digits[..4].parse().ok().filter(|it| (2003..=2099).contains(it));
    }
    match digits[..2].parse::<u16>().ok()? {
        old @ 85..=99 => Some(1900 + old),
        new @ 0..=3 => Some(2000 + new),
        _ => None,
    }
}

fn type_digit(digits: &str) -> Option<u8> {
    let place = if digits.len() == 12 { 4 } else { 2 };
    digits.as_bytes().get(place).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> PatentNumber {
        text.parse().unwrap()
    }

    fn error(text: &str) -> String {
        text.parse::<PatentNumber>().unwrap_err()
    }

    #[test]
    fn a_patent_number_knows_its_check_place() {
        assert_eq!(PatentNumber::check_place("201710601862"), Some('3'));
        assert_eq!(PatentNumber::check_place("95115608"), Some('X'));
        assert_eq!(PatentNumber::check_place("9511560"), None);
        assert!(error("201710601862.4").contains("校验位"));
    }

    #[test]
    fn a_patent_number_is_read_however_it_is_typed() {
        for typed in ["ZL201710601862.3", " zl 2017 1 0601862．3", "ＺＬ2017106018623"] {
            assert_eq!(read(typed).to_string(), "ZL201710601862.3");
        }
        assert_eq!(read("95115608x").to_string(), "95115608.X");
    }

    #[test]
    fn an_application_is_not_yet_a_patent() {
        let granted = read("ZL201710601862.3");
        let filed = read("201710601862.3");
        assert_ne!(granted, filed);
        assert!(granted.granted() && !filed.granted());
        assert_eq!(granted.application(), filed);
    }

    #[test]
    fn a_patent_number_tells_its_kind_and_year() {
        let old = read("95115608.X");
        assert_eq!((old.kind(), old.filed(), old.by_treaty()), (Kind::Invention, 1995, false));
        let utility = read("ZL201520075338.3");
        assert_eq!((utility.kind(), utility.filed()), (Kind::UtilityModel, 2015));
        let treaty = format!("201780000001{}", PatentNumber::check_place("201780000001").unwrap());
        assert!(read(&treaty).by_treaty());
    }

    #[test]
    fn a_refused_patent_number_is_told_why() {
        assert!(error("ZL2012007338.3").contains("现有 10 位"));
        assert!(error("200110601862.3").contains("申请年"));
        assert!(error("201740601862.3").contains("种类位"));
        assert!(error("CN105123456A").contains("公布号"));
        assert!(error("ZL").contains("没有数字"));
        assert!(error("2017一0601862.3").contains("不用的字符"));
    }
}
