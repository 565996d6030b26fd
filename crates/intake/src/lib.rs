//! A file of any usual kind becomes the text that [`check`] judges.
//!
//! What kind it is, its bytes say; the ending of its name may lie. Whatever the
//! bytes are, reading ends: with a text, or with a sentence ([`Refusal`]). Sizes,
//! depths and what packed parts unpack to are bounded before they are believed.
//!
//! Reading order: [`kind`] (what it is), [`gathered`] (how a text is put
//! together), then a room for each kind: [`plain`], [`markup`], [`word`],
//! [`sheet`], [`pdf`].

mod gathered;
mod kind;
mod markup;
mod packed;
pub mod pdf;
mod plain;
mod refusal;
mod sheet;
#[cfg(test)]
mod tests;
pub mod word;

use std::panic::{AssertUnwindSafe, catch_unwind};

use check::text::Text;
use serde::{Deserialize, Serialize};

pub use kind::Kind;
pub use refusal::Refusal;

/// The largest file that is read.
pub const MOST_BYTES: usize = 20 << 20;
/// The longest text that is read: what a text file of the permitted size may hold.
pub const MOST_CHARACTERS: usize = MOST_BYTES;

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub kind: Kind,
    pub text: Text,
    /// What was not read, or had to be guessed, in sentences.
    pub remarks: Vec<String>,
}

/// Reads a file by its content. Never panics, whatever the bytes are.
pub fn read(bytes: &[u8]) -> Result<Source, Refusal> {
    if MOST_BYTES < bytes.len() {
        return Err(Refusal::TooLarge);
    }
    let kind = Kind::of(bytes)?;
    let source = catch_unwind(AssertUnwindSafe(|| by_kind(kind, bytes)));
    let source = source.unwrap_or(Err(Refusal::Broken(kind.name())))?;
    if source.text.characters.chars().all(char::is_whitespace) {
        return Err(Refusal::Empty);
    }
    Ok(source)
}

/// Text as somebody pasted it.
pub fn pasted(text: &str) -> Result<Source, Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    Ok(Source { kind: Kind::Plain, text: plain::lines(text)?, remarks: Vec::new() })
}

fn by_kind(kind: Kind, bytes: &[u8]) -> Result<Source, Refusal> {
    match kind {
        Kind::Plain => plain::read(bytes),
        Kind::Markup => markup::read(bytes),
        Kind::Word => word::read(bytes),
        Kind::Workbook => sheet::read(bytes),
        Kind::Pdf => pdf::read(bytes),
    }
}
