use ledger::prelude::*;

use super::Criterion;

fn refused(more: &[(&str, &str)]) -> String {
    let told = [
        ("name", "专利申请量完成率"),
        ("assessment", "0000000000001"),
        ("group", "业务"),
        ("place", "1"),
        ("weight", "10"),
        ("how", "分档"),
        ("measure", "完成率"),
        ("bands", "100%以上：10分\n80%以上不满100%：8分\n其余：0分"),
    ];
    let draft: Draft = told.iter().chain(more).copied().filter(|it| !it.1.is_empty()).collect();
    Criterion::read(&draft).err().map_or_else(String::new, |it| it.sentence())
}

#[test]
fn a_banded_criterion_needs_its_bands_and_what_they_are_of() {
    assert_eq!(refused(&[]), "");
    let told = [
        ("name", "甲"),
        ("assessment", "0000000000001"),
        ("group", "业务"),
        ("place", "1"),
        ("weight", "10"),
        ("how", "分档"),
    ];
    let sentence = Criterion::read(&told.into_iter().collect()).unwrap_err().sentence();
    assert!(sentence.contains("要选按什么分档") && sentence.contains("要写各档"), "{sentence}");
    assert!(refused(&[("how", "越高越好")]).contains("各档不填"));
}

#[test]
fn bands_fit_the_points_and_what_they_are_of() {
    assert!(refused(&[("weight", "9")]).contains("最高一档 10 分，超过了满分 9 分"));
    assert!(refused(&[("measure", "完成值")]).contains("不带 %"));
    assert!(refused(&[("bands", "100以上：10\n其余：0")]).contains("要带 %"));
    let place = [("measure", "名次（完成值高的在前）"), ("bands", "第1名：10\n第2至3名：8\n其余：0")];
    assert_eq!(refused(&place), "");
}

#[test]
fn bands_that_cannot_be_read_are_refused_with_the_line() {
    let sentence = refused(&[("bands", "100%以上：10分\n80%–100%：8分\n其余：0分")]);
    assert!(sentence.contains("第 2 行") && sentence.contains("80%以上不满100%"), "{sentence}");
}

#[test]
fn a_number_comes_from_one_place_only() {
    assert_eq!(refused(&[("promise", "0000000000002")]), "");
    assert!(refused(&[("promise", "0000000000002"), ("figure", "patent.applied")]).contains("统计指标不填"));
    let mark = [("how", "评分"), ("measure", ""), ("bands", ""), ("promise", "0000000000002")];
    let told = [
        ("name", "甲"),
        ("assessment", "0000000000001"),
        ("group", "业务"),
        ("place", "1"),
        ("weight", "10"),
    ];
    let draft: Draft = told.iter().chain(&mark).copied().filter(|it| !it.1.is_empty()).collect();
    assert!(Criterion::read(&draft).unwrap_err().sentence().contains("不能由目标算"));
}
