//! 年度科技计划：一年一度下达的计划一条，说明支持什么。项目逐项另记。

use ledger::prelude::*;

use super::project::Level;

/// 年度科技计划
///
/// 每年下达的科技计划：重点方向、领域和项目类别。计划里的项目在科技项目台账里逐项登记。
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
