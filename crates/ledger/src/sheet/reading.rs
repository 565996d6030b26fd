//! A file of any of the usual kinds becomes a table, or a sentence that says
//! why not. What kind it is, its bytes say; the ending of its name may lie.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{
    comma, excel,
    table::{Line, Sheet, Table, Written},
};
use crate::store::Error;

/// The largest file that is read.
pub const MOST_BYTES: usize = 20 << 20;
/// The most rows that are read from one file.
pub const MOST_ROWS: usize = 100_000;
/// Titles, header and totals do not count against it.
const SPARE: usize = 50;
/// The most columns that are read.
pub const MOST_COLUMNS: usize = 300;

/// Why a file is not read: the end of a sentence that begins with its name.
pub(super) type Refusal = String;

/// Rows as they come in, counted.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    sheets: Vec<Sheet>,
    rows: usize,
}

/// Reads an xlsx, xls, ods, csv or txt file. Never panics, whatever the bytes are.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Table, Error> {
    let refused = |it: Refusal| Error::Refused(format!("“{file_name}”{it}"));
    if MOST_BYTES < bytes.len() {
        let limit = MOST_BYTES >> 20;
        return Err(refused(format!("超过 {limit} MB，不能导入；请拆成几个文件，或删去图片和多余的工作表")));
    }
    let table = catch_unwind(AssertUnwindSafe(|| by_content(bytes)))
        .unwrap_or_else(|_| Err(excel::DAMAGED.to_owned()))
        .map_err(refused)?;
    if table.sheets.is_empty() {
        return Err(refused("里没有内容；请确认选对了文件，并且数据不在隐藏的工作表里".to_owned()));
    }
    Ok(table)
}

fn by_content(bytes: &[u8]) -> Result<Table, Refusal> {
    match bytes {
        [] => Ok(Table { sheets: Vec::new() }),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => excel::zipped(bytes),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => excel::compound(bytes),
        [b'%', b'P', b'D', b'F', ..] => {
            Err("是 PDF 文件，不能导入；请导入 xlsx、xls、ods 或 csv 表格".to_owned())
        }
        _ => comma::read(bytes),
    }
}

impl Gathered {
    pub(super) fn begin(&mut self, name: &str) {
        self.sheets.push(Sheet { name: name.to_owned(), lines: Vec::new() });
    }

    /// Notes one cell. Cells come row by row; blank ones take no room.
    pub(super) fn put(&mut self, number: u32, column: usize, it: Written) -> Result<(), Refusal> {
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        if it == Written::Blank {
            return Ok(());
        }
        if MOST_COLUMNS <= column {
            return Err(format!(
                "的工作表“{}”第 {number} 行超过 {MOST_COLUMNS} 栏；请删去右边多余的内容",
                sheet.name
            ));
        }
        if sheet.lines.last().is_none_or(|it| it.number != number) {
            self.rows += 1;
            sheet.lines.push(Line { number, cells: Vec::new() });
        }
        if MOST_ROWS + SPARE < self.rows {
            return Err(format!("超过 {MOST_ROWS} 行，不能一次导入；请拆成几个文件分批导入"));
        }
        if let Some(line) = sheet.lines.last_mut() {
            if line.cells.len() <= column {
                line.cells.resize(column + 1, Written::Blank);
            }
            line.cells[column] = it;
        }
        Ok(())
    }

    pub(super) fn table(mut self) -> Table {
        self.sheets.retain(|it| !it.lines.is_empty());
        Table { sheets: self.sheets }
    }
}
