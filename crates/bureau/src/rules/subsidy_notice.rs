//! A public notice of subsidies, judged by the rule set `public-notice`.

use ledger::prelude::Date;
use rules::{Answer, BOOK, Outcome, answer::Judged};
use serde_json::json;

/// What the rule says of a notice on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    /// Why it has too few working days, and the rule.
    pub too_short: Option<(String, String)>,
    /// Why it is not over, and the rule.
    pub running: Option<(String, String)>,
    /// Its working days, where the calendar of the year is known.
    pub days: Option<String>,
}

/// Nothing where no rule holds on the day or the calendar is not known.
pub fn notice_of_subsidy(from: Date, to: Option<Date>, on: Date) -> Notice {
    let Ok(set) = BOOK.on("public-notice", from) else { return Notice::default() };
    let mut told = json!({ "kind": "subsidy", "starts_on": from.to_string() });
    if let Some(to) = to {
        told["ends_on"] = json!(to.to_string());
    }
    let Ok(answer) = Answer::told(set, &told, on) else { return Notice::default() };
    let named = |id: &str| answer.clauses.iter().find(|it| it.id == id);
    let fails = |id: &str| named(id).filter(|it| it.outcome == Outcome::NotMet).map(refusal);
    let counted = || named("long_enough")?.shows.iter().find(|it| it.key == "shown_days")?.value.clone();
    Notice { too_short: fails("long_enough"), running: fails("over"), days: counted() }
}

fn refusal(it: &Judged) -> (String, String) {
    (
        format!("{}；{}", it.explanation.trim_end_matches('。'), it.advice),
        format!("{}“{}”", it.document, it.title),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn five_working_days_are_enough_and_four_are_not() {
        let of = |to| notice_of_subsidy(day("2016-06-20"), Some(day(to)), day("2016-06-24"));
        assert_eq!(of("2016-06-24").too_short, None);
        assert!(of("2016-06-23").too_short.is_some());
        assert_eq!(of("2016-06-24").days.as_deref(), Some("5"));
        assert!(of("2016-06-24").running.is_some());
        assert_eq!(
            notice_of_subsidy(day("2016-06-20"), Some(day("2016-06-24")), day("2016-06-25")).running,
            None
        );
    }

    #[test]
    fn a_year_whose_holidays_nobody_registered_is_not_judged() {
        assert_eq!(notice_of_subsidy(day("2015-06-20"), None, day("2015-06-24")), Notice::default());
    }
}
