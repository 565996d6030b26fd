//! What one record cannot know: whether a change agrees with other records. The
//! house gives the tables a guard that is asked at the gate.
//!
//! Of two changes a guard has to do with, the second is judged when the first is in
//! the books: two people cannot both approve the last yuan of a limit.

use std::{borrow::Cow, pin::Pin};

use super::{Change, Db, Error, Viewer, engine::Tx};
use crate::draft::Problems;

/// Holds changes to what the house knows.
#[derive(Clone, Copy, Debug)]
pub struct Guard {
    /// Whether a change has to do with it, seen by the change alone.
    pub concerns: fn(&Change) -> bool,
    /// Says of each change what stands against it. It may only read: it is asked
    /// while the tables wait for the answer.
    pub ask: for<'a> fn(&'a Db, &'a Viewer, &'a [Change]) -> Guarding<'a>,
}

/// The objections on their way: one list for each change.
pub type Guarding<'a> = Pin<Box<dyn Future<Output = Result<Vec<Problems>, Error>> + Send + 'a>>;

/// Held by whoever is being judged. The database keeps other processes out; in this
/// one nobody waits inside a transaction, where each would take a connection from the
/// guard that is asked.
pub(super) type Turn = tokio::sync::Mutex<()>;

impl Db {
    /// Holds every change to what the house knows.
    #[must_use]
    pub fn guarded(mut self, guard: Guard) -> Db {
        self.guard = Some(guard);
        self
    }

    /// The guard, where it has to do with one of these.
    pub(super) fn guarding(&self, changes: &[Change]) -> Option<Guard> {
        self.guard.filter(|it| changes.iter().any(it.concerns))
    }

    /// The problems found already with the guard's objections. From here to the end of
    /// the transaction no other guarded change is judged.
    pub(super) async fn judged<'a>(
        &self,
        tx: &mut Tx,
        guard: Option<Guard>,
        viewer: &Viewer,
        changes: &[Change],
        found: &'a [Problems],
    ) -> Result<Cow<'a, [Problems]>, Error> {
        let Some(guard) = guard else { return Ok(Cow::Borrowed(found)) };
        tx.alone().await?;
        let mut res = found.to_vec();
        let objections = (guard.ask)(self, viewer, changes).await?;
        res.iter_mut().zip(objections).for_each(|(found, more)| found.also(more));
        Ok(Cow::Owned(res))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        selection::Selection,
        store::{
            Deed, View,
            tests::{CATALOG, add},
        },
        testing::clerk,
    };

    /// Room for one record, and no more.
    fn one_only<'a>(db: &'a Db, viewer: &'a Viewer, changes: &'a [Change]) -> Guarding<'a> {
        Box::pin(async move {
            let mut res = vec![Problems::default(); changes.len()];
            let all = Selection::of(changes[0].spec);
            if !db.ids(viewer, &all, &View::new(changes[0].spec), Some(1)).await?.ids.is_empty() {
                res.iter_mut().for_each(|it| it.add("code", "已有一条"));
            }
            Ok(res)
        })
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn of_many_who_take_the_last_place_at_once_one_gets_it() {
        let guard = Guard { concerns: |it| it.deed == Deed::Add, ask: one_only };
        let place = crate::testing::place().await;
        let mut tasks = Vec::new();
        // Two processes, as far as their connections go.
        for _ in 0..2 {
            let db = Db::open(&place, CATALOG).await.unwrap().guarded(guard);
            for _ in 0..12 {
                let db = db.clone();
                tasks.push(tokio::spawn(async move { add(&db, &[]).await.is_ok() }));
            }
        }
        let mut got = 0;
        for it in tasks {
            got += u32::from(it.await.unwrap());
        }
        assert_eq!(got, 1);
        let db = Db::open(&place, CATALOG).await.unwrap();
        let spec = CATALOG[0];
        let all = db.ids(&clerk(), &Selection::of(spec), &View::new(spec), None).await.unwrap();
        assert_eq!(all.ids.len(), 1);
    }
}
