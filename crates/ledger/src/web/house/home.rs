//! The desk in the morning: this half-year at a glance, what is due, what waits,
//! what was left half done, what others did. A fixed number of statements,
//! however much there is.

mod glance;
mod news;

use axum::{extract::State, http::StatusCode};
use maud::html;

use super::{clock, todo};
use crate::{
    store::Agenda,
    web::{App, Ctx, Page, history, page},
};

const RECENT: i64 = 8;
/// Deadlines on the desk; the calendar has them all.
const DEADLINES: i64 = 8;
/// Late ones that went up to this person, on the desk.
const RAISED: i64 = 6;

pub(super) async fn home(State(app): State<App>, ctx: Ctx) -> Page {
    let (db, viewer) = (&app.db, &ctx.viewer);
    let today = (app.house.today)();
    let glance = glance::taken(&app, &ctx).await?;
    let watch = (app.house.watch)(db, viewer).await?;
    let stand = db.count_standings(viewer, &Agenda::default(), &watch).await?;
    let ahead = Agenda { from: Some(today), ..Agenda::default() };
    let due = db.duties(viewer, &ahead, DEADLINES).await?;
    let raised = todo::raised(&app, &ctx, &watch, RAISED).await?;
    let mine = todo::Mine::read(&app, &ctx).await?.beginning();
    let recent = db.recent(viewer, RECENT).await?;
    let people = history::people(&app).await?;
    let mut panels = Vec::new();
    for panel in &app.house.panels {
        panels.push(panel(&app, &ctx).await?);
    }
    let body = html! {
        h1 { (viewer.name) "，" (greeting()) }
        p .hint { (today.strftime("%Y年%-m月%-d日")) " · " (app.house.bureau) }
        (glance::row(&glance))
        div .desk {
            div {
                (todo::raised_list(&app, &ctx, &raised, &stand, &watch))
                (news::deadlines(&app, &ctx, &due, &stand, &watch))
                @for it in &panels { (it) }
            }
            div {
                (mine.in_charge())
                (mine.steps())
                (mine.unsure())
                (mine.half_done(&app, &ctx, "/"))
                p { a href="/todo" { "全部待办" } }
                (news::recent(&recent, &people))
            }
        }
    };
    Ok(page(&app, &ctx, StatusCode::OK, "首页", &[], body))
}

fn greeting() -> &'static str {
    let now = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(8)));
    match now.hour() {
        5..=11 => "上午好",
        12..=17 => "下午好",
        _ => "您好",
    }
}
