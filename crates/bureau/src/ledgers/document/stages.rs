//! 公文走到哪一步：每一步带着自己的日期和经过的机关，没走过的步骤就空着。

use ledger::prelude::*;

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Drafting {
    /// 拟定日期
    #[field(day, filter)]
    pub drafted: Told<Date>,
    /// 拟稿人
    #[field(search)]
    pub drafted_by: Option<Name>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Consultation {
    /// 征求意见日期
    #[field(day)]
    pub consulted: Told<Date>,
    /// 征求意见单位
    #[field(search)]
    pub consulted_bodies: Told<Names>,
    /// 意见采纳情况
    #[field(search)]
    pub opinions: Option<LongText>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Adoption {
    /// 审议日期
    #[field(day)]
    pub adopted: Told<Date>,
    /// 审议会议
    ///
    /// 如：县政府常务会。
    #[field(search)]
    pub adopted_at: Told<Name>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Issue {
    /// 发文字号
    ///
    /// 签发以后才编号，按“发文号簿”接着编；没有编号的写“不适用”。
    #[field(unique, search, list)]
    pub number: Told<DocNumber>,
    /// 成文日期
    ///
    /// 落款的日期。
    #[field(day, filter, list)]
    pub issued: Told<Date>,
    /// 签发人
    #[field(search)]
    pub signed_by: Option<Name>,
    /// 印发机关
    #[field(search)]
    pub issued_by: Told<Name>,
    /// 印发范围
    #[field(search)]
    pub issued_to: Told<Names>,
    /// 印制份数
    pub copies: Option<Count>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Dispatch {
    /// 报送日期
    #[field(day, filter)]
    pub sent: Told<Date>,
    /// 报送给
    #[field(search, list)]
    pub sent_to: Told<Names>,
    /// 是否按时
    pub in_time: Told<InTime>,
}

/// 是否按时
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum InTime {
    /// 按时
    Yes,
    /// 逾期
    No,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Voiding {
    /// 作废日期
    #[field(day)]
    pub voided: Told<Date>,
    /// 作废原因
    #[field(search)]
    pub void_reason: LongText,
}

#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 拟定
    Drafted(Drafting),
    /// 征求意见
    #[step("征求意见", from = Drafted)]
    Consulted(Drafting, Consultation),
    /// 审议通过
    #[step("审议通过", from = Drafted | Consulted, by = Head)]
    Adopted(Drafting, Option<Consultation>, Adoption),
    /// 已印发
    #[step("签发编号", from = Drafted | Consulted | Adopted, by = Head)]
    Issued(Drafting, Option<Consultation>, Option<Adoption>, Issue),
    /// 已报送
    #[step("报送", from = Drafted | Consulted | Adopted | Issued, by = Head)]
    Sent(Drafting, Option<Consultation>, Option<Adoption>, Option<Issue>, Dispatch),
    /// 作废
    #[step("作废", from = Drafted | Consulted | Adopted | Issued, by = Leader)]
    Voided(Drafting, Option<Consultation>, Option<Adoption>, Option<Issue>, Voiding),
}

impl Standing {
    pub fn consultation(&self) -> Option<&Consultation> {
        match self {
            Standing::Consulted(_, it) => Some(it),
            Standing::Adopted(_, it, _)
            | Standing::Issued(_, it, ..)
            | Standing::Sent(_, it, ..)
            | Standing::Voided(_, it, ..) => it.as_ref(),
            Standing::Drafted(_) => None,
        }
    }

    pub fn adoption(&self) -> Option<&Adoption> {
        match self {
            Standing::Adopted(.., it) => Some(it),
            Standing::Issued(_, _, it, _) | Standing::Sent(_, _, it, ..) | Standing::Voided(_, _, it, ..) => {
                it.as_ref()
            }
            Standing::Drafted(_) | Standing::Consulted(..) => None,
        }
    }

    pub fn issue(&self) -> Option<&Issue> {
        match self {
            Standing::Issued(.., it) => Some(it),
            Standing::Sent(.., it, _) | Standing::Voided(.., it, _) => it.as_ref(),
            Standing::Drafted(_) | Standing::Consulted(..) | Standing::Adopted(..) => None,
        }
    }

    pub fn dispatch(&self) -> Option<&Dispatch> {
        match self {
            Standing::Sent(.., it) => Some(it),
            Standing::Drafted(_)
            | Standing::Consulted(..)
            | Standing::Adopted(..)
            | Standing::Issued(..)
            | Standing::Voided(..) => None,
        }
    }

    pub fn drafting(&self) -> &Drafting {
        match self {
            Standing::Drafted(it)
            | Standing::Consulted(it, _)
            | Standing::Adopted(it, ..)
            | Standing::Issued(it, ..)
            | Standing::Sent(it, ..)
            | Standing::Voided(it, ..) => it,
        }
    }

    /// The days of the steps taken, in order.
    pub fn days(&self) -> impl Iterator<Item = &Told<Date>> {
        let days = [
            Some(&self.drafting().drafted),
            self.consultation().map(|it| &it.consulted),
            self.adoption().map(|it| &it.adopted),
            self.issue().map(|it| &it.issued),
            self.dispatch().map(|it| &it.sent),
        ];
        days.into_iter().flatten()
    }

    /// The days come in the order of the steps, and the number is of its year.
    pub(super) fn check(&self, problems: &mut Problems) {
        let days = [
            Some((Drafting::DRAFTED, "拟定日期", &self.drafting().drafted)),
            self.consultation().map(|it| (Consultation::CONSULTED, "征求意见日期", &it.consulted)),
            self.adoption().map(|it| (Adoption::ADOPTED, "审议日期", &it.adopted)),
            self.issue().map(|it| (Issue::ISSUED, "成文日期", &it.issued)),
            self.dispatch().map(|it| (Dispatch::SENT, "报送日期", &it.sent)),
        ];
        let mut before: Option<(&str, Date)> = None;
        for (column, label, day) in days.into_iter().flatten() {
            let Told::Exact(day) = day else { continue };
            if let Some((earlier, then)) = before.filter(|it| *day < it.1) {
                problems.at(column, format!("{label}早于{earlier} {then}"));
            }
            before = Some((label, *day));
        }
        if let Some(issue) = self.issue()
            && let (Told::Exact(number), Some(day)) = (&issue.number, issue.issued.known())
            && i16::try_from(number.year()).is_ok_and(|it| it != day.year())
        {
            problems.at(
                Issue::NUMBER,
                format!("发文字号的年份是 {}，成文日期在 {} 年，应当一致", number.year(), day.year()),
            );
        }
    }
}
