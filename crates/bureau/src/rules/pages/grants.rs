//! 谁该得多少：一项政策、一年或半年，各条款给谁、给多少、按月多少、谁只差一步；
//! 够条件而没有申请的（免申即享），勾选就登记申请。

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect},
};
use ledger::{
    prelude::*,
    store::{Change, Deed},
    web::{App, Crumb, Ctx, Page, Sent, csrf, page},
};
use maud::{Markup, html};
use rules::exact;

use super::{Pairs, found, said};
use crate::{
    ledgers::{clause::Clause, subsidy::Subsidy},
    rules::grants::{Books, Found, Given, Stretch, applied, money, of_policy},
};

/// A policy in a period, as pages ask for it.
pub(super) struct Asked {
    pub(super) period: Period,
    pub(super) days: Stretch,
}

/// The period of a page: the half-year of the house unless another is asked for.
/// What lies ahead is not computed.
pub(super) fn asked(app: &App, pairs: &[(String, String)]) -> Result<Asked, Error> {
    let today = (app.house.today)();
    let period = match said(pairs, "period") {
        Some(text) => text.parse::<Period>().map_err(Error::Refused)?,
        None => Period::Year(today.year()),
    };
    let days = Stretch { first: period.first(), last: period.last().min(today).max(period.first()) };
    Ok(Asked { period, days })
}

/// Years and half-years to choose from.
pub(super) fn period_choice(chosen: Period, today: Date) -> Markup {
    let of_year = |year: i16| {
        let halves = [1, 2].into_iter().filter_map(move |it| Half::new(year, it)).map(Period::Half);
        [Period::Year(year)].into_iter().chain(halves)
    };
    let newest = today.year().max(chosen.first().year());
    let oldest = today.year().min(chosen.first().year()) - 9;
    html! { @for it in (oldest..=newest).rev().flat_map(of_year) { option value=(it) selected[it == chosen] { (it.words()) } } }
}

/// `GET /grants`
pub(super) async fn list(State(app): State<App>, ctx: Ctx, Query(pairs): Query<Pairs>) -> Page {
    let asked = asked(&app, &pairs)?;
    let books = Books::open(&app.db, &ctx.viewer).await?;
    let body = html! {
        link rel="stylesheet" href="/assets/rules.css";
        h1 { "谁该得多少" }
        p .hint { "每项政策写了“测算办法”的条款，用台账里的记录逐条算。点政策看给谁、差什么，和够条件而没有申请的。" }
        form .rules-bar method="get" action="/grants" { label { span { "时期 " } select name="period" { (period_choice(asked.period, (app.house.today)())) } } button { "查看" } }
        @if books.policies.is_empty() { div .empty { p { "还没有登记资助政策。" a href="/policy/new" { "登记一项" } } } }
        @else {
            div .sheet tabindex="0" role="region" aria-label="各项政策" { table {
                thead { tr { th scope="col" { "政策" } th scope="col" { "文号" } th scope="col" .num { "能算的条款" } th scope="col" .num { "应得单位" } th scope="col" .num { "应得合计" } } }
                tbody { @for (row, it) in &books.policies {
                    @let given = of_policy(&books, row.id, asked.days);
                    tr {
                        th scope="row" { a href={ "/grants/" (row.id) "?period=" (asked.period) } { (it.name.as_str()) } }
                        td .nowrap { (it.document.text()) }
                        td .num { (given.len()) "/" (books.clauses_of(row.id).count()) }
                        @if given.is_empty() { td colspan="2" .absent { "没有写测算办法，没有算" } } @else {
                            td .num { (units(&given)) }
                            td .num { (found::wan_words(total(&given))) @if let Some(it) = unsettled(&given) { br; small { (it) } } }
                        }
                    }
                } }
            } }
        }
    };
    Ok(page(&app, &ctx, StatusCode::OK, "谁该得多少", &[], body))
}

type Outcomes = [(Id, Result<Given, String>)];

fn total(all: &Outcomes) -> rules::Exact {
    let given = all.iter().filter_map(|it| it.1.as_ref().ok());
    given.fold(exact::whole(0), |sum, it| sum + it.total())
}

fn units(all: &Outcomes) -> usize {
    let given = all.iter().filter_map(|it| it.1.as_ref().ok()).flat_map(|it| &it.found);
    let mut ids: Vec<Id> = given.filter(|it| exact::whole(0) < it.paid).map(|it| it.case.unit).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.len()
}

/// What is not in the total, because it is not known yet or cannot be computed.
fn unsettled(all: &Outcomes) -> Option<String> {
    let given = all.iter().filter_map(|it| it.1.as_ref().ok()).flat_map(|it| &it.found);
    let open = given.filter(|it| found::is_open(it) || found::is_missing(it)).count();
    let wrong = all.iter().filter(|it| it.1.is_err()).count();
    (0 < open + wrong).then(|| format!("另有 {open} 笔待定或缺资料，{wrong} 条算不了"))
}

