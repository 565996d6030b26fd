//! A paper before it is a document: blocks of text that carry figures.
//!
//! Invariant: a number that came from the ledgers is never plain text here. It
//! is a [`Figure`] (counted or summed) or a [`Cited`] value (read off one
//! record), so every renderer can mark it, link it and show its doubts. One that
//! a person typed and answers for is [`Explained`].

use serde::{Deserialize, Serialize};

/// A whole paper in the order it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// The title, one line each as it should break (GB/T 9704: trapezoid or diamond).
    pub title: Vec<String>,
    /// 主送机关, without the colon.
    pub addressee: Option<String>,
    pub blocks: Vec<Block>,
    /// 署名.
    pub signer: String,
    /// 成文日期 as printed.
    pub signed: Vec<Inline>,
    /// Said on the paper while it is a draft, none once it is final.
    pub draft_note: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum Block {
    /// 一、 (1) · （一） (2) · 1. (3) · （1） (4): the numeral is part of the text.
    Heading {
        level: u8,
        text: Vec<Inline>,
    },
    Paragraph {
        text: Vec<Inline>,
    },
    /// A place for which there are no records yet: visibly empty, never last year's text.
    Slot {
        wanted: String,
    },
    Table {
        title: String,
        head: Vec<String>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Figures of one unit as bars, in the order they are read.
    Chart {
        title: String,
        unit: String,
        bars: Vec<Bar>,
    },
}

/// A bar of a chart: what it is called, and the figure it is as long as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    pub label: String,
    pub value: Vec<Inline>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "inline", rename_all = "snake_case")]
pub enum Inline {
    Text { text: String },
    Figure(Figure),
    Cited(Cited),
    Explained(Explained),
}

/// A number with the question it answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Unique in the paper; becomes the bookmark and the content control of the DOCX.
    pub id: String,
    /// The definition's stable name: the same in every paper that says this figure.
    #[serde(default)]
    pub key: String,
    /// What is taken of the rows, as `count`, `sum:money`: with the link enough to ask again.
    #[serde(default)]
    pub measure: String,
    /// As printed, without the unit.
    pub text: String,
    /// The exact value as decimal text; none while a doubt is open.
    pub value: Option<String>,
    pub unit: String,
    /// What the figure is called, for lists and tooltips.
    pub label: String,
    /// 口径: what is counted and what is not.
    pub definition: String,
    /// The day up to which it counts, as `2016-06-30`.
    pub cut_off: Option<String>,
    /// The list page that shows exactly the rows it counts.
    pub link: String,
    /// How many records it was taken from.
    pub rows: u64,
    pub doubts: Vec<Doubt>,
}

/// A value read off one record: a number, a name, a date, a document number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cited {
    pub text: String,
    /// The record's page.
    pub link: String,
    /// The field it was read from; empty where it was not one.
    #[serde(default)]
    pub field: String,
    /// What the field said then, as its ledger keeps it: the paper may say it in
    /// other words (第二十一届 for 21). Empty where nobody noted it.
    #[serde(default)]
    pub told: String,
    pub doubts: Vec<Doubt>,
}

/// A number somebody typed, and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explained {
    pub text: String,
    pub ground: Ground,
    /// Who says so, and when.
    pub by: String,
    pub at: String,
}

/// Why a typed number may stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ground", rename_all = "snake_case")]
pub enum Ground {
    /// A document says it, in this sentence.
    Source { document: String, sentence: String },
    /// It is no figure but a way of speaking, a name, a rule.
    Fixed { reason: String },
}

/// Something a person still has to decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// Which record and which field.
    pub subject: String,
    pub printed: String,
    pub candidates: Vec<String>,
    pub reason: String,
}

impl Inline {
    pub fn text(text: impl Into<String>) -> Inline {
        Inline::Text { text: text.into() }
    }

    /// What a reader sees, without marks.
    pub fn plain(&self) -> &str {
        match self {
            Inline::Text { text } => text,
            Inline::Figure(it) => &it.text,
            Inline::Cited(it) => &it.text,
            Inline::Explained(it) => &it.text,
        }
    }

    pub fn doubts(&self) -> &[Doubt] {
        match self {
            Inline::Text { .. } | Inline::Explained(_) => &[],
            Inline::Figure(it) => &it.doubts,
            Inline::Cited(it) => &it.doubts,
        }
    }
}
