//! 专利组合：围绕一项技术或产品放在一起运用的若干专利。

use ledger::prelude::*;

use super::{project::Project, unit::Unit};

/// 专利组合
///
/// 一起实施、许可或质押的一组专利。哪些专利在组合里，在专利台账的“专利组合”栏填写。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Portfolio {
    /// 组合名称
    #[field(title)]
    pub name: Name,

    /// 权利人
    #[field(filter, list, search)]
    pub holder: Told<Ref<Unit>>,

    /// 技术或产品
    #[field(search)]
    pub subject: Option<Name>,

    /// 实施项目
    ///
    /// 以这个组合立项的专利实施项目。
    #[field(list)]
    pub project: Option<Ref<Project>>,

    /// 建立日期
    #[field(day)]
    pub formed: Option<Told<Date>>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,
}

impl Rules for Portfolio {}
