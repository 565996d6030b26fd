//! 专项工作：试点示范、双创、园区创建、重点工程协调，以及全年的主题和战略。
//!
//! 暂停和终止都要写明谁提出、谁同意、怎么定的、为什么；工作停了，记录还在。

pub mod figures;
#[cfg(test)]
mod tests;

use ledger::prelude::*;

use super::{project::Level, unit::Unit};

/// 专项工作
///
/// 示范县、强县试点、双创、园区创建、重点工程协调等牵头的工作，一项一条；县里的年度主题和战略也登记在这里。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Work {
    /// 工作名称
    ///
    /// 与命名文件或部署文件上的名称一致。
    #[field(title)]
    pub name: Name,

    /// 简称
    #[field(alias)]
    pub aliases: Option<Names>,

    /// 类别
    #[field(filter, list)]
    pub kind: WorkKind,

    /// 级别
    #[field(filter)]
    pub level: Option<Told<Level>>,

    /// 命名或部署单位
    #[field(search)]
    pub granted_by: Option<Told<Ref<Unit>>>,

    /// 年度
    ///
    /// 只管一年的（如年度主题）填这一栏。
    pub year: Option<Told<Year>>,

    /// 目标
    #[field(search)]
    pub goal: Option<LongText>,

    /// 领导小组和工作组
    #[field(search)]
    pub groups: Option<Names>,

    /// 责任领导
    #[field(search)]
    pub leader: Option<Name>,

    /// 本局责任人
    #[field(search, list, officer)]
    pub officer: Option<Name>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    ///
    /// 这条信息从哪里来，如文号、报表或报告的章节。
    pub source: Option<Name>,

    /// 状态
    pub standing: Standing,
}

/// 类别
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum WorkKind {
    /// 年度工作主题
    Theme,
    /// 发展战略
    Strategy,
    /// 发展目标口号
    Slogan,
    /// 试点示范
    Pilot,
    /// 大众创业万众创新
    Startup,
    /// 园区创建
    Zone,
    /// 重点工程协调
    KeyProject,
    /// 其他
    Other,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Start {
    /// 启动日期
    #[field(day, filter, list)]
    pub started: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Decision {
    /// 决定日期
    #[field(day, filter)]
    pub decided: Told<Date>,
    /// 提出单位
    ///
    /// 研究后提出暂停或终止的单位。
    pub proposed_by: Told<Name>,
    /// 同意机关
    #[field(search)]
    pub agreed_by: Told<Names>,
    /// 决定内容
    #[field(search)]
    pub decision: LongText,
    /// 原因
    #[field(search)]
    pub reason: LongText,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Resumption {
    /// 恢复日期
    #[field(day)]
    pub resumed: Told<Date>,
    /// 同意恢复的机关
    pub resumed_by: Told<Names>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Completion {
    /// 完成日期
    #[field(day, filter)]
    pub completed: Told<Date>,
    /// 完成情况
    #[field(search)]
    pub result: LongText,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Ending {
    /// 终止日期
    #[field(day, filter)]
    pub ended: Told<Date>,
    /// 决定终止的机关
    #[field(search)]
    pub ended_by: Told<Names>,
    /// 终止原因
    #[field(search)]
    pub end_reason: LongText,
}

#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 谋划
    Planned,
    /// 推进中
    #[step("启动", from = Planned)]
    Underway(Start),
    /// 暂停
    #[step("登记暂停", from = Underway, by = Head)]
    #[step("再次暂停", from = Resumed, by = Head, name = "suspend_again", fills = Decision)]
    Suspended(Start, Decision),
    /// 恢复推进
    #[step("恢复推进", from = Suspended, by = Head)]
    Resumed(Start, Decision, Resumption),
    /// 完成
    #[step("登记完成", from = Underway | Resumed, by = Head)]
    Completed(Start, Option<Decision>, Option<Resumption>, Completion),
    /// 终止
    #[step("登记终止", from = Underway | Suspended | Resumed, by = Head)]
    Terminated(Start, Option<Decision>, Option<Resumption>, Ending),
}

impl Standing {
    /// How the work was stopped, where it was.
    pub fn decision(&self) -> Option<&Decision> {
        match self {
            Standing::Suspended(_, it) | Standing::Resumed(_, it, _) => Some(it),
            Standing::Completed(_, it, ..) | Standing::Terminated(_, it, ..) => it.as_ref(),
            Standing::Planned | Standing::Underway(_) => None,
        }
    }

    fn start(&self) -> Option<&Start> {
        match self {
            Standing::Underway(it)
            | Standing::Suspended(it, _)
            | Standing::Resumed(it, ..)
            | Standing::Completed(it, ..)
            | Standing::Terminated(it, ..) => Some(it),
            Standing::Planned => None,
        }
    }

    /// The day the work came to an end, where it did.
    fn over(&self) -> Option<(Column<Told<Date>>, &Told<Date>)> {
        match self {
            Standing::Completed(.., it) => Some((Completion::COMPLETED, &it.completed)),
            Standing::Terminated(.., it) => Some((Ending::ENDED, &it.ended)),
            Standing::Planned | Standing::Underway(_) | Standing::Suspended(..) | Standing::Resumed(..) => {
                None
            }
        }
    }
}

impl Rules for Work {
    fn check(&self, problems: &mut Problems) {
        let stopped = self.standing.decision().map(|it| (Decision::DECIDED, &it.decided));
        if let Some(Told::Exact(started)) = self.standing.start().map(|it| &it.started) {
            for (column, day) in [stopped, self.standing.over()].into_iter().flatten() {
                if matches!(day, Told::Exact(day) if day < started) {
                    problems.at(column, format!("日期早于启动日期 {started}"));
                }
            }
        }
        if self.kind == WorkKind::Theme && self.year.is_none() {
            problems.at(Self::YEAR, "年度工作主题要写明是哪一年的");
        }
    }
}
