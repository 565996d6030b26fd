//! Workbooks: xlsx is read cell by cell, so that a far-off cell costs nothing;
//! xls and ods come as whole ranges, as their reader has no other way.

use std::io::Cursor;

use calamine::{
    Data, DataRef, ExcelDateTime, Ods, OdsError, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx,
    XlsxError,
};
use jiff::civil::Date;
use zip::ZipArchive;

use super::{
    exact,
    reading::{Gathered, Refusal},
    table::{Fault, Table, Written},
};

/// What is said of a file no reader can make sense of.
pub(super) const DAMAGED: &str = "打不开，可能已损坏；请用 Excel 或 WPS 打开它，另存为 xlsx 后再导入";
const LOCKED: &str = "有打开密码；请在 Excel 或 WPS 里去掉密码后再导入";
/// Unpacked, a workbook of the permitted size does not honestly come to more.
const MOST_UNPACKED: u64 = 600 << 20;

/// A zip archive: xlsx, ods, or something else that is packed.
pub(super) fn zipped(bytes: &[u8]) -> Result<Table, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DAMAGED.to_owned())?;
    let sizes = (0..archive.len()).filter_map(|at| archive.by_index_raw(at).ok().map(|it| it.size()));
    if MOST_UNPACKED < sizes.fold(0, u64::saturating_add) {
        return Err("解压后太大，不能导入；请拆成几个文件".to_owned());
    }
    let has =
        |wanted: &str| archive.file_names().any(|it| it.is_ok_and(|it| it.eq_ignore_ascii_case(wanted)));
    if has("xl/workbook.bin") {
        Err("是 xlsb 格式，不能导入；请另存为 xlsx 后再导入".to_owned())
    } else if has("word/document.xml") {
        Err("是 Word 文档，不是表格；请把其中的表格复制到 Excel，另存为 xlsx 后再导入".to_owned())
    } else if has("content.xml") {
        ods(bytes)
    } else if has("[Content_Types].xml") {
        xlsx(bytes)
    } else {
        Err("是压缩包，不是表格；请先解压，再导入其中的表格".to_owned())
    }
}

/// An old container: xls, or an xlsx behind a password.
pub(super) fn compound(bytes: &[u8]) -> Result<Table, Refusal> {
    let mark: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(mark.len()).any(|it| it == mark) {
        return Err(LOCKED.to_owned());
    }
    let book = Xls::new(Cursor::new(bytes)).map_err(|it| unopened(matches!(it, XlsError::Password)))?;
    ranges(book)
}

fn ods(bytes: &[u8]) -> Result<Table, Refusal> {
    let book = Ods::new(Cursor::new(bytes)).map_err(|it| unopened(matches!(it, OdsError::Password)))?;
    ranges(book)
}

fn xlsx(bytes: &[u8]) -> Result<Table, Refusal> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|it| unopened(matches!(it, XlsxError::Password)))?;
    let mut res = Gathered::default();
    for name in visible(&book) {
        res.begin(&name);
        let mut cells = book.worksheet_cells_reader(&name).map_err(|_| DAMAGED.to_owned())?;
        while let Some(cell) = cells.next_cell().map_err(|_| DAMAGED.to_owned())? {
            let (row, column) = cell.get_position();
            res.put(row + 1, usize::try_from(column).unwrap_or(usize::MAX), borrowed(cell.get_value()))?;
        }
    }
    Ok(res.table())
}

fn unopened(locked: bool) -> Refusal {
    if locked { LOCKED } else { DAMAGED }.to_owned()
}

fn ranges<'a, R: Reader<Cursor<&'a [u8]>>>(mut book: R) -> Result<Table, Refusal> {
    let mut res = Gathered::default();
    for name in visible(&book) {
        res.begin(&name);
        let range = book.worksheet_range(&name).map_err(|_| DAMAGED.to_owned())?;
        let (top, left) = range.start().unwrap_or_default();
        let left = usize::try_from(left).unwrap_or(usize::MAX);
        for (number, row) in (top + 1..).zip(range.rows()) {
            for (column, it) in row.iter().enumerate() {
                res.put(number, left.saturating_add(column), owned(it))?;
            }
        }
    }
    Ok(res.table())
}

/// The names of the sheets a person sees. Hidden ones hold lists and scraps.
fn visible<'a, R: Reader<Cursor<&'a [u8]>>>(book: &R) -> Vec<String> {
    let sheets = book.sheets_metadata().iter();
    let seen = sheets.filter(|it| it.visible == SheetVisible::Visible && it.typ == SheetType::WorkSheet);
    seen.map(|it| it.name.clone()).collect()
}

fn borrowed(it: &DataRef<'_>) -> Written {
    match it {
        DataRef::SharedString(text) => Written::text(text),
        DataRef::String(text) => Written::text(text),
        DataRef::DateTime(moment) => day(moment),
        DataRef::Empty => Written::Blank,
        DataRef::Int(_)
        | DataRef::Float(_)
        | DataRef::Bool(_)
        | DataRef::DateTimeIso(_)
        | DataRef::DurationIso(_)
        | DataRef::Error(_) => owned(&Data::from(it.clone())),
    }
}

fn owned(it: &Data) -> Written {
    match it {
        Data::Empty => Written::Blank,
        Data::String(text) | Data::DurationIso(text) => Written::text(text),
        Data::Int(int) => Written::Number(int.to_string()),
        Data::Float(float) => match exact::decimal(*float) {
            Some(it) => Written::Number(it),
            None => Written::Broken(float.to_string(), Fault::Digits),
        },
        Data::Bool(yes) => Written::Text(if *yes { "是" } else { "否" }.to_owned()),
        Data::DateTime(moment) => day(moment),
        Data::DateTimeIso(text) => {
            let day = text.get(..10).and_then(|it| it.parse().ok());
            day.map_or_else(|| Written::text(text), Written::Day)
        }
        Data::Error(error) => Written::Broken(error.to_string(), Fault::Formula),
    }
}

/// The day of a moment. A mere time of day or a span is left as it stands.
fn day(moment: &ExcelDateTime) -> Written {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let civil =
        || Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    match civil() {
        Some(it) if moment.is_datetime() && 1900 <= year => Written::Day(it),
        _ => owned(&Data::Float(moment.as_f64())),
    }
}
