//! 高企培育的阶段：走访、入库、拟推荐、推荐、受理、评审、公示、认定、到期。

use ledger::prelude::*;

use super::parts::{
    Alteration, AnnualReport, Certificate, Entry, Lapse, Notice, Preparation, Receipt, Recommendation,
    Refusal, Review, Revocation, Training, Visit,
};

/// One round of recognition. When the certificate runs out the enterprise begins a new one.
#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 走访摸底
    Visited(Visit),
    /// 入库培育
    #[step("列入培育库", from = Visited)]
    #[step("参加培训", from = Nurtured, name = "train", fills = Training)]
    Nurtured(Option<Visit>, Entry, Option<Training>),
    /// 拟推荐
    #[step("拟推荐", from = Nurtured)]
    #[step("参加培训", from = Prepared, name = "train", fills = Training)]
    Prepared(Option<Visit>, Option<Entry>, Option<Training>, Preparation),
    /// 已推荐
    #[step("推荐上报", from = Nurtured | Prepared, by = Head)]
    Recommended(Option<Visit>, Option<Entry>, Option<Training>, Option<Preparation>, Recommendation),
    /// 已受理
    #[step("受理", from = Recommended)]
    Received(Option<Visit>, Option<Entry>, Option<Training>, Option<Preparation>, Recommendation, Receipt),
    /// 评审中
    #[step("专家评审", from = Received)]
    UnderReview(
        Option<Visit>,
        Option<Entry>,
        Option<Training>,
        Option<Preparation>,
        Recommendation,
        Receipt,
        Review,
    ),
    /// 公示
    #[step("公示", from = UnderReview)]
    Noticed(
        Option<Visit>,
        Option<Entry>,
        Option<Training>,
        Option<Preparation>,
        Recommendation,
        Receipt,
        Review,
        Notice,
    ),
    /// 高新技术企业
    #[step("认定发证", from = Recommended | Received | UnderReview | Noticed, by = Head)]
    #[step("填报年报", from = Recognised, name = "report", fills = AnnualReport)]
    #[step("登记变更", from = Recognised, name = "alter", fills = Alteration)]
    Recognised(
        Option<Visit>,
        Option<Entry>,
        Option<Training>,
        Option<Recommendation>,
        Option<Receipt>,
        Option<Review>,
        Option<Notice>,
        Certificate,
        Option<AnnualReport>,
        Option<Alteration>,
    ),
    /// 未通过
    #[step("登记未通过", from = Recommended | Received | UnderReview | Noticed)]
    Declined(
        Option<Visit>,
        Option<Entry>,
        Option<Training>,
        Recommendation,
        Option<Receipt>,
        Option<Review>,
        Option<Notice>,
        Refusal,
    ),
    /// 已到期
    #[step("到期", from = Recognised)]
    Expired(Certificate, Option<AnnualReport>, Option<Alteration>, Lapse),
    /// 已取消资格
    #[step("取消资格", from = Recognised, by = Leader)]
    Revoked(Certificate, Option<AnnualReport>, Option<Alteration>, Revocation),
}

impl Standing {
    pub fn certificate(&self) -> Option<&Certificate> {
        match self {
            Standing::Recognised(.., it, _, _) | Standing::Expired(it, ..) | Standing::Revoked(it, ..) => {
                Some(it)
            }
            Standing::Visited(_)
            | Standing::Nurtured(..)
            | Standing::Prepared(..)
            | Standing::Recommended(..)
            | Standing::Received(..)
            | Standing::UnderReview(..)
            | Standing::Noticed(..)
            | Standing::Declined(..) => None,
        }
    }

    pub fn training(&self) -> Option<&Training> {
        match self {
            Standing::Nurtured(_, _, it)
            | Standing::Prepared(_, _, it, ..)
            | Standing::Recommended(_, _, it, ..)
            | Standing::Received(_, _, it, ..)
            | Standing::UnderReview(_, _, it, ..)
            | Standing::Noticed(_, _, it, ..)
            | Standing::Recognised(_, _, it, ..)
            | Standing::Declined(_, _, it, ..) => it.as_ref(),
            Standing::Visited(_) | Standing::Expired(..) | Standing::Revoked(..) => None,
        }
    }

    /// Whether the enterprise has been put forward: then its field must be a technology.
    pub fn put_forward(&self) -> bool {
        !matches!(self, Standing::Visited(_) | Standing::Nurtured(..) | Standing::Prepared(..))
    }
}
