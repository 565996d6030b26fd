//! 帮扶进展：一个村半年一条，措施、档案、任务、结对、督查都说到；只知道总数的也在这里。

pub mod figures;
#[cfg(test)]
mod tests;

use ledger::prelude::*;

use super::{unit::Unit, village::Village};

/// 帮扶进展
///
/// 一个帮扶村半年登记一条。项目和结对户逐个登记的，数字从那里来；只报了总数的填在这里。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct HelpTerm {
    /// 名称
    #[field(title)]
    pub name: Name,

    /// 帮扶村
    #[field(filter, list, search)]
    pub village: Ref<Village>,

    /// 半年
    ///
    /// 写成 2016年上半年。
    #[field(filter, list)]
    pub half: Half,

    /// 帮扶措施
    #[field(filter, list)]
    pub measures: Told<Clarity>,

    /// 措施内容
    #[field(search)]
    pub content: Option<LongText>,

    /// 落实帮扶项目（项）
    ///
    /// 报来的总数；项目逐个登记在帮扶项目台账。
    #[field(list)]
    pub projects: Told<Count>,

    /// 建档立卡资料
    #[field(filter)]
    pub archives: Told<Archives>,

    /// 各项指标任务
    #[field(filter)]
    pub duties: Told<Duties>,

    /// 结亲活动
    ///
    /// 与贫困户结对认亲的活动。
    #[field(filter)]
    pub pairing: Told<Pairing>,

    /// 结对户数（户）
    ///
    /// 报来的总数；结对户逐户登记在结对帮扶户台账。
    pub households: Told<Count>,

    /// 督查单位
    #[field(search)]
    pub inspected_by: Option<Told<Refs<Unit>>>,

    /// 督查日期
    pub inspected: Option<Told<Date>>,

    /// 督查结果
    #[field(filter)]
    pub inspection: Option<Told<Inspection>>,

    /// 整改
    #[field(search)]
    pub rectification: Option<LongText>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,
}

/// 帮扶措施
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Clarity {
    /// 明确
    Clear,
    /// 需要完善
    Partly,
    /// 尚未制定
    Missing,
}

/// 建档立卡资料
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Archives {
    /// 完备
    Complete,
    /// 正在完善
    Partly,
    /// 缺失
    Missing,
}

/// 各项指标任务
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Duties {
    /// 按时完成
    OnTime,
    /// 基本完成
    Mostly,
    /// 未按时完成
    Late,
}

/// 结亲活动
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Pairing {
    /// 积极开展
    Active,
    /// 已开展
    Begun,
    /// 尚未开展
    NotYet,
}

/// 督查结果
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Inspection {
    /// 通过
    Passed,
    /// 需要整改
    Rectify,
    /// 整改后通过
    PassedLater,
}

impl Rules for HelpTerm {
    fn check(&self, problems: &mut Problems) {
        let needs =
            matches!(self.inspection, Some(Told::Exact(Inspection::Rectify | Inspection::PassedLater)));
        if needs && self.rectification.is_none() {
            problems.at(Self::RECTIFICATION, "督查要求整改的，请写明整改什么、改到哪一步");
        }
        if self.inspection.is_some() && self.inspected_by.is_none() {
            problems.at(Self::INSPECTED_BY, "登记了督查结果，请写明是谁督查的；不知道的写“未报”");
        }
    }
}
