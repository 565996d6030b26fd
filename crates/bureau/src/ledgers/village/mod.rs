//! 驻村帮扶的村：谁帮、帮哪里、从什么时候起。人员、项目、进展和结对户各有台账。

#[cfg(test)]
mod tests;

use ledger::prelude::*;

use super::unit::Unit;

/// 帮扶村
///
/// 本局驻村帮扶的村，一村一条；只知道乡镇的，村名写“未报”。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Village {
    /// 名称
    ///
    /// 乡镇加村名，如：迎江乡某某村驻村帮扶。
    #[field(title)]
    pub name: Name,

    /// 简称
    #[field(alias)]
    pub aliases: Option<Names>,

    /// 乡镇
    #[field(filter, list, search)]
    pub township: Told<Ref<Unit>>,

    /// 村
    #[field(search, list, called = "村名")]
    pub village: Told<Name>,

    /// 村区划代码
    ///
    /// 12 位，如 511126xxxxxx 的全部数字。
    #[field(search)]
    pub code: Option<Told<RegionCode>>,

    /// 村的类型
    #[field(filter, list)]
    pub kind: Told<VillageKind>,

    /// 部署单位
    ///
    /// 谁统一部署的帮扶。
    #[field(search)]
    pub ordered_by: Told<Ref<Unit>>,

    /// 帮扶单位
    #[field(search, filter)]
    pub helpers: Told<Refs<Unit>>,

    /// 联系领导
    #[field(search)]
    pub leader: Option<Told<Name>>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,

    /// 状态
    pub standing: Standing,
}

/// 村的类型
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum VillageKind {
    /// 贫困村
    Poor,
    /// 非贫困村
    Other,
    /// 乡村振兴重点村
    Revival,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Help {
    /// 帮扶开始日期
    #[field(day, filter)]
    pub begun: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Leaving {
    /// 退出日期
    #[field(day, filter)]
    pub left: Told<Date>,
    /// 退出依据
    ///
    /// 验收意见或批复的文号。
    #[field(search)]
    pub left_by: Told<Name>,
}

#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 帮扶中
    Helped(Help),
    /// 已退出
    #[step("登记退出", from = Helped, by = Leader)]
    Left(Help, Leaving),
}

impl Rules for Village {
    fn check(&self, problems: &mut Problems) {
        if let Standing::Left(help, leaving) = &self.standing
            && let (Told::Exact(begun), Told::Exact(left)) = (&help.begun, &leaving.left)
            && left < begun
        {
            problems.at(Leaving::LEFT, format!("退出日期早于帮扶开始日期 {begun}"));
        }
    }
}
