//! The half-year report to the county government: its outline and its sections.
//!
//! What has no records stands as a slot, never as last year's text.

mod coordination;
mod gather;
mod innovation;
mod meetings;
mod office;
mod opening;
mod outreach;
mod plan;
mod platforms;
mod promised;
mod property;
mod startup;

use ledger::prelude::*;
use paper::Paper;

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
    let next = plan::next(span);
    let mut writer = Writer::new(db, viewer, span).of(&bureau);
    writer.foresee(innovation::foreseen(span), innovation::lists(span)).await?;
    opening::write(&mut writer, next).await?;
    promised::write(&mut writer).await?;
    innovation::write(&mut writer).await?;
    property::write(&mut writer).await?;
    startup::write(&mut writer).await?;
    outreach::write(&mut writer).await?;
    coordination::write(&mut writer).await?;
    plan::write(&mut writer).await?;
    let signed = opening::signed(&mut writer).await?;
    let last = writer.span.last;
    let (blocks, taken) = writer.finish();
    let paper = Paper {
        // In two lines of like length (GB/T 9704-2012, 7.3.1).
        title: vec![bureau.clone(), format!("{}科技工作总结", half.words()), format!("及{next}工作计划报告")],
        addressee: Some("县政府".to_owned()),
        blocks,
        signer: bureau,
        signed: vec![signed],
        draft_note: Some(draft_note(last)),
    };
    Ok((paper, taken))
}

/// What stands above a paper that is not final.
pub fn draft_note(last: Date) -> String {
    format!("草稿，数据截至{}；标“存疑”的请核对后再报", chinese_day(last))
}

/// `2016年6月30日`: GB/T 9704-2012 wants Arabic figures without leading zeros.
pub fn chinese_day(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}
