//! PDF files with a text layer: what is drawn on each page becomes lines, lines
//! become paragraphs, ruled grids become tables. Pages are kept.
//!
//! Reading order: [`drawn`] (what is on a page), [`grid`] (rulings as tables),
//! [`lines`], [`layout`] (pages as paragraphs and tables).
//!
//! A PDF can ask its reader to work for hours. Here only the page count and the
//! clock between pages are held; whoever serves others reads in a process of its
//! own that can be ended (`kezhi`).

mod drawn;
mod grid;
mod layout;
mod lines;

use std::time::{Duration, Instant};

use hayro_interpret::{
    InterpreterCache,
    hayro_syntax::{LoadPdfError, Pdf},
};

use self::layout::Layout;
use crate::{Kind, Refusal, Source};

const NAME: &str = "PDF 文件";
const MOST_PAGES: usize = 2000;
/// A hundred pages take about a second.
const LONGEST: Duration = Duration::from_secs(30);
/// Glyphs nobody can tell the character of, in a hundred, with which a text is none.
const MOST_UNKNOWN: usize = 20;

pub(crate) fn read(bytes: &[u8]) -> Result<Source, Refusal> {
    let begun = Instant::now();
    let pdf = Pdf::new(bytes.to_vec()).map_err(|it| match it {
        LoadPdfError::Decryption(_) => Refusal::Locked(NAME),
        LoadPdfError::Invalid => Refusal::Broken(NAME),
    })?;
    let pages = pdf.pages();
    if MOST_PAGES < pages.len() {
        return Err(Refusal::TooLong);
    }
    let cache = InterpreterCache::new();
    let (mut layout, mut known, mut unknown, mut pictures) = (Layout::default(), 0, 0, 0);
    for (number, page) in (1..).zip(pages.iter()) {
        if LONGEST < begun.elapsed() {
            return Err(Refusal::TooSlow);
        }
        let seen = drawn::see(&pdf, page, &cache);
        if crate::MOST_CHARACTERS < known + seen.glyphs.len() {
            return Err(Refusal::TooLong);
        }
        known += seen.glyphs.len();
        unknown += seen.unknown;
        pictures += usize::from(seen.glyphs.is_empty() && seen.pictures);
        layout.page(number, &seen);
    }
    match (known, unknown) {
        (0, 0) => return Err(if 0 < pictures { Refusal::Scanned } else { Refusal::Empty }),
        (known, unknown) if (known + unknown) * MOST_UNKNOWN < unknown * 100 => {
            return Err(Refusal::Unreadable);
        }
        _ => {}
    }
    let mut remarks = Vec::new();
    if 0 < unknown {
        remarks.push(format!("有 {unknown} 个字认不出，显示为“\u{FFFD}”"));
    }
    if 0 < pictures {
        remarks.push(format!("有 {pictures} 页只有图片，没有读"));
    }
    Ok(Source { kind: Kind::Pdf, text: layout.text()?, remarks })
}
