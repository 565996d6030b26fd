//! Conditions one clicks: stages, choices and doubts to put on, chips to take off.

use maud::{Markup, html};

use super::ViewQuery;
use crate::{
    cell::{Id, Kind, Value},
    selection::{STAGE, Selection, Test, UNSURE},
    spec::Field,
    web::{address, shown::Labels},
};

/// The same selection with one more value of a field, or one less.
fn toggled(selection: &Selection, field: &'static str, value: &Value) -> Selection {
    let here = |it: &Test| if let Test::OneOf(values) = it { Some(values.clone()) } else { None };
    let found = selection
        .conditions()
        .iter()
        .enumerate()
        .find_map(|(at, it)| Some((at, (it.field == field).then(|| here(&it.test)).flatten()?)));
    let Some((at, mut values)) = found else {
        return selection.clone().with(field, Test::OneOf(vec![value.clone()]));
    };
    let rest = selection.clone().without(at);
    if values.contains(value) {
        values.retain(|it| it != value);
    } else {
        values.push(value.clone());
    }
    if values.is_empty() { rest } else { rest.with(field, Test::OneOf(values)) }
}

fn is_on(selection: &Selection, field: &str, value: &Value) -> bool {
    let holds = |it: &Test| if let Test::OneOf(values) = it { values.contains(value) } else { false };
    selection.conditions().iter().any(|it| it.field == field && holds(&it.test))
}

/// A row of links for each stage, each choice, and what is in doubt.
pub(super) fn choices(selection: &Selection, view: &ViewQuery) -> Markup {
    let spec = selection.spec();
    let view = view.at(1);
    let columns = spec.columns();
    let told: Vec<_> =
        columns.iter().filter(|it| it.told && (it.filter || it.list || it.kind.adds())).collect();
    html! {
        dl .choices {
            @if spec.staged() {
                dt { "阶段" }
                dd { @for it in spec.stages { (choice(selection, &view, STAGE, it.name, it.label)) } }
            }
            @for field in columns.iter().filter(|it| it.filter) {
                @if let Kind::Choice(words) = field.kind {
                    dt { (field.label) }
                    dd { @for it in words { (choice(selection, &view, field.name, it.0, it.1)) } }
                }
            }
            @if !told.is_empty() {
                dt { "存疑或未报" }
                dd {
                    (anywhere(selection, &view))
                    details open[told.iter().any(|it| is_unsure(selection, it.name))] {
                        summary { "按栏目看" }
                        @for it in told { (unsure(selection, &view, it)) }
                    }
                }
            }
        }
    }
}

fn choice(selection: &Selection, view: &ViewQuery, field: &'static str, word: &str, label: &str) -> Markup {
    let value = Value::from(word);
    let on = is_on(selection, field, &value);
    html! { a .on[on] aria-current=[on.then_some("true")] href=(view.link(&toggled(selection, field, &value))) { (label) } }
}

fn is_unsure(selection: &Selection, field: &str) -> bool {
    selection.conditions().iter().any(|it| it.field == field && it.test == Test::Unsure)
}

/// Anything unsure, whatever field it is in.
fn anywhere(selection: &Selection, view: &ViewQuery) -> Markup {
    let on = is_unsure(selection, UNSURE);
    let at = selection.conditions().iter().position(|it| it.field == UNSURE);
    let there = match at {
        Some(at) => selection.clone().without(at),
        None => selection.clone().unsure_anywhere(),
    };
    html! { a .on[on] aria-current=[on.then_some("true")] href=(view.link(&there)) { "有存疑或未报的" } }
}

fn unsure(selection: &Selection, view: &ViewQuery, field: &'static Field) -> Markup {
    let at = selection.conditions().iter().position(|it| it.field == field.name && it.test == Test::Unsure);
    let there = match at {
        Some(at) => selection.clone().without(at),
        None => selection.clone().with(field.name, Test::Unsure),
    };
    html! { a .on[at.is_some()] aria-current=[at.map(|_| "true")] href=(view.link(&there)) { (field.label) } }
}

/// Each condition in words, with a link that takes it off.
pub(super) fn chips(selection: &Selection, view: &ViewQuery, labels: &Labels) -> Markup {
    let view = view.at(1);
    let name = |it: &Value| it.int().and_then(|it| labels.get(&Id::from(it)).cloned());
    let conditions = selection.phrases(name).into_iter().enumerate();
    let mut all: Vec<(String, String)> =
        conditions.map(|(at, phrase)| (phrase, view.link(&selection.clone().without(at)))).collect();
    let pairs = address::pairs(&view.query(selection));
    let bound = |it: &&(String, String)| matches!(&*it.0, "q" | "scope" | "asof" | "known" | "removed");
    for (phrase, gone) in selection.bounds().into_iter().zip(pairs.iter().filter(bound)) {
        let rest = address::query(pairs.iter().filter(|it| it.0 != gone.0).map(|it| (&it.0, &it.1)));
        all.push((phrase, address::with_query(&format!("/{}", selection.spec().slug), &rest)));
    }
    if all.is_empty() {
        return html! {};
    }
    html! {
        p .chips {
            span { "当前条件：" }
            @for (phrase, link) in &all {
                a .chip href=(link) title="去掉这个条件" { (phrase) " " span aria-hidden="true" { "×" } }
            }
            @if 1 < all.len() { a href={ "/" (selection.spec().slug) } { "全部去掉" } }
        }
    }
}
