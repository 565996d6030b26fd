//! A sheet as somebody sent it: what is written in each cell, and in which row
//! the sender sees it. Nothing here knows of ledgers.

use jiff::civil::Date;

use crate::cell::Kind;

/// A file read whole: its visible sheets, without their blank rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub sheets: Vec<Sheet>,
}

/// One sheet of a workbook; a csv file is one sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub name: String,
    pub lines: Vec<Line>,
}

/// A row, under the number the spreadsheet shows beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// From 1.
    pub number: u32,
    pub cells: Vec<Written>,
}

/// What is written in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Written {
    #[default]
    Blank,
    Text(String),
    /// A canonical decimal.
    Number(String),
    Day(Date),
    /// Shown, but not to be relied on.
    Broken(String, Fault),
}

/// Why what a cell shows is not what was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// More digits than a spreadsheet keeps: the last ones are gone.
    Digits,
    /// `#REF!` and its like.
    Formula,
    /// Bytes that are no characters in the encoding of the file.
    Characters,
}

impl Fault {
    /// What is wrong and how to put it right.
    pub fn sentence(self) -> &'static str {
        match self {
            Fault::Digits => {
                "这个号码超过 15 位，表格软件已把它当作数字而丢了末尾几位；请把这一列设为“文本”格式后重新填写"
            }
            Fault::Formula => "这一格的公式出错，没有结果；请改正公式，或直接填写结果",
            Fault::Characters => "这一格里有认不出的字，可能是文件编码不对；请另存为 xlsx 后再导入",
        }
    }
}

impl Written {
    /// As a person sees it in the cell.
    pub fn shown(&self) -> String {
        match self {
            Written::Blank => String::new(),
            Written::Text(text) | Written::Number(text) | Written::Broken(text, _) => text.clone(),
            Written::Day(day) => day.to_string(),
        }
    }

    /// As a draft of a field of this kind takes it: a month is often kept as its first day.
    pub(super) fn draft(&self, kind: Kind) -> String {
        match self {
            Written::Day(day) if kind == Kind::Month => day.strftime("%Y-%m").to_string(),
            Written::Day(_)
            | Written::Blank
            | Written::Text(_)
            | Written::Number(_)
            | Written::Broken(..) => self.shown(),
        }
    }

    /// Text is blank if only spaces were typed, and suspect if it came through broken.
    pub(super) fn text(text: &str) -> Written {
        match text.trim() {
            "" => Written::Blank,
            text if text.contains('\u{FFFD}') => Written::Broken(text.to_owned(), Fault::Characters),
            text => Written::Text(text.to_owned()),
        }
    }
}

impl Line {
    /// The cell of a column; blank beyond the last one.
    pub fn cell(&self, column: usize) -> &Written {
        self.cells.get(column).unwrap_or(&Written::Blank)
    }

    /// The cells something is written in, with their columns.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &Written)> {
        self.cells.iter().enumerate().filter(|it| *it.1 != Written::Blank)
    }
}
