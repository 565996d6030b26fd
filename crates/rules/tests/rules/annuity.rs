//! 专利年费: due days, grace, surcharge, term, reduction.

use crate::{Case, MET, NOT_APPLICABLE, NOT_MET, case};

/// A utility model filed on a day, granted within its first year.
fn filed(on: &str, paid_through: i32) -> Case {
    case("annuity").with("filed_on", on).with("granted_on", on).with("paid_through_year", paid_through)
}

#[test]
fn each_annuity_is_due_before_the_year_it_is_for_begins() {
    // Filed 1999-06-03, fees paid for year 3: year 4 is due on 2002-06-03.
    let case = filed("1999-06-03", 3).on("2002-06-03");
    assert_eq!((case.shown("next_year").as_str(), case.shown("due_on").as_str()), ("4", "2002-06-03"));
    assert_eq!(case.clause("in_time"), MET);
    assert_eq!(case.on("2002-06-04").clause("in_time"), NOT_MET);
}

#[test]
fn the_grant_year_is_counted_from_the_filing_day() {
    let granted = |on: &str| case("annuity").with("granted_on", on).shown("grant_year");
    assert_eq!(granted("2013-05-17"), "1");
    assert_eq!(granted("2013-05-18"), "2"); // filed 2012-05-18
    assert_eq!(granted("2014-05-17"), "2");
}

#[test]
fn what_was_paid_cannot_end_before_the_grant_year() {
    let case = case("annuity").with("granted_on", "2014-06-01");
    assert!(case.with("paid_through_year", 2).refused()[0].contains("随登记手续"));
}

#[test]
fn the_surcharge_is_five_percent_for_each_month_begun_after_the_first() {
    // Due 2016-05-18, full fee 900.
    let surcharge = |on: &str| case("annuity").on(on).shown("surcharge");
    for (on, due) in [
        ("2016-05-18", "0"),
        ("2016-05-19", "0"),
        ("2016-06-18", "0"),
        ("2016-06-19", "45"),
        ("2016-07-18", "45"),
        ("2016-07-19", "90"),
        ("2016-08-18", "90"),
        ("2016-08-19", "135"),
        ("2016-09-19", "180"),
        ("2016-10-19", "225"),
        ("2016-11-18", "225"),
    ] {
        assert_eq!(surcharge(on), due, "{on}");
    }
}

#[test]
fn after_six_months_the_patent_has_ended_on_the_due_day() {
    assert_eq!(case("annuity").on("2016-11-18").clause("not_lapsed"), MET);
    let late = case("annuity").on("2016-11-19");
    assert_eq!(late.clause("not_lapsed"), NOT_MET);
    assert_eq!(late.clause("fee"), NOT_APPLICABLE);
    assert_eq!(late.total().as_deref(), Some("0"));
}

#[test]
fn a_grace_that_would_end_on_a_day_there_is_not_ends_with_the_month() {
    // Due on 31 August: six months later is the last day of February.
    let due = filed("2010-08-31", 5).on("2015-09-01");
    assert_eq!(due.shown("grace_ends_on"), "2016-02-29");
    assert_eq!(filed("2010-08-31", 6).on("2016-09-01").shown("grace_ends_on"), "2017-02-28");
    let paid = |on: &str| filed("2010-08-31", 5).on(on).shown("months_late");
    assert_eq!((paid("2015-09-30").as_str(), paid("2015-10-01").as_str()), ("1", "2"));
    assert_eq!((paid("2015-10-31").as_str(), paid("2015-11-01").as_str()), ("2", "3"));
}

#[test]
fn a_filing_on_29_february_has_its_years_full_on_the_28th() {
    let case = filed("2012-02-29", 3).on("2014-06-01");
    assert_eq!(case.shown("due_on"), "2015-02-28");
    assert_eq!(filed("2012-02-29", 4).on("2014-06-01").shown("due_on"), "2016-02-29");
    assert_eq!(case.shown("expires_on"), "2022-02-28");
}

