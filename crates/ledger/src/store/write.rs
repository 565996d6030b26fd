//! The one gate to the tables. Every change, from a form, a sheet, the API or
//! the command line, is a [`Change`]; each becomes one new version.
//!
//! Nothing passes that the ledger's own type would refuse.

use super::{
    Conflict, Db, Error, Row, Viewer,
    deeds::{self, Next},
    engine::{self, Tx},
    names, now,
    pending::{Pending, Written},
    row::{HEAD, read_row, row_columns, write_marks},
};
use crate::{
    cell::{Entry, Id, Value},
    draft::{Draft, Problems},
    selection::Statement,
    spec::{Field, Spec},
};

/// What is to be done to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    Add,
    /// Rewrites fields; the stage is not among them. The verb says why: 更正, 认定.
    Correct {
        id: Id,
        rev: i64,
        verb: &'static str,
    },
    Step {
        id: Id,
        rev: i64,
        name: String,
    },
    /// Puts the version before last back as the newest.
    Undo {
        id: Id,
        rev: i64,
    },
    /// Takes the record out of all lists and figures. Its history stays.
    Remove {
        id: Id,
        rev: i64,
    },
    Restore {
        id: Id,
        rev: i64,
    },
}

impl Deed {
    /// The record it is done to, in the version the person saw; none for a new one.
    pub(crate) fn record(&self) -> Option<(Id, i64)> {
        match self {
            Deed::Add => None,
            Deed::Correct { id, rev, .. }
            | Deed::Step { id, rev, .. }
            | Deed::Undo { id, rev }
            | Deed::Remove { id, rev }
            | Deed::Restore { id, rev } => Some((*id, *rev)),
        }
    }
}

/// A deed, with what was written and why.
#[derive(Clone, Debug)]
pub struct Change {
    pub spec: &'static Spec,
    pub deed: Deed,
    pub draft: Draft,
    pub why: String,
}

impl Change {
    /// The record as it would be, were the change done to it. What a deed does not ask for
    /// is not taken, whoever sends it along.
    pub fn onto(&self, before: &Row) -> Draft {
        let (stage, fields) = match &self.deed {
            Deed::Step { name, .. } => match self.spec.step(&before.stage, name) {
                Some(step) => (step.to, self.spec.asked(step)),
                None => return before.draft(),
            },
            Deed::Correct { .. } => (&*before.stage, self.spec.fields_of(&before.stage).collect()),
            Deed::Add | Deed::Undo { .. } | Deed::Remove { .. } | Deed::Restore { .. } => {
                return before.draft();
            }
        };
        let mut res = before.draft().with("stage", stage);
        for field in fields.into_iter().filter(|it| self.draft.has(it.name)) {
            res.set(field.name, self.draft.get(field.name));
        }
        res
    }
}

/// So many new records that the database had better look at its tables again.
const MANY: usize = 1_000;

/// How often a change is tried when others write at the same time.
pub(super) const TRIES: u32 = 8;

impl Db {
    /// Does one change and says which record it was done to.
    pub async fn submit(&self, viewer: &Viewer, change: Change) -> Result<Id, Error> {
        let ids = self.submit_all(viewer, vec![change], None).await?;
        ids.first().copied().ok_or_else(|| Error::Refused("没有要做的修改".to_owned()))
    }

    /// Does several changes in one transaction: all of them or none.
    pub async fn submit_all(
        &self,
        viewer: &Viewer,
        changes: Vec<Change>,
        batch: Option<Id>,
    ) -> Result<Vec<Id>, Error> {
        self.submit_closing(viewer, changes, batch, None).await
    }

    /// The same, with one statement more in the same transaction. If that touches no
    /// row (somebody else was faster) nothing is done, and the sentence says why.
    pub(super) async fn submit_closing(
        &self,
        viewer: &Viewer,
        mut changes: Vec<Change>,
        batch: Option<Id>,
        closing: Option<(&Statement, &str)>,
    ) -> Result<Vec<Id>, Error> {
        viewer.must_write()?;
        let unresolved = self.coded(viewer, &mut changes).await?;
        let mut tries = 0;
        let done = loop {
            match self.attempt(viewer, &changes, &unresolved, batch, closing).await {
                Err(Error::Database(error)) if engine::again(&error) && tries < TRIES => tries += 1,
                done => break done?,
            }
        };
        if MANY <= done.len() {
            self.learn().await?;
        }
        Ok(done)
    }

