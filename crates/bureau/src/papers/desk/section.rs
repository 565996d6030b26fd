//! Editing one section: its pieces as texts, its figures as tokens that come back
//! as they were or are said to go. Without a script it is a plain form.

use std::collections::BTreeMap;

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use ledger::{
    prelude::*,
    web::{App, Ctx, Page, Sent, moment, read_pairs},
};
use maud::html;
use paper::manuscript::{Edit, Manuscript, Typed, Wrong, wanted};

use super::{
    conflict,
    form::{Form, Line},
    opened::{Opened, back, edition},
    taken,
};

/// `GET /papers/{id}/sections/{piece}`: the section the piece stands in.
pub(super) async fn open(
    State(app): State<App>,
    ctx: Ctx,
    Path((id, piece)): Path<(Id, u32)>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Page {
    let opened = Opened::load(&app, &ctx, id).await?.underway()?;
    let section = section_of(&opened.text, piece)?;
    let place = format!("{}/sections/{piece}", opened.link());
    let kept = app.db.kept(&ctx.viewer, &place).await?;
    let wants = asked.get("kept").is_some_and(|it| it == "1");
    let lines = Line::all(&opened.text, &section);
    let mut form = Form::new(&opened, &section, piece, lines);
    let notice = match kept {
        Some(it) if wants => {
            form.put_back(&read_pairs(&it.body));
            html! { p .notice role="status" { "已恢复 " (moment(it.at)) " 未提交的内容，请核对后保存。" } }
        }
        Some(it) => html! {
            p .notice { "您在 " (moment(it.at)) " 改过这一节，没有保存。" a href={ (place) "?kept=1" } { "恢复上次未提交的内容" } }
        },
        None => html! {},
    };
    form.page(&app, &ctx, StatusCode::OK, &notice)
}

/// The name of the section a piece stands in.
pub(super) fn section_of(text: &Manuscript, piece: u32) -> Result<String, Error> {
    let found = text.piece(piece).map(|it| it.section.clone());
    found.ok_or_else(|| Error::NotFound("这一段：它可能已被他人删去，请回到文稿查看".to_owned()))
}

/// `POST /papers/{id}/sections/{piece}`: saved, or handed back with what was typed.
pub(super) async fn save(State(app): State<App>, Path((id, piece)): Path<(Id, u32)>, sent: Sent) -> Page {
    let ctx = sent.ctx.clone();
    let now = Opened::load(&app, &ctx, id).await?.underway()?;
    let rev: i64 = sent.get("rev").parse().unwrap_or(now.head.rev);
    let seen = if rev == now.head.rev {
        Opened::load(&app, &ctx, id).await?
    } else {
        Opened::edition(&app, &ctx, id, rev).await?
    };
    let section = sent.get("section").to_owned();
    let lines = Line::sent(&sent);
    let mut form = Form::new(&seen, &section, piece, lines);
    form.rev = rev;
    form.gone = sent.fields.iter().filter(|it| it.0 == "gone").filter_map(|it| it.1.parse().ok()).collect();
    if form.act(sent.get("act"), &sent) {
        return form.page(&app, &ctx, StatusCode::OK, &html! {});
    }
    let written = write(&app, &ctx, &form, &now, &seen).await?;
    match written {
        Written::Done(how) => {
            ledger::web::let_go(&app, &ctx, &form.place()).await;
            let at =
                now.text.section(&section).and_then(|it| it.pieces.first().map(|it| it.id)).unwrap_or(piece);
            back(&format!("{}#s{at}", now.link()), how)
        }
        Written::Wrong(wrong) => {
            form.wrong = wrong;
            form.page(&app, &ctx, StatusCode::UNPROCESSABLE_ENTITY, &html! {})
        }
        Written::Both(merge, mine) => {
            let newest = Opened::load(&app, &ctx, id).await?.underway()?;
            conflict::page(&app, &ctx, &newest, &seen, &mine, &merge, &form).await
        }
    }
}

/// What became of a save.
enum Written {
    Done(&'static str),
    Wrong(Vec<Wrong>),
    /// Somebody changed the same piece meanwhile.
    Both(paper::manuscript::Merge, Box<Manuscript>),
}

async fn write(app: &App, ctx: &Ctx, form: &Form<'_>, now: &Opened, seen: &Opened) -> Result<Written, Error> {
    // Figures that were picked from the list become chips under numbers free in both.
    let (mut base, mut newest) = (seen.text.clone(), now.text.clone());
    let mut lines = form.typed();
    if let Err(wrong) = pick(app, ctx, seen, &mut lines, &mut base, &mut newest).await? {
        return Ok(Written::Wrong(wrong));
    }
    let edit = Edit { pieces: lines, gone: form.gone.clone(), by: ctx.viewer.name.clone() };
    let mine = match base.edited(&form.section, &edit) {
        Ok(mine) => mine,
        Err(wrong) => return Ok(Written::Wrong(wrong)),
    };
    let merge = newest.merged(&base, &mine, &form.section);
    if !merge.both.is_empty() {
        return Ok(Written::Both(merge, Box::new(mine)));
    }
    let is_merged = form.rev != now.head.rev;
    let next = if is_merged { newest.with_section(&form.section, merge.pieces) } else { mine };
    if next == now.text {
        return Ok(Written::Done("saved"));
    }
    let why = format!("“{}”一节", form.section);
    match app.db.write_edition(&ctx.viewer, now.head.id, now.head.rev, edition(&next, "修改", &why)?).await?
    {
        Some(_) => Ok(Written::Done(if is_merged { "merged" } else { "saved" })),
        None => Err(Error::Refused("刚刚有他人保存了这份文稿，您写的都在，请再点一次保存".to_owned())),
    }
}

/// Puts the figures somebody picked among the chips, and their tokens into the text.
async fn pick(
    app: &App,
    ctx: &Ctx,
    seen: &Opened,
    lines: &mut [Typed],
    base: &mut Manuscript,
    newest: &mut Manuscript,
) -> Result<Result<(), Vec<Wrong>>, Error> {
    let asked: Vec<(u32, String, String)> = lines
        .iter()
        .flat_map(|line| wanted(&line.text).into_iter().map(|(whole, key)| (line.id, whole, key)))
        .collect();
    let keys: Vec<&str> = asked.iter().map(|it| it.2.as_str()).collect();
    let figures = taken::picked(&app.db, &ctx.viewer, seen.span()?, &keys).await?;
    let mut wrong = Vec::new();
    for (piece, whole, key) in &asked {
        let Some(figure) = figures.iter().find(|it| it.key == *key) else {
            let sentence = format!("指标清单里没有“{key}”，请从列表里选，或删去 {whole}");
            wrong.push(Wrong { piece: *piece, missing: None, sentence });
            continue;
        };
        let chip = paper::Inline::Figure(figure.clone());
        // The newest edition's pool holds at least what the earlier one's does.
        let number = newest.add_chip(chip.clone());
        base.chips.insert(number, chip);
        let token = format!("⟦{number}:{}⟧", figure.text);
        for line in lines.iter_mut() {
            line.text = line.text.replacen(whole, &token, 1);
        }
    }
    Ok(if wrong.is_empty() { Ok(()) } else { Err(wrong) })
}
