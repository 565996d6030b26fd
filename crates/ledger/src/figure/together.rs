//! Many figures in one go: the sure parts in shared passes, the doubts only where a
//! column that is asked has ever been in doubt.

use super::{Figure, MOST_DOUBTS, Question, doubt::open_doubts};
use crate::{
    cell::Kind,
    store::{Db, Error, Measure, Viewer},
};

impl Figure {
    /// The answers, in the order they were asked.
    pub async fn ask_all(db: &Db, viewer: &Viewer, questions: Vec<Question>) -> Result<Vec<Figure>, Error> {
        let asked: Vec<_> = questions.iter().map(|it| (&it.source, it.measure)).collect();
        let doubted = db.doubted().await?;
        let (measured, doubtful) = tokio::try_join!(
            db.measure_all(viewer, &asked, Some(&doubted)),
            db.doubtful_of_each(viewer, &asked, MOST_DOUBTS, &doubted)
        )?;
        let figure =
            |((it, measured), rows): ((Question, crate::store::Measured), Vec<crate::store::Row>)| {
                let Question { definition, source, cut_off, measure } = it;
                let doubts = rows.iter().flat_map(|row| open_doubts(&source, measure, row)).collect();
                let kind = if let Measure::Sum(field) = measure { field.kind } else { Kind::Count };
                let (amount, rows, about) = (measured.amount, measured.rows, measured.about);
                Figure { definition, amount, kind, rows, about, cut_off, source, measure, doubts }
            };
        Ok(questions.into_iter().zip(measured).zip(doubtful).map(figure).collect())
    }

    /// The same number under the question's own words, where it asks for this very one.
    pub fn answering(&self, question: &Question) -> Option<Figure> {
        let same = self.link() == question.source.to_string() && self.measure() == question.measure.text();
        let (definition, cut_off) = (question.definition.clone(), question.cut_off);
        same.then(|| Figure { definition, cut_off, ..self.clone() })
    }
}
