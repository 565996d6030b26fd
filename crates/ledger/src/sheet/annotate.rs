//! The clerk's own sheet back, with what is wrong written where it is wrong: bad
//! cells red with a note, and every row's problems in a last column 问题.

use std::collections::HashMap;

use rust_xlsxwriter::{Color, Format, Note, Workbook, Worksheet};

use super::{
    book::{Looks, dress, width},
    exact,
    matching::Matching,
    rehearsal::Rehearsal,
    sheet_name,
    table::{Line, Sheet, Table, Written},
    unwritten,
};
use crate::store::Error;

/// A workbook with more notes than this opens slowly; the last column says it all anyhow.
const MOST_NOTES: usize = 5_000;
const TROUBLE: &str = "问题";

/// What is wrong, by row and column; without a column it is of the whole row.
type Wrong<'a> = HashMap<(u32, Option<usize>), Vec<&'a str>>;

/// A copy of the matched sheet as xlsx: the same values in the same cells. Fonts,
/// merged cells, formulas and other sheets of the original do not survive.
pub fn annotated(table: &Table, matching: &Matching, rehearsal: &Rehearsal) -> Result<Vec<u8>, Error> {
    let blank = Sheet { name: String::new(), lines: Vec::new() };
    let sheet = table.sheets.get(matching.sheet).unwrap_or(&blank);
    let mut wrong = Wrong::new();
    for it in &rehearsal.problems {
        let column = matching.column_of(it.field);
        wrong.entry((it.row, column)).or_default().push(&it.sentence);
    }
    let last = last_column(sheet, matching.header);
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet();
    page.set_name(sheet_name(&sheet.name)).map_err(unwritten)?;
    let mut copy = Copy { page, looks: Looks::new(), wrong, last, notes: 0, widths: vec![0; last + 1] };
    for line in &sheet.lines {
        copy.line(line, line.number == matching.header)?;
    }
    let end = sheet.lines.last().map_or(matching.header, |it| it.number);
    let widths = std::mem::take(&mut copy.widths);
    dress(copy.page, matching.header - 1, end.max(matching.header) - 1, &widths).map_err(unwritten)?;
    workbook.save_to_buffer().map_err(unwritten)
}

/// Behind everything else, or where an earlier copy already had it.
fn last_column(sheet: &Sheet, header: u32) -> usize {
    let widest = sheet.lines.iter().map(|it| it.cells.len()).max().unwrap_or(0);
    let header = sheet.lines.iter().find(|it| it.number == header);
    let earlier = header.and_then(|it| it.filled().find(|it| it.1.shown() == TROUBLE).map(|it| it.0));
    earlier.filter(|it| it + 1 == widest).unwrap_or(widest)
}

struct Copy<'a> {
    page: &'a mut Worksheet,
    looks: Looks,
    wrong: Wrong<'a>,
    last: usize,
    notes: usize,
    widths: Vec<usize>,
}

impl Copy<'_> {
    fn line(&mut self, line: &Line, header: bool) -> Result<(), Error> {
        let row = line.number - 1;
        let mut all = self.wrong.remove(&(line.number, None)).unwrap_or_default();
        for column in 0..self.last {
            let cell = line.cell(column);
            let wrong = self.wrong.remove(&(line.number, Some(column)));
            if !header && 1 < line.cells.len() {
                self.widths[column] = self.widths[column].max(width(&cell.shown()));
            }
            let format = match (header, &wrong, cell) {
                (_, Some(_), Written::Day(_)) => Some(red(self.looks.day.clone())),
                (_, Some(_), _) => Some(red(Format::new())),
                (true, None, _) => Some(self.looks.header.clone()),
                (false, None, Written::Day(_)) => Some(self.looks.day.clone()),
                (false, None, _) => None,
            };
            write(self.page, (row, at(column)), cell, format)?;
            if let Some(sentences) = wrong {
                self.note(row, at(column), &sentences)?;
                all.extend(sentences);
            }
        }
        if header {
            let format = Some(self.looks.header.clone());
            return write(self.page, (row, at(self.last)), &Written::Text(TROUBLE.to_owned()), format);
        }
        let all = all.join("；");
        self.widths[self.last] = self.widths[self.last].max(width(&all));
        if all.is_empty() { Ok(()) } else { self.looks.text(self.page, row, at(self.last), &all) }
    }

    fn note(&mut self, row: u32, column: u16, sentences: &[&str]) -> Result<(), Error> {
        self.notes += 1;
        if MOST_NOTES < self.notes {
            return Ok(());
        }
        let note = Note::new(sentences.join("\n")).add_author_prefix(false).set_width(260);
        self.page.insert_note(row, column, &note).map(|_| ()).map_err(unwritten)
    }
}

fn write(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Written,
    format: Option<Format>,
) -> Result<(), Error> {
    let format = format.unwrap_or_default();
    let done = match cell {
        Written::Blank => page.write_blank(row, column, &format),
        Written::Number(decimal) => match exact::number(decimal) {
            Some(it) => page.write_number_with_format(row, column, it, &format),
            None => page.write_string_with_format(row, column, decimal, &format),
        },
        Written::Day(day) => page.write_datetime_with_format(row, column, *day, &format),
        Written::Text(_) | Written::Broken(..) => {
            let text: String = cell.shown().chars().take(32_000).collect();
            page.write_string_with_format(row, column, text, &format)
        }
    };
    done.map(|_| ()).map_err(unwritten)
}

fn red(format: Format) -> Format {
    format.set_background_color(Color::RGB(0xFF_C7_CE)).set_font_color(Color::RGB(0x9C_00_06))
}

/// Columns are few: [`super::MOST_COLUMNS`].
fn at(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}
