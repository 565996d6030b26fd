//! 国科发火〔2016〕32号第十一条, each condition on both sides of its bound.

use serde_json::{Value, json};

use crate::{Case, JUDGE, MET, MISSING, NOT_APPLICABLE, NOT_MET, case, right};

fn firm() -> Case {
    case("hightech")
}

/// Three years with the same sales and R&D each.
fn years(sales: &str, rd: &str) -> Value {
    let year = |year: i32| {
        json!({
            "year": year, "sales": sales, "rd_total": rd, "rd_abroad": "0",
            "total_assets": "6000", "total_liabilities": "2000",
        })
    };
    json!([year(2013), year(2014), year(2015)])
}

#[test]
fn article_11_1_asks_for_365_days_since_registration() {
    assert_eq!(firm().with("registered_on", "2015-07-01").clause("registered"), MET);
    assert_eq!(firm().with("registered_on", "2015-07-02").clause("registered"), NOT_MET);
    // Over a 29 February a year has 366 days; 365 are enough.
    assert_eq!(firm().with("registered_on", "2023-03-01").on("2024-02-29").clause("registered"), MET);
    assert_eq!(firm().with("registered_on", "2023-03-01").on("2024-02-28").clause("registered"), NOT_MET);
}

#[test]
fn article_11_2_asks_for_one_right_that_can_be_used() {
    let with = |right: Value| firm().with("ip_rights", json!([right])).clause("ip");
    let but = |key: &str, value: Value| {
        let mut it = right("utility_model");
        it[key] = value;
        with(it)
    };
    assert_eq!(with(right("utility_model")), MET);
    assert_eq!(firm().with("ip_rights", json!([])).clause("ip"), NOT_MET);
    assert_eq!(but("core", json!(false)), NOT_MET);
    assert_eq!(but("valid", json!(false)), NOT_MET);
    assert_eq!(but("ownership", json!("agreed")), MET);
    assert_eq!(but("ownership", json!("not_agreed")), NOT_MET);
    assert_eq!(but("granted_on", json!("2016-06-30")), MET);
    assert_eq!(but("granted_on", Value::Null), MISSING);
}

#[test]
fn a_right_of_class_two_is_used_once_and_one_of_class_one_again() {
    let used = |kind: &str| {
        let mut it = right(kind);
        it["used_before"] = json!(true);
        firm().with("ip_rights", json!([it])).clause("ip")
    };
    assert_eq!(used("invention"), MET);
    for kind in ["utility_model", "design", "software"] {
        assert_eq!(used(kind), NOT_MET, "{kind}");
    }
}

#[test]
fn article_11_3_asks_for_a_field_of_the_catalogue() {
    assert_eq!(firm().with("tech_field", "40301").clause("tech_field"), MET);
    assert_eq!(firm().with("tech_field", "none").clause("tech_field"), NOT_MET);
    assert_eq!(firm().without("tech_field").clause("tech_field"), MISSING);
    assert!(firm().with("tech_field", "403").refused()[0].contains("三级编码"));
    assert!(firm().with("tech_field", "99999").refused()[0].contains("目录里没有"));
}

#[test]
fn article_11_4_asks_for_ten_percent_science_staff() {
    let staff = |science: i32| firm().with("staff_total", 120).with("science_staff", science);
    assert_eq!(staff(12).clause("science_staff"), MET);
    assert_eq!(staff(11).clause("science_staff"), NOT_MET);
    let answer = staff(11).answer();
    let clause = answer.clauses.iter().find(|it| it.id == "science_staff").unwrap();
    assert!(clause.gaps[0].contains("科技人员数还差 1 人"), "{:?}", clause.gaps);
}

