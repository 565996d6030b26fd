//! What a paper says becomes readings: only what the officer ticked, with the paper
//! as source, all in one act that can be undone like any import.

use check::report::Quantity;
use ledger::prelude::*;
use rust_decimal::Decimal;

use super::{
    Checked,
    compare::{Target, target_of},
    naming::in_unit,
    when::{happened, same_days, stretch_of},
};
use crate::ledgers::{
    indicator::{Indicator, Reach},
    reading::{Reading, Stretch},
};

/// A quantity as a reading may be made of it.
pub(super) struct Offer<'a> {
    pub(super) quantity: &'a Quantity,
    /// The catalogue's name for it, where one is known.
    pub(super) indicator: String,
    /// As the ledger reads it: `1000余`, `存疑「1」：15｜16；理由：……`.
    pub(super) value: String,
    pub(super) unit: String,
    /// The stretch the paper names for it, or the half-year it is about.
    pub(super) period: String,
}

/// Quantities that count something and have a value or candidates, those with a name first.
pub(super) fn offers<'a>(checked: &'a Checked, targets: &[Target], half: Half) -> Vec<Offer<'a>> {
    let counted = checked.report.quantities.iter().filter(|it| it.kind.counts() && happened(checked, it));
    let mut res: Vec<Offer<'a>> = counted.filter_map(|it| offer(checked, it, targets, half)).collect();
    res.sort_by_key(|it| it.indicator.is_empty());
    res
}

fn offer<'a>(checked: &Checked, it: &'a Quantity, targets: &[Target], half: Half) -> Option<Offer<'a>> {
    let target = target_of(targets, it).filter(|it| it.indicator.is_some());
    let wanted = target.map_or(&*it.unit, |it| it.unit.as_str());
    let converted = |value: Decimal| Some(in_unit(value, &it.unit, wanted)?.normalize().to_string());
    let value = if it.damaged {
        let candidates: Vec<String> =
            it.candidates.iter().filter_map(|it| converted(it.parse().ok()?)).collect();
        (!candidates.is_empty())
            .then(|| format!("存疑「{}」：{}；理由：原文缺字", it.text, candidates.join("｜")))?
    } else {
        approximately(it, &converted(it.value?.0)?)
    };
    Some(Offer {
        quantity: it,
        indicator: target.and_then(|it| it.names.first().cloned()).unwrap_or_default(),
        value,
        unit: wanted.to_owned(),
        period: stretch_of(checked, it, half.year()).map_or_else(|| half.words(), Stretch::words),
    })
}

/// The words of the paper for what is not exact, as far as the ledger has them.
fn approximately(it: &Quantity, value: &str) -> String {
    let says = |word: char| it.text.contains(word);
    match (it.approximate, says('余'), says('多'), says('近')) {
        (false, ..) => value.to_owned(),
        (true, true, ..) => format!("{value}余"),
        (true, _, true, _) => format!("{value}多"),
        (true, _, _, true) => format!("近{value}"),
        (true, false, false, false) => format!("约{value}"),
    }
}

/// Readings of one indicator in one year: months, quarters, and some.
const MOST_OF_A_YEAR: i64 = 100;

/// What the officer ticked of one quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ticked {
    pub(super) id: String,
    pub(super) indicator: String,
    pub(super) reach: String,
    pub(super) period: String,
    pub(super) value: String,
    pub(super) unit: String,
}

impl Ticked {
    /// Reads the boxes that are ticked, with what stands in their rows.
    pub(super) fn read(fields: &[(String, String)]) -> Vec<Ticked> {
        let of = |name: &str, id: &str| {
            let key = format!("{name}-{id}");
            fields.iter().find(|it| it.0 == key).map_or(String::new(), |it| it.1.trim().to_owned())
        };
        let ids = fields.iter().filter(|it| it.0 == "take").map(|it| it.1.as_str());
        ids.map(|id| Ticked {
            id: id.to_owned(),
            indicator: of("indicator", id),
            reach: of("reach", id),
            period: of("period", id),
            value: of("value", id),
            unit: of("unit", id),
        })
        .collect()
    }
}

/// A row that cannot be entered, and why.
pub(super) struct Objection {
    pub(super) id: String,
    pub(super) sentence: String,
}

