//! Many measures of one ledger in one pass over its table, each under its own
//! conditions: `count(case when … then 1 end)`.

use super::{Db, Error, Measured, Viewer, doubted::Doubted, measure, survey::Asked};
use crate::{
    cell::Value,
    selection::{Certainty, Statement},
    store::Measure,
};

impl Db {
    /// What each measures; they differ in their conditions only.
    pub(super) async fn measure_in_one_pass(
        &self,
        viewer: &Viewer,
        asked: &[Asked<'_>],
        doubted: Option<&Doubted>,
    ) -> Result<Vec<Measured>, Error> {
        let Some((first, _)) = asked.first() else { return Ok(Vec::new()) };
        let mut statement = Statement::knowing("select ", doubted.map(|it| it.of(first.spec().slug)));
        let mut columns = 0;
        for it in asked {
            for (before, after) in parts(it.1) {
                statement.push(if columns == 0 { "" } else { ", " }).push(&before).push(" case when 1 = 1");
                it.0.write_conditions(&mut statement, Certainty::Sure);
                statement.push(&after);
                columns += 1;
            }
        }
        statement.push(&format!(" from ledger_{}", first.spec().slug));
        first.write_bounds(&mut statement, self.dialect(), &viewer.region);
        // What all of them ask, such as one record, narrows the pass itself.
        first.asked_by_all(asked.iter().map(|it| it.0)).write_conditions(&mut statement, Certainty::Sure);
        let rows = self.engine.fetch(&statement, &vec![Value::Int(None); columns]).await?;
        let mut cells = rows.into_iter().flatten().map(|it| it.int().unwrap_or(0));
        let mut next = || cells.next().unwrap_or(0);
        let read = |it: &Asked<'_>| match it.1 {
            Measure::Count => {
                let rows = next();
                Measured::read(rows, rows, 0)
            }
            Measure::Sum(_) => Measured::read(next(), next(), next()),
            Measure::Distinct(_) => Measured::read(next(), next(), 0),
        };
        Ok(asked.iter().map(read).collect())
    }
}

/// What stands before and after the conditions, for each column a measure takes.
fn parts(measure: Measure) -> Vec<(String, String)> {
    let part = |before: &str, after: &str| (before.to_owned(), after.to_owned());
    let rows = part("count(", " then 1 end)");
    match measure {
        Measure::Count => vec![rows],
        Measure::Sum(field) => {
            let (name, vague) = (field.name, measure::vagueness(field));
            vec![
                part("cast(coalesce(sum(", &format!(" then \"{name}\" end), 0) as bigint)")),
                rows,
                part("cast(coalesce(max(", &format!(" then {vague} end), 0) as bigint)")),
            ]
        }
        Measure::Distinct(field) => {
            vec![part("count(distinct", &format!(" then \"{}\" end)", field.name)), rows]
        }
    }
}
