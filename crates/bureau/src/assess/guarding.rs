//! The gate of assessment: a mark nobody could check, and a criterion whose number
//! cannot come from where it says, are not written, whichever way they come in.
//!
//! Asked of a change and not of the record, so that what was written before there was
//! such a rule can still be read.

use ledger::{
    prelude::*,
    store::{Change, Deed},
};

use crate::ledgers::{
    assessment::{Assessed, Assessment},
    criterion::Criterion,
    rating::Rating,
};

/// Marks and criteria as they are written; their steps change no field of theirs.
pub fn concerns(it: &Change) -> bool {
    let ours = it.spec.slug == Rating::SLUG || it.spec.slug == Criterion::SLUG;
    ours && matches!(it.deed, Deed::Add | Deed::Correct { .. })
}

/// What stands against a mark or a criterion.
pub async fn objections(db: &Db, viewer: &Viewer, it: &Change) -> Result<Problems, Error> {
    let mut problems = Problems::default();
    if !concerns(it) {
        return Ok(problems);
    }
    let draft = written(db, viewer, it).await?;
    if it.spec.slug == Rating::SLUG {
        mark(&draft, &mut problems);
    } else {
        sources(db, viewer, &draft, &mut problems).await?;
    }
    Ok(problems)
}

/// The record as it would be.
async fn written(db: &Db, viewer: &Viewer, it: &Change) -> Result<Draft, Error> {
    let Deed::Correct { id, .. } = &it.deed else { return Ok(it.draft.clone()) };
    Ok(it.onto(&db.find(viewer, it.spec, *id).await?))
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
