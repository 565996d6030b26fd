use ledger::prelude::*;

use super::{Platform, PlatformKind};

fn building() -> Draft {
    [
        ("stage", "building"),
        ("name", "省高性能釉料工程技术研究中心"),
        ("naming", "正式名称"),
        ("kind", "工程技术研究中心"),
        ("level", "省级"),
        ("host", "0000000000001"),
        ("laboratories", "2"),
        ("laboratory_names", "物理实验室、化学实验室"),
        ("approved", "2016-05-10"),
        ("approved_by", "未报"),
        ("build_until", "2019-05-09"),
    ]
    .into_iter()
    .collect()
}

fn refused(field: &'static str, text: &str, sentence: &str) {
    let problems = Platform::read(&building().with(field, text)).unwrap_err();
    assert!(problems.of(field).any(|it| it.contains(sentence)), "{}", problems.sentence());
}

#[test]
fn a_platform_that_was_approved_has_a_settled_name_and_as_many_laboratories_as_it_names() {
    assert!(Platform::read(&building()).is_ok());
    refused("naming", "暂定名", "按批复文件改名");
    refused("laboratories", "3", "写了 2 个");
    refused("build_until", "2016-05-09", "早于批准组建日期");
}

#[test]
fn acceptance_is_due_when_building_ends() {
    let due = (Platform::SPEC.due)(&building(), Date::constant(2019, 1, 1));
    assert_eq!((due[0].day.to_string().as_str(), due[0].what.as_str()), ("2019-05-09", "组建期满，申请验收"));
}

#[test]
fn parks_and_incubators_are_carriers_and_research_bodies_are_not() {
    let carriers = PlatformKind::ALL.iter().filter(|it| it.is_carrier()).count();
    assert_eq!((carriers, PlatformKind::EngineeringCentre.is_carrier()), (6, false));
}
