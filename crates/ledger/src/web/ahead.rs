//! What a change would change elsewhere, for the forms and for programs alike. Nothing
//! is saved.

use crate::{
    cell::{Half, Id},
    figure::Surveyed,
    outlook::{Looking, Moved, Said, Shift, shifts},
    spec::Spec,
    store::{Agenda, Change, Db, Error, Viewer, differences},
    web::App,
};

/// Half-years before this one whose figures are compared, the newest first.
const HALVES: usize = 6;
/// Deadlines of a record and of what refers to it; where there are more, none is compared.
const DEADLINES: i64 = 500;

/// A look ahead.
pub(super) struct Ahead {
    /// The half-years whose figures were compared.
    pub(super) halves: Vec<Half>,
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
        let old = match change.deed.record() {
            Some((id, _)) => Some(app.db.find(viewer, spec, id).await?),
            None => None,
        };
        let (then, id) = app.db.supposing(viewer, change).await?;
        let new = then.find(viewer, spec, id).await?;
        let own = old.as_ref().map(|old| differences(spec, old, &new)).unwrap_or_default();
        let fields = own.into_iter().map(|it| it.0.label).collect();
        let is_new = old.is_none();
        let moved = Moved { spec, id, rows: old.into_iter().chain([new]).collect() };
        let halves = halves(app, viewer, &moved).await?;
        let after = told(app, &then, viewer, &moved, &halves).await?;
        // Others may write again.
        drop(then);
        let before = told(app, &app.db, viewer, &moved, &halves).await?;
        let compared = before.len().max(after.len());
        let mut shifts = shifts(before, after);
        // A record that is only supposed has no page.
        let nowhere = id.to_string();
        shifts.iter_mut().filter(|it| is_new && it.link.contains(&nowhere)).for_each(|it| it.link.clear());
        Ok(Ahead { halves, fields, compared, shifts })
    }
}

/// This half-year; those before it that the record speaks of or a paper was written of,
/// the newest first. Nothing was reported of one to come.
async fn halves(app: &App, viewer: &Viewer, moved: &Moved) -> Result<Vec<Half>, Error> {
    let this = app.house.this_half();
    let mut past = moved.halves();
    let papers = app.db.manuscripts(viewer).await?;
    past.extend(papers.iter().filter_map(|it| it.period.parse::<Half>().ok()));
    let past = past.into_iter().rev().filter(|it| this.is_none_or(|this| *it < this)).take(HALVES);
    Ok(this.into_iter().chain(past).collect())
}

/// Everything these books say that the record may move.
async fn told(
    app: &App,
    db: &Db,
    viewer: &Viewer,
    moved: &Moved,
    halves: &[Half],
) -> Result<Vec<Said>, Error> {
    let (now, past) = halves.split_at(usize::from(app.house.this_half().is_some()));
    let mut res = figures(app, db, viewer, moved.spec, now).await?;
    res.extend(deadlines(db, viewer, moved.spec, moved.id).await?);
    for it in app.house.outlook {
        let said: Looking<'_> = it(db, viewer, moved);
        res.extend(said.await?);
    }
    res.extend(figures(app, db, viewer, moved.spec, past).await?);
    Ok(res)
}

/// A figure asks columns of its own ledger, so records of others do not move it.
async fn figures(
    app: &App,
    db: &Db,
    viewer: &Viewer,
    spec: &'static Spec,
    halves: &[Half],
) -> Result<Vec<Said>, Error> {
    let mut res = Vec::new();
    for half in halves {
        let group = format!("{}指标", half.words());
        let mut questions = (app.house.figures)(*half);
        questions.retain(|it| it.source.spec().slug == spec.slug);
        for it in Surveyed::ask(db, viewer, questions).await? {
            let known = if it.is_known() { it.text() } else { "没有数".to_owned() };
            let doubt =
                if it.unsure() == 0 { String::new() } else { format!("（存疑 {} 条）", it.unsure()) };
            let definition = it.definition();
            let unit = if it.is_known() { format!(" {}", definition.unit) } else { String::new() };
            let key = format!("figure/{half}/{}", definition.key);
            res.push(Said::new(key, &group, &definition.label, it.link(), format!("{known}{unit}{doubt}")));
        }
    }
    Ok(res)
}

async fn deadlines(db: &Db, viewer: &Viewer, spec: &'static Spec, id: Id) -> Result<Vec<Said>, Error> {
    let agenda = Agenda { about: Some((spec.slug, id)), ..Agenda::default() };
    let all = db.duties(viewer, &agenda, DEADLINES).await?;
    if i64::try_from(all.len()).is_ok_and(|it| DEADLINES <= it) {
        // Cut off in two places they would seem to have come and gone.
        return Ok(Vec::new());
    }
    let said = all.into_iter().map(|it| {
        let who = if it.officer.is_empty() { String::new() } else { format!("，{}", it.officer) };
        let link = format!("/{}/{}", it.ledger, it.id);
        let key = format!("due/{}/{}", it.id, it.due.what);
        Said::new(key, "期限", format!("{}：{}", it.name, it.due.what), link, format!("{}{who}", it.due.day))
    });
    Ok(said.collect())
}
