//! 专利各阶段的内容，和它们的选项。

use ledger::prelude::*;

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Publication {
    /// 公布日
    ///
    /// 发明申请公布的日期，一般在申请日起满 18 个月后。
    #[field(day, called = "公开日、公开（公布）日、申请公布日")]
    pub published: Told<Date>,
    /// 公布号
    ///
    /// 以 CN 开头，与申请号不同。
    #[field(search, called = "公开号、公开（公布）号")]
    pub publication: Option<Name>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Examination {
    /// 请求实质审查日期
    #[field(day)]
    pub examined: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Rejection {
    /// 驳回日期
    #[field(day)]
    pub rejected: Told<Date>,
    /// 驳回理由
    pub rejection: Option<LongText>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Review {
    /// 请求复审日期
    #[field(day)]
    pub reviewed: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Allowance {
    /// 授权通知日期
    ///
    /// 收到授权通知书的日期，应在 2 个月内办理登记手续。
    #[field(day)]
    pub allowed: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Grant {
    /// 授权公告日
    #[field(day, filter, list, called = "授权日、授权日期、授权公告日期")]
    pub granted: Told<Date>,
    /// 授权公告号
    #[field(search, called = "公告号")]
    pub announcement: Option<Name>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Upkeep {
    /// 年费缴至
    ///
    /// 已缴年费的那个专利年度在哪天届满，总是申请日的周年日。如申请日是 2015-03-10，已缴第 2 年度年费，填 2017-03-10；下一次年费应在这一天以前缴。
    #[field(filter, called = "年费到期日、缴费截止日、下次缴费日期")]
    pub paid_to: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Lateness {
    /// 滞纳期起
    ///
    /// 年费期满未缴的那一天。
    #[field(day, filter)]
    pub late_since: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Restoration {
    /// 恢复日期
    #[field(day)]
    pub restored: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Ending {
    /// 失效日期
    ///
    /// 未缴年费的从期满日起终止；被宣告无效的视为自始不存在，填宣告日期。
    #[field(day, filter)]
    pub ended: Told<Date>,
    /// 失效原因
    #[field(filter)]
    pub end_reason: Told<EndReason>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Dropping {
    /// 申请终结日期
    #[field(day)]
    pub dropped: Told<Date>,
    /// 申请终结原因
    #[field(filter)]
    pub drop_reason: Told<DropReason>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum EndReason {
    /// 未缴年费终止
    Unpaid,
    /// 期限届满
    Expired,
    /// 主动放弃
    Abandoned,
    /// 宣告无效
    Invalidated,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum DropReason {
    /// 撤回
    Withdrawn,
    /// 视为撤回
    DeemedWithdrawn,
    /// 驳回生效
    Rejected,
    /// 视为放弃取得专利权
    DeemedAbandoned,
}
