use std::io::{Cursor, Read};

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use crate::{Block, Figure, Inline, Paper, PaperError, docx, json, sample, text};

/// Every part of the document by name; panics where a part is not well-formed.
fn parts(paper: &Paper) -> Vec<(String, String)> {
    let mut container = ZipArchive::new(Cursor::new(docx::write(paper).unwrap())).unwrap();
    let mut parts = Vec::new();
    for at in 0..container.len() {
        let mut file = container.by_index(at).unwrap();
        let mut content = String::new();
        file.read_to_string(&mut content).unwrap();
        parts.push((file.name().unwrap().into_owned(), content));
    }
    for (name, content) in &parts {
        let mut reader = Reader::from_str(content);
        loop {
            match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{name}: {error}"),
            }
        }
    }
    parts
}

fn part(paper: &Paper, name: &str) -> String {
    parts(paper).into_iter().find(|(it, _)| it == name).unwrap().1
}

fn document(paper: &Paper) -> String {
    part(paper, "word/document.xml")
}

/// What a reader sees of a part, without any marks.
fn plain(xml: &str) -> String {
    let mut out = String::new();
    let mut reader = Reader::from_str(xml);
    loop {
        let event = reader.read_event().unwrap();
        if let Event::Text(text) = &event {
            out += text;
        } else if let Event::GeneralRef(name) = &event {
            out += quick_xml::escape::resolve_xml_entity(name).unwrap_or("?");
        } else if event == Event::Eof {
            return out;
        }
    }
}

fn paper_of(text: Vec<Inline>) -> Paper {
    Paper { blocks: vec![Block::Paragraph { text }], ..sample::report() }
}

fn figure(id: &str) -> Figure {
    Figure { id: id.into(), ..sample::report().figures().next().unwrap().clone() }
}

