//! 一个指标的一串统计数：累计数只增不减、逐月相加对得上、同比的基数对得上。
//!
//! 只看已经登记的；存疑和未报的数不参加核对。

use ledger::prelude::*;

use super::{Reading, Stretch};
use crate::ledgers::indicator::Reach;

/// Something in a series that a person must look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub stretch: Stretch,
    pub sentence: String,
}

/// A value and its growth over the same stretch of the year before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Growth {
    pub now: Number,
    pub before: Number,
}

impl Growth {
    /// In per cent with one decimal, rounded half up; none over nothing.
    pub fn percent(&self) -> Option<String> {
        let (now, before) = (i128::from(self.now.parts()), i128::from(self.before.parts()));
        if before == 0 {
            return None;
        }
        let over = now - before;
        let tenths = (over.abs() * 2000 + before) / (before * 2);
        let sign = if over < 0 && tenths != 0 { "-" } else { "" };
        Some(format!("{sign}{}.{}", tenths / 10, tenths % 10))
    }
}

/// How a reading compares with the same stretch of the year before: with the
/// reading on file (which keeps corrections), else with what its own source says.
pub fn growth(all: &[Reading], it: &Reading) -> Option<Growth> {
    let on_file = it.period.a_year_before().and_then(|before| find(all, it.reach, before));
    let before = on_file.and_then(|it| it.value.known()).or(it.last_year.as_ref()?.known());
    Some(Growth { now: *it.value.known()?, before: *before? })
}

/// What does not agree in the readings of one indicator.
pub fn check(all: &[Reading]) -> Vec<Finding> {
    let mut res = Vec::new();
    for it in all {
        falls(all, it, &mut res);
        differs_by_month(all, it, &mut res);
        differs_from_last_year(all, it, &mut res);
    }
    res
}

fn find(all: &[Reading], reach: Reach, stretch: Stretch) -> Option<&Reading> {
    all.iter().find(|it| it.reach == reach && it.period == stretch)
}

/// A cumulative number is never below an earlier one of its year, unless one of
/// the two was corrected and says why.
fn falls(all: &[Reading], it: &Reading, res: &mut Vec<Finding>) {
    let earlier = all.iter().filter(|was| {
        was.reach == Reach::Cumulative
            && was.period.year() == it.period.year()
            && was.period.last() < it.period.last()
    });
    let Some(now) = it.value.known().filter(|_| it.reach == Reach::Cumulative) else { return };
    for was in earlier {
        if let Some(then) = was.value.known()
            && now < then
            && was.revision.is_none()
            && it.revision.is_none()
        {
            let sentence = format!(
                "{}累计 {now} {}，少于{}累计 {then}：累计数不会减少，请核对；确有更正的，填首次公布数和修订说明",
                it.period.words_in_year(),
                it.unit.as_str(),
                was.period.words_in_year()
            );
            res.push(Finding { stretch: it.period, sentence });
        }
    }
}

/// The month told by itself is the difference of the cumulative numbers.
fn differs_by_month(all: &[Reading], it: &Reading, res: &mut Vec<Finding>) {
    let Stretch::Through(year, month) = it.period else { return };
    if it.reach != Reach::Cumulative {
        return;
    }
    let alone = Month::new(year, month).map(|it| Stretch::Period(Period::Month(it)));
    let alone = alone.and_then(|it| find(all, Reach::Within, it)).and_then(|it| it.value.known());
    let before = Stretch::through(year, month - 1).and_then(|before| find(all, Reach::Cumulative, before));
    let before = before.and_then(|it| it.value.known());
    if let (Some(now), Some(before), Some(alone)) = (it.value.known(), before, alone)
        && now.parts() - before.parts() != alone.parts()
    {
        let sentence =
            format!("{month}月当期 {alone} 与两个累计数之差不等：1—{month}月 {now}，上月累计 {before}");
        res.push(Finding { stretch: it.period, sentence });
    }
}

/// What the source calls last year's number is the one on file.
fn differs_from_last_year(all: &[Reading], it: &Reading, res: &mut Vec<Finding>) {
    let Some(before) = it.period.a_year_before().and_then(|before| find(all, it.reach, before)) else {
        return;
    };
    if let (Some(filed), Some(told)) = (before.value.known(), it.last_year.as_ref().and_then(Told::known))
        && filed != told
    {
        let sentence = format!(
            "上年同期数填的是 {told}，档案里{}是 {filed}：同比应以修订后的档案数为准",
            before.period.words()
        );
        res.push(Finding { stretch: it.period, sentence });
    }
}
