//! 国科发火〔2016〕195号: the score as a reachable interval.

use serde_json::{Value, json};

use crate::{Case, JUDGE, MET, MISSING, NOT_MET, case, right};

fn firm() -> Case {
    case("hightech")
}

fn rights(all: &[&str]) -> Value {
    all.iter().map(|it| right(it)).collect()
}

/// The stretch of one part, as its part of the trace says.
fn step(case: &Case, key: &str) -> String {
    let answer = case.answer();
    answer.trace.iter().find(|it| it.key == key).unwrap().value.clone().unwrap_or("未知".to_owned())
}

#[test]
fn the_number_of_rights_gives_a_band() {
    let band = |all: &[&str]| step(&firm().with("ip_rights", rights(all)), "ip_number_band");
    assert_eq!(band(&[]), "0");
    assert_eq!(band(&["software"]), "1–2");
    assert_eq!(band(&["software"; 2]), "1–2");
    assert_eq!(band(&["software"; 3]), "3–4");
    assert_eq!(band(&["software"; 4]), "3–4");
    assert_eq!(band(&["software"; 5]), "5–6");
    assert_eq!(band(&["invention"]), "7–8");
    assert_eq!(band(&["invention", "software", "software", "software", "software", "software"]), "7–8");
}

#[test]
fn how_rights_were_obtained_gives_a_band() {
    let band = |obtained: &[&str]| {
        let all: Value = obtained
            .iter()
            .map(|it| {
                let mut right = right("software");
                right["obtained"] = json!(it);
                right
            })
            .collect();
        step(&firm().with("ip_rights", all), "ip_obtained_band")
    };
    assert_eq!(band(&["transferred", "gifted", "acquired"]), "1–3");
    assert_eq!(band(&["transferred", "self_developed"]), "1–6");
    assert_eq!(band(&[]), "0");
}

#[test]
fn the_ip_part_is_cut_at_thirty() {
    let full = firm()
        .with("points_ip_advancement", 8)
        .with("points_ip_support", 8)
        .with("points_ip_number", 8)
        .with("points_ip_obtained", 6)
        .with("took_part_in_standards", true);
    assert_eq!(full.shown("ip_part"), "30");
    let less = full.with("points_ip_advancement", 7);
    assert_eq!(less.shown("ip_part"), "29–30");
}

#[test]
fn conversions_per_year_give_a_band() {
    let part = |count: i32| firm().with("conversions", count).shown("conversion_part");
    for (count, band) in [
        (0, "0"),
        (2, "0"),
        (3, "1–6"),
        (5, "1–6"),
        (6, "7–12"),
        (9, "13–18"),
        (12, "19–24"),
        (14, "19–24"),
        (15, "25–30"),
    ] {
        assert_eq!(part(count), band, "{count} in three years");
    }
}

/// Sales of three years, everything else as in the example.
fn sales(values: [&str; 3]) -> Case {
    let firm = firm().row("years", 0, "sales", values[0]).row("years", 1, "sales", values[1]);
    firm.row("years", 2, "sales", values[2])
}

#[test]
fn growth_bands_hold_on_both_sides_of_each_bound() {
    // With 1000, 1000, x the growth is ½(1 + x/1000) − 1.
    let points = |third: &str| step(&sales(["1000", "1000", third]), "sales_points");
    for (third, band) in [
        ("1700", "9–10"),
        ("1699.99", "7–8"),
        ("1500", "7–8"),
        ("1499.99", "5–6"),
        ("1300", "5–6"),
        ("1299.99", "3–4"),
        ("1100", "3–4"),
        ("1099.99", "1–2"),
        ("1000.01", "1–2"),
        ("1000", "0"),
        ("999.99", "0"),
    ] {
        assert_eq!(points(third), band, "{third}");
    }
}

#[test]
fn growth_is_half_the_sum_of_both_ratios_less_one() {
    assert_eq!(sales(["100", "120", "150"]).shown("sales_growth"), "22.5");
    assert_eq!(sales(["100", "80", "60"]).shown("sales_growth"), "-22.5");
}

