//! Filters: choices are links, the rest is one form whose address is tidied
//! afterwards, so that every list has one address and it says what is shown.

use maud::{Markup, html};

use super::ViewQuery;
use crate::{
    cell::{Id, Kind, Value},
    draft::{Draft, Problems},
    selection::{STAGE, Selection, Test},
    spec::{Field, Spec},
    store::Error,
    web::{App, Ctx, address, shown::Labels},
};

/// A form sends blanks, names in the place of codes, and a pair for every ticked
/// box. The address it leads to has none of these; nothing is returned when the
/// query is already tidy.
pub(super) async fn tidied(
    app: &App,
    ctx: &Ctx,
    spec: &'static Spec,
    query: &str,
) -> Result<Option<String>, Error> {
    let before = address::pairs(query);
    let mut after: Vec<(String, String)> = Vec::with_capacity(before.len());
    for (key, text) in before.iter().filter(|it| !it.1.trim().is_empty()) {
        match after.iter_mut().find(|it| it.0 == *key && key == "cols") {
            Some(seen) => seen.1 = format!("{},{text}", seen.1),
            None => after.push((key.clone(), text.trim().to_owned())),
        }
    }
    let is_name = |it: &str| it.split(',').any(|it| it.parse::<Id>().is_err());
    let by_name = |it: &(String, String)| {
        spec.column(&it.0).is_some_and(|it| it.kind.target().is_some()) && is_name(&it.1)
    };
    if after.iter().any(by_name) {
        let mut drafts = [after.iter().filter(|it| by_name(it)).map(|it| (&it.0, &it.1)).collect::<Draft>()];
        let problems = app.db.resolve(&ctx.viewer, spec, &mut drafts).await?;
        if let Some(found) = problems.into_iter().find(|it| !it.is_empty()) {
            return Err(Error::Problems(Draft::default(), found));
        }
        for it in after.iter_mut().filter(|it| by_name(it)) {
            it.1 = drafts[0].get(&it.0).to_owned();
        }
    }
    Ok((before != after).then(|| address::query(after)))
}

/// Sentences about an address that cannot be read, from both of its parts.
pub(super) fn read(spec: &'static Spec, query: &str) -> Result<(Selection, ViewQuery), Vec<String>> {
    match (Selection::from_query(spec, query), ViewQuery::from_query(spec, query)) {
        (Ok(selection), Ok(view)) => Ok((selection, view)),
        (selection, view) => {
            let found = [selection.err(), view.err()].into_iter().flatten();
            let sentences = |it: Problems| it.iter().map(|it| it.1.to_owned()).collect::<Vec<_>>();
            Err(found.flat_map(sentences).collect())
        }
    }
}

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
                dd { @for it in told { (unsure(selection, &view, it)) } }
            }
        }
    }
}

fn choice(selection: &Selection, view: &ViewQuery, field: &'static str, word: &str, label: &str) -> Markup {
    let value = Value::from(word);
    let on = is_on(selection, field, &value);
    html! { a .on[on] aria-current=[on.then_some("true")] href=(view.link(&toggled(selection, field, &value))) { (label) } }
}

fn unsure(selection: &Selection, view: &ViewQuery, field: &'static Field) -> Markup {
    let at = selection.conditions().iter().position(|it| it.field == field.name && it.test == Test::Unsure);
    let there = match at {
        Some(at) => selection.clone().without(at),
        None => selection.clone().with(field.name, Test::Unsure),
    };
    html! { a .on[at.is_some()] aria-current=[at.map(|_| "true")] href=(view.link(&there)) { (field.label) } }
}

/// The pairs of the address; each input takes its own, the rest is carried along unseen.
struct Carried(Vec<(String, String)>);

impl Carried {
    fn take(&mut self, key: &str) -> String {
        let at = self.0.iter().position(|it| it.0 == key);
        at.map_or_else(String::new, |at| self.0.remove(at).1)
    }

    fn hidden(&self) -> Markup {
        html! { @for (key, text) in &self.0 { input type="hidden" name=(key) value=(text); } }
    }
}

/// Everything that is typed: words, a day, a region, and each other filter field.
pub(super) fn form(selection: &Selection, view: &ViewQuery, labels: &Labels) -> Markup {
    let spec = selection.spec();
    let mut carried = Carried(address::pairs(&view.at(1).query(selection)));
    let (words, day) = (carried.take("q"), carried.take("asof"));
    let known = carried.0.len();
    let mut inputs: Vec<Markup> = spec
        .columns()
        .into_iter()
        .filter(|it| it.filter && !matches!(it.kind, Kind::Choice(_)))
        .map(|it| field_input(it, &mut carried, labels))
        .collect();
    inputs.push(one("scope", "行政区划", &carried.take("scope"), "代码的前几位，如 5111"));
    let open = carried.0.len() < known;
    html! {
        form .narrow method="get" action={ "/" (spec.slug) } {
            (carried.hidden())
            div .row {
                (one("q", "全文", &words, "名称、编号或拼音首字母"))
                (one("asof", "截至日期", &day, "2016-06-30"))
                button { "筛选" }
            }
            details open[open] {
                summary { "按栏目筛选" }
                div .row { @for it in &inputs { (it) } button { "筛选" } }
            }
        }
    }
}

fn field_input(field: &'static Field, carried: &mut Carried, labels: &Labels) -> Markup {
    let (name, label) = (field.name, field.label);
    if let Some(slug) = field.kind.target() {
        let code = carried.take(name);
        let known = code.parse::<Id>().ok().and_then(|it| labels.get(&it)).unwrap_or(&code);
        return html! {
            label { span { (label) } input name=(name) value=(known) placeholder="名称或编号" data-pick={ "/pick/" (slug) } autocomplete="off"; }
        };
    }
    if field.kind.ranges() {
        let (from, to) = (format!("{name}.from"), format!("{name}.to"));
        let (low, high) = (carried.take(&from), carried.take(&to));
        return html! {
            div .between role="group" aria-label=(label) {
                span { (label) }
                input name=(from) value=(low) aria-label={ (label) "，从" } placeholder="从";
                input name=(to) value=(high) aria-label={ (label) "，到" } placeholder="到";
            }
        };
    }
    let key = format!("{name}.has");
    let text = carried.take(&key);
    one(&key, label, &text, "包含的文字")
}

fn one(name: &str, label: &str, text: &str, placeholder: &str) -> Markup {
    html! { label { span { (label) } input name=(name) value=(text) placeholder=(placeholder); } }
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
