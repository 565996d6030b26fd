//! Which part of the package is what.

use super::{
    NAME,
    xml::{Mark, Marks, attribute},
};
use crate::{Refusal, packed::Packed};

/// The parts that are read, and where they are kept.
pub(super) struct Parts {
    /// The body's path, such as `word/document.xml`.
    pub(super) path: String,
    pub(super) document: String,
    pub(super) relations: String,
    pub(super) footnotes: Option<String>,
    pub(super) endnotes: Option<String>,
    pub(super) numbering: Option<String>,
    pub(super) styles: Option<String>,
    /// The path and content of the comments there are.
    pub(super) comments: Option<(String, String)>,
}

impl Parts {
    pub(super) fn read(packed: &mut Packed<'_>) -> Result<Parts, Refusal> {
        let package = packed.part("_rels/.rels")?.ok_or(Refusal::Broken(NAME))?;
        let path = target(&package, "officeDocument")?.unwrap_or_else(|| "word/document.xml".to_owned());
        let path = path.trim_start_matches('/').to_owned();
        let document = packed.part(&path)?.ok_or(Refusal::Broken(NAME))?;
        let relations = packed.part(&relations_path(&path))?.unwrap_or_default();
        let mut named = |kind: &str| -> Result<Option<(String, String)>, Refusal> {
            let Some(target) = target(&relations, kind)? else { return Ok(None) };
            let target = beside(&path, &target);
            Ok(packed.part(&target)?.map(|it| (target, it)))
        };
        let mut content = |kind| named(kind).map(|it| it.map(|it| it.1));
        let (footnotes, endnotes) = (content("footnotes")?, content("endnotes")?);
        let (numbering, styles) = (content("numbering")?, content("styles")?);
        let comments = named("comments")?;
        Ok(Parts { path, document, relations, footnotes, endnotes, numbering, styles, comments })
    }
}

/// `word/document.xml` → `word/_rels/document.xml.rels`.
pub(super) fn relations_path(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    format!("{folder}_rels/{name}.rels")
}

/// A target as the package names it.
pub(super) fn beside(path: &str, target: &str) -> String {
    match (target.strip_prefix('/'), path.rsplit_once('/')) {
        (Some(whole), _) => whole.to_owned(),
        (None, Some((folder, _))) => format!("{folder}/{target}"),
        (None, None) => target.to_owned(),
    }
}

/// The target of the relation whose type ends with `/kind`.
fn target(relations: &str, kind: &str) -> Result<Option<String>, Refusal> {
    let mut marks = Marks::of(relations);
    while let Some((mark, _)) = marks.next()? {
        if let Mark::Opens(it) | Mark::Lone(it) = mark
            && attribute(&it, "Type").is_some_and(|it| it.rsplit('/').next() == Some(kind))
        {
            return Ok(attribute(&it, "Target"));
        }
    }
    Ok(None)
}
