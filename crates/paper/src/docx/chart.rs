//! A chart as a table whose cells are the bars: sharp in every program that opens
//! a DOCX, and each number still a content control.

use super::body::paragraph;
use super::pen::{Pen, run};
use crate::{Bar, lengths};

/// The type area's width in twentieths of a point, and that of the names.
const WIDTH: usize = 8848;
const NAMES: usize = 2048;
/// The bars' part in columns of a grid; the last of them are kept for the number.
const COLUMNS: usize = 40;
const COLUMN: usize = (WIDTH - NAMES) / COLUMNS;
const LONGEST: u64 = 32;

pub(super) fn write<'a>(pen: &mut Pen<'a>, title: &str, unit: &str, bars: &'a [Bar]) -> String {
    let grid: String = (0..COLUMNS).map(|_| format!(r#"<w:gridCol w:w="{COLUMN}"/>"#)).collect();
    let rows: String = bars.iter().zip(lengths(bars, LONGEST)).map(|(bar, it)| row(pen, bar, it)).collect();
    format!(
        concat!(
            "{title}<w:tbl><w:tblPr>",
            r#"<w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>"#,
            r#"<w:tblLayout w:type="fixed"/></w:tblPr>"#,
            r#"<w:tblGrid><w:gridCol w:w="{names}"/>{grid}</w:tblGrid>{rows}</w:tbl>{after}"#,
        ),
        title = paragraph("TableTitle", &run(&format!("{title}（单位：{unit}）"), "")),
        width = WIDTH,
        names = NAMES,
        grid = grid,
        rows = rows,
        after = paragraph("TableEnd", ""),
    )
}

fn row<'a>(pen: &mut Pen<'a>, bar: &'a Bar, length: u64) -> String {
    let length = usize::try_from(length).unwrap_or(0).min(COLUMNS - 1);
    let filled = if length == 0 { String::new() } else { cell(length, true, "") };
    let name = format!(
        r#"<w:tc><w:tcPr><w:tcW w:w="{NAMES}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{}</w:tc>"#,
        paragraph("TableText", &run(&bar.label, ""))
    );
    let number = cell(COLUMNS - length, false, &pen.inlines(&bar.value));
    format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{name}{filled}{number}</w:tr>")
}

/// A white line above and below keeps the bars apart.
fn cell(columns: usize, filled: bool, runs: &str) -> String {
    let edge = |side: &str| format!(r#"<w:{side} w:val="single" w:sz="36" w:space="0" w:color="FFFFFF"/>"#);
    let look = if filled {
        format!(
            r#"<w:tcBorders>{}{}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="2F5D8C"/>"#,
            edge("top"),
            edge("bottom")
        )
    } else {
        String::new()
    };
    format!(
        concat!(
            r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{columns}"/>{look}"#,
            r#"<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>"#,
        ),
        width = columns * COLUMN,
        columns = columns,
        look = look,
        content = paragraph("TableText", runs),
    )
}
