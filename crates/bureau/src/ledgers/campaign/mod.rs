//! 宣传活动：科技之春科普宣传月、科技活动周，一年一次一条；下面是它的各场活动。
//!
//! 部门和乡镇报来的总数往往只有合计，登记在总结里；能逐场登记的由活动台账相加。

mod edition;
pub mod figures;
#[cfg(test)]
mod tests;

use ledger::prelude::*;

pub use edition::ordinal;

use super::{event::Measures, unit::Unit};

/// 宣传活动
///
/// 科技之春科普宣传月、科技活动周、全国科普月等，一年一次一条；每场活动登记在活动台账里。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Campaign {
    /// 名称
    ///
    /// 年份加活动名，如：2016年“科技之春”科普宣传月。
    #[field(title, called = "活动名称")]
    pub name: Name,

    /// 简称
    #[field(alias)]
    pub aliases: Option<Names>,

    /// 类别
    #[field(filter, list, called = "活动类别")]
    pub kind: CampaignKind,

    /// 年度
    #[field(filter, list, called = "年份")]
    pub year: Year,

    /// 届次
    ///
    /// 只填数字，如 21。
    #[field(list, called = "届、第几届")]
    pub edition: Option<Told<Count>>,

    /// 主题
    #[field(search, list, called = "活动主题")]
    pub theme: Told<Name>,

    /// 重点
    ///
    /// 本县突出宣传什么，几项之间用顿号隔开。
    #[field(search, called = "宣传重点")]
    pub emphasis: Option<Names>,

    /// 目的
    #[field(search, called = "活动目的")]
    pub aims: Option<Names>,

    /// 牵头单位
    #[field(search, filter, called = "主办单位、组织单位")]
    pub leads: Told<Refs<Unit>>,

    /// 部署文件
    ///
    /// 上级和本级部署这次活动的文号，几个之间用顿号隔开。
    #[field(search)]
    pub documents: Option<Names>,

    /// 总结报送期限
    pub report_due: Option<Told<Date>>,

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

/// 类别
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum CampaignKind {
    /// 科技之春科普宣传月
    Spring,
    /// 科技活动周
    Week,
    /// 全国科普月
    ScienceMonth,
    /// 知识产权宣传周
    PropertyWeek,
    /// 其他
    Other,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Course {
    /// 开始日期
    ///
    /// 只知道月份的写 2016年3月。
    #[field(day, filter, list, called = "时间、活动时间")]
    pub begins: Told<Date>,

    /// 结束日期
    pub ends: Told<Date>,

    /// 时段
    ///
    /// 只说到旬的照写，如：5月中旬。
    pub stretch: Option<Name>,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Summing {
    /// 总结日期
    #[field(filter)]
    pub summed: Told<Date>,

    /// 总体评价
    #[field(search, called = "评价、反响")]
    pub evaluation: Told<LongText>,

    /// 总结材料
    pub paper: Option<Attached>,
}

#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 筹备
    Planned,
    /// 开展中
    #[step("启动", from = Planned)]
    Underway(Course),
    /// 已总结
    #[step("登记全县汇总", from = Underway, by = Head)]
    Summed(Course, Summing, Measures),
}

impl Rules for Campaign {
    fn check(&self, problems: &mut Problems) {
        if let Some(Told::Exact(edition)) = self.edition
            && let Some(sentence) = edition::objection(self.kind, self.year, edition)
        {
            problems.at(Self::EDITION, sentence);
        }
        if let Some(course) = self.course() {
            course.check(self.year, problems);
        }
        if let Standing::Summed(.., measures) = &self.standing {
            measures.check(problems);
        }
    }

    fn due(&self, _today: Date) -> Vec<Due> {
        match (&self.standing, &self.report_due) {
            (Standing::Planned | Standing::Underway(_), Some(Told::Exact(day))) => {
                vec![Due::new(*day, "报送活动总结", "本记录的总结报送期限")]
            }
            _ => Vec::new(),
        }
    }
}

impl Course {
    fn check(&self, year: Year, problems: &mut Problems) {
        if let (Told::Exact(begins), Told::Exact(ends)) = (&self.begins, &self.ends)
            && ends < begins
        {
            problems.at(Course::ENDS, format!("结束日期早于开始日期 {begins}"));
        }
        if let Some(begins) = self.begins.known().filter(|it| it.year() != year.0) {
            problems.at(Course::BEGINS, format!("开始日期 {begins} 不在 {} 年度内", year.0));
        }
    }
}

impl Campaign {
    pub fn course(&self) -> Option<&Course> {
        match &self.standing {
            Standing::Planned => None,
            Standing::Underway(it) | Standing::Summed(it, ..) => Some(it),
        }
    }

    /// What was reported of the whole county.
    pub fn totals(&self) -> Option<&Measures> {
        if let Standing::Summed(.., it) = &self.standing { Some(it) } else { None }
    }

    pub fn summing(&self) -> Option<&Summing> {
        if let Standing::Summed(_, it, _) = &self.standing { Some(it) } else { None }
    }
}
