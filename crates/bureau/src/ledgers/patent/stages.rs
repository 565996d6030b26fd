//! 专利的一生：提交、受理、审查、授权、维持、失效。后面的阶段保留前面已有的内容。

use ledger::prelude::*;

use super::parts::{
    Allowance, Dropping, Ending, Examination, Grant, Lateness, Publication, Rejection, Restoration, Review,
    Upkeep,
};

/// Applied for, granted and in force are three stages; nothing counts one as another.
#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 已提交
    Submitted,
    /// 已受理
    #[step("受理", from = Submitted)]
    Filed,
    /// 已公布
    #[step("公布", from = Filed)]
    Published(Publication),
    /// 实质审查
    #[step("进入实质审查", from = Filed | Published)]
    Examining(Option<Publication>, Examination),
    /// 已驳回
    #[step("登记驳回", from = Filed | Published | Examining)]
    Rejected(Option<Publication>, Option<Examination>, Rejection),
    /// 复审
    #[step("请求复审", from = Rejected)]
    Reviewing(Option<Publication>, Option<Examination>, Rejection, Review),
    /// 授权通知
    #[step("收到授权通知", from = Filed | Published | Examining | Reviewing)]
    Allowed(Option<Publication>, Option<Examination>, Option<Rejection>, Option<Review>, Allowance),
    /// 有效
    #[step("授权公告", from = Filed | Published | Examining | Reviewing | Allowed)]
    #[step("缴纳年费", from = Valid, name = "pay", fills = Upkeep)]
    #[step("补缴年费", from = Late, name = "pay", fills = Upkeep)]
    #[step("恢复权利", from = Ended, by = Head, name = "restore", fills = Restoration)]
    Valid(
        Option<Publication>,
        Option<Examination>,
        Option<Rejection>,
        Option<Review>,
        Option<Allowance>,
        Grant,
        Upkeep,
        Option<Restoration>,
    ),
    /// 年费滞纳期
    #[step("进入滞纳期", from = Valid)]
    Late(
        Option<Publication>,
        Option<Examination>,
        Option<Rejection>,
        Option<Review>,
        Option<Allowance>,
        Grant,
        Upkeep,
        Option<Restoration>,
        Lateness,
    ),
    /// 失效
    #[step("登记失效", from = Valid | Late)]
    Ended(
        Option<Publication>,
        Option<Examination>,
        Option<Rejection>,
        Option<Review>,
        Option<Allowance>,
        Grant,
        Upkeep,
        Option<Restoration>,
        Ending,
    ),
    /// 申请终结
    #[step("申请终结", from = Submitted | Filed | Published | Examining | Rejected | Reviewing | Allowed)]
    Dropped(
        Option<Publication>,
        Option<Examination>,
        Option<Rejection>,
        Option<Review>,
        Option<Allowance>,
        Dropping,
    ),
}

impl Standing {
    /// The grant, once there is one.
    pub fn grant(&self) -> Option<&Grant> {
        match self {
            Standing::Valid(.., it, _, _)
            | Standing::Late(.., it, _, _, _)
            | Standing::Ended(.., it, _, _, _) => Some(it),
            Standing::Submitted
            | Standing::Filed
            | Standing::Published(_)
            | Standing::Examining(..)
            | Standing::Rejected(..)
            | Standing::Reviewing(..)
            | Standing::Allowed(..)
            | Standing::Dropped(..) => None,
        }
    }

    /// What has been paid, while the right lives.
    pub fn upkeep(&self) -> Option<&Upkeep> {
        match self {
            Standing::Valid(.., it, _) | Standing::Late(.., it, _, _) => Some(it),
            Standing::Submitted
            | Standing::Filed
            | Standing::Published(_)
            | Standing::Examining(..)
            | Standing::Rejected(..)
            | Standing::Reviewing(..)
            | Standing::Allowed(..)
            | Standing::Ended(..)
            | Standing::Dropped(..) => None,
        }
    }

    pub fn publication(&self) -> Option<&Publication> {
        match self {
            Standing::Published(it) => Some(it),
            Standing::Examining(it, ..)
            | Standing::Rejected(it, ..)
            | Standing::Reviewing(it, ..)
            | Standing::Allowed(it, ..)
            | Standing::Valid(it, ..)
            | Standing::Late(it, ..)
            | Standing::Ended(it, ..)
            | Standing::Dropped(it, ..) => it.as_ref(),
            Standing::Submitted | Standing::Filed => None,
        }
    }

    /// The request for substantive examination, which only inventions have.
    pub fn examination(&self) -> Option<&Examination> {
        match self {
            Standing::Examining(_, it) => Some(it),
            Standing::Rejected(_, it, ..)
            | Standing::Reviewing(_, it, ..)
            | Standing::Allowed(_, it, ..)
            | Standing::Valid(_, it, ..)
            | Standing::Late(_, it, ..)
            | Standing::Ended(_, it, ..)
            | Standing::Dropped(_, it, ..) => it.as_ref(),
            Standing::Submitted | Standing::Filed | Standing::Published(_) => None,
        }
    }
}
