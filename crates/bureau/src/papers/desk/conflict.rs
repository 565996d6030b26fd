//! Two people changed the same paragraph. The second sees all three texts and
//! sends again; what only one of them changed is in the form already.

use axum::http::StatusCode;
use ledger::web::{App, Ctx, Page, moment};
use maud::{Markup, html};
use paper::manuscript::{Body, Manuscript, Merge, Part, compare};

use super::{
    form::{Form, Line},
    opened::Opened,
};

/// The page with status 409. What was typed is in the form below.
pub(super) async fn page(
    app: &App,
    ctx: &Ctx,
    newest: &Opened,
    seen: &Opened,
    mine: &Manuscript,
    merge: &Merge,
    sent: &Form<'_>,
) -> Page {
    // Chips picked in this form are not in the newest edition yet; they go back as picks.
    let mut text = newest.text.clone();
    for (number, it) in &mine.chips {
        text.chips.entry(*number).or_insert_with(|| it.clone());
    }
    let line = |it: &paper::manuscript::Piece| Line {
        name: if newest.text.piece(it.id).is_some() { it.id.to_string() } else { format!("new{}", it.id) },
        level: if let Body::Heading { level, .. } = it.body { level } else { 0 },
        text: as_picked(&text.typed(&it.body), &text, &newest.text),
    };
    let lines = merge.pieces.iter().map(line).collect();
    let mut form = Form::new(newest, &sent.section, sent.piece, lines);
    form.gone.clone_from(&sent.gone);
    let since = app.db.editions(&ctx.viewer, newest.head.id, 20).await?;
    let notice = html! {
        div .summary role="alert" tabindex="-1" {
            h2 { "您打开这一节以后，他人也改了同一段" }
            ul { @for it in since.iter().filter(|it| sent.rev < it.rev) {
                li { b { (it.author) } " 于 " (moment(it.at)) " " (it.verb) " " (it.why) }
            } }
            p { "您写的都还在下面的表中。两人都改了的段落先放您写的，请对照下面的差别核对后再保存。" }
        }
        div .sheet { table .conflict {
            thead { tr { th scope="col" { "您打开时" } th scope="col" { "他人改成" } th scope="col" { "您写的" } } }
            tbody { @for id in &merge.both { (row(*id, &seen.text, &newest.text, mine)) } }
        } }
    };
    form.page(app, ctx, StatusCode::CONFLICT, &notice)
}

/// Tokens of chips the newest edition does not have go back as they were picked.
fn as_picked(typed: &str, all: &Manuscript, newest: &Manuscript) -> String {
    let mut res = typed.to_owned();
    for (number, it) in all.chips.iter().filter(|it| !newest.chips.contains_key(it.0)) {
        if let paper::Inline::Figure(it) = it {
            res = res.replace(&format!("⟦{number}:{}⟧", it.text), &format!("⟦+{}:{}⟧", it.key, it.label));
        }
    }
    res
}

fn row(id: u32, seen: &Manuscript, newest: &Manuscript, mine: &Manuscript) -> Markup {
    let read = |it: &Manuscript| it.piece(id).map_or(String::new(), |piece| it.read(piece));
    let before = read(seen);
    html! {
        tr .both {
            td { (before) }
            td { (difference(&before, &read(newest))) }
            td { (difference(&before, &read(mine))) }
        }
    }
}

/// A text as it became another, marked where it changed.
pub(super) fn difference(before: &str, now: &str) -> Markup {
    html! {
        @if now.is_empty() { span .absent { "（删去）" } }
        @for part in compare(before, now) {
            @match part {
                Part::Same(text) => (text),
                Part::Gone(text) => del { (text) },
                Part::New(text) => ins { (text) },
            }
        }
    }
}
