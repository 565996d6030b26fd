//! Files of every kind, built here and read.

mod bad;
mod pdfs;
mod plain;
mod sheets;
mod word;
mod word_comments;

use std::io::{Cursor, Write as _};

use check::text::{Block, Span, Text};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{Source, read};

/// A file that can be read.
fn told(bytes: &[u8]) -> Source {
    read(bytes).unwrap_or_else(|it| panic!("{it}"))
}

/// The blocks of a text as lines: a paragraph as it is, a table as `[a|b; c|d]`,
/// with `×columns,rows` at what is merged.
fn shown(text: &Text) -> Vec<String> {
    let all: Vec<char> = text.characters.chars().collect();
    let of = |span: Span| all[span.range()].iter().collect::<String>();
    let block = |it: &Block| match it {
        Block::Paragraph { span, .. } => of(*span),
        Block::Table { rows, .. } => {
            let rows = rows.iter().map(|row| {
                let cells = row.iter().map(|it| match (it.columns, it.rows) {
                    (1, 1) => of(it.span),
                    (columns, rows) => format!("{}×{columns},{rows}", of(it.span)),
                });
                cells.collect::<Vec<_>>().join("|")
            });
            format!("[{}]", rows.collect::<Vec<_>>().join("; "))
        }
    };
    text.blocks.iter().map(block).collect()
}

/// An archive of these parts.
fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut res = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        res.start_file(*name, SimpleFileOptions::default()).unwrap();
        res.write_all(content.as_bytes()).unwrap();
    }
    res.finish().unwrap().into_inner()
}
