//! 经费拨付：哪一级的钱、凭哪个文、多少、哪天、从谁到谁。

pub mod figures;

use ledger::prelude::*;

use super::{
    project::{Level, Project},
    unit::Unit,
};

/// 经费拨付
///
/// 按项目登记每一笔到账的财政科技经费。立项批准的额度登记在项目里，这里只登记实际拨付。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Payment {
    /// 摘要
    ///
    /// 一句话说清这笔钱，如：2016年第一批省级科技计划项目资金。
    #[field(title)]
    pub name: Name,

    /// 项目
    #[field(list)]
    pub project: Ref<Project>,

    /// 资金来源
    #[field(filter, list)]
    pub source: Told<Level>,

    /// 拨款文号
    #[field(search, list)]
    pub document: Told<DocNumber>,

    /// 金额（万元）
    #[field(list)]
    pub amount: Told<Money>,

    /// 拨付日期
    #[field(day, filter, list)]
    pub paid: Told<Date>,

    /// 拨出单位
    pub payer: Told<Ref<Unit>>,

    /// 收款单位
    #[field(list)]
    pub payee: Told<Ref<Unit>>,

    /// 凭证
    ///
    /// 银行回单或拨款通知的扫描件。
    pub voucher: Option<Attached>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,
}

impl Rules for Payment {
    fn check(&self, problems: &mut Problems) {
        if let (Some(payer), Some(payee)) = (self.payer.known(), self.payee.known())
            && payer == payee
        {
            problems.at(Self::PAYEE, "收款单位不能与拨出单位相同");
        }
        if self.amount.known() == Some(&Money::from_fen(0)) {
            problems.at(Self::AMOUNT, "金额为 0 的不是拨付；没有拨付就不必登记");
        }
    }
}
