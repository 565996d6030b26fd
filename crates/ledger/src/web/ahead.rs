//! What a change would change elsewhere, for the forms and for programs alike. Nothing
//! is saved.

use crate::{
    cell::{Half, Id},
    figure::Surveyed,
    outlook::{Looking, Moved, Said, Shift, shifts},
    spec::Spec,
    store::{Agenda, Change, Db, Deed, Error, Viewer, differences},
    web::App,
};

/// Half-years before this one whose figures are compared, the newest first.
const HALVES: usize = 6;
/// Deadlines of one record that are compared.
const DEADLINES: i64 = 200;
/// A look ahead.
pub(super) struct Ahead {
    /// The record's own fields that would change, by their labels.
    pub(super) fields: Vec<&'static str>,
    /// How many things were compared.
    pub(super) compared: usize,
    pub(super) shifts: Vec<Shift>,
}

impl Ahead {
    /// What would be otherwise; the change is judged as if it were to be saved.
    pub(super) async fn look(app: &App, viewer: &Viewer, mut change: Change) -> Result<Ahead, Error> {
        // A reason is for the history, and nothing comes into it.
        if change.why.trim().is_empty() {
            "先看影响".clone_into(&mut change.why);
        }
        let spec = change.spec;
        let old = match of(&change.deed) {
            Some(id) => Some(app.db.find(viewer, spec, id).await?),
            None => None,
        };
        let (then, id) = app.db.supposing(viewer, change).await?;
        let new = then.find(viewer, spec, id).await?;
        let own = old.as_ref().map(|old| differences(spec, old, &new)).unwrap_or_default();
        let fields = own.into_iter().map(|it| it.0.label).collect();
        let moved = Moved { spec, id, rows: old.into_iter().chain([new]).collect() };
        let after = told(app, &then, viewer, &moved).await?;
        // Others may write again.
        drop(then);
        let before = told(app, &app.db, viewer, &moved).await?;
        let compared = before.len().max(after.len());
        Ok(Ahead { fields, compared, shifts: shifts(before, after) })
    }
}

fn of(deed: &Deed) -> Option<Id> {
    match deed {
        Deed::Add => None,
        Deed::Correct { id, .. }
        | Deed::Step { id, .. }
        | Deed::Undo { id, .. }
        | Deed::Remove { id, .. }
        | Deed::Restore { id, .. } => Some(*id),
    }
}

/// Everything these books say that the record may move.
async fn told(app: &App, db: &Db, viewer: &Viewer, moved: &Moved) -> Result<Vec<Said>, Error> {
    let this = app.house.this_half();
    let mut res = figures(app, db, viewer, this.as_slice()).await?;
    res.extend(deadlines(db, viewer, moved.spec, moved.id).await?);
    for it in app.house.outlook {
        let said: Looking<'_> = it(db, viewer, moved);
        res.extend(said.await?);
    }
    // Nothing was reported of a half-year to come.
    let past = moved.halves().into_iter().rev().filter(|it| this.is_none_or(|this| *it < this));
    let past: Vec<Half> = past.take(HALVES).collect();
    res.extend(figures(app, db, viewer, &past).await?);
    Ok(res)
}

async fn figures(app: &App, db: &Db, viewer: &Viewer, halves: &[Half]) -> Result<Vec<Said>, Error> {
    let mut res = Vec::new();
    for half in halves {
        let group = format!("{}指标", half.words());
        for it in Surveyed::ask(db, viewer, (app.house.figures)(*half)).await? {
            let known = if it.is_known() { it.text() } else { "没有数".to_owned() };
            let doubt =
                if it.unsure() == 0 { String::new() } else { format!("（存疑 {} 条）", it.unsure()) };
            let definition = it.definition();
            let unit = if it.is_known() { format!(" {}", definition.unit) } else { String::new() };
            res.push(Said::new(&group, &definition.label, it.link(), format!("{known}{unit}{doubt}")));
        }
    }
    Ok(res)
}

async fn deadlines(db: &Db, viewer: &Viewer, spec: &'static Spec, id: Id) -> Result<Vec<Said>, Error> {
    let agenda = Agenda { about: Some((spec.slug, id)), ..Agenda::default() };
    let all = db.duties(viewer, &agenda, DEADLINES).await?;
    let said = all.into_iter().map(|it| {
        let who = if it.officer.is_empty() { String::new() } else { format!("，{}", it.officer) };
        let link = format!("/{}/{}", it.ledger, it.id);
        Said::new("期限", format!("{}：{}", it.name, it.due.what), link, format!("{}{who}", it.due.day))
    });
    Ok(said.collect())
}
