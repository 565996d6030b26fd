//! 活动的统计口径：场次按记录数，成效数按已开展的活动相加。

use ledger::prelude::*;

use super::{Event, EventKind, Happening, MEASURED, Measured};
use crate::{figures::Span, ledgers::campaign::Campaign};

pub fn all(span: Span) -> Vec<Question> {
    let mut res = vec![held(span), places(span)];
    res.extend(EventKind::ALL.iter().map(|it| of_kind(span, *it)));
    res.extend(
        MEASURED.iter().map(|it| sum(it, within(span), "event", &format!("活动日期在{}内的", span.words()))),
    );
    res
}

fn within(span: Span) -> Selection {
    Selection::all::<Event>().at_least(Happening::HELD, &span.first).at_most(Happening::HELD, &span.last)
}

/// Held in the half-year, whatever kind.
pub fn held(span: Span) -> Question {
    let meaning = format!("活动日期在{}内、已开展的活动", span.words());
    Question::count(Definition::new("event.held", "开展活动", "场次", meaning), within(span))
}

pub fn of_kind(span: Span, kind: EventKind) -> Question {
    let meaning = format!("活动日期在{}内、类型为“{}”的活动", span.words(), kind.words());
    let define = Definition::new(format!("event.held.{}", kind.text()), kind.words(), "场次", meaning);
    Question::count(define, within(span).is(Event::KIND, &kind))
}

/// The townships and units events went to, each once.
pub fn places(span: Span) -> Question {
    let meaning = format!("活动日期在{}内的活动到过的乡镇和单位，一处只计一次", span.words());
    Question::distinct(
        Definition::new("event.places", "到访乡镇和单位", "个", meaning),
        Event::PLACES,
        within(span),
    )
}

/// Everything of one campaign that was held.
pub fn of_campaign(campaign: Ref<Campaign>) -> Selection {
    Selection::all::<Event>().is(Event::CAMPAIGN, &campaign).stage(&["held"])
}

/// One measure of a campaign, added up over its events.
pub fn roll_up(measured: &Measured, campaign: Ref<Campaign>, name: &str) -> Question {
    sum(measured, of_campaign(campaign), "event.campaign", &format!("“{name}”已开展的"))
}

/// One measure of one event.
pub fn of_event(measured: &Measured, event: Id, name: &str) -> Question {
    sum(measured, Selection::all::<Event>().record(event), "event.one", &format!("“{name}”这一次"))
}

fn sum(measured: &Measured, source: Selection, stem: &str, which: &str) -> Question {
    let Measured { column, label, unit, .. } = measured;
    let meaning = format!("{which}活动的“{label}”合计");
    let define = Definition::new(format!("{stem}.{}", column.name()), *label, unit, meaning);
    Question::sum(define, *column, source.present(*column))
}
