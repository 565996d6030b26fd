//! A drafted paper becomes a manuscript, and a manuscript the paper that is printed.

use std::collections::HashMap;

use super::{Body, Manuscript, Marked, Piece, Span};
use crate::{
    Bar, Block, Inline, Paper,
    cut_off::Stretch,
    numerals::{self, Setting},
};

/// The name of what stands before the first heading.
const OPENING: &str = "开头";

impl Manuscript {
    /// What a paper says that was just drafted. `own` are its own expressions.
    pub fn of(paper: &Paper, first: &str, cut_off: &str, mut own: Vec<String>) -> Manuscript {
        // 2016年6月30日 is recognised before 2016年.
        own.sort_by_key(|it| std::cmp::Reverse(it.chars().count()));
        let mut res = Manuscript {
            title: paper.title.clone(),
            addressee: paper.addressee.clone(),
            signer: paper.signer.clone(),
            signed: Marked::default(),
            first: first.to_owned(),
            cut_off: cut_off.to_owned(),
            own,
            pieces: Vec::new(),
            chips: std::collections::BTreeMap::new(),
            last: 0,
            stays: Vec::new(),
            settled: Vec::new(),
            known: None,
        };
        res.signed = res.marked(&paper.signed);
        res.pieces = res.drafted(&paper.blocks);
        res
    }

    /// Blocks as pieces, each with the section it begins or belongs to.
    pub(super) fn drafted(&mut self, blocks: &[Block]) -> Vec<Piece> {
        let mut section = OPENING.to_owned();
        let mut res: Vec<Piece> = Vec::with_capacity(blocks.len());
        for block in blocks {
            if let Block::Heading { text, level: 1..=3 } = block {
                section = self.section_name(text, &res);
            }
            let body = self.body(block);
            res.push(Piece { id: self.next_piece(), section: section.clone(), hand: None, body });
        }
        res
    }

    /// A heading without its numbering; a second of the same name is told apart.
    fn section_name(&self, heading: &[Inline], before: &[Piece]) -> String {
        let text: String = heading.iter().map(Inline::plain).collect();
        let name = section_name(&text);
        let twin = before.iter().filter(|it| it.section == name).count();
        if twin == 0 { name } else { format!("{name}（{twin}）") }
    }

    fn body(&mut self, block: &Block) -> Body {
        match block {
            Block::Heading { level, text } => Body::Heading { level: *level, text: self.marked(text) },
            Block::Paragraph { text } => Body::Paragraph { text: self.marked(text) },
            Block::Slot { wanted } => Body::Slot { wanted: wanted.clone() },
            Block::Table { title, head, rows } => Body::Table {
                title: Marked::text(title.as_str()),
                head: head.iter().map(Marked::text).collect(),
                rows: rows.iter().map(|row| row.iter().map(|it| self.marked(it)).collect()).collect(),
            },
            Block::Chart { title, unit, bars } => Body::Chart {
                title: Marked::text(title.as_str()),
                unit: unit.clone(),
                bars: bars
                    .iter()
                    .map(|it| (Marked::text(it.label.as_str()), self.marked(&it.value)))
                    .collect(),
            },
        }
    }

    fn marked(&mut self, inlines: &[Inline]) -> Marked {
        let mut spans = Vec::with_capacity(inlines.len());
        for it in inlines {
            spans.push(match it {
                Inline::Text { text } => Span::Text(text.clone()),
                Inline::Figure(_) | Inline::Cited(_) | Inline::Explained(_) => {
                    Span::Chip(self.add_chip(it.clone()))
                }
            });
        }
        Marked::of(spans)
    }

    /// The paper as it is printed, every figure under an id of its own.
    pub fn paper(&self, draft_note: Option<String>) -> Paper {
        let mut printer = Printer { manuscript: self, used: HashMap::new() };
        let blocks = self.pieces.iter().map(|it| printer.block(&it.body)).collect();
        let paper = Paper {
            title: self.title.clone(),
            addressee: self.addressee.clone(),
            blocks,
            signer: self.signer.clone(),
            signed: printer.inlines(&self.signed),
            draft_note,
        };
        paper.with_cut_offs(Stretch { first: &self.first, last: &self.cut_off })
    }
}

/// A heading without its numbering: `（一）项目征集` is 项目征集.
fn section_name(heading: &str) -> String {
    let found = numerals::find(heading, Setting { begins: true, own: &[] });
    let numbering = found.first().filter(|it| it.kind == numerals::Kind::Numbering);
    heading[numbering.map_or(0, |it| it.range.end)..].trim().to_owned()
}

struct Printer<'a> {
    manuscript: &'a Manuscript,
    used: HashMap<&'a str, usize>,
}

impl<'a> Printer<'a> {
    fn block(&mut self, body: &'a Body) -> Block {
        match body {
            Body::Heading { level, text } => Block::Heading { level: *level, text: self.inlines(text) },
            Body::Paragraph { text } => Block::Paragraph { text: self.inlines(text) },
            Body::Slot { wanted } => Block::Slot { wanted: wanted.clone() },
            Body::Table { title, head, rows } => Block::Table {
                title: title.plain(&self.manuscript.chips),
                head: head.iter().map(|it| it.plain(&self.manuscript.chips)).collect(),
                rows: rows.iter().map(|row| row.iter().map(|it| self.inlines(it)).collect()).collect(),
            },
            Body::Chart { title, unit, bars } => Block::Chart {
                title: title.plain(&self.manuscript.chips),
                unit: unit.clone(),
                bars: bars.iter().map(|it| self.bar(it)).collect(),
            },
        }
    }

    fn bar(&mut self, (label, value): &'a (Marked, Marked)) -> Bar {
        Bar { label: label.plain(&self.manuscript.chips), value: self.inlines(value) }
    }

    fn inlines(&mut self, text: &'a Marked) -> Vec<Inline> {
        let span = |it: &'a Span| match it {
            Span::Text(text) => Some(Inline::text(text.as_str())),
            Span::Chip(number) => self.manuscript.chips.get(number).map(|it| self.chip(it)),
        };
        text.spans().iter().filter_map(span).collect()
    }

    /// A figure that stands a second time has the id of its first with a number.
    fn chip(&mut self, it: &'a Inline) -> Inline {
        let Inline::Figure(figure) = it else { return it.clone() };
        let times = self.used.entry(&figure.id).and_modify(|it| *it += 1).or_insert(1);
        let id = if *times == 1 { figure.id.clone() } else { format!("{}~{times}", figure.id) };
        Inline::Figure(crate::Figure { id, ..figure.clone() })
    }
}