    async fn attempt(
        &self,
        viewer: &Viewer,
        changes: &[Change],
        unresolved: &[Problems],
        batch: Option<Id>,
        closing: Option<(&Statement, &str)>,
    ) -> Result<Vec<Id>, Error> {
        let guard = self.guarding(changes);
        let _turn = if guard.is_some() { Some(self.turn.lock().await) } else { None };
        let mut tx = self.engine.begin().await?;
        let unresolved = self.judged(&mut tx, guard, viewer, changes, unresolved).await?;
        let (res, pending) = self.written(&mut tx, viewer, changes, &unresolved, batch).await?;
        if let Some((statement, otherwise)) = closing
            && tx.execute(statement).await? == 0
        {
            return Err(Error::Refused(otherwise.to_owned()));
        }
        tx.commit().await?;
        pending.committed();
        Ok(res)
    }

    /// Everything the changes make of the books, not committed yet.
    pub(super) async fn written<'a>(
        &self,
        tx: &mut Tx,
        viewer: &Viewer,
        changes: &'a [Change],
        unresolved: &[Problems],
        batch: Option<Id>,
    ) -> Result<(Vec<Id>, Pending<'a>), Error> {
        let mut res = Vec::with_capacity(changes.len());
        let mut pending = Pending::new(self.dialect(), self.today(), self.noted.clone());
        for (change, unresolved) in changes.iter().zip(unresolved) {
            res.push(self.apply(tx, &mut pending, viewer, change, unresolved, batch).await?);
        }
        pending.finish(tx).await?;
        Ok((res, pending))
    }

    /// Works out one change and lets it wait to be written.
    async fn apply<'a>(
        &self,
        tx: &mut Tx,
        pending: &mut Pending<'a>,
        viewer: &Viewer,
        change: &'a Change,
        unresolved: &Problems,
        batch: Option<Id>,
    ) -> Result<Id, Error> {
        let spec = change.spec;
        let before = match change.deed.record() {
            None => None,
            Some((id, rev)) => {
                pending.write(tx).await?;
                Some(current(tx, viewer, change, id, rev).await?)
            }
        };
        let next = match (&change.deed, &before) {
            (Deed::Add, _) | (_, None) => deeds::added(self.fresh_id(), viewer, change, unresolved)?,
            (Deed::Correct { verb, .. }, Some(before)) => deeds::corrected(change, before, verb, unresolved)?,
            (Deed::Step { name, .. }, Some(before)) => {
                self.unhindered(tx, spec, before, name).await?;
                deeds::stepped(viewer, change, before, name, unresolved)?
            }
            (Deed::Undo { .. }, Some(before)) => deeds::undone(tx, viewer, spec, before).await?,
            (Deed::Remove { .. }, Some(before)) => deeds::taken_out(change, before)?,
            (Deed::Restore { .. }, Some(before)) => deeds::restored(before),
        };
        let mut next = next;
        self.seal(change, before.as_ref(), &mut next)?;
        if let Some(before) = &before
            && same(before, &next.row)
        {
            return Ok(before.id);
        }
        let since = match &before {
            Some(before) => close(tx, spec, before).await?,
            None => now(),
        };
        let insert = insertion(viewer, change, &next, since, batch);
        let written = Written { spec, row: next.row, is_new: before.is_none() };
        let id = written.row.id;
        pending.add(tx, change, insert, written).await?;
        Ok(id)
    }

    /// An identity no other writer makes: milliseconds, then chance; never twice here.
    pub(crate) fn fresh_id(&self) -> Id {
        use std::sync::atomic::Ordering::Relaxed;
        let millis = jiff::Timestamp::now().as_millisecond();
        let wanted = (millis << 20) | i64::from(rand::random::<u32>() & 0xF_FFFF);
        let step = |last: i64| Some(wanted.max(last + 1));
        let last = self.last_id.fetch_update(Relaxed, Relaxed, step).unwrap_or_default();
        Id::from(wanted.max(last + 1))
    }
}

