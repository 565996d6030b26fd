//! 征集和对接。

use ledger::prelude::*;

use super::{MOST_NAMED, Sentence, Writer, gather};
use crate::ledgers::project::{Call, Level, Project, figures};

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
    let records = writer.records::<Project>(&figures::called(writer.span).source).await?;
    let mut sentence = Sentence::new().text(half);
    if let Some(basis) = gather::listed(writer, &records, Call::CALL_BASIS) {
        sentence = sentence.text("按照").join([basis], "").text("，");
    }
    if let Some(manner) = gather::listed(writer, &records, Call::CALL_MANNER) {
        sentence = sentence.text("通过").join([manner], "");
    }
    let (called, pool) = (writer.bind(&called), writer.bind(&pool));
    sentence = sentence.text("征集科技项目").put(called).text("项；现有备选项目").put(pool).text("项。");
    sentence = sentence.join(candidates(writer).await?, "");
    writer.paragraph(sentence);
    Ok(())
}

/// Who is in the pool for a plan of a higher level.
async fn candidates(writer: &mut Writer<'_>) -> Result<Option<Sentence>, Error> {
    let source =
        Selection::all::<Project>().stage(&["pooled"]).as_of(writer.span.last).one_of(Project::LEVEL, UPPER);
    let records = writer.records::<Project>(&source).await?;
    let names: Vec<Sentence> =
        records.iter().filter_map(|it| candidate(writer, &it.1)).take(MOST_NAMED).collect();
    if names.is_empty() {
        return Ok(None);
    }
    let more = if names.len() < records.len() { "等" } else { "" };
    let sentence = Sentence::new().text("拟向上级科技计划推荐项目的单位有").join(names, "、").text(more);
    Ok(Some(match gather::listed(writer, &records, Call::INTENDED) {
        Some(plans) => sentence.text("，可推荐申报").join([plans], "").text("项目。"),
        None => sentence.text("。"),
    }))
}

/// The unit, and the project's name where it is told.
fn candidate(writer: &Writer<'_>, project: &Project) -> Option<Sentence> {
    let unit = writer.cite_name(&project.undertaker)?;
    Some(match project.name.known() {
        Some(name) => Sentence::from(unit).text(format!("（“{name}”）")),
        None => Sentence::from(unit),
    })
}
