use ledger::prelude::*;

use super::Subsidy;

#[test]
fn no_more_is_paid_than_was_granted_and_no_more_granted_than_asked() {
    let paid: Draft = [
        ("stage", "paid"),
        ("name", "2016年专利授权资助（红星陶瓷）"),
        ("applicant", "0000000000001"),
        ("clause", "0000000000002"),
        ("applied", "2016-03-01"),
        ("asked", "0.6"),
        ("approved", "2016-04-01"),
        ("granted", "0.5"),
        ("shown_from", "2016-04-05"),
        ("shown_to", "2016-04-11"),
        ("paid", "2016-05-01"),
        ("amount", "5000元"),
    ]
    .into_iter()
    .collect();
    let problems = |field: &str, text: &str| Subsidy::read(&paid.clone().with(field, text)).unwrap_err();
    assert!(Subsidy::read(&paid).is_ok());
    assert_eq!(problems("amount", "0.51").sentence(), "拨付金额多于核定金额 0.5 万元");
    assert_eq!(problems("asked", "0.4").sentence(), "核定金额多于申请金额 0.4 万元");
    assert!(problems("paid", "2016-03-31").sentence().contains("拨付日期早于核定日期 2016-04-01"));
}

#[test]
fn nothing_is_paid_before_the_notice_has_stood_its_working_days() {
    let noticed: Draft = [
        ("stage", "noticed"),
        ("name", "2016年专利授权资助（红星陶瓷）"),
        ("applicant", "0000000000001"),
        ("clause", "0000000000002"),
        ("applied", "2016-03-01"),
        ("asked", "0.6"),
        ("approved", "2016-04-01"),
        ("granted", "0.5"),
        ("shown_from", "2016-04-01"),
        ("shown_to", "2016-04-08"),
    ]
    .into_iter()
    .collect();
    let told = |draft: Draft| Subsidy::read(&draft).unwrap_err().sentence();
    // Tomb Sweeping Day, 4 April 2016, is a holiday: five working days from the 1st end on the 8th.
    assert!(Subsidy::read(&noticed).is_ok());
    assert!(told(noticed.clone().with("shown_to", "2016-04-07")).contains("公示的工作日够数"));
    assert!(told(noticed.clone().with("shown_from", "2016-03-31")).contains("早于核定日期"));
    let due = Subsidy::read(&noticed).unwrap().due(Date::constant(2016, 4, 1));
    assert_eq!(due[0].day, Date::constant(2016, 4, 8));
    let paid = noticed.with("stage", "paid").with("amount", "0.5");
    let early = told(paid.clone().with("paid", "2016-04-08"));
    assert!(early.contains("公示期未满，不能拨付（公示惯例“公示期已满”）"), "{early}");
    assert!(Subsidy::read(&paid.with("paid", "2016-04-09")).is_ok());
}
