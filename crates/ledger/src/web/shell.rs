//! The frame of every page: menu by duty, search, breadcrumbs, the person.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use maud::{DOCTYPE, Markup, html};

use super::{App, Ctx, MenuGroup, assets};

/// A step of the way to this page.
pub struct Crumb {
    pub title: String,
    pub link: String,
}

impl Crumb {
    pub fn new(title: impl Into<String>, link: impl Into<String>) -> Crumb {
        Crumb { title: title.into(), link: link.into() }
    }
}

/// The whole page for somebody who is logged in.
pub fn page(
    app: &App,
    ctx: &Ctx,
    status: StatusCode,
    title: &str,
    crumbs: &[Crumb],
    body: Markup,
) -> Response {
    let full = html! {
        a .skip href="#content" { "跳到正文" }
        header .top data-login=(ctx.viewer.login) {
            a .brand href="/" { b { "科知" } span { (app.house.bureau) } }
            form .search action="/search" role="search" {
                input type="search" name="q" aria-label="搜索所有台账" placeholder="搜索所有台账（按 / 键）" accesskey="s";
                button { "搜索" }
            }
            div .who {
                a href="/me" { (ctx.viewer.name) " · " (ctx.viewer.role.words()) }
                form method="post" action="/logout" { (csrf(ctx)) button .link { "退出" } }
            }
        }
        nav .menu aria-label="主菜单" { @for group in &app.house.menu { (menu_group(group, &ctx.path)) } }
        main #content {
            @if !crumbs.is_empty() {
                nav .crumbs aria-label="所在位置" {
                    a href="/" { "首页" }
                    @for it in crumbs { " / " a href=(it.link) { (it.title) } }
                }
            }
            (body)
        }
    };
    let head = [(header::CACHE_CONTROL, "no-store")];
    (status, head, bare(&format!("{title} · 科知"), full)).into_response()
}

/// A page without the frame: the login, a refusal.
pub fn bare(title: &str, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="zh-CN" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="icon" href=(assets::address("icon.svg")) type="image/svg+xml";
                link rel="stylesheet" href=(assets::address("kezhi.css"));
                script src=(assets::address("kezhi.js")) defer {}
            }
            body { (body) }
        }
    }
}

/// The hidden field every form that changes something carries.
pub fn csrf(ctx: &Ctx) -> Markup {
    html! { input type="hidden" name="csrf" value=(ctx.csrf); }
}

/// A duty of the bureau, folded away unless one is in it: works without a script,
/// and with the keyboard alone. On the home page all are open.
fn menu_group(group: &MenuGroup, path: &str) -> Markup {
    let here = |link: &str| {
        path == link || path.starts_with(&format!("{link}/")) || path.starts_with(&format!("{link}?"))
    };
    // The longest address wins: /papers/half-year is not also /papers.
    let current = group.items.iter().filter(|it| here(&it.link)).max_by_key(|it| it.link.len());
    let is_current = |link: &str| current.is_some_and(|it| it.link == link);
    let first = group.items.iter().any(|it| it.link == "/");
    html! {
        details open[first || path == "/" || current.is_some()] {
            summary { h2 { (group.title) } }
            ul {
                @for item in &group.items {
                    li { a href=(item.link) aria-current=[is_current(&item.link).then_some("page")] { (item.title) } }
                }
            }
        }
    }
}
