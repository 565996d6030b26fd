//! Text files, web pages, pasted text.

use encoding_rs::GB18030;

use super::{shown, told};
use crate::{Kind, Refusal, pasted, read};

const PAPER: &str =
    "一、项目申报情况\n上半年共征集项目5项，其中省级3项、市级2项。\n二、经费\n到位资金130万元。\n";

fn utf16(little: bool, mark: bool) -> Vec<u8> {
    let units = mark.then_some(0xFEFF).into_iter().chain(PAPER.encode_utf16());
    units.flat_map(|it: u16| if little { it.to_le_bytes() } else { it.to_be_bytes() }).collect()
}

#[test]
fn a_text_is_the_same_in_every_encoding() {
    let encodings = [
        PAPER.as_bytes().to_vec(),
        [b"\xEF\xBB\xBF", PAPER.as_bytes()].concat(),
        GB18030.encode(PAPER).0.into_owned(),
        utf16(true, true),
        utf16(false, true),
        utf16(true, false),
        utf16(false, false),
    ];
    for bytes in encodings {
        let source = told(&bytes);
        assert_eq!(source.kind, Kind::Plain);
        assert_eq!(source.text.characters, PAPER);
        assert_eq!(source.remarks, Vec::<String>::new());
    }
}

#[test]
fn lines_end_as_they_like() {
    let source = told("共5项\r\n其中3项\r另2项".as_bytes());
    assert_eq!(shown(&source.text), ["共5项", "其中3项", "另2项"]);
}

#[test]
fn characters_that_cannot_be_told_are_said() {
    let mut bytes = GB18030.encode(PAPER).0.into_owned();
    bytes.extend([0xFF, 0xFF, b'\n']);
    let remarks = told(&bytes).remarks;
    assert!(remarks.len() == 1 && remarks[0].contains("认不出"), "{remarks:?}");
}

#[test]
fn a_page_is_read_as_one_reads_it() {
    let page = "<!DOCTYPE html><html><head><title>不读</title><style>p{}</style></head><body>\
        <h1>工作总结</h1><script>var x = '<p>1</p>';</script>\
        <p>上半年共征集项目&nbsp;<b>5</b>项，\n 其中省级&#51;项。<br>第二行</p>\
        <table><caption>表1</caption><tr><th rowspan=2>类别</th><th colspan=2>数量</th></tr>\
        <tr><td>本期</td><td>上期</td></tr><tr><td>合计<td>5<td>4</table><p>完</p></body></html>";
    let source = told(page.as_bytes());
    assert_eq!(source.kind, Kind::Markup);
    assert_eq!(
        shown(&source.text),
        [
            "工作总结",
            "上半年共征集项目 5项， 其中省级3项。",
            "第二行",
            "表1",
            "[类别×1,2|数量×2,1; 本期|上期; 合计|5|4]",
            "完"
        ]
    );
}

#[test]
fn a_page_in_an_old_encoding_says_so_itself() {
    let page = "<html><head><meta charset=\"gb2312\"></head><body><p>共征集项目5项</p></body></html>";
    let source = told(&GB18030.encode(page).0);
    assert_eq!(shown(&source.text), ["共征集项目5项"]);
}

#[test]
fn a_page_laid_out_in_tables_is_its_innermost_tables_and_paragraphs() {
    let page = "<table><tr><td>导航</td><td>标题<table><tr><td>项目</td><td>数</td></tr>\
        <tr><td>合计</td><td>5</td></tr></table>说明</td></tr></table>";
    let source = told(page.as_bytes());
    assert_eq!(shown(&source.text), ["导航", "标题", "[项目|数; 合计|5]", "说明"]);
}

#[test]
fn pasted_text_is_a_text() {
    assert_eq!(shown(&pasted("共5项\n其中3项").unwrap().text), ["共5项", "其中3项"]);
    assert_eq!(pasted(" \n　").unwrap_err(), Refusal::Empty);
}

#[test]
fn nothing_is_not_a_text() {
    assert_eq!(read(b"").unwrap_err(), Refusal::Empty);
    assert_eq!(read("\n \n".as_bytes()).unwrap_err(), Refusal::Empty);
    assert_eq!(read(b"<html><script>1</script></html>").unwrap_err(), Refusal::Empty);
}
