//! The one gate to the tables. Every change, from a form, a sheet, the API or
//! the command line, is a [`Change`]; each becomes one new version.
//!
//! Nothing passes that the ledger's own type would refuse.

use super::{
    Conflict, Db, Error, Row, Viewer,
    deeds::{self, Next},
    engine::{self, Tx},
    index, names, now,
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

/// A deed, with what was written and why.
#[derive(Clone, Debug)]
pub struct Change {
    pub spec: &'static Spec,
    pub deed: Deed,
    pub draft: Draft,
    pub why: String,
}

/// A version that was written and has still to be made findable.
pub(super) struct Written {
    pub(super) spec: &'static Spec,
    pub(super) row: Row,
    pub(super) is_new: bool,
}

/// So many new records that the database had better look at its tables again.
const MANY: usize = 1_000;

/// How often a change is tried when others write at the same time.
const TRIES: u32 = 8;

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
        if !viewer.may_write() {
            return Err(Error::Forbidden(format!("{}的账号只能查看，不能办理业务", viewer.role.words())));
        }
        let mut unresolved = vec![Problems::default(); changes.len()];
        for spec in self.catalog {
            let which: Vec<usize> =
                (0..changes.len()).filter(|at| changes[*at].spec.slug == spec.slug).collect();
            let mut drafts: Vec<Draft> =
                which.iter().map(|at| std::mem::take(&mut changes[*at].draft)).collect();
            let problems = self.resolve(viewer, spec, &mut drafts).await?;
            for ((at, draft), found) in which.into_iter().zip(drafts).zip(problems) {
                changes[at].draft = draft;
                unresolved[at] = found;
            }
        }
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
        let mut tx = self.engine.begin().await?;
        let (mut res, mut written) = (Vec::with_capacity(changes.len()), Vec::new());
        for (change, unresolved) in changes.iter().zip(unresolved) {
            let (id, done) = self.apply(&mut tx, viewer, change, unresolved, batch).await?;
            res.push(id);
            written.extend(done);
        }
        index::renew(self.dialect(), &mut tx, &written).await?;
        if let Some((statement, otherwise)) = closing
            && tx.execute(statement).await? == 0
        {
            return Err(Error::Refused(otherwise.to_owned()));
        }
        tx.commit().await?;
        Ok(res)
    }

    async fn apply(
        &self,
        tx: &mut Tx,
        viewer: &Viewer,
        change: &Change,
        unresolved: &Problems,
        batch: Option<Id>,
    ) -> Result<(Id, Option<Written>), Error> {
        let spec = change.spec;
        let before = match &change.deed {
            Deed::Add => None,
            Deed::Correct { id, rev, .. }
            | Deed::Step { id, rev, .. }
            | Deed::Undo { id, rev }
            | Deed::Remove { id, rev }
            | Deed::Restore { id, rev } => Some(current(tx, viewer, change, *id, *rev).await?),
        };
        let next = match (&change.deed, &before) {
            (Deed::Add, _) | (_, None) => deeds::added(self.fresh_id(), viewer, change, unresolved)?,
            (Deed::Correct { verb, .. }, Some(before)) => deeds::corrected(change, before, verb, unresolved)?,
            (Deed::Step { name, .. }, Some(before)) => {
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
            return Ok((before.id, None));
        }
        let written = self.write(tx, viewer, change, before.as_ref(), next, batch).await?;
        Ok((written.row.id, Some(written)))
    }

    async fn write(
        &self,
        tx: &mut Tx,
        viewer: &Viewer,
        change: &Change,
        before: Option<&Row>,
        next: Next,
        batch: Option<Id>,
    ) -> Result<Written, Error> {
        let (spec, row) = (change.spec, next.row);
        let since = match before {
            Some(before) => close(tx, spec, before).await?,
            None => now(),
        };
        // A column nothing is said of is null without being named.
        let said = row.entries().filter(|it| !it.1.is_blank());
        let fields: Vec<(&'static Field, Entry)> = said.map(|(field, it)| (field, it.clone())).collect();
        let columns: Vec<String> = fields.iter().map(|it| format!("\"{}\"", it.0.name)).collect();
        let mut asked = Statement::new(format!(
            "insert into ledger_{} ({}) values (",
            spec.slug,
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
        match tx.execute(&asked).await {
            Err(Error::Database(error)) => return Err(taken(change, error)),
            done => done?,
        };
        Ok(Written { spec, row, is_new: before.is_none() })
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

/// A value that must be unique and is not, in the words of its field.
fn taken(change: &Change, error: sqlx::Error) -> Error {
    let Some(said) = engine::unique_violation(&error) else { return Error::Database(error) };
    let columns = change.spec.columns();
    let field = columns.iter().find(|it| {
        it.unique
            && (said.contains(&format!(".{}", it.name)) || said.contains(&format!("_{}_unique", it.name)))
    });
    match field {
        Some(field) => {
            let mut problems = Problems::default();
            problems
                .add(field.name, format!("已有{}相同的记录，请先在列表中查一查是否重复登记", field.label));
            Error::Problems(change.draft.clone(), problems)
        }
        None => Error::Refused("这条记录刚刚被他人修改，请刷新后再试".to_owned()),
    }
}

fn same(before: &Row, next: &Row) -> bool {
    let unlike = |it: (&'static Field, &Entry)| {
        before.entry(it.0.name) != *it.1 && !(it.1.is_blank() && before.entry(it.0.name).is_blank())
    };
    before.stage == next.stage && before.removed == next.removed && !next.entries().any(unlike)
}
