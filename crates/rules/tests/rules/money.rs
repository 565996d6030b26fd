//! Pledge loans, fee reduction, matching money, budgets, target scores.

use serde_json::json;

use crate::{Case, JUDGE, MET, MISSING, NOT_APPLICABLE, NOT_MET, case};

fn loan() -> Case {
    case("pledge-interest")
}

#[test]
fn a_damaged_rate_gives_both_results_and_neither_is_chosen() {
    // 乐山 2016: guarantee fee × 50 % or 60 %; the digit is lost in the original.
    let case = loan().row("loans", 0, "principal", "0");
    assert_eq!(case.total(), None);
    assert_eq!(case.interval(), ("6".to_owned(), "7.2".to_owned()));
    assert_eq!(case.clause("guarantee"), JUDGE);
    let all: Vec<_> =
        case.answer().candidates.iter().map(|it| (it.assuming.clone(), it.total.clone())).collect();
    assert_eq!(
        all,
        [
            ("担保费补助比例＝50%".to_owned(), Some("6".to_owned())),
            ("担保费补助比例＝60%".to_owned(), Some("7.2".to_owned())),
        ]
    );
}

#[test]
fn the_guarantee_subsidy_is_capped_at_ten_wan_whichever_rate_it_is() {
    let fee = |fee: &str| loan().row("loans", 0, "principal", "0").row("loans", 0, "guarantee_fee", fee);
    assert_eq!(fee("20").total().as_deref(), Some("10"));
    assert_eq!(fee("20").clause("guarantee"), MET);
    assert_eq!(fee("19.99").interval(), ("9.995".to_owned(), "10".to_owned()));
    assert_eq!(fee("16").interval(), ("8".to_owned(), "9.6".to_owned()));
    assert_eq!(fee("1000").total().as_deref(), Some("10"));
    assert_eq!(fee("0").total().as_deref(), Some("0"));
}

#[test]
fn the_interest_subsidy_is_a_fifth_of_the_benchmark_interest() {
    let case = loan().row("loans", 0, "guarantee_fee", "0").row("loans", 0, "principal", "360");
    let case = case.row("loans", 0, "benchmark_rate", "5").row("loans", 0, "starts_on", "2016-01-01");
    // 100 days: 360 × 5 % × 100/360 = 5; a fifth is 1.
    assert_eq!(case.row("loans", 0, "ends_on", "2016-04-10").total().as_deref(), Some("1"));
}

#[test]
fn interest_counts_for_at_most_one_year() {
    let until = |on: &str| {
        let case = loan().row("loans", 0, "guarantee_fee", "0").row("loans", 0, "principal", "360");
        let case = case.row("loans", 0, "benchmark_rate", "5").row("loans", 0, "starts_on", "2014-03-01");
        case.row("loans", 0, "ends_on", on).total().unwrap()
    };
    assert_eq!(until("2015-02-28"), "3.64"); // 364 days
    assert_eq!(until("2015-03-01"), "3.65");
    assert_eq!(until("2016-03-01"), "3.65");
    let leap = loan().row("loans", 0, "guarantee_fee", "0").row("loans", 0, "principal", "360");
    let leap = leap.row("loans", 0, "benchmark_rate", "5").row("loans", 0, "starts_on", "2016-02-29");
    assert_eq!(leap.row("loans", 0, "ends_on", "2018-01-01").total().as_deref(), Some("3.65")); // to 2017-02-28
}

#[test]
fn the_interest_subsidy_is_capped_at_twenty_wan() {
    let principal = |it: &str| {
        let case = loan().row("loans", 0, "guarantee_fee", "0").row("loans", 0, "principal", it);
        let case = case.row("loans", 0, "benchmark_rate", "5").row("loans", 0, "starts_on", "2014-01-01");
        case.row("loans", 0, "ends_on", "2014-12-27").total().unwrap() // 360 days
    };
    assert_eq!(principal("2000"), "20");
    assert_eq!(principal("1999.99"), "19.9999");
    assert_eq!(principal("2000.01"), "20");
}

#[test]
fn a_loan_without_a_registered_pledge_gets_nothing() {
    let case = loan().row("loans", 0, "pledge_registered", false);
    assert_eq!((case.clause("pledged"), case.total().as_deref()), (NOT_MET, Some("0")));
}

#[test]
fn loans_since_the_benchmark_ended_are_for_a_person_to_judge() {
    let starts = |on: &str| {
        loan().row("loans", 0, "starts_on", on).row("loans", 0, "ends_on", "2020-08-01").on("2020-01-01")
    };
    assert_eq!(starts("2019-08-19").clause("benchmark"), NOT_APPLICABLE);
    assert_eq!(starts("2019-08-20").clause("benchmark"), JUDGE);
}

#[test]
fn a_missing_fee_leaves_what_the_cap_allows() {
    let case = loan().row("loans", 0, "principal", "0").without_field("loans", 0, "guarantee_fee");
    assert_eq!(case.interval(), ("0".to_owned(), "10".to_owned()));
    assert_eq!(case.clause("guarantee"), MISSING);
}

