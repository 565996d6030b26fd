//! Which columns have ever held something in doubt. Most never do, and a figure that
//! asks only such columns need not search the whole table for what may move it.
//!
//! A column is noted in the transaction of the version that is in doubt, and stays
//! noted: what was in doubt once is still so in the books of that moment.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
};

use super::{Db, Error, engine::Tx, measure::Measure, pending::Written};
use crate::{
    cell::{Mark, Value},
    selection::{Selection, Statement, UNSURE},
};

type Column = (&'static str, &'static str);

/// What this process has seen noted, so that nothing is written twice.
#[derive(Clone, Debug, Default)]
pub(super) struct Noted(Arc<Mutex<HashSet<Column>>>);

impl Noted {
    /// The columns of these versions that are in doubt and were not seen noted yet.
    pub(super) fn new_among(&self, written: &[Written]) -> HashSet<Column> {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let doubted = written.iter().flat_map(|it| {
            let open = it.row.entries().filter(|it| it.1.mark.as_ref().is_some_and(Mark::leaves_open));
            open.map(|(field, _)| (it.spec.slug, field.name))
        });
        doubted.filter(|it| !seen.contains(it)).collect()
    }

    /// To be called once they are committed.
    pub(super) fn remember(&self, columns: HashSet<Column>) {
        if !columns.is_empty() {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(columns);
        }
    }
}

/// Notes columns, whoever may have noted them meanwhile.
pub(super) fn noting(columns: &HashSet<Column>) -> Option<Statement> {
    let mut noted = Statement::new("insert into doubted (ledger, field) values ");
    for (place, (ledger, field)) in columns.iter().enumerate() {
        let values = noted.list([Value::from(*ledger), Value::from(*field)]);
        noted.push(if place == 0 { "(" } else { ", (" }).push(&values).push(")");
    }
    noted.push(" on conflict do nothing");
    (!columns.is_empty()).then_some(noted)
}

/// Notes what stands in a ledger's table already, in whatever version.
pub(super) async fn note_old(tx: &mut Tx, ledger: &str, fields: &[&str]) -> Result<(), Error> {
    for field in fields {
        let mut noted = Statement::new("insert into doubted (ledger, field) select ");
        let values = noted.list([Value::from(ledger), Value::from(*field)]);
        noted.push(&values).push(&format!(
            " where exists (select 1 from ledger_{ledger} where marks like '%\"{field}\":{{\"unsure\"%' \
             or marks like '%\"{field}\":{{\"about\":{{\"within\"%')"
        ));
        tx.execute(&noted).await?;
    }
    Ok(())
}

/// The columns that may hold doubts, ledger by ledger.
#[derive(Default)]
pub(crate) struct Doubted(HashMap<String, Columns>);

/// Those of one ledger.
pub(super) type Columns = Arc<HashSet<String>>;

/// Whether a selection wants what is in doubt of a column that never was.
pub(super) fn wants_what_never_was(source: &Selection, doubted: Option<&Columns>) -> bool {
    let Some(doubted) = doubted else { return false };
    let never = |it: &str| if it == UNSURE { doubted.is_empty() } else { !doubted.contains(it) };
    source.wants_doubts_of().any(never)
}

impl Doubted {
    pub(super) fn of(&self, ledger: &str) -> Columns {
        self.0.get(ledger).cloned().unwrap_or_default()
    }

    /// Whether a doubt could move what is measured.
    pub(super) fn may_move(&self, source: &Selection, measure: Measure) -> bool {
        let measured = match measure {
            Measure::Count => None,
            Measure::Sum(field) | Measure::Distinct(field) => Some(field.name),
        };
        let doubted = self.of(source.spec().slug);
        source.leans_on().into_iter().chain(measured).any(|it| doubted.contains(it))
    }
}

impl Db {
    /// The columns of its ledger that may hold doubts, where a selection asks any column.
    pub(super) async fn doubted_behind(&self, source: &Selection) -> Result<Option<Columns>, Error> {
        if source.leans_on().is_empty() {
            return Ok(None);
        }
        Ok(Some(self.doubted().await?.of(source.spec().slug)))
    }

    pub(crate) async fn doubted(&self) -> Result<Doubted, Error> {
        let asked = Statement::new("select ledger, field from doubted");
        let mut res: HashMap<String, HashSet<String>> = HashMap::new();
        for row in self.engine.fetch(&asked, &[Value::Text(None), Value::Text(None)]).await? {
            if let [Value::Text(Some(ledger)), Value::Text(Some(field))] = &row[..] {
                res.entry(ledger.clone()).or_default().insert(field.clone());
            }
        }
        Ok(Doubted(res.into_iter().map(|(ledger, fields)| (ledger, Arc::new(fields))).collect()))
    }
}
