//! Comments put into a document. Everything else stays as it was, byte for byte:
//! runs are parted where a comment begins or ends inside them, and the comments
//! are a part of their own.

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
    ops::Range,
};

use check::text::Span;
use zip::{DateTime, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{
    NAME, Opened,
    line::{Line, Piece, Run},
    open,
    parts::{beside, relations_path},
    xml::{Mark, Marks, characters, escaped, number},
};
use crate::{Refusal, packed::Packed};

/// A comment at a place in the text that [`crate::read`] gave for the same bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub span: Span,
    /// A paragraph each.
    pub lines: Vec<String>,
}

/// Who the comments are by.
const AUTHOR: &str = "科知核对";
const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const TYPES: &str = "[Content_Types].xml";

/// The same document with comments. A note whose place is no longer in the
/// document, which cannot come about for equal bytes, is an error and never lost.
pub fn comment(bytes: &[u8], notes: &[Note]) -> Result<Vec<u8>, Refusal> {
    let opened = open(bytes)?;
    let (first, existing) = match &opened.parts.comments {
        Some((path, content)) => (next_id(content)?, Some((path.clone(), content.clone()))),
        None => (0, None),
    };
    let mut edits = Vec::new();
    for (id, note) in (first..).zip(notes) {
        edits.extend(around(&opened, id, note.span).ok_or(Refusal::Broken(NAME))?);
    }
    let document = edited(&opened.parts.document, edits);
    let written: String = (first..).zip(notes).map(|(id, note)| written(id, note)).collect();
    let mut parts = vec![(opened.parts.path.clone(), document)];
    match existing {
        Some((path, content)) => parts.push((path, before_end(&content, "comments", &written)?)),
        None => parts.extend(new_part(bytes, &opened, &written)?),
    }
    repacked(bytes, &parts)
}

/// Bytes to be put in at a place of the body.
struct Edit {
    at: usize,
    /// At one place ends come before beginnings.
    begins: bool,
    text: String,
}

