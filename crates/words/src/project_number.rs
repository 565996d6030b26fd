//! 立项编号: the number under which a science project was approved.
//! Known shapes are understood; a number of another place is kept, never refused.

use std::{fmt, str::FromStr};

use crate::written;

/// The approval number of a project.
///
/// Invariant: 4 to 40 signs, upper case, no blanks, with at least one digit; letters,
/// Chinese characters and `- / . _ ( ) 〔 〕 #` are the signs that occur.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ProjectNumber(String);

/// What was understood of a number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// 四川省: `2016GZ0185`, or with a sub-project `2024ZDZX0031-01`.
    Sichuan { year: u16, code: String, serial: u16, sub: Option<u8> },
    /// 本县: `JJKJ` + year + category(2) + serial(3), such as `JJKJ202601003`.
    County { year: u16, category: u8, serial: u16 },
    /// A number of some other office, kept as it stands.
    Other,
}

const RULE: &str =
    "应为 4 至 40 个字母、数字、汉字或 - / . _ # 和括号，且含数字，如 2016GZ0185、JJKJ202601003";

/// Letters of Sichuan numbers as far as known; others may exist.
const PROGRAMMES: [(&str, &str); 22] = [
    ("CC", "成果转化"),
    ("FZ", "社会发展"),
    ("GZ", "高新技术与工业"),
    ("HH", "国际合作"),
    ("JDPT", "平台"),
    ("JDR", "软科学"),
    ("JY", "应用基础"),
    ("MZGC", "苗子工程"),
    ("NSFSC", "自然科学基金"),
    ("NZ", "农业"),
    ("PT", "平台"),
    ("RZ", "苗子工程"),
    ("SZ", "社会发展"),
    ("TD", "青年团队"),
    ("YFG", "重点研发"),
    ("YFH", "国际合作"),
    ("YFN", "重点研发"),
    ("YFS", "重点研发"),
    ("YJ", "应用基础"),
    ("ZDZX", "重大科技专项"),
    ("ZHCG", "成果转化"),
    ("ZR", "软科学"),
];

impl ProjectNumber {
    /// Which scheme the number belongs to, as far as its form tells.
    pub fn shape(&self) -> Shape {
        sichuan(&self.0).or_else(|| county(&self.0)).unwrap_or(Shape::Other)
    }

    /// A sentence that says what was understood, for the person who typed it.
    pub fn understood(&self) -> String {
        match self.shape() {
            Shape::Sichuan { year, code, serial, sub } => {
                let programme = programme(&code).map(|it| format!("（{it}）")).unwrap_or_default();
                let sub = sub.map(|it| format!("，子课题 {it:02}")).unwrap_or_default();
                format!("四川省科技计划项目，{year} 年，类别 {code}{programme}，序号 {serial:04}{sub}")
            }
            Shape::County { year, category, serial } => {
                format!("本县科技计划项目，{year} 年，类别 {category:02}，序号 {serial:03}")
            }
            Shape::Other => "其他单位的立项编号，按原样保存".to_owned(),
        }
    }
}

impl FromStr for ProjectNumber {
    type Err = String;

    fn from_str(text: &str) -> Result<ProjectNumber, String> {
        let text = written::code(text).replace('[', "〔").replace(']', "〕");
        let length = text.chars().count();
        if !(4..=40).contains(&length) {
            return Err(format!("立项编号现有 {length} 个字符：{RULE}"));
        }
        if let Some(foreign) = text.chars().find(|it| !occurs(*it)) {
            return Err(format!("立项编号中有不用的字符“{foreign}”：{RULE}"));
        }
        if !text.chars().any(|it| it.is_ascii_digit()) {
            return Err(format!("立项编号中没有数字：{RULE}"));
        }
        Ok(ProjectNumber(text))
    }
}

impl fmt::Display for ProjectNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn occurs(it: char) -> bool {
    it.is_ascii_alphanumeric() || written::ideograph(it) || "-/._()〔〕#".contains(it)
}

fn programme(code: &str) -> Option<&'static str> {
    PROGRAMMES.iter().find(|(letters, _)| *letters == code).map(|(_, name)| *name)
}

/// `20\d{2}`, two to five letters, four digits, and perhaps a sub-project of two.
fn sichuan(text: &str) -> Option<Shape> {
    let (year, rest) = text.split_at_checked(4)?;
    let letters = rest.find(|it: char| !it.is_ascii_uppercase())?;
    let (code, rest) = rest.split_at(letters);
    let (serial, sub) = match rest.split_once('-') {
        Some((serial, sub)) => (serial, Some(written::number(sub, 2)?)),
        None => (rest, None),
    };
    let known = (2..=5).contains(&letters);
    known.then_some(Shape::Sichuan {
        year: this_century(year)?,
        code: code.to_owned(),
        serial: written::number(serial, 4)?,
        sub,
    })
}

/// The county's own scheme: `JJKJ`, year, two places of category, three of serial.
fn county(text: &str) -> Option<Shape> {
    let (year, rest) = text.strip_prefix("JJKJ")?.split_at_checked(4)?;
    let (category, serial) = rest.split_at_checked(2)?;
    Some(Shape::County {
        year: this_century(year)?,
        category: written::number(category, 2)?,
        serial: written::number(serial, 3)?,
    })
}

fn this_century(text: &str) -> Option<u16> {
    written::number(text, 4).filter(|it| (2000..=2099).contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> ProjectNumber {
        text.parse().unwrap()
    }

    fn error(text: &str) -> String {
        text.parse::<ProjectNumber>().unwrap_err()
    }

    #[test]
    fn a_number_of_the_province_is_understood() {
        let number = read("２０１６gz 0185");
        let code = "GZ".to_owned();
        assert_eq!(number.shape(), Shape::Sichuan { year: 2016, code, serial: 185, sub: None });
        assert_eq!(number.understood(), "四川省科技计划项目，2016 年，类别 GZ（高新技术与工业），序号 0185");
        assert!(read("2024ZDZX0031-01").understood().ends_with("序号 0031，子课题 01"));
    }

    #[test]
    fn a_number_of_the_county_is_understood() {
        let number = read("jjkj202601003");
        assert_eq!(number.shape(), Shape::County { year: 2026, category: 1, serial: 3 });
        assert_eq!(number.understood(), "本县科技计划项目，2026 年，类别 01，序号 003");
    }

    #[test]
    fn a_number_of_another_place_is_kept() {
        for other in [
            "浙科2015C01",
            "国发〔2015〕第3号",
            "61972047",
            "2016GZ019",
            "2016A0185",
            "2016ABCDEF0185",
            "JJKJ20161",
            "18NZD0021/2",
        ] {
            assert_eq!(read(other).shape(), Shape::Other, "{other}");
            assert_eq!(read(other).to_string(), other);
        }
        assert_eq!(read("乐科[2015]3").to_string(), "乐科〔2015〕3");
    }

    #[test]
    fn the_known_programmes_have_each_one_line() {
        assert!(PROGRAMMES.windows(2).all(|it| it[0].0 < it[1].0));
        assert_eq!(programme("XX"), None);
    }

    #[test]
    fn a_refused_project_number_is_told_why() {
        assert!(error("GZ1").contains("现有 3 个"));
        assert!(error("2016GZ0185；").contains("“;”"));
        assert!(error("待补编号").contains("没有数字"));
    }
}
