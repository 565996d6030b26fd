//! 专利质押融资：一笔贷款一条。补助由资助兑现台账记。

pub mod figures;

use ledger::prelude::*;

use super::{patent::Patent, portfolio::Portfolio, unit::Unit};

/// 质押融资
///
/// 以专利权质押取得的贷款，一笔一条：质押登记、放款、还清。得到的担保费、利息补助登记在“资助兑现”里。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Pledge {
    /// 名称
    ///
    /// 企业简称加年份，如：新材科技2016年质押贷款。
    #[field(title)]
    pub name: Name,

    /// 出质企业
    #[field(filter, list, called = "企业名称、借款企业")]
    pub unit: Ref<Unit>,

    /// 质押专利
    ///
    /// 专利的申请号或名称，多件之间用顿号隔开。
    #[field(search)]
    pub patents: Told<Refs<Patent>>,

    /// 专利组合
    pub portfolio: Option<Ref<Portfolio>>,

    /// 质权人
    ///
    /// 放款的银行。
    #[field(filter, list, called = "贷款银行")]
    pub lender: Told<Name>,

    /// 担保机构
    pub guarantor: Told<Name>,

    /// 评估机构
    pub appraiser: Option<Told<Name>>,

    /// 评估价值（万元）
    pub appraised: Told<Money>,

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
    /// 洽谈中
    Talking,
    /// 已质押登记
    #[step("质押登记", from = Talking)]
    Pledged(Registration),
    /// 已放款
    #[step("放款", from = Pledged)]
    Lent(Registration, Loan),
    /// 已还清
    #[step("还清", from = Lent)]
    Repaid(Registration, Loan, Repayment),
    /// 已终止
    #[step("终止", from = Talking | Pledged)]
    Ended {
        /// 终止日期
        #[field(day)]
        ended: Told<Date>,
        /// 终止原因
        ending: Option<LongText>,
    },
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Registration {
    /// 质押登记号
    #[field(unique, search, list)]
    pub registration: Told<Name>,
    /// 质押登记日期
    #[field(day, filter, list)]
    pub registered: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Loan {
    /// 贷款金额（万元）
    #[field(list)]
    pub amount: Told<Money>,
    /// 放款日期
    #[field(day, filter, list)]
    pub lent: Told<Date>,
    /// 贷款到期日
    #[field(filter)]
    pub repay_by: Told<Date>,
    /// 年利率（%）
    pub rate: Told<Number>,
    /// 担保费用（万元）
    pub guarantee_fee: Told<Money>,
    /// 同期基准年利率（%）
    ///
    /// 放款时人民银行公布的同档次贷款基准利率；2019年8月起不再公布。
    pub benchmark: Option<Told<Number>>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Repayment {
    /// 还清日期
    #[field(day)]
    pub repaid: Told<Date>,
}

impl Rules for Pledge {
    fn check(&self, problems: &mut Problems) {
        if let Standing::Lent(_, it) | Standing::Repaid(_, it, _) = &self.standing
            && let (Some(lent), Some(by)) = (it.lent.known(), it.repay_by.known())
            && by < lent
        {
            problems.at(Loan::REPAY_BY, format!("贷款到期日早于放款日期 {lent}"));
        }
    }

    fn due(&self, _today: Date) -> Vec<Due> {
        match &self.standing {
            Standing::Lent(_, Loan { repay_by: Told::Exact(day), .. }) => {
                vec![Due::new(*day, "贷款到期", "借款合同")]
            }
            Standing::Talking
            | Standing::Pledged(_)
            | Standing::Lent(..)
            | Standing::Repaid(..)
            | Standing::Ended { .. } => Vec::new(),
        }
    }
}
