//! Workbooks: every visible sheet is a table, with its numbers as the sheet shows
//! them, because that is what stands on paper. Cell by cell, so that a far-off
//! cell costs nothing.

use std::{collections::BTreeMap, io::Cursor};

use calamine::{
    DataRef, Dimensions, ExcelDateTime, Reader as _, SheetType, SheetVisible, StyleRange, Xlsx, XlsxError,
};

use crate::{Kind, Refusal, Source, gathered::Gathered, packed::Packed};

const NAME: &str = "Excel 工作簿";
/// The most rows and columns of a sheet, and cells of a workbook.
const MOST_ROWS: u32 = 100_000;
const MOST_COLUMNS: u32 = 300;
const MOST_CELLS: usize = 1_000_000;
/// Digits of a number nobody has given a format: as many as fit a cell.
const DIGITS: usize = 10;

/// Rows by number; cells by column.
type Rows = BTreeMap<u32, BTreeMap<u32, String>>;

pub(crate) fn read(bytes: &[u8]) -> Result<Source, Refusal> {
    Packed::open(bytes, NAME)?.must_be_small()?;
    let broken = |_: XlsxError| Refusal::Broken(NAME);
    let unopened = |it| if matches!(it, XlsxError::Password) { Refusal::Locked(NAME) } else { broken(it) };
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(unopened)?;
    let sheets = book.sheets_metadata().iter();
    let (seen, hidden): (Vec<_>, Vec<_>) = sheets
        .filter(|it| it.typ == SheetType::WorkSheet)
        .partition(|it| it.visible == SheetVisible::Visible);
    let (names, hidden): (Vec<String>, usize) =
        (seen.iter().map(|it| it.name.clone()).collect(), hidden.len());
    let (mut gathered, mut left) = (Gathered::default(), MOST_CELLS);
    for name in &names {
        let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
        let styles = book.worksheet_style(name).map_err(broken)?;
        let rows = rows(&mut book, name, &styles, &mut left)?;
        if rows.is_empty() {
            continue;
        }
        if 1 < names.len() {
            gathered.paragraph(name)?;
        }
        laid(&mut gathered, &rows, &merged)?;
    }
    let remark = (0 < hidden).then(|| format!("有 {hidden} 张隐藏的工作表没有读"));
    Ok(Source { kind: Kind::Workbook, text: gathered.text(), remarks: remark.into_iter().collect() })
}

fn rows(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    styles: &StyleRange,
    left: &mut usize,
) -> Result<Rows, Refusal> {
    let broken = |_| Refusal::Broken(NAME);
    let mut res = Rows::new();
    let mut cells = book.worksheet_cells_reader(name).map_err(broken)?;
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let format = || {
            styles
                .get((row, column))
                .and_then(|it| it.number_format.as_ref())
                .map(|it| it.format_code.clone())
        };
        let text = shown(cell.get_value(), format);
        if text.trim().is_empty() {
            continue;
        }
        *left = left.checked_sub(1).ok_or(Refusal::TooLong)?;
        if MOST_ROWS <= row || MOST_COLUMNS <= column {
            return Err(Refusal::Bomb(NAME));
        }
        res.entry(row).or_default().insert(column, text);
    }
    Ok(res)
}

