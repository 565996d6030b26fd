//! The little that is asked of styles: whether a paragraph is part of the table of
//! contents, and whether its style numbers it.

use std::collections::HashMap;

use super::xml::{Mark, Marks, attribute, number};
use crate::Refusal;

#[derive(Default)]
pub(super) struct Styles {
    all: HashMap<String, Style>,
}

#[derive(Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    number: (Option<String>, Option<usize>),
}

/// Word does not nest styles deeper.
const LONGEST_CHAIN: usize = 12;

impl Styles {
    pub(super) fn read(part: Option<&str>) -> Result<Styles, Refusal> {
        let (mut res, mut id) = (Styles::default(), String::new());
        let mut marks = Marks::of(part.unwrap_or(""));
        while let Some((mark, _)) = marks.next()? {
            let (Mark::Opens(it) | Mark::Lone(it)) = mark else { continue };
            let style = res.all.get_mut(&id);
            match (it.name().into_inner(), style) {
                ("w:style", _) => {
                    id = attribute(&it, "styleId").unwrap_or_default();
                    res.all.insert(id.clone(), Style::default());
                }
                ("w:name", Some(style)) => {
                    style.name = attribute(&it, "val").unwrap_or_default().to_lowercase();
                }
                ("w:basedOn", Some(style)) => style.based_on = attribute(&it, "val"),
                ("w:numId", Some(style)) => style.number.0 = attribute(&it, "val"),
                ("w:ilvl", Some(style)) => style.number.1 = number(&it, "val"),
                _ => {}
            }
        }
        Ok(res)
    }

    /// `toc 1` to `toc 9`: its page numbers are Word's, not the writer's.
    pub(super) fn is_contents(&self, id: Option<&str>) -> bool {
        let Some(id) = id else { return false };
        let name = self.all.get(id).map_or("", |it| it.name.as_str());
        name.starts_with("toc ") || name.is_empty() && id.to_lowercase().starts_with("toc")
    }

    /// The list and level that number a paragraph: its own, or those of its style.
    pub(super) fn number(
        &self,
        style: Option<&str>,
        own: (Option<String>, Option<usize>),
    ) -> (Option<String>, usize) {
        let (mut id, mut level) = own;
        let mut next = style.map(str::to_owned);
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = next.take().and_then(|it| self.all.get(&it)) else { break };
            id = id.or_else(|| style.number.0.clone());
            level = level.or(style.number.1);
            next.clone_from(&style.based_on);
        }
        // 0 takes the numbering away again.
        (id.filter(|it| it != "0"), level.unwrap_or(0))
    }
}
