//! 兑付清单：一项政策、一个时期的每一笔，从申请到拨付。每一笔都连到条款（条文、
//! 文号、第几版）和它的记录，测算的数在核定的数旁边，差额要有说明。

use axum::{
    extract::{Query, State},
    http::{StatusCode, header},
    response::IntoResponse as _,
};
use ledger::{
    prelude::*,
    sheet::{SimpleCell, simple},
    web::{App, Ctx, Page, page},
};
use maud::{Markup, html};

use super::{Pairs, grants, result, said};
use crate::{
    ledgers::{
        clause::Clause,
        subsidy::{Payout, Standing, Subsidy},
    },
    rules::grants::{About, Books, Computed, Computing, Versions, about_of, is_live},
};

/// Payments on one page at the most.
const MOST: usize = 500;

/// One payment of the list.
pub(super) struct Line<'a> {
    id: Id,
    it: &'a Subsidy,
    clause: &'a Clause,
    /// Version of the clause it was approved by, or would be today.
    rev: i64,
    document: String,
    unit: String,
    about: Option<About>,
    computed: Computed,
}

struct List<'a> {
    title: String,
    lines: Vec<Line<'a>>,
    left_out: usize,
}

/// `GET /payouts?policy=…&period=2016`
pub(super) async fn show(State(app): State<App>, ctx: Ctx, Query(pairs): Query<Pairs>) -> Page {
    let asked = grants::asked(&app, &pairs)?;
    let books = Books::open(&app.db, &ctx.viewer).await?;
    let list = list(&app, &ctx, &books, &pairs).await?;
    let figure = Figure::ask(&app.db, &ctx.viewer, total(&books, &pairs, asked.period)).await?;
    let policy = said(&pairs, "policy").unwrap_or("");
    let body = html! {
        link rel="stylesheet" href="/assets/rules.css";
        div .heading { h1 { (list.title) }
            div .acts { a .button href={ "/payouts/list.xlsx?policy=" (policy) "&period=" (asked.period) } { "导出" } " " a .button href="/payouts/check" { "重复和差额检查" } }
        }
        form .rules-bar.inline method="get" action="/payouts" {
            label { span { "政策 " } select name="policy" { option value="" { "全部" }
                @for (row, it) in &books.policies { option value=(row.id) selected[policy == row.id.to_string()] { (it.name.as_str()) } }
            } }
            label { span { "时期 " } select name="period" { (grants::period_choice(asked.period, (app.house.today)())) } }
            button { "查看" }
        }
        p .verdict { "已拨付 " a href=(figure.link()) .doubt[!figure.is_sure()] { (figure.text()) } " 万元（拨付日期在" (asked.period.words()) "内，点数看是哪几笔）。" }
        @if list.lines.is_empty() { div .empty { p { "这个时期没有申请和兑付。" } p { "在" a href="/grants" { "谁该得多少" } "里点开一项政策，勾选够条件的单位，就成为申请。" } } } @else { (table(&list, &pairs)) }
        @if 0 < list.left_out { p .hint { "只列前 " (MOST) " 笔，另有 " (list.left_out) " 笔；请选政策或缩短时期。" } }
        (opened(&app, &ctx, &books, &pairs).await?)
    };
    Ok(page(&app, &ctx, StatusCode::OK, "兑付清单", &[], body))
}

/// Money paid in the period, by the payment's own day.
fn total(books: &Books, pairs: &Pairs, period: Period) -> Question {
    let mut source = Selection::all::<Subsidy>()
        .stage(&["paid"])
        .at_least(Payout::PAID, &period.first())
        .at_most(Payout::PAID, &period.last());
    if let Some(policy) = said(pairs, "policy").and_then(|it| it.parse::<Id>().ok()) {
        let mut clauses: Vec<Ref<Clause>> = books.clauses_of(policy).map(|it| Ref::new(it.0.id)).collect();
        // A policy without clauses paid nothing, in distinction to all policies.
        if clauses.is_empty() {
            clauses.push(Ref::new(policy));
        }
        source = source.one_of(Subsidy::CLAUSE, &clauses);
    }
    let meaning = format!("拨付日期在{}内、未追回的资助金额合计", period.words());
    Question::sum(Definition::new("payout.amount", "兑付金额", "万元", meaning), Payout::AMOUNT, source)
}

/// The day a payment falls into a period by: paid, else approved, else applied for.
fn day(it: &Subsidy) -> Option<Date> {
    let paid = it.standing.payout().and_then(|it| it.paid.known());
    paid.or_else(|| it.standing.approval().and_then(|it| it.approved.known())).or(it.applied.known()).copied()
}

