//! 任务：谁、在哪天以前、做成什么，做成的凭据是什么。

pub mod figures;
#[cfg(test)]
mod tests;

use ledger::prelude::*;

use super::{document::Document, unit::Unit, work::Work};

/// 任务
///
/// 专项工作、会议、备忘录和文件分解出来的任务，一项一条：责任人、时限、凭据。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Task {
    /// 任务
    #[field(title)]
    pub name: Name,

    /// 专项工作
    #[field(filter, list, search)]
    pub work: Told<Ref<Work>>,

    /// 责任人
    #[field(search, list, officer)]
    pub owner: Told<Name>,

    /// 责任单位
    #[field(filter, list)]
    pub unit: Told<Ref<Unit>>,

    /// 配合单位
    #[field(search)]
    pub with_units: Option<Names>,

    /// 完成时限
    #[field(filter, list)]
    pub due: Told<Date>,

    /// 任务要求
    #[field(search)]
    pub requirement: Option<LongText>,

    /// 任务来源
    ///
    /// 哪次会议、哪份备忘录或文件定下的。
    #[field(search)]
    pub origin: Option<Name>,

    /// 来源公文
    pub document: Option<Ref<Document>>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,

    /// 状态
    pub standing: Standing,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Start {
    /// 开始日期
    #[field(day)]
    pub begun: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Done {
    /// 完成日期
    #[field(day, filter)]
    pub done: Told<Date>,
    /// 完成情况
    #[field(search)]
    pub result: LongText,
    /// 佐证材料
    pub evidence: Option<Attached>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Stop {
    /// 暂停日期
    #[field(day, filter)]
    pub stopped: Told<Date>,
    /// 同意暂停的人或机关
    pub stopped_by: Told<Name>,
    /// 暂停原因
    #[field(search)]
    pub stop_reason: LongText,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Dropping {
    /// 终止日期
    #[field(day, filter)]
    pub dropped: Told<Date>,
    /// 决定终止的人或机关
    pub dropped_by: Told<Name>,
    /// 终止原因
    #[field(search)]
    pub drop_reason: LongText,
}

#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 待办
    Todo,
    /// 进行中
    #[step("开始", from = Todo)]
    #[step("恢复", from = Paused, by = Head)]
    Doing(Start),
    /// 完成
    #[step("完成", from = Todo | Doing)]
    Completed(Option<Start>, Done),
    /// 暂停
    #[step("暂停", from = Todo | Doing, by = Head)]
    Paused(Option<Start>, Stop),
    /// 终止
    #[step("终止", from = Todo | Doing | Paused, by = Leader)]
    Dropped(Option<Start>, Option<Stop>, Dropping),
}

impl Rules for Task {
    fn due(&self, _today: Date) -> Vec<Due> {
        let open = matches!(self.standing, Standing::Todo | Standing::Doing(_));
        let day = self.due.known().filter(|_| open);
        let ground = self.origin.as_ref().map_or("任务登记的完成时限", Name::as_str);
        day.map(|day| Due::new(*day, format!("完成任务：{}", self.name), ground)).into_iter().collect()
    }

    fn check(&self, problems: &mut Problems) {
        let (start, over) = match &self.standing {
            Standing::Completed(start, it) => (start.as_ref(), Some((Done::DONE, &it.done))),
            Standing::Paused(start, it) => (start.as_ref(), Some((Stop::STOPPED, &it.stopped))),
            Standing::Dropped(start, _, it) => (start.as_ref(), Some((Dropping::DROPPED, &it.dropped))),
            Standing::Todo | Standing::Doing(_) => (None, None),
        };
        if let (Some(Told::Exact(begun)), Some((column, Told::Exact(day)))) =
            (start.map(|it| &it.begun), over)
            && day < begun
        {
            problems.at(column, format!("日期早于开始日期 {begun}"));
        }
    }
}
