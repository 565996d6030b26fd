//! Comments in documents: at their places, and nothing else touched.

use std::io::{Cursor, Read as _};

use check::text::{Block, Span, Text};
use proptest::prelude::*;
use zip::ZipArchive;

use super::{
    told,
    word::{document, p},
};
use crate::word::{Note, comment, fresh};

fn part(bytes: &[u8], path: &str) -> String {
    let mut res = String::new();
    ZipArchive::new(Cursor::new(bytes)).unwrap().by_name(path).unwrap().read_to_string(&mut res).unwrap();
    res
}

fn note(text: &Text, wanted: &str) -> Note {
    let at = text.characters.find(wanted).unwrap();
    let from = text.characters[..at].chars().count();
    Note { span: Span::new(from, from + wanted.chars().count()), lines: vec![format!("看{wanted}")] }
}

/// The text between the marks of a comment, without tags.
fn marked(document: &str, id: usize) -> String {
    let after = document.split(&format!("<w:commentRangeStart w:id=\"{id}\"/>")).nth(1).unwrap();
    let within = after.split(&format!("<w:commentRangeEnd w:id=\"{id}\"/>")).next().unwrap();
    let mut res = String::new();
    let mut tag = false;
    for it in within.chars() {
        match it {
            '<' => tag = true,
            '>' => tag = false,
            it if !tag => res.push(it),
            _ => {}
        }
    }
    res
}

#[test]
fn a_comment_stands_around_its_words_and_runs_keep_their_look() {
    let look = "<w:rPr><w:b/></w:rPr>";
    let body =
        format!("<w:p><w:r>{look}<w:t>共征集 5项，其中省级</w:t></w:r><w:r><w:t>3项</w:t></w:r></w:p>");
    let bytes = document(&body, &[]);
    let text = told(&bytes).text;
    let notes = [note(&text, "5项"), note(&text, "省级3项"), note(&text, "共征集")];
    let done = comment(&bytes, &notes).unwrap();
    let document = part(&done, "word/document.xml");
    assert_eq!(marked(&document, 0), "5项");
    assert_eq!(marked(&document, 1), "省级3项");
    assert_eq!(marked(&document, 2), "共征集");
    assert!(document.contains(&format!("<w:r>{look}<w:t xml:space=\"preserve\">5项")), "{document}");
    assert!(
        document.contains("<w:t xml:space=\"preserve\">共征集"),
        "a space at a parting is kept: {document}"
    );
    assert_eq!(told(&done).text, text, "the text is what it was");
    let comments = part(&done, "word/comments.xml");
    assert!(comments.contains("看5项") && comments.contains("w:id=\"2\""), "{comments}");
    assert!(part(&done, "[Content_Types].xml").contains("comments+xml"));
    assert!(part(&done, "word/_rels/document.xml.rels").contains("comments.xml"));
}

#[test]
fn comments_that_are_there_stay() {
    let old = "<w:comment w:id=\"4\" w:author=\"王\"><w:p/></w:comment>";
    let body = "<w:p><w:commentRangeStart w:id=\"4\"/><w:r><w:t>共5项</w:t></w:r><w:commentRangeEnd w:id=\"4\"/><w:r><w:commentReference w:id=\"4\"/></w:r></w:p>";
    let bytes = document(body, &[("comments", old)]);
    let done = comment(&bytes, &[note(&told(&bytes).text, "5")]).unwrap();
    let comments = part(&done, "word/comments.xml");
    assert!(comments.contains(old) && comments.contains("w:id=\"5\""), "{comments}");
    assert_eq!(marked(&part(&done, "word/document.xml"), 5), "5");
}

#[test]
fn what_a_footnote_or_a_cell_says_is_marked_in_the_body() {
    let body = format!(
        "<w:p><w:r><w:t>共5项</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>\
         <w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}{}</w:tc></w:tr></w:tbl>",
        p("合计"),
        p("甲8"),
        p("乙9")
    );
    let notes = format!("<w:footnote w:id=\"2\">{}</w:footnote>", p("其中省级3项"));
    let bytes = document(&body, &[("footnotes", &notes)]);
    let text = told(&bytes).text;
    let done = comment(&bytes, &[note(&text, "3项"), note(&text, "9")]).unwrap();
    let document = part(&done, "word/document.xml");
    assert!(document.contains("<w:commentRangeStart w:id=\"0\"/><w:r><w:footnoteReference"), "{document}");
    assert_eq!(marked(&document, 1), "9");
}

#[test]
fn a_text_from_elsewhere_becomes_a_document() {
    let page = "<p>共5项\t，其中</p><table><tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr><tr><td>1</td><td>2</td></tr></table><p>完 3</p>";
    let text = told(page.as_bytes()).text;
    let (bytes, notes) = fresh(&text, &[note(&text, "5"), note(&text, "2"), note(&text, "3")]).unwrap();
    let again = told(&bytes).text;
    assert_eq!(super::shown(&again), super::shown(&text));
    let document = part(&comment(&bytes, &notes).unwrap(), "word/document.xml");
    assert_eq!([marked(&document, 0), marked(&document, 1), marked(&document, 2)], ["5", "2", "3"]);
}

proptest! {
    #[test]
    fn any_words_of_any_runs_can_be_marked(
        runs in proptest::collection::vec("[共其中5项3 &<\u{2003}省a]{1,6}", 1..6),
        from in 0_usize..20, length in 1_usize..8,
    ) {
        let escaped = |it: &String| it.replace('&', "&amp;").replace('<', "&lt;");
        let run = |it: &String| format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(it));
        let body = format!("<w:p>{}</w:p>", runs.iter().map(run).collect::<String>());
        let whole = runs.concat();
        let count = whole.chars().count();
        prop_assume!(!whole.trim().is_empty());
        let from = from % count;
        let span = Span::new(from, (from + length).min(count));
        let bytes = document(&body, &[]);
        let text = told(&bytes).text;
        let notes = [Note { span, lines: vec!["看".to_owned()] }, Note { span: Span::new(0, count), lines: vec!["全".to_owned()] }];
        let done = comment(&bytes, &notes).unwrap();
        prop_assert_eq!(&told(&done).text, &text);
        let wanted: String = whole.chars().skip(span.from).take(span.to - span.from).collect();
        let document = part(&done, "word/document.xml");
        prop_assert_eq!(marked(&document, 0), escaped(&wanted));
        prop_assert_eq!(marked(&document, 1), escaped(&whole));
        let is_paragraph = matches!(text.blocks[..], [Block::Paragraph { .. }]);
        prop_assert!(is_paragraph);
    }
}
