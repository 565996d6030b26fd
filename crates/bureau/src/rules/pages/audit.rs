//! 重复和差额检查：同一件事领了两次、不该同时享受的、超限的；条款或记录更正以后，
//! 已付的钱多了还是少了，怎么办。

use std::collections::BTreeMap;

use axum::{extract::State, http::StatusCode};
use ledger::{
    prelude::*,
    web::{App, Ctx, Page, moment, page},
};
use maud::{Markup, html};

use crate::{
    ledgers::subsidy::Subsidy,
    rules::grants::{Books, Computed, Computing, Finding, Versions, findings},
};

/// Lines a table shows at the most.
const MOST: usize = 300;

/// Money already paid that is not what the clause gives now.
struct Difference<'a> {
    id: Id,
    it: &'a Subsidy,
    unit: String,
    paid: Money,
    due: Money,
    computed: String,
    changed: Vec<(String, Id, i64)>,
}

/// `GET /payouts/check`
pub(super) async fn show(State(app): State<App>, ctx: Ctx) -> Page {
    let books = Books::open(&app.db, &ctx.viewer).await?;
    let found = findings(&books, |_, _| true);
    let grave = found.iter().filter(|it| it.grave).count();
    let differences = differences(&app, &ctx, &books).await?;
    let body = html! {
        link rel="stylesheet" href="/assets/rules.css";
        h1 { "重复和差额检查" }
        p .hint { "查全部年度、全部政策的申请和兑付。违反条款的，核定时系统不让通过；只是可疑的，请核对文件。" }
        h2 { "重复和超限：" (grave) " 处不合规定，" (found.len() - grave) " 处可疑" }
        @if found.is_empty() { p .absent { "没有发现。" } } @else { (findings_table(&books, &found)) }
        h2 { "已付的钱和现在应付的：" (differences.len()) " 笔有差" }
        p .hint { "条款或记录更正以后，按现在的内容重算已付的每一笔。定不下来的（条款存疑、缺资料）不列。" }
        @if differences.is_empty() { p .absent { "没有差额。" } } @else { (differences_table(&differences)) (by_unit(&differences)) }
    };
    Ok(page(&app, &ctx, StatusCode::OK, "重复和差额检查", &[], body))
}

fn findings_table(books: &Books, all: &[Finding]) -> Markup {
    let name = |id: Id| {
        let found = books.subsidies.iter().find(|it| it.0.id == id);
        found.map_or_else(|| id.to_string(), |it| it.1.name.as_str().to_owned())
    };
    html! {
        div .sheet tabindex="0" role="region" aria-label="重复和超限" { table .clauses {
            thead { tr { th scope="col" { "轻重" } th scope="col" { "什么问题" } th scope="col" { "说明" } th scope="col" { "有关的资助" } } }
            tbody { @for it in all.iter().take(MOST) {
                tr {
                    td { @if it.grave { span .outcome.not-met { "不合规定" } } @else { span .outcome.judge { "可疑" } } }
                    th scope="row" { (it.what) }
                    td .why { (it.sentence) }
                    td { @for (at, id) in it.subsidies.iter().enumerate() { @if 0 < at { br; } a href={ "/subsidy/" (id) } { (name(*id)) } } }
                }
            } }
        } }
        @if MOST < all.len() { p .hint { "只列前 " (MOST) " 处。" } }
    }
}

async fn differences<'a>(app: &App, ctx: &Ctx, books: &'a Books) -> Result<Vec<Difference<'a>>, Error> {
    let mut computing = Computing::new(books);
    let today = (app.house.today)();
    let mut res = Vec::new();
    for (row, it) in &books.subsidies {
        let Some(paid) = it.standing.payout().and_then(|it| it.amount.known()).copied() else { continue };
        let computed = computing.of(row.id, it, today);
        let due = match &computed {
            Computed::Sure(it) => *it,
            Computed::Nothing(_) => Money::default(),
            Computed::Between(low, _) if paid < *low => *low,
            Computed::Between(_, high) if *high < paid => *high,
            Computed::Between(..) | Computed::Missing(_) | Computed::NoTerms => continue,
        };
        if due != paid {
            let unit =
                it.applicant.known().map_or("申请单位未报".to_owned(), |it| books.unit_name(it.id()));
            let computed = computed.words();
            res.push(Difference { id: row.id, it, unit, paid, due, computed, changed: Vec::new() });
        }
    }
    let some: Vec<(Id, &Subsidy)> = res.iter().map(|it| (it.id, it.it)).collect();
    let versions = Versions::open(&app.db, &ctx.viewer, &some).await?;
    for it in &mut res {
        it.changed = versions.changed_since(it.id, it.it);
    }
    res.sort_by(|a, b| (&a.unit, a.id).cmp(&(&b.unit, b.id)));
    Ok(res)
}

impl Difference<'_> {
    /// 多付 or 少付, how much, and what to do about it.
    fn words(&self) -> (&'static str, Money, &'static str) {
        if self.due < self.paid {
            let more = Money::from_fen(self.paid.fen() - self.due.fen());
            ("多付", more, "核对后追回，全额追回的在资助页上点“追回”")
        } else {
            ("少付", Money::from_fen(self.due.fen() - self.paid.fen()), "核对后补付，另登一笔申请")
        }
    }
}

fn differences_table(all: &[Difference<'_>]) -> Markup {
    html! {
        div .sheet tabindex="0" role="region" aria-label="差额" { table .clauses {
            thead { tr { th scope="col" { "单位" } th scope="col" { "资助" } th scope="col" .num { "已付" } th scope="col" .num { "现在应付" } th scope="col" { "差额" } th scope="col" { "核定以后更正了什么" } th scope="col" { "怎么办" } } }
            tbody { @for it in all.iter().take(MOST) {
                @let (word, much, to_do) = it.words();
                tr {
                    th scope="row" { (it.unit) }
                    td { a href={ "/subsidy/" (it.id) } { (it.it.name.as_str()) } }
                    td .num { (it.paid) } td .num { (it.computed) }
                    td .nowrap { b { (word) " " (much) " 万元" } }
                    td { @if it.changed.is_empty() { span .absent { "没有更正：核定时就和测算不同" } }
                        @for (what, id, since) in &it.changed { p .cited { (what) "（" (moment(*since)) "）" (link(what, *id)) } }
                    }
                    td { (to_do) }
                }
            } }
        } }
        @if MOST < all.len() { p .hint { "只列前 " (MOST) " 笔。" } }
    }
}

/// The history of what was corrected.
fn link(what: &str, id: Id) -> Markup {
    let slug = match what.split(' ').next() {
        Some("政策条款") => "clause",
        Some("专利") => "patent",
        Some("科技项目") => "project",
        Some("科技成果") => "achievement",
        _ => "pledge",
    };
    html! { " " a href={ "/" (slug) "/" (id) "/history" } { "改了什么" } }
}

fn by_unit(all: &[Difference<'_>]) -> Markup {
    let mut units: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for it in all {
        let sums = units.entry(&it.unit).or_default();
        let (word, much, _) = it.words();
        if word == "多付" { sums.0 += much.fen() } else { sums.1 += much.fen() }
    }
    html! {
        h3 { "按单位合计" }
        div .sheet tabindex="0" role="region" aria-label="按单位合计" { table {
            thead { tr { th scope="col" { "单位" } th scope="col" .num { "多付（应追回）" } th scope="col" .num { "少付（应补付）" } } }
            tbody { @for (unit, (more, less)) in units { tr { th scope="row" { (unit) } td .num { (Money::from_fen(more)) " 万元" } td .num { (Money::from_fen(less)) " 万元" } } } }
        } }
    }
}
