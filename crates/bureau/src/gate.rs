//! What the house holds every change to beyond the ledger's own type: approvals of
//! money ([`grants`]) and marks of assessment ([`assess`]).

use ledger::store::{Change, Db, Guarding, Viewer};

use crate::{assess, rules::grants};

/// The objections of all that know something of other records.
pub fn guard<'a>(db: &'a Db, viewer: &'a Viewer, changes: &'a [Change]) -> Guarding<'a> {
    Box::pin(async move {
        let mut res = grants::guard(db, viewer, changes).await?;
        for (found, more) in res.iter_mut().zip(assess::guard(db, viewer, changes).await?) {
            for (name, sentence) in more.iter() {
                found.add(name, sentence);
            }
        }
        Ok(res)
    })
}
