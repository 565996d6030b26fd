//! Two people changed one record. The second sees both sides, field by field,
//! and sends again; what only the other one changed is taken over.

use axum::http::StatusCode;
use maud::{Markup, html};

use super::Form;
use crate::{
    cell::{Entry, Id},
    draft::Draft,
    spec::Field,
    store::{Conflict, Row, Version},
    web::{
        Page, address, history,
        shown::{self, Labels},
    },
};

/// One field as it was when the form was opened, as it is now, as it was written.
struct Side {
    field: &'static Field,
    before: Entry,
    now: Entry,
    mine: Result<Entry, String>,
}

impl Side {
    fn mine_changed(&self) -> bool {
        self.mine.as_ref().map_or(true, |it| !same(it, &self.before))
    }

    fn theirs_changed(&self) -> bool {
        !same(&self.now, &self.before)
    }

    fn agrees(&self) -> bool {
        self.mine.as_ref().is_ok_and(|it| same(it, &self.now))
    }
}

fn same(one: &Entry, other: &Entry) -> bool {
    one == other || (one.is_blank() && other.is_blank())
}

/// The page with status 409, for a form of the version the person had seen.
pub(super) async fn page(mut form: Form<'_>, conflict: &Conflict) -> Page {
    let rev = form.rev.unwrap_or_default();
    let db = &form.app.db;
    let history = db.history(&form.ctx.viewer, form.spec, conflict.now.id).await?;
    let seen = history.iter().find(|it| it.row.rev == rev).map_or(&conflict.now, |it| &it.row);
    let sides: Vec<Side> = form.fields.iter().chain(&form.spare).map(|it| side(it, seen, conflict)).collect();
    let labels = db.labels(named_in(&sides)).await?;
    let people = history::people(form.app).await?;
    form.draft = merged(&form.draft, &sides, &labels);
    form.rev = Some(conflict.now.rev);
    let since: Vec<&Version> = history.iter().filter(|it| rev < it.row.rev).collect();
    let record = address::record(form.spec, conflict.now.id);
    let body = notice(&record, &sides, &since, &people, &labels);
    Ok(form.page(StatusCode::CONFLICT, &body))
}

fn side(field: &'static Field, seen: &Row, conflict: &Conflict) -> Side {
    let (before, now) = (seen.entry(field.name), conflict.now.entry(field.name));
    let text = conflict.mine.get(field.name);
    let mine = if !conflict.mine.has(field.name) {
        Ok(before.clone())
    } else if text.is_empty() {
        Ok(field.entry(""))
    } else {
        (field.parse)(text).map_err(|_| text.to_owned())
    };
    Side { field, before, now, mine }
}

fn named_in(sides: &[Side]) -> Vec<Id> {
    let entries = sides.iter().flat_map(|it| {
        [Some(&it.before), Some(&it.now), it.mine.as_ref().ok()]
            .into_iter()
            .flatten()
            .map(|entry| (it.field, entry))
    });
    shown::spoken_of(entries)
}

/// What was typed stays; a field this person left alone shows what the books say now.
fn merged(typed: &Draft, sides: &[Side], labels: &Labels) -> Draft {
    let mut res = typed.clone();
    for it in sides.iter().filter(|it| !it.mine_changed()) {
        let text = it.field.text(&it.now);
        let name = it.field.kind.target().map(|_| shown::named(it.field.kind, &text, labels));
        res.set(it.field.name, &name.unwrap_or(text));
    }
    res
}

fn notice(
    record: &str,
    sides: &[Side],
    since: &[&Version],
    people: &history::People,
    labels: &Labels,
) -> Markup {
    let unlike: Vec<&Side> =
        sides.iter().filter(|it| (it.theirs_changed() || it.mine_changed()) && !it.agrees()).collect();
    html! {
        div .summary role="alert" tabindex="-1" {
            h2 { "您打开这张表以后，这条记录已被他人修改" }
            ul {
                @for it in since {
                    li {
                        b { (people.get(&it.author).unwrap_or(&it.author)) } " 于 " (shown::moment(it.since)) " " (it.verb)
                        @if !it.why.is_empty() { "，理由：" (it.why) }
                    }
                }
            }
            p { "您填写的内容都还在下面的表中，核对后可以再次提交。" }
        }
        @if !unlike.is_empty() {
            div .sheet { table .conflict {
                thead { tr {
                    th scope="col" { "栏目" } th scope="col" { "您打开时" } th scope="col" { "现在台账里的" }
                    th scope="col" { "您填写的" } th scope="col" { "下表中" }
                } }
                tbody { @for it in unlike { (line(record, it, labels)) } }
            } }
        }
    }
}

fn line(record: &str, side: &Side, labels: &Labels) -> Markup {
    let show = |it: &Entry| {
        html! { @if it.is_blank() { span .absent { "（空）" } } @else { (shown::value(record, side.field, it, labels)) } }
    };
    html! {
        tr .both[side.mine_changed() && side.theirs_changed()] {
            th scope="row" { (side.field.label) }
            td { (show(&side.before)) }
            td { (show(&side.now)) }
            td { @match &side.mine { Ok(it) => (show(it)), Err(text) => (text) } }
            td {
                @if side.mine_changed() && side.theirs_changed() { "两人都改了，先放您填写的，请核对" }
                @else if side.mine_changed() { "放您填写的" }
                @else { "您没有改，放现在台账里的" }
            }
        }
    }
}
