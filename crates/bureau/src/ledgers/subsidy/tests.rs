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
        ("paid", "2016-05-01"),
        ("amount", "5000元"),
    ]
    .into_iter()
    .collect();
    let problems = |field: &str, text: &str| Subsidy::read(&paid.clone().with(field, text)).unwrap_err();
    assert!(Subsidy::read(&paid).is_ok());
    assert_eq!(problems("amount", "0.51").sentence(), "拨付金额多于核定金额 0.5 万元");
    assert_eq!(problems("asked", "0.4").sentence(), "核定金额多于申请金额 0.4 万元");
    assert_eq!(problems("paid", "2016-03-31").sentence(), "拨付日期早于核定日期 2016-04-01");
}
