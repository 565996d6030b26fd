//! What must be done by a day, computed from what a record says and the rules of the world.

use jiff::civil::Date;

use crate::{
    cell::Id,
    spec::{Role, Rules},
};

/// One thing to do, the last day for it, and the rule that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub day: Date,
    /// What is to be done, in a few words.
    pub what: String,
    /// The document it follows from, and how the day was computed.
    pub ground: String,
}

impl Due {
    pub fn new(day: Date, what: impl Into<String>, ground: impl Into<String>) -> Due {
        Due { day, what: what.into(), ground: ground.into() }
    }

    /// Days left; fewer than none when it is too late.
    pub fn days_left(&self, today: Date) -> i64 {
        (self.day - today).get_days().into()
    }

    /// How much time is left, as people say it.
    pub fn left(&self, today: Date) -> String {
        match self.days_left(today) {
            0 => "今天到期".to_owned(),
            left @ 1.. => format!("还有 {left} 天"),
            late => format!("已过 {} 天", -late),
        }
    }
}

/// Where a deadline stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// 未到提醒期
    Early,
    /// 将到期
    Coming,
    /// 今日到期
    Today,
    /// 逾期
    Late,
}

impl State {
    pub fn words(self) -> &'static str {
        match self {
            State::Early => "未到提醒期",
            State::Coming => "将到期",
            State::Today => "今日到期",
            State::Late => "逾期",
        }
    }
}

/// How early one is told of a kind of deadline, and whom it goes up to when it is
/// late. The house keeps these as dated records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// Deadlines of this ledger only.
    pub ledger: Option<&'static str>,
    /// Of those that say this word only.
    pub word: Option<String>,
    /// Days before the last day.
    pub ahead: i64,
    /// Days after it until the head of the section is told; never if none.
    pub head_after: Option<i64>,
    /// Days after it until whoever leads the bureau is told.
    pub leader_after: Option<i64>,
}

impl Lead {
    fn speaks_of(&self, ledger: &str, what: &str) -> bool {
        self.ledger.is_none_or(|it| it == ledger)
            && self.word.as_ref().is_none_or(|it| what.contains(it.as_str()))
    }

    /// The last day on which a deadline that goes up to this role today was due.
    pub fn raised_to(&self, role: Role, today: Date) -> Option<Date> {
        let after = match role {
            Role::Head => self.head_after,
            Role::Leader => self.leader_after,
            Role::Clerk | Role::Auditor | Role::Admin => None,
        };
        after.and_then(|it| today.checked_sub(jiff::Span::new().days(it)).ok())
    }
}

/// Somebody was reminded of a record's deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Urged {
    pub ledger: String,
    pub id: Id,
    pub day: Date,
    /// 电话, and by whom.
    pub words: String,
}

/// What a house knows about minding its deadlines today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Watch {
    leads: Vec<Lead>,
    urged: Vec<Urged>,
}

impl Watch {
    /// What speaks of a ledger and a word goes before what speaks of one of them,
    /// and that before what speaks of everything.
    pub fn new(mut leads: Vec<Lead>, urged: Vec<Urged>) -> Watch {
        leads.sort_by_key(|it| (it.ledger.is_none(), it.word.is_none()));
        Watch { leads, urged }
    }

    /// In the order in which they are asked: the first that speaks of a deadline holds.
    pub fn leads(&self) -> &[Lead] {
        &self.leads
    }

    pub fn lead(&self, ledger: &str, what: &str) -> Option<&Lead> {
        self.leads.iter().find(|it| it.speaks_of(ledger, what))
    }

    pub fn state(&self, ledger: &str, due: &Due, today: Date) -> State {
        let ahead = self.lead(ledger, &due.what).map_or(0, |it| it.ahead);
        match due.days_left(today) {
            ..0 => State::Late,
            0 => State::Today,
            left if left <= ahead => State::Coming,
            1.. => State::Early,
        }
    }

    /// Whom a late deadline has gone up to.
    pub fn raised(&self, ledger: &str, due: &Due, today: Date) -> Option<Role> {
        let lead = self.lead(ledger, &due.what)?;
        let gone = |role: &Role| lead.raised_to(*role, today).is_some_and(|it| due.day <= it);
        [Role::Leader, Role::Head].into_iter().find(gone)
    }

    /// The reminders of a record, the latest first.
    pub fn urged(&self, ledger: &str, id: Id) -> Vec<&Urged> {
        let mut res: Vec<&Urged> =
            self.urged.iter().filter(|it| it.id == id && it.ledger == ledger).collect();
        res.sort_by_key(|it| std::cmp::Reverse(it.day));
        res
    }
}

/// The duties of a record, the earliest first.
pub fn sorted<R: Rules>(record: &R, today: Date) -> Vec<Due> {
    let mut res = record.due(today);
    res.sort_by_key(|it| it.day);
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duty_says_how_much_time_is_left() {
        let due = Due::new(Date::constant(2016, 6, 30), "缴纳年费", "");
        let on = |day| due.left(Date::constant(2016, 6, day));
        assert_eq!([on(1), on(30)], ["还有 29 天", "今天到期"]);
        assert_eq!(due.left(Date::constant(2016, 7, 2)), "已过 2 天");
        assert_eq!(due.left(Date::constant(2015, 6, 30)), "还有 366 天");
    }

    fn lead(ledger: Option<&'static str>, word: Option<&str>, ahead: i64) -> Lead {
        let word = word.map(str::to_owned);
        Lead { ledger, word, ahead, head_after: Some(3), leader_after: Some(10) }
    }

    #[test]
    fn the_rule_that_says_most_holds() {
        let all =
            [lead(None, None, 7), lead(Some("patent"), None, 20), lead(Some("patent"), Some("年费"), 10)];
        let watch = Watch::new(all.into(), Vec::new());
        let ahead = |ledger, what| watch.lead(ledger, what).map(|it| it.ahead);
        assert_eq!(
            [ahead("patent", "缴纳第5年年费"), ahead("patent", "办理登记手续"), ahead("task", "完成")],
            [Some(10), Some(20), Some(7)]
        );
    }

    #[test]
    fn a_deadline_comes_is_here_and_is_late() {
        let watch = Watch::new(vec![lead(None, None, 10)], Vec::new());
        let due = Due::new(Date::constant(2016, 3, 1), "申请验收", "");
        // 2016 has a 29 February: ten days before 1 March is 20 February.
        let on = |month, day| watch.state("project", &due, Date::constant(2016, month, day));
        assert_eq!([on(2, 19), on(2, 20), on(2, 29)], [State::Early, State::Coming, State::Coming]);
        assert_eq!([on(3, 1), on(3, 2)], [State::Today, State::Late]);
        assert_eq!(Watch::default().state("project", &due, Date::constant(2016, 2, 29)), State::Early);
    }

    #[test]
    fn what_is_late_goes_up_to_the_head_and_then_to_the_leader() {
        let watch = Watch::new(vec![lead(None, None, 10)], Vec::new());
        let due = Due::new(Date::constant(2015, 12, 31), "申请验收", "");
        let on = |month, day| watch.raised("project", &due, Date::constant(2016, month, day));
        assert_eq!([on(1, 2), on(1, 3)], [None, Some(Role::Head)]);
        assert_eq!([on(1, 9), on(1, 10)], [Some(Role::Head), Some(Role::Leader)]);
        assert_eq!(Watch::default().raised("project", &due, Date::constant(2017, 1, 1)), None);
    }
}
