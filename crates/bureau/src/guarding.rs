//! What the bureau holds changes to beside each ledger's own rules: everything that no
//! single record can know.

use ledger::{
    prelude::*,
    store::{Change, Guard, Guarding},
};

use crate::{assess, notices, rules::grants};

/// The bureau's guard.
pub const GUARD: Guard = Guard {
    concerns: |it| {
        grants::approved(it).is_some() || notices::guarding::concerns(it) || assess::guarding::concerns(it)
    },
    ask,
};

fn ask<'a>(db: &'a Db, viewer: &'a Viewer, changes: &'a [Change]) -> Guarding<'a> {
    Box::pin(async move {
        let mut res = grants::objections(db, viewer, changes).await?;
        for (found, change) in res.iter_mut().zip(changes) {
            found.also(notices::guarding::objections(db, viewer, change).await?);
            found.also(assess::guarding::objections(db, viewer, change).await?);
        }
        Ok(res)
    })
}
