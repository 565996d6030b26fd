//! A paper as a Word document in the layout of GB/T 9704-2012.
//!
//! The parts are written here rather than by a library: no crate can write
//! `firstLineChars`, a tagged content control and a repeated table header
//! (docs/decisions/0005-own-docx-writer.md). Every figure is both a bookmark
//! and a content control, because LibreOffice keeps the one and Word the other.

mod body;
mod chart;
mod comments;
mod footer;
mod pen;
mod styles;
mod table;
mod xml;

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use crate::{Paper, PaperError};

const CONTENT_TYPES: &str = include_str!("parts/content_types.xml");
const PACKAGE_RELATIONS: &str = include_str!("parts/package.rels");
const DOCUMENT_RELATIONS: &str = include_str!("parts/document.rels");
const SETTINGS: &str = include_str!("parts/settings.xml");
const FONTS: &str = include_str!("parts/fonts.xml");

/// The paper as the bytes of a DOCX file; the same paper gives the same bytes.
pub fn write(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    paper.check()?;
    let written = body::write(paper);
    let parts = [
        ("[Content_Types].xml", CONTENT_TYPES.to_owned()),
        ("_rels/.rels", PACKAGE_RELATIONS.to_owned()),
        ("docProps/core.xml", core_properties(paper)),
        ("word/document.xml", written.document),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS.to_owned()),
        ("word/styles.xml", styles::write()),
        ("word/settings.xml", SETTINGS.to_owned()),
        ("word/fontTable.xml", FONTS.to_owned()),
        ("word/comments.xml", comments::write(&written.doubts)),
        ("word/footer1.xml", footer::write("FooterOdd")),
        ("word/footer2.xml", footer::write("FooterEven")),
    ];
    pack(&parts)
}

/// Title and language only: nothing about the machine or the hour of writing.
fn core_properties(paper: &Paper) -> String {
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<cp:coreProperties "#,
            r#"xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" "#,
            r#"xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>"#,
            r#"<dc:creator>{signer}</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>"#,
        ),
        title = xml::escaped(&paper.title.concat()),
        signer = xml::escaped(&paper.signer),
    )
}

/// The parts in one container, with a fixed time so that equal papers are equal files.
fn pack(parts: &[(&str, String)]) -> Result<Vec<u8>, PaperError> {
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let mut container = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        container.start_file(*name, options)?;
        container.write_all(content.as_bytes())?;
    }
    Ok(container.finish()?.into_inner())
}
