//! What each deed makes of a record: the version that is to be written next.

use super::{
    Change, Error, Row, Viewer,
    engine::Tx,
    row::{read_row, row_columns},
};
use crate::{
    cell::{Entry, Id, Value},
    draft::{Draft, Problems},
    selection::Statement,
    spec::{Field, Role, Spec, Stage},
};

/// A version about to be written.
pub(super) struct Next {
    pub(super) row: Row,
    pub(super) verb: String,
}

/// A new record. It begins in the first stage, unless the draft names a later
/// one (an import of work already under way) that this person could have led it to.
pub(super) fn added(id: Id, viewer: &Viewer, change: &Change, unresolved: &Problems) -> Result<Next, Error> {
    let spec = change.spec;
    let asked = change.draft.get("stage");
    let stage =
        spec.stages.iter().find(|it| it.name == asked || it.label == asked).unwrap_or(&spec.stages[0]);
    if !asked.is_empty() && stage.name != asked && stage.label != asked {
        let mut problems = Problems::default();
        problems.add("stage", format!("没有“{asked}”这个阶段"));
        return Err(Error::Problems(change.draft.clone(), problems));
    }
    if !may_begin(spec, stage, viewer.role) {
        return Err(Error::Forbidden(format!("直接登记为“{}”须由能办理这一步的人来做", stage.label)));
    }
    let draft = change.draft.clone().with("stage", stage.name);
    let entries = accept(spec, &draft, unresolved)?;
    Ok(Next { row: Row::new(id, 1, stage.name, &viewer.region, entries), verb: "登记".to_owned() })
}

/// Whether this person may enter a record that is already in this stage: the
/// first one, or one they could have led it to. What is written once is written by
/// its step.
pub(crate) fn may_begin(spec: &Spec, stage: &Stage, role: Role) -> bool {
    if stage.fields().any(|it| it.fixed) {
        return false;
    }
    stage.name == spec.stages[0].name || spec.steps.iter().any(|it| it.to == stage.name && role.may(it.role))
}

pub(super) fn corrected(
    change: &Change,
    before: &Row,
    verb: &str,
    unresolved: &Problems,
) -> Result<Next, Error> {
    let old = before.draft();
    for field in change.spec.fields_of(&before.stage).filter(|it| change.draft.has(it.name)) {
        let written = old.get(field.name);
        if field.fixed && !written.is_empty() && written != change.draft.get(field.name) {
            let mut problems = Problems::default();
            problems.add(field.name, format!("“{}”登记后不能更正；原来是 {written}", field.label));
            return Err(Error::Problems(change.draft.clone(), problems));
        }
    }
    let entries = accept(change.spec, &change.onto(before), unresolved)?;
    let mut row = Row::new(before.id, before.rev + 1, &before.stage, &before.region, entries);
    row.removed = before.removed;
    Ok(Next { row, verb: verb.to_owned() })
}

pub(super) fn stepped(
    viewer: &Viewer,
    change: &Change,
    before: &Row,
    name: &str,
    unresolved: &Problems,
) -> Result<Next, Error> {
    let spec = change.spec;
    if before.removed {
        return Err(Error::Refused("这条记录已移除，请先恢复再办理".to_owned()));
    }
    let Some(step) = spec.step(&before.stage, name) else {
        return Err(Error::Refused(format!("“{}”阶段不能这样办理", spec.stage_words(&before.stage))));
    };
    if !viewer.role.may(step.role) {
        return Err(Error::Forbidden(format!(
            "“{}”须由{}办理，您是{}",
            step.verb,
            step.role.words(),
            viewer.role.words()
        )));
    }
    let entries = accept(spec, &change.onto(before), unresolved)?;
    Ok(Next {
        row: Row::new(before.id, before.rev + 1, step.to, &before.region, entries),
        verb: step.verb.to_owned(),
    })
}

/// Only the one who did it, or somebody who leads, may take a step back.
pub(super) async fn undone(
    tx: &mut Tx,
    viewer: &Viewer,
    spec: &'static Spec,
    before: &Row,
) -> Result<Next, Error> {
    let columns = spec.columns();
    let (names, mut shape) = row_columns(&columns);
    let mut asked =
        Statement::new(format!("select {names}, author, verb from ledger_{} where id = ", spec.slug));
    let id = asked.arg(before.id.get());
    let (last, earlier) = (asked.arg(before.rev), asked.arg(before.rev - 1));
    asked.push(&format!("{id} and (rev = {last} or rev = {earlier}) order by rev desc"));
    let width = shape.len();
    shape.extend([Value::Text(None), Value::Text(None)]);
    let mut rows = tx.fetch(&asked, &shape).await?.into_iter();
    let (Some(last), Some(mut earlier)) = (rows.next(), rows.next()) else {
        return Err(Error::Refused("这是第一个版本，没有可撤回的办理；不需要的记录请用“移除”".to_owned()));
    };
    let said = |at: usize| last.get(width + at).and_then(Value::as_text).unwrap_or("").to_owned();
    if said(0) != viewer.login && !viewer.role.may(Role::Head) {
        return Err(Error::Forbidden("只有办理人本人或股室负责人以上可以撤回".to_owned()));
    }
    earlier.truncate(width);
    let mut row = read_row(earlier, &columns);
    row.rev = before.rev + 1;
    Ok(Next { row, verb: format!("撤回“{}”", said(1)) })
}

pub(super) fn taken_out(change: &Change, before: &Row) -> Result<Next, Error> {
    if change.why.trim().is_empty() {
        let mut problems = Problems::default();
        problems.add("why", "请写明移除的理由");
        return Err(Error::Problems(change.draft.clone(), problems));
    }
    let mut row = before.clone();
    (row.removed, row.rev) = (true, before.rev + 1);
    Ok(Next { row, verb: "移除".to_owned() })
}

pub(super) fn restored(before: &Row) -> Next {
    let mut row = before.clone();
    (row.removed, row.rev) = (false, before.rev + 1);
    Next { row, verb: "恢复".to_owned() }
}

/// Reads the draft as the ledger's own type, and then as the entries of its columns.
fn accept(
    spec: &'static Spec,
    draft: &Draft,
    unresolved: &Problems,
) -> Result<Vec<(&'static Field, Entry)>, Error> {
    let problems = judge(spec, draft, unresolved);
    if !problems.is_empty() {
        return Err(Error::Problems(draft.clone(), problems));
    }
    // What belongs to another stage stays unsaid, and its column null.
    let entry = |field: &'static Field| (field, field.entry(draft.get(field.name)));
    Ok(spec.fields_of(draft.get("stage")).map(entry).collect())
}

/// Every problem of a draft at once. A name that was not found is one problem,
/// not also an unreadable code.
pub(super) fn judge(spec: &'static Spec, draft: &Draft, unresolved: &Problems) -> Problems {
    let mut problems = Problems::default();
    for (name, sentence) in unresolved.iter() {
        problems.add(name, sentence);
    }
    for (name, sentence) in (spec.audit)(draft).iter() {
        if unresolved.of(name).next().is_none() {
            problems.add(name, sentence);
        }
    }
    problems
}
