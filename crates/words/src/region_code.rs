//! 行政区划代码: which province, city, county or township a thing belongs to.
//! The code is kept as its shortest prefix, so that rolling up is comparing beginnings.

use std::{fmt, str::FromStr};

use crate::written;

/// A region (GB/T 2260), with three more places a township (GB/T 10114).
///
/// Invariant: the shortest prefix that names the region: `51`, `5111`, `511126`,
/// `511126100`. `511100` is read and kept as `5111`; [`RegionCode::in_full`] writes
/// the zeros again for a form that wants six places. Ordered as in the standard:
/// a region stands right before what lies in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RegionCode(String);

/// How far down a region lies; the greater lies within the smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// 省、自治区、直辖市
    Province,
    /// 市、州
    City,
    /// 县、区
    County,
    /// 乡、镇、街道
    Township,
}

const RULE: &str = "应为 2、4、6 位数字（省、市、县），乡镇为 9 位，如 51、5111、511126、511126100";
const PROVINCES: [&str; 34] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
    "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
];

impl RegionCode {
    /// How far down it lies.
    pub fn level(&self) -> Level {
        match self.0.len() {
            2 => Level::Province,
            4 => Level::City,
            6 => Level::County,
            _ => Level::Township,
        }
    }

    /// Whether the other region is this one or lies within it.
    pub fn contains(&self, other: &RegionCode) -> bool {
        other.0.starts_with(&self.0)
    }

    /// The region right above; none above a province. A township of a city without
    /// counties (441900003) lies directly in the city.
    pub fn parent(&self) -> Option<RegionCode> {
        let above = match self.level() {
            Level::Province => return None,
            Level::City => 2,
            Level::County => 4,
            Level::Township => 6,
        };
        Some(RegionCode(shortest(&self.0[..above]).to_owned()))
    }

    /// With its zeros: six places, or nine for a township.
    pub fn in_full(&self) -> String {
        format!("{:0<6}", self.0)
    }
}

impl FromStr for RegionCode {
    type Err = String;

    fn from_str(text: &str) -> Result<RegionCode, String> {
        let code = written::code(text);
        if !code.bytes().all(|it| it.is_ascii_digit()) {
            return Err(format!("行政区划代码只有数字：{RULE}"));
        }
        if !matches!(code.len(), 2 | 4 | 6 | 9) {
            return Err(format!("行政区划代码现有 {} 位：{RULE}", code.len()));
        }
        if !PROVINCES.contains(&&code[..2]) {
            return Err(format!("没有以 {} 开头的省级行政区：{RULE}", &code[..2]));
        }
        let code = shortest(&code);
        if code.len() > 4 && &code[2..4] == "00" {
            return Err(format!("行政区划代码有县无市（第 3、4 位为 00）：{RULE}"));
        }
        Ok(RegionCode(code.to_owned()))
    }
}

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Without the levels that are only zeros, from the lowest up.
fn shortest(code: &str) -> &str {
    let county = if code.len() == 9 { code.strip_suffix("000") } else { Some(code) };
    let Some(mut code) = county else { return code };
    while code.len() > 2 {
        match code.strip_suffix("00") {
            Some(shorter) => code = shorter,
            None => break,
        }
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> RegionCode {
        text.parse().unwrap()
    }

    fn error(text: &str) -> String {
        text.parse::<RegionCode>().unwrap_err()
    }

    #[test]
    fn a_region_is_kept_as_its_shortest_prefix() {
        assert_eq!(read("510000"), read("51"));
        assert_eq!(read("511100").to_string(), "5111");
        assert_eq!(read("５１１１２６").to_string(), "511126");
        assert_eq!(read("511126000").to_string(), "511126");
        assert_eq!(read("511126100").to_string(), "511126100");
    }

    #[test]
    fn a_region_is_written_in_full_for_a_form() {
        assert_eq!(read("51").in_full(), "510000");
        assert_eq!(read("5111").in_full(), "511100");
        assert_eq!(read("511126100").in_full(), "511126100");
    }

    #[test]
    fn a_region_contains_what_lies_within_it() {
        let (province, city, county, town) = (read("51"), read("5111"), read("511126"), read("511126100"));
        assert!(province.contains(&town) && city.contains(&county) && county.contains(&county));
        assert!(!county.contains(&city) && !county.contains(&read("511124")));
        assert!(read("4419").contains(&read("441900003")));
    }

    #[test]
    fn a_region_knows_its_level_and_what_is_above() {
        assert_eq!(read("511126100").parent(), Some(read("511126")));
        assert_eq!(read("511126").parent(), Some(read("5111")));
        assert_eq!(read("51").parent(), None);
        assert_eq!(read("441900003").parent(), Some(read("4419")));
        assert!(read("511100").level() < read("511126").level());
    }

    #[test]
    fn a_refused_region_code_is_told_why() {
        assert!(error("5111260").contains("现有 7 位"));
        assert!(error("99").contains("没有以 99 开头"));
        assert!(error("510026").contains("有县无市"));
        assert!(error("夹江").contains("只有数字"));
    }
}
