//! What a notice would say now, and who objected to it.

use ledger::{
    prelude::*,
    spec::Spec,
    store::Row,
    web::{Ctx, query},
};
use maud::{Markup, html};

use crate::{
    ledgers::objection::{Objection, Standing},
    notices::differ::Difference,
};

/// Changed cells that are listed.
const SHOWN: usize = 50;

pub(super) fn show(told: &Result<Difference, Error>, spec: &Spec) -> Markup {
    let difference = match told {
        Ok(it) => it,
        Err(error) => return html! { p .notice .warn { "和现在的台账比不出来：" (error.to_string()) } },
    };
    if difference.is_none() {
        return html! { p .hint { "和现在的台账一样：没有发布后更正过的内容。" } };
    }
    html! {
        section .card {
            h2 { "发布以后台账有变化" }
            p .hint { "公示的文字不变；要按现在的内容公示，须撤下后重新拟稿、重新计公示期。" }
            @if !difference.changes.is_empty() {
                table .plain {
                    caption { "同一条记录，发布时和现在" }
                    thead { tr { th scope="col" { "序号" } th scope="col" { "栏目" } th scope="col" { "公示的" } th scope="col" { "现在的" } } }
                    tbody { @for it in difference.changes.iter().take(SHOWN) {
                        tr {
                            td .number { a href={ "/" (spec.slug) "/" (it.id) } { (it.number) } }
                            td { (it.column) } td { (it.then) } td { (it.now) }
                        }
                    } }
                }
                @if SHOWN < difference.changes.len() { p .hint { "共 " (difference.changes.len()) " 处，先列 " (SHOWN) " 处。" } }
            }
            @if !difference.gone.is_empty() {
                p { "已移除的记录：序号 " (difference.gone.iter().map(usize::to_string).collect::<Vec<_>>().join("、")) "。" }
            }
            @if 0 < difference.joined + difference.left {
                p { "按同样的条件，现在会多列 " (difference.joined) " 项，不再列 " (difference.left) " 项。" }
            }
        }
    }
}

pub(super) fn objections(ctx: &Ctx, notice: Id, all: &[(Row, Objection)]) -> Markup {
    let open =
        all.iter().filter(|it| matches!(it.1.standing, Standing::Received | Standing::Checked(_))).count();
    let new = query([("notice", notice.to_string()), ("officer", ctx.viewer.name.clone())]);
    html! {
        section .card {
            h2 { "异议 " (all.len()) " 件，未办结 " (open) " 件" }
            @if !all.is_empty() {
                table .plain {
                    caption .unseen { "异议：收到日期、事由、阶段" }
                    thead { tr { th scope="col" { "收到日期" } th scope="col" { "事由" } th scope="col" { "阶段" } } }
                    tbody { @for (row, it) in all {
                        tr {
                            td .time { (it.received) }
                            td { a href={ "/objection/" (row.id) } { (it.name.as_str()) } }
                            td .slim { (Objection::SPEC.stage_words(&row.stage)) }
                        }
                    } }
                }
            }
            @if ctx.viewer.may_write() { p { a .button href={ "/objection/new?" (new) } { "登记收到的异议" } } }
        }
    }
}
