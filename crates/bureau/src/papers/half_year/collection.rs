//! （一）征集和对接。

use ledger::prelude::*;

use super::{Sentence, Writer};
use crate::ledgers::project::{Project, figures};

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.heading(2, "（一）项目征集和对接");
    let called = writer.ask(figures::called(writer.span)).await?;
    let pool = figures::pool(writer.span);
    let source = pool.source.clone();
    let pool = writer.ask(pool).await?;
    if called.is_nothing() && pool.is_nothing() {
        writer.slot("征集项目的情况。台账中没有本期征集或备选的项目");
        return Ok(());
    }
    let (called, pooled) = (writer.bind(&called), writer.bind(&pool));
    let mut sentence = Sentence::new()
        .text(format!("{}征集科技项目", half(writer)))
        .put(called)
        .text("项；现有备选项目")
        .put(pooled)
        .text("项");
    let records = writer.records::<Project>(&source).await?;
    let names: Vec<Sentence> = records.iter().filter_map(|it| candidate(writer, &it.1)).collect();
    if names.is_empty() {
        sentence = sentence.text("。");
    } else {
        let more = i64::try_from(records.len()).is_ok_and(|it| it < pool.rows());
        let tail = if more {
            "等单位的项目可向上级科技计划推荐。"
        } else {
            "的项目可向上级科技计划推荐。"
        };
        sentence = sentence.text("，其中").join(names, "、").text(tail);
    }
    writer.paragraph(sentence);
    Ok(())
}

/// The unit, and the project's name where it is told.
fn candidate(writer: &Writer<'_>, project: &Project) -> Option<Sentence> {
    let unit = writer.cite_name(&project.undertaker)?;
    Some(match project.name.known() {
        Some(name) => Sentence::from(unit).text(format!("的“{name}”")),
        None => Sentence::from(unit),
    })
}

fn half(writer: &Writer<'_>) -> &'static str {
    if writer.span.half.is_first() { "上半年" } else { "下半年" }
}
