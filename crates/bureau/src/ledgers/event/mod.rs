//! 活动：科技赶场、讲座培训、展览竞赛、走访服务，一次一条，日子、地点、部门和成效都在这里。
//!
//! 宣传月、活动周的总数由这里汇总，也可以登记上报的总数（`campaign`），两边对得上才放心。

mod days;
pub mod figures;
mod measures;
#[cfg(test)]
mod tests;

use ledger::prelude::*;

pub use days::Days;
pub use measures::{MEASURED, Measured, Measures, measured};

use super::{campaign::Campaign, unit::Unit, work::Work};

/// 活动
///
/// 科技赶场、送科技下乡、讲座、培训、展览、竞赛、走访宣传，一次活动一条。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Event {
    /// 活动名称
    #[field(title, called = "名称、活动")]
    pub name: Name,

    /// 活动类型
    #[field(filter, list, called = "类型、类别、活动类别")]
    pub kind: EventKind,

    /// 所属宣传活动
    ///
    /// 是哪一年的科技之春、科技活动周的一部分；单独办的不填。
    #[field(filter, list, called = "宣传活动、所属活动")]
    pub campaign: Option<Ref<Campaign>>,

    /// 专项工作
    ///
    /// 为哪项专项工作办的，如知识产权强县试点。
    #[field(filter)]
    pub work: Option<Ref<Work>>,

    /// 主办单位
    #[field(search, called = "主办、牵头单位、组织单位")]
    pub hosts: Option<Told<Refs<Unit>>>,

    /// 参加单位
    ///
    /// 点得出名字的部门、企业、学校，几个之间用顿号隔开。
    #[field(search, filter, called = "参与单位、参加部门、协办单位")]
    pub units: Option<Told<Refs<Unit>>>,

    /// 到访的乡镇和单位
    ///
    /// 活动办到哪些乡镇、企业、学校。
    #[field(search, filter, list, called = "乡镇、活动乡镇、到访单位、走访单位")]
    pub places: Option<Told<Refs<Unit>>>,

    /// 具体地点
    #[field(search, called = "地点、活动地点、会场")]
    pub venue: Option<Name>,

    /// 范围
    ///
    /// 不是某几个地方的，写范围，如：全县中小学校。
    #[field(search)]
    pub scope_words: Option<Name>,

    /// 内容
    ///
    /// 讲了什么、宣传什么，几项之间用顿号隔开。
    #[field(search, called = "主题、活动内容、培训内容")]
    pub topics: Option<Names>,

    /// 形式
    #[field(search, called = "活动形式、培训形式")]
    pub forms: Option<Names>,

    /// 对象
    ///
    /// 针对什么人、什么样的企业。
    #[field(search, called = "活动对象、培训对象")]
    pub audience: Option<Name>,

    /// 目的
    #[field(search)]
    pub aim: Option<Name>,

    /// 计划日期
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

/// 活动类型
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum EventKind {
    /// 科技赶场和送科技下乡
    Market,
    /// 讲座
    Lecture,
    /// 培训
    Training,
    /// 展览
    Exhibition,
    /// 竞赛
    Contest,
    /// 走访宣传
    Visit,
    /// 上级指导
    Guidance,
    /// 开放参观
    OpenDay,
    /// 义诊义检
    Clinic,
    /// 其他
    Other,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Happening {
    /// 活动日期
    ///
    /// 第一天；只知道月份的写 2016年5月。
    #[field(day, filter, list, called = "日期、时间、活动时间、开始日期")]
    pub held: Told<Date>,

    /// 结束日期
    #[field(called = "截止日期")]
    pub ended: Option<Told<Date>>,

    /// 分开的几天
    ///
    /// 不连着的几天逐日写，如 2016-03-02、2016-03-04。
    pub days: Option<Days>,

    /// 反响和效果
    #[field(search, called = "效果、成效")]
    pub result: Option<LongText>,

    /// 照片和材料
    pub photos: Option<Attached>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Cancelling {
    /// 取消日期
    #[field(day)]
    pub cancelled: Told<Date>,
    /// 取消原因
    #[field(search)]
    pub cancel_reason: LongText,
}

#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 计划
    Planned,
    /// 已开展
    #[step("登记开展情况", from = Planned)]
    Held(Happening, Measures),
    /// 已取消
    #[step("取消", from = Planned, by = Head)]
    Cancelled(Cancelling),
}

impl Rules for Event {
    fn check(&self, problems: &mut Problems) {
        if let Standing::Held(happening, measures) = &self.standing {
            happening.check(problems);
            measures.check(problems);
        }
    }

    /// What was planned for a day and is not yet told of.
    fn due(&self, today: Date) -> Vec<Due> {
        let (Standing::Planned, Some(Told::Exact(day))) = (&self.standing, &self.planned) else {
            return Vec::new();
        };
        let what =
            if *day < today { "登记开展情况，或取消、改期" } else { "按计划开展活动" };
        vec![Due::new(*day, what, "本记录的计划日期")]
    }
}

impl Happening {
    fn check(&self, problems: &mut Problems) {
        let Told::Exact(held) = self.held else { return };
        if let Some(Told::Exact(ended)) = self.ended
            && ended < held
        {
            problems.at(Happening::ENDED, format!("结束日期早于活动日期 {held}"));
        }
        if let Some(first) = self.days.as_ref().and_then(Days::first)
            && first != held
        {
            problems.at(Happening::DAYS, format!("分开的几天里最早的是 {first}，与活动日期 {held} 不一致"));
        }
    }
}

impl Event {
    /// What is told of it once it was held.
    pub fn happening(&self) -> Option<(&Happening, &Measures)> {
        if let Standing::Held(happening, measures) = &self.standing {
            Some((happening, measures))
        } else {
            None
        }
    }
}
