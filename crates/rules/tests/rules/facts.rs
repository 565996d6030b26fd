//! Facts that cannot be are refused in a sentence that names key and label.

use rules::{BOOK, Facts};
use serde_json::{Value, json};

use crate::{case, day};

fn refused(key: &str, value: impl Into<Value>) -> String {
    case("hightech").with(key, value).refused().join("\n")
}

#[test]
fn an_unknown_key_is_named_and_the_known_ones_are_listed() {
    let said = refused("staf_total", 3);
    assert!(said.starts_with("staf_total：没有这一项") && said.contains("staff_total"), "{said}");
    let said = case("hightech").row("years", 1, "sale", "3").refused().join("");
    assert!(said.starts_with("years[1].sale：没有这一项") && said.contains("sales"), "{said}");
}

#[test]
fn a_wrong_type_is_said_with_key_and_label() {
    let said = refused("staff_total", "很多");
    assert!(said.contains("staff_total（职工总数）") && said.contains("不是数"), "{said}");
    assert!(refused("staff_total", "12.5").contains("应当是整数"));
    assert!(refused("registered_on", "2016-02-30").contains("日历上没有"));
    assert!(refused("registered_on", 20160101).contains("不是日期"));
    assert!(refused("took_part_in_standards", "也许").contains("看不出是或否"));
    assert!(refused("years", json!({})).contains("列表"));
    assert!(refused("years", json!([3])).contains("years[0]"));
}

#[test]
fn impossible_values_are_refused() {
    assert!(refused("staff_total", -3).contains("不能是负数"));
    assert!(refused("staff_total", 0).contains("最小是 1"));
    assert!(refused("science_staff", 121).contains("科技人员数不能多于职工总数"));
    assert!(refused("gross_income", "123456789012").contains("太大"));
    let said = case("hightech").row("ip_rights", 0, "kind", "trademark").refused().join("");
    assert!(said.contains("ip_rights[0].kind") && said.contains("software（软件著作权）"), "{said}");
}

#[test]
fn what_has_not_happened_yet_is_no_fact() {
    assert!(refused("registered_on", "2016-07-01").contains("晚于评估日 2016-06-30"));
    assert!(case("hightech").with("registered_on", "2016-06-30").answer().clauses.len() == 9);
}

#[test]
fn a_year_filled_in_twice_is_noticed() {
    let said = case("hightech").row("years", 1, "year", 2013).refused().join("");
    assert!(said.contains("2013年度填了两次"), "{said}");
}

#[test]
fn all_problems_are_told_at_once() {
    let said = case("hightech").with("staff_total", -3).with("tech_field", "1").with("nonsense", 1).refused();
    assert_eq!(said.len(), 3, "{said:?}");
}

#[test]
fn facts_that_are_no_object_are_refused() {
    let set = BOOK.latest("hightech").unwrap();
    assert_eq!(Facts::read(set, &json!([1]), day("2016-06-30")).unwrap_err().len(), 1);
}

#[test]
fn null_blank_and_not_reported_are_missing_and_zero_is_zero() {
    for nothing in [Value::Null, json!(""), json!("未报")] {
        let answer = case("hightech").with("science_staff", nothing).answer();
        let clause = answer.clauses.iter().find(|it| it.id == "science_staff").unwrap();
        assert_eq!(
            (clause.outcome, clause.missing.as_slice()),
            (crate::MISSING, &["科技人员数".to_owned()][..])
        );
    }
    assert_eq!(case("hightech").with("science_staff", 0).clause("science_staff"), crate::NOT_MET);
}

#[test]
fn money_is_read_from_numbers_and_texts_and_never_rounded() {
    for sales in [json!(4700.1), json!("4700.1"), json!("4,700.10")] {
        assert_eq!(case("hightech").row("years", 2, "sales", sales).shown("sales_last"), "4700.1");
    }
}

#[test]
fn a_value_may_name_its_source_and_the_answer_repeats_it() {
    let fact = json!({"value": 15, "source": "2015年度专项审计报告"});
    let answer = case("hightech").with("science_staff", fact).answer();
    let clause = answer.clauses.iter().find(|it| it.id == "science_staff").unwrap();
    let used = clause.inputs.iter().find(|it| it.key == "science_staff").unwrap();
    assert_eq!(used.value.as_deref(), Some("15"));
    assert_eq!(used.source.as_deref(), Some("2015年度专项审计报告"));
}

#[test]
fn a_day_without_a_rule_is_said() {
    let said = BOOK.on("hightech", day("2015-12-31")).unwrap_err();
    assert!(said.contains("没有现行的规定") && said.contains("国科发火〔2016〕32号"), "{said}");
    assert!(BOOK.on("hightech", day("2016-01-01")).is_ok());
    assert!(BOOK.on("nonsense", day("2016-01-01")).unwrap_err().contains("hightech"));
}