async fn list<'a>(app: &App, ctx: &Ctx, books: &'a Books, pairs: &Pairs) -> Result<List<'a>, Error> {
    let asked = grants::asked(app, pairs)?;
    let policy = said(pairs, "policy").and_then(|it| it.parse::<Id>().ok());
    let within = |it: &Subsidy| {
        day(it).is_none_or(|it| asked.period.first() <= it && it <= asked.period.last())
            && !matches!(it.standing, Standing::Refused { .. })
    };
    let mut all: Vec<(Id, &Subsidy, &Clause, i64)> = Vec::new();
    for (row, it) in books.subsidies.iter().filter(|it| within(&it.1)) {
        let Some((clause_row, clause)) = books.clause(it.clause.id()) else { continue };
        if policy.is_none_or(|it| clause.policy.id() == it) {
            all.push((row.id, it, clause, clause_row.rev));
        }
    }
    let left_out = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    let some: Vec<(Id, &Subsidy)> = all.iter().map(|it| (it.0, it.1)).collect();
    let versions = Versions::open(&app.db, &ctx.viewer, &some).await?;
    let mut computing = Computing::new(books);
    let today = (app.house.today)();
    let line = |(id, it, clause, newest): (Id, &'a Subsidy, &'a Clause, i64)| {
        let then = versions.clause_of(id, it);
        let (by, rev) = then.as_ref().map_or((clause, newest), |it| (&it.0, it.1));
        let computed = computing.by(by, rev, id, it, today).0;
        let policy = books.policy(clause.policy.id());
        let document =
            policy.and_then(|it| it.1.document.known()).map_or("文号未报".to_owned(), ToString::to_string);
        let unit =
            it.applicant.known().map_or("申请单位未报".to_owned(), |it| books.unit_name(it.id()));
        Line { id, it, clause, rev, document, unit, about: about_of(books, it), computed }
    };
    let mut lines: Vec<Line<'a>> = all.into_iter().map(line).collect();
    lines.sort_by(|a, b| (&a.unit, a.id).cmp(&(&b.unit, b.id)));
    let name = policy.and_then(|it| books.policy(it)).map_or("", |it| it.1.name.as_str());
    Ok(List { title: format!("{name}{}兑付清单", asked.period.words()), lines, left_out })
}

impl Line<'_> {
    fn granted(&self) -> Option<Money> {
        self.it.standing.approval().and_then(|it| it.granted.known()).copied()
    }

    fn paid(&self) -> Option<Money> {
        self.it.standing.payout().and_then(|it| it.amount.known()).copied()
    }

    fn article(&self) -> String {
        let article = self.clause.article.as_ref().map_or("条文未填".to_owned(), ToString::to_string);
        format!("{}（{article}，第{}版）", self.document, self.rev)
    }

    /// How what was granted differs from what the rule gives, and why.
    fn difference(&self) -> String {
        let (Some(granted), true) = (self.granted(), is_live(self.it)) else { return String::new() };
        let more = |than: Money| match granted.cmp(&than) {
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Less => {
                Some(format!("少 {} 万元", Money::from_fen(than.fen() - granted.fen())))
            }
            std::cmp::Ordering::Greater => {
                Some(format!("多 {} 万元", Money::from_fen(granted.fen() - than.fen())))
            }
        };
        let said = match &self.computed {
            Computed::Sure(it) => more(*it),
            Computed::Nothing(_) => more(Money::default()),
            Computed::Between(low, high) if granted < *low => more(*low),
            Computed::Between(low, high) if *high < granted => more(*high),
            Computed::Between(..) => Some("条款的数存疑，核定在可能的范围内".to_owned()),
            Computed::Missing(_) | Computed::NoTerms => None,
        };
        let Some(said) = said else { return String::new() };
        let grounds = self.it.standing.approval().and_then(|it| it.grounds.as_ref());
        format!("{said}：{}", grounds.map_or("没有说明", LongText::as_str))
    }
}

fn table(list: &List<'_>, pairs: &Pairs) -> Markup {
    let sum = |of: fn(&Line<'_>) -> Option<Money>| {
        Money::from_fen(list.lines.iter().filter_map(of).map(Money::fen).sum())
    };
    let amount = |it: Option<Money>| it.map_or_else(String::new, |it| it.to_string());
    let back: Pairs = pairs.iter().filter(|it| it.0 != "open").cloned().collect();
    html! {
        div .sheet tabindex="0" role="region" aria-label="兑付清单" { table .payouts {
            thead { tr {
                th scope="col" { "单位" } th scope="col" { "为什么事" } th scope="col" { "条款" } th scope="col" { "阶段" }
                th scope="col" .num { "申请" } th scope="col" .num { "测算" } th scope="col" .num { "核定" } th scope="col" .num { "拨付" }
                th scope="col" { "核定与测算的差" }
            } }
            tbody { @for it in &list.lines {
                tr {
                    th scope="row" { @match it.it.applicant.known() { Some(unit) => a href={ "/unit/" (unit.id()) } { (it.unit) }, None => (it.unit) } br; small { a href={ "/subsidy/" (it.id) } { "申请和办理" } } }
                    td { @match &it.about { Some(about) => a href={ "/" (about.slug) "/" (about.id) } { (about.name) }, None => "企业本身" } }
                    td { a href={ "/clause/" (it.it.clause.id()) } { (it.clause.name.as_str()) } br; small { a href={ "/clause/" (it.it.clause.id()) "/history" } { (it.article()) } } }
                    td .nowrap { (grants::stage(it.it)) @if let Some(payout) = it.it.standing.payout() { br; small { (payout.paid.text()) } } }
                    td .num { (it.it.asked.text()) }
                    td .num { a href={ "/payouts?" (ledger::web::query(back.iter().cloned().chain([("open".to_owned(), it.id.to_string())]))) "#how" } { (it.computed.words()) } }
                    td .num { (amount(it.granted())) }
                    td .num { (amount(it.paid())) }
                    td .gap { (it.difference()) }
                }
            } }
            tfoot { tr {
                th scope="row" { "合计 " (list.lines.len()) " 笔" } td {} td {} td {}
                td .num { (sum(|it| it.it.asked.known().copied())) }
                td .num { (sum(|it| if let Computed::Sure(it) = it.computed { Some(it) } else { None })) }
                td .num { (sum(|it| it.granted())) } td .num { (sum(|it| it.paid())) } td {}
            } }
        } }
        p .hint { "金额单位：万元。测算按申请日、核定时的那一版条款算（没有核定的按现在的），专利、贷款按台账现在的内容；点测算的数看每一步怎样算来。条款更正后的多付少付见“重复和差额检查”。" }
    }
}

