//! Looks for characters no font could draw: typst leaves them blank without an error.

use std::collections::BTreeSet;

use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

/// The characters without a glyph, each once.
pub(crate) fn missing(document: &PagedDocument) -> String {
    let mut lost = BTreeSet::new();
    for page in document.pages() {
        collect(&page.frame, &mut lost);
    }
    lost.into_iter().collect()
}

fn collect(frame: &Frame, lost: &mut BTreeSet<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, lost),
            FrameItem::Text(text) => {
                // Glyph 0 is what a font has for characters it does not know.
                for glyph in text.glyphs.iter().filter(|it| it.id == 0) {
                    lost.extend(text.text.get(glyph.range()).unwrap_or_default().chars());
                }
            }
            FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

/// All the text of a frame in the order it was set.
#[cfg(test)]
pub(crate) fn text(frame: &Frame) -> String {
    let runs = frame.items().map(|(_, item)| match item {
        FrameItem::Group(group) => text(&group.frame),
        FrameItem::Text(run) => run.text.to_string(),
        FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {
            String::new()
        }
    });
    runs.collect()
}
