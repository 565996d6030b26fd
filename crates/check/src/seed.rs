//! The damaged values of the half-year report of 2016, whose digits 5 and 6 are gone.
//! Each must come back with exactly the candidates that were worked out by hand.

use words::{DocNumber, PatentNumber, ProjectNumber, Shape};

use crate::{Candidates, Limit, Standing, candidates};

/// The year of the report: nothing in it was numbered later.
const YEAR: u16 = 2016;

fn holed(printed: &str) -> Candidates {
    candidates(printed, &['5', '6'], Limit::default())
}

fn provincial_year(text: &str) -> Option<u16> {
    match text.parse::<ProjectNumber>().ok()?.shape() {
        Shape::Sichuan { year, .. } => Some(year),
        Shape::County { .. } | Shape::Other => None,
    }
}

/// The 12 digits before the dot of a patent number, its check place apart.
fn twelve(text: &str) -> Option<(&str, Option<char>)> {
    let (digits, check) = text.strip_prefix("ZL")?.split_once('.')?;
    let whole = digits.len() == 12 && check.len() == 1;
    whole.then_some((digits, check.chars().next()))
}

#[test]
fn the_project_number_has_sixteen_candidates() {
    let left = holed("201GZ019")
        .keep("不合四川省立项编号的格式", |it| provincial_year(it).is_some())
        .keep("晚于报告之年", |it| provincial_year(it).is_some_and(|it| it <= YEAR));
    let serials = ["0195", "0196", "0159", "0169", "0519", "0619", "5019", "6019"];
    let mut wanted: Vec<String> =
        ["2015", "2016"].iter().flat_map(|year| serials.map(|it| format!("{year}GZ{it}"))).collect();
    let mut found = left.kept().to_vec();
    wanted.sort();
    found.sort();
    assert_eq!(found, wanted);
}

#[test]
fn the_project_number_with_a_whole_serial_has_two_candidates() {
    let left = holed("201GZ0272").keep("不合四川省立项编号的格式，或晚于报告之年", |it| {
        provincial_year(it).is_some_and(|it| it <= YEAR)
    });
    assert_eq!(left.kept(), ["2015GZ0272", "2016GZ0272"]);
}

#[test]
fn the_patent_number_has_four_candidates() {
    let shaped =
        holed("ZL2012007338.3").keep("不是 12 位数字加一位校验位", |it| twelve(it).is_some());
    assert_eq!(shaped.kept().len(), 264);
    let checked = shaped.keep("校验位不符", |it| {
        twelve(it).is_some_and(|(digits, check)| PatentNumber::check_place(digits) == check)
    });
    assert_eq!(checked.kept().len(), 26);
    let left = checked
        .keep("种类位或申请年不对", |it| it.parse::<PatentNumber>().is_ok())
        .keep("申请年晚于报告之年", |it| {
            it.parse::<PatentNumber>().is_ok_and(|it| it.filed() <= YEAR)
        });
    let mut found = left.kept().to_vec();
    found.sort();
    assert_eq!(found, ["ZL201520075338.3", "ZL201520607338.3", "ZL201620067338.3", "ZL201620073386.3"]);
    let public = left
        .keep("2016 年 3 月已公示资助，当年申请的来不及授权", |it| it.contains("ZL2015"));
    assert_eq!(public.kept().len(), 2);
    let fell = Standing::Fell {
        reason: "2016 年 3 月已公示资助，当年申请的来不及授权".to_owned()
    };
    assert_eq!(public.propose("ZL201620067338.3"), Ok(fell));
}

#[test]
fn the_day_of_april_is_the_fifth_or_the_sixth() {
    let day = |it: &str| it.strip_prefix("4月")?.strip_suffix('日')?.parse::<u8>().ok();
    let left =
        holed("4月日").keep("4 月有 1 至 30 日", |it| day(it).is_some_and(|it| (1..=30).contains(&it)));
    assert_eq!(left.kept(), ["4月5日", "4月6日"]);
}

#[test]
fn the_document_number_of_the_state_council_is_of_2015_or_2016() {
    let year = |it: &str| it.parse::<DocNumber>().ok().map(|it| it.year());
    let left = candidates("国发〔201〕32号", &['5', '6'], Limit { most_inserted: 1, ..Limit::default() })
        .keep("不是发文字号，或晚于报告之年", |it| year(it).is_some_and(|it| it <= YEAR));
    assert_eq!(left.kept(), ["国发〔2015〕32号", "国发〔2016〕32号"]);
    let known = left.keep("与题名相符的已知文件是 2015 年的", |it| year(it) == Some(2015));
    assert_eq!(known.only(), Some("国发〔2015〕32号"));
}
