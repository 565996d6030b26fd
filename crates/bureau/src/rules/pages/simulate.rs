//! 政策测算：起草一条，立刻看给谁、给多少、共多少、谁只差一步；改一改，和原来的
//! 对比。方案就是地址，可以收藏；也可以存为政策条款，或把已有的条款打开来改。

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect},
};
use ledger::{
    prelude::*,
    web::{App, Ctx, Page, page, query},
};
use maud::{Markup, html};
use rules::Answer;

use super::{Pairs, asked_day, change, draft, found, result, said, save};
use crate::rules::{
    grants::{Books, Given, Stretch, of_scheme},
    terms::Scheme,
};

/// `GET /simulate/clause/{id}`: a clause as a draft, compared with itself as it stands.
pub(super) async fn open(State(app): State<App>, ctx: Ctx, Path(id): Path<String>) -> Page {
    let id: Id = id.parse().map_err(|_| Error::NotFound(format!("政策条款 {id}")))?;
    let books = Books::open(&app.db, &ctx.viewer).await?;
    let (_, clause) = books.clause(id).ok_or_else(|| Error::NotFound(format!("政策条款 {id}")))?;
    let scheme = clause.scheme(books.policy(clause.policy.id()).map(|it| &it.1));
    let mut pairs = vec![("clause".to_owned(), id.to_string())];
    match scheme {
        Some(it) => {
            let old = it.pairs().into_iter().map(|it| (format!("old.{}", it.0), it.1));
            pairs.extend(old);
            pairs.extend(it.pairs());
        }
        None => pairs.push(("title".to_owned(), clause.name.as_str().to_owned())),
    }
    Ok(Redirect::to(&format!("/simulate?{}", query(pairs))).into_response())
}

/// `GET /simulate?on=…&fact0=…&kind=fixed&amount=5&old.kind=…`
pub(super) async fn show(State(app): State<App>, ctx: Ctx, Query(pairs): Query<Pairs>) -> Page {
    respond(&app, &ctx, &pairs, &[]).await
}

/// The page, with what stood in the way of saving.
pub(super) async fn respond(app: &App, ctx: &Ctx, pairs: &Pairs, wrong: &[String]) -> Page {
    let on = asked_day(app, pairs)?;
    let books = Books::open(&app.db, &ctx.viewer).await?;
    let clause = said(pairs, "clause").and_then(|it| it.parse::<Id>().ok());
    let days = Stretch { first: Date::constant(on.year(), 1, 1), last: on };
    let of = |prefix: &str| {
        let scheme = Scheme::read(pairs, prefix)?;
        of_scheme(&books, &scheme, clause, days)
    };
    let now = said(pairs, "amount").map(|_| of(""));
    let old = said(pairs, "old.amount").map(|_| of("old.")).transpose().map_err(Error::Refused)?;
    let opened = clause.and_then(|id| books.clause(id));
    let body = html! {
        link rel="stylesheet" href="/assets/rules.css";
        h1 { "政策测算" }
        @if let Some((row, it)) = opened {
            p .notice { "正在改条款“" a href={ "/clause/" (row.id) } { (it.name.as_str()) } "”（第 " (row.rev) " 版）。改好先测算、对比，最后存。" }
        }
        p .hint { "拟一条政策，用台账里的企业、专利和贷款测算。测算不保存也不发钱；这一页的地址就是方案，可以收藏，也可以在下面存为条款。" }
        @if !wrong.is_empty() {
            div .summary role="alert" { h2 { "没有存成" } ul { @for it in wrong { li { (it) } } } }
        }
        @match &now {
            Some(Ok(now)) => {
                (found::verdict(now, old.as_ref()))
                @if let Some(old) = &old { (change::table(now, old)) }
                (found::receivers(now))
                (found::others(now))
                (unit_opened(now, pairs))
            },
            Some(Err(wrong)) => p .notice.warn { (wrong) },
            None => {},
        }
        form .try method="get" action="/simulate" {
            div .try-grid {
                label .entry { span { "条款名称" } input name="title" value=[said(pairs, "title")] size="24"; }
                label .entry { span { "测算日" } input name="on" value=(on) size="12"; small { "专利和贷款算当年这一天以前的" } }
            }
            (draft::form(pairs))
            @if let Some(it) = clause { input type="hidden" name="clause" value=(it); }
            @if let Some(Ok(_)) = &now {
                @for (name, value) in draft::fields(pairs, "old.") { input type="hidden" name={ "old." (name) } value=(value); }
            }
            p { button .main { "测算" } }
        }
        @if let Some(Ok(now)) = &now {
            (keep(pairs, on))
            @if ctx.viewer.may_write() { (save::form(ctx, &books, now, opened, pairs, on)) }
        }
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(page(app, ctx, status, "政策测算", &[], body))
}

/// One case clause by clause, chosen by the enterprise's name.
fn unit_opened(now: &Given, pairs: &Pairs) -> Markup {
    let name = said(pairs, "unit").unwrap_or("");
    let found = now.found.iter().find(|it| !name.is_empty() && it.case.unit_name.contains(name));
    html! {
        form .rules-bar method="get" action="/simulate" {
            @for (key, value) in pairs.iter().filter(|it| it.0 != "unit") { input type="hidden" name=(key) value=(value); }
            label { span { "看某家企业怎样算来 " } input name="unit" value=(name) size="20" placeholder="企业名称"; }
            button { "查看" }
        }
        @if let Some(it) = found {
            h2 { (it.case.unit_name) @if let Some(about) = &it.case.about { "：" (about.name) } }
            (result::whole(&Answer::of(&now.set, &it.case.facts(&now.set, it.had), now.on)))
        } @else if !name.is_empty() { p .notice.warn { "没有叫“" (name) "”的企业，或它没有可算的事项" } }
    }
}

/// Takes the draft as it is to be compared with.
fn keep(pairs: &Pairs, on: Date) -> Markup {
    let own = draft::fields(pairs, "");
    html! {
        form method="get" action="/simulate" {
            input type="hidden" name="on" value=(on);
            @if let Some(it) = said(pairs, "clause") { input type="hidden" name="clause" value=(it); }
            @for (name, value) in &own {
                input type="hidden" name=(name) value=(value);
                input type="hidden" name={ "old." (name) } value=(value);
            }
            button { "把现在的方案设为对照，再改" }
        }
    }
}
