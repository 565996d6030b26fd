//! The page number `— 1 —`: outer edge of the page, one character in.

use super::xml::{DECLARATION, NAMESPACE};

/// A footer whose only paragraph has the given style.
pub(super) fn write(style: &str) -> String {
    format!(
        concat!(
            "{declaration}<w:ftr {namespace}>",
            r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>"#,
            r#"<w:r><w:t xml:space="preserve">— </w:t></w:r>"#,
            r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#,
            r#"<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>"#,
            r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r>"#,
            r#"<w:r><w:t>1</w:t></w:r>"#,
            r#"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#,
            r#"<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>"#,
        ),
        declaration = DECLARATION,
        namespace = NAMESPACE,
        style = style,
    )
}
