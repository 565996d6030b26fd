//! The rows of a list, their totals, and the way to the other pages.

use maud::{Markup, html};

use super::ViewQuery;
use crate::{
    cell::{Entry, Kind},
    selection::Selection,
    spec::{Field, Spec},
    store::{Listing, Row},
    web::{
        Ctx, address,
        shown::{self, Labels},
    },
};

/// What one list page shows.
pub(super) struct Shown<'a> {
    pub(super) ctx: &'a Ctx,
    pub(super) selection: &'a Selection,
    pub(super) view: &'a ViewQuery,
    pub(super) listing: &'a Listing,
    pub(super) labels: &'a Labels,
}

impl Shown<'_> {
    fn spec(&self) -> &'static Spec {
        self.selection.spec()
    }

    /// People of a county see one region; the city and the province see whose each record is.
    fn many_regions(&self) -> bool {
        self.ctx.viewer.region.len() < 6
    }

    pub(super) fn table(&self) -> Markup {
        let columns = &self.view.view.columns;
        html! {
            div .sheet tabindex="0" role="region" aria-label={ (self.spec().title) "列表" } {
                table {
                    thead { tr {
                        @for it in columns { (self.head(it)) }
                        @if self.spec().staged() { th scope="col" { "阶段" } }
                        @if self.many_regions() { th scope="col" { "区划" } }
                    } }
                    tbody { @for row in &self.listing.rows { (self.row(row)) } }
                    (self.foot())
                }
            }
        }
    }

    fn head(&self, field: &'static Field) -> Markup {
        let way = self.view.direction(field);
        let mark = match way {
            Some("ascending") => " ▲",
            Some(_) => " ▼",
            None => "",
        };
        html! {
            th scope="col" class=[shown::column_class(field)] aria-sort=[way] {
                a href=(self.view.sorted(field).link(self.selection)) { (field.label) (mark) }
            }
        }
    }

    fn row(&self, row: &Row) -> Markup {
        let spec = self.spec();
        html! {
            tr {
                @for (field, entry) in row.entries() {
                    @if field.title {
                        th scope="row" {
                            a href={ "/" (spec.slug) "/" (row.id) } .doubt[entry.mark.as_ref().is_some_and(|it| it.doubt().is_some())] { (field.words(entry)) }
                        }
                    } @else {
                        td class=[shown::column_class(field)] { (self.cell(row, field, entry)) }
                    }
                }
                @if spec.staged() { td { (badge(spec, &row.stage)) } }
                @if self.many_regions() { td { (row.region) } }
            }
        }
    }

    fn cell(&self, row: &Row, field: &'static Field, entry: &Entry) -> Markup {
        if field.kind == Kind::Text && entry.mark.is_none() {
            return html! { (shown::beginning(&field.words(entry))) };
        }
        shown::value(&address::record(self.spec(), row.id), field, entry, self.labels)
    }

    /// Sums of the money columns over every record of the selection, not only this page.
    fn foot(&self) -> Markup {
        if self.listing.sums.is_empty() {
            return html! {};
        }
        let columns = &self.view.view.columns;
        let told = self.listing.sums.iter().any(|it| it.0.told);
        let sum = |field: &Field| self.listing.sums.iter().find(|it| it.0.name == field.name);
        html! {
            tfoot { tr {
                @for (at, field) in columns.iter().enumerate() {
                    @if at == 0 {
                        th scope="row" { "合计 " (self.listing.total) " 条" @if told { small { "（存疑、未报的不计入金额）" } } }
                    } @else {
                        td class=[shown::column_class(field)] {
                            @match sum(field) {
                                Some((field, Some(fen))) => (field.kind.text(&(*fen).into())),
                                Some((_, None)) => span title="没有一笔确定的金额" { "—" },
                                None => "",
                            }
                        }
                    }
                }
                @if self.spec().staged() { td {} }
                @if self.many_regions() { td {} }
            } }
        }
    }

    pub(super) fn count(&self) -> Markup {
        let (page, size) = (self.view.view.page, self.view.view.size);
        let first = (page - 1).saturating_mul(size) + 1;
        let last = (first + size - 1).min(self.listing.total);
        html! {
            "共 " b { (self.listing.total) } " 条"
            @if !self.listing.rows.is_empty() && size < self.listing.total { "，本页第 " (first) "–" (last) " 条" }
        }
    }

    pub(super) fn pages(&self) -> Markup {
        let (page, size) = (self.view.view.page, self.view.view.size);
        let last = (self.listing.total.max(1) + size - 1) / size;
        let link = |to: i64, words: &str| {
            html! {
                @if to == page || to < 1 || last < to { span .off { (words) } }
                @else { a href=(self.view.at(to).link(self.selection)) { (words) } }
            }
        };
        html! {
            nav .pages aria-label="翻页" {
                @if 1 < last {
                    (link(1, "首页")) (link(page - 1, "上一页"))
                    span { "第 " (page) " / " (last) " 页" }
                    (link(page + 1, "下一页")) (link(last, "末页"))
                }
                @if 20 < self.listing.total {
                    span .sizes {
                        "每页"
                        @for it in [20, 50, 100, 200] {
                            @if it == size { b { (it) } } @else { a href=(self.view.sized(it).link(self.selection)) { (it) } }
                        }
                        "条"
                    }
                }
            }
        }
    }

    /// What to do when there is nothing to show.
    pub(super) fn empty(&self) -> Markup {
        let spec = self.spec();
        let narrowed = !self.selection.query_string().is_empty();
        html! {
            div .empty {
                @if 0 < self.listing.total {
                    p { "没有第 " (self.view.view.page) " 页。" a href=(self.view.at(1).link(self.selection)) { "回到第 1 页" } }
                } @else if narrowed {
                    p { "没有符合这些条件的记录。" a href={ "/" (spec.slug) } { "看全部记录" } "，或点上面的条件去掉其中一个。" }
                } @else {
                    p { (spec.title) "台账还没有记录。" }
                    @if self.ctx.viewer.may_write() {
                        p { "可以" a href={ "/" (spec.slug) "/new" } { "新增一条" } "，或从 Excel " a href={ "/" (spec.slug) "/import" } { "导入" } "。" }
                    }
                }
            }
        }
    }
}

/// The stage of a record, as a badge. Later stages are told apart by words, not by colour.
pub(crate) fn badge(spec: &Spec, stage: &str) -> Markup {
    let place = spec.stages.iter().position(|it| it.name == stage).unwrap_or(0);
    html! { span class={ "badge stage" (place.min(6)) } { (spec.stage_words(stage)) } }
}
