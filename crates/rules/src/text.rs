//! What a rule file may say: the whole vocabulary, as the TOML has it.
//!
//! Deliberately not a language. A line does one thing with named things and
//! has a name itself, like a row of a calculation sheet; nothing nests,
//! repeats or calls. An unknown word is refused where it stands.

mod line;

use std::collections::BTreeMap;

use serde::Deserialize;

pub use line::{Case, How, Line, Rows, Test};

/// A rule set as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RuleText {
    pub name: String,
    pub title: String,
    /// Whom it is for and where.
    pub scope: String,
    /// First and last day of this version.
    pub from: String,
    pub to: Option<String>,
    /// What the reader of an answer should know about the whole set.
    #[serde(default)]
    pub note: String,
    #[serde(rename = "document")]
    pub documents: Vec<Document>,
    #[serde(rename = "input")]
    pub inputs: Vec<Input>,
    #[serde(default, rename = "check")]
    pub checks: Vec<Check>,
    #[serde(default, rename = "parameter")]
    pub parameters: Vec<Parameter>,
    #[serde(default)]
    pub rows: Vec<Rows>,
    #[serde(default, rename = "line")]
    pub lines: Vec<Line>,
    #[serde(rename = "clause")]
    pub clauses: Vec<Clause>,
    /// The line that is the result, if there is one number for it.
    pub total: Option<String>,
    /// Facts a reader may start from; tests run them.
    pub example: toml::Table,
    pub example_on: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    pub number: String,
    pub title: String,
    #[serde(default)]
    pub date: String,
    /// A found in a source, B known, C to be confirmed.
    pub confidence: Confidence,
    #[serde(default)]
    pub note: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Confidence {
    A,
    B,
    C,
}

impl Confidence {
    pub fn letter(self) -> &'static str {
        ["A", "B", "C"][self as usize]
    }

    pub fn words(self) -> &'static str {
        ["已查到原文或转载", "按公开规定登记，未逐字核对", "待核实"][self as usize]
    }
}

/// Something that is asked of whoever wants an answer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Input {
    pub key: String,
    pub label: String,
    #[serde(rename = "type")]
    pub kind: Kind,
    #[serde(default)]
    pub unit: String,
    #[serde(default)]
    pub hint: String,
    /// Of a choice: code and word.
    #[serde(default)]
    pub allowed: BTreeMap<String, String>,
    /// Of a code: the table it must stand in.
    pub table: Option<String>,
    pub min: Option<String>,
    pub max: Option<String>,
    /// A date that cannot lie after the day of the evaluation.
    #[serde(default)]
    pub past: bool,
    /// A mark experts give; until then it lies between `min` and `max`.
    #[serde(default)]
    pub judged: bool,
    /// Not needed for an answer: it only makes one more exact.
    #[serde(default)]
    pub optional: bool,
    /// Of a list: what one row is called, and the field that names it.
    #[serde(default)]
    pub item: String,
    pub by: Option<String>,
    /// Of a list: no two rows may share the naming field.
    #[serde(default)]
    pub unique: bool,
    #[serde(default, rename = "field")]
    pub fields: Vec<Input>,
}

impl Input {
    /// A fact that a program supplies: key, label and type are all there is to it.
    pub fn plain(key: &str, label: &str, kind: Kind, unit: &str) -> Input {
        Input {
            key: key.to_owned(),
            label: label.to_owned(),
            kind,
            unit: unit.to_owned(),
            hint: String::new(),
            allowed: BTreeMap::new(),
            table: None,
            min: None,
            max: None,
            past: false,
            judged: false,
            optional: false,
            item: String::new(),
            by: None,
            unique: false,
            fields: Vec::new(),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Date,
    Integer,
    Decimal,
    Flag,
    Choice,
    Code,
    Text,
    /// Points by bands, in lines ([`crate::bands`]).
    Bands,
    List,
}

/// What can never be the case; a fact that says so is a mistake.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// The inputs at fault, the first one named in the sentence.
    pub of: Vec<String>,
    pub must: Vec<Test>,
    pub says: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    pub key: String,
    pub label: String,
    #[serde(default)]
    pub unit: String,
    #[serde(rename = "value")]
    pub values: Vec<Dated>,
}

/// A parameter from a day on. Exactly one of `is`, `candidates`, `bands`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dated {
    pub from: String,
    pub to: Option<String>,
    pub is: Option<String>,
    /// Where the document is damaged or in doubt: one of these.
    pub candidates: Option<Vec<String>>,
    pub bands: Option<Vec<Band>>,
    pub document: String,
    #[serde(default)]
    pub article: String,
    pub confidence: Confidence,
    #[serde(default)]
    pub note: String,
}

/// The first band that fits gives its value; one without a bound takes the rest.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    pub up_to: Option<String>,
    pub at_least: Option<String>,
    pub above: Option<String>,
    /// `5%`, or `7..8` where the document leaves a stretch to the experts.
    pub take: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    pub id: String,
    pub title: String,
    pub article: String,
    pub document: String,
    /// For each row of a list, or once.
    pub each: Option<String>,
    /// Whom it concerns; else it does not apply.
    #[serde(default)]
    pub when: Vec<Test>,
    /// What it demands.
    #[serde(default)]
    pub ask: Vec<Test>,
    /// Lines that belong to its answer: dates, amounts.
    #[serde(default)]
    pub shows: Vec<String>,
    /// Says something but decides nothing.
    #[serde(default)]
    pub note: bool,
    /// What a person has to judge even where all tests hold.
    #[serde(default)]
    pub judge: String,
    /// What to do when it fails.
    #[serde(default)]
    pub advice: String,
}
