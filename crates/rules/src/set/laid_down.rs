//! What a rule lays down, asked without a case before one: a ledger computes its
//! deadlines from the same dated lines an evaluation uses.

use jiff::civil::Date;

use super::{Bound, Dated, Given, RuleSet, Source, in_force};
use crate::{exact::Exact, value::Value};

impl RuleSet {
    /// The one value of a parameter on a day and the document it stands in.
    pub fn parameter(&self, key: &str, day: Date) -> Option<(Exact, &str)> {
        self.laid_down(key, day, |it| match it {
            Given::Is(Value::Number(low, high)) if low == high => Some(*low),
            Given::Is(_) | Given::OneOf(_) | Given::Bands(_) => None,
        })
    }

    /// The day a parameter names, such as the first a rule applies to.
    pub fn day(&self, key: &str, day: Date) -> Option<(Date, &str)> {
        self.laid_down(key, day, |it| if let Given::Is(Value::Day(day)) = it { Some(*day) } else { None })
    }

    /// What a table of bands gives for a number on a day, where it is one value.
    pub fn band(&self, key: &str, of: Exact, day: Date) -> Option<(Exact, &str)> {
        self.laid_down(key, day, |it| {
            let Given::Bands(bands) = it else { return None };
            let falls = |it: &Bound| match it {
                Bound::UpTo(most) => of <= *most,
                Bound::AtLeast(least) => *least <= of,
                Bound::Above(bound) => *bound < of,
                Bound::Rest => true,
            };
            let (low, high) = bands.iter().find(|it| falls(&it.bound))?.take;
            (low == high).then_some(low)
        })
    }

    /// The first day from which a parameter says no, and its document: from then on
    /// what it allows must not be done any more.
    pub fn stopped_from(&self, key: &str) -> Option<(Date, &str)> {
        let Source::Parameter(at, values) = &self.things[*self.names.get(key)?].source else { return None };
        let stop = values.iter().position(|it| matches!(it.what, Given::Is(Value::Flag(false))))?;
        Some((values[stop].from, &self.text.parameters[*at].values[stop].document))
    }

    fn laid_down<T>(&self, key: &str, day: Date, read: impl Fn(&Given) -> Option<T>) -> Option<(T, &str)> {
        let Source::Parameter(at, values) = &self.things[*self.names.get(key)?].source else { return None };
        let told = in_force(values, day)?;
        let place = values.iter().position(|it: &Dated| std::ptr::eq(it, told))?;
        Some((read(&told.what)?, &self.text.parameters[*at].values[place].document))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BOOK, exact::whole};

    const fn day(year: i16, month: i8, day: i8) -> Date {
        Date::constant(year, month, day)
    }

    #[test]
    fn a_table_is_asked_like_an_evaluation_asks_it() {
        let set = BOOK.latest("annuity").unwrap();
        let fee = |year| set.band("fee_invention", whole(year), day(2016, 3, 1)).map(|it| it.0);
        assert_eq!(
            [fee(3), fee(4), fee(20), fee(21)],
            [Some(whole(900)), Some(whole(1200)), Some(whole(8000)), None]
        );
    }

    #[test]
    fn a_stop_is_the_first_day_that_says_no() {
        let set = BOOK.latest("patent-subsidy").unwrap();
        assert_eq!(set.stopped_from("application_allowed"), Some((day(2021, 7, 1), "国知发保字〔2021〕1号")));
        assert_eq!(set.stopped_from("fee_share"), None);
    }

    #[test]
    fn a_day_is_not_a_number_and_before_its_first_line_nothing_is_laid_down() {
        let set = BOOK.latest("annuity").unwrap();
        let now = day(2022, 1, 1);
        assert_eq!(set.day("design_new_from", now).map(|it| it.0), Some(day(2021, 6, 1)));
        assert_eq!(set.parameter("design_new_from", now), None);
        assert_eq!(set.parameter("rate_single", day(2016, 8, 31)), None);
    }
}