/// Enters what was ticked: all of it, or nothing and what is wrong with which row.
pub(super) async fn enter(
    db: &Db,
    viewer: &Viewer,
    (name, hash): (&str, &str),
    checked: &Checked,
    ticked: &[Ticked],
) -> Result<Result<Id, Vec<Objection>>, Error> {
    let targets = db.records::<Indicator>(viewer, &Selection::all::<Indicator>(), 1000).await?;
    let known = |text: &str| targets.iter().find(|it| it.1.name.as_str() == text).map(|it| &it.1);
    let mut drafts: Vec<Draft> =
        ticked.iter().map(|it| draft((name, hash), checked, it, known(&it.indicator))).collect();
    let judged = db.judge_all(viewer, Reading::SPEC, &mut drafts).await?;
    let mut wrong = Vec::new();
    let mut seen: Vec<(String, String, String)> = Vec::new();
    for ((it, draft), problems) in ticked.iter().zip(&drafts).zip(&judged) {
        let mut say = |sentence: String| wrong.push(Objection { id: it.id.clone(), sentence });
        if !problems.is_empty() {
            say(problems.sentence());
            continue;
        }
        if let Some(own) = known(&it.indicator)
            && in_unit(Decimal::ONE, &it.unit, own.unit.as_str()) != Some(Decimal::ONE)
        {
            say(format!(
                "单位不同：这里是“{}”，指标“{}”按“{}”计，请换算后改正单位",
                it.unit,
                it.indicator,
                own.unit.as_str()
            ));
        }
        let key = ["indicator", "reach", "period"].map(|it| draft.get(it).to_owned());
        let key = <(String, String, String)>::from(key);
        if seen.contains(&key) {
            say(format!("“{}”这个时期勾选了两次，只能入账一个", it.indicator));
        }
        if let Some(there) = there_already(db, viewer, draft).await? {
            say(format!(
                "统计数台账里已有{}“{}”：{there}；如需修订，请在那条记录上更正",
                it.period, it.indicator
            ));
        }
        seen.push(key);
    }
    if !wrong.is_empty() {
        return Ok(Err(wrong));
    }
    Ok(Ok(db.import(viewer, Reading::SPEC, drafts, name).await?))
}

fn draft((name, hash): (&str, &str), checked: &Checked, it: &Ticked, known: Option<&Indicator>) -> Draft {
    let quantity = it.id.parse().ok().and_then(|it| checked.quantity(it));
    let passage = quantity.map(|it| checked.passages.around(it.span.0));
    let place = passage.as_ref().map_or("", |it| it.place.as_str());
    let short: String = name.chars().take(60).collect();
    let source = format!("《{short}》{place}（文件校验码 {}）", hash.get(..16).unwrap_or(hash));
    let quoted =
        passage.map_or_else(String::new, |it| format!("原文：{}【{}】{}", it.before, it.marked, it.after));
    let reach = match known {
        Some(own) if it.reach.is_empty() => own.reach.text(),
        _ => it.reach.clone(),
    };
    [
        ("name", format!("{}{}", it.period, it.indicator).as_str()),
        ("indicator", it.indicator.as_str()),
        ("reach", reach.as_str()),
        ("period", it.period.as_str()),
        ("value", it.value.as_str()),
        ("unit", it.unit.as_str()),
        ("source", source.as_str()),
        ("remark", quoted.as_str()),
    ]
    .into_iter()
    .collect()
}

/// The value on the books for the same indicator, period and way of counting.
async fn there_already(db: &Db, viewer: &Viewer, draft: &Draft) -> Result<Option<String>, Error> {
    let mut problems = Problems::default();
    let indicator = draft.cell::<Ref<Indicator>>("indicator", "指标", &mut problems);
    let period = draft.cell::<Stretch>("period", "时期", &mut problems);
    let reach = draft.cell::<Reach>("reach", "计数方式", &mut problems);
    let (Some(indicator), Some(period), Some(reach)) = (indicator, period, reach) else { return Ok(None) };
    let same = Selection::all::<Reading>()
        .is(Reading::INDICATOR, &indicator)
        .has(Reading::PERIOD, &period.year().to_string())
        .is(Reading::REACH, &reach);
    let found = db.records::<Reading>(viewer, &same, MOST_OF_A_YEAR).await?;
    Ok(found
        .iter()
        .find(|it| same_days(it.1.period, period))
        .map(|it| format!("{} {}", it.1.value.text(), it.1.unit.as_str())))
}
