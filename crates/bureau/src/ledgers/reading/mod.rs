//! 统计数：只知道总数、没有逐条记录的数，连同它的来源。
//!
//! 由上级下达或由别的报表得来的总数也是一条记录，数字因此同样查得到出处。

pub mod figures;

use ledger::prelude::*;

/// 统计数
///
/// 只知道总数的指标，一个时期一条。有逐条台账的，数字从台账算出，不在这里填。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Reading {
    /// 名称
    #[field(title)]
    pub name: Name,

    /// 指标
    #[field(filter, list)]
    pub indicator: Indicator,

    /// 时期
    ///
    /// 写成 2016年、2016年上半年 或 2016年5月。
    #[field(filter, list)]
    pub period: Period,

    /// 数值
    #[field(list)]
    pub value: Told<Number>,

    /// 计量单位
    #[field(list)]
    pub unit: Name,

    /// 来源
    ///
    /// 文号、报表名称或报告的章节。没有来源的数不能上报。
    #[field(search, list)]
    pub source: Name,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Indicator {
    /// 县级重点项目总数
    CountyProjects,
    /// 县级重点项目：结转
    CountyCarried,
    /// 县级重点项目：新上
    CountyNew,
}

impl Rules for Reading {}
