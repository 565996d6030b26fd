//! The desk in the morning: what waits, what was left half done, what others
//! did, and the figures of this half-year.

use axum::{extract::State, http::StatusCode};
use maud::{Markup, html};

use super::clock;
use crate::{
    figure::Figure,
    selection::Selection,
    store::{Kept, Recent, Waiting},
    web::{
        App, Ctx, Page,
        history::{self, People},
        page,
        shell::csrf,
    },
};

/// Figures on the desk; all of them have a page of their own.
const FIGURES: usize = 6;
const RECENT: i64 = 10;

pub(super) async fn home(State(app): State<App>, ctx: Ctx) -> Page {
    let kept = app.db.all_kept(&ctx.viewer).await?;
    let waiting = app.db.waiting(&ctx.viewer).await?;
    let recent = app.db.recent(&ctx.viewer, RECENT).await?;
    let people = history::people(&app).await?;
    let mut figures = Vec::new();
    if let Some(half) = app.house.this_half() {
        for question in (app.house.figures)(half).into_iter().take(FIGURES) {
            figures.push(Figure::ask(&app.db, &ctx.viewer, question).await?);
        }
    }
    let today = (app.house.today)();
    let body = html! {
        h1 { (ctx.viewer.name) "，" (greeting()) }
        p .hint { (today.strftime("%Y年%-m月%-d日")) " · " (app.house.bureau) }
        @if !figures.is_empty() { (figure_row(&app, &figures)) }
        div .desk {
            div {
                (to_do(&ctx, &waiting))
                (unsure(&waiting))
                (half_done(&app, &ctx, &kept))
            }
            div {
                (news(&recent, &people))
                (shortcuts(&app))
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

fn figure_row(app: &App, figures: &[Figure]) -> Markup {
    let half = app.house.this_half().map_or(String::new(), |it| it.words());
    html! {
        section .headline aria-label={ (half) "主要指标" } {
            h2 { (half) "主要指标" }
            ul {
                @for it in figures {
                    li title=(it.definition().meaning) {
                        a href=(it.link()) {
                            span .amount { (it.text()) small { (it.definition().unit) } }
                            span .label { (it.definition().label) }
                        }
                        @if !it.is_sure() { span .doubt { (it.doubts().len()) " 处待定" } }
                    }
                }
            }
        }
    }
}

/// Records in a stage from which this person may take a step.
fn to_do(ctx: &Ctx, waiting: &[Waiting]) -> Markup {
    let verbs = |it: &Waiting| {
        let steps = it.spec.steps_from(it.stage.name).filter(|step| ctx.viewer.role.may(step.role));
        steps.map(|step| step.verb).collect::<Vec<_>>().join("、")
    };
    let mine: Vec<(&Waiting, String)> =
        waiting.iter().map(|it| (it, verbs(it))).filter(|it| !it.1.is_empty()).collect();
    html! {
        section {
            h2 { "待办" }
            @if mine.is_empty() { p .hint { "没有等您办理的记录。" } } @else {
                table .plain {
                    tbody {
                        @for (it, verbs) in &mine {
                            tr {
                                td .slim { (it.spec.title) }
                                td .slim { (it.stage.label) }
                                td .number { a href=(Selection::of(it.spec).stage(&[it.stage.name])) { (it.records) " 条" } }
                                td .hint { "可" (verbs) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Records in which somebody has to decide or to ask.
fn unsure(waiting: &[Waiting]) -> Markup {
    let mut by_ledger: Vec<(&Waiting, i64)> = Vec::new();
    for it in waiting.iter().filter(|it| 0 < it.unsure) {
        match by_ledger.iter_mut().find(|known| known.0.spec.slug == it.spec.slug) {
            Some(known) => known.1 += it.unsure,
            None => by_ledger.push((it, it.unsure)),
        }
    }
    html! {
        section {
            h2 { "存疑和未报" }
            @if by_ledger.is_empty() { p .hint { "没有等人核定的数据。" } } @else {
                table .plain {
                    tbody {
                        @for (it, records) in &by_ledger {
                            tr {
                                td { (it.spec.title) }
                                td .number { a href=(Selection::of(it.spec).unsure_anywhere()) { (records) " 条" } }
                                td .hint { "有存疑或未报，核定后才计入指标" }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn half_done(app: &App, ctx: &Ctx, kept: &[Kept]) -> Markup {
    html! {
        @if !kept.is_empty() {
            section {
                h2 { "没填完的表单" }
                table .plain {
                    tbody {
                        @for it in kept {
                            tr {
                                td { a href=(it.place) { (subject(app, it)) } }
                                td .time { (clock(it.at)) }
                                td {
                                    form .inline method="post" action="/kept/drop" data-confirm="丢弃这份没填完的表单？" {
                                        (csrf(ctx))
                                        input type="hidden" name="place" value=(it.place);
                                        input type="hidden" name="to" value="/";
                                        button .link { "丢弃" }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What a kept form is about, by its address and by the name that was typed in it.
fn subject(app: &App, kept: &Kept) -> String {
    let slug = kept.place.trim_start_matches('/').split(['/', '?']).next().unwrap_or("");
    let Ok(spec) = app.db.spec(slug) else { return kept.place.clone() };
    let title = spec.title_field().map_or("", |it| it.name);
    let typed = form_urlencoded::parse(kept.body.as_bytes()).find(|it| it.0 == title);
    match typed.filter(|it| !it.1.trim().is_empty()) {
        Some((_, name)) => format!("{} · {}", spec.title, name.trim()),
        None => format!("{} · 未填名称", spec.title),
    }
}

fn news(recent: &[Recent], people: &People) -> Markup {
    html! {
        section {
            h2 { "最近的改动" }
            @if recent.is_empty() { p .hint { "还没有记录。可从左边的菜单进入台账登记，或导入已有的表格。" } } @else {
                table .plain {
                    tbody {
                        @for it in recent {
                            tr {
                                td .time { (clock(it.since)) }
                                td .slim { (people.get(&it.author).unwrap_or(&it.author)) " " (it.verb) }
                                td { (it.spec.title) " " a href={ "/" (it.spec.slug) "/" (it.id) } { (if it.name.is_empty() { "（无名称）" } else { &it.name }) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn shortcuts(app: &App) -> Markup {
    html! {
        section {
            h2 { "常用入口" }
            @for group in &app.house.menu {
                p .shortcuts {
                    b { (group.title) }
                    @for it in &group.items { " " a href=(it.link) { (it.title) } }
                }
            }
        }
    }
}
