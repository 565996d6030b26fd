//! 期限日历：各台账里要在哪天以前办的事，合在一起按日期排。

use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use jiff::ToSpan as _;
use ledger::{
    cell::read_date,
    prelude::*,
    store::{Row, View},
    web::{App, Ctx, Page, page},
};
use maud::{Markup, html};

use super::asked;
use crate::ledgers::{
    hightech::Hightech,
    incoming::Incoming,
    patent::{Patent, Upkeep},
    platform::Platform,
    pledge::{Loan, Pledge},
    project::{Contract, Project},
    target::Target,
    task::Task,
};

/// Days looked ahead unless somebody asks for more or fewer.
const AHEAD: i64 = 90;

/// Records read of one ledger; a page that stops there says so.
const MOST: i64 = 2_000;

/// One line of the calendar.
pub(super) struct Line {
    pub(super) due: Due,
    pub(super) title: &'static str,
    pub(super) link: String,
    pub(super) name: String,
}

/// Everything due up to a day, and the ledgers of which not all was read.
pub(super) struct Gathered {
    pub(super) today: Date,
    pub(super) until: Date,
    days: i64,
    pub(super) lines: Vec<Line>,
    cut: Vec<String>,
}

#[cfg(test)]
impl Gathered {
    pub(super) fn on(today: Date, lines: Vec<Line>) -> Gathered {
        Gathered { today, until: today, days: 0, lines, cut: Vec::new() }
    }
}

/// What `?asof=2016-06-24&days=90` asks for.
pub(super) async fn gather(app: &App, ctx: &Ctx, pairs: &[(String, String)]) -> Result<Gathered, Error> {
    let today = asked(pairs, "asof", read_date)?.unwrap_or_else(|| (app.house.today)());
    let days = asked(pairs, "days", read_days)?.unwrap_or(AHEAD);
    let until = today.saturating_add(days.days());
    let (mut lines, mut cut) = (Vec::new(), Vec::new());
    for selection in watched(until) {
        let spec = selection.spec();
        let view = View { size: MOST, ..View::whole(spec) };
        let listing = app.db.list(&ctx.viewer, &selection, &view).await?;
        if MOST < listing.total {
            cut.push(format!("{} {} 条", spec.title, listing.total));
        }
        lines.extend(listing.rows.iter().flat_map(|row| of(spec, row, today, until)));
    }
    lines.sort_by(|one, other| one.due.day.cmp(&other.due.day).then_with(|| one.name.cmp(&other.name)));
    Ok(Gathered { today, until, days, lines, cut })
}

/// `GET /deadlines?asof=2016-06-24&days=90`
pub(super) async fn show(
    State(app): State<App>,
    ctx: Ctx,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Page {
    let Gathered { today, until, days, lines, cut } = gather(&app, &ctx, &pairs).await?;
    let (late, coming): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|it| it.due.day < today);
    let body = html! {
        link rel="stylesheet" href="/assets/boards.css";
        h1 { "期限日历" }
        p .hint { "年费、证书、年报、验收、任务、收文等的期限，由台账的日期和当时的规定算出；办好以后在记录页办理，这里就不再列出。" }
        form .board-bar method="get" action="/deadlines" {
            label { span { "今天按 " } input name="asof" value=(today) size="12"; }
            label { span { "往后看几天 " } input name="days" value=(days) size="5" inputmode="numeric"; }
            button { "重新计算" }
            a .button href={ "/deadlines.ics?asof=" (today) "&days=" (days) } { "存为日历文件" }
        }
        @if !cut.is_empty() { p .notice .warn { "记录太多，只看了每个台账的前 " (MOST) " 条：" (cut.join("、")) } }
        (table("已过期", "没有过期的事。", &late, today))
        (table(&format!("{today} 至 {until}"), "这段时间没有到期的事。", &coming, today))
    };
    Ok(page(&app, &ctx, StatusCode::OK, "期限日历", &[], body))
}

fn read_days(text: &str) -> Result<i64, String> {
    let days = text.parse().ok().filter(|it| (1..=1830).contains(it));
    days.ok_or_else(|| format!("“{text}”不是天数：请填 1 到 1830 之间的数"))
}

