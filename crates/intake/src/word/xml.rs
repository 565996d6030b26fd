//! XML as Word writes it: events with their places, bounded in depth, and no
//! entities of a file's own.

use std::ops::Range;

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::NAME;
use crate::Refusal;

/// Word itself nests far less.
const DEEPEST: usize = 400;

/// An element that begins, ends, or both at once.
pub(super) enum Mark<'a> {
    Opens(BytesStart<'a>),
    /// An element with nothing in it.
    Lone(BytesStart<'a>),
    Closes(String),
    Text,
}

/// Reads a part mark by mark.
pub(super) struct Marks<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Marks<'a> {
    pub(super) fn of(xml: &'a str) -> Marks<'a> {
        Marks { reader: Reader::from_str(xml), depth: 0 }
    }

    /// The next mark and the bytes it stands in; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<(Mark<'a>, Range<usize>)>, Refusal> {
        let broken = Refusal::Broken(NAME);
        loop {
            let from = self.at();
            let event = self.reader.read_event().map_err(|_| broken.clone())?;
            let mark = match event {
                Event::Start(it) => {
                    self.depth += 1;
                    if DEEPEST < self.depth {
                        return Err(Refusal::TooDeep(NAME));
                    }
                    Mark::Opens(it)
                }
                Event::Empty(it) => Mark::Lone(it),
                Event::End(it) => {
                    self.depth = self.depth.saturating_sub(1);
                    Mark::Closes(it.name().into_inner().to_owned())
                }
                Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => Mark::Text,
                Event::DocType(_) => return Err(broken),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
                Event::Eof if self.depth == 0 => return Ok(None),
                Event::Eof => return Err(broken),
            };
            return Ok(Some((mark, from..self.at())));
        }
    }

    fn at(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }
}

/// An attribute's value, by its local name.
pub(super) fn attribute(mark: &BytesStart<'_>, local: &str) -> Option<String> {
    let mut all = mark.attributes();
    let found =
        all.with_checks(false).filter_map(Result::ok).find(|it| it.key.local_name().into_inner() == local)?;
    Some(plain(&found.value))
}

/// The same as a number.
pub(super) fn number(mark: &BytesStart<'_>, local: &str) -> Option<usize> {
    attribute(mark, local)?.parse().ok()
}

/// `w:b`, `w:b w:val="1"`, but not `w:val="0"`.
pub(super) fn is_on(mark: &BytesStart<'_>) -> bool {
    !matches!(attribute(mark, "val").as_deref(), Some("0" | "false" | "off" | "none"))
}

/// The characters of raw XML text, each with the bytes it takes. An entity Word
/// cannot have written is kept as it stands.
pub(super) fn characters(raw: &str) -> impl Iterator<Item = (char, Range<usize>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = raw.get(at..)?;
        let first = rest.chars().next()?;
        let entity = (first == '&').then(|| named(rest)).flatten();
        let (found, size) = entity.unwrap_or((first, first.len_utf8()));
        let place = at..at + size;
        at += size;
        Some((found, place))
    })
}

/// Raw XML text as people read it.
pub(super) fn plain(raw: &str) -> String {
    characters(raw).map(|it| it.0).collect()
}

fn named(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|it| it == b';')?;
    let name = text.get(1..end)?;
    let found = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some((found, end + 1))
}

/// Text safe between tags and in attributes: what XML forbids is left out.
pub(super) fn escaped(text: &str) -> String {
    let allowed = |it: &char| matches!(it, '\t' | '\n' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    quick_xml::escape::escape(text.chars().filter(allowed).collect::<String>()).into_owned()
}
