//! 帮扶项目：给村里办的事，钱从哪里来，办到哪一步。

pub mod figures;
#[cfg(test)]
mod tests;

use ledger::prelude::*;

use super::village::Village;

/// 帮扶项目
///
/// 在帮扶村落实的项目，一个一条。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct HelpProject {
    /// 项目名称
    #[field(title)]
    pub name: Name,

    /// 帮扶村
    #[field(filter, list, search)]
    pub village: Ref<Village>,

    /// 类别
    #[field(filter, list)]
    pub kind: Told<HelpKind>,

    /// 资金（万元）
    #[field(list, called = "金额、投入、帮扶资金")]
    pub money: Told<Money>,

    /// 资金来源
    #[field(search)]
    pub money_from: Told<Name>,

    /// 受益户数（户）
    pub households: Option<Told<Count>>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,

    /// 状态
    pub standing: Standing,
}

/// 类别
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum HelpKind {
    /// 产业
    Industry,
    /// 基础设施
    Infrastructure,
    /// 科技培训
    Training,
    /// 住房和饮水
    Housing,
    /// 公共服务
    Service,
    /// 其他
    Other,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Settling {
    /// 落实日期
    #[field(day, filter, list)]
    pub settled: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Progress {
    /// 开工日期
    #[field(day)]
    pub started: Told<Date>,
    /// 进度
    #[field(search)]
    pub progress: Option<LongText>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Finish {
    /// 完成日期
    #[field(day, filter)]
    pub finished: Told<Date>,
    /// 成效
    #[field(search)]
    pub effect: Told<LongText>,
}

#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 谋划
    Planned,
    /// 已落实
    #[step("落实", from = Planned, by = Head)]
    Settled(Settling),
    /// 实施中
    #[step("开工", from = Settled)]
    Underway(Settling, Progress),
    /// 已完成
    #[step("完成", from = Settled | Underway, by = Head)]
    Finished(Settling, Option<Progress>, Finish),
}

impl Rules for HelpProject {
    fn check(&self, problems: &mut Problems) {
        if let Standing::Finished(settling, _, finish) = &self.standing
            && let (Told::Exact(settled), Told::Exact(finished)) = (&settling.settled, &finish.finished)
            && finished < settled
        {
            problems.at(Finish::FINISHED, format!("完成日期早于落实日期 {settled}"));
        }
    }
}
