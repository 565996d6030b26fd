//! Deadlines one under the other: where each stands, the way to its record, its
//! ground, and who was reminded of it.

use maud::{Markup, html};

use crate::{
    due::{State, Watch},
    spec::Role,
    store::Duty,
    web::{App, Ctx, address},
};

pub(in crate::web) fn table(app: &App, ctx: &Ctx, due: &[Duty], watch: &Watch) -> Markup {
    let minded = |it: &Duty| {
        let state = watch.state(it.ledger, &it.due, (app.house.today)());
        state != State::Early || !watch.urged(it.ledger, it.id).is_empty()
    };
    // A column of blanks says nothing.
    let urging = !app.house.urging.is_empty() && due.iter().any(minded);
    html! {
        table .plain .dues {
            thead { tr {
                th scope="col" { "期限" } th scope="col" { "要做的事" } th scope="col" { "记录" }
                @if urging { th scope="col" { "催办" } }
            } }
            tbody { @for it in due { (line(app, ctx, it, watch, urging)) } }
        }
    }
}

fn line(app: &App, ctx: &Ctx, it: &Duty, watch: &Watch, urging: bool) -> Markup {
    let today = (app.house.today)();
    let title = app.db.spec(it.ledger).map_or("", |it| it.title);
    let state = watch.state(it.ledger, &it.due, today);
    html! {
        tr {
            td .time {
                time datetime=(it.due.day) { (it.due.day) } br;
                small .overdue[state == State::Late] {
                    @match state {
                        State::Today => (state.words()),
                        State::Early => (it.due.left(today)),
                        State::Coming | State::Late => { (state.words()) " · " (it.due.left(today)) },
                    }
                }
            }
            td { (it.due.what) @if !it.due.ground.is_empty() { br; small { (it.due.ground) } } }
            td {
                a href={ "/" (it.ledger) "/" (it.id) } { (if it.name.is_empty() { "（无名称）" } else { &it.name }) }
                br; small { (title) " · " (if it.officer.is_empty() { "没有写责任人" } else { &it.officer }) }
            }
            @if urging { td .slim { (urged(app, ctx, it, watch, state)) } }
        }
    }
}

/// Whom it has gone up to, who was reminded last, and the way to remind again.
fn urged(app: &App, ctx: &Ctx, it: &Duty, watch: &Watch, state: State) -> Markup {
    let before = watch.urged(it.ledger, it.id);
    let raised = watch.raised(it.ledger, &it.due, (app.house.today)());
    html! {
        @match raised {
            Some(Role::Leader) => { small .overdue { "已报局领导" } br; },
            Some(_) => { small .overdue { "已报股室负责人" } br; },
            None => {},
        }
        @if let Some(last) = before.first() {
            small { "催过 " (before.len()) " 次，最近 " (last.day) " " (last.words) } br;
        }
        @if ctx.viewer.may_write() && state != State::Early {
            a href=(urge(app, ctx, it)) aria-label={ "催办：" (it.due.what) "，" (it.name) } { "催办" }
        }
    }
}

/// The form of a reminder with what is known already filled in.
fn urge(app: &App, ctx: &Ctx, it: &Duty) -> String {
    let name: String = format!("{}（{}）", it.due.what, it.name).chars().take(120).collect();
    let mut pairs = vec![
        ("name", name),
        ("place", format!("/{}/{}", it.ledger, it.id)),
        ("due", it.due.day.to_string()),
        ("day", (app.house.today)().to_string()),
        ("by", ctx.viewer.name.clone()),
    ];
    if !it.officer.is_empty() {
        pairs.push(("whom", it.officer.clone()));
    }
    address::with_query(app.house.urging, &address::query(pairs))
}
