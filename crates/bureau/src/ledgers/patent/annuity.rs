//! 年费：哪天以前缴第几年的、多少钱，迟了怎样滞纳，到哪天终止。
//!
//! The amounts and terms are dated tables in `rules/patent_*.tsv`, each line with
//! its document; what is computed here carries that document with it.

use std::sync::LazyLock;

use jiff::ToSpan as _;
use ledger::prelude::*;

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

/// A line of a table: the day it takes effect, its numbers, its document.
struct Line {
    from: Date,
    kind: Option<PatentKind>,
    numbers: Vec<i64>,
    document: String,
}

static FEES: LazyLock<Vec<Line>> =
    LazyLock::new(|| read(include_str!("../../../rules/patent_annuity_fees.tsv")));
static TERMS: LazyLock<Vec<Line>> = LazyLock::new(|| read(include_str!("../../../rules/patent_terms.tsv")));
static GRACE: LazyLock<Vec<Line>> = LazyLock::new(|| read(include_str!("../../../rules/patent_grace.tsv")));
static REGISTRATION: LazyLock<Vec<Line>> =
    LazyLock::new(|| read(include_str!("../../../rules/patent_registration.tsv")));

/// `valid_from, kind, number …, document, note`; 全部 is every kind.
fn read(table: &str) -> Vec<Line> {
    let line = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [from, kind, numbers @ .., document, _] = &cells[..] else { return None };
        let kind = if *kind == "全部" { None } else { Some(PatentKind::parse(kind).ok()?) };
        let numbers = numbers.iter().map(|it| it.parse().ok()).collect::<Option<Vec<i64>>>()?;
        Some(Line { from: from.parse().ok()?, kind, numbers, document: (*document).to_owned() })
    };
    table.lines().skip(1).filter_map(line).collect()
}

/// The lines in force on the day, the newest first.
fn in_force(table: &[Line], kind: PatentKind, day: Date) -> impl Iterator<Item = &Line> {
    table.iter().rev().filter(move |it| it.from <= day && it.kind.is_none_or(|it| it == kind))
}

/// The term, by the rule in force on the day of filing.
pub fn term(kind: PatentKind, filed: Date) -> Option<Term> {
    let line = in_force(&TERMS, kind, filed).next()?;
    let years = i16::try_from(*line.numbers.first()?).ok()?;
    Some(Term { years, ends: filed.saturating_add(years.years()), ground: line.document.clone() })
}

/// The last day to register a grant that was notified on a day, and the rule.
pub fn register_by(kind: PatentKind, notified: Date) -> Option<(Date, String)> {
    let line = in_force(&REGISTRATION, kind, notified).next()?;
    Some((notified.saturating_add((*line.numbers.first()?).months()), line.document.clone()))
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
    let of_year = |it: &&Line| match it.numbers[..] {
        [first, last, _] => (first..=last).contains(&i64::from(year)),
        _ => false,
    };
    let line = in_force(&FEES, kind, paid_to).find(of_year)?;
    let fee = line.numbers.last()? * 100;
    let (mut grace, mut grace_ground) = (Vec::new(), String::new());
    for step in in_force(&GRACE, kind, paid_to) {
        let [month, percent] = step.numbers[..] else { continue };
        grace_ground.clone_from(&step.document);
        grace.push((paid_to.saturating_add(month.months()), Money::from_fen(fee + fee * percent / 100)));
    }
    grace.sort_by_key(|it: &(Date, Money)| it.0);
    let (fee, ground) = (Money::from_fen(fee), line.document.clone());
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

    #[test]
    fn every_line_of_the_tables_is_read() {
        for (table, text) in [
            (&*FEES, include_str!("../../../rules/patent_annuity_fees.tsv")),
            (&*TERMS, include_str!("../../../rules/patent_terms.tsv")),
            (&*GRACE, include_str!("../../../rules/patent_grace.tsv")),
            (&*REGISTRATION, include_str!("../../../rules/patent_registration.tsv")),
        ] {
            assert_eq!(table.len(), text.lines().count() - 1);
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
        assert!(it.ground.contains("号"), "{}", it.ground);
    }

    #[test]
    fn a_design_lasts_ten_years_or_fifteen_by_the_day_it_was_filed() {
        assert_eq!(term(PatentKind::Design, day(2021, 5, 31)).unwrap().years, 10);
        assert_eq!(term(PatentKind::Design, day(2021, 6, 1)).unwrap().ends, day(2036, 6, 1));
        assert_eq!(next(PatentKind::Design, day(2006, 4, 1), day(2016, 4, 1)), None);
    }

    #[test]
    fn a_grant_is_registered_within_two_months_of_its_notice() {
        let (by, ground) = register_by(PatentKind::Design, day(2016, 4, 30)).unwrap();
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
