//! Versions on their way to the tables. New records need nothing read between
//! them and so wait for each other: many go to the database in one message,
//! together with what finds them.

use std::collections::HashSet;

use super::{
    Dialect, Error,
    doubted::{self, Noted},
    duties,
    engine::Tx,
    index,
    write::Change,
};
use crate::{cell::Date, draft::Problems, selection::Statement, spec::Spec, store::engine, store::row::Row};

/// Records in one message. The driver looks up every argument among those before
/// it, so that longer messages cost more for each record, not less.
const AT_ONCE: usize = 32;

/// A version that is about to be written and then has to be found.
pub(super) struct Written {
    pub(super) spec: &'static Spec,
    pub(super) row: Row,
    pub(super) is_new: bool,
}

pub(super) struct Pending<'a> {
    dialect: Dialect,
    today: Date,
    inserts: Vec<(&'a Change, Statement)>,
    unnoted: Vec<Written>,
    noted: Noted,
    /// Columns noted as in doubt by this transaction.
    doubted: HashSet<(&'static str, &'static str)>,
}

impl<'a> Pending<'a> {
    pub(super) fn new(dialect: Dialect, today: Date, noted: Noted) -> Pending<'a> {
        let (inserts, unnoted) = (Vec::new(), Vec::new());
        Pending { dialect, today, inserts, unnoted, noted, doubted: HashSet::new() }
    }

    /// To be called once all is committed.
    pub(super) fn committed(self) {
        self.noted.remember(self.doubted);
    }

    pub(super) async fn add(
        &mut self,
        tx: &mut Tx,
        change: &'a Change,
        insert: Statement,
        written: Written,
    ) -> Result<(), Error> {
        self.inserts.push((change, insert));
        self.unnoted.push(written);
        if AT_ONCE <= self.unnoted.len() { self.finish(tx).await } else { Ok(()) }
    }

    /// Everything written so far, for whoever is about to read it.
    pub(super) async fn write(&mut self, tx: &mut Tx) -> Result<(), Error> {
        self.send(tx, Vec::new()).await
    }

    /// Everything written, named and searchable, with its deadlines.
    pub(super) async fn finish(&mut self, tx: &mut Tx) -> Result<(), Error> {
        if self.unnoted.is_empty() {
            return Ok(());
        }
        let mut notes = index::renewal(self.dialect, tx, &self.unnoted).await?;
        notes.extend(duties::renewal(&self.unnoted, self.today));
        let doubted = self.noted.new_among(&self.unnoted);
        notes.extend(doubted::noting(&doubted));
        self.doubted.extend(doubted);
        self.unnoted.clear();
        self.send(tx, notes).await
    }

    async fn send(&mut self, tx: &mut Tx, notes: Vec<Statement>) -> Result<(), Error> {
        let (changes, mut all): (Vec<&Change>, Vec<Statement>) = self.inserts.drain(..).unzip();
        all.extend(notes);
        if all.is_empty() {
            return Ok(());
        }
        match tx.execute_all(&all).await {
            Err(Error::Database(error)) => Err(taken(&changes, error)),
            done => done,
        }
    }
}

/// A value that must be unique and is not, in the words of its field.
fn taken(changes: &[&Change], error: sqlx::Error) -> Error {
    let Some(said) = engine::unique_violation(&error) else { return Error::Database(error) };
    let columns = changes.iter().flat_map(|it| it.spec.columns());
    let field = columns.into_iter().find(|it| {
        it.unique
            && (said.contains(&format!(".{}", it.name)) || said.contains(&format!("_{}_unique", it.name)))
    });
    match (changes, field) {
        ([change], Some(field)) => {
            let mut problems = Problems::default();
            problems
                .add(field.name, format!("已有{}相同的记录，请先在列表中查一查是否重复登记", field.label));
            Error::Problems(change.draft.clone(), problems)
        }
        (_, Some(field)) => Error::Refused(format!(
            "其中有记录的{}与台账里的相同（可能是刚刚有人登记的），一条也没有写入；请重新核对后再试",
            field.label
        )),
        (_, None) => Error::Refused("这条记录刚刚被他人修改，请刷新后再试".to_owned()),
    }
}
