//! 会议和调研的阶段：拟定、举行、交办、办结，以及取消；备忘录随时可以补登。

use ledger::prelude::*;

use super::{Meeting, Unit};
use crate::ledgers::{document::Document, task::Task};

/// 结果
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Outcome {
    /// 安排部署
    Assigned,
    /// 予以肯定
    Approved,
    /// 达成一致
    Agreed,
    /// 达成初步共识
    Understanding,
    /// 通过
    Passed,
    /// 提出整改
    Rectify,
    /// 未达成一致
    Disagreed,
    /// 听取情况
    Heard,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Held {
    /// 日期
    #[field(day, filter, list, called = "时间、会议时间、调研时间、举行日期")]
    pub held: Told<Date>,

    /// 时段
    ///
    /// 上午、下午。
    pub hour: Option<Name>,

    /// 结束日期
    pub ended: Option<Told<Date>>,

    /// 结果
    #[field(filter, list)]
    pub outcome: Told<Outcome>,

    /// 形成的意见
    ///
    /// 肯定了什么、就什么达成一致、安排了什么。
    #[field(search, called = "会议精神、主要内容")]
    pub conclusion: Option<Names>,

    /// 建议
    ///
    /// 提了哪些建议，几条之间用顿号隔开。
    #[field(search, called = "意见建议、问题和建议")]
    pub advice: Option<Names>,

    /// 工作要求
    ///
    /// 要求建立健全什么、达到什么，几项之间用顿号隔开。
    #[field(search)]
    pub demands: Option<Names>,

    /// 座谈会
    ///
    /// 其间召开座谈会的，写听取了什么。
    #[field(search)]
    pub forum: Option<Names>,

    /// 仪式
    ///
    /// 授牌、签约、揭牌等。
    #[field(search)]
    pub ceremony: Option<Name>,

    /// 纪要和文件
    pub documents: Option<Refs<Document>>,

    /// 签到表和照片
    pub papers: Option<Attached>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Memo {
    /// 备忘录
    ///
    /// 备忘录的名称或编号。
    #[field(search)]
    pub memo: Told<Name>,
    /// 备忘录各方
    #[field(search)]
    pub parties: Told<Refs<Unit>>,
    /// 备忘录日期
    #[field(filter)]
    pub signed: Told<Date>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Agreement {
    /// 交办日期
    #[field(day)]
    pub handed: Told<Date>,
    /// 议定事项
    ///
    /// 一行一项：做什么、谁来做、什么时候做完。
    #[field(search)]
    pub points: LongText,
    /// 落实任务
    ///
    /// 议定事项在任务台账里的任务。
    pub tasks: Option<Refs<Task>>,
    /// 落实期限
    #[field(filter)]
    pub settle_by: Option<Told<Date>>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Closing {
    /// 办结日期
    #[field(day)]
    pub closed: Told<Date>,
    /// 落实情况
    #[field(search)]
    pub settled: LongText,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Missed {
    /// 取消日期
    #[field(day)]
    pub cancelled: Told<Date>,
    /// 取消原因
    #[field(search)]
    pub cancel_reason: LongText,
}

#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 拟定
    Planned,
    /// 已举行
    #[step("登记举行情况", from = Planned)]
    #[step("登记备忘录", from = Held, name = "memo", fills = Memo)]
    Held(Held, Option<Memo>),
    /// 落实中
    #[step("交办议定事项", from = Held, by = Head)]
    Following(Held, Option<Memo>, Agreement),
    /// 已办结
    #[step("办结", from = Following, by = Head)]
    Closed(Held, Option<Memo>, Agreement, Closing),
    /// 已取消
    #[step("取消", from = Planned, by = Head)]
    Cancelled(Missed),
}

impl Standing {
    pub fn held(&self) -> Option<&Held> {
        match self {
            Standing::Held(it, ..) | Standing::Following(it, ..) | Standing::Closed(it, ..) => Some(it),
            Standing::Planned | Standing::Cancelled(_) => None,
        }
    }

    pub fn memo(&self) -> Option<&Memo> {
        match self {
            Standing::Held(_, it) | Standing::Following(_, it, _) | Standing::Closed(_, it, ..) => {
                it.as_ref()
            }
            Standing::Planned | Standing::Cancelled(_) => None,
        }
    }

    fn agreement(&self) -> Option<&Agreement> {
        match self {
            Standing::Following(.., it) | Standing::Closed(_, _, it, _) => Some(it),
            Standing::Planned | Standing::Held(..) | Standing::Cancelled(_) => None,
        }
    }

    pub(super) fn check(&self, problems: &mut Problems) {
        let Some(Told::Exact(held)) = self.held().map(|it| &it.held) else { return };
        let mut after = |column: Column<_>, day: Option<&Told<Date>>, what: &str| {
            if let Some(Told::Exact(day)) = day.filter(|it| matches!(it, Told::Exact(day) if day < held)) {
                let column: Column<Told<Date>> = column;
                problems.at(column, format!("{what} {day} 早于会议或调研的日期 {held}"));
            }
        };
        after(Memo::SIGNED, self.memo().map(|it| &it.signed), "备忘录日期");
        after(Agreement::HANDED, self.agreement().map(|it| &it.handed), "交办日期");
        if let Standing::Closed(.., closing) = self {
            after(Closing::CLOSED, Some(&closing.closed), "办结日期");
        }
        if let Some(Some(Told::Exact(ended))) = self.held().map(|it| &it.ended)
            && ended < held
        {
            problems.at(Held::ENDED, format!("结束日期早于开始的日期 {held}"));
        }
    }
}

impl Meeting {
    /// Who convened it, where that is told.
    pub fn organised_by(&self, unit: Ref<Unit>) -> bool {
        self.organisers.known().is_some_and(|it| it.has(unit))
    }
}
