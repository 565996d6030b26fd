//! Where else a record counts: the figures it is in, the records that refer to it.

use maud::{Markup, html};

use crate::{
    cell::{Half, Id},
    selection::Selection,
    spec::Spec,
    store::{Error, Measure},
    web::{App, Ctx, address, figures},
};

/// A figure that counts the record, and the list behind it.
pub(super) struct Counted {
    label: String,
    meaning: String,
    link: String,
}

/// Records of another ledger, by the field they refer with.
pub(super) struct Referring {
    title: &'static str,
    label: &'static str,
    count: i64,
    link: String,
}

/// The half-year the page speaks of.
pub(super) fn half(app: &App, query: Option<&str>) -> Option<Half> {
    address::asked(query, "half").parse().ok().or_else(|| app.house.this_half())
}

/// The house's figures of a half-year that contain the record.
pub(super) async fn counts(
    app: &App,
    ctx: &Ctx,
    spec: &'static Spec,
    id: Id,
    half: Option<Half>,
) -> Result<Vec<Counted>, Error> {
    let mut res = Vec::new();
    let asked = half.map(app.house.figures).unwrap_or_default();
    for it in asked.into_iter().filter(|it| it.source.spec().slug == spec.slug) {
        if app.db.contains(&ctx.viewer, &it.source, id).await? {
            let link = it.source.to_string();
            res.push(Counted { label: it.definition.label, meaning: it.definition.meaning, link });
        }
    }
    Ok(res)
}

pub(super) fn counts_panel(counts: &[Counted], half: Option<Half>, app: &App) -> Markup {
    let Some(half) = half else { return html! {} };
    html! {
        section .card {
            h2 { "计入这些数" }
            (figures::half_form("", half, app))
            @if counts.is_empty() {
                p .hint { (half.words()) "的指标中没有计入这条记录的" }
            } @else {
                ul { @for it in counts { li { a href=(it.link) title=(it.meaning) { (it.label) } } } }
            }
        }
    }
}

/// How many records of every ledger refer to this one, field by field.
pub(super) async fn referring(app: &App, ctx: &Ctx, spec: &Spec, id: Id) -> Result<Vec<Referring>, Error> {
    let mut res = Vec::new();
    for other in app.db.catalog() {
        for field in other.columns().into_iter().filter(|it| it.kind.target() == Some(spec.slug)) {
            let selection = Selection::of(other).referring(field, id);
            let count = app.db.measure(&ctx.viewer, &selection, Measure::Count).await?.rows;
            if 0 < count {
                let link = selection.to_string();
                res.push(Referring { title: other.title, label: field.label, count, link });
            }
        }
    }
    Ok(res)
}

pub(super) fn referring_panel(all: &[Referring]) -> Markup {
    html! {
        @if !all.is_empty() {
            section .card {
                h2 { "被引用" }
                ul {
                    @for it in all {
                        li { a href=(it.link) { (it.title) "（" (it.label) "）" (it.count) " 条" } }
                    }
                }
            }
        }
    }
}
