//! What stands below a checked paper: the comparison with the ledgers, and what of
//! it may become readings.

use check::text::Block;
use ledger::{
    prelude::*,
    web::{App, Ctx, shell::csrf},
};
use maud::{Markup, html};

use super::{
    Checked,
    compare::{Line, Target, Verdict, compare, targets},
    enter::{Objection, Offer, Ticked, offers},
    held::Held,
};
use crate::ledgers::indicator::{Indicator, Reach};

/// Quantities without a name in the catalogue that are offered at the most.
const MOST_OTHERS: usize = 300;
/// A paper names its half-year in its first paragraphs.
const NAMED_WITHIN: usize = 12;

/// The half-year a paper says it is about.
pub(super) fn half_of(checked: &Checked) -> Option<Half> {
    let paragraphs = checked.source.text.blocks.iter().take(NAMED_WITHIN).filter_map(|it| match it {
        Block::Paragraph { span, .. } => Some(checked.passages.text(*span)),
        Block::Table { .. } => None,
    });
    paragraphs.into_iter().find_map(|text| {
        let at = ["年上半年", "年下半年"].iter().find_map(|it| text.find(it).map(|at| (at, *it)))?;
        let year: String =
            text.get(..at.0)?.chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
        format!("{year}{}", at.1).parse().ok()
    })
}

pub(super) async fn beside(
    app: &App,
    ctx: &Ctx,
    held: &Held,
    half: Half,
    (ticked, wrong): (&[Ticked], &[Objection]),
) -> Result<Markup, Error> {
    let targets = targets(&app.db, &ctx.viewer, (app.house.figures)(half)).await?;
    let lines = compare(&app.db, &ctx.viewer, half, &targets, &held.checked).await?;
    let entering = ctx.viewer.may_write().then(|| {
        let offers = offers(&held.checked, &targets, half);
        entering(ctx, held, half, &targets, &offers, ticked, wrong)
    });
    Ok(html! {
        (ledgers(held, half, &lines))
        @if let Some(it) = entering { (it) }
    })
}

fn ledgers(held: &Held, half: Half, lines: &[Line<'_>]) -> Markup {
    let count = |wanted: Verdict| lines.iter().filter(|it| it.verdict == wanted).count();
    html! {
        section #ledgers .ledgers {
            h2 { "对照台账：" (half.words()) }
            form .row method="get" action={ "/check/" (held.hash) "#ledgers" } {
                label { "报告所说的半年 " input name="half" value=(half.to_string()) size="8"; }
                button { "换一个半年" }
            }
            @if lines.is_empty() {
                p .hint { "文中的数字没有一个与统计指标或指标目录里的名称对上；文中叫法不同的，可在指标目录里加别名。" }
            } @else {
                p { "对上名称的 " (lines.len()) " 处：一致 " (count(Verdict::Same)) "，不一致 " (count(Verdict::Differs)) "，台账无数 " (count(Verdict::Nothing)) "，台账存疑 " (count(Verdict::InDoubt)) "，时期不同 " (count(Verdict::OtherPeriod)) "。按名称对应，请先看是不是说的同一件事；文中叫法不同的，可在指标目录里加别名。" }
                div .sheet tabindex="0" role="region" aria-label="对照台账" {
                    table {
                        thead { tr { @for it in ["文中", "文中说的是", "台账里的指标", "台账的数", "时期", "结果"] { th scope="col" { (it) } } } }
                        tbody { @for it in lines { (line(it)) } }
                    }
                }
            }
        }
    }
}

fn line(it: &Line<'_>) -> Markup {
    let class = match it.verdict {
        Verdict::Same => "same",
        Verdict::Differs => "differs",
        Verdict::Nothing | Verdict::InDoubt | Verdict::OtherPeriod => "open",
    };
    html! {
        tr .(class) {
            td { a href=(format!("#q-{}", it.quantity.id)) { (it.quantity.text) } }
            td { (it.quantity.subject) }
            td { (it.label) }
            td .num { @if it.link.is_empty() { "—" } @else { a href=(it.link) { (it.value) } " " (it.unit) } }
            td { (it.period) }
            td { b { (it.verdict.words()) } }
        }
    }
}

