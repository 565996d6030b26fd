//! 目标：报告里许下的数和事。哪个指标、多少以上、谁负责、到哪天；写在哪份报告的哪一句。
//!
//! 进度由指标的数算（见 [`crate::promises`]），这里只记许下的是什么、最后怎样。

pub mod light;
#[cfg(test)]
mod tests;

use ledger::prelude::*;

use super::{indicator::Indicator, reading::Stretch, work::Work};

/// 目标
///
/// 工作计划里的每个目标一条：指标、要达到的数、期限、责任人。没有数的目标也登记，按完成情况结账。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Target {
    /// 目标
    ///
    /// 要做成什么，不写数和“力争”，如：发明专利申请量。
    #[field(title)]
    pub name: Name,

    /// 工作领域
    #[field(filter, list)]
    pub duty: Duty,

    /// 指标
    ///
    /// 从“指标目录”里选，进度按它算；没有数的目标写“不适用”。
    #[field(filter)]
    pub indicator: Told<Ref<Indicator>>,

    /// 要求
    #[field(filter, list)]
    pub bound: Bound,

    /// 语气
    #[field(filter)]
    pub firmness: Firmness,

    /// 目标值
    ///
    /// 区间的写下限；没有数的写“不适用”。
    #[field(list)]
    pub low: Told<Number>,

    /// 目标上限
    ///
    /// 只有“几至几”才填。
    #[field(list)]
    pub high: Option<Told<Number>>,

    /// 计量单位
    #[field(list)]
    pub unit: Option<Name>,

    /// 提出时期
    ///
    /// 写进哪个半年的报告，如 2016年上半年。
    #[field(filter)]
    pub promised: Half,

    /// 目标期
    ///
    /// 这个数管哪一段：2016年（全年）或 2016年下半年。
    #[field(filter, list)]
    pub period: Stretch,

    /// 完成期限
    #[field(filter, list)]
    pub due: Told<Date>,

    /// 上年实际
    ///
    /// 同一指标上一年的数，目标低于它会提醒。
    pub last_year: Option<Told<Number>>,

    /// 专项工作
    pub work: Option<Told<Ref<Work>>>,

    /// 责任领导
    #[field(search)]
    pub leader: Option<Name>,

    /// 责任股室
    #[field(search, list)]
    pub section: Told<Name>,

    /// 责任人
    #[field(search, list, officer)]
    pub owner: Told<Name>,

    /// 措施
    #[field(search)]
    pub measures: Option<LongText>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    ///
    /// 写在哪份报告、哪个文件的哪一处。
    #[field(search)]
    pub source: Name,

    /// 状态
    pub standing: Standing,
}

/// 工作领域
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Duty {
    /// 高新技术企业
    HighTech,
    /// 科技项目
    Projects,
    /// 知识产权
    Property,
    /// 大众创业万众创新
    Startup,
    /// 科技服务与普及
    Outreach,
    /// 重点工程协调
    Coordination,
    /// 综合工作
    Office,
}

/// 要求
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Bound {
    /// 多少以上
    AtLeast,
    /// 达到多少
    Reach,
    /// 几至几
    Range,
    /// 没有数
    Unquantified,
}

/// 语气
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Firmness {
    /// 一般
    Plain,
    /// 力争
    Strive,
    /// 确保
    Ensure,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Outcome {
    /// 结账日期
    #[field(day, filter)]
    pub closed: Told<Date>,
    /// 完成情况
    #[field(search)]
    pub result: LongText,
}

#[derive(Clone, Debug, PartialEq, Part)]
pub struct Change {
    /// 调整日期
    #[field(day, filter)]
    pub changed: Told<Date>,
    /// 同意调整的机关
    pub changed_by: Told<Name>,
    /// 调整原因
    #[field(search)]
    pub change_reason: LongText,
}

#[derive(Clone, Debug, PartialEq, Standing)]
pub enum Standing {
    /// 执行中
    Open,
    /// 已完成
    #[step("登记完成", from = Open, by = Head)]
    Met(Outcome),
    /// 未完成
    #[step("登记未完成", from = Open, by = Head)]
    Missed(Outcome),
    /// 调整取消
    #[step("调整取消", from = Open, by = Leader)]
    Dropped(Change),
}

impl Firmness {
    /// As it stands before what is promised.
    pub fn word(self) -> &'static str {
        match self {
            Firmness::Plain => "",
            Firmness::Strive => "力争",
            Firmness::Ensure => "确保",
        }
    }
}

impl Rules for Target {
    fn due(&self, _today: Date) -> Vec<Due> {
        let day = self.due.known().filter(|_| matches!(self.standing, Standing::Open));
        let what = format!("目标到期结账：{}", self.name);
        day.map(|day| Due::new(*day, what, self.source.as_str())).into_iter().collect()
    }

    fn check(&self, problems: &mut Problems) {
        let no_number = matches!(self.low, Told::Nil | Told::NotApplicable);
        if self.bound == Bound::Unquantified {
            if !no_number || self.high.is_some() {
                problems.at(Self::LOW, "选了“没有数”，目标值请写“不适用”，上限不填");
            }
            return;
        }
        if no_number {
            problems.at(Self::LOW, "请填目标值；没有数的目标请把“要求”改为“没有数”");
        }
        if self.unit.is_none() {
            problems.at(Self::UNIT, "有数的目标要写计量单位");
        }
        if matches!(self.indicator, Told::Nil | Told::NotApplicable) {
            problems.at(
                Self::INDICATOR,
                "有数的目标要选指标，进度才算得出；目录里没有的先登记，一时定不了的写“未报”",
            );
        }
        match (self.bound, &self.high) {
            (Bound::Range, None) => problems.at(Self::HIGH, "“几至几”要填上限"),
            (Bound::Range, Some(high)) => {
                if let (Some(low), Some(high)) = (self.low.known(), high.known())
                    && high <= low
                {
                    problems.at(Self::HIGH, format!("上限应大于下限 {low}"));
                }
            }
            (Bound::AtLeast | Bound::Reach | Bound::Unquantified, Some(_)) => {
                problems.at(Self::HIGH, "只有“几至几”才填上限");
            }
            (Bound::AtLeast | Bound::Reach | Bound::Unquantified, None) => {}
        }
        if let Told::Exact(due) = self.due
            && due < self.period.first()
        {
            problems.at(Self::DUE, format!("完成期限早于目标期{}的第一天", self.period.words()));
        }
    }
}
