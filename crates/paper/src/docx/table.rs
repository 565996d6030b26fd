//! A table across the type area: its header repeats on every page, its rows are never split.

use super::body::paragraph;
use super::pen::{Pen, run};
use crate::{Column, Inline, columns};

/// The type area's width in twentieths of a point: 28 characters of 15.8 pt.
const WIDTH: usize = 8848;

/// The table under its title.
pub(super) fn write<'a>(
    pen: &mut Pen<'a>,
    title: &str,
    head: &[String],
    rows: &'a [Vec<Vec<Inline>>],
) -> String {
    let columns = columns(head, rows);
    let whole: usize = columns.iter().map(|it| it.weight).sum();
    let widths: Vec<usize> = columns.iter().map(|it| WIDTH * it.weight / whole).collect();
    let grid: String = widths.iter().map(|it| format!(r#"<w:gridCol w:w="{it}"/>"#)).collect();
    let header: String = widths
        .iter()
        .enumerate()
        .map(|(at, width)| cell(*width, "TableHead", &run(head.get(at).map_or("", String::as_str), "")))
        .collect();
    let body: String = rows.iter().map(|row| body_row(pen, row, &columns, &widths)).collect();
    format!(
        concat!(
            "{title}<w:tbl><w:tblPr>",
            r#"<w:tblStyle w:val="TableGrid"/><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>"#,
            r#"<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"#,
            "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{header}</w:tr>{body}</w:tbl>{after}",
        ),
        title = paragraph("TableTitle", &run(title, "")),
        width = WIDTH,
        grid = grid,
        header = header,
        body = body,
        // Two tables without a paragraph between them would become one.
        after = paragraph("TableEnd", ""),
    )
}

fn body_row<'a>(pen: &mut Pen<'a>, row: &'a [Vec<Inline>], columns: &[Column], widths: &[usize]) -> String {
    let mut cells = String::new();
    for (at, (column, width)) in columns.iter().zip(widths).enumerate() {
        let inlines: &'a [Inline] = row.get(at).map_or(&[], Vec::as_slice);
        let style = if column.centred { "TableCell" } else { "TableText" };
        cells += &cell(*width, style, &pen.inlines(inlines));
    }
    format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
}

fn cell(width: usize, style: &str, runs: &str) -> String {
    format!(
        r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{}</w:tc>"#,
        paragraph(style, runs)
    )
}
