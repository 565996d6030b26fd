//! 国科发政〔2017〕115号 and the 2026 round.

use serde_json::{Value, json};

use crate::{Case, MET, MISSING, NOT_MET, case};

fn firm() -> Case {
    case("tech-sme")
}

#[test]
fn article_6_2_bounds_staff_sales_and_assets() {
    assert_eq!(firm().with("staff_total", 500).clause("staff"), MET);
    assert_eq!(firm().with("staff_total", 501).clause("staff"), NOT_MET);
    assert_eq!(firm().with("sales", "20000").clause("sales"), MET);
    assert_eq!(firm().with("sales", "20000.01").clause("sales"), NOT_MET);
    assert_eq!(firm().with("total_assets", "20000").clause("assets"), MET);
    assert_eq!(firm().with("total_assets", "20000.01").clause("assets"), NOT_MET);
}

#[test]
fn article_6_4_looks_at_this_year_and_the_last() {
    let on = |day: &str| {
        firm().with("incidents", json!([{"kind": "safety", "happened_on": day}])).clause("integrity")
    };
    assert_eq!(on("2024-12-31"), MET);
    assert_eq!(on("2025-01-01"), NOT_MET);
    assert_eq!(firm().with("on_bad_list", true).clause("integrity"), NOT_MET);
}

#[test]
fn article_7_scores_staff_in_steps_of_five_percent() {
    let points =
        |science: i32| firm().with("staff_total", 1000).with("science_staff", science).shown("staff_points");
    for (science, points_due) in [
        (300, "20"),
        (299, "16"),
        (250, "16"),
        (249, "12"),
        (200, "12"),
        (199, "8"),
        (150, "8"),
        (149, "4"),
        (100, "4"),
        (99, "0"),
    ] {
        assert_eq!(points(science), points_due, "{science} of 1000");
    }
}

#[test]
fn article_7_takes_the_better_of_two_measures_of_research() {
    let points = |rd: &str, sales: &str, cost: &str| {
        firm().with("rd_expense", rd).with("sales", sales).with("cost_total", cost).shown("rd_points")
    };
    for (rd, due) in [
        ("60", "50"),
        ("59.99", "40"),
        ("50", "40"),
        ("40", "30"),
        ("30", "20"),
        ("20", "10"),
        ("19.99", "0"),
    ] {
        assert_eq!(points(rd, "1000", "10000"), due, "{rd} of sales of 1000");
    }
    for (rd, due) in [
        ("300", "50"),
        ("299.99", "40"),
        ("250", "40"),
        ("200", "30"),
        ("150", "20"),
        ("100", "10"),
        ("99.99", "0"),
    ] {
        assert_eq!(points(rd, "15000", "1000"), due, "{rd} of costs of 1000");
    }
    assert_eq!(points("60", "1000", "400"), "50");
}

#[test]
fn article_7_scores_rights_by_class_and_number() {
    let right = |kind: &str| json!({"name": "一项", "kind": kind, "valid": true, "related": true});
    let points = |all: &[&str]| {
        let all: Value = all.iter().map(|it| right(it)).collect();
        firm().with("ip_rights", all).shown("ip_points")
    };
    assert_eq!(points(&[]), "0");
    assert_eq!(points(&["software"]), "6");
    assert_eq!(points(&["software"; 2]), "12");
    assert_eq!(points(&["software"; 3]), "18");
    assert_eq!(points(&["software"; 4]), "24");
    assert_eq!(points(&["software"; 9]), "24");
    assert_eq!(points(&["invention"]), "30");
}

#[test]
fn sixty_points_are_enough_and_less_are_not() {
    assert_eq!(firm().total().as_deref(), Some("60"));
    assert_eq!(firm().clause("score_or_direct"), MET);
    let less = firm().with("rd_expense", "89.99").with("cost_total", "900");
    assert_eq!((less.total().as_deref(), less.clause("score_or_direct")), (Some("50"), NOT_MET));
}

#[test]
fn no_points_for_staff_fail_whatever_the_score() {
    let one = json!([{"name": "一项", "kind": "invention", "valid": true, "related": true}]);
    let firm = firm().with("ip_rights", one).with("rd_expense", "200").with("science_staff", 4);
    assert_eq!(firm.total().as_deref(), Some("80"));
    assert_eq!(firm.clause("score_or_direct"), NOT_MET);
}

#[test]
fn article_8_lets_four_kinds_in_without_a_score() {
    let weak = || firm().with("rd_expense", "0");
    assert_eq!(weak().clause("score_or_direct"), NOT_MET);
    let certificate =
        |until: &str| weak().with("has_hightech_certificate", true).with("hightech_valid_until", until);
    assert_eq!(certificate("2026-07-01").clause("score_or_direct"), MET);
    assert_eq!(certificate("2026-06-30").clause("score_or_direct"), NOT_MET);
    assert_eq!(weak().with("provincial_rd_body", true).clause("score_or_direct"), MET);
    let award = |day: &str, rank: i32| {
        weak().with("national_awards", json!([{"awarded_on": day, "rank": rank}])).clause("score_or_direct")
    };
    assert_eq!(award("2021-07-01", 3), MET);
    assert_eq!(award("2021-06-30", 3), NOT_MET);
    assert_eq!(award("2021-07-01", 4), NOT_MET);
    let standard = |rank: i32| {
        weak()
            .with("led_standards", json!([{"published_on": "2024-01-01", "rank": rank}]))
            .clause("score_or_direct")
    };
    assert_eq!(standard(5), MET);
    assert_eq!(standard(6), NOT_MET);
    assert_eq!(weak().without("provincial_rd_body").clause("score_or_direct"), MISSING);
}

#[test]
fn the_round_of_2026_is_open_from_june_to_august() {
    for (on, outcome) in [
        ("2026-05-31", NOT_MET),
        ("2026-06-01", MET),
        ("2026-08-31", MET),
        ("2026-09-01", NOT_MET),
        ("2025-07-01", MISSING),
    ] {
        assert_eq!(firm().on(on).clause("round"), outcome, "{on}");
    }
}

#[test]
fn a_visit_is_due_for_the_smallest_and_the_newest() {
    let plain = || firm().with("first_time", false);
    assert_eq!(plain().clause("no_visit"), MET);
    assert_eq!(firm().clause("no_visit"), NOT_MET);
    assert_eq!(plain().with("staff_total", 5).with("science_staff", 1).clause("no_visit"), NOT_MET);
    assert_eq!(plain().with("staff_total", 6).with("science_staff", 1).clause("no_visit"), MET);
    assert_eq!(plain().with("rd_expense", "10").clause("no_visit"), MET);
    assert_eq!(plain().with("rd_expense", "9.99").clause("no_visit"), NOT_MET);
    assert_eq!(plain().with("ip_rights", json!([])).clause("no_visit"), NOT_MET);
}
