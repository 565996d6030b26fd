use ledger::{
    prelude::*,
    sheet::{Matching, read, rehearse},
    testing::{empty_db, head},
};

use super::{Hightech, figures};
use crate::{
    counties::enter,
    figures::Span,
    ledgers::{ALL, unit::Unit},
};

fn recognised() -> Draft {
    [
        ("stage", "recognised"),
        ("name", "青岩光电（2016年）"),
        ("unit", "0000000000001"),
        ("year", "2016"),
        ("field", "10101"),
        ("certificate", "GR201651000123"),
        ("issued", "2016-11-04"),
        ("expires", "2019-11-03"),
    ]
    .into_iter()
    .collect()
}

fn refused(field: &'static str, text: &str, sentence: &str) {
    let problems = Hightech::read(&recognised().with(field, text)).unwrap_err();
    assert!(problems.of(field).any(|it| it.contains(sentence)), "{}", problems.sentence());
}

#[test]
fn a_certificate_agrees_with_its_day_and_its_field_is_a_technology() {
    assert!(Hightech::read(&recognised()).is_ok());
    refused("certificate", "GR201551000123", "与发证日期 2016-11-04 不符");
    refused("expires", "2019-11-04", "有效期应至 2019-11-03");
    refused("field", "新材料", "须填到三级");
    refused("field", "量子养猪", "2016年版");
}

#[test]
fn a_field_may_be_rough_while_the_enterprise_is_only_visited() {
    let visited = recognised().with("stage", "visited").with("visited", "2016-03-08").with("field", "新材料");
    assert!(Hightech::read(&visited).is_ok());
}

#[test]
fn the_annual_report_and_the_expiry_are_told_in_time() {
    let told = |draft: &Draft, today| {
        let due = (Hightech::SPEC.due)(draft, today);
        due.iter().map(|it| format!("{} {}", it.day, it.what)).collect::<Vec<_>>()
    };
    let today = Date::constant(2017, 4, 1);
    assert_eq!(
        told(&recognised(), today),
        ["2017-05-31 填报 2016 年度发展情况报表（年报）", "2019-11-03 证书到期，当年重新申报认定"]
    );
    let reported = recognised().with("report_year", "2016").with("reported", "2017-04-02");
    assert_eq!(told(&reported, today)[0], "2018-05-31 填报 2017 年度发展情况报表（年报）");
    let renamed = reported
        .with("altered", "2017-03-01")
        .with("alteration", "更名为青岩光电科技有限公司")
        .with("alteration_reported", "无");
    assert_eq!(told(&renamed, today)[0], "2017-06-01 向认定机构报告变更");
}

#[tokio::test]
async fn a_list_of_certificates_from_the_province_is_imported() {
    let db = empty_db(ALL).await;
    let unit: Draft = [("name", "青岩光电科技有限公司"), ("kind", "企业")].into_iter().collect();
    enter(&db, &head(), Unit::SPEC, vec![unit], "").await.unwrap();
    let list = "某某市2016年高新技术企业名单\n\
                序号,企业简称,企业名称,认定年度,所属技术领域,证书号,发证时间,证书有效期至,状态\n\
                1,青岩光电,青岩光电科技有限公司,2016,10101,GR201651000123,2016-11-04,2019-11-03,高新技术企业\n";
    let table = read(list.as_bytes(), "名单.csv").unwrap();
    let matching = Matching::find(Hightech::SPEC, &table);
    let left: Vec<&str> = matching.unmatched().map(|it| it.label.as_str()).collect();
    assert_eq!(left, ["序号"]);
    let rehearsal = rehearse(&db, &head(), &table, &matching).await.unwrap();
    let problems: Vec<&str> = rehearsal.problems.iter().map(|it| it.sentence.as_str()).collect();
    assert_eq!((rehearsal.good, problems), (1, vec![]));
}

#[tokio::test]
async fn an_enterprise_is_in_force_until_its_certificate_ends_and_counts_once() {
    let db = empty_db(ALL).await;
    let unit: Draft = [("name", "青岩光电"), ("kind", "企业")].into_iter().collect();
    enter(&db, &head(), Unit::SPEC, vec![unit], "").await.unwrap();
    let round = |name: &str, number: &str, issued: &str, expires: &str| {
        let told = recognised().with("unit", "青岩光电").with("name", name).with("certificate", number);
        told.with("issued", issued).with("expires", expires)
    };
    let rounds = vec![
        round("青岩光电（2016年）", "GR201651000123", "2016-11-04", "2019-11-03"),
        round("青岩光电（2019年）", "GR201951000456", "2019-10-14", "2022-10-13"),
    ];
    enter(&db, &head(), Hightech::SPEC, rounds, "").await.unwrap_or_else(|it| panic!("{it}"));
    let ask = async |year: i16, half: u8| {
        let span = Span::of(Half::new(year, half).unwrap());
        let valid = Figure::ask(&db, &head(), figures::valid(span)).await.unwrap().text();
        let unreported = Figure::ask(&db, &head(), figures::unreported(span)).await.unwrap().text();
        format!("{valid} {unreported}")
    };
    assert_eq!(ask(2016, 1).await, "0 0");
    assert_eq!(ask(2016, 2).await, "1 0");
    assert_eq!(ask(2017, 1).await, "1 1");
    assert_eq!(ask(2022, 2).await, "0 0");
}
