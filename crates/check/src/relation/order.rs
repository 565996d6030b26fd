//! 先后次序: ranges that rise, dates that are in the calendar and in order, shares up to 100%.

use rust_decimal::Decimal;
use words::{CreditCode, PatentNumber};

use super::{Claim, Strength};
use crate::{
    judge::Form,
    quantity::Day,
    reading::Reading,
    report::{Kind, RelationKind},
    role::Role,
};

pub(super) fn claims(reading: &Reading, sentence: usize, found: &mut Vec<Claim>) {
    for index in reading.sentences[sentence].mentions.clone() {
        found.extend(of(reading, index));
    }
}

/// What a single quantity says of itself.
pub(crate) fn of(reading: &Reading, index: usize) -> Option<Claim> {
    let it = &reading.mentions[index];
    // 80至100所 without its noughts falls, and says nothing.
    if it.upper.is_some() && reading.page.holed {
        return None;
    }
    if it.upper.is_some() {
        return Some(Claim::new(
            RelationKind::Order,
            Form::Rising { range: index },
            Strength::Sure,
            "range-order",
        ));
    }
    if let Some(day) = it.day().filter(|it| !it.broken) {
        return of_day(index, day);
    }
    if let Some(wrong) = code(reading, index) {
        return Some(wrong);
    }
    let over = it.kind == Kind::Percent && it.value.is_some_and(|it| it > Decimal::ONE_HUNDRED);
    let whole = reading.place(index).role == Role::Share || ends_in_rate(reading, index);
    (over && whole).then(|| {
        let form = Form::Told { stated: index, others: Vec::new(), holds: false };
        Claim::new(RelationKind::Bound, form, Strength::Sure, "share-over-100").said("占比不能超过100%")
    })
}

/// A whole number whose check digit, type or year is wrong.
fn code(reading: &Reading, index: usize) -> Option<Claim> {
    let it = &reading.mentions[index];
    let text = reading.printed(index);
    let digits = text.chars().filter(|it| it.is_ascii_alphanumeric()).count();
    let (rule, wrong) = match (it.kind, digits) {
        (Kind::PatentNumber, 13 | 15) => ("patent-number", text.parse::<PatentNumber>().err()?),
        (Kind::CreditCode, 18) => ("credit-code", text.parse::<CreditCode>().err()?),
        _ => return None,
    };
    let form = Form::Told { stated: index, others: Vec::new(), holds: false };
    Some(Claim::new(RelationKind::Order, form, Strength::Sure, rule).said(wrong))
}

fn ends_in_rate(reading: &Reading, index: usize) -> bool {
    let lead = reading.lead(index);
    ["合格率", "通过率", "覆盖率", "满意率", "满意度", "及格率", "入户率", "普及率", "授权率"]
        .iter()
        .any(|it| crate::page::has(lead, it))
}

fn of_day(index: usize, day: Day) -> Option<Claim> {
    let told = |holds: bool, rule: &'static str, said: &str| {
        let form = Form::Told { stated: index, others: Vec::new(), holds };
        Some(Claim::new(RelationKind::Order, form, Strength::Sure, rule).said(said))
    };
    if day.is_impossible() {
        return told(false, "date-impossible", "日历上没有这一天");
    }
    let (last_year, last_month, last_day) = day.last?;
    let first = (day.year, day.month, day.day);
    let last = (last_year.or(day.year), last_month.or(day.month), last_day);
    let rises = match (first, last) {
        ((Some(year), _, _), (Some(last), _, _)) if year != last => year < last,
        ((_, Some(month), _), (_, Some(last), _)) if month != last => {
            month < last || (last_year.is_none() && day.year.is_none() && month - last > 5)
        }
        ((_, _, Some(day)), (_, _, Some(last))) => day <= last,
        _ => true,
    };
    told(rises, "date-order", if rises { "起止时间先后正常" } else { "结束时间早于开始时间" })
}
