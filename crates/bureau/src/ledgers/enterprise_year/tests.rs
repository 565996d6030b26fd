use ledger::prelude::*;

use super::EnterpriseYear;

fn figures() -> Draft {
    [
        ("name", "铭帝铝业2015年"),
        ("unit", "0000000000001"),
        ("year", "2015"),
        ("staff", "320"),
        ("scientists", "41"),
        ("research", "612.5"),
        ("research_at_home", "612.5"),
        ("sales", "14800"),
        ("income", "15020"),
        ("hightech_income", "9600"),
        ("assets", "21000"),
        ("debts", "22000"),
        ("first_class", "1"),
        ("second_class", "7"),
        ("conversions", "未报"),
    ]
    .into_iter()
    .collect()
}

#[test]
fn a_year_of_an_enterprise_is_read_even_when_it_owes_more_than_it_has() {
    assert!(EnterpriseYear::read(&figures()).is_ok());
}

#[test]
fn a_part_is_never_more_than_its_whole() {
    for (field, text, sentence) in [
        ("scientists", "321", "科技人员数多于职工总数 320"),
        ("research_at_home", "700", "境内研发费用多于研发费用 612.5 万元"),
        ("hightech_income", "15021", "高新技术产品收入多于总收入 15020 万元"),
        ("name", "铭帝铝业", "没有年度 2015"),
    ] {
        let problems = EnterpriseYear::read(&figures().with(field, text)).unwrap_err();
        assert!(problems.of(field).any(|it| it.contains(sentence)), "{}", problems.sentence());
    }
}
