//! Public notices in working days.

use crate::{Case, MET, MISSING, NOT_MET, case};

fn notice(kind: &str, starts: &str) -> Case {
    case("public-notice").with("kind", kind).with("starts_on", starts).without("ends_on")
}

#[test]
fn a_notice_ends_with_its_last_working_day() {
    let last = |kind: &str, starts: &str| notice(kind, starts).shown("last_day");
    assert_eq!(last("ip_fund", "2016-03-01"), "2016-03-08");
    assert_eq!(last("science_plan", "2023-05-26"), "2023-06-01");
    assert_eq!(last("science_plan", "2026-01-12"), "2026-01-16");
    // 国庆 2016: 1 to 7 October off, 8 and 9 October worked.
    assert_eq!(last("science_plan", "2016-09-29"), "2016-10-10");
    assert_eq!(last("hightech", "2016-09-29"), "2016-10-17");
    // Beginning on a Saturday, Monday is the first day.
    assert_eq!(last("science_plan", "2016-03-05"), "2016-03-11");
}

#[test]
fn it_is_over_the_day_after() {
    assert_eq!(notice("ip_fund", "2016-03-01").on("2016-03-08").clause("over"), NOT_MET);
    assert_eq!(notice("ip_fund", "2016-03-01").on("2016-03-09").clause("over"), MET);
}

#[test]
fn an_end_written_too_early_is_too_short() {
    let ends = |on: &str| case("public-notice").with("ends_on", on).clause("long_enough");
    assert_eq!((ends("2016-03-07"), ends("2016-03-08"), ends("2016-03-12")), (NOT_MET, MET, MET));
}

#[test]
fn over_new_year_the_next_years_calendar_is_needed() {
    let case = notice("science_plan", "2026-12-29").on("2026-12-31");
    assert_eq!(case.clause("over"), MISSING);
    let answer = case.answer();
    assert!(answer.summary.contains("资料不全"), "{}", answer.summary);
    assert!(answer.clauses[0].missing[0].contains("放假和调休安排"), "{:?}", answer.clauses[0].missing);
    assert_eq!(notice("science_plan", "2025-12-29").on("2025-12-31").shown("last_day"), "2026-01-05");
}

#[test]
fn an_objection_is_looked_into_within_ten_working_days_and_answered_within_fifteen() {
    let case = case("public-notice").with("objection_on", "2016-03-08");
    assert_eq!((case.clause("objection_in_time"), case.shown("check_by").as_str()), (MET, "2016-03-22"));
    assert_eq!(case.shown("reply_by"), "2016-03-29");
    assert_eq!(case.with("objection_on", "2016-03-09").clause("objection_in_time"), NOT_MET);
}
