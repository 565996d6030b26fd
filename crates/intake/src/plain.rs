//! Text files: in which encoding they are, and their lines.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use check::text::Text;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use crate::{Kind, MOST_CHARACTERS, Refusal, Source};

/// What is looked at to tell a web page from a text.
const HEAD: usize = 4096;
/// Units of UTF-16 that must be what Chinese papers are made of, in a hundred.
const LIKELY: usize = 80;

/// A text that was in some encoding, and what must be said about that.
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) remark: Option<String>,
}

pub(crate) fn read(bytes: &[u8]) -> Result<Source, Refusal> {
    let Decoded { text, remark } = decoded(bytes)?;
    Ok(Source { kind: Kind::Plain, text: lines(&text)?, remarks: remark.into_iter().collect() })
}

/// Lines as [`Text::plain`] takes them, whatever ends them.
pub(crate) fn lines(text: &str) -> Result<Text, Refusal> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if MOST_CHARACTERS < text.chars().count() {
        return Err(Refusal::TooLong);
    }
    Ok(Text::plain(&text))
}

/// What the bytes say: by their mark, as UTF-8, as UTF-16 without its mark, or in
/// the likeliest Chinese encoding, which is then said.
pub(crate) fn decoded(bytes: &[u8]) -> Result<Decoded, Refusal> {
    let sure = |text: String| Decoded { text, remark: None };
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(sure(encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned()));
    }
    if let Some(encoding) = unmarked(bytes) {
        return Ok(sure(encoding.decode_without_bom_handling(bytes).0.into_owned()));
    }
    if bytes.contains(&0) {
        return Err(Refusal::Unknown);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(sure(text.to_owned()));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"cn"), Utf8Detection::Allow);
    let (text, _, broken) = encoding.decode(bytes);
    let remark = broken.then(|| {
        format!(
            "文件按 {} 编码读出，有认不出的字，显示为“\u{FFFD}”；可另存为 UTF-8 后再核对",
            encoding.name()
        )
    });
    Ok(Decoded { text: text.into_owned(), remark })
}

/// UTF-16 that does not say so: its digits and line ends bring zero bytes with them,
/// which no other text has, and most of its units are what Chinese papers are made of.
fn unmarked(bytes: &[u8]) -> Option<&'static Encoding> {
    if !bytes.contains(&0) || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let units = bytes.chunks_exact(2).take(HEAD);
    let total = units.len();
    let likely = |read: fn([u8; 2]) -> u16| {
        let units = units.clone().filter_map(|it| it.try_into().ok().map(read));
        let found = units.filter(|it| {
            matches!(it, 0x0A | 0x0D | 0x20..=0x7E | 0x3000..=0x303F | 0x4E00..=0x9FFF | 0xFF00..=0xFFEF)
        });
        total * LIKELY <= found.count() * 100
    };
    match (likely(u16::from_le_bytes), likely(u16::from_be_bytes)) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether a text is a web page: it begins as one.
pub(crate) fn looks_like_markup(bytes: &[u8]) -> bool {
    let Ok(head) = decoded(&bytes[..bytes.len().min(HEAD)]) else { return false };
    let head = head.text.trim_start_matches(|it: char| it.is_whitespace() || it == '\u{FEFF}').to_lowercase();
    let opens =
        ["<!doctype html", "<html", "<head", "<body", "<table", "<div", "<p>", "<p ", "<meta", "<!--"];
    opens.iter().any(|it| head.starts_with(it)) || head.starts_with("<?xml") && head.contains("<html")
}
