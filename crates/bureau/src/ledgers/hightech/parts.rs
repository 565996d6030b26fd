//! 高企培育各阶段的内容，和它们的选项。

use ledger::prelude::*;

use super::{super::unit::Unit, CertificateNumber};

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Visit {
    /// 走访日期
    #[field(day, filter)]
    pub visited: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Entry {
    /// 入库日期
    #[field(day, filter)]
    pub entered: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Training {
    /// 培训日期
    #[field(day, filter)]
    pub trained: Told<Date>,
    /// 培训名称
    #[field(search)]
    pub training: Told<Name>,
    /// 培训举办单位
    pub trained_by: Told<Ref<Unit>>,
    /// 培训地点
    pub trained_at: Option<Told<Name>>,
    /// 培训内容
    ///
    /// 多项之间用顿号隔开。
    pub lessons: Option<Names>,
    /// 一同参加的人员
    ///
    /// 企业以外的人，如：我局相关人员。
    pub attended_by: Option<Names>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Preparation {
    /// 拟推荐日期
    ///
    /// 决定准备推荐的日期。
    #[field(day)]
    pub prepared: Told<Date>,
    /// 等待条件
    ///
    /// 推荐前还在等的一件事，如：新的申报指引发布、专项审计完成；不等什么的填“无”。
    #[field(search)]
    pub awaiting: Told<Name>,
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
pub struct Receipt {
    /// 受理日期
    #[field(day)]
    pub received: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Review {
    /// 评审日期
    #[field(day)]
    pub reviewed: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Notice {
    /// 公示起始日期
    ///
    /// 在认定管理工作网公示，10 个工作日。
    #[field(day)]
    pub noticed: Told<Date>,
    /// 公示截止日期
    pub notice_ends: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Certificate {
    /// 证书编号
    ///
    /// GR 加年份、省份代码和序号。
    #[field(unique, search, list, called = "高企证书编号、证书号、高新技术企业证书编号")]
    pub certificate: Told<CertificateNumber>,
    /// 发证日期
    #[field(day, filter, list, called = "认定日期、发证时间、认定时间")]
    pub issued: Told<Date>,
    /// 有效期至
    ///
    /// 自发证之日起三年，最后一天是三年后的前一天。
    #[field(filter, list, called = "证书有效期至、到期日期、有效期")]
    pub expires: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct AnnualReport {
    /// 年报年度
    ///
    /// 最近一次填报的年报说的是哪一年。
    #[field(filter)]
    pub report_year: Told<Year>,
    /// 年报填报日期
    #[field(day)]
    pub reported: Told<Date>,
    /// 未报年报次数
    ///
    /// 累计两年未按规定填报的，取消资格。
    pub missed_reports: Option<Told<Count>>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Alteration {
    /// 变更日期
    ///
    /// 更名或与认定条件有关的重大变化（合并、分立、转业）发生的日期。
    #[field(day)]
    pub altered: Told<Date>,
    /// 变更内容
    pub alteration: LongText,
    /// 变更报告日期
    ///
    /// 向认定机构报告的日期；还没有报告的填“无”。
    pub alteration_reported: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Refusal {
    /// 未通过日期
    #[field(day, filter)]
    pub declined: Told<Date>,
    /// 未通过原因
    pub refusal: Option<LongText>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Revocation {
    /// 取消日期
    #[field(day, filter)]
    pub revoked: Told<Date>,
    /// 取消原因
    pub revoke_reason: Told<RevokeReason>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Lapse {
    /// 到期日期
    #[field(day)]
    pub lapsed: Told<Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum IncidentKind {
    /// 重大安全事故
    Safety,
    /// 重大质量事故
    Quality,
    /// 严重环境违法行为
    Environment,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum TookPart {
    /// 参与过
    Yes,
    /// 没有参与
    No,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum RevokeReason {
    /// 申报弄虚作假
    Fraud,
    /// 重大安全、质量事故或严重环境违法
    Accident,
    /// 重大变化未报告
    Unreported,
    /// 累计两年未报年报
    NoReports,
    /// 不再符合条件
    Unfit,
}
