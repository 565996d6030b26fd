//! 考评指标：考什么、多少分、怎样计分、要什么佐证。

mod bands;
#[cfg(test)]
mod tests;

use ledger::prelude::*;
use rules::exact;

pub use bands::Bands;

use super::{assessment::Assessment, target::Target};

/// 考评指标
///
/// 考评表里的一项。各单位的数登记在“考评填报”里，一家单位一项一条。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Criterion {
    /// 指标名称
    #[field(title)]
    pub name: Name,

    /// 考评表
    #[field(filter, list)]
    pub assessment: Ref<Assessment>,

    /// 类别
    ///
    /// 一级指标，如：组织与政策、创造、运用。
    #[field(filter, list, called = "一级指标")]
    pub group: Name,

    /// 序号
    #[field(list)]
    pub place: Count,

    /// 满分
    ///
    /// 加分、扣分的指标填“不适用”。
    #[field(list, called = "权重、分值")]
    pub weight: Told<Number>,

    /// 计分方法
    #[field(filter, list)]
    pub how: Scoring,

    /// 分档依据
    ///
    /// 分档的填：按什么数分档。名次由程序在同一张考评表的单位之间排。
    #[field(filter)]
    pub measure: Option<Measure>,

    /// 各档
    ///
    /// 分档的填，一行一档，从高到低：“100%以上：10分”“80%以上不满100%：8分”，最后一行“其余：0分”。以上、以下含本数，不满、超过不含。名次写“第1名：10分”“第2至3名：8分”。
    pub bands: Option<Bands>,

    /// 计量单位
    pub unit: Option<Name>,

    /// 应完成日期
    ///
    /// 按期完成的指标填。
    #[field(filter)]
    pub due: Option<Told<Date>>,

    /// 目标
    ///
    /// 本局和专项的考评表可选“目标”里的一条：目标值、期限、完成值都由它来，不另填报。
    #[field(filter)]
    pub promise: Option<Ref<Target>>,

    /// 统计指标
    ///
    /// 本局和专项的考评表可填“统计指标”里的代号（如 patent.applied），完成值由台账算，不另填报；同比的基数是上年同日的数。
    pub figure: Option<Name>,

    /// 佐证
    ///
    /// 要附什么材料。
    #[field(search)]
    pub evidence: Option<Name>,

    /// 责任部门
    #[field(search)]
    pub section: Option<Name>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,
}

/// 计分方法
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Scoring {
    /// 越高越好
    Higher,
    /// 越低越好
    Lower,
    /// 按增长
    Growth,
    /// 是否完成
    YesNo,
    /// 按期完成
    Milestone,
    /// 分档
    Banded,
    /// 评分
    Judged,
    /// 加分
    Bonus,
    /// 扣分
    Deduction,
}

/// 分档依据
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Measure {
    /// 完成率
    Ratio,
    /// 完成值
    Value,
    /// 同比增长率
    Rate,
    /// 名次（完成值高的在前）
    PlaceDown,
    /// 名次（完成值低的在前）
    PlaceUp,
}

impl Measure {
    /// Whether its bands are written in per cents.
    pub fn is_percent(self) -> bool {
        matches!(self, Measure::Ratio | Measure::Rate)
    }

    /// Whether it is a place among the units of the sheet.
    pub fn is_place(self) -> bool {
        matches!(self, Measure::PlaceDown | Measure::PlaceUp)
    }
}

impl Scoring {
    /// Whether it adds to or takes from the sheet instead of being part of its total.
    pub fn is_extra(self) -> bool {
        matches!(self, Scoring::Bonus | Scoring::Deduction)
    }
}

impl Rules for Criterion {
    fn check(&self, problems: &mut Problems) {
        if self.how.is_extra() != (self.weight == Told::NotApplicable) {
            let sentence = if self.how.is_extra() {
                "加分、扣分没有满分，请填“不适用”"
            } else {
                "请填满分是几分"
            };
            problems.at(Self::WEIGHT, sentence);
        }
        if self.how == Scoring::Milestone && self.due.is_none() && self.promise.is_none() {
            problems.at(Self::DUE, "按期完成的指标要有应完成日期；还没有定的填“未报”");
        }
        self.check_bands(problems);
        self.check_sources(problems);
    }

    /// Told of while it is to come. Whether a unit was late stands in its rating, so a
    /// day gone by is nothing left to do here.
    fn due(&self, today: Date) -> Vec<Due> {
        match &self.due {
            Some(Told::Exact(day)) if today <= *day => {
                vec![Due::new(*day, format!("考评指标到期：{}", self.name.as_str()), "考评表")]
            }
            _ => Vec::new(),
        }
    }
}

impl Criterion {
    /// Whether it is measured against what was a year before.
    pub fn is_growth(&self) -> bool {
        self.how == Scoring::Growth || self.measure == Some(Measure::Rate)
    }

    fn check_bands(&self, problems: &mut Problems) {
        if self.how != Scoring::Banded {
            if self.measure.is_some() {
                problems.at(Self::MEASURE, "计分方法不是“分档”，分档依据不填");
            }
            if self.bands.is_some() {
                problems.at(Self::BANDS, "计分方法不是“分档”，各档不填；要分档的把计分方法改为“分档”");
            }
            return;
        }
        if self.measure.is_none() {
            problems.at(Self::MEASURE, "分档的指标要选按什么分档，如“完成率”");
        }
        let Some(bands) = &self.bands else {
            let says = "分档的指标要写各档，一行一档，如“100%以上：10分”，最后一行“其余：0分”";
            problems.at(Self::BANDS, says);
            return;
        };
        let bands = bands.told();
        match self.measure {
            Some(it) if it.is_percent() && !bands.are_percent() => {
                let says = format!("按{}分档的，各档的数要带 %，如“80%以上不满100%：8分”", it.words());
                problems.at(Self::BANDS, says);
            }
            Some(it) if !it.is_percent() && bands.are_percent() => {
                problems.at(Self::BANDS, format!("按{}分档的，各档的数不带 %", it.words()));
            }
            _ => {}
        }
        let most = self.weight.known().and_then(|it| exact::read(&it.to_string()));
        if let Some(most) = most.filter(|it| *it < bands.most()) {
            let says =
                format!("最高一档 {} 分，超过了满分 {} 分", exact::show(bands.most()), exact::show(most));
            problems.at(Self::BANDS, says);
        }
    }

    /// Where its numbers come from, if nobody types them.
    fn check_sources(&self, problems: &mut Problems) {
        let counts = match self.how {
            Scoring::Higher | Scoring::Lower | Scoring::Growth => true,
            Scoring::Banded => self.measure.is_none_or(|it| !it.is_place()),
            Scoring::YesNo | Scoring::Milestone | Scoring::Judged | Scoring::Bonus | Scoring::Deduction => {
                false
            }
        };
        if self.figure.is_some() && !counts {
            let says = "只有越高越好、越低越好、按增长的指标和不按名次的分档才能由台账算完成值";
            problems.at(Self::FIGURE, says);
        }
        if self.promise.is_some() && !counts && !matches!(self.how, Scoring::YesNo | Scoring::Milestone) {
            problems.at(Self::PROMISE, format!("“{}”的指标不能由目标算，请去掉目标", self.how.words()));
        }
        if self.promise.is_some() && self.figure.is_some() {
            problems.at(Self::FIGURE, "选了目标，完成值由目标的指标算，统计指标不填");
        }
    }
}