/// The marks of one comment: where its range begins, where it ends, what shows it.
fn around(opened: &Opened, id: usize, span: Span) -> Option<Vec<Edit>> {
    let lines =
        opened.placed.iter().filter(|it| it.0.from < span.to.max(span.from + 1) && span.from <= it.0.to);
    let pieces: Vec<(Span, &Line)> =
        lines.map(|it| (it.0, &it.1)).filter(|it| !it.1.pieces.is_empty()).collect();
    let ((first, line), (last, end)) = (pieces.first()?, pieces.last()?);
    let from = line.pieces.iter().find(|it| span.from < first.from + it.span.end).or(line.pieces.last())?;
    let within = |it: &&Piece| last.from + it.span.start < span.to;
    let to = end.pieces.iter().rev().find(within).or(end.pieces.first())?;
    let document = &opened.parts.document;
    let runs = &opened.body.runs;
    let begin = parted(document, runs.get(from.run)?, from, span.from.saturating_sub(first.from));
    let end = parted(document, runs.get(to.run)?, to, span.to.saturating_sub(last.from));
    let start = format!(r#"<w:commentRangeStart w:id="{id}"/>"#);
    let stop = format!(r#"<w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r>"#);
    let spaces: Vec<Edit> =
        [&begin, &end].into_iter().flatten().filter_map(|it| kept_space(document, it.0)).collect();
    let begin = begin.unwrap_or((runs.get(from.run)?.outer.start, String::new(), String::new()));
    let end = end.unwrap_or((runs.get(to.run)?.outer.end, String::new(), String::new()));
    let mut res = vec![
        Edit { at: begin.0, begins: true, text: begin.1 + &start + &begin.2 },
        Edit { at: end.0, begins: false, text: end.1 + &stop + &end.2 },
    ];
    res.extend(spaces);
    Some(res)
}

/// The first half of a parted text may now end with a space, which must be said to count.
fn kept_space(document: &str, within: usize) -> Option<Edit> {
    let head = document.get(..within)?;
    let tag = head.rfind("<w:t>")?.max(head.rfind("<w:t ").unwrap_or(0));
    let end = tag + head.get(tag..)?.find('>')?;
    let said = head.get(tag..end)?.contains("xml:space");
    (!said).then(|| Edit { at: end, begins: true, text: r#" xml:space="preserve""#.to_owned() })
}

/// Where a run is parted before a character of a piece, and what closes the first
/// half and opens the second; none at an edge of the run, where it stays whole.
fn parted(document: &str, run: &Run, piece: &Piece, at: usize) -> Option<(usize, String, String)> {
    let text = piece.text.clone()?;
    let raw = document.get(text.clone())?;
    let ahead = at.saturating_sub(piece.span.start).min(piece.span.len());
    let place = text.start + characters(raw).take(ahead).last().map_or(0, |it| it.1.end);
    if only_tags(document, run.inner.start..place) || only_tags(document, place..run.inner.end) {
        return None;
    }
    let properties = document.get(run.properties.clone()).unwrap_or("");
    Some((place, "</w:t></w:r>".to_owned(), format!(r#"<w:r>{properties}<w:t xml:space="preserve">"#)))
}

/// Whether a stretch of a run holds nothing but the tag of the text itself.
fn only_tags(document: &str, stretch: Range<usize>) -> bool {
    let rest = document.get(stretch).unwrap_or("");
    rest.is_empty() || rest == "</w:t>" || rest.starts_with("<w:t") && rest.find('>') == Some(rest.len() - 1)
}

fn edited(document: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|it| (it.at, it.begins));
    edits.dedup_by(|one, other| one.at == other.at && one.text == other.text);
    let (mut res, mut done) = (String::with_capacity(document.len() * 2), 0);
    for edit in edits {
        res.push_str(document.get(done..edit.at).unwrap_or(""));
        res.push_str(&edit.text);
        done = edit.at;
    }
    res.push_str(document.get(done..).unwrap_or(""));
    res
}

/// A comment without a date: the same paper gives the same bytes.
fn written(id: usize, note: &Note) -> String {
    let mut res =
        format!(r#"<w:comment xmlns:w="{NAMESPACE}" w:id="{id}" w:author="{AUTHOR}" w:initials="科知">"#);
    for line in &note.lines {
        let _ = write!(res, r#"<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>"#, escaped(line));
    }
    res + "</w:comment>"
}

/// One more than the highest id of the comments there are.
fn next_id(comments: &str) -> Result<usize, Refusal> {
    let (mut res, mut marks) = (0, Marks::of(comments));
    while let Some((mark, _)) = marks.next()? {
        if let Mark::Opens(it) | Mark::Lone(it) = mark
            && it.name().into_inner() == "w:comment"
        {
            res = res.max(number(&it, "id").unwrap_or(0) + 1);
        }
    }
    Ok(res)
}

/// The part of the comments, its relation and its content type.
fn new_part(bytes: &[u8], opened: &Opened, written: &str) -> Result<Vec<(String, String)>, Refusal> {
    let path = beside(&opened.parts.path, "comments.xml");
    let mut packed = Packed::open(bytes, NAME)?;
    let types = packed.part(TYPES)?.ok_or(Refusal::Broken(NAME))?;
    let typed = format!(r#"<Override PartName="/{path}" ContentType="{CONTENT}"/>"#);
    let relation = format!(r#"<Relationship Id="kezhiComments" Type="{RELATION}" Target="comments.xml"/>"#);
    let relations = if opened.parts.relations.is_empty() {
        let space = "http://schemas.openxmlformats.org/package/2006/relationships";
        format!(r#"{DECLARATION}<Relationships xmlns="{space}">{relation}</Relationships>"#)
    } else {
        before_end(&opened.parts.relations, "Relationships", &relation)?
    };
    Ok(vec![
        (path, format!(r#"{DECLARATION}<w:comments xmlns:w="{NAMESPACE}">{written}</w:comments>"#)),
        (relations_path(&opened.parts.path), relations),
        (TYPES.to_owned(), before_end(&types, "Types", &typed)?),
    ])
}

/// Puts something in as the last thing of the outermost element.
fn before_end(part: &str, local: &str, text: &str) -> Result<String, Refusal> {
    let end = part.rfind("</").or_else(|| part.rfind("/>"));
    let at = end.ok_or(Refusal::Broken(NAME))?;
    let (head, tail) = part.split_at(at);
    if tail.starts_with("/>") {
        let name = head.rsplit('<').next().and_then(|it| it.split_whitespace().next()).unwrap_or(local);
        return Ok(format!("{head}>{text}</{name}>"));
    }
    Ok(format!("{head}{text}{tail}"))
}

/// The archive with some parts replaced or added; the rest is copied as it is packed.
fn repacked(bytes: &[u8], parts: &[(String, String)]) -> Result<Vec<u8>, Refusal> {
    let broken = |_| Refusal::Broken(NAME);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut res = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let mut left: Vec<&(String, String)> = parts.iter().collect();
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(broken)?;
        let name = part.name().map_err(broken)?.to_string();
        match left.iter().position(|it| it.0 == name) {
            None => res.raw_copy_file(part).map_err(broken)?,
            Some(found) => {
                let (name, content) = left.swap_remove(found);
                res.start_file(name.as_str(), options).map_err(broken)?;
                res.write_all(content.as_bytes()).map_err(|_| Refusal::Broken(NAME))?;
            }
        }
    }
    for (name, content) in left {
        res.start_file(name.as_str(), options).map_err(broken)?;
        res.write_all(content.as_bytes()).map_err(|_| Refusal::Broken(NAME))?;
    }
    Ok(res.finish().map_err(broken)?.into_inner())
}
