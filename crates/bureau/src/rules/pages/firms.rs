//! 高企测算：一家企业为什么还不行、先做什么；全部培育企业一览。

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use ledger::{
    prelude::*,
    web::{App, Crumb, Ctx, Page, page},
};
use maud::{Markup, html};
use rules::{Answer, BOOK, Outcome, answer::Judged};

use super::{Pairs, asked_day, form, plan, result};
use crate::{
    ledgers::{enterprise_year::EnterpriseYear, hightech::Hightech, patent::Patent},
    rules::readiness::{self, Firm},
};

/// `GET /readiness?on=2016-06-30`
pub(super) async fn list(State(app): State<App>, ctx: Ctx, Query(pairs): Query<Pairs>) -> Page {
    let on = asked_day(&app, &pairs)?;
    let firms = readiness::firms(&app.db, &ctx.viewer, &Selection::all::<Hightech>()).await?;
    let batches = plan::open(&app.db, &ctx.viewer, on).await?;
    let body = html! {
        link rel="stylesheet" href="/assets/rules.css";
        h1 { "高企测算" }
        p .hint { "假定在这一天申请，按当天的认定办法，用“企业年度数据”“专利”“高企培育”台账里的数逐条对照。台账里没有的算资料缺失，不当作 0。" }
        (day_bar("/readiness", on))
        (plan::next(&batches, on))
        @if firms.is_empty() {
            p .empty { "“高企培育”台账里还没有企业。 " a href="/hightech/new" { "登记一家" } }
        } @else {
            div .sheet tabindex="0" role="region" aria-label="高企测算" {
                table .clauses {
                    thead { tr {
                        th { "结论" } th { "企业" } th { "阶段" } th .num { "满足" } th .num { "不满足" }
                        th .num { "缺资料" } th .num { "待判断" } th .num { "评分" } th { "先做什么" }
                    } }
                    tbody { @for firm in &firms { (line(firm, on)) } }
                }
            }
            @if i64::try_from(firms.len()).is_ok_and(|it| readiness::MOST <= it) {
                p .hint { "只列前 " (readiness::MOST) " 条。" }
            }
        }
    };
    Ok(page(&app, &ctx, StatusCode::OK, "高企测算", &[], body))
}

fn day_bar(action: &str, on: Date) -> Markup {
    html! {
        form .rules-bar method="get" action=(action) {
            label { span { "假定申请日 " } input name="on" value=(on) size="12"; }
            button { "重新测算" }
        }
    }
}

fn line(firm: &Firm, on: Date) -> Markup {
    let head = html! {
        th scope="row" { a href={ "/readiness/" (firm.row.id) "?on=" (on) } { (firm.round.name.as_str()) } }
        td { (stage(firm)) }
    };
    match firm.answer(on) {
        Err(wrong) => {
            html! { tr { td { span .outcome { "不能测算" } } (head) td colspan="6" .why { (wrong) } } }
        }
        Ok(answer) => {
            let count = |outcome| answer.clauses.iter().filter(|it| it.outcome == outcome).count();
            html! {
                tr {
                    td { (result::badge(answer.conclusion)) } (head)
                    td .num { (count(Outcome::Met)) } td .num { (count(Outcome::NotMet)) }
                    td .num { (count(Outcome::Missing)) } td .num { (count(Outcome::Judge)) }
                    td .num .nowrap { @if let Some(it) = &answer.interval { (it.min) "–" (it.max) } @else { span .absent { "未知" } } }
                    td { @if let Some(first) = steps(&answer).first() { (first) } }
                }
            }
        }
    }
}

fn stage(firm: &Firm) -> &'static str {
    let known = Hightech::SPEC.stages.iter().find(|it| it.name == firm.row.stage);
    known.map_or("", |it| it.label)
}

