//! The gate: an approval that would pay twice, beyond a limit or after the
//! national stop is not written, whichever way it comes in.

use ledger::{
    prelude::*,
    store::{Change, Deed},
};

use super::{Books, findings};
use crate::ledgers::subsidy::{Approval, Subsidy};

/// What stands against each change: approvals that break a rule of their clauses.
pub async fn objections(db: &Db, viewer: &Viewer, changes: &[Change]) -> Result<Vec<Problems>, Error> {
    let mut res = vec![Problems::default(); changes.len()];
    let approving: Vec<(usize, Id)> =
        changes.iter().enumerate().filter_map(|(at, it)| Some((at, approved(it)?))).collect();
    if approving.is_empty() {
        return Ok(res);
    }
    let mut books = Books::open(db, viewer).await?;
    for (at, id) in &approving {
        let Some(place) = books.subsidies.iter().position(|it| it.0.id == *id) else { continue };
        // What is wrong with the record itself the ledger's own type will say.
        if let Ok(it) = Subsidy::read(&changes[*at].onto(&books.subsidies[place].0)) {
            books.subsidies[place].1 = it;
        }
    }
    let ids: Vec<Id> = approving.iter().map(|it| it.1).collect();
    let found = findings(&books, |row, it| ids.contains(&row.id) || it.standing.approval().is_some());
    for (at, id) in approving {
        for it in found.iter().filter(|it| it.grave && it.subsidies.contains(&id)) {
            res[at].at(Approval::GRANTED, format!("{}：{}", it.what, it.sentence));
        }
    }
    Ok(res)
}

/// The application a change approves.
pub fn approved(it: &Change) -> Option<Id> {
    match &it.deed {
        Deed::Step { id, name, .. } if it.spec.slug == Subsidy::SLUG && name == "approved" => Some(*id),
        Deed::Add
        | Deed::Correct { .. }
        | Deed::Step { .. }
        | Deed::Undo { .. }
        | Deed::Remove { .. }
        | Deed::Restore { .. } => None,
    }
}
