//! Conditions one types: one form for all of them. Whatever it does not show it
//! carries along, so that typing a condition takes no other off.

use maud::{Markup, html};

use super::ViewQuery;
use crate::{
    cell::Kind,
    selection::Selection,
    spec::Field,
    web::{address, shown::Labels},
};

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
        let known = field.kind.naming(&code, |it| labels.get(&it).cloned());
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
