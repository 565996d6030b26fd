//! Many measures in one statement, for pages that show many figures at once.

use super::{Db, Error, Viewer, measure::VAGUE};
use crate::{
    cell::Value,
    selection::{Certainty, Selection, Statement},
    store::{Measure, Measured},
};

/// Measures in one statement; SQLite takes 500 parts of a union.
const AT_ONCE: usize = 100;

/// A measure, and which of the asked it answers.
type Asked<'a> = (&'a Selection, Measure);

impl Db {
    /// What each selection measures, in the order they were asked.
    pub(crate) async fn measure_all(
        &self,
        viewer: &Viewer,
        asked: &[Asked<'_>],
    ) -> Result<Vec<Measured>, Error> {
        let mut res = vec![Measured { amount: 0, rows: 0, about: None }; asked.len()];
        let is_list = |it: &Asked<'_>| matches!(it.1, Measure::Distinct(field) if field.kind.is_list());
        let plain: Vec<usize> = (0..asked.len()).filter(|at| !is_list(&asked[*at])).collect();
        for some in plain.chunks(AT_ONCE) {
            let part = |at: &usize| {
                let (selection, measure) = asked[*at];
                let mut part = Statement::new(format!("select cast({at} as bigint), {} ", measure.columns()));
                part.push(&format!("from ledger_{}", selection.spec().slug));
                selection.write_where(&mut part, self.dialect(), &viewer.region, Certainty::Sure);
                part
            };
            for row in
                self.engine.fetch(&union(some.iter().map(part)), &[(); 4].map(|()| Value::Int(None))).await?
            {
                let number = |at: usize| row[at].int().unwrap_or(0);
                let about = usize::try_from(number(3)).ok().and_then(|it| VAGUE.get(it.checked_sub(1)?));
                if let Some(it) = usize::try_from(number(0)).ok().and_then(|it| res.get_mut(it)) {
                    *it = Measured { amount: number(1), rows: number(2), about: about.cloned() };
                }
            }
        }
        for at in (0..asked.len()).filter(|at| is_list(&asked[*at])) {
            res[at] = self.measure(viewer, asked[at].0, asked[at].1).await?;
        }
        Ok(res)
    }

    /// How many records could still change each measure, in the order they were asked.
    pub(crate) async fn doubtful_all(&self, viewer: &Viewer, asked: &[Asked<'_>]) -> Result<Vec<i64>, Error> {
        let mut res = vec![0; asked.len()];
        let all: Vec<usize> = (0..asked.len()).collect();
        for some in all.chunks(AT_ONCE) {
            let part = |at: &usize| {
                let mut part = Statement::new(format!("select cast({at} as bigint), count(*) "));
                self.write_doubtful(&mut part, viewer, asked[*at].0, asked[*at].1);
                part
            };
            let rows = self
                .engine
                .fetch(&union(some.iter().map(part)), &[Value::Int(None), Value::Int(None)])
                .await?;
            for row in rows {
                let place = row[0].int().and_then(|it| usize::try_from(it).ok());
                if let Some(it) = place.and_then(|it| res.get_mut(it)) {
                    *it = row[1].int().unwrap_or(0);
                }
            }
        }
        Ok(res)
    }
}

fn union(parts: impl Iterator<Item = Statement>) -> Statement {
    parts.fold(Statement::default(), |mut res, part| {
        res.follow_with(" union all ", &part);
        res
    })
}
