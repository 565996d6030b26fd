//! 结论：每一条满足没有、为什么、还差什么，总数是多少，怎样算来。

use maud::{Markup, html};
use rules::{
    Answer, Outcome,
    answer::{Judged, Step},
};

use super::sets::mark;

/// The whole answer; the trace is folded away.
pub(crate) fn whole(answer: &Answer) -> Markup {
    html! {
        section .answer aria-label="测算结果" {
            p .verdict { (badge(answer.conclusion)) " " (answer.summary) }
            p .meta {
                "按 " (answer.on) " 的规定（" code { (answer.version) } "）："
                @for it in &answer.documents { (it.number) " " (mark(it.confidence)) " " }
            }
            (undecided(answer))
            (clauses(answer))
            (trace(&answer.trace))
        }
    }
}

/// An outcome as a word with its colour.
pub(super) fn badge(outcome: Outcome) -> Markup {
    let class = match outcome {
        Outcome::Met => "met",
        Outcome::NotMet => "not-met",
        Outcome::Missing => "missing",
        Outcome::Judge => "judge",
        Outcome::NotApplicable => "none",
    };
    html! { span class={ "outcome " (class) } { (outcome.words()) } }
}

/// The same of a last day: whether it can still be kept.
pub(super) fn in_time(outcome: Outcome) -> Markup {
    let (class, words) = match outcome {
        Outcome::Met => ("met", "来得及"),
        Outcome::NotMet => ("not-met", "已过期"),
        Outcome::Missing | Outcome::Judge | Outcome::NotApplicable => ("none", outcome.words()),
    };
    html! { span class={ "outcome " (class) } { (words) } }
}

fn undecided(answer: &Answer) -> Markup {
    html! {
        @if !answer.candidates.is_empty() {
            h2 { "文件存疑，两种结果" }
            ul { @for it in &answer.candidates {
                li { "若" (it.assuming) "：" b { (it.total.as_deref().unwrap_or("未知")) } " " (answer.unit) }
            } }
        }
        @if !answer.decided_by.is_empty() && answer.candidates.is_empty() {
            details {
                summary { (answer.total_label) "还取决于 " (answer.decided_by.len()) " 项" }
                div .sheet { table {
                    thead { tr { th { "部分" } th .num { "最少" } th .num { "最多" } th { "等什么" } } }
                    tbody { @for it in &answer.decided_by {
                        tr {
                            th scope="row" { (it.label) }
                            td .num { (it.min.as_deref().unwrap_or("未知")) } td .num { (it.max.as_deref().unwrap_or("未知")) }
                            td { (it.waits_for.join("、")) }
                        }
                    } }
                } }
            }
        }
    }
}

fn clauses(answer: &Answer) -> Markup {
    html! {
        div .sheet tabindex="0" role="region" aria-label="各条款" {
            table .clauses {
                thead { tr { th { "结果" } th { "条款" } th { "为什么" } th { "先做什么" } } }
                tbody { @for it in &answer.clauses { (clause(it)) } }
            }
        }
    }
}

fn clause(it: &Judged) -> Markup {
    html! {
        tr .quiet-row[it.outcome == Outcome::NotApplicable] {
            td { (badge(it.outcome)) @if it.note { p .quiet { "提示" } } }
            th scope="row" { (it.title) p .cited { (it.document) (it.article) } }
            td .why {
                p { (it.explanation) }
                @for gap in &it.gaps { p .gap { (gap) "。" } }
                @for row in it.rows.iter().filter(|it| it.outcome != Outcome::NotApplicable) {
                    p { (badge(row.outcome)) " " (row.row) "：" (row.explanation) }
                }
                @let shown: Vec<_> = it.shows.iter().filter(|it| it.value.is_some()).collect();
                @if !shown.is_empty() && it.outcome != Outcome::NotApplicable {
                    ul .shown { @for it in shown {
                        li { @if let Some(row) = &it.row { (row) " " } (it.label) " " b { (it.value.as_deref().unwrap_or("")) } " " (it.unit) }
                    } }
                }
                @if !it.inputs.is_empty() {
                    details { summary { "用到的数 " (it.inputs.len()) " 个" }
                        ul .shown { @for used in &it.inputs {
                            li {
                                (used.label) " "
                                @match &used.value { Some(value) => { b { (value) } " " (used.unit) }, None => { span .absent { "缺" } } }
                                @if let Some(source) = &used.source { " " span .quiet { "（" (source) "）" } }
                            }
                        } }
                    }
                }
            }
            td { (it.advice) @if it.outcome == Outcome::Missing { "补齐：" (it.missing.join("、")) } }
        }
    }
}

fn trace(steps: &[Step]) -> Markup {
    html! {
        details .trace {
            summary { "怎样算来（" (steps.len()) " 步）" }
            div .sheet { table {
                thead { tr { th { "名称" } th { "算法" } th { "用到" } th .num { "得数" } th { "出处" } } }
                tbody { @for it in steps {
                    tr {
                        th scope="row" { @if let Some(row) = &it.row { (row) "：" } (it.label) }
                        td { (it.how) }
                        td .keys { (names(it, steps)) }
                        td .num { @match &it.value { Some(value) => { (value) " " (it.unit) }, None => { span .absent { "未知" } } } }
                        @let words = it.document.as_deref().or(it.source.as_deref()).unwrap_or("");
                        td { @match &it.link { Some(link) => { a href=(link) { (words) } }, None => { (words) } } }
                    }
                } }
            } }
        }
    }
}

/// What a step used, by the labels people know.
fn names(step: &Step, all: &[Step]) -> String {
    let label =
        |key: &String| all.iter().find(|it| it.key == *key).map_or(key.clone(), |it| it.label.clone());
    step.uses.iter().map(label).collect::<Vec<_>>().join("、")
}
