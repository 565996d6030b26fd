use ledger::prelude::*;

use super::Clause;

fn interest() -> Draft {
    [
        ("name", "质押贷款贴息"),
        ("policy", "0000000000001"),
        ("kind", "质押贷款利息补助"),
        ("who", "以专利权质押贷款的企业"),
        ("basis", "人民银行同期贷款利息"),
        ("rate", "20"),
        ("cap", "20"),
        ("months", "12"),
        ("starts", "2016-01-01"),
        ("ends", "无"),
    ]
    .into_iter()
    .collect()
}

fn refused(field: &'static str, text: &str, sentence: &str) {
    let problems = Clause::read(&interest().with(field, text)).unwrap_err();
    assert!(problems.sentence().contains(sentence), "{}", problems.sentence());
}

#[test]
fn a_clause_gives_at_most_the_whole_of_its_basis() {
    assert!(Clause::read(&interest()).is_ok());
    refused("rate", "120", "不能超过 100%");
    refused("ends", "2015-12-31", "废止日期早于施行日期");
    refused("kind", "优先推荐奖项", "请填“不适用”");
}

#[test]
fn money_for_applying_ended_nationwide_in_2021() {
    let applying = interest().with("kind", "专利申请资助").with("ends", "2018-12-31");
    assert!(Clause::read(&applying).is_ok());
    for ends in ["无", "2022-12-31"] {
        let problems = Clause::read(&applying.clone().with("ends", ends)).unwrap_err();
        assert!(problems.sentence().contains("国知发保字〔2021〕1号"), "{}", problems.sentence());
    }
    let late = applying.with("starts", "2021-08-01").with("ends", "2022-01-01");
    assert!(Clause::read(&late).is_err());
    let unknown = interest().with("kind", "专利申请资助").with("starts", "未报").with("ends", "未报");
    assert!(Clause::read(&unknown).is_ok());
}
