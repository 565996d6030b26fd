//! 平台的阶段：拟申报、准备、推荐、评审、组建、运行、撤销。

use ledger::prelude::*;

use super::parts::{
    Building, Evaluation, Guidance, Preparation, Recognition, Recommendation, Refusal, Review, Withdrawal,
};

#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 拟申报
    #[step("上级指导", from = Planned, name = "guide", fills = Guidance)]
    Planned(Option<Guidance>),
    /// 准备申报
    #[step("准备申报", from = Planned)]
    #[step("上级指导", from = Preparing, name = "guide", fills = Guidance)]
    Preparing(Option<Guidance>, Preparation),
    /// 已推荐
    #[step("推荐上报", from = Planned | Preparing, by = Head)]
    Recommended(Option<Guidance>, Option<Preparation>, Recommendation),
    /// 评审中
    #[step("受理评审", from = Recommended)]
    UnderReview(Option<Guidance>, Option<Preparation>, Recommendation, Review),
    /// 组建中
    #[step("批准组建", from = Recommended | UnderReview, by = Head)]
    Building(Option<Guidance>, Option<Preparation>, Option<Recommendation>, Option<Review>, Building),
    /// 运行中
    #[step("认定（备案）", from = Recommended | UnderReview | Building, by = Head)]
    #[step("评估", from = Running, by = Head, name = "evaluate", fills = Evaluation)]
    Running(
        Option<Guidance>,
        Option<Preparation>,
        Option<Recommendation>,
        Option<Review>,
        Option<Building>,
        Recognition,
        Option<Evaluation>,
    ),
    /// 未获批
    #[step("登记未获批", from = Recommended | UnderReview)]
    Declined(Option<Guidance>, Option<Preparation>, Recommendation, Option<Review>, Refusal),
    /// 已撤销
    #[step("撤销", from = Building | Running, by = Leader)]
    Withdrawn(Option<Building>, Option<Recognition>, Option<Evaluation>, Withdrawal),
}

impl Standing {
    pub fn preparation(&self) -> Option<&Preparation> {
        match self {
            Standing::Preparing(_, it) => Some(it),
            Standing::Recommended(_, it, ..)
            | Standing::UnderReview(_, it, ..)
            | Standing::Building(_, it, ..)
            | Standing::Running(_, it, ..)
            | Standing::Declined(_, it, ..) => it.as_ref(),
            Standing::Planned(_) | Standing::Withdrawn(..) => None,
        }
    }

    pub fn guidance(&self) -> Option<&Guidance> {
        match self {
            Standing::Planned(it)
            | Standing::Preparing(it, ..)
            | Standing::Recommended(it, ..)
            | Standing::UnderReview(it, ..)
            | Standing::Building(it, ..)
            | Standing::Running(it, ..)
            | Standing::Declined(it, ..) => it.as_ref(),
            Standing::Withdrawn(..) => None,
        }
    }
}
