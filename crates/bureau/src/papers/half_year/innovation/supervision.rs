//! 实施、监督和验收：谁验收的、替谁验收的、结论如何。

use ledger::{prelude::*, store::Row};

use super::{MOST_NAMED, MOST_READ, Sentence, Writer, rounds};
use crate::{
    figures::Span,
    ledgers::project::{Midterm, Passed, Project, Request, figures},
};

/// One more than are named, to see that there are more.
const ENOUGH: i64 = MOST_NAMED as i64 + 1;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("项目实施、监督和验收");
    accepted(writer).await?;
    in_progress(writer).await?;
    overdue(writer).await
}

async fn accepted(writer: &mut Writer<'_>) -> Result<(), Error> {
    let question = figures::accepted(writer.span);
    let source = question.source.clone();
    let figure = writer.ask(question).await?;
    if figure.is_nothing() {
        writer.slot("项目验收情况。台账中没有本期验收的项目");
        return Ok(());
    }
    if MOST_READ < figure.rows() {
        writer.slot(&format!("本期验收项目超过 {MOST_READ} 项，逐批情况请见统计指标"));
    }
    let records = writer.records::<Project>(&source).await?;
    let mut sentence = Sentence::new().text("本期验收科技项目").put(writer.bind(&figure)).text("项。");
    for round in rounds::grouped(records) {
        sentence = sentence.join([rounds::write(writer, &round).await?], "");
    }
    writer.paragraph(sentence);
    Ok(())
}

/// 单位的“名称”
pub(super) fn named_in(writer: &Writer<'_>, row: &Row) -> Sentence {
    let unit = writer
        .cite_name_in(row, Project::UNDERTAKER)
        .map_or_else(Sentence::new, |it| Sentence::from(it).text("的"));
    unit.text("“").put(writer.cite(Project::SPEC, row, Project::NAME)).text("”")
}

fn requested() -> Selection {
    Selection::all::<Project>().stage(&["requested"])
}

/// Projects that waited for their acceptance on the last day.
pub(super) fn waiting(span: Span) -> Selection {
    requested().as_of(span.last)
}

/// Mid-term checks passed, and those that wait for their acceptance.
async fn in_progress(writer: &mut Writer<'_>) -> Result<(), Error> {
    let mut parts = Vec::new();
    let said = [Project::UNDERTAKER.name(), Project::NAME.name(), Midterm::MIDTERM.name()];
    for row in writer.columns(&figures::checked(writer.span).source, &said).await? {
        if row.entry(Midterm::MIDTERM.name()).value == Passed::Yes.value() {
            parts.push(named_in(writer, &row).text("通过中期检查"));
        }
    }
    // Those that waited on the day by the dates they carry, and those that wait
    // today without having told since when.
    let undated = requested().unsure(Request::REQUESTED);
    for source in [waiting(writer.span), undated] {
        for (row, project) in writer.first::<Project>(&source, ENOUGH).await? {
            parts.push(awaiting(writer, &row, &project));
        }
    }
    let more = if MOST_NAMED < parts.len() { "等。" } else { "。" };
    parts.truncate(MOST_NAMED);
    if !parts.is_empty() {
        writer.paragraph(Sentence::new().join(parts, "；").text(more));
    }
    Ok(())
}

fn awaiting(writer: &Writer<'_>, row: &Row, project: &Project) -> Sentence {
    let mut sentence = named_in(writer, row).text("已申请验收");
    let Some(request) = project.standing.request() else { return sentence };
    if let Some(to) = writer.cite_name(&request.submitted_to) {
        sentence = sentence.text("，验收资料已报送").put(to);
    }
    let Some(host) = request.awaited.as_ref().and_then(|it| writer.cite_name(it)) else { return sentence };
    sentence = sentence.text("，等待");
    if let Some(body) = request.awaited_for.as_ref().and_then(|it| writer.cite_name(it)) {
        sentence = sentence.put(body).text("委托");
    }
    sentence.put(host).text("组织验收")
}

/// Said only where terms are told; otherwise the terms are what is missing.
async fn overdue(writer: &mut Writer<'_>) -> Result<(), Error> {
    let figure = writer.ask(figures::overdue(writer.span)).await?;
    if !figure.is_sure() {
        let unknown = figure.doubts().len();
        writer.slot(&format!("到期未验收的项目。在研项目的任务书日期等 {unknown} 处未报，补齐后才能判断"));
    } else if 0 < figure.rows() {
        let count = writer.bind(&figure);
        writer.paragraph(Sentence::new().text("到期未申请验收的项目").put(count).text("项。"));
    }
    Ok(())
}
