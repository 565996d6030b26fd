use ledger::prelude::*;

use super::HelpTerm;

fn refused(more: &[(&str, &str)]) -> String {
    let plain = [
        ("name", "上半年进展"),
        ("village", "0000000000001"),
        ("half", "2016年上半年"),
        ("measures", "clear"),
        ("projects", "2"),
        ("archives", "complete"),
        ("duties", "on_time"),
        ("pairing", "active"),
        ("households", "未报"),
    ];
    let draft: Draft = plain.iter().chain(more).copied().collect();
    HelpTerm::read(&draft).err().map_or_else(String::new, |it| it.sentence())
}

#[test]
fn what_an_inspection_asks_for_is_written_down() {
    assert_eq!(refused(&[("inspection", "passed"), ("inspected_by", "未报")]), "");
    assert!(refused(&[("inspection", "rectify"), ("inspected_by", "未报")]).contains("请写明整改什么"));
    assert!(refused(&[("inspection", "passed")]).contains("是谁督查的"));
}
