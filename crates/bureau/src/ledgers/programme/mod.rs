//! 科技计划和工程：一年一度下达的计划、一项持续的工程，各一条。项目和培育对象逐项另记。

use ledger::prelude::*;

use super::project::Level;

/// 科技计划和工程
///
/// 年度科技计划、培育工程等的总体要求和重点。其中的项目、企业在各自的台账里逐项登记。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Programme {
    /// 计划名称
    #[field(title)]
    pub name: Name,

    /// 级别
    #[field(filter, list)]
    pub level: Told<Level>,

    /// 计划年度
    #[field(filter, list, called = "年度")]
    pub year: Told<Year>,

    /// 下达日期
    #[field(day, list)]
    pub issued: Told<Date>,

    /// 下达文号
    #[field(search, list)]
    pub issued_by: Told<DocNumber>,

    /// 总体要求
    #[field(search)]
    pub principle: Option<Told<Name>>,

    /// 重点方向
    ///
    /// 支持的技术和产品，多项之间用顿号隔开。
    #[field(search)]
    pub topics: Option<Told<Names>>,

    /// 重点领域
    #[field(search)]
    pub fields: Option<Told<Names>>,

    /// 项目类别
    pub categories: Option<Told<Names>>,

    /// 组织方式
    ///
    /// 如产学研合作、企业自主研发。
    pub ways: Option<Told<Names>>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,
}

impl Rules for Programme {}
