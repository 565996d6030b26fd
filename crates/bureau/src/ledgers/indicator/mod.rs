//! 指标目录：每个统计指标叫什么、按什么口径计、由谁算出。
//!
//! 统计数和目标都指向这里。程序自带的指标见 [`standard`]，别的可以随时添加。

pub mod standard;

use ledger::prelude::*;

pub use standard::Standard;

/// 指标目录
///
/// 每个统计指标一条：计量单位、口径、来源报表。统计数和目标都从这里选指标；能从台账算出的，写明由哪个台账算。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Indicator {
    /// 指标名称
    #[field(title)]
    pub name: Name,

    /// 别名
    ///
    /// 报表上的其他叫法，多个之间用顿号隔开。
    #[field(alias)]
    pub aliases: Option<Names>,

    /// 计量单位
    ///
    /// 如：件、项、家、亿元。
    #[field(list)]
    pub unit: Name,

    /// 计数方式
    ///
    /// 当期数只计这一段；累计数从 1 月计到月末；期末数是那一天的存量。三者不能混。
    #[field(filter, list)]
    pub reach: Reach,

    /// 口径说明
    ///
    /// 计哪些、不计哪些，一句话说清。
    #[field(search)]
    pub meaning: LongText,

    /// 由哪个台账算出
    ///
    /// 有逐条台账的从台账算；没有的写“无”，只能登记统计数。
    #[field(search, list)]
    pub computed_by: Told<Name>,

    /// 对应统计指标代号
    ///
    /// “统计指标”页的代号，如 project.accepted；目标的进度按它算。没有的不填，按统计数算。
    #[field(unique)]
    pub figure: Option<Name>,

    /// 来源报表
    ///
    /// 没有台账时，数从哪张报表或哪个部门来。
    #[field(search, list)]
    pub report: Told<Name>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,
}

/// 计数方式
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Choice)]
pub enum Reach {
    /// 当期数
    Within,
    /// 累计数
    Cumulative,
    /// 期末数
    AtEnd,
}

impl Rules for Indicator {
    fn check(&self, problems: &mut Problems) {
        let by_hand = matches!(self.computed_by, Told::Nil | Told::NotApplicable);
        if by_hand && self.figure.is_some() {
            problems.at(Self::FIGURE, "没有台账能算出的指标不能写代号：请写明由哪个台账算出，或删去代号");
        }
        if by_hand && self.report.known().is_none() {
            problems.at(Self::REPORT, "台账算不出的指标要写明来源报表或来源部门");
        }
    }
}
