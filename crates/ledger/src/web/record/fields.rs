//! What a record says, group by group; and what stands in doubt, with the
//! candidates to decide between.

use maud::{Markup, html};

use super::Told;
use crate::{
    cell::{Doubt, Entry, Kind, Mark},
    spec::{Field, Group},
    web::{
        address,
        shell::csrf,
        shown::{self, named},
    },
};

impl Told<'_> {
    /// The common fields, then those of each part of the stage.
    pub(super) fn fields(&self) -> Markup {
        let parts = self.spec.stage(&self.row.stage).map_or(&[][..], |it| it.parts);
        let filled = |fields: &[Field]| fields.iter().any(|it| !self.row.entry(it.name).is_blank());
        html! {
            (self.group("基本情况", self.spec.fields))
            @for part in parts.iter().filter(|it| !it.optional || filled(it.fields)) {
                (self.group(self.came_with(part), part.fields))
            }
        }
    }

    /// A part is headed by the stage that first brings it.
    fn came_with(&self, part: &Group) -> &'static str {
        let same = |it: &Group| it.fields.first().map(|it| it.name) == part.fields.first().map(|it| it.name);
        self.spec.stages.iter().find(|it| it.parts.iter().any(same)).map_or("", |it| it.label)
    }

    fn group(&self, title: &str, fields: &'static [Field]) -> Markup {
        html! {
            section .card {
                h2 { (title) }
                dl .fields {
                    @for it in fields { dt { (it.label) } dd { (self.field(it)) } }
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
            @if let Some(it) = entry.mark.as_ref().and_then(Mark::doubt) { (self.doubt(field, it)) }
            @if field.kind == Kind::File && self.may_write() && !self.row.removed { (self.upload(field, &entry)) }
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
                        div .row {
                            @for it in &doubt.candidates {
                                button name="value" value=(it) { "认定为 " (named(field.kind, it, &self.labels)) }
                            }
                        }
                        div .row {
                            label { span { "或者是" } input name="other" value=(typed("other")) data-pick=[field.kind.target().map(|it| format!("/pick/{it}"))] data-many[field.kind.is_list()]; }
                            button { "认定为填写的值" }
                        }
                    }
                } @else {
                    p { "可能是 " (doubt.candidates.iter().map(|it| named(field.kind, it, &self.labels)).collect::<Vec<_>>().join("、")) }
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
