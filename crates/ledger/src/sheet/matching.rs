//! Which column of a sheet is which field. The header row is found by its
//! labels, so that titles above and totals below need not be cut away first.

use super::table::{Line, Sheet, Table, Written};
use crate::{
    cell::{Kind, clean},
    spec::{Field, Spec},
    store::Error,
};

/// What a column of a sheet stands for.
#[derive(Clone, Copy, Debug)]
pub enum Target {
    /// 阶段
    Stage,
    Field(&'static Field),
}

/// A column of the sheet, with what it stands for if that is known.
#[derive(Clone, Debug)]
pub struct SheetColumn {
    /// From 0.
    pub index: usize,
    /// As it stands in the header row.
    pub label: String,
    pub target: Option<Target>,
    /// The unit of money the header names, where a bare number would mean another: `元`.
    pub(super) unit: &'static str,
}

/// How a sheet is to be read. Found by [`Matching::find`], put right by [`Matching::set`].
#[derive(Clone, Debug)]
pub struct Matching {
    pub spec: &'static Spec,
    /// Which sheet of the table.
    pub sheet: usize,
    /// The row number of the header, as the spreadsheet shows it.
    pub header: u32,
    pub columns: Vec<SheetColumn>,
    /// The row number of the totals at the end, which are not records.
    pub totals: Option<u32>,
}

/// Header rows are not looked for below this.
const TOP: usize = 50;
const STAGE_LABEL: &str = "阶段";
const STAGE_CALLED: &str = "当前阶段、状态、当前状态、法律状态、进展";
const MONEY_UNITS: &[&str] = &["元", "万元", "亿元"];

impl Target {
    /// The name drafts and problems use.
    pub fn name(&self) -> &'static str {
        match self {
            Target::Stage => crate::selection::STAGE,
            Target::Field(field) => field.name,
        }
    }
}

impl Matching {
    /// The first row of the first sheet in which at least half of what is written
    /// are labels. Where there is none the first row stands in, with nothing matched.
    pub fn find(spec: &'static Spec, table: &Table) -> Matching {
        for (at, sheet) in table.sheets.iter().enumerate() {
            for line in sheet.lines.iter().take(TOP) {
                let columns = match_line(spec, line);
                let known = columns.iter().filter(|it| it.target.is_some()).count();
                if 0 < known && columns.len() <= 2 * known {
                    let totals = totals(sheet, line.number);
                    return Matching { spec, sheet: at, header: line.number, columns, totals };
                }
            }
        }
        let first = table.sheets.first().and_then(|it| it.lines.first());
        let columns = first.map_or_else(Vec::new, |it| match_line(spec, it));
        Matching { spec, sheet: 0, header: first.map_or(1, |it| it.number), columns, totals: None }
    }

    /// Says what a column stands for, by field name or `stage`; an empty name
    /// leaves it out. Another column that stood for the same is left out then.
    pub fn set(&mut self, column: usize, name: &str) -> Result<(), Error> {
        let target = match name {
            "" => None,
            name => {
                let found = targets(self.spec).into_iter().find(|it| it.name() == name);
                Some(found.ok_or_else(|| Error::NotFound(format!("{}台账的“{name}”一栏", self.spec.title)))?)
            }
        };
        for it in &mut self.columns {
            if it.index == column {
                (it.target, it.unit) = (target, unit_of(target, &it.label));
            } else if target.is_some_and(|wanted| it.target.is_some_and(|it| it.name() == wanted.name())) {
                it.target = None;
            }
        }
        Ok(())
    }

    /// Columns that are not taken in.
    pub fn unmatched(&self) -> impl Iterator<Item = &SheetColumn> {
        self.columns.iter().filter(|it| it.target.is_none())
    }

    /// Required fields of every record that no column stands for.
    pub fn missing(&self) -> impl Iterator<Item = &'static Field> {
        self.spec.fields.iter().filter(|it| it.required && self.column_of(it.name).is_none())
    }

    /// The column a field is read from.
    pub fn column_of(&self, name: &str) -> Option<usize> {
        self.columns.iter().find(|it| it.target.is_some_and(|it| it.name() == name)).map(|it| it.index)
    }

    /// The rows that are records.
    pub(super) fn records<'a>(&self, table: &'a Table) -> impl Iterator<Item = &'a Line> {
        let (header, totals) = (self.header, self.totals);
        let lines = table.sheets.get(self.sheet).map_or(&[][..], |it| &it.lines[..]);
        lines.iter().filter(move |it| header < it.number && Some(it.number) != totals)
    }
}

