//! A number that remembers the records it came from.
//!
//! Invariant: there is no way to make a [`Figure`] out of a bare number. A
//! report can only print figures, so every number in it can be followed back.

mod again;
mod doubt;
mod survey;
mod together;

use jiff::civil::Date;

pub use self::{doubt::OpenDoubt, survey::Surveyed};
use crate::{
    cell::{Cell, How, Kind},
    selection::{Column, Selection},
    store::{Db, Error, Measure, Viewer},
};

/// What a figure is called and what it counts: the 口径.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// Stable name in English, for papers, links and the command line.
    pub key: String,
    pub label: String,
    pub unit: &'static str,
    /// What is counted and what is not, in a sentence.
    pub meaning: String,
}

/// A figure before it is measured: what to take of which records. To add a
/// figure is to write one function that returns one of these.
#[derive(Clone, Debug)]
pub struct Question {
    pub definition: Definition,
    pub source: Selection,
    /// The day up to which it counts, where the question says one.
    pub cut_off: Option<Date>,
    measure: Measure,
}

/// A measured number and everything known about it.
#[derive(Clone, Debug)]
pub struct Figure {
    definition: Definition,
    amount: i64,
    kind: Kind,
    rows: i64,
    /// How what was added up is approximate.
    about: Option<How>,
    cut_off: Option<Date>,
    source: Selection,
    measure: Measure,
    doubts: Vec<OpenDoubt>,
}

/// A share or a growth: two figures and an exact fraction of them.
#[derive(Clone, Debug)]
pub struct Ratio {
    pub label: String,
    pub part: Figure,
    pub whole: Figure,
    /// The numerator and denominator of the percentage as a fraction of one.
    over: (i64, i64),
}

/// Doubts listed with a figure at the most; a figure with more is not ready anyway.
const MOST_DOUBTS: i64 = 200;

impl Definition {
    pub fn new(
        key: impl Into<String>,
        label: impl Into<String>,
        unit: &'static str,
        meaning: impl Into<String>,
    ) -> Definition {
        Definition { key: key.into(), label: label.into(), unit, meaning: meaning.into() }
    }
}

impl Question {
    /// How many records.
    pub fn count(definition: Definition, source: Selection) -> Question {
        Question { definition, cut_off: source.as_of_day(), source, measure: Measure::Count }
    }

    /// A column added up. Money prints in the unit of its definition: 元, 万元 or 亿元.
    pub fn sum<T: Cell>(definition: Definition, column: Column<T>, source: Selection) -> Question {
        let field = source.spec().column(column.name());
        Question {
            definition,
            cut_off: source.as_of_day(),
            source,
            measure: field.map_or(Measure::Count, Measure::Sum),
        }
    }

    /// How many different values a column has, such as undertakers of projects.
    pub fn distinct<T: Cell>(definition: Definition, column: Column<T>, source: Selection) -> Question {
        let field = source.spec().column(column.name());
        Question {
            definition,
            cut_off: source.as_of_day(),
            source,
            measure: field.map_or(Measure::Count, Measure::Distinct),
        }
    }
}

impl Question {
    /// Says up to which day the question counts, where its selection does not.
    #[must_use]
    pub fn up_to(mut self, day: Date) -> Question {
        self.cut_off = self.cut_off.or(Some(day));
        self
    }
}

impl Figure {
    /// Takes the answer from the tables.
    pub async fn ask(db: &Db, viewer: &Viewer, question: Question) -> Result<Figure, Error> {
        let mut all = Figure::ask_all(db, viewer, vec![question]).await?;
        all.pop().ok_or_else(|| Error::Refused("没有要问的数".to_owned()))
    }

    /// What part of the whole this is.
    pub fn share(self, whole: Figure, label: &str) -> Result<Ratio, Error> {
        if self.cut_off != whole.cut_off || self.kind != whole.kind {
            return Err(Error::Refused(format!("“{label}”的两个数截至日期或单位不同，不能相比")));
        }
        let over = (self.amount, whole.amount);
        Ok(Ratio { label: label.to_owned(), part: self, whole, over })
    }