#[test]
fn the_page_has_22_lines_of_28_characters() {
    let xml = document(&sample::report());
    assert!(xml.contains(r#"<w:pgSz w:w="11906" w:h="16838"/>"#));
    assert!(xml.contains(r#"w:top="2098" w:right="1464" w:bottom="1984" w:left="1588""#));
    assert!(xml.contains(r#"<w:docGrid w:type="lines" w:linePitch="579"/>"#));
    let styles = part(&sample::report(), "word/styles.xml");
    assert!(styles.contains(r#"<w:spacing w:val="-4"/>"#));
    assert!(styles.contains(r#"w:firstLineChars="200""#));
}

#[test]
fn page_numbers_stand_at_the_outer_edge() {
    let paper = sample::report();
    assert!(part(&paper, "word/settings.xml").contains("<w:evenAndOddHeaders/>"));
    assert!(part(&paper, "word/footer1.xml").contains("FooterOdd"));
    assert!(part(&paper, "word/footer2.xml").contains("FooterEven"));
    assert_eq!(plain(&part(&paper, "word/footer1.xml")), "—  PAGE 1 —");
}

#[test]
fn every_figure_is_a_bookmark_and_a_content_control() {
    let paper = sample::report();
    let xml = document(&paper);
    let names = paper.bookmarks();
    assert_eq!(names.len(), paper.figures().count());
    for (id, name) in names {
        assert!(xml.contains(&format!(r#"w:name="{name}""#)), "{name}");
        assert!(xml.contains(&format!(r#"<w:tag w:val="{id}"/>"#)), "{id}");
    }
    assert!(xml.contains(r#"<w:alias w:val="专利申请量"/>"#));
    assert!(xml.contains(r#"w:name="cite_"#));
}

#[test]
fn a_figure_in_doubt_is_marked_in_the_document() {
    let paper = sample::report();
    let xml = document(&paper);
    assert!(xml.contains(r#"<w:rStyle w:val="Doubt"/></w:rPr><w:t xml:space="preserve">1□8</w:t>"#));
    assert!(plain(&xml).contains("1□8〔存疑〕件"));
    assert_eq!(xml.matches("<w:commentReference").count(), paper.doubts().count());
    let comments = plain(&part(&paper, "word/comments.xml"));
    assert!(comments.contains("原文：1□8候选：118、148原因：原件中间一位数字缺失"), "{comments}");
}

#[test]
fn an_empty_place_is_seen_to_be_empty() {
    let xml = document(&sample::report());
    assert!(xml.contains(r#"<w:rStyle w:val="Slot"/></w:rPr><w:t xml:space="preserve">【此处待补：上半年"#));
}

#[test]
fn a_final_paper_has_no_note() {
    let paper = Paper { draft_note: None, ..sample::report() };
    assert!(document(&sample::report()).contains("DraftNote"));
    assert!(!document(&paper).contains("DraftNote"));
}

#[test]
fn a_table_repeats_its_header_and_splits_no_row() {
    let xml = document(&sample::report());
    assert_eq!(xml.matches("<w:tblHeader/>").count(), 1);
    assert_eq!(xml.matches("<w:tr>").count(), xml.matches("<w:cantSplit/>").count());
}

#[test]
fn the_addressee_ends_in_a_full_width_colon() {
    assert!(plain(&document(&sample::report())).contains("县政府："));
}

#[test]
fn the_date_starts_two_characters_after_the_signer() {
    let place = sample::report().placement();
    // 13 characters of name end two characters before the 28th.
    assert_eq!((place.name, place.date), (26, 30));
    let short = Paper { signer: "科技局".into(), ..sample::report() };
    // "2016年6月30日" is 13 half characters, longer than the name: it ends two before the edge.
    assert_eq!((short.placement().name, short.placement().date), (35, 39));
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    assert_eq!(docx::write(&sample::report()).unwrap(), docx::write(&sample::report()).unwrap());
}

#[test]
fn two_figures_with_one_id_are_refused() {
    let twice = paper_of(vec![Inline::Figure(figure("a")), Inline::Figure(figure("a"))]);
    assert!(matches!(docx::write(&twice), Err(PaperError::DuplicateFigure { id }) if id == "a"));
    assert!(json::write(&twice).is_err());
    let unnamed = paper_of(vec![Inline::Figure(figure(""))]);
    assert!(matches!(docx::write(&unnamed), Err(PaperError::UnnamedFigure { .. })));
}

#[test]
fn ids_that_look_alike_get_bookmarks_that_differ() {
    let long = "x".repeat(60);
    let ids = ["a-b", "a_b", "A_B", "专利", "成果", &long, &format!("{long}y")];
    let paper = paper_of(ids.iter().map(|id| Inline::Figure(figure(id))).collect());
    let mut names: Vec<String> = paper.bookmarks().into_values().collect();
    assert!(
        names.iter().all(|it| it.len() <= 40 && it.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'))
    );
    names.iter_mut().for_each(|it| it.make_ascii_lowercase());
    names.sort();
    names.dedup();
    assert_eq!(names.len(), ids.len());
}

#[test]
fn the_counts_are_those_of_the_lists() {
    let paper = sample::report();
    let value = json::write(&paper).unwrap();
    assert_eq!(value["counts"]["figures"], value["figures"].as_array().unwrap().len());
    assert_eq!(value["counts"]["cited"], 1);
    assert_eq!(value["counts"]["in_doubt"], 2);
    assert_eq!(value["counts"]["slots"], 1);
    assert_eq!(value["figures"][4]["doubts"][0]["candidates"][1], "148");
    assert_eq!(value["figures"][4]["bookmark"], "fig_patents_applied");
}

#[test]
fn a_paper_comes_back_from_its_json() {
    let paper = sample::report();
    let again: Paper = serde_json::from_value(json::write(&paper).unwrap()).unwrap();
    assert_eq!(again, paper);
}

#[test]
fn plain_text_shows_the_candidates_of_a_doubt() {
    let written = text::write(&sample::report());
    assert!(written.contains("全县申请专利1□8〔存疑：候选 118、148〕件"));
    assert!(written.contains("【此处待补：上半年"));
    assert!(written.contains("\n县政府：\n　　上半年，"));
    assert!(written.ends_with("临江县科学技术和知识产权局\n2016年6月30日\n"));
}

proptest! {
    /// The marks are part of the strategy: they are what people paste.
    #[test]
    fn any_text_gives_a_well_formed_document(
        pasted in r#"(\PC|[<>&"'\x00-\x1F\u{FFFE}\u{FFFF}]){0,40}"#,
        id in r"\PC{1,80}",
    ) {
        let marked = Figure { id, text: pasted.clone(), label: pasted.clone(), ..figure("a") };
        let mut paper = paper_of(vec![Inline::text(pasted.clone()), Inline::Figure(marked)]);
        paper.blocks.push(Block::Slot { wanted: pasted.clone() });
        paper.blocks.push(Block::Table {
            title: pasted.clone(),
            head: vec![pasted.clone()],
            rows: vec![vec![], vec![vec![Inline::text(pasted.clone())], vec![]]],
        });
        paper.title = vec![pasted.clone()];
        paper.signer = pasted.clone();
        let seen = plain(&document(&paper));
        let kept: String = pasted.chars().filter(|c| crate::clean::allowed(*c) && !matches!(c, '\n' | '\t')).collect();
        prop_assert!(seen.contains(&kept));
        prop_assert!(text::write(&paper).chars().all(crate::clean::allowed));
    }
}
