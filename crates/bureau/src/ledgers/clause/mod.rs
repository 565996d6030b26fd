//! 政策条款：给谁、按什么算、比例多少、上限多少、从哪天到哪天。
//!
//! 比例、上限和期限都是带日期的数据，由文件定；程序里没有一个写死的数。

mod stops;
#[cfg(test)]
mod tests;

use ledger::prelude::*;

use rules::policy::Origin;

use super::policy::Policy;
use crate::rules::terms::{Scheme, Subject, Terms, Way, reading};

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

    /// 条文
    ///
    /// 在文件里的位置，如：第三条第（二）项。
    pub article: Option<Name>,

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

    /// 测算办法
    ///
    /// 一行一件事，如“给谁：每件授权专利”“条件：专利类型 是 发明”“金额：定额”“不与重复：某条款”。比例、定额和最高额用上面几栏的数。可在“政策测算”里填表生成。
    pub terms: Option<Terms>,

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

    /// 接替条款
    ///
    /// 同一资助改了标准、另登一条的，选被改的那一条：单位的年度上限、累计上限和预算接着算，不从头算起。
    pub replaces: Option<Ref<Clause>>,

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

impl Clause {
    /// The clause as it can be computed, if it says how.
    pub fn scheme(&self, policy: Option<&Policy>) -> Option<Scheme> {
        let number =
            policy.and_then(|it| it.document.known()).map_or("文号未报".to_owned(), ToString::to_string);
        let origin = Origin {
            number,
            title: policy.map_or_else(String::new, |it| it.name.as_str().to_owned()),
            article: self.article.as_ref().map_or_else(String::new, ToString::to_string),
        };
        Some(Scheme {
            title: self.name.as_str().to_owned(),
            terms: self.terms.clone()?,
            rate: self.rate.clone(),
            fixed: self.fixed.clone().unwrap_or(Told::NotApplicable),
            cap: self.cap.clone(),
            months: self.months.as_ref().and_then(|it| it.known()).map(|it| it.0),
            origin: Some(origin),
        })
    }

    /// From when on a national document forbids to give this money, and which.
    pub fn stop(&self) -> Option<(Date, &'static str)> {
        let given_for = self.terms.as_ref().and_then(|it| match (it.of, it.basis()) {
            (Subject::Granted, _) | (_, Some("granted_last_year")) => Some(ClauseKind::Grant),
            (Subject::Filed, _) => Some(ClauseKind::Application),
            (Subject::Unit | Subject::Pledge | Subject::Project | Subject::Award, _) => None,
        });
        let stops = [Some(self.kind), given_for].into_iter().flatten().filter_map(stops::of);
        stops.map(|it| (it.from, it.document)).min()
    }

    /// Whether the clause held on a day; `None` where its days are not told.
    pub fn held_on(&self, day: Date) -> Option<bool> {
        let begun = self.starts.known().map(|it| *it <= day);
        let over = match &self.ends {
            Told::Exact(it) | Told::About(it, _) => Some(*it < day),
            Told::Nil | Told::NotApplicable => Some(false),
            Told::Doubt(_) | Told::NotReported => None,
        };
        match (begun, over) {
            (Some(false), _) | (_, Some(true)) => Some(false),
            (Some(true), Some(false)) => Some(true),
            (None, _) | (_, None) => None,
        }
    }

    /// The terms ask for numbers that stand in fields of their own.
    fn check_terms(&self, problems: &mut Problems) {
        let Some(scheme) = self.scheme(None) else { return };
        match scheme.terms.way {
            Way::Percent(_) if reading(&self.rate).is_none() => {
                problems.at(Self::RATE, "测算办法写了按比例，请填资助比例");
            }
            Way::Fixed | Way::PerItem(_) if reading(&scheme.fixed).is_none() => {
                problems.at(Self::FIXED, "测算办法写了按定额或每项给，请填定额");
            }
            Way::Fixed | Way::PerItem(_) | Way::Percent(_) | Way::Tiers(..) => {
                let from = self.starts.known().copied().unwrap_or(Date::constant(2000, 1, 1));
                if let Err(sentence) = scheme.compile(from) {
                    problems.at(Self::TERMS, format!("测算办法：{sentence}"));
                }
            }
        }
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
        if let (Some((from, document)), Some(starts)) = (self.stop(), starts)
            && (from <= starts || ends.is_some_and(|it| from < it) || self.ends == Told::Nil)
        {
            problems.at(
                Self::ENDS,
                format!(
                    "{document}规定：{}最晚到 {}，条款须在那天以前废止",
                    self.kind.words(),
                    from.yesterday().unwrap_or(from)
                ),
            );
        }
        self.check_terms(problems);
    }
}
