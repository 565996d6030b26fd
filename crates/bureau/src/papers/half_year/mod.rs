//! The half-year report to the county government: its outline and its sections.
//!
//! So far the part on science projects; what is not drafted yet stands as a slot.

mod achievement;
mod approval;
mod collection;
mod county_plan;
mod rounds;
mod supervision;

use ledger::prelude::*;
use paper::{Inline, Paper};

use super::{MOST_NAMED, MOST_READ, Sentence, Writer};
use crate::{counties::BUREAU, figures::Span};

/// Drafts the whole paper from the ledgers, up to a day.
pub async fn draft(db: &Db, viewer: &Viewer, half: Half, as_of: Option<Date>) -> Result<Paper, Error> {
    Ok(drafted(db, viewer, half, as_of).await?.0)
}

/// The same, with every figure that was asked for on the way.
pub async fn drafted(
    db: &Db,
    viewer: &Viewer,
    half: Half,
    as_of: Option<Date>,
) -> Result<(Paper, Vec<paper::Figure>), Error> {
    let whole = Span::of(half);
    let span = as_of.map_or(whole, |day| whole.up_to(day));
    if span.last < span.first {
        return Err(Error::Refused(format!(
            "截至日期 {} 早于{}的第一天 {}，没有可报的内容",
            span.last,
            half.words(),
            span.first
        )));
    }
    let bureau = db.setting(BUREAU).await?.unwrap_or_else(|| "科学技术和知识产权局".to_owned());
    let mut writer = Writer::new(db, viewer, span);
    opening(&mut writer);
    collection::write(&mut writer).await?;
    approval::write(&mut writer).await?;
    county_plan::write(&mut writer).await?;
    supervision::write(&mut writer).await?;
    achievement::write(&mut writer).await?;
    let next = if half.is_first() { "下半年" } else { "下一年" };
    writer.heading(1, &format!("二、{next}工作计划"));
    writer.slot(&format!("{next}工作计划。目标台账建成后由目标起草"));
    let last = writer.span.last;
    let (blocks, taken) = writer.finish();
    let paper = Paper {
        title: vec![bureau.clone(), format!("关于{}科技项目工作情况的报告", half.words())],
        addressee: Some("县政府".to_owned()),
        blocks,
        signer: bureau,
        signed: vec![Inline::text(chinese_day(last))],
        draft_note: Some(draft_note(last)),
    };
    Ok((paper, taken))
}

/// What stands above a paper that is not final.
pub fn draft_note(last: Date) -> String {
    format!("草稿，数据截至{}；标“存疑”的请核对后再报", chinese_day(last))
}

fn opening(writer: &mut Writer<'_>) {
    let half = writer.span.half.words();
    let now = Sentence::new().text(format!("现将{half}科技项目征集、立项、实施和验收工作情况报告如下："));
    writer.paragraph(now);
    writer.heading(1, &format!("一、{half}科技项目工作情况"));
}

/// `2016年6月30日`: GB/T 9704-2012 wants Arabic figures without leading zeros.
pub fn chinese_day(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}
