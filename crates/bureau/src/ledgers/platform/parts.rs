//! 平台各阶段的内容，和它们的选项。

use ledger::prelude::*;

use super::super::unit::Unit;

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Preparation {
    /// 开始准备日期
    #[field(day, filter)]
    pub prepared: Told<Date>,
    /// 申报材料
    ///
    /// 正在准备或已备齐的材料，多项之间用顿号隔开，如：可行性研究报告、组建方案。
    #[field(search)]
    pub papers: Told<Names>,
    /// 材料状态
    pub readiness: Told<Readiness>,
    /// 协调服务
    ///
    /// 本局为申报做的工作，如：与上级对接、指导编写。
    pub services: Option<Names>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Guidance {
    /// 指导日期
    #[field(day, filter)]
    pub guided: Told<Date>,
    /// 指导单位
    pub guided_by: Told<Ref<Unit>>,
    /// 指导方式
    pub guidance: Option<Name>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Recommendation {
    /// 推荐日期
    #[field(day, filter)]
    pub recommended: Told<Date>,
    /// 推荐到
    pub recommended_to: Told<Ref<Unit>>,
    /// 推荐文号
    pub recommended_by: Option<Told<DocNumber>>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Review {
    /// 评审日期
    #[field(day)]
    pub reviewed: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Building {
    /// 批准组建日期
    #[field(day, filter)]
    pub approved: Told<Date>,
    /// 批准组建文号
    #[field(search)]
    pub approved_by: Told<DocNumber>,
    /// 组建期至
    ///
    /// 组建期满应申请验收，一般不超过三年。
    #[field(filter)]
    pub build_until: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Recognition {
    /// 认定日期
    ///
    /// 认定、备案或组建期满通过验收的日期。
    #[field(day, filter, list, called = "备案日期、命名日期、验收日期")]
    pub recognised: Told<Date>,
    /// 认定文号
    #[field(search, called = "备案文号、命名文号")]
    pub recognised_by: Told<DocNumber>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Evaluation {
    /// 评估日期
    #[field(day, filter)]
    pub evaluated: Told<Date>,
    /// 评估结果
    #[field(filter)]
    pub grade: Told<Grade>,
    /// 下次评估日期
    pub next_evaluation: Option<Told<Date>>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Refusal {
    /// 未获批日期
    #[field(day)]
    pub declined: Told<Date>,
    /// 未获批原因
    pub refusal: Option<LongText>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Withdrawal {
    /// 撤销日期
    #[field(day, filter)]
    pub withdrawn: Told<Date>,
    /// 撤销原因
    pub withdrawal: LongText,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Readiness {
    /// 准备中
    UnderWay,
    /// 已备齐
    Complete,
    /// 已提交
    Submitted,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Grade {
    /// 优秀
    Excellent,
    /// 良好
    Good,
    /// 合格
    Passed,
    /// 限期整改
    Mend,
    /// 不合格
    Failed,
}
