//! 政策条款：给谁、按什么算、比例多少、上限多少、从哪天到哪天。
//!
//! 比例、上限和期限都是带日期的数据，由文件定；程序里没有一个写死的数。

mod stops;
#[cfg(test)]
mod tests;

use ledger::prelude::*;

use super::policy::Policy;

/// 政策条款
///
/// 资助政策的一条。同一条款改了比例或上限的，给旧条款填废止日期，另登一条新的。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Clause {
    /// 条款名称
    #[field(title)]
    pub name: Name,

    /// 所属政策
    #[field(filter, list)]
    pub policy: Ref<Policy>,

    /// 条款类别
    #[field(filter, list)]
    pub kind: ClauseKind,

    /// 资助对象
    #[field(search)]
    pub who: Told<Name>,

    /// 条件
    #[field(search)]
    pub condition: Option<Name>,

    /// 计算基数
    ///
    /// 比例按什么算，如：担保费用、人民银行同期贷款利息、官方规费。
    pub basis: Told<Name>,

    /// 资助比例（%）
    #[field(list)]
    pub rate: Told<Number>,

    /// 最高额（万元）
    #[field(list, called = "上限")]
    pub cap: Told<Money>,

    /// 定额（万元）
    ///
    /// 不按比例、按件给的金额。
    pub fixed: Option<Told<Money>>,

    /// 计算期限（月）
    ///
    /// 按利息等计算的，最长算几个月。
    pub months: Option<Told<Count>>,

    /// 推荐去向
    ///
    /// 优先推荐的奖项、计划，多项之间用顿号隔开。
    #[field(search)]
    pub leads_to: Option<Names>,

    /// 条款施行日期
    #[field(day, filter)]
    pub starts: Told<Date>,

    /// 条款废止日期
    ///
    /// 随政策一直有效的填“无”。
    #[field(filter)]
    pub ends: Told<Date>,

    /// 备注
    #[field(search)]
    pub remark: Option<LongText>,

    /// 来源
    pub source: Option<Name>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum ClauseKind {
    /// 专利申请资助
    Application,
    /// 专利授权资助
    Grant,
    /// 专利年费资助
    Annuity,
    /// 专利代理费资助
    Agent,
    /// 质押担保费补助
    Guarantee,
    /// 质押贷款利息补助
    Interest,
    /// 优先推荐奖项
    Award,
    /// 优先推荐项目
    Project,
    /// 其他
    Other,
}

impl ClauseKind {
    /// Whether it gives money, in distinction to a good word.
    pub fn is_money(self) -> bool {
        !matches!(self, ClauseKind::Award | ClauseKind::Project)
    }
}

impl Rules for Clause {
    fn check(&self, problems: &mut Problems) {
        if self.rate.known().is_some_and(|it| Number::from_parts(1_000_000) < *it) {
            problems.at(Self::RATE, "资助比例不能超过 100%");
        }
        if !self.kind.is_money() && (self.rate.known().is_some() || self.cap.known().is_some()) {
            problems.at(Self::RATE, "优先推荐的条款没有比例和最高额，请填“不适用”");
        }
        let exact = |it: &Told<Date>| if let Told::Exact(day) = it { Some(*day) } else { None };
        let (starts, ends) = (exact(&self.starts), exact(&self.ends));
        if let (Some(starts), Some(ends)) = (starts, ends)
            && ends < starts
        {
            problems.at(Self::ENDS, format!("条款废止日期早于施行日期 {starts}"));
        }
        // Only a clause whose days are told can be judged against the stop.
        if let (Some(stop), Some(starts)) = (stops::of(self.kind), starts)
            && (stop.from <= starts || ends.is_some_and(|it| stop.from < it) || self.ends == Told::Nil)
        {
            problems.at(
                Self::ENDS,
                format!(
                    "{}规定：{}最晚到 {}，条款须在那天以前废止",
                    stop.document,
                    self.kind.words(),
                    stop.from.yesterday().unwrap_or(stop.from)
                ),
            );
        }
    }
}
