//! One section drafted anew from the ledgers: first what would change, then what a
//! person chooses. What a hand has written stays unless it is told to go.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use ledger::{
    prelude::*,
    web::{App, Ctx, Page, Sent, csrf, page},
};
use maud::{Markup, html};
use paper::manuscript::{Choice, Manuscript, Turn};

use super::{
    conflict::difference,
    opened::{Opened, amend, back},
    section::section_of,
    taken,
};

/// A section beside its new draft.
struct Beside {
    opened: Opened,
    section: String,
    /// The manuscript that knows the new draft's figures.
    known: Manuscript,
    turns: Vec<Turn>,
}

impl Beside {
    async fn take(app: &App, ctx: &Ctx, id: Id, piece: u32) -> Result<Beside, Error> {
        let opened = Opened::load(app, ctx, id).await?.underway()?;
        let section = section_of(&opened.text, piece)?;
        let (paper, _) = taken::anew(&app.db, &ctx.viewer, opened.span()?, &[]).await?;
        let (known, turns) = opened.text.turns(&section, &paper.blocks);
        Ok(Beside { opened, section, known, turns })
    }

    /// What a person saw when choosing: if it is another by now, the choice is asked again.
    fn seen(&self) -> String {
        let mut hasher = DefaultHasher::new();
        for turn in &self.turns {
            for it in [&turn.now, &turn.drafted] {
                it.as_ref().map(|it| self.known.read(it)).hash(&mut hasher);
            }
        }
        hasher.finish().to_string()
    }
}

pub(super) async fn compare(State(app): State<App>, ctx: Ctx, Path((id, piece)): Path<(Id, u32)>) -> Page {
    let beside = Beside::take(&app, &ctx, id, piece).await?;
    shown(&app, &ctx, StatusCode::OK, &beside, piece, "")
}

fn shown(app: &App, ctx: &Ctx, status: StatusCode, it: &Beside, piece: u32, notice: &str) -> Page {
    let changed = it.turns.iter().filter(|it| it.changes()).count();
    let link = it.opened.link();
    let title = format!("重新起草：{}", it.section);
    let body = html! {
        link rel="stylesheet" href="/assets/paper.css";
        @if !notice.is_empty() { p .notice .warn role="alert" { (notice) } }
        h1 { (title) }
        @if changed == 0 {
            div .empty { p { "台账里的内容没有变，这一节不用更新。" } p { a .button href={ (link) "#s" (piece) } { "返回文稿" } } }
        } @else {
            p .hint { "按截至 " (it.opened.text.cut_off) " 的台账重新起草，有 " (changed) " 处不同。由人改过的段落默认保留。" }
            form .redraft method="post" action={ (link) "/redraft/" (piece) } {
                (csrf(ctx))
                input type="hidden" name="seen" value=(it.seen());
                @for (at, turn) in it.turns.iter().enumerate() {
                    @if turn.changes() { (choice(&it.known, at, turn)) }
                }
                div .row { button .main { "按所选更新这一节" } a href={ (link) "#s" (piece) } { "取消" } }
            }
        }
    };
    Ok(page(app, ctx, status, &title, &it.opened.crumbs(), body))
}

fn choice(known: &Manuscript, at: usize, turn: &Turn) -> Markup {
    let read = |it: &Option<paper::manuscript::Piece>| it.as_ref().map_or(String::new(), |it| known.read(it));
    let (now, drafted) = (read(&turn.now), read(&turn.drafted));
    let hand = turn.now.as_ref().and_then(|it| it.hand.as_deref());
    let proposal = turn.proposal();
    let option = |choice: Choice, value: &str, words: &str| {
        html! { label .tick { input type="radio" name={ "turn-" (at) } value=(value) checked[proposal == choice]; (words) } }
    };
    html! {
        fieldset .turn {
            legend {
                @match (&turn.now, &turn.drafted) {
                    (Some(_), None) => "台账起草时已没有这一段",
                    (None, _) => "新增的一段",
                    _ => "内容不同",
                }
                @if let Some(hand) = hand { span .badge { (hand) " 改过" } }
            }
            div .sides {
                div { h3 { "现在文稿里" } p { @if now.is_empty() { span .absent { "（没有）" } } @else { (now) } } }
                div { h3 { "台账重新起草" } p { (difference(&now, &drafted)) } }
            }
            p {
                @if turn.now.is_some() { (option(Choice::Keep, "keep", "保留文稿里的")) }
                @else { (option(Choice::Keep, "keep", "不加")) }
                @if turn.drafted.is_some() { (option(Choice::Take, "take", if turn.now.is_some() { "换成新起草的" } else { "加上" })) }
                @else { (option(Choice::Take, "take", "删去")) }
                @if turn.now.is_some() && turn.drafted.is_some() { (option(Choice::Both, "both", "两段都留，自己再改")) }
            }
        }
    }
}

pub(super) async fn apply(State(app): State<App>, Path((id, piece)): Path<(Id, u32)>, sent: Sent) -> Page {
    let ctx = &sent.ctx;
    let beside = Beside::take(&app, ctx, id, piece).await?;
    if sent.get("seen") != beside.seen() {
        let notice = "您查看以后，台账或文稿又有变动，下面是最新的差别，请重新选择";
        return shown(&app, ctx, StatusCode::CONFLICT, &beside, piece, notice);
    }
    let chosen = |at: usize| match sent.get(&format!("turn-{at}")) {
        "take" => Choice::Take,
        "both" => Choice::Both,
        // What was not asked about is the same, and stays.
        _ => Choice::Keep,
    };
    let choices: Vec<Choice> = (0..beside.turns.len()).map(chosen).collect();
    let before = beside.opened.text.clone();
    let next = beside.known.clone().redrafted(&beside.section, &beside.turns, &choices);
    amend(&app, ctx, id, "重新起草", &format!("“{}”一节", beside.section), |text| {
        if *text == before {
            return Ok(next.clone());
        }
        Err(Error::Refused("刚刚有他人保存了这份文稿，请再打开“由台账重新起草”核对一次".to_owned()))
    })
    .await?;
    back(&format!("{}#s{piece}", beside.opened.link()), "redrafted")
}
