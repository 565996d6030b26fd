//! The body, footnotes and text boxes, mark by mark.

use std::ops::Range;

use quick_xml::events::BytesStart;

use super::{
    line::{Item, Piece, Run},
    numbers::Numbers,
    parts::Parts,
    story::{OpenCell, OpenRun, Paragraph, Story, Table},
    styles::Styles,
    xml::{Mark, Marks, attribute, characters, is_on, number},
};
use crate::{MOST_CHARACTERS, Refusal};

/// What was read, and the runs of the body it came from.
pub(super) struct Body {
    pub(super) items: Vec<Item>,
    pub(super) runs: Vec<Run>,
    pub(super) remarks: Vec<String>,
}

/// Elements that are not part of what one reads: what was deleted, the second
/// form of a drawing, how things were before a change, codes of fields.
const UNREAD: &[&str] = &[
    "w:del",
    "w:moveFrom",
    "mc:Fallback",
    "w:rPrChange",
    "w:pPrChange",
    "w:tblPrChange",
    "w:tcPrChange",
    "w:trPrChange",
    "w:sectPr",
    "w:instrText",
    "w:delText",
    "w:sdtPr",
    "w:rt",
    "w:tblGrid",
    "wp:docPr",
];

pub(super) fn walk(parts: &Parts) -> Result<Body, Refusal> {
    let styles = Styles::read(parts.styles.as_deref())?;
    let numbers = Numbers::read(parts.numbering.as_deref())?;
    let mut walk = Walk::new(&parts.document, &styles, numbers, true);
    walk.part()?;
    let Walk { runs, noted, contents, mut stories, .. } = walk;
    let mut items = stories.pop().map(|it| it.items).unwrap_or_default();
    for (part, kind) in [(&parts.footnotes, "w:footnoteReference"), (&parts.endnotes, "w:endnoteReference")] {
        let Some(part) = part else { continue };
        let mut notes = Walk::new(part, &styles, Numbers::default(), false);
        notes.part()?;
        for (id, mut story) in notes.notes {
            story.host = noted.iter().find(|it| it.0 == kind && it.1 == id).map(|it| it.2);
            items.extend(story.boxed().map(Item::Paragraph));
        }
    }
    let remarks = if contents {
        vec!["目录没有核对：页码要等正文改定后更新".to_owned()]
    } else {
        Vec::new()
    };
    Ok(Body { items, runs, remarks })
}

struct Walk<'a> {
    xml: &'a str,
    styles: &'a Styles,
    numbers: Numbers,
    /// Whether runs are kept, so that comments can be put at them.
    keeps: bool,
    runs: Vec<Run>,
    /// The body, and within it the text boxes that are open.
    stories: Vec<Story>,
    /// Kind and id of a note, and the run that refers to it.
    noted: Vec<(&'static str, String, usize)>,
    /// Of a part of notes: the id of the open one, and what each says.
    note: Option<String>,
    notes: Vec<(String, Story)>,
    contents: bool,
    length: usize,
}