/// One payment, step by step, by the clause it was approved by.
async fn opened(app: &App, ctx: &Ctx, books: &Books, pairs: &Pairs) -> Result<Markup, Error> {
    let id = said(pairs, "open").and_then(|it| it.parse::<Id>().ok());
    let Some((row, it)) = books.subsidies.iter().find(|it| Some(it.0.id) == id) else { return Ok(html! {}) };
    let versions = Versions::open(&app.db, &ctx.viewer, &[(row.id, it)]).await?;
    let (mut computing, today) = (Computing::new(books), (app.house.today)());
    let (computed, answer) = match versions.clause_of(row.id, it) {
        Some((clause, rev)) => computing.by(&clause, rev, row.id, it, today),
        None => computing.answer(row.id, it, today),
    };
    Ok(html! {
        section #how {
            h2 { "“" (it.name.as_str()) "”怎样算来" }
            @match answer {
                Some(answer) => (result::whole(&answer)),
                None => p .notice.warn { (computed.words()) },
            }
        }
    })
}

/// `GET /payouts/list.xlsx?policy=…&period=2016`
pub(super) async fn xlsx(State(app): State<App>, ctx: Ctx, Query(pairs): Query<Pairs>) -> Page {
    let books = Books::open(&app.db, &ctx.viewer).await?;
    let list = list(&app, &ctx, &books, &pairs).await?;
    let labels = [
        "单位",
        "为什么事",
        "条款",
        "文号、条文和版本",
        "阶段",
        "申请金额（万元）",
        "测算",
        "核定金额（万元）",
        "拨付金额（万元）",
        "拨付日期",
        "核定与测算的差",
    ];
    let amount = |it: Option<Money>| it.map_or(SimpleCell::Blank, SimpleCell::Money);
    let row = |it: &Line<'_>| {
        let paid = it.it.standing.payout().and_then(|it| it.paid.known()).copied();
        vec![
            SimpleCell::Text(it.unit.clone()),
            SimpleCell::Text(it.about.as_ref().map_or("企业本身".to_owned(), |it| it.name.clone())),
            SimpleCell::Text(it.clause.name.as_str().to_owned()),
            SimpleCell::Text(it.article()),
            SimpleCell::Text(grants::stage(it.it).to_owned()),
            amount(it.it.asked.known().copied()),
            if let Computed::Sure(it) = it.computed {
                SimpleCell::Money(it)
            } else {
                SimpleCell::Text(it.computed.words())
            },
            amount(it.granted()),
            amount(it.paid()),
            paid.map_or(SimpleCell::Blank, SimpleCell::Day),
            SimpleCell::Text(it.difference()),
        ]
    };
    let sum = |of: fn(&Line<'_>) -> Option<Money>| {
        SimpleCell::Money(Money::from_fen(list.lines.iter().filter_map(of).map(Money::fen).sum()))
    };
    let blank = || SimpleCell::Blank;
    let totals = vec![
        SimpleCell::Text(format!("合计 {} 笔", list.lines.len())),
        blank(),
        blank(),
        blank(),
        blank(),
        sum(|it| it.it.asked.known().copied()),
        blank(),
        sum(|it| it.granted()),
        sum(|it| it.paid()),
        blank(),
        blank(),
    ];
    let made = format!("{} 制表：{} {}", app.house.bureau, ctx.viewer.name, (app.house.today)());
    let bytes = simple(
        "兑付清单",
        &[list.title.clone(), made],
        &labels.map(str::to_owned),
        list.lines.iter().map(row).collect(),
        totals,
    )?;
    let head = [
        (header::CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"payouts.xlsx\""),
    ];
    Ok((head, bytes).into_response())
}
