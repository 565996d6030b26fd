//! 考评填报：一家单位在一项指标上的目标、完成值，或者评分和理由，附佐证。

#[cfg(test)]
mod tests;

use ledger::prelude::*;

use super::{criterion::Criterion, incoming::Incoming, unit::Unit};

/// 考评填报
///
/// 一家单位一项指标填报一条；年中再报的另登一条，成绩按截至日以前最后一条算。人工评分、加分、扣分要写理由，还要有佐证：附件、收文或者写明文件。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Rating {
    /// 摘要
    ///
    /// 单位和指标，如：青衣镇专利申请量。
    #[field(title)]
    pub name: Name,

    /// 考评指标
    #[field(filter, list)]
    pub criterion: Ref<Criterion>,

    /// 被考评单位
    #[field(filter, list, called = "单位、乡镇、部门")]
    pub unit: Ref<Unit>,

    /// 填报日期
    #[field(day, filter, list)]
    pub reported: Date,

    /// 基数
    ///
    /// 按增长计分的填。
    pub base: Option<Told<Number>>,

    /// 目标值
    #[field(list)]
    pub target: Option<Told<Number>>,

    /// 完成值
    #[field(list)]
    pub actual: Option<Told<Number>>,

    /// 是否完成
    pub done: Option<Done>,

    /// 完成日期
    pub done_on: Option<Told<Date>>,

    /// 分数
    ///
    /// 评分、加分、扣分的填。
    #[field(list)]
    pub points: Option<Told<Number>>,

    /// 理由
    ///
    /// 为什么给这个分，依据哪个材料。
    #[field(search)]
    pub reason: Option<LongText>,

    /// 佐证材料
    pub evidence: Option<Attached>,

    /// 佐证收文
    ///
    /// 批示、通报、表彰文件已经登记在“收文”里的，选那一条。
    pub incoming: Option<Ref<Incoming>>,

    /// 佐证文件
    ///
    /// 没有电子件的，写文件名称和文号，或者材料名称和存放处。
    #[field(search)]
    pub named: Option<Name>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Done {
    /// 已完成
    Yes,
    /// 没有完成
    No,
}

impl Rating {
    /// Whether anything stands behind it that another person could look up.
    pub fn has_evidence(&self) -> bool {
        self.evidence.is_some() || self.incoming.is_some() || self.named.is_some()
    }

    /// Whether somebody gave it points by hand, sure of them or not.
    pub fn is_mark(&self) -> bool {
        matches!(self.points, Some(Told::Exact(_) | Told::About(..) | Told::Doubt(_)))
    }
}

impl Rules for Rating {
    fn check(&self, problems: &mut Problems) {
        if self.points.as_ref().is_some_and(|it| it.known().is_some()) && self.reason.is_none() {
            problems.at(Self::REASON, "人工给的分要写理由和依据");
        }
        if let Some(done) = self.done_on.as_ref().and_then(Told::known)
            && self.reported < *done
        {
            problems.at(Self::DONE_ON, format!("完成日期晚于填报日期 {}", self.reported));
        }
    }
}