#[test]
fn a_filing_on_31_december_is_due_on_31_december() {
    assert_eq!(filed("2014-12-31", 1).on("2015-06-01").shown("due_on"), "2015-12-31");
}

#[test]
fn the_fee_steps_up_with_the_year() {
    let fee = |kind: &str, filed_on: &str, year: i32| {
        let case = filed(filed_on, year - 1).with("kind", kind).on("2021-06-15");
        case.shown("full_fee")
    };
    for (year, due) in [
        (2, "900"),
        (3, "900"),
        (4, "1200"),
        (6, "1200"),
        (7, "2000"),
        (9, "2000"),
        (10, "4000"),
        (12, "4000"),
        (13, "6000"),
        (15, "6000"),
        (16, "8000"),
        (20, "8000"),
    ] {
        assert_eq!(fee("invention", "2021-06-01", year), due, "invention, year {year}");
    }
    for (year, due) in
        [(3, "600"), (4, "900"), (5, "900"), (6, "1200"), (8, "1200"), (9, "2000"), (10, "2000")]
    {
        assert_eq!(fee("utility_model", "2021-06-01", year), due, "utility model, year {year}");
        assert_eq!(fee("design", "2021-06-01", year), due, "design, year {year}");
    }
    assert_eq!(fee("design", "2021-06-01", 11), "3000");
    assert_eq!(fee("design", "2021-06-01", 15), "3000");
}

#[test]
fn the_term_is_twenty_ten_or_for_designs_since_june_2021_fifteen_years() {
    let expires = |kind: &str, on: &str| filed(on, 2).with("kind", kind).on("2021-12-01").shown("expires_on");
    assert_eq!(expires("invention", "2021-05-31"), "2041-05-31");
    assert_eq!(expires("utility_model", "2021-06-01"), "2031-06-01");
    assert_eq!(expires("design", "2021-05-31"), "2031-05-31");
    assert_eq!(expires("design", "2021-06-01"), "2036-06-01");
    assert_eq!(filed("2012-05-18", 10).on("2022-05-17").clause("term"), MET);
    assert_eq!(filed("2012-05-18", 10).on("2022-05-18").clause("term"), NOT_MET);
    assert_eq!(filed("2012-05-18", 10).on("2022-05-17").clause("fee"), NOT_APPLICABLE);
}

#[test]
fn a_reduction_holds_for_six_years_from_grant_and_since_august_2018_for_ten() {
    // Granted in year 1: the sixth year from it is year 6.
    let rate = |on: &str, year: i32, reduction: &str| {
        case("annuity")
            .with("kind", "invention")
            .with("paid_through_year", year - 1)
            .with("reduction", reduction)
            .on(on)
            .shown("reduction_rate")
    };
    assert_eq!(rate("2016-10-01", 6, "single"), "85");
    assert_eq!(rate("2016-10-01", 6, "joint"), "70");
    assert_eq!(rate("2016-10-01", 7, "single"), "0");
    assert_eq!(rate("2018-07-31", 7, "single"), "0");
    assert_eq!(rate("2018-08-01", 7, "single"), "85");
    assert_eq!(rate("2018-08-01", 10, "single"), "85");
    assert_eq!(rate("2018-08-01", 11, "single"), "0");
    assert_eq!(rate("2018-08-01", 7, "none"), "0");
}

#[test]
fn the_surcharge_is_on_the_full_fee_even_where_the_fee_is_reduced() {
    let case = case("annuity").with("reduction", "single").on("2016-10-18");
    assert_eq!((case.shown("fee").as_str(), case.shown("surcharge").as_str()), ("135", "180"));
    assert_eq!(case.total().as_deref(), Some("315"));
}

#[test]
fn a_reduction_before_its_rule_was_known_is_missing_not_nothing() {
    let case = case("annuity").with("reduction", "single").on("2016-08-31");
    assert_eq!(case.total(), None);
    assert_eq!(case.clause("fee"), crate::MISSING);
}
