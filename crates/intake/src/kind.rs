//! What a file is, told by its first bytes and, where it is packed, by its parts.

use std::io::Cursor;

use serde::{Deserialize, Serialize};
use zip::ZipArchive;

use crate::{Refusal, plain};

/// The kinds of files that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    Plain,
    Markup,
    Word,
    Workbook,
    Pdf,
}

/// Where a PDF's mark may stand: some programs write a few lines before it.
const MARK_WITHIN: usize = 1024;

impl Kind {
    /// As people call it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Plain => "文本文件",
            Kind::Markup => "网页文件",
            Kind::Word => "Word 文档",
            Kind::Workbook => "Excel 工作簿",
            Kind::Pdf => "PDF 文件",
        }
    }

    /// Tells it by the bytes.
    pub fn of(bytes: &[u8]) -> Result<Kind, Refusal> {
        let start = &bytes[..bytes.len().min(MARK_WITHIN)];
        match bytes {
            [] => Err(Refusal::Empty),
            [b'P', b'K', 3 | 5 | 7, 4 | 6 | 8, ..] => packed(bytes),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => compound(bytes),
            [b'{', b'\\', b'r', b't', b'f', ..] => {
                Err(Refusal::Foreign("RTF 文档", "用 Word 或 WPS 打开它，另存为 docx 后再来"))
            }
            _ if start.windows(5).any(|it| it == b"%PDF-") => Ok(Kind::Pdf),
            _ if is_picture(bytes) => {
                Err(Refusal::Foreign("图片", "先做文字识别，或找到原来的 Word 文件，或把文字粘贴进来"))
            }
            [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xBC, 0xAF, ..] | [0x1F, 0x8B, ..] => {
                Err(Refusal::Foreign("压缩包", "先解压，再选其中的文件"))
            }
            _ => Ok(if plain::looks_like_markup(bytes) { Kind::Markup } else { Kind::Plain }),
        }
    }
}

fn is_picture(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 6] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*", b"BM"];
    let text_like = bytes.iter().take(512).all(|it| *it != 0);
    marks.iter().any(|it| bytes.starts_with(it)) && !text_like
        || bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
}

fn packed(bytes: &[u8]) -> Result<Kind, Refusal> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Broken("文件"))?;
    let has = |wanted: &str| {
        archive
            .file_names()
            .any(|it| it.is_ok_and(|it| it.trim_start_matches('/').eq_ignore_ascii_case(wanted)))
    };
    let starts = |wanted: &str| archive.file_names().any(|it| it.is_ok_and(|it| it.starts_with(wanted)));
    if has("xl/workbook.bin") {
        Err(Refusal::Foreign("xlsb 工作簿", "用 Excel 或 WPS 打开它，另存为 xlsx 后再来"))
    } else if has("[Content_Types].xml") && starts("word/") {
        Ok(Kind::Word)
    } else if has("[Content_Types].xml") && starts("xl/") {
        Ok(Kind::Workbook)
    } else if has("[Content_Types].xml") && starts("ppt/") {
        Err(Refusal::Foreign("演示文稿", "把要核对的文字粘贴进来"))
    } else if has("content.xml") {
        Err(Refusal::Foreign("ODF 文档", "用 Word 或 WPS 打开它，另存为 docx 后再来"))
    } else if has("OFD.xml") {
        Err(Refusal::Foreign("OFD 版式文件", "用阅读器把它转换为 PDF，或找到原来的 Word 文件"))
    } else {
        Err(Refusal::Foreign("压缩包", "先解压，再选其中的文件"))
    }
}

/// The old container of Office: its streams are named in UTF-16.
fn compound(bytes: &[u8]) -> Result<Kind, Refusal> {
    let has = |name: &str| {
        let mark: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(mark.len()).any(|it| it == mark)
    };
    if has("EncryptedPackage") {
        Err(Refusal::Locked("这个文件"))
    } else if has("WordDocument") {
        Err(Refusal::Foreign("旧版 Word 文档（doc 或 wps）", "用 Word 或 WPS 打开它，另存为 docx 后再来"))
    } else if has("Workbook") || has("Book") {
        Err(Refusal::Foreign("旧版 Excel 工作簿（xls 或 et）", "用 Excel 或 WPS 打开它，另存为 xlsx 后再来"))
    } else {
        Err(Refusal::Unknown)
    }
}