fn entering(
    ctx: &Ctx,
    held: &Held,
    half: Half,
    targets: &[Target],
    offers: &[Offer<'_>],
    ticked: &[Ticked],
    wrong: &[Objection],
) -> Markup {
    let (named, others): (Vec<&Offer<'_>>, Vec<&Offer<'_>>) =
        offers.iter().partition(|it| !it.indicator.is_empty());
    let unopened = ticked.iter().all(|it| named.iter().any(|offer| it.id.parse() == Ok(offer.quantity.id)));
    let row = |it: &&Offer<'_>| offered(it, targets, ticked, wrong);
    html! {
        section #enter .enter {
            h2 { "采集入账" }
            p .hint { "勾选核对过的数字，作为统计数登记，来源写明这份文件和位置。一次登记，可整批撤销。指标要在" a href={ "/" (Indicator::SPEC.slug) } { "指标目录" } "里有。" }
            @if !wrong.is_empty() {
                div .summary role="alert" {
                    h2 { "一条也没有入账" }
                    ul { @for it in wrong { li { @if it.id.is_empty() { (it.sentence) } @else { a href=(format!("#take-{}", it.id)) { (it.sentence) } } } } }
                }
            }
            datalist #indicators { @for it in targets.iter().filter(|it| it.indicator.is_some()) { option value=(it.names.first().map_or("", String::as_str)) {} } }
            form method="post" action={ "/check/" (held.hash) "/enter#enter" } {
                (csrf(ctx))
                input type="hidden" name="half" value=(half.to_string());
                @if named.is_empty() {
                    p { "没有数字与指标目录里的名称对上；可在下面的“其余数字”里自己填写指标。" }
                } @else { (sheet("对上指标的数字", html! { @for it in &named { (row(it)) } })) }
                @if !others.is_empty() {
                    details open[!unopened] {
                        summary { "其余数字（" (others.len()) " 处）" }
                        (sheet("其余数字", html! { @for it in others.iter().take(MOST_OTHERS) { (row(it)) } }))
                        @if MOST_OTHERS < others.len() { p .hint { "只列出前 " (MOST_OTHERS) " 处。" } }
                    }
                }
                button .main { "把勾选的登记为统计数" }
            }
        }
    }
}

fn sheet(name: &str, rows: Markup) -> Markup {
    html! {
        div .sheet tabindex="0" role="region" aria-label=(name) {
            table {
                thead { tr { @for it in ["入账", "文中", "文中说的是", "指标", "计数方式", "时期", "数值", "单位"] { th scope="col" { (it) } } } }
                tbody { (rows) }
            }
        }
    }
}

/// A row, as it is offered or as it was sent.
fn offered(it: &Offer<'_>, targets: &[Target], ticked: &[Ticked], wrong: &[Objection]) -> Markup {
    let id = &it.quantity.id.to_string();
    let sent = ticked.iter().find(|it| it.id == *id);
    let own = targets.iter().find(|target| target.names.first() == Some(&it.indicator));
    let reach = own.and_then(|it| it.reach).unwrap_or(Reach::Cumulative).text();
    let reach = sent.map_or(reach.as_str(), |it| it.reach.as_str());
    let or = |sent: Option<&String>, offered: &str| sent.map_or_else(|| offered.to_owned(), Clone::clone);
    let name = |column: &str| format!("{column}-{id}");
    let objections = wrong.iter().filter(|it| it.id == *id);
    html! {
        tr id=(name("take")) {
            td { input type="checkbox" name="take" value=(id) checked[sent.is_some()] aria-label=(format!("入账 {}", it.quantity.text)); }
            td { a href=(format!("#q-{id}")) { (it.quantity.text) } @for it in objections { p .error { (it.sentence) } } }
            td { (it.quantity.subject) }
            td { input name=(name("indicator")) list="indicators" size="22" value=(or(sent.map(|it| &it.indicator), &it.indicator)) aria-label="指标"; }
            td {
                select name=(name("reach")) aria-label="计数方式" {
                    @for choice in Reach::ALL { option value=(choice.text()) selected[choice.text() == reach || choice.words() == reach] { (choice.words()) } }
                }
            }
            td { input name=(name("period")) size="12" value=(or(sent.map(|it| &it.period), &it.period)) aria-label="时期"; }
            td { input name=(name("value")) size="10" value=(or(sent.map(|it| &it.value), &it.value)) aria-label="数值"; }
            td { input name=(name("unit")) size="4" value=(or(sent.map(|it| &it.unit), &it.unit)) aria-label="单位"; }
        }
    }
}
