//! All deadlines of all ledgers: what is late on top, a month as a table, the
//! same as a list, and a feed for the calendars of office computers.

mod ical;
mod month;
mod table;
#[cfg(test)]
mod tests;

use axum::{
    extract::{Path, RawQuery, State},
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse as _,
};
use jiff::ToSpan as _;
use maud::{Markup, html};

use month::Shown;
pub(in crate::web) use table::table;

use crate::{
    cell::Date,
    store::{Agenda, Error, Standings},
    web::{App, Ctx, Page, Sent, address, page, shell::csrf},
};

/// Deadlines of one month that are shown; an office has some dozens.
const MOST: i64 = 500;
/// Late ones on top of the page, unless all are asked for.
const LATE: i64 = 10;
/// What a feed looks back and ahead, in days.
const FED: (i64, i64) = (60, 400);

/// What the address asks for.
struct Asked {
    shown: Shown,
    ledger: Option<&'static str>,
    mine: bool,
    all_late: bool,
}

impl Asked {
    fn read(app: &App, query: Option<&str>) -> Result<Asked, Error> {
        let text = |name: &str| address::asked(query, name);
        let shown = Shown::read(&text("month"), (app.house.today)()).map_err(Error::Refused)?;
        let ledger = match text("ledger").as_str() {
            "" => None,
            slug => Some(app.db.spec(slug)?.slug),
        };
        Ok(Asked { shown, ledger, mine: text("mine") == "1", all_late: text("late") == "all" })
    }

    fn agenda(&self, ctx: &Ctx, from: Option<Date>, to: Option<Date>) -> Agenda {
        let officer = self.mine.then(|| ctx.viewer.name.clone());
        Agenda { from, to, ledger: self.ledger, officer, ..Agenda::default() }
    }

    /// The same of another month.
    fn link(&self, shown: Shown) -> String {
        let mut pairs = vec![("month", shown.to_string())];
        pairs.extend(self.ledger.map(|it| ("ledger", it.to_owned())));
        pairs.extend(self.mine.then(|| ("mine", "1".to_owned())));
        format!("/calendar?{}", address::query(pairs))
    }
}

/// `GET /calendar?month=2016-07&ledger=patent&mine=1`
pub(super) async fn calendar(State(app): State<App>, RawQuery(query): RawQuery, ctx: Ctx) -> Page {
    show(&app, &ctx, query.as_deref(), html! {}).await
}

async fn show(app: &App, ctx: &Ctx, query: Option<&str>, notice: Markup) -> Page {
    let asked = Asked::read(app, query)?;
    let today = (app.house.today)();
    let past = asked.agenda(ctx, None, today.yesterday().ok());
    let watch = (app.house.watch)(&app.db, &ctx.viewer).await?;
    let stand = app.db.count_standings(&ctx.viewer, &asked.agenda(ctx, None, None), &watch).await?;
    let missed = stand.late;
    let late = app.db.duties(&ctx.viewer, &past, if asked.all_late { MOST } else { LATE }).await?;
    let (first, last) = (asked.shown.first(), asked.shown.last());
    let due = app.db.duties(&ctx.viewer, &asked.agenda(ctx, Some(first), Some(last)), MOST).await?;
    let body = html! {
        h1 { "期限日历" }
        p .hint { "各台账按记录和文件规定算出的期限。办完了，在记录里登记，期限就从这里去掉。" }
        (notice)
        (standings(&stand))
        @if watch.leads().is_empty() {
            p .notice .warn { "还没有登记提醒规则：不知道提前几天算将到期、逾期几天报给谁。" "请在“期限提醒规则”台账里登记。" }
        }
        (filter(app, &asked))
        @if !late.is_empty() {
            section #late .late-list {
                h2 { "逾期 " (missed) " 项" }
                (table(app, ctx, &late, &watch))
                @if i64::try_from(late.len()).is_ok_and(|it| it < missed) && !asked.all_late {
                    p { a href={ (asked.link(asked.shown)) "&late=all#late" } { "看全部逾期的" } }
                }
            }
        }
        section {
            div .heading {
                h2 { (asked.shown.words()) "的期限 " (due.len()) " 项" }
                nav .acts aria-label="换月份" {
                    a .button href=(asked.link(asked.shown.before())) { "上个月" }
                    a .button href=(asked.link(Shown::of(today))) { "本月" }
                    a .button href=(asked.link(asked.shown.after())) { "下个月" }
                }
            }
            (month::grid(asked.shown, &due, today))
            @if due.is_empty() { p .hint { "这个月没有期限。" } } @else {
                h3 { "逐项" }
                (table(app, ctx, &due, &watch))
                @if i64::try_from(due.len()).is_ok_and(|it| MOST <= it) {
                    p .notice .warn { "只列出前 " (MOST) " 项，请按台账筛选。" }
                }
            }
        }
        section .subscribe {
            h2 { "在手机和电脑日历里看" }
            p .hint { "建一个订阅地址，填进日历软件（“订阅日历”“从 Internet 添加”）。地址只能看期限，不能看别的；不用了在“我的账号”里吊销。" }
            form .inline method="post" action="/calendar/feed" { (csrf(ctx)) button { "新建订阅地址" } }
        }
    };
    Ok(page(app, ctx, StatusCode::OK, "期限日历", &[], body))
}

