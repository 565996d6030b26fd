//! What one person has to do, over all ledgers: deadlines, records in their
//! charge, steps their role may take, doubts to decide, forms left half filled.

mod raised;

use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
};
use jiff::ToSpan as _;
use maud::{Markup, html};

use super::{calendar, clock};
use crate::{
    selection::Selection,
    spec::Spec,
    store::{Agenda, Error, InCharge, Kept, Waiting},
    web::{App, Ctx, Page, address, page, shell::csrf},
};
pub(super) use raised::{raised, raised_list};

/// What waits for one person.
pub(super) struct Mine {
    in_charge: Vec<InCharge>,
    /// With the verbs of the steps this role may take.
    steps: Vec<(Waiting, String)>,
    unsure: Vec<(&'static Spec, i64)>,
    kept: Vec<Kept>,
}

/// Kinds of things to do, as the address names them.
const KINDS: &[(&str, &str)] = &[
    ("", "全部"),
    ("raised", "报到我这里的逾期"),
    ("due", "我负责的期限"),
    ("charge", "我负责的记录"),
    ("steps", "等我办理的"),
    ("unsure", "存疑和未报"),
    ("kept", "没填完的表单"),
];

/// Deadlines shown; those beyond are in the calendar.
const MOST: i64 = 100;
/// Lines of each list on the home page.
const ON_THE_DESK: usize = 6;
/// How far ahead one looks for oneself.
const AHEAD: i64 = 90;

/// `GET /todo?kind=steps&ledger=project`
pub(super) async fn todo(State(app): State<App>, RawQuery(query): RawQuery, ctx: Ctx) -> Page {
    let (kind, ledger) =
        (address::asked(query.as_deref(), "kind"), address::asked(query.as_deref(), "ledger"));
    let only = if ledger.is_empty() { None } else { Some(app.db.spec(&ledger)?.slug) };
    let mut mine = Mine::read(&app, &ctx).await?;
    mine.narrow(only);
    let today = (app.house.today)();
    let agenda = Agenda {
        to: Some(today.saturating_add(AHEAD.days())),
        officer: Some(ctx.viewer.name.clone()),
        ledger: only,
        ..Agenda::default()
    };
    let due = app.db.duties(&ctx.viewer, &agenda, MOST).await?;
    let watch = (app.house.watch)(&app.db, &ctx.viewer).await?;
    let everybody = Agenda { ledger: only, ..Agenda::default() };
    let stand = app.db.count_standings(&ctx.viewer, &everybody, &watch).await?;
    let late = raised::raised_of(&app, &ctx, only, &watch, MOST).await?;
    let shows = |name: &str| kind.is_empty() || kind == name;
    let body = html! {
        h1 { "我的待办" }
        p .hint { "责任人、经办人写着“" (ctx.viewer.name) "”的记录，和您的角色可以办理的事。" }
        (filter(&app, &kind, &ledger))
        @if shows("raised") { (raised_list(&app, &ctx, &late, &stand, &watch)) }
        @if shows("due") {
            section {
                h2 { "我负责的期限" }
                @if due.is_empty() { p .hint { "到" (AHEAD) "天以后为止，没有您负责的期限。" } } @else { (calendar::table(&app, &ctx, &due, &watch)) }
            }
        }
        div .desk {
            div {
                @if shows("charge") { (mine.in_charge()) }
                @if shows("steps") { (mine.steps()) }
            }
            div {
                @if shows("unsure") { (mine.unsure()) }
                @if shows("kept") { (mine.half_done(&app, &ctx, "/todo")) }
            }
        }
    };
    Ok(page(&app, &ctx, StatusCode::OK, "我的待办", &[], body))
}

fn filter(app: &App, kind: &str, ledger: &str) -> Markup {
    html! {
        form .inline .filter method="get" action="/todo" {
            label { span { "事项" } select name="kind" {
                @for (name, words) in KINDS { option value=(name) selected[*name == kind] { (words) } }
            } }
            (calendar::ledger_choice(app, ledger))
            button { "筛选" }
        }
    }
}

impl Mine {
    pub(super) async fn read(app: &App, ctx: &Ctx) -> Result<Mine, Error> {
        let (db, viewer) = (&app.db, &ctx.viewer);
        let waiting = db.waiting(viewer).await?;
        let mut unsure: Vec<(&'static Spec, i64)> = Vec::new();
        for it in waiting.iter().filter(|it| 0 < it.unsure) {
            match unsure.iter_mut().find(|known| known.0.slug == it.spec.slug) {
                Some(known) => known.1 += it.unsure,
                None => unsure.push((it.spec, it.unsure)),
            }
        }
        let verbs = |it: &Waiting| {
            let steps = it.spec.steps_from(it.stage.name).filter(|step| viewer.role.may(step.role));
            steps.map(|step| step.verb).collect::<Vec<_>>().join("、")
        };
        let steps = waiting.into_iter().map(|it| {
            let verbs = verbs(&it);
            (it, verbs)
        });
        Ok(Mine {
            in_charge: db.in_charge(viewer).await?,
            steps: steps.filter(|it| !it.1.is_empty()).collect(),
            unsure,
            kept: db.all_kept(viewer).await?,
        })
    }

    /// Only the beginning of each list, for a page that has other things to say.
    pub(super) fn beginning(mut self) -> Mine {
        self.steps.truncate(ON_THE_DESK);
        self.unsure.truncate(ON_THE_DESK);
        self.kept.truncate(ON_THE_DESK);
        self
    }

    fn narrow(&mut self, ledger: Option<&str>) {
        let Some(slug) = ledger else { return };
        self.in_charge.retain(|it| it.spec.slug == slug);
        self.steps.retain(|it| it.0.spec.slug == slug);
        self.unsure.retain(|it| it.0.slug == slug);
        self.kept.retain(|it| it.place.split('/').nth(1) == Some(slug));
    }

    pub(super) fn in_charge(&self) -> Markup {
        html! {
            section {
                h2 { "我负责的记录" }
                @if self.in_charge.is_empty() { p .hint { "没有写着由您负责、还没办完的记录。" } } @else {
                    table .plain {
                        caption .unseen { "我负责的记录，按台账" }
                        tbody {
                            @for it in &self.in_charge {
                                tr { th .slim scope="row" { (it.spec.title) } td .number { a href=(it.selection) { (it.records) " 条" } } }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Records in a stage from which this person may take a step.
    pub(super) fn steps(&self) -> Markup {
        html! {
            section {
                h2 { "等我办理的" }
                @if self.steps.is_empty() { p .hint { "没有等您办理的记录。" } } @else {
                    table .plain {
                        caption .unseen { "等我办理的记录，按台账和阶段" }
                        tbody {
                            @for (it, verbs) in &self.steps {
                                tr {
                                    th .slim scope="row" { (it.spec.title) }
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
    pub(super) fn unsure(&self) -> Markup {
        html! {
            section {
                h2 { "存疑和未报" }
                @if self.unsure.is_empty() { p .hint { "没有等人核定的数据。" } } @else {
                    p .hint { "核定以后才计入指标。" }
                    table .plain {
                        caption .unseen { "有存疑或未报的记录，按台账" }
                        tbody {
                            @for (spec, records) in &self.unsure {
                                tr {
                                    th .slim scope="row" { (spec.title) }
                                    td .number { a href=(Selection::of(spec).unsure_anywhere()) { (records) " 条" } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    pub(super) fn half_done(&self, app: &App, ctx: &Ctx, back: &str) -> Markup {
        html! {
            @if !self.kept.is_empty() {
                section {
                    h2 { "没填完的表单" }
                    table .plain {
                        caption .unseen { "没填完的表单：哪一份、什么时候、丢弃" }
                        tbody {
                            @for it in &self.kept {
                                tr {
                                    td { a href=(it.place) { (subject(app, it)) } }
                                    td .time { (clock(it.at)) }
                                    td {
                                        form .inline method="post" action="/kept/drop" data-confirm="丢弃这份没填完的表单？" {
                                            (csrf(ctx))
                                            input type="hidden" name="place" value=(it.place);
                                            input type="hidden" name="to" value=(back);
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
