//! 征集和对接。

use ledger::{prelude::*, store::Row};

use super::{MOST_NAMED, Sentence, Writer, gather};
use crate::{
    figures::Span,
    ledgers::project::{Call, Level, Project, figures},
};

/// Levels above the county's own.
pub(super) const UPPER: &[Level] = &[Level::Nation, Level::Province, Level::City];

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("科技项目征集、对接和立项");
    let called = writer.ask(figures::called(writer.span)).await?;
    let pool = writer.ask(figures::pool(writer.span)).await?;
    if called.is_nothing() && pool.is_nothing() {
        writer.slot("征集项目的情况。台账中没有本期征集或备选的项目");
        return Ok(());
    }
    let half = if writer.span.half.is_first() { "上半年" } else { "下半年" };
    let source = figures::called(writer.span).source;
    let rows = writer.columns(&source, &[Call::CALL_BASIS.name(), Call::CALL_MANNER.name()]).await?;
    let mut sentence = Sentence::new().text(half);
    if let Some(basis) = gather::told::<Project, _>(writer, &rows, Call::CALL_BASIS) {
        sentence = sentence.text("按照").join([basis], "").text("，");
    }
    if let Some(manner) = gather::told::<Project, _>(writer, &rows, Call::CALL_MANNER) {
        sentence = sentence.text("通过").join([manner], "");
    }
    let (called, pool) = (writer.bind(&called), writer.bind(&pool));
    sentence = sentence.text("征集科技项目").put(called).text("项；现有备选项目").put(pool).text("项。");
    sentence = sentence.join(candidates(writer).await?, "");
    writer.paragraph(sentence);
    Ok(())
}

/// The pool for plans of a higher level on the last day.
pub(super) fn pooled(span: Span) -> Selection {
    Selection::all::<Project>().stage(&["pooled"]).as_of(span.last).one_of(Project::LEVEL, UPPER)
}

/// Who is in the pool for a plan of a higher level.
async fn candidates(writer: &mut Writer<'_>) -> Result<Option<Sentence>, Error> {
    let source = pooled(writer.span);
    let said = [Project::UNDERTAKER.name(), Project::NAME.name(), Call::INTENDED.name()];
    let rows = writer.columns(&source, &said).await?;
    let names: Vec<Sentence> = rows.iter().filter_map(|it| candidate(writer, it)).take(MOST_NAMED).collect();
    if names.is_empty() {
        return Ok(None);
    }
    let more = if names.len() < rows.len() { "等" } else { "" };
    let sentence = Sentence::new().text("拟向上级科技计划推荐项目的单位有").join(names, "、").text(more);
    Ok(Some(match gather::told::<Project, _>(writer, &rows, Call::INTENDED) {
        Some(plans) => sentence.text("，可推荐申报").join([plans], "").text("项目。"),
        None => sentence.text("。"),
    }))
}

/// The unit, and the project's name where it is told.
fn candidate(writer: &Writer<'_>, row: &Row) -> Option<Sentence> {
    let unit = Sentence::from(writer.cite_name_in(row, Project::UNDERTAKER)?);
    let name = row.entry(Project::NAME.name());
    let known = !name.value.is_absent() && name.mark.is_none();
    Some(if known { unit.text(format!("（“{}”）", row.words(Project::NAME.name()))) } else { unit })
}
