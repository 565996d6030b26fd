//! Many figures at a glance: what each says, where its rows are, and how many
//! records are in doubt, but not which. For a home page and for charts.

use super::{Definition, Question, percent, written};
use crate::{
    cell::{How, Kind},
    store::{Db, Error, Measure, Viewer},
};

/// A figure at a glance.
#[derive(Clone, Debug)]
pub struct Surveyed {
    definition: Definition,
    amount: i64,
    kind: Kind,
    about: Option<How>,
    /// Whether values were added up: then no row is not 0.
    summed: bool,
    rows: i64,
    unsure: i64,
    link: String,
}

impl Surveyed {
    /// Takes all answers from the tables in a fixed number of statements.
    pub async fn ask(db: &Db, viewer: &Viewer, questions: Vec<Question>) -> Result<Vec<Surveyed>, Error> {
        let asked: Vec<_> = questions.iter().map(|it| (&it.source, it.measure)).collect();
        let doubted = db.doubted().await?;
        let measured = db.measure_all(viewer, &asked, Some(&doubted)).await?;
        let doubtful = db.doubtful_all(viewer, &asked, &doubted).await?;
        let surveyed = |((it, measured), unsure): ((Question, crate::store::Measured), i64)| Surveyed {
            kind: if let Measure::Sum(field) = it.measure { field.kind } else { Kind::Count },
            summed: matches!(it.measure, Measure::Sum(_)),
            link: it.source.to_string(),
            definition: it.definition,
            amount: measured.amount,
            about: measured.about,
            rows: measured.rows,
            unsure,
        };
        Ok(questions.into_iter().zip(measured).zip(doubtful).map(surveyed).collect())
    }

    pub fn definition(&self) -> &Definition {
        &self.definition
    }

    /// The sure part in the unit of the definition, as approximate as its records are.
    pub fn text(&self) -> String {
        let plain = written(self.kind, self.definition.unit, self.amount);
        match (&self.about, self.rows) {
            (None, _) => plain,
            (Some(how), 0 | 1) => how.write(&plain),
            (Some(How::More(_)), _) => How::More('余').write(&plain),
            (Some(How::Near | How::Around | How::Within(_)), _) => How::Around.write(&plain),
        }
    }

    /// Whether there is a number at all. Nothing to add up, or only what is in
    /// doubt, is no number and not 0.
    pub fn is_known(&self) -> bool {
        !self.summed || self.amount != 0 || (0 < self.rows && self.unsure == 0)
    }

    /// By how many per cent it is more than the same of a year before; none while
    /// either is in doubt or there was nothing then.
    pub fn growth(&self, before: &Surveyed) -> Option<String> {
        let comparable = self.unsure == 0 && before.unsure == 0 && self.kind == before.kind;
        if comparable { percent(self.amount - before.amount, before.amount) } else { None }
    }

    /// How much it is beside others of its kind: for drawing, never for printing.
    pub fn size(&self) -> i64 {
        self.amount
    }

    pub fn rows(&self) -> i64 {
        self.rows
    }

    /// How many records could still change it.
    pub fn unsure(&self) -> i64 {
        self.unsure
    }

    /// Where its records are listed.
    pub fn link(&self) -> &str {
        &self.link
    }
}
