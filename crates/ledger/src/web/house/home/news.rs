//! What is due soon, and what others did.

use maud::{Markup, html};

use super::clock;
use crate::{
    due::Watch,
    store::{Duty, Recent, Standings},
    web::{App, Ctx, history::People, house::calendar},
};

pub(super) fn deadlines(app: &App, ctx: &Ctx, due: &[Duty], stand: &Standings, watch: &Watch) -> Markup {
    html! {
        section {
            h2 { "期限" }
            (calendar::standings(stand))
            @if 0 < stand.late { p .late { a href="/calendar#late" { "看逾期的" } } }
            @if due.is_empty() { p .hint { "今天以后没有登记的期限。" } } @else {
                p { "最近的是：" }
                (calendar::table(app, ctx, due, watch))
            }
            p { a href="/calendar" { "看期限日历" } }
        }
    }
}

pub(super) fn recent(recent: &[Recent], people: &People) -> Markup {
    html! {
        section {
            h2 { "最近的改动" }
            @if recent.is_empty() { p .hint { "还没有记录。可从左边的菜单进入台账登记，或导入已有的表格。" } } @else {
                table .plain {
                    caption .unseen { "最近的改动：时间、谁做了什么、哪条记录" }
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
