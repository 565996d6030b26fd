use ledger::prelude::*;

use super::Village;

#[test]
fn a_village_is_not_left_before_it_was_helped() {
    let read = |left: &str| {
        let draft: Draft = [
            ("name", "迎江乡驻村帮扶"),
            ("township", "未报"),
            ("village", "未报"),
            ("kind", "poor"),
            ("ordered_by", "未报"),
            ("helpers", "未报"),
            ("stage", "left"),
            ("begun", "2016-01-04"),
            ("left", left),
            ("left_by", "未报"),
        ]
        .iter()
        .copied()
        .collect();
        Village::read(&draft).err().map_or_else(String::new, |it| it.sentence())
    };
    assert!(read("2015-12-31").contains("早于帮扶开始日期 2016-01-04"));
    assert_eq!(read("2018-12-31"), "");
}
