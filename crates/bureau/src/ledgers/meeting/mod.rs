//! 会议与调研：动员会、座谈会、调研、督查、走访企业，谁在哪天到哪里、看了什么、定了什么。
//!
//! 定下的事交给任务台账：这里指向任务，任务有责任人、时限和凭据。

pub mod figures;
mod people;
mod stages;
#[cfg(test)]
mod tests;

use ledger::prelude::*;

pub use people::{People, Person};
pub use stages::{Agreement, Closing, Held, Memo, Missed, Outcome, Standing};

use super::{unit::Unit, work::Work};

/// 会议与调研
///
/// 动员会、座谈会、汇报会、调研、督查、走访企业，一次一条。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Meeting {
    /// 名称
    #[field(title, called = "会议名称、事由")]
    pub name: Name,

    /// 类型
    #[field(filter, list, called = "类别、会议类型")]
    pub kind: MeetingKind,

    /// 专项工作
    #[field(filter, list, search)]
    pub work: Option<Ref<Work>>,

    /// 组织单位
    ///
    /// 谁召开的会、谁来调研督查。
    #[field(search, filter, list, called = "主办单位、召集单位、调研单位、督查单位")]
    pub organisers: Told<Refs<Unit>>,

    /// 地点
    #[field(search, list, called = "会议地点、会场")]
    pub venue: Option<Told<Name>>,

    /// 察看点
    ///
    /// 到过的企业、院所和乡镇。
    #[field(search, filter, called = "调研点、走访单位、参观点")]
    pub sites: Option<Told<Refs<Unit>>>,

    /// 出席领导
    ///
    /// 写成 姓名（单位和职务），如：王道伟（省知识产权局副局长）、陈昆（市科技局局长）。
    #[field(search, called = "领导、出席人员、参会领导")]
    pub leaders: Option<Told<People>>,

    /// 讲话或汇报
    ///
    /// 谁讲话、谁汇报。
    #[field(search)]
    pub speakers: Option<Told<People>>,

    /// 参加单位
    #[field(search, filter, called = "参会单位")]
    pub units: Option<Told<Refs<Unit>>>,

    /// 参加人员
    ///
    /// 哪些人参加，如：各乡镇人民政府和县级部门负责人。
    #[field(search, called = "参会人员、参加范围")]
    pub groups: Option<Name>,

    /// 邀请单位
    ///
    /// 邀请了哪些上级和外单位。
    #[field(search)]
    pub guests: Option<Name>,

    /// 参加人数
    #[field(called = "人数、参会人数")]
    pub attendance: Option<Told<Count>>,

    /// 议题和内容
    #[field(search, called = "议题、内容、调研内容、议程")]
    pub topics: Option<Names>,

    /// 了解重点
    ///
    /// 调研、督查着重看什么。
    #[field(search)]
    pub focus: Option<Names>,

    /// 拟定日期
    #[field(filter)]
    pub planned: Option<Told<Date>>,

    /// 本局责任人
    #[field(search, officer)]
    pub officer: Option<Name>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,

    /// 状态
    pub standing: Standing,
}

/// 类型
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum MeetingKind {
    /// 动员会
    Mobilisation,
    /// 座谈会
    Talk,
    /// 工作会
    Working,
    /// 汇报会
    Briefing,
    /// 人大调研视察
    Congress,
    /// 政协调研视察
    Consultative,
    /// 上级调研
    Research,
    /// 督查检查
    Inspection,
    /// 走访企业
    Visit,
    /// 对接汇报
    Liaison,
    /// 其他
    Other,
}

impl Rules for Meeting {
    fn check(&self, problems: &mut Problems) {
        self.standing.check(problems);
    }

    /// A meeting planned, and points agreed on that nobody has closed.
    fn due(&self, today: Date) -> Vec<Due> {
        match (&self.standing, &self.planned) {
            (Standing::Planned, Some(Told::Exact(day))) => {
                let what =
                    if *day < today { "登记举行情况，或改期、取消" } else { "按计划举行" };
                vec![Due::new(*day, what, "本记录的拟定日期")]
            }
            (Standing::Following(.., it), _) => match &it.settle_by {
                Some(Told::Exact(day)) => vec![Due::new(*day, "落实议定事项并办结", "议定的期限")],
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }
}
