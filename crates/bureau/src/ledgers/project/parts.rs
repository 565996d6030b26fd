//! 项目各阶段的内容：一组一起出现的栏目，和它们的选项。

use ledger::prelude::*;

use super::super::unit::Unit;

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Call {
    /// 征集日期
    #[field(day, filter)]
    pub called: Told<Date>,
    /// 征集方式
    pub call_manner: Option<Told<CallManner>>,
    /// 征集依据
    ///
    /// 按哪个目录、指南或通知征集。
    #[field(search)]
    pub call_basis: Option<Told<Name>>,
    /// 拟申报计划
    ///
    /// 准备申报的计划类别，可不止一类，用顿号隔开。
    #[field(search)]
    pub intended: Option<Told<Names>>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Application {
    /// 申报日期
    #[field(day)]
    pub applied: Told<Date>,
    /// 申请经费（万元）
    pub asked: Told<Money>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Recommendation {
    /// 推荐日期
    #[field(day)]
    pub recommended: Told<Date>,
    /// 推荐到
    ///
    /// 受理推荐的上级部门。
    pub recommended_to: Told<Ref<Unit>>,
    /// 推荐文号
    pub recommended_by: Option<Told<DocNumber>>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Review {
    /// 受理评审日期
    #[field(day)]
    pub reviewed: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Notice {
    /// 公示起始日期
    #[field(day)]
    pub noticed: Told<Date>,
    /// 公示截止日期
    pub notice_ends: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Refusal {
    /// 未获立项日期
    ///
    /// 知道结果的日期。
    #[field(day)]
    pub declined: Told<Date>,
    /// 未获立项原因
    pub refusal: Option<LongText>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Approval {
    /// 立项编号
    #[field(unique, search, list)]
    pub number: Told<ProjectNumber>,
    /// 立项日期
    #[field(day, filter, list)]
    pub approved: Told<Date>,
    /// 立项文号
    #[field(search)]
    pub approved_by: Told<DocNumber>,
    /// 批准经费（万元）
    ///
    /// 财政批准的额度。实际拨付登记在“经费拨付”里。
    #[field(list)]
    pub money: Told<Money>,
    /// 情况截至
    ///
    /// 立项和经费情况统计到哪一天或哪个月，与报告日期不同时填写。
    pub told_until: Option<Told<Date>>,
    /// 跟进措施
    ///
    /// 立项后做了哪些工作，用顿号隔开，如：资金划拨、技术对接、专人负责。
    pub followed: Option<Told<Names>>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Contract {
    /// 任务书签订日期
    #[field(day)]
    pub signed: Told<Date>,
    /// 起始日期
    pub begins: Told<Date>,
    /// 截止日期
    #[field(filter)]
    pub ends: Told<Date>,
    /// 任务书指标
    #[field(search)]
    pub targets: Option<LongText>,
    /// 完成情况
    pub results: Option<LongText>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Midterm {
    /// 中期检查日期
    #[field(day, filter)]
    pub checked: Told<Date>,
    /// 中期检查结论
    pub midterm: Told<Passed>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Adjustment {
    /// 变更批准日期
    #[field(day)]
    pub adjusted: Told<Date>,
    /// 变更内容
    pub adjustment: LongText,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Extension {
    /// 延期批准日期
    #[field(day)]
    pub extended: Told<Date>,
    /// 延期到
    pub extended_to: Told<Date>,
    /// 延期理由
    pub extension: LongText,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Request {
    /// 申请验收日期
    #[field(day, filter)]
    pub requested: Told<Date>,
    /// 验收资料报送到
    pub submitted_to: Told<Ref<Unit>>,
    /// 拟由谁组织验收
    pub awaited: Option<Told<Ref<Unit>>>,
    /// 拟受谁委托
    pub awaited_for: Option<Told<Ref<Unit>>>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Acceptance {
    /// 验收日期
    #[field(day, filter)]
    pub accepted: Told<Date>,
    /// 组织验收单位
    #[field(filter)]
    pub host: Told<Ref<Unit>>,
    /// 受谁委托
    ///
    /// 受上级部门委托组织验收的，填委托单位；自行组织的填“不适用”。
    pub on_behalf_of: Told<Ref<Unit>>,
    /// 验收方式
    pub manner: Told<Manner>,
    /// 验收结论
    #[field(filter)]
    pub conclusion: Told<Conclusion>,
    /// 指标完成情况
    pub fulfilment: Told<Fulfilment>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Archive {
    /// 归档日期
    #[field(day)]
    pub archived: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Ending {
    /// 终止（撤销）日期
    #[field(day, filter)]
    pub ended: Told<Date>,
    /// 终止（撤销）文号
    pub ended_by: Told<DocNumber>,
    /// 终止（撤销）理由
    pub ending: LongText,
    /// 收回经费（万元）
    pub returned: Told<Money>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum CallManner {
    /// 走访调查
    Visits,
    /// 发文征集
    Letter,
    /// 网上征集
    Online,
    /// 单位自荐
    OwnOffer,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Passed {
    /// 通过
    Yes,
    /// 限期整改
    Mend,
    /// 不通过
    No,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Manner {
    /// 专家验收
    Experts,
    /// 审核验收
    Papers,
    /// 综合绩效评价
    Performance,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Conclusion {
    /// 通过验收
    Passed,
    /// 结题
    Closed,
    /// 不通过验收
    Failed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Fulfilment {
    /// 超额完成
    Exceeded,
    /// 完成
    Met,
    /// 部分完成
    Partly,
    /// 未完成
    Missed,
}

impl Contract {
    pub(super) fn check(&self, problems: &mut Problems) {
        if let (Some(begins), Some(ends)) = (self.begins.known(), self.ends.known())
            && ends < begins
        {
            problems.at(Contract::ENDS, format!("截止日期早于起始日期 {begins}"));
        }
    }
}
