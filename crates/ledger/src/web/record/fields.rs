//! What a record says, group by group; and what stands in doubt, with the
//! candidates to decide between.

use maud::{Markup, html};

use super::Told;
use crate::{
    cell::{Doubt, Entry, Kind, Mark},
    spec::{Field, Group},
    web::{
        address,
        form::foresee,
        shell::csrf,
        shown::{self, named},
    },
};

/// Blank fields of one card from which on they are folded.
const MANY_BLANKS: usize = 6;

impl Told<'_> {
    /// The common fields, then those of each part of the stage.
    pub(super) fn fields(&self) -> Markup {
        let parts = self.spec.stage(&self.row.stage).map_or(&[][..], |it| it.parts);
        let filled = |fields: &[Field]| fields.iter().any(|it| !self.row.entry(it.name).is_blank());
        // Parts that come with the same stage stand together under its name.
        let mut groups: Vec<(&str, Vec<&'static Field>)> =
            vec![("基本情况", self.spec.fields.iter().collect())];
        for part in parts.iter().filter(|it| !it.optional || filled(it.fields)) {
            let title = self.came_with(part);
            match groups.last_mut().filter(|it| it.0 == title) {
                Some(group) => group.1.extend(part.fields),
                None => groups.push((title, part.fields.iter().collect())),
            }
        }
        html! { @for (title, fields) in &groups { (self.group(title, fields)) } }
    }

    /// A part is headed by the stage that first brings it.
    fn came_with(&self, part: &Group) -> &'static str {
        let same = |it: &Group| it.fields.first().map(|it| it.name) == part.fields.first().map(|it| it.name);
        self.spec.stages.iter().find(|it| it.parts.iter().any(same)).map_or("", |it| it.label)
    }

    /// Many blanks fold away, so that what is told is seen; a few stand where they are.
    fn group(&self, title: &str, fields: &[&'static Field]) -> Markup {
        let folds = |it: &&Field| it.kind != Kind::File && self.row.entry(it.name).is_blank();
        let (mut blank, mut shown): (Vec<&'static Field>, Vec<&'static Field>) =
            fields.iter().copied().partition(folds);
        if blank.len() < MANY_BLANKS {
            (blank, shown) = (Vec::new(), fields.to_vec());
        }
        html! {
            section .card {
                h2 { (title) }
                dl .fields { @for it in &shown { dt { (it.label) } dd { (self.field(it)) } } }
                @if !blank.is_empty() {
                    details .blanks {
                        summary { "未填的 " (blank.len()) " 栏" }
                        p .hint { (blank.iter().map(|it| it.label).collect::<Vec<_>>().join("、")) }
                    }
                }
            }
        }
    }

    fn field(&self, field: &'static Field) -> Markup {
        let entry = self.row.entry(field.name);
        html! {
            @if entry.is_blank() { span .absent { "—" } }
            @else if field.kind == Kind::Text && entry.mark.is_none() { div .lines { (field.words(&entry)) } }
            @else { (shown::value(&address::record(self.spec, self.row.id), field, &entry, &self.labels)) }
            @if field.kind == Kind::Sealed && entry.mark.is_none() { (self.seal(field, &entry)) }
            @if let Some(it) = entry.mark.as_ref().and_then(Mark::doubt) { (self.doubt(field, it)) }
            @if field.kind == Kind::File && !field.fixed && self.may_write() && !self.row.removed { (self.upload(field, &entry)) }
        }
    }

    /// A doubt is decided here: by one of the candidates or by something else,
    /// with the reason that will stand in the history.
    fn doubt(&self, field: &'static Field, doubt: &Doubt) -> Markup {
        let why = format!("{}-why", field.name);
        let mine = self.typed.get("field") == field.name;
        let typed = |name: &str| if mine { self.typed.get(name) } else { "" };
        html! {
            div .deciding id={ "f-" (field.name) } {
                p { "原文印作 " b { "“" (shown::printed(field.kind, doubt, &self.labels)) "”" } @if !doubt.reason.is_empty() { "；" (doubt.reason) } }
                @if self.may_write() && !self.row.removed {
                    form method="post" action=(self.address("decide")) {
                        (csrf(self.ctx))
                        input type="hidden" name="rev" value=(self.row.rev);
                        input type="hidden" name="field" value=(field.name);
                        label for=(why) { "认定的依据（必填）" }
                        input id=(why) name="why" required value=(typed("why")) placeholder="如：核对原件，见 2016 年第 3 号文";
                        (self.candidates(field, doubt, typed("value")))
                        label { span { "或者是 " } input name="other" value=(typed("other")) data-pick=[field.kind.target().map(|it| format!("/pick/{it}"))] data-many[field.kind.is_list()]; }
                        div .row {
                            button { "认定" }
                            (foresee::button())
                        }
                    }
                } @else {
                    p { "可能是 " (doubt.candidates.iter().map(|it| named(field.kind, it, &self.labels)).collect::<Vec<_>>().join("、")) }
                }
            }
        }
    }

    /// All at once while they can be taken in at a glance; a list to choose from beyond that.
    fn candidates(&self, field: &'static Field, doubt: &Doubt, chosen: &str) -> Markup {
        const AT_A_GLANCE: usize = 6;
        let all = || doubt.candidates.iter().map(|it| (it, named(field.kind, it, &self.labels)));
        html! {
            @if doubt.candidates.len() <= AT_A_GLANCE {
                div .radios {
                    @for (it, words) in all() {
                        label { input type="radio" name="value" value=(it) checked[it == chosen]; " " (words) }
                    }
                    label { input type="radio" name="value" value="" checked[chosen.is_empty()]; " 都不是" }
                }
            } @else {
                label {
                    span { "候选 " (doubt.candidates.len()) " 个" }
                    select name="value" {
                        option value="" { "请选择" }
                        @for (it, words) in all() { option value=(it) selected[it == chosen] { (words) } }
                    }
                }
            }
        }
    }

    fn upload(&self, field: &'static Field, entry: &Entry) -> Markup {
        let input = format!("{}-file", field.name);
        let words = if entry.is_blank() { "上传附件" } else { "换一个附件" };
        html! {
            form .upload method="post" enctype="multipart/form-data" action=(self.address(&format!("attach/{}", field.name))) {
                (csrf(self.ctx))
                input type="hidden" name="rev" value=(self.row.rev);
                label for=(input) { (words) }
                input id=(input) type="file" name="file" required accept=".pdf,.ofd,.doc,.docx,.xls,.xlsx,.wps,.jpg,.jpeg,.png";
                button { "上传" }
            }
        }
    }
}
