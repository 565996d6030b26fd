use ledger::prelude::*;

use super::{
    super::{assessment::Assessment, criterion::Criterion},
    Rating,
};

fn refused<L: Ledger>(pairs: &[(&str, &str)], sentence: &str) {
    let draft: Draft = pairs.iter().copied().collect();
    let problems = L::read(&draft).map(|_| String::new()).unwrap_or_else(|it| it.sentence());
    assert!(problems.contains(sentence), "{problems}");
}

#[test]
fn a_mark_given_by_hand_needs_its_reason() {
    let mark = [
        ("name", "青衣镇配合情况"),
        ("criterion", "0000000000001"),
        ("unit", "0000000000002"),
        ("reported", "2016-12-20"),
        ("points", "8"),
    ];
    refused::<Rating>(&mark, "要写理由");
}

#[test]
fn what_adds_to_a_sheet_has_no_points_of_its_own() {
    let extra = [
        ("name", "省级经验推广"),
        ("assessment", "0000000000001"),
        ("group", "加分"),
        ("place", "9"),
        ("weight", "5"),
        ("how", "加分"),
    ];
    refused::<Criterion>(&extra, "请填“不适用”");
}

#[test]
fn a_cap_below_the_target_is_no_cap() {
    let sheet = [
        ("stage", "drawn"),
        ("name", "2016年乡镇科技工作目标考评"),
        ("year", "2016"),
        ("about", "乡镇"),
        ("document", "未报"),
        ("cap", "80"),
        ("floor", "60"),
        ("late", "0.5"),
        ("bonus_cap", "5"),
    ];
    refused::<Assessment>(&sheet, "封顶低于 100%");
}
