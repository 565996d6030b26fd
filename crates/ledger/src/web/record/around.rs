//! Where else a record counts: the figures it is in, the records that refer to it.

use maud::{Markup, html};

use super::dossier;
use crate::{
    cell::{Half, Id},
    figure::Question,
    selection::Selection,
    spec::Spec,
    store::{Error, Measure, Referring},
    web::{App, Ctx, address, figures},
};

/// A figure that counts the record, and the list behind it.
pub(super) struct Counted {
    label: String,
    meaning: String,
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
    let all = half.map(app.house.figures).unwrap_or_default();
    let all: Vec<Question> = all.into_iter().filter(|it| it.source.spec().slug == spec.slug).collect();
    let narrowed: Vec<Selection> = all.iter().map(|it| it.source.clone().record(id)).collect();
    let asked: Vec<_> = narrowed.iter().map(|it| (it, Measure::Count)).collect();
    let counted = app.db.measure_all(&ctx.viewer, &asked, None).await?;
    let inside = all.into_iter().zip(counted).filter(|it| 0 < it.1.rows);
    let counted = |(it, _): (Question, _)| {
        let link = it.source.to_string();
        Counted { label: it.definition.label, meaning: it.definition.meaning, link }
    };
    Ok(inside.map(counted).collect())
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

/// How many records of every ledger refer to this one, and the way to all of them.
pub(super) fn referring_panel(app: &App, spec: &Spec, id: Id, all: &[Referring]) -> Markup {
    html! {
        @if !all.is_empty() {
            section .card {
                h2 { "被引用" }
                ul {
                    @for it in all {
                        li { a href=(it.selection) { (it.spec.title) "（" (it.field.label) "）" (it.records) " 条" } }
                    }
                }
                p { a href=(address::of_record(spec, id, "file")) { (dossier::title(app, spec)) } }
            }
        }
    }
}
