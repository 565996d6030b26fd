//! Text without a shape of its own: a name on one line, a list of names, a longer remark.

use std::{fmt, str::FromStr};

use super::Kind;
use crate::text_cell;

/// A name: one line, no more than 120 characters, never blank.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(String);

/// Names separated by 、 as an office writes a list; no more than 600 characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Names(Vec<String>);

/// Text of several lines, no more than 20,000 characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LongText(String);

impl Name {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Names {
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl LongText {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Control characters come in with copied text and are never meant.
fn printable(text: &str, keep_lines: bool) -> String {
    let text = text.replace("\r\n", "\n");
    text.chars().filter(|it| !it.is_control() || (keep_lines && *it == '\n')).collect()
}

impl FromStr for Name {
    type Err = String;

    fn from_str(text: &str) -> Result<Name, String> {
        let text = printable(text.trim(), false);
        match text.trim().chars().count() {
            0 => Err("不能为空".to_owned()),
            121.. => Err(format!("不能超过 120 个字，现有 {} 个字", text.chars().count())),
            _ => Ok(Name(text.trim().to_owned())),
        }
    }
}

impl FromStr for Names {
    type Err = String;

    fn from_str(text: &str) -> Result<Names, String> {
        let text = printable(text, true);
        let parts = text.split(['、', '，', ',', ';', '；', '\n']).map(str::trim).filter(|it| !it.is_empty());
        let names: Vec<String> = parts.map(str::to_owned).collect();
        match (names.is_empty(), text.chars().count()) {
            (true, _) => Err("不能为空；多个名称之间用顿号“、”隔开".to_owned()),
            (_, 601..) => Err("所有名称合起来不能超过 600 个字".to_owned()),
            _ => Ok(Names(names)),
        }
    }
}

impl FromStr for LongText {
    type Err = String;

    fn from_str(text: &str) -> Result<LongText, String> {
        let text = printable(text, true);
        match text.trim().chars().count() {
            0 => Err("不能为空".to_owned()),
            20_001.. => Err(format!("不能超过 20000 个字，现有 {} 个字", text.chars().count())),
            _ => Ok(LongText(text.trim().to_owned())),
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("、"))
    }
}

impl fmt::Display for LongText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

text_cell!(Name);
text_cell!(Names);
text_cell!(LongText, Kind::Text);
