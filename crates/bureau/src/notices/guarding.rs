//! The gate: what is published is the text the lists give, whichever way it comes in;
//! and a notice does not end in the instant in which somebody objects to it.

use ledger::{
    prelude::*,
    store::{Change, Deed, digest},
};

use super::draw::draw;
use crate::ledgers::{
    notice::{Notice, Publication, Standing},
    objection::Objection,
};

/// Every step of a notice, and every objection that comes in: judged one after another,
/// so that a step sees each objection there is.
pub fn concerns(it: &Change) -> bool {
    let slug = it.spec.slug;
    match it.deed {
        Deed::Step { .. } => slug == Notice::SLUG,
        Deed::Add => slug == Objection::SLUG,
        Deed::Correct { .. } | Deed::Undo { .. } | Deed::Remove { .. } | Deed::Restore { .. } => false,
    }
}

/// What stands against a notice as it is about to be published.
pub async fn objections(db: &Db, viewer: &Viewer, change: &Change) -> Result<Problems, Error> {
    let mut res = Problems::default();
    let Deed::Step { id, name, .. } = &change.deed else { return Ok(res) };
    if change.spec.slug != Notice::SLUG || name != "published" {
        return Ok(res);
    }
    let draft = change.onto(&db.find(viewer, Notice::SPEC, *id).await?);
    // What is wrong with the record itself the ledger's own type will say.
    let Ok(notice) = Notice::read(&draft) else { return Ok(res) };
    let Standing::Published(it) = &notice.standing else { return Ok(res) };
    let drawn = match draw(db, viewer, &notice, (it.begins, it.ends)).await {
        Ok(drawn) => drawn,
        Err(Error::Refused(sentence)) => {
            res.at(Notice::LISTING, sentence);
            return Ok(res);
        }
        Err(error) => return Err(error),
    };
    if let Some(sentence) = drawn.hindrance() {
        res.at(Notice::LISTING, sentence);
    } else if it.kept.hash() != digest(drawn.frozen.write().as_bytes()) {
        res.at(Publication::KEPT, "这不是按公示名单生成的全文：请在公示的页面上发布，全文由系统生成");
    }
    Ok(res)
}
