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

#[test]
fn the_national_stop_binds_whatever_the_clause_calls_itself() {
    let grant = interest()
        .with("kind", "其他")
        .with("rate", "不适用")
        .with("fixed", "0.5")
        .with("terms", "给谁：每件授权专利\n金额：定额");
    let told = |draft: Draft| Clause::read(&draft).unwrap_err().sentence();
    assert!(told(grant.clone()).contains("国知发保字〔2021〕1号"));
    assert!(Clause::read(&grant.clone().with("ends", "2024-12-31")).is_ok());
    let counted = grant.with("terms", "给谁：每家企业\n金额：每项 上年度授权专利数");
    assert!(told(counted).contains("国知发保字〔2021〕1号"));
}

#[test]
fn terms_need_the_number_they_compute_with() {
    let terms = interest().with("terms", "给谁：每笔质押贷款\n金额：比例 担保费用");
    assert!(Clause::read(&terms).is_ok());
    assert!(Clause::read(&terms.clone().with("rate", "存疑「0」：50｜60；理由：缺字")).is_ok());
    refused_draft(&terms.clone().with("rate", "不适用"), "请填资助比例");
    refused_draft(&terms.with("terms", "给谁：每笔质押贷款\n金额：定额"), "请填定额");
}

fn refused_draft(draft: &Draft, sentence: &str) {
    let problems = Clause::read(draft).unwrap_err();
    assert!(problems.sentence().contains(sentence), "{}", problems.sentence());
}
