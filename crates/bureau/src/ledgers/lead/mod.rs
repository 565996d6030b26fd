//! 期限提醒规则：哪类期限提前几天提醒，逾期几天报股室负责人，再逾几天报局领导。

pub mod standard;
mod which;

use ledger::{due::Lead as Ahead, prelude::*};

pub use which::WhichLedger;

/// 期限提醒规则
///
/// 一类期限一条。写得最具体的那条管用：台账和事项都写了的先于只写一样的，都没写的管其余各类。
#[derive(Clone, Debug, PartialEq, Ledger)]
pub struct Lead {
    /// 哪类期限
    #[field(title)]
    pub name: Name,

    /// 台账
    ///
    /// 台账的名称，如：专利。不填的管所有台账。
    #[field(list)]
    pub which: Option<WhichLedger>,

    /// 事项含
    ///
    /// 期限日历“要做的事”里的字，如：年费。不填的管这本台账的所有期限。
    #[field(list)]
    pub word: Option<Name>,

    /// 提前提醒（天）
    #[field(list)]
    pub ahead: Count,

    /// 逾期几天报股室负责人
    ///
    /// 不填的不报。
    #[field(list)]
    pub head_after: Option<Count>,

    /// 逾期几天报局领导
    ///
    /// 不填的不报。
    #[field(list)]
    pub leader_after: Option<Count>,

    /// 起用日期
    #[field(day, filter, list)]
    pub begins: Date,

    /// 停用日期
    ///
    /// 最后管用的一天；一直用的不填。
    #[field(filter, list)]
    pub ceases: Option<Date>,

    /// 依据
    pub ground: Told<Name>,
}

impl Lead {
    /// The rule as the calendar applies it, if it holds on the day.
    pub fn on(&self, day: Date) -> Option<Ahead> {
        let holds = self.begins <= day && self.ceases.is_none_or(|it| day <= it);
        let days = |it: &Option<Count>| it.map(|it| it.0);
        holds.then(|| Ahead {
            ledger: self.which.map(WhichLedger::slug),
            word: self.word.as_ref().map(|it| it.as_str().to_owned()),
            ahead: self.ahead.0,
            head_after: days(&self.head_after),
            leader_after: days(&self.leader_after),
        })
    }
}

/// Longer ago or ahead than this nobody means.
const MOST: i64 = 3_660;

impl Rules for Lead {
    fn check(&self, problems: &mut Problems) {
        let days = [
            (Self::AHEAD.name(), Some(self.ahead)),
            (Self::HEAD_AFTER.name(), self.head_after),
            (Self::LEADER_AFTER.name(), self.leader_after),
        ];
        for (column, days) in days {
            if days.is_some_and(|it| MOST < it.0) {
                problems.add(column, format!("天数不能超过 {MOST}"));
            }
        }
        if let (Some(head), Some(leader)) = (self.head_after, self.leader_after)
            && leader < head
        {
            problems.at(Self::LEADER_AFTER, "先报股室负责人，再报局领导：这里的天数不能更少");
        }
        if self.ceases.is_some_and(|it| it < self.begins) {
            problems.at(Self::CEASES, format!("停用日期早于起用日期 {}", self.begins));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead(more: &[(&str, &str)]) -> Result<Lead, Problems> {
        let told = [
            ("name", "专利年费"),
            ("which", "专利"),
            ("ahead", "10"),
            ("begins", "2016-01-01"),
            ("ground", "未报"),
        ];
        Lead::read(&told.iter().chain(more).copied().collect())
    }

    #[test]
    fn a_rule_holds_from_its_first_day_to_its_last() {
        let it = lead(&[("ceases", "2016-12-31")]).unwrap();
        let on = |year, month, day| it.on(Date::constant(year, month, day)).map(|it| it.ahead);
        assert_eq!(
            [on(2015, 12, 31), on(2016, 1, 1), on(2016, 12, 31), on(2017, 1, 1)],
            [None, Some(10), Some(10), None]
        );
    }

    #[test]
    fn the_leader_is_not_told_before_the_head() {
        let said = lead(&[("head_after", "7"), ("leader_after", "3")]).unwrap_err().sentence();
        assert!(said.contains("先报股室负责人"), "{said}");
        assert!(lead(&[("which", "鱼塘")]).unwrap_err().sentence().contains("没有叫“鱼塘”的台账"));
    }
}
