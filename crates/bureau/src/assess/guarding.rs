//! The gate of assessment: a mark nobody could check, and a criterion whose number
//! cannot come from where it says, are not written, whichever way they come in.
//!
//! Asked of a change and not of the record, so that what was written before there was
//! such a rule can still be read.

use ledger::{
    prelude::*,
    store::{Change, Deed, Guarding},
};

use crate::ledgers::{
    assessment::{Assessed, Assessment},
    criterion::Criterion,
    rating::Rating,
};

pub fn guard<'a>(db: &'a Db, viewer: &'a Viewer, changes: &'a [Change]) -> Guarding<'a> {
    Box::pin(async move {
        let mut res = Vec::with_capacity(changes.len());
        for it in changes {
            let mut problems = Problems::default();
            if it.spec.slug == Rating::SLUG {
                mark(&written(db, viewer, it).await?, &mut problems);
            } else if it.spec.slug == Criterion::SLUG {
                let draft = written(db, viewer, it).await?;
                sources(db, viewer, &draft, &mut problems).await?;
            }
            res.push(problems);
        }
        Ok(res)
    })
}

/// The record as it would be; empty where the change leaves its fields alone.
async fn written(db: &Db, viewer: &Viewer, it: &Change) -> Result<Draft, Error> {
    match &it.deed {
        Deed::Add => Ok(it.draft.clone()),
        Deed::Correct { id, .. } => {
            let mut draft = db.find(viewer, it.spec, *id).await?.draft();
            for (name, text) in it.draft.iter() {
                draft.set(name, text);
            }
            Ok(draft)
        }
        Deed::Step { .. } | Deed::Undo { .. } | Deed::Remove { .. } | Deed::Restore { .. } => Ok(Draft::default()),
    }
}

/// What is wrong with the record itself its own type will say.
fn mark(draft: &Draft, problems: &mut Problems) {
    let Ok(it) = Rating::read(draft) else { return };
    if it.is_mark() && !it.has_evidence() {
        let says = "人工给的分要有佐证：上传附件，或者选佐证收文，或者在“佐证文件”里写明文件名称和文号";
        problems.at(Rating::EVIDENCE, says);
    }
}

/// A target and a figure speak of the county, places of several units.
async fn sources(db: &Db, viewer: &Viewer, draft: &Draft, problems: &mut Problems) -> Result<(), Error> {
    let Ok(it) = Criterion::read(draft) else { return Ok(()) };
    let ranked = it.measure.is_some_and(|it| it.is_place());
    if it.promise.is_none() && it.figure.is_none() && !ranked {
        return Ok(());
    }
    // A sheet written together with its criteria is not there yet.
    let row = match db.find(viewer, Assessment::SPEC, it.assessment.id()).await {
        Err(Error::NotFound(_)) => return Ok(()),
        row => row?,
    };
    let Ok(sheet) = Assessment::read(&row.draft()) else { return Ok(()) };
    match sheet.about {
        Assessed::Departments | Assessed::Townships => {
            let says = |what: &str| format!("{what}是全县的，部门和乡镇的考评表要逐家填报，请去掉");
            if it.promise.is_some() {
                problems.at(Criterion::PROMISE, says("目标"));
            }
            if it.figure.is_some() {
                problems.at(Criterion::FIGURE, says("台账的数"));
            }
        }
        Assessed::Own | Assessed::Programme if ranked => {
            let says = "这张考评表只考一家，排不出名次；上级公布的名次请按“完成值”分档，各档写“第1名：10分”";
            problems.at(Criterion::MEASURE, says);
        }
        Assessed::Own | Assessed::Programme => {}
    }
    Ok(())
}
