//! A plain document made of a text that came from elsewhere, to be commented.

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use check::text::{Block, Cell, Span, Text};
use zip::{DateTime, ZipWriter, write::SimpleFileOptions};

use super::{NAME, open, xml::escaped};
use crate::{Refusal, word::Note};

const TYPES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    r#"<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>"#,
    "</Types>",
);
const RELATIONS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>"#,
    "</Relationships>",
);
const OPENING: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#,
);
const CLOSING: &str = concat!(
    r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>"#,
    r#"<w:pgMar w:top="1701" w:right="1474" w:bottom="1701" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/>"#,
    "</w:sectPr></w:body></w:document>",
);
/// Between the margins, in twentieths of a point.
const WIDTH: usize = 8844;
/// Two characters.
const INDENT: &str = concat!(
    r#"<w:pPr><w:spacing w:line="420" w:lineRule="auto"/>"#,
    r#"<w:ind w:firstLineChars="200" w:firstLine="560"/></w:pPr>"#,
);
/// 仿宋 at 14 pt: a paper to be read with comments beside it.
const FONT: &str = concat!(
    r#"<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/>"#,
    r#"<w:sz w:val="28"/></w:rPr>"#,
);
const BORDERS: &str = concat!(
    r#"<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>"#,
    r#"<w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/>"#,
    r#"<w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/>"#,
    "</w:tblBorders></w:tblPr>",
);

/// The paragraphs and tables of a text as a document, and its notes with their
/// places in it: [`super::comment`] then puts them there.
pub fn fresh(text: &Text, notes: &[Note]) -> Result<(Vec<u8>, Vec<Note>), Refusal> {
    let characters: Vec<char> = text.characters.chars().collect();
    let of = |span: Span| characters.get(span.range()).unwrap_or_default().iter().collect::<String>();
    let (mut body, mut places) = (OPENING.to_owned(), Vec::new());
    for block in &text.blocks {
        match block {
            Block::Paragraph { span, .. } => {
                places.push(*span);
                body += &paragraph(&of(*span), INDENT);
            }
            Block::Table { rows, .. } => {
                places.extend(rows.iter().flatten().map(|it| it.span));
                body += &table(rows, &of);
            }
        }
    }
    let bytes = packed(&(body + CLOSING)).ok_or(Refusal::Broken(NAME))?;
    // Blank paragraphs stand in the file but are told of by nobody; so both lists go in step.
    let read = open(&bytes)?;
    let moved = notes
        .iter()
        .filter_map(|it| moved(it, &places, &read.placed.iter().map(|it| it.0).collect::<Vec<_>>()));
    let moved = moved.collect();
    Ok((bytes, moved))
}

/// A note keeps its distance from the beginning of the line it stands in.
fn moved(note: &Note, from: &[Span], to: &[Span]) -> Option<Note> {
    let at = from.iter().position(|it| note.span.from <= it.to)?;
    let end = from.iter().position(|it| note.span.to <= it.to).unwrap_or(from.len() - 1);
    let shifted =
        |place: usize, line: usize| Some(to.get(line)?.from + place.saturating_sub(from.get(line)?.from));
    let span = Span::new(shifted(note.span.from, at)?, shifted(note.span.to, end)?);
    Some(Note { span, lines: note.lines.clone() })
}

fn paragraph(text: &str, properties: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let parts = line.split('\t').map(|it| format!(r#"<w:t xml:space="preserve">{}</w:t>"#, escaped(it)));
        parts.collect::<Vec<_>>().join("<w:tab/>")
    });
    format!("<w:p>{properties}<w:r>{FONT}{}</w:r></w:p>", lines.collect::<Vec<_>>().join("<w:br/>"))
}

/// A cell that covers several rows begins in the first and is drawn on below.
fn table(rows: &[Vec<Cell>], of: &impl Fn(Span) -> String) -> String {
    // Without its columns a grid with merged cells is drawn askew.
    let wide = rows.first().map_or(1, |row| row.iter().map(|it| it.columns).sum::<usize>()).max(1);
    let column = format!(r#"<w:gridCol w:w="{}"/>"#, WIDTH / wide);
    let mut res = format!("<w:tbl>{BORDERS}<w:tblGrid>{}</w:tblGrid>", column.repeat(wide));
    // By column: how many rows are still covered from above, and how wide that is.
    let mut covered: Vec<(usize, usize)> = Vec::new();
    for row in rows {
        res += "<w:tr>";
        let (mut column, mut cells) = (0, row.iter());
        loop {
            let above = covered.get(column).copied().filter(|it| 0 < it.0);
            if let Some((left, columns)) = above {
                let _ = write!(res, "<w:tc>{}<w:p/></w:tc>", cell_properties(columns, Some(false)));
                covered[column] = (left - 1, columns);
                column += columns;
                continue;
            }
            let Some(cell) = cells.next() else { break };
            let merge = (1 < cell.rows).then_some(true);
            let _ = write!(
                res,
                "<w:tc>{}{}</w:tc>",
                cell_properties(cell.columns, merge),
                paragraph(&of(cell.span), "")
            );
            if covered.len() <= column {
                covered.resize(column + 1, (0, 0));
            }
            covered[column] = (cell.rows - 1, cell.columns);
            column += cell.columns;
        }
        res += "</w:tr>";
    }
    res + "</w:tbl>"
}

fn cell_properties(columns: usize, merge: Option<bool>) -> String {
    let span = if 1 < columns { format!(r#"<w:gridSpan w:val="{columns}"/>"#) } else { String::new() };
    let merge = match merge {
        Some(true) => r#"<w:vMerge w:val="restart"/>"#,
        Some(false) => "<w:vMerge/>",
        None => "",
    };
    format!("<w:tcPr>{span}{merge}</w:tcPr>")
}

fn packed(document: &str) -> Option<Vec<u8>> {
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let mut res = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [(TYPES_PATH, TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", document)]
    {
        res.start_file(name, options).ok()?;
        res.write_all(content.as_bytes()).ok()?;
    }
    Some(res.finish().ok()?.into_inner())
}

const TYPES_PATH: &str = "[Content_Types].xml";
