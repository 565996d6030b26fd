//! Word documents: read with the place of every character kept, so that comments
//! can be put there and nothing else is touched.
//!
//! Reading order: [`parts`] (which part is what), [`line`], [`walk`] (the body as
//! lines), [`numbers`] (numbers that Word writes itself), [`comment`], [`fresh`].

mod comment;
mod fresh;
mod line;
mod numbers;
mod parts;
mod story;
mod styles;
mod walk;
mod xml;

use check::text::{Span, Text};

pub use comment::{Note, comment};
pub use fresh::fresh;

use self::{
    line::{Item, Line},
    parts::Parts,
    walk::Body,
};
use crate::{Kind, Refusal, Source, gathered::Gathered, packed::Packed};

/// What a refusal calls it.
const NAME: &str = "Word 文档";

/// A document with the place of each of its lines in the text.
struct Opened {
    parts: Parts,
    body: Body,
    text: Text,
    placed: Vec<(Span, Line)>,
}

pub(crate) fn read(bytes: &[u8]) -> Result<Source, Refusal> {
    let opened = open(bytes)?;
    Ok(Source { kind: Kind::Word, text: opened.text, remarks: opened.body.remarks })
}

fn open(bytes: &[u8]) -> Result<Opened, Refusal> {
    let mut packed = Packed::open(bytes, NAME)?;
    let parts = Parts::read(&mut packed)?;
    let mut body = walk::walk(&parts)?;
    let (mut gathered, mut placed) = (Gathered::default(), Vec::new());
    for item in std::mem::take(&mut body.items) {
        match item {
            Item::Paragraph(line) => placed.push((gathered.paragraph(&line.text)?, line)),
            Item::Table(rows) => {
                for row in rows {
                    gathered.row();
                    for cell in row {
                        placed.push((gathered.cell(&cell.line.text, cell.columns, cell.rows)?, cell.line));
                    }
                }
                gathered.end_table();
            }
        }
    }
    Ok(Opened { parts, body, text: gathered.text(), placed })
}
