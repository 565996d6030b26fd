//! 国知发保字〔2021〕1号: what no county may pay any more.

use serde_json::{Value, json};

use crate::{Case, MET, MISSING, NOT_APPLICABLE, NOT_MET, case};

fn one(stage: &str, kind: &str) -> Value {
    json!({
        "number": "ZL201910123456.8", "stage": stage, "kind": kind, "non_service": false,
        "granted_on": "2020-11-10", "official_fees": "3450", "other_subsidies": "0",
    })
}

fn asked(stage: &str, kind: &str, on: &str) -> Case {
    case("patent-subsidy").with("patents", json!([one(stage, kind)])).on(on)
}

fn paid(stage: &str, kind: &str, on: &str) -> String {
    asked(stage, kind, on).total().unwrap_or("未知".to_owned())
}

#[test]
fn nothing_for_applications_after_june_2021() {
    assert_eq!(paid("application", "invention", "2021-06-30"), "1000");
    assert_eq!(asked("application", "invention", "2021-06-30").clause("application_stage"), MET);
    assert_eq!(paid("application", "invention", "2021-07-01"), "0");
    assert_eq!(asked("application", "invention", "2021-07-01").clause("application_stage"), NOT_MET);
}

#[test]
fn since_the_notice_only_inventions_for_their_grant() {
    assert_eq!(paid("grant", "utility_model", "2021-01-26"), "500");
    assert_eq!(paid("grant", "utility_model", "2021-01-27"), "0");
    assert_eq!(asked("grant", "design", "2022-01-01").clause("inventions_only"), NOT_MET);
    assert_eq!(asked("grant", "invention", "2022-01-01").clause("inventions_only"), MET);
    assert_eq!(paid("foreign_grant", "utility_model", "2022-01-01"), "0");
}

#[test]
fn all_levels_together_pay_at_most_half_the_official_fees() {
    let paid = |fees: &str, others: &str| {
        let case = asked("grant", "invention", "2022-01-01").row("patents", 0, "official_fees", fees);
        case.row("patents", 0, "other_subsidies", others).total().unwrap()
    };
    assert_eq!(paid("4000", "0"), "2000"); // the scheme's own 2000
    assert_eq!(paid("4002", "0"), "2000");
    assert_eq!(paid("3999", "0"), "1999.5");
    assert_eq!(paid("4000", "500"), "1500");
    assert_eq!(paid("4000", "2000"), "0");
    assert_eq!(paid("4000", "2000.01"), "0");
    let over = asked("grant", "invention", "2022-01-01").row("patents", 0, "other_subsidies", "1725.01");
    assert_eq!(over.clause("within_half"), NOT_MET);
    assert_eq!(over.row("patents", 0, "other_subsidies", "1725").clause("within_half"), MET);
}

#[test]
fn the_half_of_fees_did_not_bind_before_the_notice() {
    let case = asked("grant", "invention", "2021-01-26").row("patents", 0, "official_fees", "100");
    assert_eq!(case.total().as_deref(), Some("2000"));
    assert_eq!(case.clause("within_half"), NOT_APPLICABLE);
}

#[test]
fn no_annuities_and_no_agents_fees() {
    for stage in ["annuity", "agency"] {
        assert_eq!(asked(stage, "invention", "2021-01-26").clause("no_side_fees"), MET);
        assert_eq!(asked(stage, "invention", "2021-01-27").clause("no_side_fees"), NOT_MET);
        assert_eq!(paid(stage, "invention", "2022-01-01"), "0");
    }
}

#[test]
fn nothing_at_all_from_2025() {
    assert_eq!(paid("grant", "invention", "2024-12-31"), "1725");
    assert_eq!(paid("grant", "invention", "2025-01-01"), "0");
    assert_eq!(asked("grant", "invention", "2025-01-01").clause("not_abolished"), NOT_MET);
    assert_eq!(paid("foreign_grant", "invention", "2025-01-01"), "0");
}

#[test]
fn money_comes_after_the_grant() {
    let on = |on: &str| asked("grant", "invention", on).row("patents", 0, "granted_on", "2022-01-11");
    assert_eq!(
        (on("2022-01-10").clause("after_grant"), on("2022-01-10").total().as_deref()),
        (NOT_MET, Some("0"))
    );
    assert_eq!(on("2022-01-11").clause("after_grant"), MET);
}

#[test]
fn the_example_scheme_pays_by_stage_kind_and_whose_invention_it_is() {
    let paid = |stage: &str, kind: &str, own: bool| {
        asked(stage, kind, "2015-01-01")
            .row("patents", 0, "granted_on", "2014-05-01")
            .row("patents", 0, "non_service", own)
            .total()
            .unwrap()
    };
    assert_eq!(paid("application", "invention", false), "1000");
    assert_eq!(paid("application", "invention", true), "500");
    assert_eq!(paid("application", "utility_model", false), "500");
    assert_eq!(paid("application", "design", false), "300");
    assert_eq!(paid("grant", "invention", false), "2000");
    assert_eq!(paid("grant", "invention", true), "1000");
    assert_eq!(paid("grant", "utility_model", false), "500");
    assert_eq!(paid("grant", "design", false), "300");
    assert_eq!(paid("foreign_grant", "invention", false), "5000");
    assert_eq!(paid("foreign_grant", "invention", true), "3000");
}

#[test]
fn a_local_schemes_amount_is_bound_by_the_same_limits() {
    let case = asked("grant", "invention", "2022-01-01").with("scheme", "requested");
    assert_eq!(case.total(), None);
    assert_eq!(case.interval(), ("0".to_owned(), "1725".to_owned()));
    assert_eq!(case.clause("amount"), MISSING);
    assert_eq!(case.row("patents", 0, "requested_amount", "9999").total().as_deref(), Some("1725"));
}

#[test]
fn each_patent_is_answered_for_itself() {
    let answer = case("patent-subsidy").answer();
    let clause = answer.clauses.iter().find(|it| it.id == "inventions_only").unwrap();
    let rows: Vec<_> = clause.rows.iter().map(|it| it.outcome).collect();
    assert_eq!(rows, [MET, NOT_MET]);
    assert_eq!(answer.total.as_deref(), Some("1225")); // 3450 × 50 % − 500
}
