//! All that typst may see while it sets a paper: one template, the paper's data and the fonts.
//!
//! Absent on purpose: the file system, the network and the clock.

use std::sync::LazyLock;

use paper::text::slot;
use paper::{Block, Paper, clean, columns, lengths};
use serde_json::{Value, json};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::{Fonts, PressError};

/// The name under which the template reads the paper.
const DATA: &str = "paper.json";

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// One paper about to be set.
pub(crate) struct PaperWorld<'a> {
    template: Source,
    data: Bytes,
    fonts: &'a Fonts,
}

impl<'a> PaperWorld<'a> {
    pub(crate) fn new(paper: &Paper, fonts: &'a Fonts) -> Result<Self, PressError> {
        let path = VirtualPath::new("gongwen.typ").map_err(|it| PressError::Typesetting(it.to_string()))?;
        let id = RootedPath::new(VirtualRoot::Project, path).intern();
        let template = Source::new(id, include_str!("gongwen.typ").to_owned());
        let data = Bytes::new(serde_json::to_vec(&data(paper, fonts)?)?);
        Ok(PaperWorld { template, data, fonts })
    }
}

/// Everything the template prints: no word of the paper is in the template itself.
fn data(paper: &Paper, fonts: &Fonts) -> Result<Value, PressError> {
    let mut paper = paper.clone();
    let tables: Vec<_> = paper
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table { head, rows, .. } => Some(columns(head, rows)),
            Block::Heading { .. } | Block::Paragraph { .. } | Block::Slot { .. } | Block::Chart { .. } => {
                None
            }
        })
        .collect();
    let bars = paper.blocks.iter().filter_map(|block| match block {
        Block::Chart { bars, .. } => Some(lengths(bars, 100)),
        Block::Heading { .. } | Block::Paragraph { .. } | Block::Slot { .. } | Block::Table { .. } => None,
    });
    let charts: Vec<Vec<u64>> = bars.collect();
    for block in &mut paper.blocks {
        if let Block::Slot { wanted } = block {
            *wanted = slot(wanted);
        }
    }
    let place = paper.placement();
    let mut data = json!({
        "paper": serde_json::to_value(&paper)?,
        "tables": serde_json::to_value(tables)?,
        "charts": charts,
        "doubts": serde_json::to_value(paper.doubts().collect::<Vec<_>>())?,
        "bookmarks": paper.bookmarks(),
        "fonts": fonts.chains(),
        "ends_short": paper.ends_short(),
        "place": { "name": place.name, "date": place.date },
    });
    clean_strings(&mut data);
    Ok(data)
}

/// Control characters have no glyph and would stop the press.
fn clean_strings(value: &mut Value) {
    match value {
        Value::String(text) => *text = clean(text),
        Value::Array(items) => items.iter_mut().for_each(clean_strings),
        Value::Object(fields) => fields.values_mut().for_each(clean_strings),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

impl World for PaperWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.store().book()
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(unknown(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id.vpath().get_without_slash() == DATA { Ok(self.data.clone()) } else { Err(unknown(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.store().font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn unknown(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
