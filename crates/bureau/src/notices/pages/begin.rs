//! A notice begun from a list: which columns it shows, how it would look, and on to
//! the ledger's own form with that filled in.

use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
};
use ledger::{
    cell::Kind,
    prelude::*,
    spec::Field,
    store::View,
    web::{App, Crumb, Ctx, Page, page, query, read_pairs, said},
};
use maud::{Markup, html};

use crate::{
    ledgers::notice::{Listing, publishable},
    notices::draw::{MOST, cells},
};

/// How one objects to most notices; a draft begins with it.
const OBJECTING: &str = "对名单有异议的，请在公示期内实名提出：可在公示网页上提交，也可书面提交。单位的加盖公章，个人的签名并留联系方式。匿名和逾期的异议不予受理。";

/// Rows shown before anybody drafts anything.
const SHOWN: i64 = 10;

/// `GET /notices/begin?list=/project%3Fstage%3Dpooled&column=name&column=undertaker`
pub(super) async fn show(State(app): State<App>, ctx: Ctx, RawQuery(asked): RawQuery) -> Page {
    let pairs = read_pairs(asked.as_deref().unwrap_or_default());
    let list = said(&pairs, "list").unwrap_or_default();
    let listing: Listing = list.parse().map_err(Error::Refused)?;
    let all = publishable(listing.spec());
    let chosen = chosen(listing.spec(), &all, &pairs);
    let selection = listing.selection();
    let view = View { descending: false, columns: chosen.clone(), ..View::new(listing.spec()) };
    let ids = app.db.ids(&ctx.viewer, &selection, &view, Some(MOST + 1)).await?.ids;
    let few: Vec<Id> = ids.iter().copied().take(usize::try_from(SHOWN).unwrap_or(0)).collect();
    let rows = app.db.rows(&ctx.viewer, &selection, &few, &chosen).await?;
    let (rows, doubts, _) = cells(&app.db, &rows, &chosen).await?;
    let too_many = i64::try_from(ids.len()).is_ok_and(|it| MOST < it);
    let labels: Vec<&str> = chosen.iter().map(|it| it.label).collect();
    let draft = [
        ("listing", listing.to_string()),
        ("columns", labels.join("、")),
        ("officer", ctx.viewer.name.clone()),
        ("signer", app.house.bureau.clone()),
        ("objecting", OBJECTING.to_owned()),
    ];
    let body = html! {
        h1 { "生成公示：公开哪几栏" }
        p { "名单：" a href=(listing.link()) { (listing.spec().title) "，" @if too_many { "超过 " (MOST) } @else { (ids.len()) } " 项" } }
        @if too_many { p .notice .warn { "一个公示最多 " (MOST) " 项，请回到列表按条件分开。" } }
        (columns(&listing, &all, &chosen))
        @if rows.is_empty() { p .notice .warn { "名单里没有记录，请回到列表改筛选条件。" } } @else {
            (preview(&labels, &rows, ids.len()))
            @if let Some(first) = doubts.first() { p .notice .warn { "有存疑的内容（如：" (first) "），发布以前要在记录里认定，或换别的栏目。" } }
            @if !too_many { p { a .button .main href={ "/notice/new?" (query(draft)) } { "下一步：填写公示" } } }
        }
    };
    Ok(page(&app, &ctx, StatusCode::OK, "生成公示", &[Crumb::new("公示栏", "/notices")], body))
}

/// What was ticked; where nothing was, what the list shows of every record.
fn chosen(spec: &'static Spec, all: &[&'static Field], pairs: &[(String, String)]) -> Vec<&'static Field> {
    let ticked = |it: &&&'static Field| pairs.iter().any(|(key, name)| key == "column" && name == it.name);
    let some: Vec<&'static Field> = all.iter().filter(ticked).copied().collect();
    if some.is_empty() {
        all.iter()
            .filter(|it| it.list && spec.fields.iter().any(|one| one.name == it.name))
            .copied()
            .collect()
    } else {
        some
    }
}

fn columns(listing: &Listing, all: &[&'static Field], chosen: &[&'static Field]) -> Markup {
    html! {
        form method="get" action="/notices/begin" {
            input type="hidden" name="list" value=(listing);
            fieldset .field {
                legend { "公示的栏目" }
                p .hint { "个人信息只显示遮住的样子，如 张＊＊。" }
                div .ticks {
                    @for it in all {
                        label .tick {
                            input type="checkbox" name="column" value=(it.name) checked[chosen.iter().any(|one| one.name == it.name)];
                            (it.label) @if it.kind == Kind::Sealed { "（遮住）" }
                        }
                    }
                }
            }
            button { "按所选栏目重新预览" }
        }
    }
}

fn preview(labels: &[&str], rows: &[crate::notices::frozen::FrozenRow], all: usize) -> Markup {
    html! {
        h2 { "预览" }
        div .sheet tabindex="0" role="region" aria-label="公示名单预览" {
            table {
                thead { tr { @for it in labels { th scope="col" { (it) } } } }
                tbody { @for row in rows { tr { @for it in &row.cells { td { (it) } } } } }
            }
        }
        @if rows.len() < all { p .hint { "先看前 " (rows.len()) " 项。" } }
    }
}
