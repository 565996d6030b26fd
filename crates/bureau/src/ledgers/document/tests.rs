use ledger::{
    prelude::*,
    testing::{REGION, empty_db, head},
};

use super::{Document, figures};
use crate::{
    counties::enter,
    figures::Span,
    ledgers::{self, unit::Unit},
};

fn document(more: &[(&str, &str)]) -> Draft {
    let told = [
        ("name", "关于报送2016年科技工作要点的报告"),
        ("kind", "report"),
        ("issuer", "未报"),
        ("stage", "drafted"),
        ("drafted", "2016-01-15"),
    ];
    told.iter().chain(more).copied().collect()
}

const ISSUED: &[(&str, &str)] = &[
    ("stage", "issued"),
    ("number", "县科知发[2016] 3号"),
    ("issued", "2016-01-20"),
    ("issued_by", "县科知局办公室"),
    ("issued_to", "各乡镇人民政府"),
];

fn refused(more: &[(&str, &str)]) -> String {
    Document::read(&document(more)).err().map_or_else(String::new, |it| it.sentence())
}

#[test]
fn a_report_asks_for_nothing_and_a_request_asks_one() {
    assert!(refused(&[("contents", "以上妥否，请批示。")]).contains("报告不得夹带请示事项"));
    assert_eq!(refused(&[("kind", "request"), ("contents", "妥否，请批示。"), ("addressee", "县政府")]), "");
    assert!(refused(&[("kind", "request"), ("addressee", "县政府、市科技局")]).contains("只能主送一个机关"));
}

#[test]
fn a_memo_says_who_agreed_to_what() {
    assert!(refused(&[("kind", "memo")]).contains("参加方和议定事项"));
    assert_eq!(refused(&[("kind", "memo"), ("parties", "市政府、研究院"), ("agreed", "共建产业园")]), "");
}

#[test]
fn the_days_of_a_document_follow_its_steps() {
    assert_eq!(refused(ISSUED), "");
    let early = [ISSUED, &[("issued", "2016-01-10")]].concat();
    assert!(refused(&early).contains("成文日期早于拟定日期 2016-01-15"));
    let consulted = [ISSUED, &[("consulted", "2016-01-22"), ("consulted_bodies", "各乡镇")]].concat();
    assert!(refused(&consulted).contains("成文日期早于征求意见日期 2016-01-22"));
}

#[test]
fn the_year_of_a_number_is_the_year_of_its_day() {
    let wrong = [ISSUED, &[("number", "县科知发〔2015〕3号")]].concat();
    assert!(refused(&wrong).contains("发文字号的年份是 2015"));
    let doubtful = [
        ISSUED,
        &[("number", "存疑「县科知发〔201〕3号」：县科知发〔2015〕3号｜县科知发〔2016〕3号；理由：缺字")],
    ]
    .concat();
    assert_eq!(refused(&doubtful), "");
}

#[tokio::test]
async fn a_number_is_written_one_way_and_used_once_even_when_void() {
    let db = empty_db(ledgers::ALL).await;
    let unit: Draft = [("name", "县科知局"), ("kind", "党政机关")].into_iter().collect();
    enter(&db, &head(), Unit::SPEC, vec![unit], "").await.unwrap();
    let void = [ISSUED, &[("stage", "voided"), ("voided", "2016-02-01"), ("void_reason", "重发")]].concat();
    enter(&db, &Viewer::program(REGION), Document::SPEC, vec![document(&void)], "").await.unwrap();
    let again = [ISSUED, &[("name", "另一件"), ("number", "县科知发〔2016〕3号")]].concat();
    let refused = enter(&db, &head(), Document::SPEC, vec![document(&again)], "").await.unwrap_err();
    assert!(refused.to_string().contains("已有发文字号相同的记录"), "{refused}");
    let next = [ISSUED, &[("name", "另一件"), ("number", "县科知发〔2016〕4号")]].concat();
    enter(&db, &head(), Document::SPEC, vec![document(&next)], "").await.unwrap();
    let half = Span::of(Half::new(2016, 1).unwrap());
    assert_eq!(Figure::ask(&db, &head(), figures::issued(half)).await.unwrap().text(), "1");
}
