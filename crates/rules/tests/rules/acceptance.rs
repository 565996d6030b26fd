//! 川科资〔2021〕6号: when and how a project is accepted.

use crate::{MET, NOT_MET, case};

#[test]
fn acceptance_is_asked_for_within_three_months_or_six() {
    let asked =
        |on: &str| case("acceptance-deadline").with("requested_on", on).on("2027-02-01").clause("in_time");
    assert_eq!((asked("2026-09-30"), asked("2026-10-01")), (MET, NOT_MET));
    let major = |on: &str| {
        case("acceptance-deadline")
            .with("major_with_topics", true)
            .with("requested_on", on)
            .on("2027-02-01")
            .clause("in_time")
    };
    assert_eq!((major("2026-12-30"), major("2026-12-31")), (MET, NOT_MET));
    let ends = |on: &str| case("acceptance-deadline").with("term_ends_on", on).shown("deadline");
    assert_eq!(ends("2025-11-30"), "2026-02-28");
    assert_eq!(ends("2027-11-30"), "2028-02-29");
    assert_eq!(ends("2025-12-31"), "2026-03-31");
}

#[test]
fn who_has_not_asked_is_judged_by_today() {
    assert_eq!(case("acceptance-deadline").on("2026-09-30").clause("in_time"), MET);
    assert_eq!(case("acceptance-deadline").on("2026-10-01").clause("in_time"), NOT_MET);
}

#[test]
fn half_the_term_opens_early_acceptance() {
    // 729 days: half is 364.5, so from day 365 on.
    assert_eq!(case("acceptance-deadline").on("2025-06-30").clause("early"), NOT_MET);
    assert_eq!(case("acceptance-deadline").on("2025-07-01").clause("early"), MET);
}

#[test]
fn the_money_decides_how_it_is_done() {
    let grant = |it: &str, clause: &str| case("acceptance-deadline").with("grant", it).clause(clause);
    assert_eq!((grant("20", "by_papers"), grant("20.01", "by_papers")), (MET, NOT_MET));
    assert_eq!((grant("99.99", "no_audit"), grant("100", "no_audit")), (MET, NOT_MET));
}
