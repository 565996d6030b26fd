//! The books as they would be: a change is done, looked at, and never committed.

use std::{sync::Arc, time::Duration};

use super::{
    Change, Db, Error, Viewer,
    doubted::Noted,
    engine::{self, Tx},
    write::TRIES,
};
use crate::{cell::Id, draft::Problems};

/// Held by the one look ahead of this process: others who want to write wait for it, and
/// are not to wait for one after another.
pub(super) type Looking = tokio::sync::Mutex<()>;

/// How long somebody who wants to look waits for one who does.
const PATIENCE: Duration = Duration::from_secs(20);

impl Db {
    /// The books as they would be, were the change done: whatever is asked of them is
    /// answered inside a transaction that is never committed. Others who want to write
    /// wait meanwhile, so they are to be dropped soon.
    pub async fn supposing(&self, viewer: &Viewer, change: Change) -> Result<(Db, Id), Error> {
        viewer.must_write()?;
        let mut changes = vec![change];
        let unresolved = self.coded(viewer, &mut changes).await?;
        let waited = tokio::time::timeout(PATIENCE, Arc::clone(&self.looking).lock_owned()).await;
        let alone = waited.map_err(|_| Error::Refused("还有人在先看影响，请过一会儿再点一次".to_owned()))?;
        let mut tries = 0;
        let (tx, id) = loop {
            match self.done(viewer, &changes, &unresolved).await {
                Err(Error::Database(error)) if engine::again(&error) && tries < TRIES => tries += 1,
                done => break done?,
            }
        };
        // What is noted in there is undone with it, and not to be remembered here.
        let noted = Noted::default();
        Ok((Db { engine: self.engine.held(tx, alone), noted, guard: None, ..self.clone() }, id))
    }

    async fn done(
        &self,
        viewer: &Viewer,
        changes: &[Change],
        unresolved: &[Problems],
    ) -> Result<(Tx, Id), Error> {
        let guard = self.guarding(changes);
        let _turn = if guard.is_some() { Some(self.turn.lock().await) } else { None };
        let mut tx = self.engine.begin().await?;
        let unresolved = self.judged(&mut tx, guard, viewer, changes, unresolved).await?;
        let (ids, _) = self.written(&mut tx, viewer, changes, &unresolved, None).await?;
        let id = ids.first().copied().ok_or_else(|| Error::Refused("没有要做的修改".to_owned()))?;
        Ok((tx, id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        draft::Draft,
        store::{
            Deed,
            tests::{CATALOG, add},
        },
        testing::{clerk, empty_db},
    };

    fn correction(id: Id, rev: i64, area: &str) -> Change {
        let draft = Draft::default().with("area", area);
        Change {
            spec: CATALOG[0], deed: Deed::Correct { id, rev, verb: "更正" }, draft, why: "复测".into()
        }
    }

    #[tokio::test]
    async fn what_is_supposed_is_seen_there_alone_and_never_saved() {
        let db = empty_db(CATALOG).await;
        let row = add(&db, &[]).await.unwrap();
        let (then, id) = db.supposing(&clerk(), correction(row.id, row.rev, "31")).await.unwrap();
        assert_eq!(then.find(&clerk(), CATALOG[0], id).await.unwrap().words("area"), "31");
        assert_eq!(db.find(&clerk(), CATALOG[0], row.id).await.unwrap().words("area"), "30");
        let refused = then.submit(&clerk(), correction(row.id, 2, "32")).await;
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
        drop(then);
        assert_eq!(db.history(&clerk(), CATALOG[0], row.id).await.unwrap().len(), 1);
        // Nobody is kept from writing, and the version number is still free.
        db.submit(&clerk(), correction(row.id, row.rev, "33")).await.unwrap();
        assert_eq!(db.find(&clerk(), CATALOG[0], row.id).await.unwrap().words("area"), "33");
    }

    #[tokio::test]
    async fn a_change_the_gate_refuses_cannot_be_supposed_either() {
        let db = empty_db(CATALOG).await;
        let row = add(&db, &[]).await.unwrap();
        let wrong = db.supposing(&clerk(), correction(row.id, row.rev, "很多")).await;
        assert!(matches!(wrong, Err(Error::Problems(..))));
        let late = db.supposing(&clerk(), correction(row.id, 7, "31")).await;
        assert!(matches!(late, Err(Error::Changed(_))));
        let auditor = crate::store::Viewer { role: crate::spec::Role::Auditor, ..clerk() };
        let forbidden = db.supposing(&auditor, correction(row.id, row.rev, "31")).await;
        assert!(matches!(forbidden, Err(Error::Forbidden(_))));
    }
}
