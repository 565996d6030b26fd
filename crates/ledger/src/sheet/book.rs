//! The workbook of an export: row by row to disk, then made fit to read and to
//! print: widths, frozen header, filter, A4 across, header on every page.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use super::{exact, sheet_name, unwritten, wording::Shown};
use crate::store::Error;

/// Rows are written once and in order; nothing above can be changed later.
pub(super) struct Book {
    workbook: Workbook,
    looks: Looks,
    /// The next row, from 0.
    row: u32,
    header: u32,
    widths: Vec<usize>,
    totals: bool,
}

/// The formats of the cells.
pub(super) struct Looks {
    pub(super) title: Format,
    pub(super) note: Format,
    pub(super) header: Format,
    pub(super) day: Format,
    count: Format,
    wrapped: Format,
    /// By number of decimal places.
    numbers: Vec<Format>,
}

const A4: u8 = 9;
const WIDEST: usize = 48;
const NARROWEST: usize = 8;
/// A cell holds no more than 32,767 characters.
const LONGEST: usize = 32_000;

impl Looks {
    pub(super) fn new() -> Looks {
        let number = |places: usize| match places {
            0 => Format::new().set_num_format("#,##0"),
            _ => Format::new().set_num_format(format!("#,##0.{}", "0".repeat(places))),
        };
        Looks {
            title: Format::new().set_bold().set_font_size(16),
            note: Format::new().set_font_color(Color::RGB(0x59_59_59)),
            header: Format::new()
                .set_bold()
                .set_background_color(Color::RGB(0xDC_E6_F1))
                .set_border(FormatBorder::Thin)
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_text_wrap(),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            count: Format::new().set_num_format("0"),
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            numbers: (0..=6).map(number).collect(),
        }
    }

    /// Writes a text; never a formula, whatever it begins with.
    pub(super) fn text(&self, page: &mut Worksheet, row: u32, column: u16, text: &str) -> Result<(), Error> {
        let long = text.chars().nth(LONGEST).is_some();
        let cut: String = if long { text.chars().take(LONGEST).collect() } else { String::new() };
        let text = if long { &cut } else { text };
        let done = if WIDEST < width(text) {
            page.write_string_with_format(row, column, text, &self.wrapped)
        } else {
            page.write_string(row, column, text)
        };
        done.map(|_| ()).map_err(unwritten)
    }

    fn cell(&self, page: &mut Worksheet, row: u32, column: u16, it: &Shown) -> Result<(), Error> {
        let number = |page: &mut Worksheet, decimal: &str, format: &Format| match exact::number(decimal) {
            Some(it) => page.write_number_with_format(row, column, it, format).map(|_| ()).map_err(unwritten),
            None => self.text(page, row, column, decimal),
        };
        match it {
            Shown::Blank => Ok(()),
            Shown::Text(text) => self.text(page, row, column, text),
            Shown::Count(decimal) => number(page, decimal, &self.count),
            Shown::Number(decimal) => {
                let places = decimal.split_once('.').map_or(0, |it| it.1.len());
                number(page, decimal, self.numbers.get(places).unwrap_or(&self.count))
            }
            Shown::Day(day) if 1900 < day.year() => {
                page.write_datetime_with_format(row, column, *day, &self.day).map(|_| ()).map_err(unwritten)
            }
            Shown::Day(day) => self.text(page, row, column, &day.to_string()),
        }
    }
}

impl Book {
    /// A workbook with what stands above its rows.
    pub(super) fn new(title: &str, top: &[String], labels: &[String]) -> Result<Book, Error> {
        let (mut workbook, looks) = (Workbook::new(), Looks::new());
        let page = workbook.add_worksheet_with_constant_memory().map_err(unwritten)?;
        page.set_name(sheet_name(title)).map_err(unwritten)?;
        let mut row = 0;
        for text in top {
            let format = if row == 0 { &looks.title } else { &looks.note };
            page.write_string_with_format(row, 0, text, format).map_err(unwritten)?;
            row += 1;
        }
        for (column, label) in (0..).zip(labels) {
            page.write_string_with_format(row, column, label, &looks.header).map_err(unwritten)?;
        }
        let widths = labels.iter().map(|it| width(it) + 3).collect();
        Ok(Book { workbook, looks, row: row + 1, header: row, widths, totals: false })
    }

    pub(super) fn put(&mut self, cells: impl IntoIterator<Item = Shown>) -> Result<(), Error> {
        let page = self.workbook.worksheet_from_index(0).map_err(unwritten)?;
        for ((column, widest), it) in (0..).zip(&mut self.widths).zip(cells) {
            *widest = (*widest).max(shown_width(&it));
            self.looks.cell(page, self.row, column, &it)?;
        }
        self.row += 1;
        Ok(())
    }

    /// The last row, which the filter leaves alone.
    pub(super) fn put_totals(&mut self, cells: Vec<Shown>) -> Result<(), Error> {
        self.totals = true;
        self.put(cells)
    }

    pub(super) fn done(mut self) -> Result<Vec<u8>, Error> {
        let page = self.workbook.worksheet_from_index(0).map_err(unwritten)?;
        let last = self.row - 1 - u32::from(self.totals);
        dress(page, self.header, last, &self.widths).map_err(unwritten)?;
        self.workbook.save_to_buffer().map_err(unwritten)
    }
}

/// Makes a sheet fit to read and to print.
pub(super) fn dress(
    page: &mut Worksheet,
    header: u32,
    last: u32,
    widths: &[usize],
) -> Result<(), rust_xlsxwriter::XlsxError> {
    for (column, widest) in (0..).zip(widths) {
        let wide = u32::try_from((*widest).clamp(NARROWEST, WIDEST) + 2).unwrap_or(10);
        page.set_column_width(column, wide)?;
    }
    let right = u16::try_from(widths.len().saturating_sub(1)).unwrap_or(0);
    page.autofilter(header, 0, last.max(header), right)?;
    page.set_freeze_panes(header + 1, 0)?;
    page.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0).set_print_gridlines(true);
    page.set_repeat_rows(header, header)?;
    page.set_footer("&C第 &P 页，共 &N 页");
    Ok(())
}

/// How wide a text is, in half-width characters; of several lines, the widest.
pub(super) fn width(text: &str) -> usize {
    text.lines().map(|it| it.chars().map(|it| if it.is_ascii() { 1 } else { 2 }).sum()).max().unwrap_or(0)
}

fn shown_width(it: &Shown) -> usize {
    match it {
        Shown::Blank => 0,
        Shown::Text(text) => width(text),
        Shown::Number(text) | Shown::Count(text) => text.len() + text.len() / 3,
        Shown::Day(_) => 10,
    }
}
