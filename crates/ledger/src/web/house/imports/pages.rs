//! The upload, with the imports there were; and what a rehearsal found.

use axum::{http::StatusCode, response::Response};
use maud::{Markup, html};

use super::held::Held;
use crate::{
    cell::Kind,
    sheet::{Matching, Rehearsal, Table},
    spec::Spec,
    store::Batch,
    web::{App, Crumb, Ctx, Page, house::clock, page, shell::csrf},
};

/// Problems listed on the page; the annotated copy has them all.
const SHOWN: usize = 50;

pub(super) async fn form(
    app: &App,
    ctx: &Ctx,
    spec: &'static Spec,
    status: StatusCode,
    problem: &str,
) -> Page {
    let batches = app.db.batches(&ctx.viewer, spec).await?;
    let body = html! {
        h1 { "导入" (spec.title) }
        @if !problem.is_empty() { p .problem role="alert" { (problem) } }
        @if ctx.viewer.may_write() {
            form .stack .slim method="post" action={ "/" (spec.slug) "/import" } enctype="multipart/form-data" {
                (csrf(ctx))
                label for="file" { "Excel 或 CSV 文件" }
                input #file type="file" name="file" accept=".xlsx,.xls,.csv,.et" required;
                p .hint { "先试导：只检查、不写入。表头按栏目名对应，可用" a href={ "/" (spec.slug) "/import/template.xlsx" } { "模板" } "，也可用本系统导出的表：导出前在列表的“选择栏目”里选全要填的栏目。" }
                button .main { "试导" }
            }
        }
        (past(ctx, spec, &batches))
    };
    Ok(page(app, ctx, status, &format!("导入{}", spec.title), &crumbs(spec), body))
}

pub(super) fn rehearsal(
    app: &App,
    ctx: &Ctx,
    held: &Held,
    table: &Table,
    matching: &Matching,
    found: &Rehearsal,
) -> Response {
    let spec = found.spec;
    let unmatched: Vec<&str> = matching.unmatched().map(|it| it.label.as_str()).collect();
    let missing: Vec<&str> = matching.missing().map(|it| it.label).collect();
    let body = html! {
        h1 { "试导结果" }
        p .hint { (held.name) " → " (spec.title) "台账。还没有写入任何记录。" }
        (sheets(table, matching))
        table .plain .slim {
            tbody {
                tr { th scope="row" { "数据行" } td .number { (found.rows) " 行" } }
                tr { th scope="row" { "可以导入" } td .number { (found.good) " 行" } }
                tr { th scope="row" { "有问题" } td .number { (found.bad) " 行" } }
                @for (field, sum) in &found.sums {
                    tr { th scope="row" { (field.label) "合计" } td .number { (field.kind.text(&(*sum).into())) @if field.kind == Kind::Money { " 万元" } } }
                }
            }
        }
        p .hint { "请拿合计与原表核对。" }
        @if !unmatched.is_empty() { p { "没有对上、不会导入的栏：" (unmatched.join("、")) } }
        @if !missing.is_empty() { p { "表里没有的必填栏：" (missing.join("、")) } }
        @if found.bad == 0 {
            form method="post" action={ "/" (spec.slug) "/import/commit" } {
                (csrf(ctx))
                input type="hidden" name="file" value=(held.hash);
                button .main { "确认导入 " (found.good) " 条" }
                " " a href={ "/" (spec.slug) "/import" } { "不导入" }
            }
        } @else { (problems(spec, found)) }
    };
    page(app, ctx, StatusCode::OK, "试导结果", &crumbs(spec), body)
}

/// One sheet is read; whoever put records in another must hear of it.
fn sheets(table: &Table, matching: &Matching) -> Markup {
    let quoted = |it: &str| format!("“{it}”");
    let others = table.sheets.iter().enumerate().filter(|it| it.0 != matching.sheet);
    let others: Vec<String> = others.map(|it| quoted(&it.1.name)).collect();
    let read = table.sheets.get(matching.sheet).map_or(String::new(), |it| quoted(&it.name));
    html! {
        @if !others.is_empty() {
            p { "只读了工作表" (read) "，没有读：" (others.join("、")) "。要导入它们，请另存为单独的文件。" }
        }
    }
}

fn problems(spec: &'static Spec, found: &Rehearsal) -> Markup {
    let label = |name: &str| spec.column(name).map_or("整行", |it| it.label);
    html! {
        p .problem role="alert" {
            "有 " (found.bad) " 行要先改正，一行也没有导入。"
            a href={ "/" (spec.slug) "/import/annotated.xlsx" } { "下载标注了问题的表格" }
            "，改好后" a href={ "/" (spec.slug) "/import" } { "重新上传" } "。"
        }
        table .plain {
            thead { tr { th scope="col" { "行" } th scope="col" { "栏" } th scope="col" { "问题" } } }
            tbody {
                @for it in found.problems.iter().take(SHOWN) {
                    tr { td .number { (it.row) } td { (label(it.field)) } td { (it.sentence) } }
                }
            }
        }
        @if SHOWN < found.problems.len() { p .hint { "共 " (found.problems.len()) " 处，这里列出前 " (SHOWN) " 处。" } }
    }
}

fn past(ctx: &Ctx, spec: &'static Spec, batches: &[Batch]) -> Markup {
    html! {
        @if !batches.is_empty() {
            section {
                h2 { "以前的导入" }
                table .plain {
                    thead { tr { @for it in ["时间", "账号", "文件", "条数", "撤销"] { th scope="col" { (it) } } } }
                    tbody {
                        @for it in batches {
                            tr {
                                td .time { (clock(it.at)) }
                                td { (it.login) }
                                td { (it.file) }
                                td .number { (it.records) }
                                td {
                                    @if it.undone { "已撤销" } @else if ctx.viewer.may_write() {
                                        form .inline method="post" action={ "/" (spec.slug) "/imports/" (it.id) "/undo" } data-confirm={ "撤销这次导入的 " (it.records) " 条记录？" } {
                                            (csrf(ctx)) button { "撤销" }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn crumbs(spec: &Spec) -> [Crumb; 2] {
    let list = format!("/{}", spec.slug);
    [Crumb::new(spec.title, list.clone()), Crumb::new("导入", format!("{list}/import"))]
}
