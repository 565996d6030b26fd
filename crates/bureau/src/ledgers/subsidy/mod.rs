//! 资助兑现：谁、凭哪一条、多少钱、哪天。金额按核定的登记，计算另有一套。

pub mod figures;
mod notice;
#[cfg(test)]
mod tests;

use ledger::prelude::*;

pub use notice::PublicNotice;

use super::{
    achievement::Achievement, clause::Clause, patent::Patent, pledge::Pledge, project::Project, unit::Unit,
};

/// 资助兑现
///
/// 按政策条款给单位的资助和补助，一笔一条：申请、核定、公示、拨付。一件专利、一笔贷款的资助不重复领取。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Subsidy {
    /// 摘要
    ///
    /// 一句话说清这笔钱，如：2016年上半年专利资助（新材科技）。
    #[field(title)]
    pub name: Name,

    /// 申请单位
    #[field(filter, list, called = "受资助单位、企业名称")]
    pub applicant: Told<Ref<Unit>>,

    /// 政策条款
    #[field(filter, list)]
    pub clause: Ref<Clause>,

    /// 资助的专利
    pub patent: Option<Ref<Patent>>,

    /// 资助的贷款
    pub pledge: Option<Ref<Pledge>>,

    /// 资助的项目
    pub project: Option<Ref<Project>>,

    /// 奖励的成果
    pub achievement: Option<Ref<Achievement>>,

    /// 申请日期
    #[field(day, filter, list)]
    pub applied: Told<Date>,

    /// 申请金额（万元）
    #[field(list)]
    pub asked: Told<Money>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,

    /// 阶段
    pub standing: Standing,
}

#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 已申请
    Asked,
    /// 已核定
    #[step("核定", from = Asked, by = Head)]
    Approved(Approval),
    /// 公示中
    #[step("公示", from = Approved, by = Head)]
    Noticed(Approval, PublicNotice),
    /// 已拨付
    #[step("拨付", from = Noticed, by = Head)]
    Paid(Approval, Option<PublicNotice>, Payout),
    /// 不予资助
    #[step("不予资助", from = Asked | Approved | Noticed, by = Head)]
    Refused {
        /// 答复日期
        #[field(day)]
        refused: Told<Date>,
        /// 不予资助的理由
        refusal: LongText,
    },
    /// 已追回
    #[step("追回", from = Paid, by = Leader)]
    Recovered(Approval, Option<PublicNotice>, Payout, Recovery),
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Approval {
    /// 核定日期
    #[field(day, filter)]
    pub approved: Told<Date>,
    /// 核定金额（万元）
    #[field(list)]
    pub granted: Told<Money>,
    /// 核定说明
    ///
    /// 核定金额与按条款测算的不同时，写明为什么。
    pub grounds: Option<LongText>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Payout {
    /// 拨付日期
    #[field(day, filter, list)]
    pub paid: Told<Date>,
    /// 拨付金额（万元）
    #[field(list, called = "实拨金额、资助金额")]
    pub amount: Told<Money>,
    /// 拨付凭证
    pub voucher: Option<Attached>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Recovery {
    /// 追回日期
    #[field(day)]
    pub recovered: Told<Date>,
    /// 追回的理由
    pub recovery: LongText,
}

impl Standing {
    /// What was granted, once it was.
    pub fn approval(&self) -> Option<&Approval> {
        match self {
            Standing::Approved(it)
            | Standing::Noticed(it, _)
            | Standing::Paid(it, ..)
            | Standing::Recovered(it, ..) => Some(it),
            Standing::Asked | Standing::Refused { .. } => None,
        }
    }

    pub fn notice(&self) -> Option<&PublicNotice> {
        match self {
            Standing::Noticed(_, it) => Some(it),
            Standing::Paid(_, it, _) | Standing::Recovered(_, it, ..) => it.as_ref(),
            Standing::Asked | Standing::Approved(_) | Standing::Refused { .. } => None,
        }
    }

    /// Money that was paid and not taken back.
    pub fn payout(&self) -> Option<&Payout> {
        if let Standing::Paid(.., it) = self { Some(it) } else { None }
    }
}

impl Subsidy {
    /// The patent, the loan, the project and the result it is for, as far as they are told.
    pub fn things(&self) -> impl Iterator<Item = Id> {
        let (patent, pledge) = (self.patent.as_ref().map(Ref::id), self.pledge.as_ref().map(Ref::id));
        let (project, award) = (self.project.as_ref().map(Ref::id), self.achievement.as_ref().map(Ref::id));
        [patent, pledge, project, award].into_iter().flatten()
    }
}

impl Rules for Subsidy {
    fn check(&self, problems: &mut Problems) {
        let Some(approval) = self.standing.approval() else { return };
        if let (Some(asked), Some(granted)) = (self.asked.known(), approval.granted.known())
            && asked < granted
        {
            problems.at(Approval::GRANTED, format!("核定金额多于申请金额 {asked} 万元"));
        }
        if let Some(it) = self.standing.notice() {
            it.check(approval, problems);
        }
        if let Standing::Paid(.., it) | Standing::Recovered(_, _, it, _) = &self.standing {
            if let (Some(granted), Some(paid)) = (approval.granted.known(), it.amount.known())
                && granted < paid
            {
                problems.at(Payout::AMOUNT, format!("拨付金额多于核定金额 {granted} 万元"));
            }
            if let (Told::Exact(approved), Told::Exact(paid)) = (&approval.approved, &it.paid)
                && paid < approved
            {
                problems.at(Payout::PAID, format!("拨付日期早于核定日期 {approved}"));
            }
            if let (Some(notice), Told::Exact(paid)) = (self.standing.notice(), &it.paid)
                && let Some(sentence) = notice.not_over(*paid)
            {
                problems.at(Payout::PAID, sentence);
            }
        }
    }

    fn due(&self, _today: Date) -> Vec<Due> {
        match &self.standing {
            Standing::Noticed(_, it) => it.due(),
            Standing::Asked
            | Standing::Approved(_)
            | Standing::Paid(..)
            | Standing::Refused { .. }
            | Standing::Recovered(..) => Vec::new(),
        }
    }
}