impl<'a> Walk<'a> {
    fn new(xml: &'a str, styles: &'a Styles, numbers: Numbers, keeps: bool) -> Walk<'a> {
        let (runs, stories) = (Vec::new(), vec![Story::default()]);
        let (noted, note, notes) = (Vec::new(), None, Vec::new());
        Walk { xml, styles, numbers, keeps, runs, stories, noted, note, notes, contents: false, length: 0 }
    }

    fn part(&mut self) -> Result<(), Refusal> {
        let mut marks = Marks::of(self.xml);
        let (mut unread, mut properties, mut within) = (0_usize, 0, false);
        while let Some((mark, place)) = marks.next()? {
            match &mark {
                Mark::Opens(it) if 0 < unread || UNREAD.contains(&it.name().into_inner()) => unread += 1,
                Mark::Closes(_) if 0 < unread => unread -= 1,
                Mark::Lone(_) | Mark::Text if 0 < unread => {}
                Mark::Opens(it) => {
                    let name = it.name().into_inner();
                    within = matches!(name, "w:t" | "m:t");
                    if name == "w:rPr" {
                        properties = place.start;
                    }
                    self.opens(it, &place);
                }
                Mark::Lone(it) => self.lone(it),
                Mark::Closes(name) => {
                    within = false;
                    self.closes(name, &place, properties)?;
                }
                Mark::Text if within => self.text(&place),
                Mark::Text => {}
            }
        }
        Ok(())
    }

    fn story(&mut self) -> Option<&mut Story> {
        self.stories.last_mut()
    }

    fn opens(&mut self, mark: &BytesStart<'_>, place: &Range<usize>) {
        let index = self.runs.len();
        let keeps = self.keeps && self.stories.len() == 1;
        let Some(story) = self.story() else { return };
        match mark.name().into_inner() {
            "w:p" => story.paragraph = Some(Paragraph::default()),
            "w:r" => {
                let properties = place.end..place.end;
                story.run = Some(OpenRun { index, from: place.start, properties, hidden: false });
                if keeps {
                    let run = Run { outer: place.clone(), properties: 0..0, inner: place.end..place.end };
                    self.runs.push(run);
                }
            }
            "w:tbl" => story.tables.push(Table::default()),
            "w:tr" => {
                if let Some(table) = story.tables.last_mut() {
                    table.rows.push(Vec::new());
                    table.column = 0;
                }
            }
            "w:tc" => {
                if let Some(table) = story.tables.last_mut() {
                    table.cell = Some(OpenCell { columns: 1, ..OpenCell::default() });
                }
            }
            "w:txbxContent" => {
                let host = story.run.as_ref().map(|it| it.index).or(story.host);
                self.stories.push(Story { host, ..Story::default() });
            }
            "w:footnote" | "w:endnote" => {
                if attribute(mark, "type").is_none_or(|it| it == "normal") {
                    self.note = attribute(mark, "id");
                }
            }
            _ => self.lone(mark),
        }
    }

    /// What an element says by being there, whether or not something is in it.
    fn lone(&mut self, mark: &BytesStart<'_>) {
        let note = match mark.name().into_inner() {
            "w:footnoteReference" => Some("w:footnoteReference"),
            "w:endnoteReference" => Some("w:endnoteReference"),
            _ => None,
        };
        let Some(story) = self.stories.last_mut() else { return };
        if let Some(kind) = note {
            let run = story.host.or(story.run.as_ref().map(|it| it.index));
            self.noted.extend(run.map(|it| (kind, attribute(mark, "id").unwrap_or_default(), it)));
            return;
        }
        let Story { paragraph, tables, run, .. } = story;
        match (mark.name().into_inner(), paragraph, run, tables.last_mut()) {
            ("w:pStyle", Some(it), None, _) => it.style = attribute(mark, "val"),
            ("w:numId", Some(it), None, _) => it.number.0 = attribute(mark, "val"),
            ("w:ilvl", Some(it), None, _) => it.number.1 = number(mark, "val"),
            ("w:vanish", _, Some(run), _) => run.hidden = is_on(mark),
            ("w:tab", Some(it), Some(_), _) => it.line.push('\t'),
            ("w:noBreakHyphen", Some(it), Some(_), _) => it.line.push('-'),
            ("w:sym", Some(it), Some(_), _) => it.line.push('□'),
            ("w:br", Some(it), Some(_), _) if attribute(mark, "type").is_none() => it.line.push('\n'),
            ("w:cr", Some(it), Some(_), _) => it.line.push('\n'),
            ("w:gridSpan", None, _, Some(Table { cell: Some(cell), .. })) => {
                cell.columns = number(mark, "val").unwrap_or(1).clamp(1, 1000);
            }
            ("w:vMerge", None, _, Some(Table { cell: Some(cell), .. })) => {
                cell.merge = Some(attribute(mark, "val").as_deref() == Some("restart"));
            }
            ("w:gridBefore", None, _, Some(table)) => {
                table.column = number(mark, "val").unwrap_or(0).min(1000);
            }
            _ => {}
        }
    }

    fn closes(&mut self, name: &str, place: &Range<usize>, properties: usize) -> Result<(), Refusal> {
        let body = self.stories.len() == 1;
        match name {
            "w:rPr" => {
                if let Some(run) = self.story().and_then(|it| it.run.as_mut()) {
                    run.properties = properties..place.end;
                }
            }
            "w:r" => {
                let done = self.story().and_then(|it| it.run.take());
                if let (Some(done), true) = (done, body && self.keeps)
                    && let Some(run) = self.runs.get_mut(done.index)
                {
                    let inner = run.inner.start.max(done.properties.end)..place.start;
                    *run = Run { outer: done.from..place.end, properties: done.properties, inner };
                }
            }
            "w:p" => self.end_paragraph()?,
            "w:tc" => self.story().into_iter().for_each(Story::end_cell),
            "w:tbl" => self.story().into_iter().for_each(Story::end_table),
            "w:footnote" | "w:endnote" => {
                let items = self.story().map(|it| std::mem::take(&mut it.items)).unwrap_or_default();
                if let Some(id) = self.note.take() {
                    self.notes.push((id, Story { items, ..Story::default() }));
                }
            }
            "w:txbxContent" => self.end_box(),
            _ => {}
        }
        Ok(())
    }

    /// What stands in a `w:t` or, of a formula, in an `m:t`.
    fn text(&mut self, place: &Range<usize>) {
        let raw = self.xml.get(place.clone()).unwrap_or("");
        let keeps = self.keeps && self.stories.len() == 1;
        let Some(story) = self.stories.last_mut() else { return };
        let Some(Paragraph { line, .. }) = &mut story.paragraph else { return };
        if story.run.as_ref().is_some_and(|it| it.hidden) {
            return;
        }
        let from = line.count;
        characters(raw).for_each(|it| line.push(it.0));
        if let Some(run) = story.run.as_ref().filter(|_| keeps && from < line.count) {
            line.pieces.push(Piece { span: from..line.count, run: run.index, text: Some(place.clone()) });
        }
    }

    fn end_paragraph(&mut self) -> Result<(), Refusal> {
        let Some(Paragraph { mut line, style, number }) = self.story().and_then(|it| it.paragraph.take())
        else {
            return Ok(());
        };
        if self.styles.is_contents(style.as_deref()) {
            self.contents = true;
            return Ok(());
        }
        let (id, level) = self.styles.number(style.as_deref(), number);
        if let Some(mark) = id.and_then(|it| self.numbers.next(&it, level)) {
            line.begin_with(&mark);
        }
        self.length += line.count + 1;
        if MOST_CHARACTERS < self.length {
            return Err(Refusal::TooLong);
        }
        let Some(story) = self.stories.last_mut() else { return Ok(()) };
        let boxes = std::mem::take(&mut story.boxes);
        std::iter::once(line).chain(boxes).for_each(|it| story.put(it));
        Ok(())
    }

    fn end_box(&mut self) {
        match (self.stories.pop(), self.stories.last_mut()) {
            (Some(done), Some(around)) => around.boxes.extend(done.boxed()),
            (Some(body), None) => self.stories.push(body),
            (None, _) => {}
        }
    }
}
