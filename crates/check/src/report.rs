//! What the engine says about a text. Serialised, it is the JSON of docs/check.md.
//! Values are exact decimal strings; spans are in Unicode characters.
//!
//! A long paper has hundreds of thousands of quantities: each is kept as small as it can be.

mod id;
mod value;

use ecow::EcoString;
use serde::{Deserialize, Serialize};

use crate::text::Span;

pub use id::{FindingId, Id, QuantityId, RelationId};
pub use value::{UnitName, Value};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The name of the file; whoever read it fills it in.
    pub file: String,
    pub characters: usize,
    pub damage: Damage,
    pub quantities: Vec<Quantity>,
    pub relations: Vec<Relation>,
    pub findings: Vec<Finding>,
}

/// Which digits a text has lost, and how that shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Damage {
    /// Empty: none known to be lost.
    pub lost: Vec<String>,
    /// Between "0" and "1".
    pub confidence: String,
    /// Sentences: the counts of the digits, the impossible forms with their place in words.
    pub evidence: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    pub id: QuantityId,
    pub span: Place,
    pub text: EcoString,
    /// In `unit`; none where a text lost it altogether or it is no number.
    pub value: Option<Value>,
    /// The upper end of a range.
    pub upper: Option<Box<Value>>,
    pub unit: UnitName,
    pub kind: Kind,
    /// 余, 多, 近, 约, 左右, 以上, 不少于: not exactly this value.
    pub approximate: bool,
    /// Visibly or provably not what was written.
    pub damaged: bool,
    pub subject: EcoString,
    pub candidates: Box<[String]>,
    /// Of a damaged one: what it may have been as well if it lost more digits than need be.
    #[serde(default)]
    pub further: Box<[String]>,
}

/// What sort of numeral it is; only the first group is counted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Count,
    Money,
    Measure,
    Percent,
    Points,
    Permille,
    /// 2倍, 三分之一, 3:1
    Ratio,
    /// A bare number, as in a cell.
    Number,
    Date,
    Month,
    Year,
    /// 1-4月, 一季度
    Period,
    /// 两年, 3个月
    Duration,
    Time,
    Ordinal,
    Heading,
    DocNumber,
    PatentNumber,
    ProjectNumber,
    CreditCode,
    Phone,
    Article,
    Page,
    /// Any other number that names instead of counting.
    Code,
    /// A number inside a name.
    Name,
}

impl Kind {
    /// Whether arithmetic is done with it.
    pub fn counts(self) -> bool {
        use Kind::{Count, Measure, Money, Number, Percent, Permille, Points, Ratio};
        matches!(self, Count | Money | Measure | Percent | Points | Permille | Ratio | Number)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    pub id: RelationId,
    pub kind: RelationKind,
    /// The stated one first where there is one.
    pub quantities: Box<[QuantityId]>,
    /// None: cannot be decided.
    pub holds: Option<bool>,
    pub stated: EcoString,
    pub computed: EcoString,
    pub explanation: Box<str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RelationKind {
    Sum,
    Share,
    Growth,
    Completion,
    Ratio,
    Bound,
    Order,
    Repeat,
    Count,
    Numbering,
    Series,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub id: FindingId,
    pub grade: Grade,
    /// A stable slug; docs/check.md lists them all.
    pub rule: String,
    pub span: Place,
    pub message: String,
    pub candidates: Vec<String>,
    /// As of the quantity.
    #[serde(default)]
    pub further: Vec<String>,
    pub relations: Vec<RelationId>,
}

/// 必须改, 请核实, 提示.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    Must,
    Verify,
    Note,
}

/// A span as `[from, to]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(usize, usize)", into = "(usize, usize)")]
pub struct Place(pub Span);

impl From<(usize, usize)> for Place {
    fn from((from, to): (usize, usize)) -> Place {
        Place(Span::new(from, to))
    }
}

impl From<Place> for (usize, usize) {
    fn from(place: Place) -> (usize, usize) {
        (place.0.from, place.0.to)
    }
}

impl Default for Damage {
    fn default() -> Damage {
        Damage { lost: Vec::new(), confidence: "0".to_owned(), evidence: Vec::new() }
    }
}

impl Grade {
    /// As an officer reads it.
    pub fn label(self) -> &'static str {
        match self {
            Grade::Must => "必须改",
            Grade::Verify => "请核实",
            Grade::Note => "提示",
        }
    }
}

impl RelationKind {
    /// As an officer reads it.
    pub fn label(self) -> &'static str {
        match self {
            RelationKind::Sum => "合计与各项",
            RelationKind::Share => "占比",
            RelationKind::Growth => "增减幅度",
            RelationKind::Completion => "完成率",
            RelationKind::Ratio => "平均数",
            RelationKind::Bound => "部分与整体",
            RelationKind::Order => "先后次序",
            RelationKind::Repeat => "前后一致",
            RelationKind::Count => "列举个数",
            RelationKind::Numbering => "编号",
            RelationKind::Series => "累计与当期",
        }
    }
}
