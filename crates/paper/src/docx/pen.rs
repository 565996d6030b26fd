//! Writes inlines as runs and remembers what has been numbered: bookmarks, controls, comments.

use super::xml::{escaped, run_content, shortened};
use crate::bookmark::Bookmarks;
use crate::{Cited, Doubt, Figure, Inline};

/// Word calls a file damaged when a content control's tag or title is longer.
const LONGEST_TAG: usize = 64;

/// The state of a document while it is written.
#[derive(Default)]
pub(super) struct Pen<'a> {
    bookmarks: Bookmarks,
    /// One numbering for bookmarks and content controls.
    marks: usize,
    /// The doubts met so far; a doubt's place is the number of its comment.
    pub(super) doubts: Vec<&'a Doubt>,
}

impl<'a> Pen<'a> {
    /// The runs of a line of inlines.
    pub(super) fn inlines(&mut self, inlines: &'a [Inline]) -> String {
        inlines
            .iter()
            .map(|inline| match inline {
                Inline::Text { text } => run(text, ""),
                Inline::Figure(figure) => self.figure(figure),
                Inline::Cited(cited) => self.cited(cited),
                Inline::Explained(it) => run(&it.text, ""),
            })
            .collect()
    }

    fn figure(&mut self, figure: &'a Figure) -> String {
        let name = self.bookmarks.name("fig", &figure.id);
        let tag = if figure.id.chars().count() > LONGEST_TAG { &name } else { &figure.id };
        self.marks += 1;
        let control = format!(
            concat!(
                r#"<w:sdt><w:sdtPr><w:alias w:val="{alias}"/><w:tag w:val="{tag}"/><w:id w:val="{id}"/>"#,
                r#"<w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"#,
            ),
            alias = shortened(&figure.label, LONGEST_TAG),
            tag = escaped(tag),
            id = self.marks,
            run = marked_run(&figure.text, &figure.doubts),
        );
        let bookmarked = self.bookmarked(&name, &control);
        self.commented(bookmarked, &figure.doubts)
    }

    fn cited(&mut self, cited: &'a Cited) -> String {
        self.marks += 1;
        let name = self.bookmarks.name("cite", &self.marks.to_string());
        let bookmarked = self.bookmarked(&name, &marked_run(&cited.text, &cited.doubts));
        self.commented(bookmarked, &cited.doubts)
    }

    fn bookmarked(&mut self, name: &str, content: &str) -> String {
        self.marks += 1;
        let id = self.marks;
        format!(r#"<w:bookmarkStart w:id="{id}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{id}"/>"#)
    }

    /// The content with a comment for every doubt and 〔存疑〕 after it, outside the
    /// bookmark so that the bookmark holds the value and nothing else.
    fn commented(&mut self, content: String, doubts: &'a [Doubt]) -> String {
        if doubts.is_empty() {
            return content;
        }
        let first = self.doubts.len();
        self.doubts.extend(doubts);
        let ids = first..self.doubts.len();
        let each = |element: &dyn Fn(usize) -> String| ids.clone().map(element).collect::<String>();
        let starts = each(&|id| format!(r#"<w:commentRangeStart w:id="{id}"/>"#));
        let ends = each(&|id| format!(r#"<w:commentRangeEnd w:id="{id}"/>"#));
        let references = each(&|id| format!(r#"<w:r><w:commentReference w:id="{id}"/></w:r>"#));
        format!("{starts}{content}{ends}{}{references}", run("〔存疑〕", "Doubt"))
    }
}

/// A run of text in a character style, or in none when `style` is empty.
pub(super) fn run(text: &str, style: &str) -> String {
    let content = run_content(text);
    if style.is_empty() {
        return format!("<w:r>{content}</w:r>");
    }
    format!(r#"<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr>{content}</w:r>"#)
}

fn marked_run(text: &str, doubts: &[Doubt]) -> String {
    run(text, if doubts.is_empty() { "" } else { "Doubt" })
}
