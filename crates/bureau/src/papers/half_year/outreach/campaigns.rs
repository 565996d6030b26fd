//! 一次宣传活动怎么写进报告：谁牵头、第几届、什么主题，各场活动，全县的成效。

use ledger::{prelude::*, store::Row};

use super::{
    super::{MOST_NAMED, Sentence, Writer, office},
    events,
};
use crate::ledgers::{
    campaign::{self, Campaign, CampaignKind, Course, Summing, ordinal},
    event::{self, Event, MEASURED, Measured},
};

pub(super) async fn write(writer: &mut Writer<'_>, kind: CampaignKind) -> Result<(), Error> {
    let source =
        Selection::all::<Campaign>().is(Campaign::KIND, &kind).is(Campaign::YEAR, &Year(writer.span.year()));
    let mut all = writer.records::<Campaign>(&source).await?;
    let span = writer.span;
    all.retain(|it| it.1.course().is_some_and(|it| office::touches(&it.begins, span)));
    if all.is_empty() {
        writer.slot(&format!("{}的活动和成效。宣传活动台账中没有本期的记录", kind.words()));
    }
    for (row, it) in all {
        opening(writer, &row, &it);
        body(writer, &row, &it).await?;
        agreement(writer, &row, &it).await?;
    }
    Ok(())
}

/// `2016年3月，由甲、乙牵头，在全县开展第二十一届……，主题为“……”`
fn opening(writer: &mut Writer<'_>, row: &Row, it: &Campaign) {
    let text = |column: &'static str| {
        office::told(writer, Campaign::SPEC, row, Column::<Option<Names>>::new(column))
    };
    let stretch = text(Course::STRETCH.name());
    let begins =
        it.course().and_then(|it| office::day(writer, Campaign::SPEC, row, Course::BEGINS, &it.begins));
    let mut res = stretch.or(begins).map_or_else(Sentence::new, |it| Sentence::from(it).text("，"));
    if let Some(leads) = text(Campaign::LEADS.name()) {
        res = res.text("由").put(leads).text("牵头，");
    }
    res = res.text("在全县开展");
    match &it.edition {
        Some(Told::Exact(edition)) => {
            res = res.put(writer.cite_as(Campaign::SPEC, row, Campaign::EDITION, &ordinal(*edition)));
        }
        Some(Told::Doubt(_)) => {
            res = res.text("第").put(writer.cite(Campaign::SPEC, row, Campaign::EDITION)).text("届");
        }
        _ => {}
    }
    res = res.put(writer.cite(Campaign::SPEC, row, Campaign::NAME));
    if let Some(theme) = text(Campaign::THEME.name()) {
        res = res.text("，主题为“").put(theme).text("”");
    }
    if let Some(emphasis) = text(Campaign::EMPHASIS.name()) {
        res = res.text("，重点宣传").put(emphasis);
    }
    if let Some(aims) = text(Campaign::AIMS.name()) {
        res = res.text("，旨在").put(aims);
    }
    writer.paragraph(res.text("。"));
}

/// Its events one by one, then the whole county, then how it went down.
async fn body(writer: &mut Writer<'_>, row: &Row, it: &Campaign) -> Result<(), Error> {
    let source = event::figures::of_campaign(Ref::new(row.id));
    let mut events = writer.records::<Event>(&source).await?;
    events.sort_by_key(|it| it.1.happening().and_then(|it| office::position(&it.0.held)));
    let more = MOST_NAMED < events.len();
    let mut parts = Vec::new();
    for (row, it) in events.iter().take(MOST_NAMED) {
        parts.push(events::sentence(writer, row, it).await?.text("。"));
    }
    if more {
        let define =
            Definition::new("event.campaign.held", "已开展的活动", "场次", "本次宣传活动已开展的全部活动");
        let count = writer.figure(Question::count(define, source)).await?;
        parts.push(Sentence::new().text("此外还有其他活动，共开展").put(count).text("场次。"));
    }
    parts.extend(county(writer, row, it).await?);
    if let Some(Told::Exact(_)) = it.summing().map(|it| &it.evaluation) {
        parts.push(
            Sentence::new()
                .text("活动")
                .put(writer.cite(Campaign::SPEC, row, Summing::EVALUATION))
                .text("。"),
        );
    }
    if parts.is_empty() {
        writer.slot(&format!("“{}”的活动和成效。活动台账中没有属于它的已开展活动", it.name.as_str()));
    } else {
        writer.paragraph(Sentence::new().join(parts, ""));
    }
    Ok(())
}

/// What was reported of the whole county.
async fn county(writer: &mut Writer<'_>, row: &Row, it: &Campaign) -> Result<Option<Sentence>, Error> {
    let Some(totals) = it.totals() else { return Ok(None) };
    let name = it.name.as_str();
    let all =
        events::measured(writer, totals, &[], |it| campaign::figures::reported(it, row.id, name)).await?;
    Ok((!all.is_empty()).then(|| Sentence::new().text("活动期间，全县").join(all, "，").text("。")))
}

/// The county cannot have less than its events together.
async fn agreement(writer: &mut Writer<'_>, row: &Row, it: &Campaign) -> Result<(), Error> {
    let Some(totals) = it.totals() else { return Ok(()) };
    let name = it.name.as_str();
    for measured in MEASURED.iter().filter(|it| matches!((it.value)(totals), Some(Told::Exact(_)))) {
        if distinct(measured) {
            continue;
        }
        let whole = writer.ask(campaign::figures::reported(measured, row.id, name)).await?;
        let parts = writer.ask(event::figures::roll_up(measured, Ref::new(row.id), name)).await?;
        let number = |it: &Figure| it.value().and_then(|it| it.parse::<i64>().ok());
        if let (Some(whole), Some(parts)) = (number(&whole), number(&parts))
            && whole < parts
        {
            writer.slot(&format!(
                "核对“{name}”的{}：全县报 {whole}{}，各场活动相加已有 {parts}{}",
                measured.label, measured.unit, measured.unit
            ));
        }
    }
    Ok(())
}

/// The same departments, townships and people take part in several events.
fn distinct(it: &Measured) -> bool {
    use crate::ledgers::event::Measures;
    [Measures::DEPARTMENTS, Measures::STAFF, Measures::TEAMS, Measures::TOWNSHIPS, Measures::SCHOOLS]
        .iter()
        .any(|known| known.name() == it.column.name())
}
