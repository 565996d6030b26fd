//! What must be done by a day, computed from what a record says and the rules of the world.

use jiff::civil::Date;

use crate::spec::Rules;

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
}
