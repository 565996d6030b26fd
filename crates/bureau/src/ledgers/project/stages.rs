//! 项目的阶段和每个阶段带的内容。后面的阶段保留前面已有的内容。
//!
//! 成果登记和报奖不在这里：成果另有台账，指回项目，不填两遍。

use ledger::prelude::*;

use super::parts::{
    Acceptance, Adjustment, Application, Approval, Archive, Call, Contract, Ending, Extension, Midterm,
    Notice, Recommendation, Refusal, Request, Review,
};
use crate::rules::acceptance_months;

/// The life of a project. A tuple lists what a record at that stage carries;
/// `Option` is for what it may never have had.
#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 征集
    Called(Call),
    /// 备选
    #[step("列入备选库", from = Called)]
    Pooled(Call),
    /// 已申报
    #[step("申报", from = Called | Pooled)]
    Applied(Option<Call>, Application),
    /// 已推荐
    #[step("推荐上报", from = Applied, by = Head)]
    Recommended(Option<Call>, Application, Recommendation),
    /// 评审中
    #[step("受理评审", from = Recommended)]
    UnderReview(Option<Call>, Application, Recommendation, Review),
    /// 拟立项公示
    #[step("拟立项公示", from = UnderReview)]
    Noticed(Option<Call>, Application, Recommendation, Review, Notice),
    /// 未获立项
    #[step("登记未获立项", from = Recommended | UnderReview | Noticed)]
    Declined(Option<Call>, Application, Recommendation, Option<Review>, Option<Notice>, Refusal),
    /// 已立项
    #[step("立项", from = Applied | Recommended | UnderReview | Noticed, by = Head)]
    Approved(
        Option<Call>,
        Option<Application>,
        Option<Recommendation>,
        Option<Review>,
        Option<Notice>,
        Approval,
    ),
    /// 在研
    #[step("签订任务书", from = Approved)]
    #[step("中期检查", from = Underway, name = "midterm", fills = Midterm)]
    #[step("变更", from = Underway, by = Head, name = "adjust", fills = Adjustment)]
    #[step("延期", from = Underway, by = Head, name = "extend", fills = Extension)]
    Underway(
        Option<Call>,
        Option<Application>,
        Option<Recommendation>,
        Option<Review>,
        Option<Notice>,
        Approval,
        Contract,
        Option<Midterm>,
        Option<Adjustment>,
        Option<Extension>,
    ),
    /// 申请验收
    #[step("申请验收", from = Underway)]
    Requested(
        Option<Call>,
        Option<Application>,
        Option<Recommendation>,
        Option<Review>,
        Option<Notice>,
        Approval,
        Contract,
        Option<Midterm>,
        Option<Adjustment>,
        Option<Extension>,
        Request,
    ),
    /// 已验收
    #[step("登记验收结论", from = Underway | Requested, by = Head)]
    Accepted(
        Option<Call>,
        Option<Application>,
        Option<Recommendation>,
        Option<Review>,
        Option<Notice>,
        Approval,
        Contract,
        Option<Midterm>,
        Option<Adjustment>,
        Option<Extension>,
        Option<Request>,
        Acceptance,
    ),
    /// 已归档
    #[step("归档", from = Accepted)]
    Archived(
        Option<Call>,
        Option<Application>,
        Option<Recommendation>,
        Option<Review>,
        Option<Notice>,
        Approval,
        Contract,
        Option<Midterm>,
        Option<Adjustment>,
        Option<Extension>,
        Option<Request>,
        Acceptance,
        Archive,
    ),
    /// 已终止
    #[step("终止", from = Approved | Underway | Requested, by = Leader)]
    Terminated(
        Option<Call>,
        Option<Application>,
        Option<Recommendation>,
        Option<Review>,
        Option<Notice>,
        Approval,
        Option<Contract>,
        Option<Midterm>,
        Option<Adjustment>,
        Option<Extension>,
        Option<Request>,
        Ending,
    ),
    /// 已撤销
    #[step("撤销", from = Approved | Underway | Requested, by = Leader)]
    Withdrawn(
        Option<Call>,
        Option<Application>,
        Option<Recommendation>,
        Option<Review>,
        Option<Notice>,
        Approval,
        Option<Contract>,
        Option<Midterm>,
        Option<Adjustment>,
        Option<Extension>,
        Option<Request>,
        Ending,
    ),
}

impl Standing {
    /// The day acceptance is to be asked for: the end of the term, or of the
    /// extension, and the months the rule of that day allows.
    pub(super) fn request_by(&self) -> Option<Due> {
        let Standing::Underway(.., contract, _, _, extension) = self else { return None };
        let ends = match extension.as_ref().map(|it| &it.extended_to) {
            Some(Told::Exact(day)) => *day,
            _ => *contract.ends.known()?,
        };
        let ruling = acceptance_months(ends);
        let day = ends.saturating_add(jiff::Span::new().months(ruling.value.unwrap_or(0)));
        Some(Due::new(day, "申请验收", format!("任务书到 {ends} 截止；{}", ruling.ground)))
    }

    /// How the dates of the stages must follow each other.
    pub(super) fn check(&self, problems: &mut Problems) {
        let (contract, extension, acceptance) = (self.contract(), self.extension(), self.acceptance());
        if let Some(it) = contract {
            it.check(problems);
        }
        if let (Some(contract), Some(extension)) = (contract, extension)
            && let (Some(ends), Some(to)) = (contract.ends.known(), extension.extended_to.known())
            && to <= ends
        {
            problems.at(Extension::EXTENDED_TO, format!("延期到的日期应晚于原截止日期 {ends}"));
        }
        if let (Some(contract), Some(it)) = (contract, acceptance)
            && let (Some(begins), Some(accepted)) = (contract.begins.known(), it.accepted.known())
            && accepted < begins
        {
            problems.at(Acceptance::ACCEPTED, format!("验收日期早于项目起始日期 {begins}"));
        }
        if let Standing::Noticed(.., it) = self
            && let (Some(from), Some(to)) = (it.noticed.known(), it.notice_ends.known())
            && to < from
        {
            problems.at(Notice::NOTICE_ENDS, "公示截止日期早于公示起始日期");
        }
    }
}
