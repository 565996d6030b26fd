//! 考评指标：考什么、多少分、怎样计分、要什么佐证。

use ledger::prelude::*;

use super::assessment::Assessment;

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

    /// 计量单位
    pub unit: Option<Name>,

    /// 应完成日期
    ///
    /// 按期完成的指标填。
    #[field(filter)]
    pub due: Option<Told<Date>>,

    /// 统计指标
    ///
    /// 本局和专项的考评表可填“统计指标”里的代号（如 patent.applied），完成值由台账算，不另填报。
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
    /// 评分
    Judged,
    /// 加分
    Bonus,
    /// 扣分
    Deduction,
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
        if self.how == Scoring::Milestone && self.due.is_none() {
            problems.at(Self::DUE, "按期完成的指标要有应完成日期；还没有定的填“未报”");
        }
        if self.figure.is_some() && !matches!(self.how, Scoring::Higher | Scoring::Lower | Scoring::Growth) {
            problems.at(Self::FIGURE, "只有越高越好、越低越好、按增长的指标才能由台账算完成值");
        }
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