/// `GET /readiness/{id}?on=…`
pub(super) async fn show(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
    Query(pairs): Query<Pairs>,
) -> Page {
    let on = asked_day(&app, &pairs)?;
    let id: Id = id.parse().map_err(|_| Error::NotFound(format!("编号“{id}”")))?;
    let source = Selection::all::<Hightech>().record(id);
    let firms = readiness::firms(&app.db, &ctx.viewer, &source).await?;
    let firm = firms.first().ok_or_else(|| Error::NotFound("这家培育企业".to_owned()))?;
    let set = BOOK.on("hightech", on).map_err(Error::Refused)?;
    let batches = plan::open(&app.db, &ctx.viewer, on).await?;
    let name = firm.round.name.as_str();
    let body = html! {
        link rel="stylesheet" href="/assets/rules.css";
        div .heading { h1 { (name) "：高企测算" } div .acts { a .button href={ "/hightech/" (firm.row.id) } { "培育记录" } } }
        (day_bar(&format!("/readiness/{}", firm.row.id), on))
        @match firm.answer(on) {
            Ok(answer) => { (first_steps(&answer)) (where_to_tell(firm, &answer)) (plan::steps(&batches, on)) (result::whole(&answer)) },
            Err(wrong) => p .notice.warn { (wrong) },
        }
        (records(firm))
        h2 { "补填再算" }
        p .hint { "下面已填入台账里的数。台账里没有的（专家评分等）可在这里填上测算，不会保存。" }
        (form::sheet(set, &firm.facts(on), on, &pairs, &[]))
    };
    Ok(page(
        &app,
        &ctx,
        StatusCode::OK,
        &format!("{name}：高企测算"),
        &[Crumb::new("高企测算", "/readiness")],
        body,
    ))
}

fn records(firm: &Firm) -> Markup {
    let unit = firm.round.unit.id();
    html! {
        h2 { "用到的记录" }
        ul {
            @for (row, it) in &firm.years { li { a href={ "/" (EnterpriseYear::SPEC.slug) "/" (row.id) } { (it.name.as_str()) } } }
            @if firm.years.is_empty() { li .absent { "没有企业年度数据" } }
            li { a href={ "/" (EnterpriseYear::SPEC.slug) "/new?unit=" (unit) } { "登记一年的数据" } }
            li { a href={ "/" (Patent::SPEC.slug) "?holder=" (unit) } { "专利 " (firm.patents.len()) " 件" } }
        }
    }
}

/// What to do, cheapest first: supply what is missing, then what fails.
fn first_steps(answer: &Answer) -> Markup {
    let all = steps(answer);
    html! {
        @if !all.is_empty() {
            section { h2 { "先做什么" } ol { @for it in &all { li { (it) } } } }
        }
    }
}

/// Where each kind of missing fact is entered.
fn where_to_tell(firm: &Firm, answer: &Answer) -> Markup {
    let unit = firm.round.unit.id();
    html! {
        @if answer.clauses.iter().any(|it| it.outcome == Outcome::Missing) {
            p .hint {
                "到这里补："
                a href={ "/unit/" (unit) "/edit" } { "单位" } "（成立日期）、"
                a href={ "/hightech/" (firm.row.id) "/edit" } { "培育记录" } "（技术领域、事故核查、参与标准）、"
                a href={ "/" (EnterpriseYear::SPEC.slug) "?unit=" (unit) } { "企业年度数据" } "（人员、研发、收入、资产、成果转化）、"
                a href={ "/" (Patent::SPEC.slug) "?holder=" (unit) } { "专利" } "（核心支持、获得方式、权属、用于认定）"
            }
        }
    }
}

fn steps(answer: &Answer) -> Vec<String> {
    let of = |outcome| answer.clauses.iter().filter(move |it| !it.note && it.outcome == outcome);
    let supply = |it: &Judged| format!("补资料（{}）：{}", it.title, it.missing.join("、"));
    let mend = |it: &Judged| {
        let gap = if it.gaps.is_empty() { String::new() } else { format!("{}。", it.gaps.join("；")) };
        format!("{}：{gap}{}", it.title, it.advice)
    };
    let ask = |it: &Judged| format!("{}：{}", it.title, it.explanation);
    let missing = of(Outcome::Missing).map(supply);
    missing.chain(of(Outcome::NotMet).map(mend)).chain(of(Outcome::Judge).map(ask)).collect()
}
