//! Files that must not be read, or not for long: each is a sentence that says
//! what it is and what to do.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::{word::document, zipped};
use crate::{MOST_BYTES, Refusal, read};

/// What is said of a file.
fn refused(bytes: &[u8]) -> Refusal {
    let begun = Instant::now();
    let res = read(bytes).expect_err("this file is refused");
    assert!(begun.elapsed() < Duration::from_secs(20), "{res} took {:?}", begun.elapsed());
    assert!(!res.to_string().is_ascii());
    res
}

fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(1024, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[test]
fn what_is_not_read_is_told_by_its_name() {
    for (bytes, words) in [
        (b"{\\rtf1 x}".to_vec(), "RTF"),
        (compound("WordDocument"), "旧版 Word"),
        (compound("Workbook"), "旧版 Excel"),
        (compound("EncryptedPackage"), "密码"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\0".to_vec(), "图片"),
        (zipped(&[("a.txt", "x")]), "压缩包"),
        (zipped(&[("OFD.xml", "x")]), "OFD"),
        (zipped(&[("content.xml", "x")]), "ODF"),
        (b"PK\x03\x04 and no more".to_vec(), "损坏"),
        (b"\x7FELF\0\x01\x02\x03\0\0\0".to_vec(), "认不出"),
        (vec![b'a'; MOST_BYTES + 1], "20 MB"),
        (b"%PDF-1.4 and no more".to_vec(), "损坏"),
    ] {
        let said = refused(&bytes).to_string();
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn a_part_that_unpacks_to_far_too_much_is_not_unpacked() {
    let bomb = " ".repeat(129 << 20);
    let bytes = zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", "<Relationships/>"),
        ("word/document.xml", &bomb),
    ]);
    assert!(bytes.len() < 1 << 20);
    assert_eq!(refused(&bytes), Refusal::Bomb("Word 文档"));
    let bytes = zipped(&[("[Content_Types].xml", "<Types/>"), ("xl/sharedStrings.xml", &bomb)]);
    assert_eq!(refused(&bytes), Refusal::Bomb("Excel 工作簿"));
}

#[test]
fn entities_of_a_files_own_are_not_expanded() {
    let lol = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document>&b;</w:document>"#;
    let bytes = zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", "<Relationships/>"),
        ("word/document.xml", lol),
    ]);
    assert_eq!(refused(&bytes), Refusal::Broken("Word 文档"));
}

#[test]
fn what_is_nested_without_end_is_refused() {
    let deep = "<w:p>".repeat(100_000) + &"</w:p>".repeat(100_000);
    assert_eq!(refused(&document(&deep, &[])), Refusal::TooDeep("Word 文档"));
}

#[test]
fn a_page_nested_without_end_is_read_in_no_time() {
    for piece in ["<div>", "<table><tr><td>", "<b>", "<p><a>", "<svg>", "<!--"] {
        let page = "<html>共5项".to_owned() + &piece.repeat((4 << 20) / piece.len());
        let begun = Instant::now();
        assert!(read(page.as_bytes()).is_ok(), "{piece}");
        assert!(begun.elapsed() < Duration::from_secs(10), "{piece} took {:?}", begun.elapsed());
    }
}

#[test]
fn a_locked_part_is_told_from_a_broken_one() {
    let mut bytes = document("<w:p/>", &[]);
    bytes.truncate(bytes.len() / 2);
    assert_eq!(refused(&bytes), Refusal::Broken("文件"));
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(head in 0_usize..6, rest in proptest::collection::vec(any::<u8>(), 0..400)) {
        let heads: [&[u8]; 6] = [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"<html><table>", b"\xFF\xFE", b"\xD0\xCF\x11\xE0"];
        let _ = read(&[heads[head], &rest].concat());
    }

    #[test]
    fn a_document_with_a_bruise_is_read_or_refused(at in 0_usize..2000, it in any::<u8>()) {
        let mut bytes = document("<w:p><w:r><w:t>共5项</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", &[]);
        let at = at % bytes.len();
        bytes[at] = it;
        let _ = read(&bytes);
    }
}
