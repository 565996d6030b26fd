//! 公示栏: every notice, where it stands, and the objections still open.

use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use ledger::{
    prelude::*,
    store::View,
    web::{App, Ctx, Page, page, said},
};
use maud::{Markup, html};

use crate::ledgers::{
    notice::{Notice, Standing},
    objection::Objection,
};

/// Notices on a page.
const SIZE: i64 = 50;
/// Open objections that are counted; an office has a handful.
const MOST: i64 = 500;

/// `GET /notices?page=2`
pub(super) async fn show(
    State(app): State<App>,
    ctx: Ctx,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Page {
    let number: i64 = said(&pairs, "page").and_then(|it| it.parse().ok()).unwrap_or(1).max(1);
    let all = Selection::all::<Notice>();
    let view = View { page: number, size: SIZE, ..View::whole(Notice::SPEC) };
    let ids = app.db.ids(&ctx.viewer, &all, &view, Some(SIZE + 1)).await?.ids;
    let more = i64::try_from(ids.len()).is_ok_and(|it| SIZE < it);
    let rows = app.db.rows(&ctx.viewer, &all, &ids, &view.columns).await?;
    let open = Selection::all::<Objection>().stage(&["received", "checked"]);
    let open = app.db.records::<Objection>(&ctx.viewer, &open, MOST).await?;
    let count = |id: Id| open.iter().filter(|it| it.1.notice.id() == id).count();
    let shown = rows.iter().take(usize::try_from(SIZE).unwrap_or(0));
    let body = html! {
        div .heading {
            h1 { "公示栏" }
            div .acts { a .button href="/public/notices" { "看对外的公示网页" } }
        }
        p .hint { "要新做一个公示：打开台账列表（如科技项目），筛选出要公示的记录，点“生成公示”。" }
        @if rows.is_empty() { p .notice { "还没有公示。" } } @else {
            table .plain {
                caption .unseen { "公示：标题、阶段、公示期、项数、未办结的异议" }
                thead { tr {
                    th scope="col" { "公示" } th scope="col" { "阶段" } th scope="col" { "公示期" }
                    th scope="col" { "项数" } th scope="col" { "未办结的异议" }
                } }
                tbody { @for row in shown {
                    @let notice = Notice::read(&row.draft()).ok();
                    tr {
                        th scope="row" { a href={ "/notices/" (row.id) } { (row.name(Notice::SPEC)) } }
                        td .slim { (Notice::SPEC.stage_words(&row.stage)) }
                        (term(notice.as_ref()))
                        td .number { (count(row.id)) }
                    }
                } }
            }
            @if 1 < number || more {
                nav .acts aria-label="翻页" {
                    @if 1 < number { a .button href={ "/notices?page=" (number - 1) } { "上一页" } }
                    @if more { a .button href={ "/notices?page=" (number + 1) } { "下一页" } }
                }
            }
        }
    };
    Ok(page(&app, &ctx, StatusCode::OK, "公示栏", &[], body))
}

fn term(notice: Option<&Notice>) -> Markup {
    let published = notice.map(|it| &it.standing).and_then(Standing::publication);
    html! {
        @match published {
            Some(it) => { td .time { (it.begins) " 至 " (it.ends) } td .number { (it.rows.0) } },
            None => { td .time { "没有发布" } td {} },
        }
    }
}
