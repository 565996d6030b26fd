use ledger::prelude::*;

use super::HelpProject;

#[test]
fn a_project_is_not_finished_before_it_was_settled() {
    let read = |finished: &str| {
        let draft: Draft = [
            ("name", "村道硬化"),
            ("village", "0000000000001"),
            ("kind", "infrastructure"),
            ("money", "12.5"),
            ("money_from", "未报"),
            ("stage", "finished"),
            ("settled", "2016-03-01"),
            ("finished", finished),
            ("effect", "未报"),
        ]
        .iter()
        .copied()
        .collect();
        HelpProject::read(&draft).err().map_or_else(String::new, |it| it.sentence())
    };
    assert!(read("2016-02-01").contains("完成日期早于落实日期"));
    assert_eq!(read("2016-06-01"), "");
}
