//! The styles of an official document: one table of them, so that a person can compare it with GB/T 9704.

use super::xml::{DECLARATION, NAMESPACE};

const SONG: &str = "宋体";
const FANGSONG: &str = "仿宋_GB2312";
const HEI: &str = "黑体";
const KAI: &str = "楷体_GB2312";
const XIAOBIAOSONG: &str = "方正小标宋简体";

/// Two characters in: `firstLineChars` for Word and WPS, `firstLine` for those that do not know it.
const INDENT: &str = r#"<w:ind w:firstLineChars="200" w:firstLine="632"/>"#;

/// A paragraph style: what Word calls it, its font and size, and its paragraph properties.
struct Style {
    id: &'static str,
    name: &'static str,
    font: &'static str,
    /// Half points: 32 is 三号, 44 is 二号, 28 is 四号.
    size: u8,
    /// In the order the schema asks for.
    properties: String,
}

fn paragraph_styles() -> Vec<Style> {
    let style = |id, name, font, size, properties: &str| Style {
        id,
        name,
        font,
        size,
        properties: properties.to_owned(),
    };
    let heading = |id, name, font, level: u8| Style {
        id,
        name,
        font,
        size: 32,
        properties: format!(r#"<w:keepNext/>{INDENT}<w:outlineLvl w:val="{level}"/>"#),
    };
    let centre = r#"<w:jc w:val="center"/>"#;
    // Cells stand closer than the lines of the text and off their grid.
    let cell =
        r#"<w:snapToGrid w:val="0"/><w:spacing w:before="40" w:after="40" w:line="360" w:lineRule="exact"/>"#;
    let footer = r#"<w:snapToGrid w:val="0"/><w:spacing w:line="360" w:lineRule="exact"/>"#;
    vec![
        style("Body", "公文正文", FANGSONG, 32, INDENT),
        style(
            "Title",
            "Title",
            XIAOBIAOSONG,
            44,
            &format!(r#"<w:snapToGrid w:val="0"/><w:spacing w:line="724" w:lineRule="exact"/>{centre}"#),
        ),
        heading("Heading1", "heading 1", HEI, 0),
        heading("Heading2", "heading 2", KAI, 1),
        heading("Heading3", "heading 3", FANGSONG, 2),
        heading("Heading4", "heading 4", FANGSONG, 3),
        style("Addressee", "主送机关", FANGSONG, 32, ""),
        style("Signature", "署名和日期", FANGSONG, 32, r#"<w:jc w:val="left"/>"#),
        style("DraftNote", "草稿说明", KAI, 24, r#"<w:jc w:val="left"/>"#),
        style("TableTitle", "表题", HEI, 28, &format!("<w:keepNext/>{centre}")),
        style("TableHead", "表头", HEI, 24, &format!("{cell}{centre}")),
        style("TableCell", "表中短文", FANGSONG, 24, &format!("{cell}{centre}")),
        style("TableText", "表中长文", FANGSONG, 24, &format!(r#"{cell}<w:jc w:val="left"/>"#)),
        style(
            "TableEnd",
            "表后",
            FANGSONG,
            12,
            r#"<w:snapToGrid w:val="0"/><w:spacing w:line="200" w:lineRule="exact"/>"#,
        ),
        style(
            "FooterOdd",
            "单页页码",
            SONG,
            28,
            &format!(r#"{footer}<w:ind w:right="280"/><w:jc w:val="right"/>"#),
        ),
        style(
            "FooterEven",
            "双页页码",
            SONG,
            28,
            &format!(r#"{footer}<w:ind w:left="280"/><w:jc w:val="left"/>"#),
        ),
        style(
            "CommentText",
            "annotation text",
            SONG,
            21,
            r#"<w:spacing w:line="300" w:lineRule="exact"/><w:jc w:val="left"/>"#,
        ),
    ]
}

/// The styles part.
pub(super) fn write() -> String {
    let styles: String = paragraph_styles().iter().map(paragraph_style).collect();
    format!("{DECLARATION}<w:styles {NAMESPACE}>{}{styles}{CHARACTERS}{TABLES}</w:styles>", defaults())
}

/// The text is tightened by 0.2 pt a character (28 to a line), its lines stand
/// 28.95 pt apart (22 to a page), and no space is put between Chinese and digits.
fn defaults() -> String {
    format!(
        concat!(
            "<w:docDefaults><w:rPrDefault><w:rPr>{fonts}",
            r#"<w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/>"#,
            r#"<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>"#,
            r#"<w:pPrDefault><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:pPrDefault>"#,
            "</w:docDefaults>",
            r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>"#,
            r#"<w:pPr><w:widowControl w:val="0"/>"#,
            r#"<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr>"#,
            r#"<w:rPr><w:spacing w:val="-4"/></w:rPr></w:style>"#,
        ),
        fonts = fonts(FANGSONG),
    )
}

fn paragraph_style(style: &Style) -> String {
    format!(
        concat!(
            r#"<w:style w:type="paragraph" w:customStyle="{custom}" w:styleId="{id}"><w:name w:val="{name}"/>"#,
            r#"<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{properties}</w:pPr>"#,
            r#"<w:rPr>{fonts}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"#,
        ),
        // Word knows the names in Latin letters itself; ours are in Chinese.
        custom = u8::from(!style.name.is_ascii()),
        id = style.id,
        name = style.name,
        properties = style.properties,
        fonts = fonts(style.font),
        size = style.size,
    )
}

/// One font for Chinese and Latin letters alike, as official papers are set.
fn fonts(font: &str) -> String {
    format!(r#"<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>"#)
}

/// A doubtful value is shaded yellow, an empty place grey: both are seen in print.
const CHARACTERS: &str = concat!(
    r#"<w:style w:type="character" w:customStyle="1" w:styleId="Doubt"><w:name w:val="存疑"/>"#,
    r#"<w:rPr><w:shd w:val="clear" w:color="auto" w:fill="FFE97F"/></w:rPr></w:style>"#,
    r#"<w:style w:type="character" w:customStyle="1" w:styleId="Slot"><w:name w:val="待补"/>"#,
    r#"<w:rPr><w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/></w:rPr></w:style>"#,
);

const TABLES: &str = concat!(
    r#"<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>"#,
    r#"<w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/>"#,
    r#"<w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#,
    r#"<w:bottom w:val="single" w:sz="8" w:space="0" w:color="auto"/>"#,
    r#"<w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#,
    r#"<w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#,
    r#"<w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders>"#,
    r#"<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>"#,
    r#"</w:tblPr></w:style>"#,
);
