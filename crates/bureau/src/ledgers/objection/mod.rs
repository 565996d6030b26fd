//! 公示异议：实名提出，按期核查、答复。提出人和联系方式加密保存。

#[cfg(test)]
mod tests;

use ledger::prelude::*;

use super::notice::Notice;
use crate::rules::notice::Term;

/// 公示异议
///
/// 对公示提出的异议，一件一条：收到、核查、答复。提出人的姓名和联系方式加密保存，查看原文要写理由。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Objection {
    /// 异议事由
    ///
    /// 一句话，不写提出人的姓名。
    #[field(title)]
    pub name: Name,

    /// 公示
    #[field(filter, list)]
    pub notice: Ref<Notice>,

    /// 提出人
    ///
    /// 个人姓名或单位全称。匿名的填“无”。
    #[field(list)]
    pub objector: Told<Sealed<Name>>,

    /// 联系方式
    pub reach: Told<Sealed<Name>>,

    /// 提出方式
    #[field(filter, list)]
    pub manner: Manner,

    /// 收到日期
    #[field(day, filter, list)]
    pub received: Date,

    /// 涉及的公示对象
    pub item: Option<Name>,

    /// 异议内容
    pub said: LongText,

    /// 书面材料
    pub letter: Option<Attached>,

    /// 承办人
    #[field(search, list, officer)]
    pub officer: Told<Name>,

    /// 备注
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,

    /// 阶段
    pub standing: Standing,
}

/// 提出方式
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Manner {
    /// 公示网页
    Web,
    /// 书面
    Letter,
    /// 来访
    Visit,
    /// 电话
    Phone,
    /// 其他
    Other,
}

/// 核查结论
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Conclusion {
    /// 成立
    Upheld,
    /// 部分成立
    Partly,
    /// 不成立
    Rejected,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Finding {
    /// 核查完成日期
    #[field(day, filter)]
    pub checked: Date,
    /// 核查结论
    #[field(filter, list)]
    pub conclusion: Conclusion,
    /// 核查情况
    pub finding: LongText,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Answer {
    /// 答复日期
    #[field(day, filter, list)]
    pub answered: Date,
    /// 答复内容
    pub answer: LongText,
    /// 答复书
    pub answer_paper: Option<Attached>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Dismissal {
    /// 不予受理日期
    #[field(day, filter)]
    pub dismissed: Date,
    /// 不予受理的理由
    ///
    /// 如：匿名、逾期、与公示事项无关。
    pub dismissed_because: LongText,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Retraction {
    /// 撤回日期
    #[field(day, filter)]
    pub retracted: Date,
}

#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 待核查
    Received,
    /// 已核查待答复
    #[step("登记核查结论", from = Received)]
    Checked(Finding),
    /// 已答复
    #[step("答复", from = Checked, by = Head)]
    Answered(Finding, Answer),
    /// 不予受理
    #[step("不予受理", from = Received, by = Head)]
    Dismissed(Dismissal),
    /// 提出人撤回
    #[step("提出人撤回", from = Received | Checked)]
    Retracted(Option<Finding>, Retraction),
}

impl Objection {
    /// What is to be done by a last day; due today where the day cannot be counted.
    fn by(&self, term: Term, what: &str, today: Date) -> Due {
        match term.last_day(self.received) {
            Ok(it) => Due::new(it.day, what, format!("{} 收到；{}", self.received, it.ground)),
            Err(missing) => Due::new(today, format!("{what}（{missing}）"), "登记放假安排以后再算"),
        }
    }
}

impl Rules for Objection {
    fn due(&self, today: Date) -> Vec<Due> {
        let check = || self.by(Term::Checked, "核查异议", today);
        let answer = || self.by(Term::Answered, "答复异议提出人", today);
        match &self.standing {
            Standing::Received => vec![check(), answer()],
            Standing::Checked(_) => vec![answer()],
            Standing::Answered(..) | Standing::Dismissed(_) | Standing::Retracted(..) => Vec::new(),
        }
    }

    fn check(&self, problems: &mut Problems) {
        let after = match &self.standing {
            Standing::Received => None,
            Standing::Checked(it) => Some((Finding::CHECKED, it.checked)),
            Standing::Answered(finding, it) => {
                if it.answered < finding.checked {
                    problems.at(Answer::ANSWERED, format!("答复日期早于核查完成日期 {}", finding.checked));
                }
                Some((Finding::CHECKED, finding.checked))
            }
            Standing::Dismissed(it) => Some((Dismissal::DISMISSED, it.dismissed)),
            Standing::Retracted(_, it) => Some((Retraction::RETRACTED, it.retracted)),
        };
        if let Some((column, day)) = after
            && day < self.received
        {
            problems.at(column, format!("日期早于收到日期 {}", self.received));
        }
    }
}
