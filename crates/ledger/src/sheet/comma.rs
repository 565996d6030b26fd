//! Comma-separated text: whatever encoding and separator it came in, and the
//! one way we write it (UTF-8 with BOM, all quoted, no cell a formula).

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use csv::{ByteRecord, QuoteStyle, ReaderBuilder, Terminator, Writer, WriterBuilder};
use encoding_rs::Encoding;

use super::{
    excel::DAMAGED,
    reading::{Gathered, Refusal},
    table::{Table, Written},
};
use crate::store::Error;

/// Spreadsheets take a cell that begins so for a formula.
const FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\r'];
/// Lines that show which separator is in use.
const SAMPLE: usize = 20;

/// Reads csv and its like.
pub(super) fn read(bytes: &[u8]) -> Result<Table, Refusal> {
    let text = decoded(bytes);
    let head: String = text.trim_start().chars().take(200).collect::<String>().to_lowercase();
    if ["<html", "<!doctype", "<?xml", "<table"].iter().any(|it| head.starts_with(it)) {
        return Err("其实是网页，不是表格；请用 Excel 或 WPS 打开它，另存为 xlsx 后再导入".to_owned());
    }
    if text.contains('\0') {
        return Err("不是表格文件；请导入 xlsx、xls、ods 或 csv 表格".to_owned());
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(&text))
        .from_reader(text.as_bytes());
    let mut res = Gathered::default();
    res.begin("csv");
    let (mut record, mut number, mut at) = (ByteRecord::new(), 0, 0);
    while reader.read_byte_record(&mut record).map_err(|_| DAMAGED.to_owned())? {
        number += 1 + blank_lines(&text, at);
        for (column, field) in record.iter().enumerate() {
            res.put(number, column, Written::text(unguarded(&String::from_utf8_lossy(field))))?;
        }
        at = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
    }
    Ok(res.table())
}

/// What the bytes say: by their mark, as UTF-8, or in the likeliest Chinese encoding.
fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"cn"), Utf8Detection::Deny).decode_without_bom_handling(bytes).0.into_owned()
}

/// The separator that stands most often outside quotes near the top.
fn separator(text: &str) -> u8 {
    let count = |wanted: char| {
        let (mut quoted, mut lines, mut res) = (false, 0, 0);
        for it in text.chars().take_while(|it| {
            lines += usize::from(*it == '\n');
            lines < SAMPLE
        }) {
            quoted ^= it == '"';
            res += usize::from(!quoted && it == wanted);
        }
        res
    };
    let (comma, semicolon, tab) = (count(','), count(';'), count('\t'));
    if comma.max(semicolon) < tab {
        b'\t'
    } else if comma < semicolon {
        b';'
    } else {
        b','
    }
}

/// Blank lines are not records, but a spreadsheet numbers them.
fn blank_lines(text: &str, at: usize) -> u32 {
    let bytes = text.as_bytes();
    let open = 0 < at && bytes.get(at - 1) == Some(&b'\r') && bytes.get(at) == Some(&b'\n');
    let rest = bytes.get(at + usize::from(open)..).unwrap_or_default();
    let blank = rest.iter().take_while(|it| matches!(it, b'\r' | b'\n')).filter(|it| **it == b'\n').count();
    u32::try_from(blank).unwrap_or(0)
}

fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|it| is_formula(it)).unwrap_or(text)
}

/// A text that was already guarded is guarded once more, so that it comes back as it was.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

/// Rows of text as csv.
#[derive(Debug)]
pub(super) struct Comma {
    writer: Writer<Vec<u8>>,
}

impl Comma {
    pub(super) fn new() -> Comma {
        let writer = WriterBuilder::new()
            .quote_style(QuoteStyle::Always)
            .terminator(Terminator::CRLF)
            .from_writer("\u{FEFF}".as_bytes().to_vec());
        Comma { writer }
    }

    pub(super) fn put(&mut self, cells: impl Iterator<Item = String>) -> Result<(), Error> {
        let guarded = cells.map(|it| if is_formula(&it) { format!("'{it}") } else { it });
        self.writer.write_record(guarded).map_err(|it| Error::File(it.to_string()))
    }

    pub(super) fn done(self) -> Result<Vec<u8>, Error> {
        self.writer.into_inner().map_err(|it| Error::File(it.to_string()))
    }
}
