//! 先看影响: what a change would change elsewhere, shown before it is saved. Nothing is.

use maud::{Markup, html};

use crate::{
    cell::{Half, Id},
    figure::Surveyed,
    outlook::{Looking, Moved, Said, Shift, shifts},
    spec::Spec,
    store::{Agenda, Change, Db, Deed, Error, Viewer, differences},
    web::{App, Ctx},
};

/// Half-years before this one whose figures are compared, the newest first.
const HALVES: usize = 6;
/// Deadlines of one record that are compared.
const DEADLINES: i64 = 200;
/// Lines of one kind that are shown; the rest is counted.
const SHOWN: usize = 30;

/// The name of the button that asks, beside the one that saves.
pub(in crate::web) const SUPPOSE: &str = "suppose";

/// The button, for whoever is about to change something.
pub(in crate::web) fn button() -> Markup {
    html! { button name=(SUPPOSE) value="1" formnovalidate { "先看影响" } }
}

/// What would be otherwise; the change is judged as if it were to be saved.
pub(in crate::web) async fn foreseen(app: &App, ctx: &Ctx, mut change: Change) -> Result<Markup, Error> {
    // A reason is for the history, and nothing comes into it.
    if change.why.trim().is_empty() {
        "先看影响".clone_into(&mut change.why);
    }
    let (spec, viewer) = (change.spec, &ctx.viewer);
    let old = match of(&change.deed) {
        Some(id) => Some(app.db.find(viewer, spec, id).await?),
        None => None,
    };
    let (then, id) = app.db.supposing(viewer, change).await?;
    let new = then.find(viewer, spec, id).await?;
    let own = match &old {
        Some(old) => differences(spec, old, &new),
        None => Vec::new(),
    };
    let moved = Moved { spec, id, rows: old.into_iter().chain([new]).collect() };
    let after = told(app, &then, viewer, &moved).await?;
    // Others may write again.
    drop(then);
    let before = told(app, &app.db, viewer, &moved).await?;
    let many = before.len().max(after.len());
    let own: Vec<String> = own.iter().map(|it| it.0.label.to_owned()).collect();
    Ok(panel(&own, many, &shifts(before, after)))
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

fn panel(own: &[String], many: usize, shifts: &[Shift]) -> Markup {
    let mut groups: Vec<(&str, Vec<&Shift>)> = Vec::new();
    for it in shifts {
        match groups.iter_mut().find(|group| group.0 == it.group) {
            Some(group) => group.1.push(it),
            None => groups.push((&it.group, vec![it])),
        }
    }
    html! {
        section .card .foreseen data-supposed role="status" tabindex="-1" {
            h2 { "先看影响：还没有保存" }
            p .hint {
                "假定这样办，比较了 " (many) " 处：有关半年的指标、这条记录的期限，以及用到这条记录的资助、测算、目标和考评。"
                @if !own.is_empty() { "这条记录改动的栏：" (own.join("、")) "。" }
            }
            @if groups.is_empty() { p { b { "别处都不变。" } } }
            @for (group, all) in &groups { (table(group, all)) }
        }
    }
}

fn table(group: &str, all: &[&Shift]) -> Markup {
    let words = |it: &Option<String>| {
        html! {
            @match it { Some(it) => (it), None => span .absent { "没有" } }
        }
    };
    html! {
        h3 { (group) "：" (all.len()) " 处会变" }
        div .sheet tabindex="0" role="region" aria-label=(group) { table {
            thead { tr { th scope="col" { "什么" } th scope="col" { "现在" } th scope="col" { "以后" } } }
            tbody { @for it in all.iter().take(SHOWN) { tr {
                th scope="row" { a href=(it.link) target="_blank" { (it.thing) } }
                td { (words(&it.before)) } td { b { (words(&it.after)) } }
            } } }
        } }
        @if SHOWN < all.len() { p .hint { "只列前 " (SHOWN) " 处。" } }
    }
}
