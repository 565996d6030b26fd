//! 宣传活动的统计口径：上报的全县合计。逐场相加的见活动台账。

use ledger::prelude::*;

use super::{Campaign, CampaignKind, Course};
use crate::{
    figures::Span,
    ledgers::event::{MEASURED, Measured},
};

pub fn all(span: Span) -> Vec<Question> {
    let mut res = vec![begun(span)];
    for kind in [CampaignKind::Spring, CampaignKind::Week] {
        let source = || within(span).is(Campaign::KIND, &kind);
        let which = format!("开始日期在{}内的{}", span.words(), kind.words());
        let key = format!("campaign.{}", kind.text());
        res.extend(MEASURED.iter().map(|it| sum(it, source(), &key, &which)));
    }
    res
}

/// Campaigns that began in the half-year.
pub fn within(span: Span) -> Selection {
    Selection::all::<Campaign>().at_least(Course::BEGINS, &span.first).at_most(Course::BEGINS, &span.last)
}

pub fn begun(span: Span) -> Question {
    let meaning = format!("开始日期在{}内的宣传活动", span.words());
    Question::count(Definition::new("campaign.begun", "宣传活动", "项", meaning), within(span))
}

/// One measure as it was reported of one campaign.
pub fn reported(measured: &Measured, campaign: Id, name: &str) -> Question {
    sum(measured, Selection::all::<Campaign>().record(campaign), "campaign.one", &format!("“{name}”上报的"))
}

fn sum(measured: &Measured, source: Selection, stem: &str, which: &str) -> Question {
    let Measured { column, label, unit, .. } = measured;
    let meaning = format!("{which}全县合计“{label}”");
    Question::sum(
        Definition::new(format!("{stem}.{}", column.name()), *label, unit, meaning),
        *column,
        source.present(*column),
    )
}
