use std::path::PathBuf;
use std::sync::LazyLock;

use paper::{Block, Inline, Paper, sample};
use typst_layout::PagedDocument;

use crate::{Fonts, PressError, glyphs, pdf, set};

static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::find(&[]));

/// The fonts of this machine, or none with a loud word about what was not tested.
fn fonts() -> Option<&'static Fonts> {
    if let Some(sentence) = FONTS.missing() {
        eprintln!("NOT TESTED, no Chinese font on this machine: {sentence}");
        return None;
    }
    Some(&FONTS)
}

/// The text of each page, header and footer included.
fn pages(document: &PagedDocument) -> Vec<String> {
    document.pages().iter().map(|page| glyphs::text(&page.frame)).collect()
}

fn of_paragraphs(count: usize) -> Paper {
    let text = "科学技术知识产权创新驱动发展战略".repeat(12);
    let block = Block::Paragraph { text: vec![Inline::text(text)] };
    Paper { blocks: vec![block; count], ..sample::report() }
}

#[test]
fn a_machine_without_chinese_fonts_is_told_what_to_install() {
    let none = Fonts::none();
    assert!(none.missing().unwrap().contains("fonts-noto-cjk"));
    assert!(matches!(pdf(&sample::report(), &none), Err(PressError::NoFonts(_))));
}

#[test]
fn a_font_directory_that_is_not_there_is_no_mistake() {
    drop(Fonts::find(&[PathBuf::from("no/such/directory")]));
}

#[test]
fn the_paper_becomes_an_archival_pdf_with_its_figures_as_destinations() {
    let Some(fonts) = fonts() else { return };
    let bytes = pdf(&sample::report(), fonts).unwrap();
    let raw = String::from_utf8_lossy(&bytes);
    assert!(raw.starts_with("%PDF-1.7"));
    assert!(raw.contains("<pdfaid:part>2</pdfaid:part>") && raw.contains("<pdfaid:conformance>B"));
    assert!(raw.contains("(fig_patents_applied)"));
    assert_eq!(bytes, pdf(&sample::report(), fonts).unwrap(), "the same paper gives the same bytes");
}

#[test]
fn a_page_holds_22_lines_of_28_characters() {
    let Some(fonts) = fonts() else { return };
    let block = Block::Paragraph { text: vec![Inline::text("科技".repeat(2000))] };
    let pages = pages(&set(&Paper { blocks: vec![block], ..sample::report() }, fonts).unwrap());
    let characters = |page: &str| page.chars().filter(|c| matches!(c, '科' | '技')).count();
    assert_eq!(characters(&pages[1]), 22 * 28);
    assert_eq!(characters(&pages[2]), 22 * 28);
}

#[test]
fn a_draft_ends_with_the_list_of_its_doubts_and_a_final_paper_does_not() {
    let Some(fonts) = fonts() else { return };
    let draft = pages(&set(&sample::report(), fonts).unwrap());
    assert!(draft.last().unwrap().contains("存疑清单"));
    assert!(draft.concat().contains("1□8〔存疑〕件"));
    let last = Paper { draft_note: None, ..sample::report() };
    assert!(!pages(&set(&last, fonts).unwrap()).concat().contains("存疑清单"));
}

#[test]
fn the_signature_never_stands_alone_on_a_page() {
    let Some(fonts) = fonts() else { return };
    for count in 1..6 {
        let paper = Paper { draft_note: None, ..of_paragraphs(count) };
        let pages = pages(&set(&paper, fonts).unwrap());
        let last = pages.last().unwrap();
        assert!(last.contains("2016年6月30日") && last.contains("创新驱动"), "{count}: {last}");
    }
}

#[test]
fn what_looks_like_typst_source_is_printed_and_not_run() {
    let Some(fonts) = fonts() else { return };
    let pasted = "#panic(\"x\") $x$ *粗* @a <b> \\ // 注 \u{0}\u{7}= 一\n- 二\t三";
    let paper =
        Paper { blocks: vec![Block::Paragraph { text: vec![Inline::text(pasted)] }], ..sample::report() };
    let printed = pages(&set(&paper, fonts).unwrap()).concat();
    assert!(printed.contains("#panic(\"x\") $x$ *粗* @a <b> \\ // 注 = 一"), "{printed}");
}

#[test]
fn a_character_no_font_has_is_an_error_and_not_a_blank() {
    let Some(fonts) = fonts() else { return };
    // A character of the private use area: no font of a clean system draws it.
    let paper = Paper { signer: "林\u{F8F0E}晓".into(), ..sample::report() };
    assert!(matches!(pdf(&paper, fonts), Err(PressError::NoGlyphs(lost)) if lost == "\u{F8F0E}"));
}

#[test]
fn a_paper_with_nothing_in_it_is_still_a_paper() {
    let Some(fonts) = fonts() else { return };
    let empty = Paper {
        title: vec![],
        addressee: None,
        blocks: vec![],
        signer: String::new(),
        signed: vec![],
        draft_note: None,
    };
    assert!(pdf(&empty, fonts).is_ok());
    let table = Block::Table { title: String::new(), head: vec![], rows: vec![vec![], vec![vec![]]] };
    assert!(pdf(&Paper { blocks: vec![table], ..empty }, fonts).is_ok());
}
