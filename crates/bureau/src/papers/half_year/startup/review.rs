//! 双创的依据、自查总结和工作要点。

use ledger::prelude::*;

use super::{
    super::{Sentence, office},
    Writer,
};
use crate::ledgers::{
    document::{Document, DocumentKind},
    incoming::{Incoming, Purpose},
    progress::{Progress, ProgressKind},
    work::{Work, WorkKind},
};

/// The name under which the ledger of works must know it.
pub(super) const WORK: &str = "大众创业万众创新";

const KINDS: &[DocumentKind] = &[DocumentKind::KeyPoints, DocumentKind::Plan, DocumentKind::Review];

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("自查总结和工作要点");
    let mut parts: Vec<Sentence> = Vec::new();
    for (row, it) in office::progress(writer, WORK).await? {
        if it.kind == ProgressKind::Review {
            let asked = office::told(writer, Progress::SPEC, &row, Progress::ASKED_BY);
            let asked =
                asked.map_or_else(Sentence::new, |it| Sentence::new().text("按照").put(it).text("的要求，"));
            parts.push(asked.text("完成").join([office::event(writer, &row, &it)], ""));
        }
    }
    for (row, it) in office::documents(writer, WORK).await? {
        if KINDS.contains(&it.kind) {
            parts.push(office::document(writer, &row, &it));
        }
    }
    if parts.is_empty() {
        writer.slot(&format!("自查总结、工作要点和所依据的文件。公文和工作进展台账中没有本期属于“{WORK}”的"));
        return Ok(());
    }
    let sentence = basis(writer).await?.join(parts.into_iter().map(|it| it.text("。")), "");
    writer.paragraph(sentence);
    Ok(())
}

/// `依据《……》（国发〔2015〕32号），围绕“……”推进`
async fn basis(writer: &mut Writer<'_>) -> Result<Sentence, Error> {
    let source =
        Selection::all::<Incoming>().named(Incoming::WORK, WORK).is(Incoming::PURPOSE, &Purpose::Basis);
    let papers = writer.records::<Incoming>(&source).await?;
    let slogans = writer.records::<Work>(&Selection::all::<Work>().is(Work::KIND, &WorkKind::Slogan)).await?;
    let mut res = Sentence::new();
    if papers.is_empty() {
        return Ok(res);
    }
    let cited = papers.iter().map(|(row, _)| {
        let title =
            Sentence::new().text("《").put(writer.cite(Incoming::SPEC, row, Incoming::NAME)).text("》");
        match office::told(writer, Incoming::SPEC, row, Incoming::NUMBER) {
            Some(number) => title.text("（").put(number).text("）"),
            None => title,
        }
    });
    let cited: Vec<Sentence> = cited.collect();
    res = res.text("贯彻").join(cited, "、").text("，");
    let slogans = slogans.iter().map(|(row, _)| Sentence::from(writer.cite(Work::SPEC, row, Work::NAME)));
    let slogans: Vec<Sentence> =
        slogans.map(|it| Sentence::new().text("“").join([it], "").text("”")).collect();
    if !slogans.is_empty() {
        res = res.text("围绕").join(slogans, "、").text("，");
    }
    Ok(res.text("推进大众创业万众创新。"))
}

/// The scheme a piece of work goes by, as the inspection section names it.
pub(super) fn is_scheme(it: &Document) -> bool {
    it.kind == DocumentKind::Scheme
}
