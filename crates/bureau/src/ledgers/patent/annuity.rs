//! 年费：哪天以前缴第几年的、多少钱，迟了怎样滞纳，到哪天终止。
//!
//! The amounts and terms are the dated parameters of the rule set `annuity`, each
//! with its document; what is computed here carries that document with it.

use std::sync::LazyLock;

use jiff::ToSpan as _;
use ledger::prelude::*;
use rules::{BOOK, Exact, RuleSet, exact};

use super::PatentKind;

/// The next annuity of a patent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annuity {
    /// The patent year it is for, the first beginning on the day of filing.
    pub year: i16,
    /// The last day without surcharge.
    pub due: Date,
    pub fee: Money,
    /// Month by month after that: the last day, and what is to be paid by then in all.
    pub grace: Vec<(Date, Money)>,
    pub ground: String,
    /// The document the surcharges follow from.
    pub grace_ground: String,
}

/// How long a patent lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub years: i16,
    /// The last day it is in force.
    pub ends: Date,
    pub ground: String,
}

/// The rule set the numbers stand in.
static RULE: LazyLock<Option<&RuleSet>> = LazyLock::new(|| BOOK.latest("annuity").ok());

impl PatentKind {
    /// The keys of its term and of its fees in the rule set.
    fn keys(self) -> (&'static str, &'static str) {
        match self {
            PatentKind::Invention => ("term_invention", "fee_invention"),
            PatentKind::UtilityModel => ("term_utility", "fee_utility"),
            PatentKind::Design => ("term_design_old", "fee_design"),
        }
    }
}

/// The term, by the rule in force on the day of filing. Patents older than the
/// rule set are kept up under its first version.
pub fn term(kind: PatentKind, filed: Date) -> Option<Term> {
    let set = (*RULE)?;
    let day = filed.max(set.from);
    let longer = set.day("design_new_from", day).is_some_and(|it| it.0 <= filed);
    let key = if kind == PatentKind::Design && longer { "term_design_new" } else { kind.keys().0 };
    let (years, ground) = set.parameter(key, day)?;
    let years = i16::try_from(years.to_integer()).ok()?;
    Some(Term { years, ends: filed.saturating_add(years.years()), ground: ground.to_owned() })
}

/// The last day to register a grant that was notified on a day, and the rule.
pub fn register_by(notified: Date) -> Option<(Date, String)> {
    let (months, ground) = (*RULE)?.parameter("registration_months", notified)?;
    let months = i64::try_from(months.to_integer()).ok()?;
    Some((notified.saturating_add(months.months()), ground.to_owned()))
}

/// Whole years from the day of filing to an anniversary of it; none for any other day.
pub fn years_between(filed: Date, anniversary: Date) -> Option<i16> {
    let years = anniversary.year() - filed.year();
    (0 <= years && filed.saturating_add(years.years()) == anniversary).then_some(years)
}

/// What is due next when it is paid up to an anniversary of filing; none at the
/// end of the term, or where no rule is known.
pub fn next(kind: PatentKind, filed: Date, paid_to: Date) -> Option<Annuity> {
    let year = years_between(filed, paid_to)? + 1;
    if term(kind, filed)?.years < year {
        return None;
    }
    let set = (*RULE)?;
    let (yuan, ground) = set.band(kind.keys().1, exact::whole(year.into()), paid_to)?;
    let (months, _) = set.parameter("grace_months", paid_to)?;
    let (rate, grace_ground) = set.parameter("surcharge_rate", paid_to)?;
    let fen = |yuan: Exact| i64::try_from((yuan * exact::whole(100)).to_integer()).ok().map(Money::from_fen);
    // The first month of grace is free (滞纳金自第二个月起计).
    let month = |at: i64| {
        let owed = yuan + yuan * rate * exact::whole(at - 1);
        Some((paid_to.saturating_add(at.months()), fen(owed)?))
    };
    let grace = (1..=i64::try_from(months.to_integer()).ok()?).map(month).collect::<Option<_>>()?;
    let (fee, ground, grace_ground) = (fen(yuan)?, ground.to_owned(), grace_ground.to_owned());
    Some(Annuity { year, due: paid_to, fee, grace, ground, grace_ground })
}