#[test]
fn article_11_5_has_three_brackets_by_last_years_sales() {
    let rd = |sales: &str, rd: &str| firm().with("years", years(sales, rd)).clause("rd_ratio");
    // up to 5000 万: 5 %
    assert_eq!(rd("5000", "250"), MET);
    assert_eq!(rd("5000", "249.99"), NOT_MET);
    // above 5000 up to 20000: 4 %
    assert_eq!(rd("5000.01", "200.0004"), MET);
    assert_eq!(rd("5000.01", "200.0003"), NOT_MET);
    assert_eq!(rd("20000", "800"), MET);
    assert_eq!(rd("20000", "799.99"), NOT_MET);
    // above 20000: 3 %, not the 2 % of a widespread misprint
    assert_eq!(rd("20000.01", "600.0003"), MET);
    assert_eq!(rd("20000.01", "600.0002"), NOT_MET);
}

#[test]
fn the_bracket_follows_the_last_year_and_the_ratio_all_three() {
    let growing = json!([
        {"year": 2013, "sales": "1000", "rd_total": "0", "rd_abroad": "0", "total_assets": "1", "total_liabilities": "0"},
        {"year": 2014, "sales": "1000", "rd_total": "0", "rd_abroad": "0", "total_assets": "1", "total_liabilities": "0"},
        {"year": 2015, "sales": "5001", "rd_total": "280.04", "rd_abroad": "0", "total_assets": "1", "total_liabilities": "0"},
    ]);
    // 280.04 of 7001 are 4 %, enough above 5000 万 of last-year sales.
    assert_eq!(firm().with("years", growing.clone()).clause("rd_ratio"), MET);
    assert_eq!(
        firm().with("years", growing.clone()).row("years", 2, "rd_total", "280.03").clause("rd_ratio"),
        NOT_MET
    );
    assert_eq!(firm().with("years", growing).row("years", 2, "sales", "5000").clause("rd_ratio"), NOT_MET);
}

#[test]
fn article_11_5_asks_that_sixty_percent_be_spent_in_china() {
    let abroad =
        |amount: &str| firm().with("years", years("4000", "300")).row("years", 0, "rd_abroad", amount);
    // 900 in three years: at most 360 abroad.
    let both =
        |first: &str, second: &str| abroad(first).row("years", 1, "rd_abroad", second).clause("rd_in_china");
    assert_eq!(both("300", "60"), MET);
    assert_eq!(both("300", "60.01"), NOT_MET);
    assert!(abroad("300.01").refused()[0].contains("不能多于研究开发费用合计"));
}

#[test]
fn commissioned_research_counts_at_eighty_percent_and_other_costs_to_a_fifth_of_the_whole() {
    let heads = |commissioned: &str, other: &str| {
        let year = json!({
            "year": 2015, "sales": "4000", "rd_personnel": "64", "rd_direct": "0", "rd_depreciation": "0",
            "rd_amortisation": "0", "rd_design": "0", "rd_trial": "0", "rd_commissioned": commissioned,
            "rd_other": other, "rd_abroad": "0", "total_assets": "10", "total_liabilities": "0",
        });
        firm().with("registered_on", "2015-01-05").with("years", json!([year])).shown("rd_sum")
    };
    assert_eq!(heads("20", "0"), "80"); // 64 + 20 × 80 %
    assert_eq!(heads("20", "20"), "100"); // 20 of 100 are just a fifth
    assert_eq!(heads("20", "20.01"), "100");
    assert_eq!(heads("20", "19.99"), "99.99");
    assert_eq!(heads("0", "50"), "80"); // 64 × 0.25 = 16
}

#[test]
fn itemised_costs_come_before_a_total_and_a_missing_item_is_missing() {
    assert_eq!(firm().row("years", 0, "rd_total", "9999").shown("rd_sum"), firm().shown("rd_sum"));
    let answer = firm().without_field("years", 0, "rd_design").answer();
    let clause = answer.clauses.iter().find(|it| it.id == "rd_ratio").unwrap();
    assert_eq!(clause.outcome, MISSING);
    assert_eq!(clause.missing, ["2013年度的设计费用"]);
}

