use ledger::prelude::*;

use super::{
    Target,
    light::{Light, alarms},
};

fn draft(more: &[(&str, &str)]) -> Draft {
    let told = [
        ("name", "发明专利申请量"),
        ("duty", "property"),
        ("indicator", "未报"),
        ("bound", "at_least"),
        ("firmness", "strive"),
        ("low", "100"),
        ("unit", "件"),
        ("promised", "2016H1"),
        ("period", "2016年"),
        ("due", "2016-12-31"),
        ("section", "知识产权股"),
        ("owner", "林晓"),
        ("source", "2016年上半年报告"),
        ("stage", "open"),
    ];
    told.iter().chain(more).copied().collect()
}

fn target(more: &[(&str, &str)]) -> Target {
    Target::read(&draft(more)).unwrap_or_else(|it| panic!("{}", it.sentence()))
}

fn refused(more: &[(&str, &str)]) -> String {
    Target::read(&draft(more)).err().map_or_else(String::new, |it| it.sentence())
}

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

#[test]
fn a_target_has_the_numbers_its_bound_needs_and_no_others() {
    assert!(refused(&[("bound", "range")]).contains("要填上限"));
    assert!(refused(&[("bound", "range"), ("high", "100")]).contains("大于下限 100"));
    assert!(refused(&[("high", "120")]).contains("只有“几至几”才填上限"));
    assert!(refused(&[("unit", "")]).contains("计量单位"));
    assert!(refused(&[("low", "不适用")]).contains("请填目标值"));
    assert!(refused(&[("bound", "unquantified")]).contains("目标值请写“不适用”"));
    let plain = [("bound", "unquantified"), ("low", "不适用"), ("unit", ""), ("indicator", "不适用")];
    assert_eq!(refused(&plain), "");
    assert!(refused(&[("due", "2015-12-31")]).contains("早于目标期"));
}

#[test]
fn the_light_follows_the_time_that_is_over() {
    let day = Date::constant(2016, 6, 30);
    for (actual, light) in [
        ("49.8", Light::Green),
        ("49", Light::Yellow),
        ("40", Light::Yellow),
        ("39", Light::Red),
        ("100", Light::Reached),
    ] {
        assert_eq!(Light::of(&target(&[]), Some(number(actual)), day), light, "{actual}");
    }
}

#[test]
fn what_cannot_be_judged_has_no_light_but_a_reason() {
    let day = Date::constant(2016, 6, 30);
    let dark = |more: &[(&str, &str)], actual: Option<&str>| {
        let light = Light::of(&target(more), actual.map(number), day);
        if let Light::Dark(why) = light { why } else { panic!("{light:?}") }
    };
    assert!(dark(&[], None).contains("没有可用的数"));
    assert!(dark(&[("low", "存疑「1」：15｜16；理由：缺字")], Some("5")).contains("存疑"));
    assert!(dark(&[("period", "2016年下半年")], Some("5")).contains("还没有开始"));
    let plain = [("bound", "unquantified"), ("low", "不适用"), ("unit", "")];
    assert!(dark(&plain, None).contains("按完成情况结账"));
    assert_eq!(Light::of(&target(&plain), None, Date::constant(2017, 1, 1)), Light::Red);
    assert_eq!(Light::of(&target(&[]), Some(number("99")), Date::constant(2017, 1, 1)), Light::Red);
}

#[test]
fn a_target_reached_before_it_was_set_or_below_last_year_is_pointed_out() {
    assert!(alarms(&target(&[]), Some(number("32"))).is_empty());
    assert!(alarms(&target(&[]), Some(number("120")))[0].contains("提出时已有 120件"));
    assert!(alarms(&target(&[("last_year", "130")]), None)[0].contains("低于上年实际 130件"));
    let doubtful = target(&[("low", "存疑「1」：15｜16｜61；理由：缺字"), ("last_year", "15.5")]);
    let said = alarms(&doubtful, Some(number("9.82")));
    assert!(said[0].starts_with("按 1 计，提出时已有 9.82"), "{said:?}");
    assert!(said[1].starts_with("按 1、15 计，低于上年实际 15.5"), "{said:?}");
}