fn filter(app: &App, asked: &Asked) -> Markup {
    html! {
        form .inline .filter method="get" action="/calendar" {
            label { span { "月份" } input type="month" name="month" value=(asked.shown.to_string()) placeholder="2016-07" size="8"; }
            (ledger_choice(app, asked.ledger.unwrap_or_default()))
            label { input type="checkbox" name="mine" value="1" checked[asked.mine]; "只看我负责的" }
            button { "查看" }
        }
    }
}

/// How many deadlines stand where today.
pub(super) fn standings(it: &Standings) -> Markup {
    html! {
        ul .standings {
            li .late[0 < it.late] { "逾期 " b { (it.late) } " 项" }
            li { "今日到期 " b { (it.today) } " 项" }
            li { "将到期 " b { (it.coming) } " 项" }
            li { "已报股室负责人 " b { (it.to_head) } " 项，其中已报局领导 " b { (it.to_leader) } " 项" }
        }
    }
}

/// A choice of one ledger, or of all.
pub(super) fn ledger_choice(app: &App, chosen: &str) -> Markup {
    html! {
        label { span { "台账" } select name="ledger" {
            option value="" { "全部台账" }
            @for it in app.db.catalog() { option value=(it.slug) selected[it.slug == chosen] { (it.title) } }
        } }
    }
}

/// `POST /calendar/feed`: an address a calendar can subscribe to, shown once.
pub(super) async fn make_feed(State(app): State<App>, headers: HeaderMap, sent: Sent) -> Page {
    let token = app.db.make_feed(&sent.ctx.viewer).await?;
    app.db.note(&sent.ctx.viewer.login, "新建日历订阅", "").await?;
    let host = headers.get(header::HOST).and_then(|it| it.to_str().ok()).unwrap_or("");
    let notice = html! {
        div .notice role="status" {
            p { "订阅地址已建好。它只显示这一次，请现在就填进日历软件：" }
            p { code .secret { "http://" (host) "/calendar/" (token) ".ics" } }
            p { "只看自己负责的期限，在地址后面加上 " code { "?mine=1" } "。" }
        }
    };
    show(&app, &sent.ctx, None, notice).await
}

/// `GET /calendar/{token}.ics`: no session, only the token in the address.
pub(super) async fn feed(
    State(app): State<App>,
    Path(file): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Page {
    let unknown = || Error::NotFound("这个订阅地址，它可能已被吊销；请在“期限日历”里新建".to_owned());
    let token = file.strip_suffix(".ics").ok_or_else(unknown)?;
    let viewer = app.db.feed_viewer(token).await?.ok_or_else(unknown)?;
    let today = (app.house.today)();
    let officer = (address::asked(query.as_deref(), "mine") == "1").then(|| viewer.name.clone());
    let (back, ahead) = FED;
    let agenda = Agenda {
        from: Some(today.saturating_sub(back.days())),
        to: Some(today.saturating_add(ahead.days())),
        officer,
        ..Agenda::default()
    };
    let due = app.db.duties(&viewer, &agenda, MOST).await?;
    let host = headers.get(header::HOST).and_then(|it| it.to_str().ok()).unwrap_or("kezhi");
    let text = ical::write(&app, &due, host);
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response())
}
