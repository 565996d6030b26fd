//! 专利转让许可：一次转让、许可或作价一条。

use ledger::prelude::*;

use super::patent::Patent;

/// 专利转让许可
///
/// 专利权的转让、许可和作价入股，一次一条；有备案或登记号的一并填写。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct PatentDeal {
    /// 名称
    #[field(title)]
    pub name: Name,

    /// 专利
    #[field(filter, list, called = "专利名称、专利号")]
    pub patent: Ref<Patent>,

    /// 运用方式
    #[field(filter, list)]
    pub manner: Told<DealManner>,

    /// 转让（许可）人
    #[field(search, list)]
    pub giver: Told<Name>,

    /// 受让（被许可）人
    #[field(search, list)]
    pub taker: Told<Name>,

    /// 登记（备案）日期
    #[field(day, filter, list)]
    pub recorded: Told<Date>,

    /// 登记（备案）号
    #[field(unique, search)]
    pub record_number: Told<Name>,

    /// 合同金额（万元）
    #[field(list)]
    pub price: Told<Money>,

    /// 许可期至
    ///
    /// 转让的填“不适用”。
    pub lasts_to: Told<Date>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum DealManner {
    /// 转让
    Transfer,
    /// 独占许可
    Exclusive,
    /// 排他许可
    Sole,
    /// 普通许可
    Plain,
    /// 开放许可
    Open,
    /// 作价入股
    Share,
}

impl Rules for PatentDeal {}