/// The version as its table takes it.
fn insertion(viewer: &Viewer, change: &Change, next: &Next, since: i64, batch: Option<Id>) -> Statement {
    let row = &next.row;
    // A column nothing is said of is null without being named.
    let said = row.entries().filter(|it| !it.1.is_blank());
    let fields: Vec<(&'static Field, Entry)> = said.map(|(field, it)| (field, it.clone())).collect();
    let columns: Vec<String> = fields.iter().map(|it| format!("\"{}\"", it.0.name)).collect();
    let mut asked = Statement::new(format!(
        "insert into ledger_{} ({}) values (",
        change.spec.slug,
        HEAD.iter().map(|it| (*it).to_owned()).chain(columns).collect::<Vec<_>>().join(", ")
    ));
    let head = [
        Value::from(row.id.get()),
        Value::from(row.rev),
        Value::from(row.region.as_str()),
        Value::from(row.stage.as_str()),
        Value::from(i64::from(row.removed)),
        write_marks(&fields),
        Value::from(since),
        Value::Int(None),
        Value::from(viewer.login.as_str()),
        Value::from(next.verb.as_str()),
        Value::from(change.why.as_str()),
        Value::Int(batch.map(Id::get)),
    ];
    let values = asked.list(head.into_iter().chain(fields.into_iter().map(|it| it.1.value)));
    asked.push(&values).push(")");
    asked
}

/// The version in force, if it is still the one the person saw.
async fn current(tx: &mut Tx, viewer: &Viewer, change: &Change, id: Id, rev: i64) -> Result<Row, Error> {
    let columns = change.spec.columns();
    let (names, shape) = row_columns(&columns);
    let mut asked = Statement::new(format!(
        "select {names} from ledger_{} where until is null and id = ",
        change.spec.slug
    ));
    let wanted = asked.arg(id.get());
    asked.push(&wanted);
    names::write_bound(&mut asked, viewer);
    let found = tx.fetch(&asked, &shape).await?.into_iter().next();
    let row = found.map(|it| read_row(it, &columns));
    let row = row.ok_or_else(|| Error::NotFound(format!("{}记录 {id}", change.spec.title)))?;
    if row.rev != rev {
        return Err(Error::Changed(Box::new(Conflict { now: row, mine: change.draft.clone() })));
    }
    Ok(row)
}

/// Closes the version in force. The new one begins the same microsecond.
async fn close(tx: &mut Tx, spec: &Spec, before: &Row) -> Result<i64, Error> {
    let mut asked =
        Statement::new(format!("select since from ledger_{} where until is null and id = ", spec.slug));
    let id = asked.arg(before.id.get());
    let began = tx.fetch(asked.push(&id), &[Value::Int(None)]).await?;
    let began = began.first().and_then(|it| it.first()?.int()).unwrap_or(0);
    let at = now().max(began + 1);
    let mut asked = Statement::new(format!("update ledger_{} set until = ", spec.slug));
    let (until, id, rev) = (asked.arg(at), asked.arg(before.id.get()), asked.arg(before.rev));
    asked.push(&format!("{until} where until is null and id = {id} and rev = {rev}"));
    match tx.execute(&asked).await? {
        1 => Ok(at),
        _ => Err(Error::Refused("这条记录刚刚被他人修改，请刷新后再试".to_owned())),
    }
}

fn same(before: &Row, next: &Row) -> bool {
    let unlike = |it: (&'static Field, &Entry)| {
        before.entry(it.0.name) != *it.1 && !(it.1.is_blank() && before.entry(it.0.name).is_blank())
    };
    before.stage == next.stage && before.removed == next.removed && !next.entries().any(unlike)
}
