//! What the kernel knows of a ledger: a table, not a type.

mod role;

use std::collections::HashSet;

pub use role::Role;

use crate::{
    cell::{Cell, Date, Entry, Kind, Value},
    draft::{Draft, Problems},
    due::Due,
};

/// A whole ledger, described. One `static` of these exists per ledger.
#[derive(Debug)]
pub struct Spec {
    /// The table's name and the first segment of every address.
    pub slug: &'static str,
    pub title: &'static str,
    /// What the ledger is for, shown above its list.
    pub hint: &'static str,
    pub fields: &'static [Field],
    pub stages: &'static [Stage],
    pub steps: &'static [Step],
    /// Reads a draft as the ledger's own type and lets that type object.
    pub audit: fn(&Draft) -> Problems,
    /// What is to be done about a record, the earliest first.
    pub due: fn(&Draft, Date) -> Vec<Due>,
}

/// One column: what people call it and what may stand in it.
#[derive(Debug)]
pub struct Field {
    pub name: &'static str,
    pub label: &'static str,
    pub hint: &'static str,
    pub kind: Kind,
    pub required: bool,
    /// May be approximate, in doubt or explicitly absent.
    pub told: bool,
    pub unique: bool,
    /// Found by the full-text search.
    pub search: bool,
    /// Offered as a filter, and indexed.
    pub filter: bool,
    /// Shown in the list unless somebody chooses other columns.
    pub list: bool,
    /// The name of the record. Each ledger has one.
    pub title: bool,
    /// Other names of the record.
    pub alias: bool,
    /// Names whoever is responsible for the record.
    pub officer: bool,
    /// What other offices' sheets call the column, separated by 、.
    pub called: &'static str,
    /// The business day of the record, or of the stage whose part this is.
    pub day: bool,
    /// Written once: no correction changes it.
    pub fixed: bool,
    pub parse: fn(&str) -> Result<Entry, String>,
}

/// Fields that come and go together.
#[derive(Debug)]
pub struct Group {
    pub fields: &'static [Field],
    /// The stage may be without them.
    pub optional: bool,
}

/// A state a record can be in, with the fields that state has.
#[derive(Debug)]
pub struct Stage {
    pub name: &'static str,
    pub label: &'static str,
    pub parts: &'static [Group],
}

/// A move from one stage to another, and who may make it.
#[derive(Debug)]
pub struct Step {
    pub name: &'static str,
    pub verb: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub role: Role,
    /// The fields it asks for, where they are not simply those new in `to`.
    pub fills: Option<&'static [Field]>,
    /// What stands in its way.
    pub unless: Option<Unless>,
}

/// A step is not taken while a record of another ledger refers to this one with
/// the field and stands in one of the stages.
#[derive(Debug)]
pub struct Unless {
    pub ledger: &'static str,
    pub field: &'static str,
    pub stages: &'static [&'static str],
}

/// A row of a ledger as a value of its own type. Derived, never written by hand.
pub trait Ledger: Rules {
    const SLUG: &'static str;
    const SPEC: &'static Spec;

    /// Reads every field and reports every problem, not only the first.
    fn read(draft: &Draft) -> Result<Self, Problems>;
}

/// What a single field cannot know: how the fields of one record must agree.
pub trait Rules: Sized {
    fn check(&self, problems: &mut Problems) {
        let _ = problems;
    }

    /// What is to be done about the record and by when, as things are today.
    fn due(&self, today: Date) -> Vec<Due> {
        let _ = today;
        Vec::new()
    }
}

/// The stages of a ledger, each carrying its own fields. Derived.
pub trait Standing: Sized {
    const STAGES: &'static [Stage];
    const STEPS: &'static [Step];

    fn read(draft: &Draft, problems: &mut Problems) -> Option<Self>;
    fn stage(&self) -> &'static str;
}

/// A group of fields that several stages share. Derived.
pub trait Part: Sized {
    const FIELDS: &'static [Field];
    const OPTIONAL: bool = false;

    fn read(draft: &Draft, problems: &mut Problems) -> Option<Self>;
}

/// A part a stage may be without: it is there once any of its fields is filled in.
impl<P: Part> Part for Option<P> {
    const FIELDS: &'static [Field] = P::FIELDS;
    const OPTIONAL: bool = true;

    fn read(draft: &Draft, problems: &mut Problems) -> Option<Self> {
        let blank = P::FIELDS.iter().all(|it| draft.get(it.name).is_empty());
        if blank { Some(None) } else { P::read(draft, problems).map(Some) }
    }
}

impl Field {
    /// The description of a column holding values of type `T`.
    pub const fn new<T: Cell>(name: &'static str, label: &'static str, hint: &'static str) -> Field {
        Field {
            name,
            label,
            hint,
            kind: T::KIND,
            required: !T::OPTIONAL,
            told: T::TOLD,
            unique: false,
            search: false,
            filter: false,
            list: false,
            title: false,
            alias: false,
            officer: false,
            called: "",
            day: false,
            fixed: false,
            parse: |text| T::parse(text).map(|it| Entry { value: it.value(), mark: it.mark() }),
        }
    }

    pub const fn unique(self) -> Field {
        Field { unique: true, ..self }
    }

    pub const fn search(self) -> Field {
        Field { search: true, ..self }
    }

    pub const fn filter(self) -> Field {
        Field { filter: true, ..self }
    }

    pub const fn list(self) -> Field {
        Field { list: true, ..self }
    }

    pub const fn title(self) -> Field {
        Field { title: true, search: true, list: true, ..self }
    }

    pub const fn alias(self) -> Field {
        Field { alias: true, search: true, ..self }
    }

    pub const fn officer(self) -> Field {
        Field { officer: true, ..self }
    }