impl Annuity {
    /// The last day on which it can still be paid.
    pub fn last_day(&self) -> Date {
        self.grace.last().map_or(self.due, |it| it.0)
    }

    /// What is to be paid on the day; none once it is too late.
    pub fn owed(&self, day: Date) -> Option<Money> {
        if day <= self.due {
            return Some(self.fee);
        }
        self.grace.iter().find(|it| day <= it.0).map(|it| it.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn day(year: i16, month: i8, day: i8) -> Date {
        Date::constant(year, month, day)
    }

    fn yuan(money: Money) -> String {
        money.yuan()
    }

    /// The deadlines of the ledger and the evaluation of the rule set are one rule.
    #[test]
    fn what_a_patent_owes_on_a_day_is_what_the_rule_set_says() {
        let set = BOOK.latest("annuity").unwrap();
        for (kind, word) in [
            (PatentKind::Invention, "invention"),
            (PatentKind::UtilityModel, "utility_model"),
            (PatentKind::Design, "design"),
        ] {
            for (filed, paid) in
                [(day(2012, 2, 29), 4), (day(2012, 5, 18), 5), (day(2021, 6, 1), 9), (day(2021, 5, 31), 9)]
            {
                let due = filed.saturating_add(i16::try_from(paid).unwrap().years());
                for late in [-3, 0, 1, 29, 31, 45, 62, 93, 150, 183, 190] {
                    let on = due.saturating_add(i64::from(late).days());
                    let facts = serde_json::json!({"kind": word, "filed_on": filed.to_string(), "granted_on": filed.to_string(),
                        "paid_through_year": paid, "reduction": "none"});
                    let answer = rules::Answer::of(set, &rules::Facts::read(set, &facts, on).unwrap(), on);
                    let asked = exact::read(answer.total.as_deref().unwrap()).unwrap();
                    let owed = next(kind, filed, due)
                        .and_then(|it| it.owed(on))
                        .map_or(exact::whole(0), |it| exact::read(&it.yuan()).unwrap());
                    assert_eq!(owed, asked, "{word} {filed} on {on}");
                }
            }
        }
    }

    #[test]
    fn the_fourth_year_of_an_invention_costs_1200_and_grace_adds_five_percent_a_month() {
        let it = next(PatentKind::Invention, day(2013, 3, 10), day(2016, 3, 10)).unwrap();
        assert_eq!((it.year, it.due, yuan(it.fee)), (4, day(2016, 3, 10), "1200".to_owned()));
        let told: Vec<String> = it.grace.iter().map(|it| format!("{} {}", it.0, it.1.yuan())).collect();
        assert_eq!(
            told,
            [
                "2016-04-10 1200",
                "2016-05-10 1260",
                "2016-06-10 1320",
                "2016-07-10 1380",
                "2016-08-10 1440",
                "2016-09-10 1500"
            ]
        );
        assert_eq!(it.owed(day(2016, 6, 30)).map(yuan), Some("1380".to_owned()));
        assert_eq!((it.last_day(), it.owed(day(2016, 9, 11))), (day(2016, 9, 10), None));
        assert_eq!(it.ground, "国家知识产权局收费标准");
    }

    #[test]
    fn a_design_lasts_ten_years_or_fifteen_by_the_day_it_was_filed() {
        assert_eq!(term(PatentKind::Design, day(2021, 5, 31)).unwrap().years, 10);
        assert_eq!(term(PatentKind::Design, day(2021, 6, 1)).unwrap().ends, day(2036, 6, 1));
        assert_eq!(next(PatentKind::Design, day(2006, 4, 1), day(2016, 4, 1)), None);
    }

    #[test]
    fn a_grant_is_registered_within_two_months_of_its_notice() {
        let (by, ground) = register_by(day(2016, 4, 30)).unwrap();
        assert_eq!(by, day(2016, 6, 30));
        assert!(ground.contains("实施细则"), "{ground}");
    }

    #[test]
    fn a_day_that_is_no_anniversary_of_filing_is_none() {
        assert_eq!(years_between(day(2012, 2, 29), day(2015, 2, 28)), Some(3));
        assert_eq!(years_between(day(2015, 3, 10), day(2016, 3, 11)), None);
        assert_eq!(next(PatentKind::UtilityModel, day(2015, 3, 10), day(2016, 3, 11)), None);
    }
}