/// Titles above and notes below stand alone in their rows: they are paragraphs.
fn laid(gathered: &mut Gathered, rows: &Rows, merged: &[Dimensions]) -> Result<(), Refusal> {
    let alone = |it: &(&u32, &BTreeMap<u32, String>)| it.1.len() == 1;
    let above = rows.iter().take_while(alone).count();
    let below = rows.iter().rev().take_while(alone).count().min(rows.len() - above);
    let body: Vec<_> = rows.iter().skip(above).take(rows.len() - above - below).collect();
    let told = |it: &BTreeMap<u32, String>| it.values().next().cloned().unwrap_or_default();
    for (_, row) in rows.iter().take(above) {
        gathered.paragraph(&told(row))?;
    }
    let columns = body.iter().flat_map(|it| it.1.keys());
    if let (Some(first), Some(last)) = (columns.clone().min(), columns.max()) {
        let numbers: Vec<u32> = body.iter().map(|it| *it.0).collect();
        for (row, cells) in body {
            gathered.row();
            for column in *first..=*last {
                let within = merged.iter().find(|it| it.contains(*row, column));
                let (columns, covered) = match within {
                    None => (1, 1),
                    Some(it) if it.start == (*row, column) || cells.contains_key(&column) => {
                        let right = it.end.1.min(*last);
                        let down = numbers.iter().filter(|at| (*row..=it.end.0).contains(at)).count();
                        (usize::try_from(right - column + 1).unwrap_or(1), down.max(1))
                    }
                    Some(_) => continue,
                };
                gathered.cell(cells.get(&column).map_or("", String::as_str), columns, covered)?;
            }
        }
        gathered.end_table();
    }
    for (_, row) in rows.iter().skip(rows.len() - below) {
        gathered.paragraph(&told(row))?;
    }
    Ok(())
}

/// A cell as it looks.
fn shown(it: &DataRef<'_>, format: impl Fn() -> Option<String>) -> String {
    match it {
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::String(text) | DataRef::DurationIso(text) | DataRef::DateTimeIso(text) => text.clone(),
        DataRef::Int(number) => formatted(&number.to_string(), format().as_deref()),
        DataRef::Float(number) => formatted(&number.to_string(), format().as_deref()),
        DataRef::Bool(yes) => if *yes { "是" } else { "否" }.to_owned(),
        DataRef::DateTime(moment) => day(moment),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

fn day(moment: &ExcelDateTime) -> String {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    if moment.is_datetime() && 1900 <= year { format!("{year}年{month}月{day}日") } else { String::new() }
}

/// The decimal as its format shows it: how many places, and whether in percent.
pub(crate) fn formatted(decimal: &str, format: Option<&str>) -> String {
    let first = format.and_then(|it| it.split(';').next()).unwrap_or("General");
    let percent = first.contains('%');
    let moved = if percent { hundredfold(decimal) } else { decimal.to_owned() };
    let places = first.split_once('.').map(|it| it.1.chars().take_while(|it| matches!(it, '0' | '#' | '?')));
    let text = match places {
        _ if !percent && !first.contains(['0', '#']) => general(&moved),
        places => rounded(&moved, places.map_or(0, Iterator::count)),
    };
    if percent { text + "%" } else { text }
}

fn general(decimal: &str) -> String {
    let whole = decimal.trim_start_matches('-').split('.').next().map_or(0, str::len);
    let text = rounded(decimal, DIGITS.saturating_sub(whole));
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

fn hundredfold(decimal: &str) -> String {
    let (sign, plain) = decimal.strip_prefix('-').map_or(("", decimal), |it| ("-", it));
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let (moved, rest) = part.split_at(part.len().min(2));
    let whole = format!("{whole}{moved:0<2}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// Rounded half up, digit by digit.
fn rounded(decimal: &str, places: usize) -> String {
    let (sign, plain) = decimal.strip_prefix('-').map_or(("", decimal), |it| ("-", it));
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let mut digits: Vec<u8> =
        whole.bytes().chain(part.bytes().chain(std::iter::repeat(b'0')).take(places)).collect();
    if !digits.iter().all(u8::is_ascii_digit) {
        return decimal.to_owned();
    }
    if part.as_bytes().get(places).is_some_and(|it| b'5' <= *it) {
        let nines = digits.iter().rev().take_while(|it| **it == b'9').count();
        let at = digits.len() - nines;
        digits[at..].fill(b'0');
        match at.checked_sub(1) {
            Some(at) => digits[at] += 1,
            None => digits.insert(0, b'1'),
        }
    }
    let text = String::from_utf8(digits).unwrap_or_default();
    let (whole, part) = text.split_at(text.len() - places);
    let sign = if text.bytes().all(|it| it == b'0') { "" } else { sign };
    if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}
