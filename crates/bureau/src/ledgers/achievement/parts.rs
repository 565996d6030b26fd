//! 成果各阶段的内容，和它们的选项。

use ledger::prelude::*;

use super::super::unit::Unit;

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Appraisal {
    /// 评价方式
    #[field(filter)]
    pub evaluation: Told<Evaluation>,
    /// 评价日期
    #[field(day, filter, called = "鉴定日期、验收日期")]
    pub appraised: Told<Date>,
    /// 评价单位
    ///
    /// 组织鉴定、验收或评审的单位。
    pub appraised_by: Told<Ref<Unit>>,
    /// 成果水平
    #[field(filter, list)]
    pub standard: Told<Standard>,
    /// 评价结论
    pub verdict: Option<LongText>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Registration {
    /// 登记日期
    #[field(day, filter, list, called = "批准登记日期、成果登记日期")]
    pub registered: Told<Date>,
    /// 登记号
    ///
    /// 批准登记号，12 位；一项成果只登记一次。
    #[field(unique, search, list, called = "批准登记号、成果登记号、登记编号")]
    pub registration: Told<Name>,
    /// 登记单位
    pub registered_by: Told<Ref<Unit>>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Nomination {
    /// 提名（推荐）日期
    #[field(day, filter)]
    pub nominated: Told<Date>,
    /// 奖项
    #[field(filter)]
    pub award: Told<Award>,
    /// 提名单位
    pub nominated_by: Told<Ref<Unit>>,
    /// 拟报等级
    pub asked_grade: Option<Told<Grade>>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Prize {
    /// 获奖日期
    #[field(day, filter)]
    pub awarded: Told<Date>,
    /// 获奖等级
    #[field(filter)]
    pub grade: Told<Grade>,
    /// 授奖文号
    #[field(search)]
    pub awarded_by: Told<DocNumber>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Miss {
    /// 未获奖日期
    ///
    /// 知道结果的日期。
    #[field(day)]
    pub missed: Told<Date>,
    /// 未获奖原因
    pub miss_reason: Option<LongText>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Evaluation {
    /// 鉴定
    Appraisal,
    /// 验收
    Acceptance,
    /// 评审
    Review,
    /// 评估
    Assessment,
    /// 行业准入
    Admission,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Standard {
    /// 国际领先
    WorldLeading,
    /// 国际先进
    WorldAdvanced,
    /// 国内领先
    NationLeading,
    /// 国内先进
    NationAdvanced,
    /// 其他
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Award {
    /// 国家科学技术奖
    Nation,
    /// 省级科技进步奖
    Province,
    /// 市级科技进步奖
    City,
    /// 县级科技进步奖
    County,
    /// 中国专利奖
    Patent,
    /// 省专利实施与产业化奖
    PatentUse,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Grade {
    /// 特等奖
    Special,
    /// 一等奖
    First,
    /// 二等奖
    Second,
    /// 三等奖
    Third,
    /// 优秀奖
    Merit,
}
