//! 目标考评: each way of scoring on both sides of its bounds, and what is not known yet.

use proptest::prelude::*;
use rules::{Answer, exact};
use serde_json::{Value, json};

use crate::{Case, case};

/// A sheet with this one item of ten points.
fn item(told: Value) -> Case {
    let mut row = json!({"name": "甲", "weight": "10"});
    for (key, value) in told.as_object().unwrap() {
        row[key] = value.clone();
    }
    case("assessment").with("items", json!([row])).with("bonuses", json!([])).with("deductions", json!([]))
}

/// `min–max` of the total; one number where both are one.
fn score(case: Case) -> String {
    let answer = case.answer();
    let it = answer.interval.unwrap();
    if it.min == it.max { it.min } else { format!("{}–{}", it.min, it.max) }
}

#[test]
fn the_example_adds_up() {
    // 8.8 + 8 + 7.5 + 5 + (5 − 3 × 0.5) + 2 − 1.
    assert_eq!(score(case("assessment")), "33.8");
}

#[test]
fn below_the_floor_there_is_nothing_and_on_it_the_share() {
    let higher = |actual: &str| score(item(json!({"kind": "higher", "target": "100", "actual": actual})));
    assert_eq!([higher("59"), higher("60"), higher("100"), higher("101")].join(" "), "0 6 10 10");
    let over = item(json!({"kind": "higher", "target": "100", "actual": "130"})).with("cap", "120");
    assert_eq!(score(over), "12");
}

#[test]
fn of_what_should_be_low_less_is_better() {
    let lower = |actual: &str| score(item(json!({"kind": "lower", "target": "60", "actual": actual})));
    assert_eq!([lower("100"), lower("101"), lower("60"), lower("50")].join(" "), "6 0 10 10");
}

#[test]
fn growth_counts_from_its_base_and_a_fall_is_no_minus() {
    let grown = |actual: &str| {
        let told = json!({"kind": "growth", "base": "100", "target": "120", "actual": actual});
        score(item(told).with("floor", "0"))
    };
    assert_eq!(
        [grown("90"), grown("100"), grown("105"), grown("120"), grown("150")].join(" "),
        "0 0 2.5 10 10"
    );
}

#[test]
fn each_day_late_costs_and_never_more_than_there_is() {
    let done = |on: &str| score(item(json!({"kind": "milestone", "due_on": "2016-05-31", "done_on": on})));
    assert_eq!(
        [done("2016-05-31"), done("2016-06-01"), done("2016-06-20"), done("2016-06-21")].join(" "),
        "10 9.5 0 0"
    );
}

#[test]
fn what_is_told_not_to_be_done_when_due_can_only_get_what_is_left() {
    let told = |done: Option<bool>, on: &str| {
        let item = item(json!({"kind": "milestone", "due_on": "2016-05-31", "done": done}));
        score(item.on(on))
    };
    let late = |on| told(Some(false), on);
    assert_eq!([late("2016-05-31"), late("2016-06-03"), late("2016-12-31")].join(" "), "0–10 0–8.5 0");
    // Nobody told: it may have been done in time.
    assert_eq!(told(None, "2016-12-31"), "0–10");
}

#[test]
fn what_nobody_told_is_a_stretch_and_never_nothing() {
    assert_eq!(score(item(json!({"kind": "higher", "target": "100"}))), "0–10");
    assert_eq!(score(item(json!({"kind": "judged"}))), "0–10");
    assert_eq!(score(item(json!({"kind": "yes_no"}))), "0–10");
    let open: Answer = item(json!({"kind": "higher", "target": "100"})).answer();
    assert!(
        open.total.is_none() && open.decided_by.iter().any(|it| it.waits_for.join("").contains("完成值"))
    );
}

#[test]
fn bonuses_stop_at_their_cap_and_deductions_do_not() {
    let with = |bonus: &str, less: &str| {
        let case = item(json!({"kind": "yes_no", "done": true}));
        let case = case.with("bonuses", json!([{"name": "乙", "points": bonus}]));
        score(case.with("deductions", json!([{"name": "丙", "points": less}])))
    };
    assert_eq!([with("5", "0"), with("6", "0"), with("0", "30")].join(" "), "15 15 -20");
}

proptest! {
    #[test]
    fn more_is_never_less_and_no_item_passes_its_points(actual in 0_i64..300, more in 0_i64..100) {
        let points = |actual: i64| {
            let told = json!({"kind": "higher", "target": "100", "actual": actual.to_string()});
            exact::read(&score(item(told))).unwrap()
        };
        let (one, other) = (points(actual), points(actual + more));
        prop_assert!(one <= other && other <= exact::whole(10) && exact::whole(0) <= one);
    }
}
