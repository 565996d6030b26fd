//! Word documents, made of the parts Word makes them of.

use super::{shown, told, zipped};
use crate::Kind;

const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A document of this body and these parts beside it.
pub(super) fn document(body: &str, beside: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<?xml version=\"1.0\"?><w:document {W}><w:body>{body}</w:body></w:document>");
    let package = format!(
        r#"<Relationships><Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"#
    );
    let relation =
        |it: &(&str, &str)| format!(r#"<Relationship Id="{0}" Type="{OFFICE}/{0}" Target="{0}.xml"/>"#, it.0);
    let relations =
        format!("<Relationships>{}</Relationships>", beside.iter().map(relation).collect::<String>());
    let paths: Vec<String> = beside.iter().map(|it| format!("word/{}.xml", it.0)).collect();
    let contents: Vec<String> =
        beside.iter().map(|it| format!("<w:{0} {W}>{1}</w:{0}>", it.0, it.1)).collect();
    let mut parts = vec![
        ("[Content_Types].xml", "<Types></Types>"),
        ("_rels/.rels", package.as_str()),
        ("word/document.xml", document.as_str()),
        ("word/_rels/document.xml.rels", relations.as_str()),
    ];
    parts.extend(paths.iter().zip(&contents).map(|it| (it.0.as_str(), it.1.as_str())));
    zipped(&parts)
}

pub(super) fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn runs_of_a_paragraph_are_one_text() {
    let body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>共</w:t></w:r><w:r><w:t xml:space=\"preserve\">征集 </w:t></w:r>\
        <w:ins><w:r><w:t>5</w:t></w:r></w:ins><w:del><w:r><w:delText>9</w:delText></w:r></w:del>\
        <w:hyperlink><w:r><w:t>项&amp;&#x51E0;</w:t></w:r></w:hyperlink>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r></w:p>\n<w:p/>";
    let source = told(&document(&(body.to_owned() + &p("完")), &[]));
    assert_eq!(source.kind, Kind::Word);
    assert_eq!(shown(&source.text), ["共征集 5项&几", "完"]);
}

#[test]
fn fields_show_their_result_and_controls_their_content() {
    let body = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF x 99 </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>34</w:t></w:r>\
        <w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:sdt><w:sdtPr><w:alias w:val=\"7\"/></w:sdtPr>\
        <w:sdtContent><w:r><w:t>项</w:t></w:r></w:sdtContent></w:sdt></w:p>\
        <w:sdt><w:sdtContent><w:p><w:r><w:t>第二段</w:t></w:r></w:p></w:sdtContent></w:sdt>";
    assert_eq!(shown(&told(&document(body, &[])).text), ["34项", "第二段"]);
}

#[test]
fn merged_cells_stand_once() {
    let cell =
        |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text));
    let restart = "<w:vMerge w:val=\"restart\"/>";
    let body = format!(
        "{}<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>{}",
        p("表1"),
        cell(restart, "类别"),
        cell("<w:gridSpan w:val=\"2\"/>", "数量"),
        cell("<w:vMerge/>", ""),
        cell("", "本期"),
        cell("", "上期"),
        cell("", "合计"),
        cell("", "5"),
        cell("", "4"),
        p("完")
    );
    assert_eq!(
        shown(&told(&document(&body, &[])).text),
        ["表1", "[类别×1,2|数量×2,1; 本期|上期; 合计|5|4]", "完"]
    );
}

#[test]
fn a_box_around_paragraphs_is_paragraphs() {
    let body = format!("<w:tbl><w:tr><w:tc>{}{}</w:tc></w:tr></w:tbl>", p("第一段"), p("第二段"));
    assert_eq!(shown(&told(&document(&body, &[])).text), ["第一段", "第二段"]);
}

#[test]
fn footnotes_follow_the_body_and_separators_do_not() {
    let body = "<w:p><w:r><w:t>共5项</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
        .to_owned()
        + &p("完");
    let notes = format!(
        "<w:footnote w:type=\"separator\" w:id=\"0\">{}</w:footnote><w:footnote w:id=\"2\">{}</w:footnote>",
        p("线"),
        p("其中省级3项")
    );
    assert_eq!(shown(&told(&document(&body, &[("footnotes", &notes)])).text), ["共5项", "完", "其中省级3项"]);
}

#[test]
fn a_text_box_is_read_once_and_after_its_paragraph() {
    let content = format!("<w:txbxContent>{}</w:txbxContent>", p("框中9项"));
    let body = format!(
        "<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice>{content}</mc:Choice>\
         <mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>后</w:t></w:r></w:p>{}",
        p("完")
    );
    assert_eq!(shown(&told(&document(&body, &[])).text), ["前后", "框中9项", "完"]);
}

#[test]
fn numbers_that_word_writes_are_seen() {
    let item = |list: &str, level: &str, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let heading = "<w:p><w:pPr><w:pStyle w:val=\"1\"/></w:pPr><w:r><w:t>经费</w:t></w:r></w:p>";
    let body = item("1", "0", "申报")
        + &item("1", "1", "征集")
        + &item("1", "1", "推荐")
        + heading
        + &item("1", "1", "到位")
        + &item("2", "0", "点");
    let level = |at: &str, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>",
        level("0", "chineseCounting", "%1、"),
        level("1", "decimal", "%2."),
        level("0", "bullet", "•"),
    );
    let styles = "<w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    let bytes = document(&body, &[("numbering", &numbering), ("styles", styles)]);
    assert_eq!(shown(&told(&bytes).text), ["一、申报", "1.征集", "2.推荐", "二、经费", "1.到位", "点"]);
}

#[test]
fn the_table_of_contents_is_left_out_and_that_is_said() {
    let body = "<w:p><w:pPr><w:pStyle w:val=\"11\"/></w:pPr><w:r><w:t>一、总体情况</w:t><w:tab/><w:t>3</w:t></w:r></w:p>".to_owned() + &p("正文");
    let styles = "<w:style w:styleId=\"11\"><w:name w:val=\"toc 1\"/></w:style>";
    let source = told(&document(&body, &[("styles", styles)]));
    assert_eq!(shown(&source.text), ["正文"]);
    assert!(source.remarks[0].contains("目录"), "{:?}", source.remarks);
}