/// The records that can have something due by the day, narrowed where a column tells.
fn watched(until: Date) -> Vec<Selection> {
    let all = [
        Selection::all::<Patent>().stage(&["valid", "late"]).at_most(Upkeep::PAID_TO, &until),
        Selection::all::<Patent>().stage(&["allowed"]),
        Selection::all::<Hightech>().stage(&["recognised"]),
        Selection::all::<Platform>().stage(&["building", "running"]),
        Selection::all::<Pledge>().stage(&["lent"]).at_most(Loan::REPAY_BY, &until),
        Selection::all::<Project>().stage(&["underway"]).at_most(Contract::ENDS, &until),
        Selection::all::<Task>().stage(&["todo", "doing"]).at_most(Task::DUE, &until),
        Selection::all::<Target>().stage(&["open"]).at_most(Target::DUE, &until),
        Selection::all::<Incoming>().stage(&["assigned"]),
    ];
    all.into()
}

fn of(spec: &'static Spec, row: &Row, today: Date, until: Date) -> Vec<Line> {
    let line = |due: Due| Line {
        due,
        title: spec.title,
        link: format!("/{}/{}", spec.slug, row.id),
        name: row.name(spec),
    };
    (spec.due)(&row.draft(), today).into_iter().filter(|it| it.day <= until).map(line).collect()
}

fn table(title: &str, nothing: &str, lines: &[&Line], today: Date) -> Markup {
    html! {
        h2 { (title) " " span .hint { "共 " (lines.len()) " 件" } }
        @if lines.is_empty() { p .hint { (nothing) } } @else {
            div .sheet .board tabindex="0" role="region" aria-label=(title) {
                table {
                    thead { tr {
                        th scope="col" { "日期" } th scope="col" { "时间" } th scope="col" { "要办的事" }
                        th scope="col" { "记录" } th scope="col" { "台账" } th scope="col" { "依据" }
                    } }
                    tbody {
                        @for it in lines {
                            tr {
                                td .when { (it.due.day) }
                                td { span .alarm[it.due.day < today] { (it.due.left(today)) } }
                                td { (it.due.what) }
                                td { a href=(it.link) { (it.name) } }
                                td { (it.title) }
                                td .why { (it.due.ground) }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use ledger::testing::{World, clerk, head};

    use super::*;
    use crate::{
        counties::enter,
        ledgers::{ALL, unit::Unit},
    };

    #[tokio::test]
    async fn what_is_late_and_what_comes_stand_in_the_order_of_their_days() {
        let world = World::open(ALL, |_| Vec::new(), crate::boards::routes()).await;
        let unit: Draft = [("name", "红星陶瓷"), ("kind", "企业")].into_iter().collect();
        enter(&world.app.db, &head(), Unit::SPEC, vec![unit], "").await.unwrap();
        let patent = |name: &str, filed: &str, paid_to: &str| {
            [
                ("stage", "有效"),
                ("name", name),
                ("number", "未报"),
                ("kind", "实用新型"),
                ("holder", "红星陶瓷"),
                ("filed", filed),
                ("granted", "未报"),
                ("paid_to", paid_to),
            ]
            .into_iter()
            .collect::<Draft>()
        };
        let patents = vec![
            patent("一种砖模", "2014-08-01", "2016-08-01"),
            patent("一种釉料", "2013-05-01", "2016-05-01"),
            patent("一种窑炉", "2015-02-01", "2018-02-01"),
        ];
        enter(&world.app.db, &head(), Patent::SPEC, patents, "").await.unwrap_or_else(|it| panic!("{it}"));
        let page = world.get(&clerk(), "/deadlines?days=100").await;
        let place = |text: &str| page.text.find(text).unwrap_or_else(|| panic!("{text}: {}", page.text));
        assert!(place("已过 60 天") < place("还有 32 天"));
        assert!(place("一种釉料") < place("一种砖模") && !page.text.contains("一种窑炉"));
        assert!(page.text.contains("缴纳第 4 年度年费 900 元") && page.text.contains("今天补缴须连滞纳金共"));
        let refused = world.get(&clerk(), "/deadlines?days=很多").await;
        assert!(refused.text.contains("不是天数"), "{}", refused.text);
    }
}
