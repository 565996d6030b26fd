//! PDF files, drawn here as programs draw them: characters by place, tables by rulings.

use super::{shown, told};
use crate::{Kind, Refusal, read};

/// A page as it is drawn.
#[derive(Default)]
struct Sheet {
    drawn: String,
}

impl Sheet {
    /// Text at a place from the lower left, in points; every character is as wide as it is high.
    fn text(mut self, x: i32, y: i32, size: i32, text: &str) -> Sheet {
        let codes: String = text.encode_utf16().map(|it| format!("{it:04X}")).collect();
        self.drawn += &format!("BT /F {size} Tf {x} {y} Td <{codes}> Tj ET\n");
        self
    }

    fn line(mut self, x: i32, y: i32, to_x: i32, to_y: i32) -> Sheet {
        self.drawn += &format!("{x} {y} m {to_x} {to_y} l S\n");
        self
    }

    /// Rulings at these places: columns and rows of a table.
    fn grid(self, columns: &[i32], rows: &[i32]) -> Sheet {
        let (left, right) = (columns[0], columns[columns.len() - 1]);
        let (low, high) = (rows[rows.len() - 1], rows[0]);
        let sheet = rows.iter().fold(self, |it, y| it.line(left, *y, right, *y));
        columns.iter().fold(sheet, |it, x| it.line(*x, low, *x, high))
    }
}

const TO_UNICODE: &str = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n\
    1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
    1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end";

/// A file of these pages, with `more` in its catalogue.
fn pdf(sheets: &[Sheet], to_unicode: bool) -> Vec<u8> {
    let stream = |it: &str| format!("<< /Length {} >> stream\n{it}\nendstream", it.len());
    let kids: String = (0..sheets.len()).map(|it| format!("{} 0 R ", 7 + it * 2)).collect();
    let told = if to_unicode { "/ToUnicode 6 0 R" } else { "" };
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", sheets.len()),
        format!("<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] {told} >>"),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor 5 0 R >>".to_owned(),
        "<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>".to_owned(),
        stream(TO_UNICODE),
    ];
    for (at, sheet) in sheets.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F 3 0 R >> >> >>",
            8 + at * 2
        ));
        objects.push(stream(&sheet.drawn));
    }
    written(&objects)
}

fn written(objects: &[String]) -> Vec<u8> {
    let mut res = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(res.len());
        res += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let xref = res.len();
    res += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    places.iter().for_each(|it| res += &format!("{it:010} 00000 n \n"));
    res += &format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF", objects.len() + 1);
    res.into_bytes()
}

#[test]
fn lines_are_put_together_to_paragraphs_across_pages() {
    let full = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八";
    let first = Sheet::default()
        .text(200, 780, 22, "工作总结")
        .text(104, 740, 16, &full[..full.len() - 6])
        .text(72, 712, 16, full)
        .text(72, 684, 16, "共征集5项。")
        .text(104, 656, 16, &full[..full.len() - 6])
        .text(280, 40, 14, "— 1 —");
    let second = Sheet::default().text(72, 780, 16, "其中省级3项。").text(104, 752, 16, "二、经费").text(
        280,
        40,
        14,
        "— 2 —",
    );
    let source = told(&pdf(&[first, second], true));
    assert_eq!(source.kind, Kind::Pdf);
    let short = &full[..full.len() - 6];
    assert_eq!(
        shown(&source.text),
        [
            "工作总结".to_owned(),
            format!("{short}{full}共征集5项。"),
            format!("{short}其中省级3项。"),
            "二、经费".to_owned()
        ]
    );
    let pages: Vec<Option<u32>> = source
        .text
        .blocks
        .iter()
        .map(|it| match it {
            check::text::Block::Paragraph { page, .. } | check::text::Block::Table { page, .. } => *page,
        })
        .collect();
    assert_eq!(pages, [Some(1), Some(1), Some(1), Some(2)]);
}

#[test]
fn rulings_are_a_table_and_a_missing_ruling_merges_cells() {
    let sheet = Sheet::default()
        .text(72, 780, 16, "表1")
        .grid(&[72, 172, 272, 372], &[760, 700, 670])
        // The head of two rows: its middle ruling runs only under the last two columns.
        .line(172, 730, 372, 730)
        .text(80, 725, 14, "类别")
        .text(200, 740, 14, "数")
        .text(180, 708, 14, "本期")
        .text(300, 708, 14, "上期")
        .text(80, 678, 14, "合计")
        .text(180, 678, 14, "34")
        .text(300, 678, 14, "20")
        .text(72, 640, 16, "完");
    assert_eq!(
        shown(&told(&pdf(&[sheet], true)).text),
        ["表1", "[类别×1,2|数|; 本期|上期; 合计|34|20]", "完"]
    );
}

#[test]
fn a_table_goes_on_over_the_page_and_its_head_is_told_once() {
    let head = |it: Sheet| {
        it.grid(&[72, 172, 272], &[760, 730, 700]).text(80, 738, 14, "项目").text(180, 738, 14, "数")
    };
    let first = head(Sheet::default()).text(80, 708, 14, "甲").text(180, 708, 14, "1");
    let second = head(Sheet::default()).text(80, 708, 14, "乙").text(180, 708, 14, "2");
    assert_eq!(shown(&told(&pdf(&[first, second], true)).text), ["[项目|数; 甲|1; 乙|2]"]);
}

#[test]
fn bold_by_printing_twice_is_read_once_and_radicals_are_characters() {
    let sheet = Sheet::default().text(72, 780, 16, "共11项").text(72, 780, 16, "共11项").text(
        72,
        740,
        16,
        "\u{2F2F}作增\u{2ED3}",
    );
    assert_eq!(shown(&told(&pdf(&[sheet], true)).text), ["共11项", "工作增长"]);
}

#[test]
fn a_page_without_text_is_a_scan_or_empty() {
    assert_eq!(read(&pdf(&[Sheet::default()], true)).unwrap_err(), Refusal::Empty);
    let picture = Sheet { drawn: "q 400 0 0 400 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q".to_owned() };
    assert_eq!(read(&pdf(&[picture], true)).unwrap_err(), Refusal::Scanned);
}

#[test]
fn characters_without_a_name_are_not_guessed() {
    let sheet = Sheet::default().text(72, 780, 16, "共征集项目5项");
    assert_eq!(read(&pdf(&[sheet], false)).unwrap_err(), Refusal::Unreadable);
}

#[test]
fn a_file_that_goes_round_in_circles_ends() {
    let round = |objects: &[&str]| {
        let objects: Vec<String> = objects.iter().map(|it| (*it).to_owned()).collect();
        let begun = std::time::Instant::now();
        let _ = read(&written(&objects));
        assert!(begun.elapsed().as_secs() < 10, "{objects:?} took {:?}", begun.elapsed());
    };
    // Pages that are their own parents, contents that draw themselves, a catalogue of itself.
    round(&["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]);
    round(&["1 0 R"]);
    let form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 4 0 R /B 4 0 R >> >> /Length 11 >> stream\n/A Do /B Do\nendstream";
    round(&[
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R /Resources << /XObject << /A 4 0 R >> >> >>",
        form,
        "<< /Length 5 >> stream\n/A Do\nendstream",
    ]);
}
