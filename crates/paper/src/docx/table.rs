//! A table across the type area: its header repeats on every page, its rows are never split.

use super::body::paragraph;
use super::pen::{Pen, run};
use crate::{Inline, half_characters};

/// The type area's width in twentieths of a point: 28 characters of 15.8 pt.
const WIDTH: usize = 8848;
/// No column is weighed lighter or heavier than this many half characters.
const LIGHTEST: usize = 6;
const HEAVIEST: usize = 40;
/// Cells up to this many half characters stand centred, longer ones at the left.
const CENTRED: usize = 16;

struct Column {
    width: usize,
    style: &'static str,
}

/// The table under its title.
pub(super) fn write<'a>(
    pen: &mut Pen<'a>,
    title: &str,
    head: &[String],
    rows: &'a [Vec<Vec<Inline>>],
) -> String {
    let columns = columns(head, rows);
    let grid: String = columns.iter().map(|it| format!(r#"<w:gridCol w:w="{}"/>"#, it.width)).collect();
    let header: String = columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let text = head.get(at).map_or("", String::as_str);
            cell(column.width, "TableHead", &run(text, ""))
        })
        .collect();
    let mut body = String::new();
    for row in rows {
        let cells: String = columns
            .iter()
            .enumerate()
            .map(|(at, column)| {
                let inlines: &'a [Inline] = row.get(at).map_or(&[], Vec::as_slice);
                cell(column.width, column.style, &pen.inlines(inlines))
            })
            .collect();
        body += &format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>");
    }
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

fn cell(width: usize, style: &str, runs: &str) -> String {
    format!(
        r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{}</w:tc>"#,
        paragraph(style, runs)
    )
}

/// Columns as wide as what stands in them asks for, together as wide as the type area.
fn columns(head: &[String], rows: &[Vec<Vec<Inline>>]) -> Vec<Column> {
    let count = rows.iter().map(Vec::len).chain([head.len(), 1]).max().unwrap_or(1);
    let longest: Vec<usize> = (0..count)
        .map(|at| {
            let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| cell_width(cell));
            cells.max().unwrap_or(0)
        })
        .collect();
    let weight = |at: usize| {
        let title = head.get(at).map_or(0, |it| half_characters(it));
        longest[at].max(title).clamp(LIGHTEST, HEAVIEST) + 2
    };
    let whole: usize = (0..count).map(weight).sum();
    (0..count)
        .map(|at| Column {
            width: WIDTH * weight(at) / whole,
            style: if longest[at] <= CENTRED { "TableCell" } else { "TableText" },
        })
        .collect()
}

fn cell_width(cell: &[Inline]) -> usize {
    cell.iter().map(|it| half_characters(it.plain())).sum()
}