/// Everything a sheet may fill. Attachments are uploaded, never imported.
fn targets(spec: &'static Spec) -> Vec<Target> {
    let fields = spec.columns().into_iter().filter(|it| it.kind != Kind::File).map(Target::Field);
    spec.staged().then_some(Target::Stage).into_iter().chain(fields).collect()
}

/// Matches the exact labels first, then those that differ by a unit, then names of fields.
fn match_line(spec: &'static Spec, line: &Line) -> Vec<SheetColumn> {
    let column =
        |(index, it): (usize, &Written)| SheetColumn { index, label: it.shown(), target: None, unit: "" };
    let mut columns: Vec<SheetColumn> = line.filled().map(column).collect();
    let mut open = targets(spec);
    for same in [exactly, but_for_unit, by_name, as_others_say] {
        for column in columns.iter_mut().filter(|it| it.target.is_none()) {
            if let Some(at) = open.iter().position(|it| same(it, &column.label)) {
                let target = Some(open.remove(at));
                (column.target, column.unit) = (target, unit_of(target, &column.label));
            }
        }
    }
    columns
}

fn exactly(target: &Target, label: &str) -> bool {
    cleaned(label_of(target)) == cleaned(label)
}

/// A unit may be left out on either side, but two units that differ are two columns —
/// unless they are units of money, in which case the amounts are read in the sheet's.
fn but_for_unit(target: &Target, label: &str) -> bool {
    let (ours, theirs) = (cleaned(label_of(target)), cleaned(label));
    let ((our_label, our_unit), (their_label, their_unit)) = (split(&ours), split(&theirs));
    let money =
        matches!(target, Target::Field(it) if it.kind == Kind::Money) && MONEY_UNITS.contains(&their_unit);
    our_label == their_label && (our_unit.is_empty() || their_unit.is_empty() || money)
}

fn by_name(target: &Target, label: &str) -> bool {
    target.name().eq_ignore_ascii_case(label.trim())
}

/// The label other offices use, with or without a unit: 专利名称, 法律状态.
fn as_others_say(target: &Target, label: &str) -> bool {
    let called = match target {
        Target::Stage => STAGE_CALLED,
        Target::Field(field) => field.called,
    };
    let label = cleaned(label);
    called.split('、').map(cleaned).any(|it| !it.is_empty() && (it == label || it == split(&label).0))
}

fn label_of(target: &Target) -> &'static str {
    match target {
        Target::Stage => STAGE_LABEL,
        Target::Field(field) => field.label,
    }
}

/// Half-width, without spaces, and without the star of required columns.
fn cleaned(label: &str) -> String {
    clean(label)
        .replace(['*', '【', '】', '\u{FEFF}'], "")
        .replace(['〔', '['], "(")
        .replace(['〕', ']'], ")")
}

/// The label and what stands behind it in brackets.
fn split(label: &str) -> (&str, &str) {
    let parts = label.strip_suffix(')').and_then(|it| it.rsplit_once('('));
    parts.filter(|it| !it.0.is_empty()).unwrap_or((label, ""))
}

fn unit_of(target: Option<Target>, label: &str) -> &'static str {
    let label = cleaned(label);
    match target {
        Some(Target::Field(it)) if it.kind == Kind::Money => {
            MONEY_UNITS.iter().find(|it| **it == split(&label).1).copied().unwrap_or("")
        }
        Some(Target::Field(_) | Target::Stage) | None => "",
    }
}

/// The last row, if it begins with 合计.
fn totals(sheet: &Sheet, header: u32) -> Option<u32> {
    let last = sheet.lines.last().filter(|it| header < it.number)?;
    let first = clean(&last.filled().next()?.1.shown());
    let is_total = matches!(&first[..], "合计" | "总计") || first.starts_with("合计(");
    is_total.then_some(last.number)
}
