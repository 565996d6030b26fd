//! One section typed anew. Either every chip is accounted for, or nothing is
//! taken and each sentence says what is missing.

use std::collections::{BTreeMap, BTreeSet};

use super::{Body, Manuscript, Marked, Piece, marked::token};
use crate::Inline;

/// What somebody typed over a piece; a new piece has the number of none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    pub id: u32,
    /// The level of a heading, 0 for a paragraph.
    pub level: u8,
    pub text: String,
}

/// A section as somebody typed it: its pieces in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    pub pieces: Vec<Typed>,
    /// Chips that are meant to go.
    pub gone: BTreeSet<u32>,
    pub by: String,
}

/// What is wrong, and with which piece (0: with the section).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub piece: u32,
    /// The chip that is missing, where one is.
    pub missing: Option<u32>,
    pub sentence: String,
}

/// Longer paragraphs are a mistake of the clipboard.
const LONGEST: usize = 20_000;

impl Manuscript {
    /// The manuscript with the section as it was typed.
    pub fn edited(&self, section: &str, edit: &Edit) -> Result<Manuscript, Vec<Wrong>> {
        let mut next = self.clone();
        let (mut pieces, mut wrong) = (Vec::new(), Vec::new());
        for typed in &edit.pieces {
            match next.read_piece(section, typed, &edit.by) {
                Ok(read) => pieces.extend(read),
                Err(sentence) => wrong.push(Wrong { piece: typed.id, missing: None, sentence }),
            }
        }
        if wrong.is_empty() {
            wrong.extend(self.missing(section, &pieces, edit));
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        next.replace(section, pieces);
        Ok(next)
    }

    /// A text becomes as many pieces as it has lines; an empty one becomes none.
    fn read_piece(&mut self, section: &str, typed: &Typed, by: &str) -> Result<Vec<Piece>, String> {
        if LONGEST < typed.text.len() {
            return Err(format!("这一段有 {} 个字，太长了，请分成几段", typed.text.chars().count()));
        }
        let before = self.piece(typed.id).cloned();
        let lines: Vec<&str> = typed.text.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
        match before.as_ref().map(|it| &it.body) {
            // A slot nobody has written into stays one.
            Some(Body::Slot { .. }) if lines.is_empty() => return Ok(before.into_iter().collect()),
            Some(Body::Table { .. } | Body::Chart { .. }) if !lines.is_empty() => {
                let body = read_table(&lines, &self.chips, before.as_ref().map(|it| &it.body))?;
                return Ok(vec![self.piece_of(section, before, body, by)]);
            }
            _ => {}
        }
        let mut kept = before;
        let mut res = Vec::new();
        for line in lines {
            let text = Marked::read(line, &self.chips)?;
            let body = match typed.level {
                0 => Body::Paragraph { text },
                level => Body::Heading { level, text },
            };
            res.push(self.piece_of(section, kept.take(), body, by));
        }
        Ok(res)
    }

    fn piece_of(&mut self, section: &str, before: Option<Piece>, body: Body, by: &str) -> Piece {
        match before {
            Some(it) if it.body == body => it,
            Some(it) => Piece { body, hand: Some(by.to_owned()), ..it },
            None => {
                let id = self.next_piece();
                Piece { id, section: section.to_owned(), hand: Some(by.to_owned()), body }
            }
        }
    }

    /// Chips that stood in the section, stand there no more, and were not said to go.
    fn missing(&self, section: &str, pieces: &[Piece], edit: &Edit) -> Vec<Wrong> {
        let stands: BTreeSet<u32> = pieces.iter().flat_map(|it| it.body.chips()).collect();
        let mut res = Vec::new();
        for piece in self.section(section).map_or(&[][..], |it| it.pieces) {
            for chip in piece.body.chips().filter(|it| !stands.contains(it) && !edit.gone.contains(it)) {
                let sentence = format!(
                    "少了 {}（{}）。要删去它，请在这一段下面勾选“删去”；不删请把它放回文中",
                    token(chip, &self.chips),
                    self.chips.get(&chip).map_or("", name)
                );
                res.push(Wrong { piece: piece.id, missing: Some(chip), sentence });
            }
        }
        res
    }

    /// Puts pieces in the place of a section.
    pub(super) fn replace(&mut self, section: &str, pieces: Vec<Piece>) {
        let at = self.pieces.iter().position(|it| it.section == section).unwrap_or(self.pieces.len());
        self.pieces.retain(|it| it.section != section);
        self.pieces.splice(at..at, pieces);
    }

    /// The piece one place up or down, across the borders of sections too.
    pub fn moved(&self, id: u32, down: bool) -> Option<Manuscript> {
        let at = self.pieces.iter().position(|it| it.id == id)?;
        let to = if down { at + 1 } else { at.checked_sub(1)? };
        let neighbour = self.pieces.get(to)?.section.clone();
        let mut next = self.clone();
        if neighbour == next.pieces[at].section {
            next.pieces.swap(at, to);
        } else {
            next.pieces[at].section = neighbour;
        }
        Some(next)
    }

    /// A block as it stands in a form: a table a line a row, cells between bars.
    pub fn typed(&self, body: &Body) -> String {
        let text = |it: &Marked| it.typed(&self.chips);
        let line = |cells: &[Marked]| cells.iter().map(text).collect::<Vec<_>>().join(BAR);
        match body {
            Body::Heading { text, .. } | Body::Paragraph { text } => text.typed(&self.chips),
            Body::Slot { .. } => String::new(),
            Body::Table { title, head, rows } => {
                let lines = [text(title), line(head)].into_iter().chain(rows.iter().map(|it| line(it)));
                lines.collect::<Vec<_>>().join("\n")
            }
            Body::Chart { title, bars, .. } => {
                let bars = bars.iter().map(|it| format!("{}{BAR}{}", text(&it.0), text(&it.1)));
                [text(title)].into_iter().chain(bars).collect::<Vec<_>>().join("\n")
            }
        }
    }
}

const BAR: &str = "｜";

fn read_table(lines: &[&str], chips: &BTreeMap<u32, Inline>, before: Option<&Body>) -> Result<Body, String> {
    let cells = |line: &&str| {
        line.split(['｜', '|']).map(|it| Marked::read(it.trim(), chips)).collect::<Result<Vec<_>, _>>()
    };
    let title = Marked::read(lines[0], chips)?;
    let rows = lines[1..].iter().map(cells).collect::<Result<Vec<_>, _>>()?;
    if let Some(Body::Chart { unit, .. }) = before {
        let bars = rows.into_iter().map(|row| match <[Marked; 2]>::try_from(row) {
            Ok([label, value]) if value.chips().count() == 1 => Ok((label, value)),
            _ => Err("图的每一行应是“名称｜⟦数⟧”，数只能是文稿里的数".to_owned()),
        });
        return Ok(Body::Chart { title, unit: unit.clone(), bars: bars.collect::<Result<_, _>>()? });
    }
    let mut rows = rows.into_iter();
    let head = rows.next().ok_or("表至少要有标题、表头两行，各栏用“｜”隔开")?;
    let rows: Vec<Vec<Marked>> = rows.collect();
    if let Some(at) = rows.iter().position(|it| it.len() != head.len()) {
        return Err(format!(
            "表的第 {} 行有 {} 栏，表头有 {} 栏，请对齐",
            at + 1,
            rows[at].len(),
            head.len()
        ));
    }
    Ok(Body::Table { title, head, rows })
}

/// What a chip is called.
pub(super) fn name(it: &Inline) -> &str {
    match it {
        Inline::Figure(it) => &it.label,
        Inline::Cited(_) => "引用台账",
        Inline::Explained(_) => "已说明",
        Inline::Text { .. } => "",
    }
}
