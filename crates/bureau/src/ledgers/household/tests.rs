use ledger::prelude::*;

use super::Household;

fn refused(more: &[(&str, &str)]) -> String {
    let plain = [
        ("code", "迎江-007"),
        ("village", "0000000000001"),
        ("head", "张三"),
        ("identity", "11010519491231002X"),
        ("members", "4"),
        ("cause", "illness"),
        ("helper", "林晓"),
        ("income_before", "2300"),
        ("stage", "lifted"),
        ("paired", "2016-01-10"),
        ("lifted", "2018-12-20"),
        ("income_after", "5200"),
        ("lifted_by", "未报"),
    ];
    let draft: Draft = plain.iter().chain(more).copied().collect();
    Household::read(&draft).err().map_or_else(String::new, |it| it.sentence())
}

#[test]
fn a_household_is_not_called_by_what_must_stay_sealed() {
    assert_eq!(refused(&[]), "");
    for code in ["11010519491231002X", "13800138000"] {
        assert!(refused(&[("code", code)]).contains("户编号不能用证件号或电话号码"), "{code}");
    }
}

#[test]
fn an_identity_number_is_judged_before_it_is_sealed() {
    assert!(refused(&[("identity", "110105194912310021")]).contains("校验位"));
    assert_eq!(refused(&[("identity", "未报"), ("head", "未报")]), "");
}

#[test]
fn the_days_of_a_household_follow_each_other() {
    assert!(refused(&[("lifted", "2015-12-20")]).contains("脱贫日期早于结对日期"));
    assert!(refused(&[("members", "0")]).contains("至少有 1 人"));
}
