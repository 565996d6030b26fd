//! 导语和落款日期：主题、战略、重点工作从专项工作来，自评和成文日期从这份报告的公文记录来。

use ledger::{prelude::*, store::Row};
use paper::Inline;

use super::{Sentence, Writer, chinese_day, office};
use crate::ledgers::{
    document::{Document, DocumentKind},
    reading::Stretch,
    work::{Standing, Work, WorkKind},
};

pub(super) async fn write(writer: &mut Writer<'_>, next: &str) -> Result<(), Error> {
    let half = writer.span.half.words();
    let works = writer.records::<Work>(&Selection::all::<Work>()).await?;
    let of = |kind: WorkKind| works.iter().filter(move |it| it.1.kind == kind && going(&it.1));
    let year = writer.span.year();
    let theme = of(WorkKind::Theme).find(|it| it.1.year.as_ref().and_then(Told::known) == Some(&Year(year)));
    let name = |it: &(Row, Work)| Sentence::from(writer.cite(Work::SPEC, &it.0, Work::NAME));
    let mut sentence = Sentence::new().text("上半年，我县科技工作");
    if !writer.span.half.is_first() {
        sentence = Sentence::new().text("下半年，我县科技工作");
    }
    let mut said = Vec::new();
    if let Some(it) = theme {
        said.push(Sentence::new().text("围绕县委、县政府“").join([name(it)], "").text("”工作主题"));
    }
    let key: Vec<Sentence> = of(WorkKind::Pilot).chain(of(WorkKind::Startup)).map(name).collect();
    if !key.is_empty() {
        said.push(Sentence::new().text("抓好").join(key, "、").text("等重点工作"));
    }
    let strategies: Vec<Sentence> = of(WorkKind::Strategy).map(name).collect();
    if !strategies.is_empty() {
        said.push(Sentence::new().text("实施").join(strategies, "、"));
    }
    if said.is_empty() {
        writer.slot("导语。专项工作台账中没有本年度的主题、战略和推进中的重点工作");
    } else {
        let report = report(writer).await?;
        sentence = sentence.join(said, "，");
        if let Some(it) =
            report.and_then(|(row, _)| office::told(writer, Document::SPEC, &row, Document::CONTENTS))
        {
            sentence = sentence.text("，").put(it);
        }
        writer.paragraph(sentence.text("。"));
    }
    writer.paragraph(Sentence::new().text(format!("现将{half}科技工作总结及{next}工作计划报告如下：")));
    writer.part(&format!("{half}科技工作总结"));
    Ok(())
}

fn going(it: &Work) -> bool {
    matches!(it.standing, Standing::Underway(_) | Standing::Resumed(..))
}

/// The record of this very report, where the office has registered it.
async fn report(writer: &mut Writer<'_>) -> Result<Option<(Row, Document)>, Error> {
    let period = Stretch::Period(Period::Half(writer.span.half));
    let source = Selection::all::<Document>()
        .is(Document::KIND, &DocumentKind::Report)
        .is(Document::PERIOD, &period)
        .has(Document::NAME, "科技工作总结");
    Ok(writer.records::<Document>(&source).await?.into_iter().next())
}

/// The day at the foot: as registered, else the cut-off.
pub(super) async fn signed(writer: &mut Writer<'_>) -> Result<Inline, Error> {
    if let Some((row, it)) = report(writer).await?
        && let Some(issue) = it.standing.issue()
        && let Told::Exact(day) = issue.issued
    {
        let link = format!("/{}/{}", Document::SLUG, row.id);
        let field = "issued".to_owned();
        let told = row.draft().get(&field).to_owned();
        let cited = paper::Cited { text: chinese_day(day), link, field, told, doubts: Vec::new() };
        return Ok(Inline::Cited(cited));
    }
    Ok(Inline::text(chinese_day(writer.span.last)))
}