#[test]
fn fees_are_reduced_below_the_income_of_the_day() {
    // 财税〔2016〕78号: < 3500 元, < 30 万; 财税〔2019〕45号 from 2019-07-01: < 5000 元, < 100 万.
    let firm = |income: &str, on: &str| {
        case("fee-reduction")
            .with("applicants", json!([{"name": "甲", "kind": "enterprise", "taxable_income": income}]))
            .on(on)
            .total()
            .unwrap()
    };
    assert_eq!(firm("29.99", "2019-06-30"), "375");
    assert_eq!(firm("30", "2019-06-30"), "2500");
    assert_eq!(firm("30", "2019-07-01"), "375");
    assert_eq!(firm("99.99", "2019-07-01"), "375");
    assert_eq!(firm("100", "2019-07-01"), "2500");
    let person = |income: &str, on: &str| {
        case("fee-reduction")
            .with("applicants", json!([{"name": "甲", "kind": "individual", "monthly_income": income}]))
            .on(on)
            .total()
            .unwrap()
    };
    assert_eq!(person("3499.99", "2019-06-30"), "375");
    assert_eq!(person("3500", "2019-06-30"), "2500");
    assert_eq!(person("4999.99", "2019-07-01"), "375");
    assert_eq!(person("5000", "2019-07-01"), "2500");
}

#[test]
fn joint_applicants_get_seventy_percent_and_only_if_each_is_entitled() {
    let two = |second: &str| {
        let all = json!([
            {"name": "甲", "kind": "institution"},
            {"name": "乙", "kind": "enterprise", "taxable_income": second},
        ]);
        case("fee-reduction").with("applicants", all)
    };
    assert_eq!(two("10").total().as_deref(), Some("750"));
    assert_eq!(two("100").total().as_deref(), Some("2500"));
    assert_eq!(two("100").clause("all_entitled"), NOT_MET);
}

#[test]
fn only_some_fees_are_reduced() {
    let fee = |kind: &str| case("fee-reduction").with("fee_kind", kind).clause("fee");
    for kind in ["application", "examination", "annuity", "reexamination"] {
        assert_eq!(fee(kind), MET, "{kind}");
    }
    assert_eq!(fee("publication"), NOT_MET);
    let annuity = |year: i32, on: &str| {
        case("fee-reduction").with("fee_kind", "annuity").with("years_since_grant", year).on(on).clause("fee")
    };
    assert_eq!((annuity(5, "2018-07-31"), annuity(6, "2018-07-31")), (MET, NOT_MET));
    assert_eq!((annuity(9, "2018-08-01"), annuity(10, "2018-08-01")), (MET, NOT_MET));
}

#[test]
fn matching_money_stops_at_each_limit_in_turn() {
    let paid = |grant: &str, paid: &str, left: &str| {
        let case = case("matching-funds").row("projects", 0, "upper_grant", grant);
        case.with("paid_this_year", paid).with("budget_left", left).total().unwrap()
    };
    assert_eq!(paid("50", "0", "100"), "15"); // 30 %
    assert_eq!(paid("80", "0", "100"), "20"); // project cap
    assert_eq!(paid("80", "15", "100"), "15"); // unit and year
    assert_eq!(paid("80", "30", "100"), "0");
    assert_eq!(paid("80", "0", "12"), "12"); // budget
    assert_eq!(
        case("matching-funds").row("projects", 0, "matched_before", true).total().as_deref(),
        Some("0")
    );
}

#[test]
fn indirect_costs_step_down_with_the_base() {
    let most = |direct: &str| {
        let case = case("project-budget").with("direct_costs", direct).with("equipment", "0");
        case.total().unwrap()
    };
    assert_eq!(most("500"), "150");
    assert_eq!(most("1000"), "275");
    assert_eq!(most("1100"), "295");
    let costs = |it: &str| case("project-budget").with("indirect_costs", it).clause("indirect");
    assert_eq!((costs("42"), costs("42.01")), (MET, NOT_MET));
}

#[test]
fn sources_add_up_to_the_whole_budget() {
    assert_eq!(case("project-budget").with("loans", "20").clause("sources"), MET);
    assert_eq!(case("project-budget").with("loans", "20.01").clause("sources"), NOT_MET);
}

#[test]
fn a_target_scores_by_ratio_with_cap_and_floor() {
    let score =
        |actual: &str| case("target-score").row("targets", 0, "actual", actual).shown("targets.score");
    assert_eq!(score("150"), "10");
    assert_eq!(score("300"), "10");
    assert_eq!(score("90"), "6");
    assert_eq!(score("89.99"), "0");
    assert_eq!(
        case("target-score").with("cap", "120").row("targets", 0, "actual", "200").shown("targets.score"),
        "12"
    );
    let lower = |actual: &str| {
        case("target-score")
            .row("targets", 0, "kind", "lower")
            .row("targets", 0, "target", "30")
            .row("targets", 0, "actual", actual)
            .shown("targets.score")
    };
    assert_eq!((lower("30").as_str(), lower("40").as_str(), lower("20").as_str()), ("10", "7.5", "10"));
}

#[test]
fn a_milestone_loses_points_by_the_day_and_never_falls_below_nothing() {
    let done = |on: &str| case("target-score").row("targets", 2, "done_on", on).total().unwrap();
    assert_eq!(done("2016-05-31"), "20.8");
    assert_eq!(done("2016-06-01"), "20.3");
    assert_eq!(done("2016-06-10"), "15.8");
    assert_eq!(done("2016-12-01"), "15.8");
}
