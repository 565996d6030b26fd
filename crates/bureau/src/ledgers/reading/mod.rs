//! 统计数：只知道总数、没有逐条记录的数，连同它的来源。
//!
//! 由上级下达或由别的报表得来的总数也是一条记录，数字因此同样查得到出处。
//! 累计数、当期数、期末数各是各的，查数时口径和时期都要对上，从不混用。

pub mod figures;
pub mod series;
mod stretch;
#[cfg(test)]
mod tests;

use ledger::prelude::*;

use super::indicator::{Indicator, Reach};
pub use stretch::Stretch;

/// 统计数
///
/// 只知道总数的指标，一个时期一条。有逐条台账的，数字从台账算出，不在这里填。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Reading {
    /// 名称
    #[field(title)]
    pub name: Name,

    /// 指标
    ///
    /// 从“指标目录”里选；没有的先在目录里登记。
    #[field(filter, list)]
    pub indicator: Ref<Indicator>,

    /// 计数方式
    ///
    /// 当期数只计这一段；累计数从 1 月计起；期末数是那一天的存量。
    #[field(filter, list)]
    pub reach: Reach,

    /// 时期
    ///
    /// 写成 2016年、2016年上半年、2016年一季度、2016年5月 或 2016年1-5月。
    #[field(filter, list)]
    pub period: Stretch,

    /// 原文时期
    ///
    /// 来源上的时期看不清、有疑问时照写，上一栏填暂按的时期；没有疑问的不填。
    pub period_as_told: Option<Told<Stretch>>,

    /// 数值
    ///
    /// 现在采用的数。修订过的，原来公布的数填在“首次公布数”。
    #[field(list)]
    pub value: Told<Number>,

    /// 计量单位
    #[field(list)]
    pub unit: Name,

    /// 上年同期数
    ///
    /// 上年档案里的同期数（修订后的），同比按它算。
    pub last_year: Option<Told<Number>>,

    /// 首次公布数
    ///
    /// 只在修订过时填：第一次公布的是多少。
    pub first_told: Option<Told<Number>>,

    /// 修订日期
    #[field(filter)]
    pub revised: Option<Told<Date>>,

    /// 修订说明
    ///
    /// 为什么修订、依据哪个文件。
    #[field(search)]
    pub revision: Option<LongText>,

    /// 来源
    ///
    /// 文号、报表名称或报告的章节。没有来源的数不能上报。
    #[field(search, list)]
    pub source: Name,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,
}

impl Rules for Reading {
    fn check(&self, problems: &mut Problems) {
        let period = self.period.words();
        match self.reach {
            Reach::Cumulative if !self.period.is_from_new_year() => problems.at(
                Self::PERIOD,
                format!(
                    "累计数从 1 月计起，“{period}”不是：请写成 {}年1-n月，或改为当期数",
                    self.period.year()
                ),
            ),
            Reach::Within if matches!(self.period, Stretch::Through(..)) => problems.at(
                Self::REACH,
                format!("“{period}”是累计的时期：计数方式请选累计数，或把时期改成单独一个月"),
            ),
            Reach::Within | Reach::Cumulative | Reach::AtEnd => {}
        }
        if let Some(first) = &self.first_told {
            if self.revision.is_none() {
                problems.at(Self::REVISION, "填了首次公布数就是修订过，请写明修订的原因和依据");
            }
            if first.known().is_some() && first.known() == self.value.known() {
                problems.at(Self::FIRST_TOLD, "首次公布数与现在的数相同，没有修订就不填这一栏");
            }
        } else if self.revised.is_some() || self.revision.is_some() {
            problems.at(Self::FIRST_TOLD, "修订过的请填首次公布数；不知道原来公布多少的写“未报”");
        }
        if let Some(day) = self.revised.as_ref().and_then(Told::known)
            && *day <= self.period.last()
        {
            problems.at(Self::REVISED, format!("修订日期应在{period}结束之后"));
        }
    }
}
