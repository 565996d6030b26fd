//! What a published notice would say differently if it were drawn from the ledgers now.

use std::collections::BTreeSet;

use ledger::{prelude::*, store::View};

use super::{
    draw::{MOST, cells},
    frozen::Frozen,
};
use crate::ledgers::notice::{Listing, Notice};

/// One cell that says something else now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its row in the notice, from 1.
    pub number: usize,
    pub id: Id,
    pub column: String,
    pub then: String,
    pub now: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    pub changes: Vec<Change>,
    /// Rows whose records are no longer kept.
    pub gone: Vec<usize>,
    /// Records the same list would now have besides, and those it would no longer have.
    pub joined: usize,
    pub left: usize,
}

impl Difference {
    pub fn is_none(&self) -> bool {
        *self == Difference::default()
    }
}

pub async fn differ(db: &Db, viewer: &Viewer, notice: &Notice, frozen: &Frozen) -> Result<Difference, Error> {
    let listing: &Listing = &notice.listing;
    let names: Names = frozen.head.join("、").parse().map_err(Error::Refused)?;
    let columns = listing.columns(&names).map_err(Error::Refused)?;
    let ids: Vec<Id> = frozen.rows.iter().map(|it| it.id).collect();
    let those = Selection::of(listing.spec()).records(&ids);
    let view = View { descending: false, columns: columns.clone(), ..View::new(listing.spec()) };
    let kept = db.ids(viewer, &those, &view, Some(MOST)).await?.ids;
    let rows = db.rows(viewer, &those, &kept, &columns).await?;
    let (now, ..) = cells(db, &rows, &columns).await?;
    let mut res = Difference::default();
    for (at, then) in frozen.rows.iter().enumerate() {
        let Some(now) = now.iter().find(|it| it.id == then.id) else {
            res.gone.push(at + 1);
            continue;
        };
        for ((column, then_cell), now_cell) in frozen.head.iter().zip(&then.cells).zip(&now.cells) {
            if then_cell != now_cell {
                res.changes.push(Change {
                    number: at + 1,
                    id: then.id,
                    column: column.clone(),
                    then: then_cell.clone(),
                    now: now_cell.clone(),
                });
            }
        }
    }
    let listed = db.ids(viewer, &listing.selection(), &view, Some(MOST)).await?.ids;
    let (then, listed): (BTreeSet<Id>, BTreeSet<Id>) =
        (ids.into_iter().collect(), listed.into_iter().collect());
    (res.joined, res.left) = (listed.difference(&then).count(), then.difference(&listed).count());
    Ok(res)
}
