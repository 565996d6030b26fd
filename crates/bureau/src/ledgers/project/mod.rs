//! 科技项目：从征集、申报、立项，到在研、验收、归档。
//!
//! 结转和新上由立项、验收的日期算出，任何一年都不用填。

mod carries;
pub mod figures;
mod parts;
mod stages;
#[cfg(test)]
mod tests;

use ledger::prelude::*;

pub use parts::*;
pub use stages::Standing;

use super::unit::Unit;

/// 科技项目
///
/// 国家、省、市、县各级科技计划项目，从征集到归档一项一条。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Project {
    /// 项目名称
    ///
    /// 与计划文件或任务书上的名称一致。
    #[field(title)]
    pub name: Told<Name>,

    /// 承担单位
    #[field(filter, list, search)]
    pub undertaker: Told<Ref<Unit>>,

    /// 级别
    #[field(filter, list)]
    pub level: Told<Level>,

    /// 计划类别
    #[field(filter, list)]
    pub category: Told<Category>,

    /// 技术领域
    #[field(search)]
    pub field: Option<Name>,

    /// 本局联系人
    ///
    /// 对口联系这个项目的科员。
    #[field(search, officer)]
    pub officer: Option<Name>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    ///
    /// 这条信息从哪里来，如文号、报表或报告的章节。
    pub source: Option<Name>,

    /// 阶段
    pub standing: Standing,
}

/// 级别
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Level {
    /// 国家级
    Nation,
    /// 省级
    Province,
    /// 市级
    City,
    /// 县级
    County,
}

/// 计划类别
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Category {
    /// 科技支撑
    Support,
    /// 成果转化
    Transfer,
    /// 专利实施
    PatentUse,
    /// 专利促进
    PatentPromotion,
    /// 星火和科技富民
    Spark,
    /// 重点研发
    KeyResearch,
    /// 软科学
    SoftScience,
    /// 创新平台
    Platform,
    /// 其他
    Other,
}

impl Category {
    /// The programmes for patents, told apart from those for research.
    pub const PATENT: &'static [Category] = &[Category::PatentUse, Category::PatentPromotion];
}

impl Level {
    /// 省级 gives 省, as in 省级财政.
    pub fn treasury(self) -> &'static str {
        match self {
            Level::Nation => "中央财政",
            Level::Province => "省级财政",
            Level::City => "市级财政",
            Level::County => "县级财政",
        }
    }
}

impl Rules for Project {
    fn check(&self, problems: &mut Problems) {
        self.standing.check(problems);
    }

    fn due(&self, _today: Date) -> Vec<Due> {
        self.standing.request_by().into_iter().collect()
    }
}
