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
    // 8.8 + 8 + 7.5 + 5 + (5 − 3 × 0.5) + 8 + 2 − 1.
    assert_eq!(score(case("assessment")), "41.8");
}

#[test]
fn below_the_floor_there_is_nothing_and_on_it_the_share() {
    let higher = |actual: &str| score(item(json!({"kind": "higher", "target": "100", "actual": actual})));
    assert_eq!([higher("59"), higher("60"), higher("100"), higher("101")].join(" "), "0 6 10 10");
    let over = item(json!({"kind": "higher", "target": "100", "actual": "130"})).with("cap", "120");
    assert_eq!(score(over), "12");
}

#[test]
fn points_are_rounded_to_what_the_county_counts_in() {
    let of = |actual: &str| score(item(json!({"kind": "higher", "target": "3", "actual": actual})));
    assert_eq!([of("2"), of("2.5"), of("3")].join(" "), "6.67 8.33 10");
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

const RATE: &str = "100%以上：10分\n80%以上不满100%：8分\n60%以上不满80%：5分\n其余：0分";

fn banded(measure: &str, bands: &str, told: Value) -> Case {
    let mut row = json!({"kind": "banded", "measure": measure, "bands": bands});
    for (key, value) in told.as_object().unwrap() {
        row[key] = value.clone();
    }
    item(row)
}

#[test]
fn bands_of_the_share_hold_on_both_sides_of_each_boundary() {
    let of = |actual: &str| score(banded("ratio", RATE, json!({"target": "150", "actual": actual})));
    // 150 × 80 % = 120, 150 × 60 % = 90.
    assert_eq!(
        [of("150"), of("149"), of("120"), of("119"), of("90"), of("89"), of("0")].join(" "),
        "10 8 8 5 5 0 0"
    );
    // Over-fulfilment has no band of its own, and no cap makes more of it.
    assert_eq!(
        score(banded("ratio", RATE, json!({"target": "10", "actual": "30"})).with("cap", "120")),
        "10"
    );
}

#[test]
fn bands_of_a_number_a_growth_and_a_place_hold_on_both_sides() {
    let value =
        |it: &str| score(banded("value", "10以上：10\n5以上不满10：6\n其余：0", json!({"actual": it})));
    assert_eq!([value("10"), value("9.99"), value("5"), value("4.99")].join(" "), "10 6 6 0");
    let rate = |it: &str| {
        let bands = "超过10%：10分\n超过0%、10%以下：6分\n其余：0分";
        score(banded("rate", bands, json!({"base": "200", "actual": it})))
    };
    assert_eq!(
        [rate("220.01"), rate("220"), rate("200.01"), rate("200"), rate("150")].join(" "),
        "10 6 6 0 0"
    );
    let place = |it: i64| score(banded("place", "第1名：10\n第2至3名：8\n其余：2", json!({"place": it})));
    assert_eq!([place(1), place(2), place(3), place(4)].join(" "), "10 8 8 2");
}

#[test]
fn the_trace_names_the_band_that_was_taken() {
    let answer = banded("ratio", RATE, json!({"target": "150", "actual": "120"})).answer();
    let step = answer.trace.iter().find(|it| it.key == "items.by_ratio_band").unwrap();
    assert_eq!(step.how, "查档“80%以上不满100%：8分”");
    assert_eq!((step.value.as_deref(), step.uses.join(" ")), (Some("8"), "items.up items.bands".to_owned()));
}

#[test]
fn the_trace_has_the_way_of_scoring_that_was_taken_and_no_other() {
    let answer = item(json!({"kind": "higher", "target": "100", "actual": "80"})).answer();
    let has = |key: &str| answer.trace.iter().any(|it| it.key == key);
    assert!(has("items.by_ratio") && has("items.up") && !has("items.down"));
    for other in ["items.by_day", "items.by_done", "items.by_judges", "items.by_band", "items.grown"] {
        assert!(!has(other), "{other} is in the trace and was not taken");
    }
    let open = item(json!({})).answer();
    assert!(open.trace.iter().any(|it| it.key == "items.by_day"), "while the way is not known all are open");
}

#[test]
fn a_banded_item_without_its_number_may_come_to_any_of_its_bands() {
    let open = "100%以上：9分\n80%以上不满100%：8分\n其余：2分";
    assert_eq!(score(banded("ratio", open, json!({"target": "150"}))), "2–9");
    // A base of nought makes no rate: a person judges, it is not nothing.
    let rate = banded("rate", open, json!({"base": "0", "actual": "5"}));
    assert_eq!(score(rate), "2–9");
    // No bands told: nothing is known of it but its points.
    assert_eq!(score(item(json!({"kind": "banded", "measure": "value", "actual": "5"}))), "0–10");
}

#[test]
fn bands_that_cannot_be_read_are_a_problem_of_the_facts_with_line_and_way_out() {
    let set = rules::BOOK.on("assessment", "2016-12-31".parse().unwrap()).unwrap();
    let case = banded("ratio", "100%以上：10\n80%–100%：8\n其余：0", json!({"target": "1", "actual": "1"}));
    let wrong =
        rules::Facts::read(set, &Value::Object(case.facts), "2016-12-31".parse().unwrap()).unwrap_err();
    assert!(wrong[0].key == "items[0].bands" && wrong[0].says.contains("第 2 行"), "{wrong:?}");
}

/// One item of any kind, told or half told.
fn any_item() -> impl Strategy<Value = Value> {
    let kinds = ["higher", "lower", "growth", "yes_no", "milestone", "judged", "banded"];
    let measures = ["ratio", "value", "rate", "place"];
    let numbers = (1_i64..200, 0_i64..300, 1_i64..100, 0_i64..30, 1_i64..9);
    (0..kinds.len(), 0..measures.len(), numbers, 1_i64..20, 0_u32..7).prop_map(
        move |(kind, measure, (target, actual, base, late, place), weight, left_out)| {
            let bands = match measures[measure] {
                "place" => format!("第1名：{weight}分\n第2至4名：{}分\n其余：0分", weight - 1),
                "value" => format!("100以上：{weight}分\n50以上不满100：{}分\n其余：0分", weight - 1),
                _ => format!("100%以上：{weight}分\n50%以上不满100%：{}分\n其余：0分", weight - 1),
            };
            let done_on = format!("2016-06-{:02}", late + 1);
            let mut row = json!({
                "name": format!("{kind}-{measure}-{target}-{actual}"), "weight": weight.to_string(),
                "kind": kinds[kind], "target": target.to_string(), "actual": actual.to_string(),
                "base": base.to_string(), "done": late % 2 == 0, "due_on": "2016-06-10", "done_on": done_on,
                "points": late.to_string(), "measure": measures[measure], "place": place, "bands": bands,
            });
            let keys = ["actual", "target", "base", "done", "done_on", "points", "place"];
            row[keys[left_out as usize]] = Value::Null;
            row
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_total_is_the_sum_of_what_the_trace_gives_each_item_and_extra(
        items in proptest::collection::vec(any_item(), 1..6),
        bonuses in proptest::collection::vec(0_i64..5, 0..4), deductions in proptest::collection::vec(0_i64..5, 0..4),
        cap in 100_i64..130, bonus_cap in 0_i64..8,
    ) {
        let extras = |all: &[i64]| {
            all.iter().enumerate().map(|(at, it)| json!({"name": format!("第{at}件"), "points": it.to_string()})).collect::<Value>()
        };
        let case = case("assessment")
            .with("items", json!(items))
            .with("bonuses", extras(&bonuses))
            .with("deductions", extras(&deductions))
            .with("cap", cap.to_string())
            .with("bonus_cap", bonus_cap.to_string());
        let answer = case.answer();
        // The exact fractions of the trace, as a person would add them.
        let fraction = |it: &Option<String>| {
            let text = it.clone().unwrap_or_default();
            let (top, bottom) = text.split_once('/').unwrap_or((&text, "1"));
            rules::Exact::new(top.parse().unwrap(), bottom.parse().unwrap())
        };
        let steps = |key: &str| answer.trace.iter().filter(|it| it.key == key).collect::<Vec<_>>();
        let nought = || exact::whole(0);
        let bonus = exact::whole(bonuses.iter().sum::<i64>().min(bonus_cap));
        let less = exact::whole(deductions.iter().sum());
        let scores = steps("items.score");
        prop_assert_eq!(scores.len(), items.len());
        let least = scores.iter().fold(nought(), |sum, it| sum + fraction(&it.min)) + bonus - less;
        let most = scores.iter().fold(nought(), |sum, it| sum + fraction(&it.max)) + bonus - less;
        let total = steps("score")[0];
        prop_assert_eq!((fraction(&total.min), fraction(&total.max)), (least, most));
        // No item passes its points times the cap of the sheet, none is below nothing.
        for (score, item) in scores.iter().zip(&items) {
            let weight = exact::read(item["weight"].as_str().unwrap()).unwrap();
            let most = weight * exact::whole(cap) / exact::whole(100);
            prop_assert!(nought() <= fraction(&score.min) && fraction(&score.max) <= most, "{score:?}");
        }
        prop_assert!(fraction(&steps("bonus_counted")[0].max) <= exact::whole(bonus_cap));
    }
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
