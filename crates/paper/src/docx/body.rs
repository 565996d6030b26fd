//! The document part: title, addressee, blocks, signature and the page they stand on.

use super::pen::{Pen, run};
use super::xml::{DECLARATION, NAMESPACE};
use super::{chart, table};
use crate::text::slot;
use crate::{Block, Doubt, Inline, Paper};

/// Half a character in twentieths of a point: 15.8 pt a character.
const HALF_CHARACTER: usize = 158;

/// A4 with the margins of GB/T 9704. The right margin is 1464 and not 1474 so
/// that 28 characters of 15.8 pt fit with a hair to spare (at 1470, which is
/// the exact sum, LibreOffice sets 27), and the grid has lines only: LibreOffice
/// sets 18 to 22 characters a line when it is given a character grid. The
/// footer stands so that the dash of the page number is 7 mm under the text.
const PAGE: &str = concat!(
    "<w:sectPr>",
    r#"<w:footerReference w:type="default" r:id="footerOdd"/>"#,
    r#"<w:footerReference w:type="even" r:id="footerEven"/>"#,
    r#"<w:pgSz w:w="11906" w:h="16838"/>"#,
    r#"<w:pgMar w:top="2098" w:right="1464" w:bottom="1984" w:left="1588" "#,
    r#"w:header="851" w:footer="1406" w:gutter="0"/>"#,
    r#"<w:docGrid w:type="lines" w:linePitch="579"/>"#,
    "</w:sectPr>",
);

/// The document part and the doubts its comments are about.
pub(super) struct Written<'a> {
    pub(super) document: String,
    pub(super) doubts: Vec<&'a Doubt>,
}

/// The whole document part.
pub(super) fn write(paper: &Paper) -> Written<'_> {
    let mut pen = Pen::default();
    let mut out = opening(paper);
    for (at, block) in paper.blocks.iter().enumerate() {
        out += &write_block(&mut pen, block, paper.ends_short() && at + 1 == paper.blocks.len());
    }
    out += &signature(&mut pen, paper);
    let document = format!(
        concat!(
            r#"{declaration}<w:document {namespace} "#,
            r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">"#,
            "<w:body>{out}{page}</w:body></w:document>",
        ),
        declaration = DECLARATION,
        namespace = NAMESPACE,
        out = out,
        page = PAGE,
    );
    Written { document, doubts: pen.doubts }
}

/// A paragraph in a style.
pub(super) fn paragraph(style: &str, runs: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>"#)
}

/// A paragraph that stays on the page of the one after it.
fn kept_paragraph(style: &str, runs: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/><w:keepNext/></w:pPr>{runs}</w:p>"#)
}

/// What stands above the text: the draft's note, the title, the addressee.
fn opening(paper: &Paper) -> String {
    let mut out = String::new();
    if let Some(note) = &paper.draft_note {
        out += &paragraph("DraftNote", &run(note, ""));
    }
    out += &kept_paragraph("Addressee", "");
    for line in &paper.title {
        out += &kept_paragraph("Title", &run(line, ""));
    }
    out += &kept_paragraph("Addressee", "");
    if let Some(addressee) = &paper.addressee {
        out += &kept_paragraph("Addressee", &run(&format!("{addressee}："), ""));
    }
    out
}

fn write_block<'a>(pen: &mut Pen<'a>, block: &'a Block, keep: bool) -> String {
    match block {
        Block::Heading { level, text } => {
            paragraph(&format!("Heading{}", (*level).clamp(1, 4)), &pen.inlines(text))
        }
        Block::Paragraph { text } if keep => kept_paragraph("Body", &pen.inlines(text)),
        Block::Paragraph { text } => paragraph("Body", &pen.inlines(text)),
        Block::Slot { wanted } => paragraph("Body", &run(&slot(wanted), "Slot")),
        Block::Table { title, head, rows } => table::write(pen, title, head, rows),
        Block::Chart { title, unit, bars } => chart::write(pen, title, unit, bars),
    }
}

/// One empty line, then the signer and the date where [`Paper::placement`] puts them.
fn signature<'a>(pen: &mut Pen<'a>, paper: &'a Paper) -> String {
    let place = paper.placement();
    let signed: &'a [Inline] = &paper.signed;
    kept_paragraph("Addressee", "")
        + &at_column(place.name, true, &run(&paper.signer, ""))
        + &at_column(place.date, false, &pen.inlines(signed))
}

fn at_column(half_characters: usize, keep: bool, runs: &str) -> String {
    let keep = if keep { "<w:keepNext/>" } else { "" };
    let left = half_characters * HALF_CHARACTER;
    format!(
        concat!(
            r#"<w:p><w:pPr><w:pStyle w:val="Signature"/>{keep}"#,
            r#"<w:ind w:left="{left}" w:firstLine="0"/></w:pPr>{runs}</w:p>"#,
        ),
        keep = keep,
        left = left,
        runs = runs,
    )
}