    /// By how much this is more than the same figure of a year before.
    pub fn growth(self, before: Figure, label: &str) -> Result<Ratio, Error> {
        let a_year = |now: Date, then: Date| now.year() - then.year() == 1 && now.month() == then.month();
        let comparable = match (self.cut_off, before.cut_off) {
            (Some(now), Some(then)) => a_year(now, then),
            (None, None) => true,
            _ => false,
        };
        if !comparable || self.kind != before.kind {
            return Err(Error::Refused(format!("“{label}”要与上年同期相比，两个数的截至日期应相差一年")));
        }
        let over = (self.amount - before.amount, before.amount);
        Ok(Ratio { label: label.to_owned(), part: self, whole: before, over })
    }

    pub fn definition(&self) -> &Definition {
        &self.definition
    }

    /// How many records it was taken from.
    pub fn rows(&self) -> i64 {
        self.rows
    }

    pub fn cut_off(&self) -> Option<Date> {
        self.cut_off
    }

    pub fn doubts(&self) -> &[OpenDoubt] {
        &self.doubts
    }

    /// Whether a person still has to decide something that may change it.
    pub fn is_sure(&self) -> bool {
        self.doubts.is_empty()
    }

    /// The sure part, in the unit of the definition.
    pub fn text(&self) -> String {
        written(self.kind, self.definition.unit, self.amount)
    }

    /// The sure part and what is printed for the doubtful, or the one candidate
    /// there is: a draft shows this, marked as in doubt, so that people see the
    /// number they know.
    /// Of several values one 余 makes the sum 余, one 约 or 近 makes it 约.
    pub fn printed(&self) -> String {
        let doubtful: Vec<i64> = self.doubts.iter().filter_map(|it| it.amount).collect();
        if self.amount == 0 && doubtful.is_empty() && self.kind.adds() {
            match self.doubts.first() {
                Some(it) if it.summed && it.printed.is_empty() && it.candidates.is_empty() => {
                    return "未报".to_owned();
                }
                Some(it) if it.summed => return "□".to_owned(),
                _ => {}
            }
        }
        if let ([only], 0 | 1, 0, Kind::Count) = (&self.doubts[..], self.rows, self.amount, self.kind)
            && only.amount.is_some()
            && only.candidates.len() != 1
        {
            // As it stands on the paper: 00 has lost a digit, and 0 would hide it.
            return only.printed.clone();
        }
        let plain = written(self.kind, self.definition.unit, self.amount + doubtful.iter().sum::<i64>());
        let all = self.about.iter().chain(self.doubts.iter().filter_map(|it| it.about.as_ref()));
        let how = all.reduce(|one, other| if matches!(other, How::More(_)) { other } else { one });
        match (how, self.rows) {
            (None, _) => plain,
            (Some(how), 0 | 1) => how.write(&plain),
            (Some(How::More(_)), _) => How::More('余').write(&plain),
            (Some(How::Near | How::Around | How::Within(_)), _) => How::Around.write(&plain),
        }
    }

    /// The value, unless a doubt is open: then there is none yet.
    pub fn value(&self) -> Option<String> {
        self.is_sure().then(|| self.text())
    }

    /// Whether nothing at all was counted or could be.
    pub fn is_nothing(&self) -> bool {
        self.rows == 0 && self.doubts.is_empty()
    }

    /// Where the records behind the number are listed.
    pub fn link(&self) -> String {
        self.source.to_string()
    }

    pub fn source(&self) -> &Selection {
        &self.source
    }

    /// What was taken of the rows, as `count` or `sum:money`.
    pub fn measure(&self) -> String {
        self.measure.text()
    }
}

impl Ratio {
    /// As a percentage with one decimal, rounded half up; none when the whole is 0.
    pub fn percent(&self) -> Option<String> {
        percent(self.over.0, self.over.1)
    }

    pub fn is_sure(&self) -> bool {
        self.part.is_sure() && self.whole.is_sure()
    }
}

/// A fraction as a percentage with one decimal, rounded half up.
fn percent(over: i64, under: i64) -> Option<String> {
    let (over, under) = (i128::from(over), i128::from(under));
    if under == 0 {
        return None;
    }
    let tenths = (over.abs() * 2000 + under) / (under * 2);
    let sign = if over < 0 && tenths != 0 { "-" } else { "" };
    let (whole, tenth) = (tenths / 10, tenths % 10);
    Some(if tenth == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{tenth}") })
}

fn written(kind: Kind, unit: &str, amount: i64) -> String {
    let money = crate::cell::Money::from_fen(amount);
    match (kind, unit) {
        (Kind::Money, "元") => money.yuan(),
        (Kind::Money, "亿元") => money.yi(),
        (kind, _) => kind.text(&amount.into()),
    }
}
