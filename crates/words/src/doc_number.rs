//! 发文字号, by which one official paper cites another.
//! Brackets and blanks are written in many ways; the same paper must have one number.

use std::{fmt, str::FromStr};

use crate::written;

/// The number of an official paper, `国发〔2015〕32号` (GB/T 9704-2012, 7.2.5).
///
/// Invariant: a Chinese agency code, a year of four digits from 1949 to 2099 and a
/// serial from 1 on. Ordered by agency, year and serial, as in a register.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocNumber {
    agency: String,
    year: u16,
    serial: u32,
}

const RULE: &str = "应为机关代字、六角括号中的四位年份、序号和“号”，如 国发〔2015〕32号";

impl DocNumber {
    /// 机关代字, such as 国科发政.
    pub fn agency(&self) -> &str {
        &self.agency
    }

    /// The year of issue.
    pub fn year(&self) -> u16 {
        self.year
    }

    /// The serial within the agency's year.
    pub fn serial(&self) -> u32 {
        self.serial
    }
}

impl FromStr for DocNumber {
    type Err = String;

    fn from_str(text: &str) -> Result<DocNumber, String> {
        let text = written::six_corner(&written::code(text));
        let (agency, rest) =
            text.split_once('〔').ok_or_else(|| format!("发文字号缺少年份的括号：{RULE}"))?;
        let (year, rest) =
            rest.split_once('〕').ok_or_else(|| format!("发文字号缺少年份的后括号：{RULE}"))?;
        Ok(DocNumber { agency: read_agency(agency)?, year: read_year(year)?, serial: read_serial(rest)? })
    }
}

impl fmt::Display for DocNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}〔{}〕{}号", self.agency, self.year, self.serial)
    }
}

fn read_agency(text: &str) -> Result<String, String> {
    let length = text.chars().count();
    if !(1..=20).contains(&length) || !text.chars().all(written::ideograph) {
        return Err(format!("发文字号的机关代字应为 1 至 20 个汉字，现为“{text}”：{RULE}"));
    }
    Ok(text.to_owned())
}

fn read_year(text: &str) -> Result<u16, String> {
    written::number(text, 4)
        .filter(|it| (1949..=2099).contains(it))
        .ok_or_else(|| format!("发文字号的年份应为 1949 至 2099 的四位数字，现为“{text}”：{RULE}"))
}

fn read_serial(text: &str) -> Result<u32, String> {
    let digits = text.strip_suffix('号').ok_or_else(|| format!("发文字号应以“号”结尾：{RULE}"))?;
    if digits.starts_with('第') {
        return Err(format!("发文字号的序号前不加“第”字：{RULE}"));
    }
    if digits.starts_with('0') {
        return Err(format!("发文字号的序号不编虚位，1 不写作 01：{RULE}"));
    }
    let places = (1..=6).find(|it| *it == digits.len());
    places
        .and_then(|it| written::number(digits, it))
        .ok_or_else(|| format!("发文字号的序号应为 1 至 6 位数字，现为“{digits}”：{RULE}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> DocNumber {
        text.parse().unwrap()
    }

    fn error(text: &str) -> String {
        text.parse::<DocNumber>().unwrap_err()
    }

    #[test]
    fn every_bracket_form_gives_one_document_number() {
        for typed in [
            "国发〔2015〕32号",
            "国发〔2015〕32 号",
            "国发[2015]32号",
            "国发 ［２０１５］ ３２号",
            "国发(2015)32号",
            "国发（2015）32号",
            "国发﹝2015﹞32号",
        ] {
            assert_eq!(read(typed).to_string(), "国发〔2015〕32号");
        }
    }

    #[test]
    fn a_document_number_tells_its_parts() {
        let number = read("国科发政 [2016]89号");
        assert_eq!((number.agency(), number.year(), number.serial()), ("国科发政", 2016, 89));
    }

    #[test]
    fn document_numbers_stand_in_the_order_of_a_register() {
        assert!(read("乐科发〔2016〕9号") < read("乐科发〔2016〕10号"));
        assert!(read("乐科发〔2015〕10号") < read("乐科发〔2016〕9号"));
    }

    #[test]
    fn a_refused_document_number_is_told_why() {
        assert!(error("国发〔201〕32 号").contains("四位数字"));
        assert!(error("国发〔1015〕32号").contains("1949"));
        assert!(error("国发〔2015〕032号").contains("虚位"));
        assert!(error("国发〔2015〕第32号").contains("不加“第”"));
        assert!(error("国发〔2015〕32").contains("“号”结尾"));
        assert!(error("国发2015 32号").contains("括号"));
        assert!(error("〔2015〕32号").contains("机关代字"));
        assert!(error("国发〔2015〕号").contains("1 至 6 位"));
    }
}