/// `GET /grants/{policy}?period=2016`
pub(super) async fn show(
    State(app): State<App>,
    ctx: Ctx,
    Path(policy): Path<String>,
    Query(pairs): Query<Pairs>,
) -> Page {
    respond(&app, &ctx, &policy, &pairs, &[]).await
}

async fn respond(app: &App, ctx: &Ctx, policy: &str, pairs: &Pairs, wrong: &[String]) -> Page {
    let asked = asked(app, pairs)?;
    let books = Books::open(&app.db, &ctx.viewer).await?;
    let unknown = || Error::NotFound(format!("资助政策 {policy}"));
    let id: Id = policy.parse().map_err(|_| unknown())?;
    let (row, it) = books.policy(id).ok_or_else(unknown)?;
    let given = of_policy(&books, id, asked.days);
    let without: Vec<&Clause> =
        books.clauses_of(id).map(|it| &it.1).filter(|it| it.terms.is_none() && it.kind.is_money()).collect();
    let body = html! {
        link rel="stylesheet" href="/assets/rules.css";
        div .heading { h1 { (it.name.as_str()) "：谁该得多少" }
            div .acts { a .button href={ "/payouts?policy=" (row.id) "&period=" (asked.period) } { "兑付清单" } " " a .button href={ "/policy/" (row.id) } { "政策" } }
        }
        form .rules-bar method="get" action={ "/grants/" (row.id) } { label { span { "时期 " } select name="period" { (period_choice(asked.period, (app.house.today)())) } } button { "查看" } }
        @if !wrong.is_empty() { div .summary role="alert" { h2 { "没有登记" } ul { @for it in wrong { li { (it) } } } } }
        p .verdict { (asked.period.words()) "（算到 " (asked.days.last) "）共 " b { (units(&given)) } " 家，合计 " b { (found::wan_words(total(&given))) } "。" }
        @if !without.is_empty() {
            p .notice.warn { (without.len()) " 条没有写测算办法，没有算：" @for (at, it) in without.iter().enumerate() { @if 0 < at { "、" } (it.name.as_str()) } "。可在条款页点“打开来测算”写。" }
        }
        form method="post" action={ "/grants/" (row.id) "/apply" } {
            (csrf(ctx)) input type="hidden" name="period" value=(asked.period);
            @for (clause, given) in &given { (one(&books, *clause, given, &asked, ctx)) }
            @if ctx.viewer.may_write() && given.iter().any(|it| it.1.is_ok()) {
                p { button .main { "登记勾选的申请（免申即享）" } }
            }
        }
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let crumbs = [Crumb::new("谁该得多少", format!("/grants?period={}", asked.period))];
    Ok(page(app, ctx, status, &format!("{}：谁该得多少", it.name.as_str()), &crumbs, body))
}

fn one(books: &Books, id: Id, given: &Result<Given, String>, asked: &Asked, ctx: &Ctx) -> Markup {
    let Some((row, clause)) = books.clause(id) else { return html! {} };
    html! {
        section {
            h2 { a href={ "/clause/" (row.id) } { (clause.name.as_str()) } }
            p .meta {
                @if let Some(it) = &clause.article { (it) " · " } "第 " (row.rev) " 版 · 施行 " (clause.starts.text()) " · 废止 " (clause.ends.text()) " · "
                a href={ "/simulate/clause/" (row.id) } { "打开来测算" }
            }
            @if clause.held_on(asked.days.last).is_none() {
                p { span .outcome.missing { "资料缺失" } " 条款的施行或废止日期未报，下面按现行有效试算；登记申请前先把日期问清。" }
            }
            @match given {
                Err(sentence) => p .notice.warn { (sentence) },
                Ok(given) => {
                    (verdict(given))
                    (found::months(given))
                    (table(books, id, given, asked, ctx))
                    (found::others(given))
                },
            }
        }
    }
}

fn verdict(given: &Given) -> Markup {
    html! { p { "共 " b { (given.receivers()) } " 家，" b { (found::wan_words(given.total())) }
    @if let Some(it) = given.scheme.terms.budget { "，预算 " (it) " 万元" } "。" } }
}

fn table(books: &Books, id: Id, given: &Given, asked: &Asked, ctx: &Ctx) -> Markup {
    let mut who: Vec<&Found> =
        given.found.iter().filter(|it| exact::whole(0) < it.paid || found::is_open(it)).collect();
    who.sort_by_key(|it| std::cmp::Reverse(it.paid));
    html! {
        @if who.is_empty() { p .absent { "没有够条件的。" } } @else {
            div .sheet tabindex="0" role="region" aria-label="够条件的" { table {
                thead { tr { th scope="col" { "登记申请" } th scope="col" { "企业" } th scope="col" { "为什么事" } th scope="col" .num { "应得" } th scope="col" .num { "预算内" } th scope="col" { "申请" } } }
                tbody { @for it in who.iter().take(found::MOST_LINES) {
                    @let there = applied(books, id, &it.case, asked.days);
                    tr {
                        td { @if there.is_none() && ctx.viewer.may_write() && exact::whole(0) < it.paid {
                            input type="checkbox" name="take" value={ (id) "." (it.case.key()) } aria-label={ "为" (it.case.unit_name) "登记申请" };
                        } }
                        th scope="row" { (found::unit(it)) }
                        td { (found::about(it)) }
                        td .num { (found::due(it)) }
                        td .num { @if found::is_open(it) { "待定" } @else { (found::wan_words(it.paid)) } }
                        td { @match there {
                            Some((subsidy, it)) => a href={ "/subsidy/" (subsidy) } { (stage(it)) },
                            None => b { "没有申请" },
                        } }
                    }
                } }
            } }
        }
    }
}

pub(super) fn stage(it: &Subsidy) -> &'static str {
    Subsidy::SPEC.stage_words(ledger::spec::Standing::stage(&it.standing))
}

