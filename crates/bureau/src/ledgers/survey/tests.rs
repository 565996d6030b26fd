use ledger::prelude::*;

use super::Survey;

fn refused(more: &[(&str, &str)]) -> String {
    let plain = [
        ("name", "2015年度科普统计"),
        ("year", "2015"),
        ("nation", "国科发政[2016] 89号"),
        ("province", "未报"),
        ("city", "未报"),
        ("stage", "surveyed"),
        ("begun", "2016-04-11"),
        ("departments", "25"),
    ];
    let draft: Draft = plain.iter().chain(more).copied().collect();
    Survey::read(&draft).err().map_or_else(String::new, |it| it.sentence())
}

#[test]
fn a_survey_of_a_year_is_made_in_the_next() {
    assert_eq!(refused(&[]), "");
    assert!(refused(&[("begun", "2015-12-01")]).contains("应在下一年开展"));
    let sent = [("stage", "submitted"), ("submitted", "2016-04-01"), ("submitted_to", "未报")];
    assert!(refused(&sent).contains("上报日期早于开展日期"));
}

#[test]
fn a_number_of_departments_is_not_below_those_named() {
    let two = "0000000000001、0000000000002";
    assert!(refused(&[("units", two), ("departments", "1")]).contains("列出了 2 个部门"));
    assert_eq!(refused(&[("units", two), ("departments", "2")]), "");
}
