//! Lists somebody named to come back to, and the choice of columns.

use axum::{
    extract::{Path, State},
    response::{IntoResponse as _, Redirect},
};
use maud::{Markup, html};

use super::ViewQuery;
use crate::{
    selection::Selection,
    store::SavedView,
    web::{App, Ctx, Page, Sent, address, shell::csrf},
};

/// The named views and the form that names this one.
pub(super) fn views(ctx: &Ctx, selection: &Selection, view: &ViewQuery, saved: &[SavedView]) -> Markup {
    let slug = selection.spec().slug;
    let query = view.at(1).query(selection);
    html! {
        details .tool {
            summary { "常用视图" @if !saved.is_empty() { "（" (saved.len()) "）" } }
            div .panel {
                @if !saved.is_empty() { ul { @for it in saved { (saved_view(ctx, slug, it)) } } }
                form method="post" action={ "/" (slug) "/views" } {
                    (csrf(ctx))
                    input type="hidden" name="query" value=(query);
                    label { span { "把现在的筛选、排序和栏目存为" } input name="name" maxlength="40" required placeholder="如：今年在研项目"; }
                    label .tick { input type="checkbox" name="shared" value="1"; "同事也能看到" }
                    button { "存为常用视图" }
                }
            }
        }
    }
}

fn saved_view(ctx: &Ctx, slug: &str, it: &SavedView) -> Markup {
    html! {
        li {
            a href=(address::with_query(&format!("/{slug}"), &it.query)) { (it.name) }
            @if it.shared { small { "（共享）" } }
            @if it.mine {
                form method="post" action={ "/" (slug) "/views" } {
                    (csrf(ctx))
                    input type="hidden" name="drop" value=(it.id);
                    button .link aria-label={ "删除视图 " (it.name) } { "删除" }
                }
            }
        }
    }
}

/// `POST /{ledger}/views`: keeps a view under a name, or lets one go.
pub(super) async fn save(State(app): State<App>, Path(slug): Path<String>, sent: Sent) -> Page {
    let spec = app.db.spec(&slug)?;
    let viewer = &sent.ctx.viewer;
    let query = &address::query(address::pairs(sent.get("query")));
    match sent.get("drop").parse() {
        Ok(id) => app.db.drop_view(viewer, id).await?,
        Err(_) => {
            app.db.save_view(viewer, spec.slug, sent.get("name"), query, sent.get("shared") == "1").await?;
        }
    }
    Ok(Redirect::to(&address::with_query(&format!("/{}", spec.slug), query)).into_response())
}

/// Which columns to show. The form sends a pair for each ticked box.
pub(super) fn columns(selection: &Selection, view: &ViewQuery) -> Markup {
    let spec = selection.spec();
    let carried = address::pairs(&view.at(1).query(selection)).into_iter().filter(|it| it.0 != "cols");
    html! {
        details .tool {
            summary { "选择栏目" }
            form .panel method="get" action={ "/" (spec.slug) } {
                @for (key, text) in carried { input type="hidden" name=(key) value=(text); }
                div .ticks {
                    @for it in spec.columns() {
                        label .tick {
                            input type="checkbox" name="cols" value=(it.name) checked[view.shows(it)] disabled[it.title];
                            (it.label)
                        }
                    }
                }
                button { "显示这些栏目" }
            }
        }
    }
}
