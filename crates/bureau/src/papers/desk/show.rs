//! The page of a paper: the sheet with its sections, what can be done to each, and
//! the gate above it.

use std::collections::BTreeMap;

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use ledger::{
    prelude::*,
    store::{Remark, Sending},
    web::{App, Ctx, Page, csrf, moment, page},
};
use maud::{Markup, html};
use paper::{
    Block, Paper,
    cut_off::marks,
    html::{Answer, Links, block, closing, opening},
    manuscript::{Body, Section},
};

use super::{
    begin::state,
    gate::{self, Verdict},
    opened::Opened,
    remarks,
};
use crate::papers::half_year::draft_note;

pub(super) async fn show(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<Id>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Page {
    let opened = Opened::load(&app, &ctx, id).await?;
    let verdict = gate::verdict(&app, &ctx, &opened).await?;
    sheet(&app, &ctx, StatusCode::OK, &opened, &verdict, notice(&opened, &asked)).await
}

/// The page itself, also after something was refused.
pub(super) async fn sheet(
    app: &App,
    ctx: &Ctx,
    status: StatusCode,
    opened: &Opened,
    verdict: &Verdict,
    notice: Markup,
) -> Page {
    let viewer = &ctx.viewer;
    let (said, sent) =
        tokio::try_join!(app.db.remarks(viewer, opened.head.id), app.db.sendings(viewer, opened.head.id))?;
    let refused = status != StatusCode::OK;
    let body = html! {
        link rel="stylesheet" href="/assets/paper.css";
        (notice)
        div .heading {
            h1 { (opened.head.title) " " (state(&opened.head)) }
            (outputs(opened))
        }
        p .meta {
            "第 " (opened.head.rev) " 版，" (opened.head.author) " 于 " (moment(opened.head.at)) " "
            a href={ (opened.link()) "/history" } { "修改记录" }
        }
        section .gate aria-label="出门关" {
            (gate::bar(&verdict.gate.tally))
            @if !opened.head.is_final { (gate::left(ctx, opened, verdict, refused)) }
        }
        @if opened.head.is_final { (super::finish::after(ctx, opened, &sent)) }
        @else if viewer.may_write() { (before(ctx, opened, verdict)) }
        (desk(ctx, opened, &said))
        (sent_list(&sent))
        (explained(opened))
    };
    let crumbs = [ledger::web::Crumb::new("文稿", "/papers")];
    Ok(page(app, ctx, status, &opened.head.title, &crumbs, body))
}

fn outputs(opened: &Opened) -> Markup {
    let link = opened.link();
    html! {
        div .acts {
            @for (ending, label) in [("docx", "DOCX"), ("txt", "文本"), ("json", "JSON"), ("html", "核查用网页")] {
                a .button href={ (link) "/files/" (opened.head.period) "." (ending) } { (label) }
            }
            a .button href={ (link) "/pdf/" (opened.head.period) ".pdf" } { "PDF" }
        }
    }
}

/// The cut-off, and the way out.
fn before(ctx: &Ctx, opened: &Opened, verdict: &Verdict) -> Markup {
    let leader = ctx.viewer.role.may(ledger::spec::Role::Leader);
    html! {
        div .controls {
            form .inline method="post" action={ (opened.link()) "/renew" } {
                (csrf(ctx))
                label { span { "截至" } input name="asof" value=(opened.text.cut_off) size="12" list="days"; }
                datalist #days { @for day in month_ends(opened) { option value=(day) {} } }
                button { "按这一天重新计算所有的数" }
            }
            @if leader {
                form .inline method="post" action={ (opened.link()) "/final" } data-confirm="定稿后不能再改。确定要定稿吗？" {
                    (csrf(ctx))
                    input type="hidden" name="rev" value=(opened.head.rev);
                    button .main disabled[!verdict.is_open()] { "定稿" }
                }
            } @else if verdict.is_open() { p .quiet { "由局领导定稿。" } }
        }
    }
}

/// The last days of the months of the half-year.
fn month_ends(opened: &Opened) -> Vec<String> {
    let Ok(half) = opened.half() else { return Vec::new() };
    let first = Period::Half(half).first();
    let months = (0..6).filter_map(|at| Date::new(first.year(), first.month() + at, 1).ok());
    months.map(|it| it.last_of_month().to_string()).collect()
}

/// The sheet: each section beside its tools.
fn desk(ctx: &Ctx, opened: &Opened, said: &[Remark]) -> Markup {
    let printed = printed(opened);
    let own: Vec<String> =
        marks(&printed, &opened.text.cut_off).into_iter().chain(opened.text.own.clone()).collect();
    let links = Links { figure: &|it| it.link.clone(), cited: &|it| Some(it.link.clone()), loose: None };
    let mut blocks = printed.blocks.iter();
    let parts: Vec<(Section<'_>, Vec<&Block>)> = opened
        .text
        .sections()
        .into_iter()
        .map(|it| {
            let blocks = blocks.by_ref().take(it.pieces.len()).collect();
            (it, blocks)
        })
        .collect();
    html! {
        div .writing {
            div .paper .first { (opening(&printed)) }
            div .tools {}
            @for (section, blocks) in &parts {
                div .paper id={ "s" (first(section)) } {
                    @for (piece, it) in section.pieces.iter().zip(blocks) {
                        @let link = |nth| gate::explain_link(opened, piece.id, nth);
                        @let answer = (!opened.head.is_final).then_some(Answer { own: &own, link: &link });
                        @let links = Links { loose: answer, ..links };
                        div id={ "p" (piece.id) } title=[piece.hand.as_ref().map(|it| format!("{it} 改过"))] { (block(it, &links)) }
                    }
                }
                (tools(ctx, opened, section, said))
            }
            div .paper .last { (closing(&printed, &links)) }
            div .tools { (remarks::stray(ctx, opened, said)) }
        }
    }
}

/// The paper as it would be printed now.
pub(super) fn printed(opened: &Opened) -> Paper {
    let day = opened.text.cut_off.parse().ok();
    let note = day.filter(|_| !opened.head.is_final).map(draft_note);
    opened.text.paper(note)
}

fn first(section: &Section<'_>) -> u32 {
    section.pieces.first().map_or(0, |it| it.id)
}

fn tools(ctx: &Ctx, opened: &Opened, section: &Section<'_>, said: &[Remark]) -> Markup {
    let (link, first) = (opened.link(), first(section));
    let only_heading = section.pieces.iter().all(|it| matches!(it.body, Body::Heading { .. }));
    if only_heading && said.iter().all(|it| it.section != section.name) {
        // A heading by itself has little to do with; more would push the sheet apart.
        let may = ctx.viewer.may_write() && !opened.head.is_final;
        return html! {
            aside .tools .slight aria-label={ (section.name) "：编辑" } {
                @if may { a href={ (link) "/sections/" (first) } { "编辑标题" } }
            }
        };
    }
    let hands: Vec<&String> = section.pieces.iter().filter_map(|it| it.hand.as_ref()).collect();
    html! {
        aside .tools aria-label={ (section.name) "：编辑和批注" } {
            p .section-name { (section.name) }
            @if ctx.viewer.may_write() && !opened.head.is_final {
                p .acts {
                    a .button href={ (link) "/sections/" (first) } { "编辑" }
                    a href={ (link) "/redraft/" (first) } { "由台账重新起草" }
                }
            }
            @if let Some(hand) = hands.last() { p .quiet { (hands.len()) " 段由人改过，最近是" (hand) } }
            (remarks::of(ctx, opened, section.name, said))
        }
    }
}

fn sent_list(all: &[Sending]) -> Markup {
    html! {
        @if !all.is_empty() {
            section { h2 { "已报" }
                ul { @for it in all {
                    li { (it.day) " 报" b { (it.recipient) } "，" (it.channel) @if !it.note.is_empty() { "，" (it.note) } span .quiet { "（" (it.author) " 登记于 " (moment(it.at)) "，第 " (it.rev) " 版）" } }
                } }
            }
        }
    }
}

fn explained(opened: &Opened) -> Markup {
    let text = &opened.text;
    html! {
        @if !text.explained().is_empty() || !text.stays.is_empty() || !text.settled.is_empty() {
            section .explanations {
                h2 { "已作的说明" }
                ul {
                    @for (_, it) in text.explained() { li { b { (it.text) } "　" (it.ground.words()) span .quiet { "（" (it.by) "，" (it.at) "）" } } }
                    @for several in text.stays.chunk_by(|a, b| (&a.why, &a.by, &a.at) == (&b.why, &b.by, &b.at)) {
                        li {
                            @for (nth, it) in several.iter().enumerate() { @if 0 < nth { "、" } b { (text.chips.get(&it.chip).map_or("", |it| it.plain())) } }
                            @if let Some(it) = several.first() { "　保留存疑：" (it.why) span .quiet { "（" (it.by) "，" (it.at) "）" } }
                        }
                    }
                    @for it in &text.settled { li { b { (it.sent) " → " (it.now) } "　与已报的数不同：" (it.why) span .quiet { "（" (it.by) "，" (it.at) "）" } } }
                }
            }
        }
    }
}

fn notice(opened: &Opened, asked: &BTreeMap<String, String>) -> Markup {
    let moved = asked.get("moved").map_or("", String::as_str);
    let said = match asked.get("done").map(String::as_str) {
        Some("begun") => "已由台账起草。请逐段核对、修改；没有出处的数会列在下面。".to_owned(),
        Some("saved") => "已保存。".to_owned(),
        Some("merged") => "已保存；他人同时改的其他段落也都在。".to_owned(),
        Some("renewed") => format!("已按截至 {} 重新计算，{moved} 个数有变。", opened.text.cut_off),
        Some("partly") => format!(
            "已按截至 {} 重新计算，{moved} 个数有变；有的数没有按日期计算，保持原样（见修改记录），请核对。",
            opened.text.cut_off
        ),
        Some("redrafted") => "已按所选的内容更新这一节。".to_owned(),
        Some("restored") => "已恢复成那一版的内容，成为新的一版。".to_owned(),
        Some("explained") => "已写明出处。".to_owned(),
        Some("remarked") => "批注已更新。".to_owned(),
        Some("final") => "已定稿。报送后请登记报给了谁。".to_owned(),
        Some("reopened") => "已撤回定稿，可以继续修改。".to_owned(),
        Some("sent") => "已登记报送。".to_owned(),
        _ => return html! {},
    };
    html! { p .notice role="status" { (said) } }
}
