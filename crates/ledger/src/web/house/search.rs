//! One box for all ledgers: hits by ledger, each a link.

use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
};
use maud::{Markup, html};

use crate::{
    selection::Selection,
    spec::Spec,
    store::{Hit, searchable},
    web::{App, Crumb, Ctx, Page, page},
};

/// Hits shown for each ledger; the rest are a link away.
const SHOWN: usize = 20;

pub(super) async fn search(State(app): State<App>, ctx: Ctx, RawQuery(query): RawQuery) -> Page {
    let query = query.unwrap_or_default();
    let asked = form_urlencoded::parse(query.as_bytes()).find(|it| it.0 == "q");
    let asked = asked.map_or(String::new(), |it| it.1.trim().chars().take(100).collect());
    let hits = if searchable(&asked) {
        app.db.search(&ctx.viewer, &asked, SHOWN as i64 + 1).await?
    } else {
        Vec::new()
    };
    let groups = app.db.catalog().iter().map(|spec| {
        let hits: Vec<&Hit> = hits.iter().filter(|it| it.ledger == spec.slug).collect();
        (*spec, hits)
    });
    let groups: Vec<(&Spec, Vec<&Hit>)> = groups.filter(|it| !it.1.is_empty()).collect();
    let body = html! {
        h1 { "搜索" }
        form .wide-search action="/search" role="search" aria-label="搜索条件" {
            label for="q" { "查什么" }
            input #q type="search" name="q" value=(asked) maxlength="100";
            button .main { "搜索" }
        }
        @if let Some(sentence) = advice(&asked, groups.is_empty()) { p .hint role="status" { (sentence) } }
        @for (spec, hits) in &groups { (group(spec, hits, &asked)) }
    };
    let title = if asked.is_empty() { "搜索".to_owned() } else { format!("搜索“{asked}”") };
    Ok(page(&app, &ctx, StatusCode::OK, &title, &[Crumb::new("搜索", "/search")], body))
}

/// Why there is nothing, or why there is so much.
fn advice(asked: &str, none: bool) -> Option<String> {
    if asked.is_empty() {
        return Some(
            "可以输入名称的一部分、编号的一段或拼音首字母，如“铝业”“2016GZ”“mdly”；几个词之间空一格，表示都要有"
                .to_owned(),
        );
    }
    if !searchable(asked) {
        return Some(format!("“{asked}”里只有标点，请输入文字、字母或数字"));
    }
    if none {
        return Some(format!("所有台账里都没有“{asked}”：请少输几个字，或换一种说法；已移除的记录也会列出"));
    }
    (asked.chars().count() == 1).then(|| "只输入了一个字，结果可能很多；再加一个字会更准".to_owned())
}

fn group(spec: &'static Spec, hits: &[&Hit], asked: &str) -> Markup {
    let all = Selection::of(spec).saying(asked).to_string();
    let more = SHOWN < hits.len();
    html! {
        section .hits {
            h2 { a href=(all) { (spec.title) } " " small { @if more { (SHOWN) " 条以上" } @else { (hits.len()) " 条" } } }
            ul {
                @for it in hits.iter().take(SHOWN) {
                    li { a href={ "/" (it.ledger) "/" (it.id) } { (marked(&it.name, asked)) } }
                }
            }
            @if more { p { a href=(all) { "列出全部" } } }
        }
    }
}

/// The name with what was asked for marked in it.
fn marked(name: &str, asked: &str) -> Markup {
    match name.split_once(asked) {
        Some((before, after)) => html! { (before) mark { (asked) } (after) },
        None if name.is_empty() => html! { "（无名称）" },
        None => html! { (name) },
    }
}