#[test]
fn a_first_year_of_nothing_leaves_the_last_two_and_a_second_gives_nothing() {
    assert_eq!(sales(["0", "100", "150"]).shown("sales_growth"), "50");
    assert_eq!(sales(["100", "0", "150"]).shown("sales_growth"), "0");
    assert_eq!(step(&sales(["100", "0", "150"]), "sales_points"), "0");
    assert_eq!(step(&sales(["0", "0", "150"]), "sales_points"), "0");
}

/// Net assets of three years; sales as in the example.
fn net_assets(values: [i32; 3]) -> Case {
    let mut firm = firm();
    for (row, value) in values.iter().enumerate() {
        firm =
            firm.row("years", row, "total_assets", 1000 + value).row("years", row, "total_liabilities", 1000);
    }
    firm
}

#[test]
fn net_assets_below_zero_are_not_grown_by_dividing_two_debts() {
    // By the letter −200/−100 and −300/−200 would be growth of 75 %.
    assert_eq!(step(&net_assets([-100, -200, -300]), "net_assets_points"), "0–10");
    // Where even the letter gives none there is none.
    assert_eq!(step(&net_assets([-100, -50, 100]), "net_assets_points"), "0");
    assert_eq!(step(&net_assets([100, 50, 25]), "net_assets_points"), "0");
}

#[test]
fn a_firm_of_two_years_grows_over_one_and_one_of_a_year_is_judged() {
    let young = |registered: &str, rows: usize| {
        let all = firm().json()["years"].as_array().unwrap()[3 - rows..].to_vec();
        firm().with("registered_on", registered).with("years", Value::Array(all))
    };
    assert_eq!(
        young("2014-02-01", 2)
            .row("years", 0, "sales", "4000")
            .row("years", 1, "sales", "5000")
            .shown("sales_growth"),
        "25"
    );
    assert_eq!(step(&young("2015-02-01", 1), "sales_points"), "0–10");
}

/// Everything the experts give, so that the score is one number.
fn scored(people: i32) -> Case {
    firm()
        .with("points_ip_advancement", 5)
        .with("points_ip_support", 5)
        .with("points_ip_number", 7)
        .with("points_ip_obtained", 5)
        .with("points_conversion", 27)
        .with("points_management_transfer", 2)
        .with("points_net_assets_growth", 5)
        .with("points_sales_growth", 3)
        .with("points_management_people", people)
}

#[test]
fn seventy_is_not_enough_and_seventy_one_is() {
    assert_eq!(scored(2).total().as_deref(), Some("70"));
    assert_eq!(scored(2).clause("innovation_score"), NOT_MET);
    assert_eq!(scored(3).total().as_deref(), Some("71"));
    assert_eq!(scored(3).clause("innovation_score"), MET);
}

#[test]
fn open_marks_leave_an_interval_and_say_what_decides_it() {
    let open = scored(3).without("points_management_people");
    assert_eq!(open.interval(), ("68".to_owned(), "72".to_owned()));
    assert_eq!(open.clause("innovation_score"), JUDGE);
    let decided = open.answer().decided_by;
    assert_eq!(decided.len(), 1);
    assert!(decided[0].label.contains("科技人员培养"), "{decided:?}");
    // Two points more elsewhere and it passes whatever the experts say.
    let sure = open.with("points_conversion", 30);
    assert_eq!((sure.interval().0.as_str(), sure.clause("innovation_score")), ("71", MET));
}

#[test]
fn a_missing_fact_opens_its_whole_part() {
    let open = scored(3).without("points_conversion").without("conversions");
    assert_eq!(open.interval(), ("44".to_owned(), "74".to_owned()));
    assert_eq!(open.clause("innovation_score"), MISSING);
}

#[test]
fn a_mark_outside_its_band_or_not_whole_is_refused() {
    assert!(scored(3).with("points_ip_number", 6).refused()[0].contains("档次"));
    assert!(scored(3).with("points_conversion", 24).refused()[0].contains("档次"));
    assert!(scored(3).with("points_management_people", 5).refused()[0].contains("最大是 4"));
    assert!(scored(3).with("points_management_people", "2.5").refused()[0].contains("整数"));
}
