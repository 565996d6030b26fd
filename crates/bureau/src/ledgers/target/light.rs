//! 目标的灯和提醒：只看数和日子，不问数从哪里来。
//!
//! 灯是本系统的约定，不是哪个文件的规定：进度不低于时间进度为绿，低于时间进度而不低于其八成为黄，
//! 再低为红；达到目标值另标“已达到”；说不清的不亮灯，写明为什么。

use ledger::prelude::*;

use super::{Bound, Standing, Target};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Light {
    /// 已达到
    Reached,
    Green,
    Yellow,
    Red,
    /// Nothing can be said, and why.
    Dark(String),
}

/// What share of the elapsed time progress must reach to be yellow, in per cent.
const YELLOW: i128 = 80;

impl Light {
    pub fn words(&self) -> &'static str {
        match self {
            Light::Reached => "已达到",
            Light::Green => "绿灯",
            Light::Yellow => "黄灯",
            Light::Red => "红灯",
            Light::Dark(_) => "未亮灯",
        }
    }

    /// The light of a target on a day, `actual` being what its indicator says by then.
    pub fn of(target: &Target, actual: Option<Number>, day: Date) -> Light {
        match &target.standing {
            Standing::Met(_) => return Light::Reached,
            Standing::Missed(_) => return Light::Red,
            Standing::Dropped(_) => return Light::Dark("已调整取消".to_owned()),
            Standing::Open => {}
        }
        let late = target.due.known().copied().unwrap_or_else(|| target.period.last()) < day;
        if target.bound == Bound::Unquantified {
            return if late {
                Light::Red
            } else {
                Light::Dark("没有数的目标，按完成情况结账".to_owned())
            };
        }
        let Some(wanted) = target.low.known() else {
            return Light::Dark("目标值存疑或未报，认定后才能判断".to_owned());
        };
        let Some(actual) = actual else {
            return Light::Dark("没有可用的数：台账和统计数里都查不到".to_owned());
        };
        if wanted <= &actual {
            return Light::Reached;
        }
        if late {
            return Light::Red;
        }
        compared(wanted.parts().into(), actual.parts().into(), elapsed(target, day))
    }
}

/// Days of the target's period that are over, and its days in all.
fn elapsed(target: &Target, day: Date) -> (i128, i128) {
    let days = |from: Date, to: Date| from.until(to).map_or(0, |it| i128::from(it.get_days()) + 1);
    let (first, last) = (target.period.first(), target.period.last());
    (days(first, day.min(last)).max(0), days(first, last).max(1))
}

fn compared(wanted: i128, actual: i128, (passed, all): (i128, i128)) -> Light {
    if passed == 0 {
        return Light::Dark("目标期还没有开始".to_owned());
    }
    let (done, expected) = (actual * all * 100, wanted * passed);
    if expected * 100 <= done {
        Light::Green
    } else if expected * YELLOW <= done {
        Light::Yellow
    } else {
        Light::Red
    }
}

/// What should make somebody look at the target itself: it was reached before it
/// was set, or it is less than last year. A value in doubt is tried with what is
/// printed and with every candidate.
pub fn alarms(target: &Target, at_start: Option<Number>) -> Vec<String> {
    let mut res = Vec::new();
    let unit = target.unit.as_ref().map_or("", Name::as_str);
    let values = tried(&target.low);
    let told = |below: &[Number]| {
        let all: Vec<String> = below.iter().map(Number::to_string).collect();
        if values.len() == 1 { String::new() } else { format!("按 {} 计，", all.join("、")) }
    };
    if let Some(start) = at_start {
        let below: Vec<Number> = values.iter().copied().filter(|it| *it <= start).collect();
        if !below.is_empty() {
            res.push(format!("{}提出时已有 {start}{unit}，目标一开始就已达到", told(&below)));
        }
    }
    if let Some(before) = target.last_year.as_ref().and_then(Told::known) {
        let below: Vec<Number> = values.iter().copied().filter(|it| it < before).collect();
        if !below.is_empty() {
            res.push(format!("{}低于上年实际 {before}{unit}", told(&below)));
        }
    }
    res
}

fn tried(low: &Told<Number>) -> Vec<Number> {
    match low {
        Told::Exact(it) | Told::About(it, _) => vec![*it],
        Told::Doubt(it) => {
            let mut res: Vec<Number> =
                [&it.printed].into_iter().chain(&it.candidates).filter_map(|it| it.parse().ok()).collect();
            res.dedup();
            res
        }
        Told::Nil | Told::NotApplicable | Told::NotReported => Vec::new(),
    }
}