/// `POST /grants/{policy}/apply`: one application for each case ticked, for what the
/// clause gives today; all of them or none.
pub(super) async fn apply(State(app): State<App>, Path(policy): Path<String>, sent: Sent) -> Page {
    let asked = asked(&app, &sent.fields)?;
    let books = Books::open(&app.db, &sent.ctx.viewer).await?;
    let id: Id = policy.parse().map_err(|_| Error::NotFound(format!("资助政策 {policy}")))?;
    let given = of_policy(&books, id, asked.days);
    let today = (app.house.today)();
    let (mut changes, mut wrong) = (Vec::new(), Vec::new());
    for key in sent.fields.iter().filter(|it| it.0 == "take").map(|it| it.1.as_str()) {
        match change(&books, &given, key, &asked, today) {
            Ok(it) => changes.push(it),
            Err(sentence) => wrong.push(sentence),
        }
    }
    if changes.is_empty() && wrong.is_empty() {
        wrong.push("没有勾选：请先勾选要登记申请的单位".to_owned());
    }
    if !wrong.is_empty() {
        return respond(&app, &sent.ctx, &policy, &sent.fields, &wrong).await;
    }
    match app.db.submit_all(&sent.ctx.viewer, changes, None).await {
        Ok(_) => {
            let to = format!("/payouts?policy={id}&period={}", asked.period);
            Ok(Redirect::to(&to).into_response())
        }
        Err(Error::Problems(_, problems)) => {
            respond(&app, &sent.ctx, &policy, &sent.fields, &[problems.sentence()]).await
        }
        Err(error) => Err(error.into()),
    }
}

fn change(books: &Books, all: &Outcomes, key: &str, asked: &Asked, today: Date) -> Result<Change, String> {
    let gone = || "有一项已不够条件或已有申请：请刷新这一页再勾选".to_owned();
    let (clause, case) = key.split_once('.').ok_or_else(gone)?;
    let (id, given) = all.iter().find(|it| it.0.to_string() == clause).ok_or_else(gone)?;
    let given = given.as_ref().map_err(Clone::clone)?;
    let it = given.found.iter().find(|it| it.case.key() == case).ok_or_else(gone)?;
    if it.paid <= exact::whole(0) || applied(books, *id, &it.case, asked.days).is_some() {
        return Err(gone());
    }
    let about = it.case.about.as_ref().map_or(it.case.unit_name.as_str(), |it| it.name.as_str());
    let name: String =
        format!("{}{}（{about}）", asked.period.words(), given.scheme.title).chars().take(120).collect();
    let mut draft: Draft = [
        ("name", name),
        ("applicant", it.case.unit.to_string()),
        ("clause", id.to_string()),
        ("applied", today.to_string()),
        ("asked", money(it.paid).to_string()),
        ("source", "免申即享".to_owned()),
    ]
    .into_iter()
    .collect();
    if let Some(about) = &it.case.about {
        // The field of a payment is called as the ledger it refers to.
        draft.set(about.slug, &about.id.to_string());
    }
    let rev = books.clause(*id).map_or(0, |it| it.0.rev);
    let why = format!("按条款“{}”（第 {rev} 版）测算应得 {} 万元", given.scheme.title, money(it.paid));
    Ok(Change { spec: Subsidy::SPEC, deed: Deed::Add, draft, why })
}
