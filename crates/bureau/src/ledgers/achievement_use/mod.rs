//! 成果应用：一项成果在一处应用一条。

use ledger::prelude::*;

use super::{achievement::Achievement, unit::Unit};

/// 成果应用
///
/// 科技成果转化到一处生产或推广中。一项成果用在几处登记几条，按成果数时只计一次。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct AchievementUse {
    /// 应用名称
    #[field(title)]
    pub name: Name,

    /// 成果
    #[field(filter, list, called = "成果名称")]
    pub achievement: Ref<Achievement>,

    /// 应用单位
    #[field(filter, list)]
    pub unit: Told<Ref<Unit>>,

    /// 转化方式
    #[field(filter, list)]
    pub manner: Told<UseManner>,

    /// 开始应用日期
    #[field(day, filter, list)]
    pub began: Told<Date>,

    /// 合同金额（万元）
    ///
    /// 转让、许可、作价的金额；自行实施的填“不适用”。
    #[field(list)]
    pub price: Told<Money>,

    /// 新增销售额（万元）
    pub sales: Option<Told<Money>>,

    /// 新增利润（万元）
    pub profit: Option<Told<Money>>,

    /// 新增税收（万元）
    pub tax: Option<Told<Money>>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum UseManner {
    /// 自行实施
    Own,
    /// 转让
    Transfer,
    /// 许可
    Licence,
    /// 合作实施
    Joint,
    /// 作价入股
    Share,
    /// 示范推广
    Demonstration,
}

impl Rules for AchievementUse {}