    pub const fn called(self, labels: &'static str) -> Field {
        Field { called: labels, ..self }
    }

    pub const fn day(self) -> Field {
        Field { day: true, ..self }
    }

    pub const fn fixed(self) -> Field {
        Field { fixed: true, ..self }
    }

    /// The entry a text stands for; blank and unreadable texts are absent.
    pub fn entry(&self, text: &str) -> Entry {
        let absent = || Entry { value: self.kind.absent(), mark: None };
        if text.is_empty() { absent() } else { (self.parse)(text).unwrap_or_else(|_| absent()) }
    }

    /// The canonical text of an entry.
    pub fn text(&self, entry: &Entry) -> String {
        let plain = self.kind.text(&entry.value);
        entry.mark.as_ref().map_or(plain.clone(), |it| it.text(&plain))
    }

    /// An entry as people read it in a list.
    pub fn words(&self, entry: &Entry) -> String {
        let plain = self.kind.words(&entry.value);
        entry.mark.as_ref().map_or(plain.clone(), |it| it.words(&plain))
    }

    /// Whether an index is worth its upkeep.
    pub fn indexed(&self) -> bool {
        (self.filter && !self.kind.is_list()) || self.unique || matches!(self.kind, Kind::Ref(_))
    }

    /// The unit a total of this column is in.
    pub fn unit(&self) -> &'static str {
        if self.kind == Kind::Money { "万元" } else { "" }
    }
}

impl Stage {
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> {
        self.parts.iter().flat_map(|it| it.fields)
    }

    /// The field that says on which day a record came to this stage: the day of
    /// its last part that has one.
    pub fn since(&self) -> Option<&'static Field> {
        self.parts.iter().filter(|it| !it.optional).rev().find_map(|it| it.fields.iter().find(|it| it.day))
    }

    fn has(&self, name: &str) -> bool {
        self.fields().any(|it| it.name == name)
    }
}

impl Spec {
    pub fn stage(&self, name: &str) -> Option<&'static Stage> {
        self.stages.iter().find(|it| it.name == name)
    }

    /// What people call a stage.
    pub fn stage_words(&self, name: &str) -> &'static str {
        self.stage(name).map_or("", |it| it.label)
    }

    /// Whether the ledger has stages at all, or merely keeps its records.
    pub fn staged(&self) -> bool {
        1 < self.stages.len()
    }

    pub fn step(&self, from: &str, name: &str) -> Option<&'static Step> {
        self.steps.iter().find(|it| it.from == from && it.name == name)
    }

    pub fn steps_from(&self, stage: &str) -> impl Iterator<Item = &'static Step> {
        self.steps.iter().filter(move |it| it.from == stage)
    }

    /// The fields a step asks for: those of the parts that are new in its stage.
    /// Parts the stage may be without are filled in by correcting, or by a step of their own.
    pub fn asked(&self, step: &Step) -> Vec<&'static Field> {
        match (step.fills, self.stage(step.from), self.stage(step.to)) {
            (Some(fields), ..) => fields.iter().collect(),
            (None, Some(from), Some(to)) => {
                let parts = to.parts.iter().filter(|it| !it.optional);
                parts.flat_map(|it| it.fields).filter(|it| !from.has(it.name)).collect()
            }
            (None, ..) => Vec::new(),
        }
    }

    /// Whether a record in this stage must have the field. A part the stage may
    /// be without is either left out whole or filled in like any other.
    pub fn must_have(&self, stage: &str, field: &Field) -> bool {
        let parts = self.stage(stage).map_or(&[][..], |it| it.parts);
        let spare = parts.iter().any(|it| it.optional && it.fields.iter().any(|it| it.name == field.name));
        field.required && !spare
    }

    /// The fields a record in this stage can have.
    pub fn fields_of(&self, stage: &str) -> impl Iterator<Item = &'static Field> {
        self.fields.iter().chain(self.stage(stage).into_iter().flat_map(|it| it.fields()))
    }

    /// Every column of the table once: the common ones, then those of the stages.
    pub fn columns(&self) -> Vec<&'static Field> {
        let mut seen = HashSet::new();
        let all = self.fields.iter().chain(self.stages.iter().flat_map(Stage::fields));
        all.filter(|it| seen.insert(it.name)).collect()
    }

    pub fn column(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().chain(self.stages.iter().flat_map(Stage::fields)).find(|it| it.name == name)
    }

    /// The field that names a record. The laws see to it that there is one.
    pub fn title_field(&self) -> Option<&'static Field> {
        self.fields.iter().find(|it| it.title)
    }

    /// The business day of a record, where the ledger has one.
    pub fn day_field(&self) -> Option<&'static Field> {
        self.fields.iter().find(|it| it.day)
    }

    /// The stages that can follow this one, in any number of steps.
    pub fn after(&self, stage: &'static str) -> Vec<&'static str> {
        let (mut res, mut open) = (Vec::new(), vec![stage]);
        while let Some(at) = open.pop() {
            for step in self.steps_from(at) {
                if step.to != stage && !res.contains(&step.to) {
                    res.push(step.to);
                    open.push(step.to);
                }
            }
        }
        res
    }
}

impl Entry {
    /// Nothing was said.
    pub fn is_blank(&self) -> bool {
        self.value.is_absent() && self.mark.is_none()
    }

    /// The integer behind it, where it is sure enough to have one.
    pub fn int(&self) -> Option<i64> {
        self.value.int()
    }
}

impl From<Value> for Entry {
    fn from(value: Value) -> Entry {
        Entry { value, mark: None }
    }
}

/// The one stage of a ledger that has no standing: its records are simply kept.
pub const KEPT: &[Stage] = &[Stage { name: "kept", label: "在册", parts: &[] }];