#[test]
fn a_missing_year_is_named_and_a_younger_firm_needs_fewer() {
    let two = json!([years("4000", "300")[1], years("4000", "300")[2]]);
    let answer = firm().with("years", two.clone()).answer();
    let clause = answer.clauses.iter().find(|it| it.id == "rd_ratio").unwrap();
    assert_eq!((clause.outcome, clause.missing.as_slice()), (MISSING, &["2013年度数据".to_owned()][..]));
    assert_eq!(firm().with("registered_on", "2014-03-01").with("years", two).clause("rd_ratio"), MET);
}

#[test]
fn article_11_6_asks_for_sixty_percent_hightech_income() {
    let income = |it: &str| {
        firm().with("hightech_income", it).with("gross_income", "4050").with("non_taxable_income", "50")
    };
    assert_eq!(income("2400").clause("hightech_income"), MET);
    assert_eq!(income("2399.99").clause("hightech_income"), NOT_MET);
}

#[test]
fn article_11_8_looks_back_365_days() {
    let incident = |day: &str| {
        firm().with("incidents", json!([{"kind": "safety", "happened_on": day}])).clause("no_incident")
    };
    assert_eq!(incident("2015-07-01"), NOT_MET); // 365 days before 2016-06-30
    assert_eq!(incident("2015-06-30"), MET);
    assert_eq!(incident("2016-06-30"), NOT_MET);
    assert_eq!(firm().with("incidents", json!([])).clause("no_incident"), MET);
    assert_eq!(firm().without("incidents").clause("no_incident"), MISSING);
}

#[test]
fn nothing_to_divide_by_is_for_a_person_to_judge() {
    assert_eq!(firm().with("years", years("0", "100")).clause("rd_ratio"), JUDGE);
}

#[test]
fn a_certificate_ends_the_day_before_its_third_anniversary() {
    let held =
        |issued: &str, on: &str| case("hightech-validity").with("issued_on", issued).on(on).clause("valid");
    assert_eq!(held("2014-10-11", "2017-10-10"), MET);
    assert_eq!(held("2014-10-11", "2017-10-11"), NOT_MET);
    // 29 February: the anniversary is 28 February, the last day the 27th.
    assert_eq!(held("2020-02-29", "2023-02-27"), MET);
    assert_eq!(held("2020-02-29", "2023-02-28"), NOT_MET);
    assert_eq!(held("2019-01-01", "2021-12-31"), MET);
    assert_eq!(held("2019-01-01", "2022-01-01"), NOT_MET);
}

#[test]
fn two_annual_reports_missed_in_all_end_the_title() {
    assert_eq!(case("hightech-validity").with("reports_missed", 1).clause("reports"), MET);
    assert_eq!(case("hightech-validity").with("reports_missed", 2).clause("reports"), NOT_MET);
}

#[test]
fn a_change_is_reported_within_three_months() {
    let changed =
        |on: &str| case("hightech-validity").with("changed_on", "2015-11-30").with("change_reported_on", on);
    assert_eq!(case("hightech-validity").clause("change_reported"), NOT_APPLICABLE);
    assert_eq!(changed("2016-02-29").clause("change_reported"), MET);
    assert_eq!(changed("2016-03-01").clause("change_reported"), NOT_MET);
}

#[test]
fn the_steps_of_an_application_are_dated_backwards_from_its_last_day() {
    let plan = |on: &str| case("hightech-plan").on(on);
    assert_eq!(plan("2016-05-17").shown("self_check_by"), "2016-05-17");
    assert_eq!(
        (plan("2016-05-17").clause("self_check"), plan("2016-05-18").clause("self_check")),
        (MET, NOT_MET)
    );
    assert_eq!((plan("2016-07-01").clause("audit"), plan("2016-07-02").clause("audit")), (MET, NOT_MET));
    assert_eq!((plan("2016-08-15").clause("hand_in"), plan("2016-08-16").clause("hand_in")), (MET, NOT_MET));
    // Twenty days before 5 March of a leap year is 14 February.
    assert_eq!(plan("2016-02-01").with("county_by", "2016-03-05").shown("fill_by"), "2016-02-14");
}
