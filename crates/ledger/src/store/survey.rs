//! Many measures in one statement, for pages that show many figures at once.

use super::{Db, Error, Row, Viewer, doubted::Doubted};
use crate::{
    cell::Value,
    selection::{Certainty, Selection, Statement},
    store::{Measure, Measured},
};

/// Measures in one statement; SQLite takes 500 parts of a union.
const AT_ONCE: usize = 100;

/// From so many on, measures of one ledger share one pass over its table. Fewer are
/// better asked alone, each by its own index: of ten over 100,000 projects some take
/// a millisecond, the broad ones 60 each, and the pass 120 for all.
const SHARED: usize = 6;

/// A measure, and which of the asked it answers.
pub(super) type Asked<'a> = (&'a Selection, Measure);

impl Db {
    /// What each selection measures, in the order they were asked. Knowing which
    /// columns were ever in doubt makes broad questions cheaper, and nothing else.
    pub(crate) async fn measure_all(
        &self,
        viewer: &Viewer,
        asked: &[Asked<'_>],
        doubted: Option<&Doubted>,
    ) -> Result<Vec<Measured>, Error> {
        let mut res = vec![Measured { amount: 0, rows: 0, about: None }; asked.len()];
        let (mut alone, mut shared) = (Vec::new(), Vec::new());
        for group in alike(asked) {
            if SHARED <= group.len() { shared.push(group) } else { alone.extend(group) }
        }
        for group in shared.iter().flat_map(|it| it.chunks(AT_ONCE)) {
            let some: Vec<Asked<'_>> = group.iter().map(|at| asked[*at]).collect();
            let found = self.measure_in_one_pass(viewer, &some, doubted).await?;
            group.iter().zip(found).for_each(|(at, it)| res[*at] = it);
        }
        for some in alone.chunks(AT_ONCE) {
            let part = |at: &usize| {
                let (selection, measure) = asked[*at];
                let slug = selection.spec().slug;
                let sql = format!("select cast({at} as bigint), {} from ledger_{slug}", measure.columns());
                let mut part = Statement::knowing(sql, doubted.map(|it| it.of(slug)));
                selection.write_where(&mut part, self.dialect(), &viewer.region, Certainty::Sure);
                part
            };
            for row in
                self.engine.fetch(&union(some.iter().map(part)), &[(); 4].map(|()| Value::Int(None))).await?
            {
                let number = |at: usize| row[at].int().unwrap_or(0);
                if let Some(it) = usize::try_from(number(0)).ok().and_then(|it| res.get_mut(it)) {
                    *it = Measured::read(number(1), number(2), number(3));
                }
            }
        }
        for (at, (selection, measure)) in asked.iter().enumerate().filter(|it| is_list(it.1)) {
            res[at] = self.measure(viewer, selection, *measure).await?;
        }
        Ok(res)
    }

    /// The records that could still change each measure, at most so many of each.
    pub(crate) async fn doubtful_of_each(
        &self,
        viewer: &Viewer,
        asked: &[Asked<'_>],
        most: i64,
        doubted: &Doubted,
    ) -> Result<Vec<Vec<Row>>, Error> {
        let mut res = Vec::with_capacity(asked.len());
        for (selection, measure) in asked {
            res.push(if doubted.may_move(selection, *measure) {
                self.doubtful_rows(viewer, selection, *measure, most).await?
            } else {
                Vec::new()
            });
        }
        Ok(res)
    }

    /// How many records could still change each measure, in the order they were asked.
    pub(crate) async fn doubtful_all(
        &self,
        viewer: &Viewer,
        asked: &[Asked<'_>],
        doubted: &Doubted,
    ) -> Result<Vec<i64>, Error> {
        let mut res = vec![0; asked.len()];
        let all: Vec<usize> =
            (0..asked.len()).filter(|at| doubted.may_move(asked[*at].0, asked[*at].1)).collect();
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

/// Lists are taken apart by the program, each alone.
fn is_list(it: &Asked<'_>) -> bool {
    matches!(it.1, Measure::Distinct(field) if field.kind.is_list())
}

/// The places of those that one pass could answer, group by group.
fn alike(asked: &[Asked<'_>]) -> Vec<Vec<usize>> {
    let mut res: Vec<Vec<usize>> = Vec::new();
    for (at, it) in asked.iter().enumerate().filter(|it| !is_list(it.1)) {
        match res.iter_mut().find(|group| asked[group[0]].0.bounds_like(it.0)) {
            Some(group) => group.push(at),
            None => res.push(vec![at]),
        }
    }
    res
}

fn union(parts: impl Iterator<Item = Statement>) -> Statement {
    parts.fold(Statement::default(), |mut res, part| {
        res.follow_with(" union all ", &part);
        res
    })
}
