//! When an objection is to be looked into and answered.

use super::*;

fn objection(more: &[(&str, &str)]) -> Result<Objection, Problems> {
    let told = [
        ("name", "对名单第 2 项的异议"),
        ("notice", "0000000000001"),
        ("objector", "张三"),
        ("reach", "0833-5662011"),
        ("manner", "书面"),
        ("received", "2016-03-08"),
        ("said", "材料不实。"),
        ("officer", "林晓"),
        ("stage", "received"),
    ];
    Objection::read(&told.iter().chain(more).copied().collect())
}

const CHECKED: &[(&str, &str)] =
    &[("stage", "checked"), ("checked", "2016-03-18"), ("conclusion", "不成立"), ("finding", "材料属实。")];

#[test]
fn it_is_looked_into_within_ten_working_days_and_answered_within_fifteen() {
    let today = Date::constant(2016, 3, 9);
    let days = |it: Objection| it.due(today).iter().map(|it| it.day.to_string()).collect::<Vec<_>>();
    assert_eq!(days(objection(&[]).unwrap()), ["2016-03-22", "2016-03-29"]);
    assert_eq!(days(objection(CHECKED).unwrap()), ["2016-03-29"]);
    let answered: Vec<_> = CHECKED
        .iter()
        .copied()
        .chain([("stage", "answered"), ("answered", "2016-03-21"), ("answer", "查无此事。")])
        .collect();
    assert!(days(objection(&answered).unwrap()).is_empty());
}

#[test]
fn weekends_that_are_worked_count_and_an_unknown_year_is_missing() {
    let today = Date::constant(2016, 10, 1);
    // From 30 September: 8, 9 October are worked, the ten end on 19 October.
    let due = objection(&[("received", "2016-09-30")]).unwrap().due(today);
    assert_eq!(due[0].day, Date::constant(2016, 10, 19));
    let due = objection(&[("received", "2026-12-31")]).unwrap().due(today);
    assert!(due[0].what.contains("资料缺失") && due[0].day == today, "{due:?}");
}

#[test]
fn nothing_is_found_out_before_it_came_in() {
    let early: Vec<_> = CHECKED.iter().copied().chain([("checked", "2016-03-07")]).collect();
    assert!(objection(&early).unwrap_err().sentence().contains("早于收到日期 2016-03-08"));
}
