use ledger::{
    prelude::*,
    testing::{empty_db, head},
};

use super::{Work, figures};
use crate::{counties::enter, figures::Span, ledgers};

fn work(more: &[(&str, &str)]) -> Draft {
    [("name", "省级高新区创建"), ("kind", "zone"), ("stage", "underway"), ("started", "2016-01-11")]
        .iter()
        .chain(more)
        .copied()
        .collect()
}

const STOPPED: &[(&str, &str)] = &[
    ("stage", "suspended"),
    ("decided", "2016-05-20"),
    ("proposed_by", "开发区管委会"),
    ("agreed_by", "县委、县政府"),
    ("decision", "保留开发区牌子，暂停创建"),
    ("reason", "国家政策变化"),
];

fn refused(more: &[(&str, &str)]) -> String {
    Work::read(&work(more)).err().map_or_else(String::new, |it| it.sentence())
}

#[test]
fn a_work_is_not_stopped_without_saying_who_agreed_and_why() {
    assert_eq!(refused(STOPPED), "");
    let said = refused(&[("stage", "suspended"), ("decided", "2016-05-20")]);
    for wanted in ["请填写提出单位", "请填写同意机关", "请填写决定内容", "请填写原因"]
    {
        assert!(said.contains(wanted), "{said}");
    }
}

#[test]
fn a_work_is_not_stopped_before_it_began() {
    let early = [STOPPED, &[("decided", "2015-12-31")]].concat();
    assert!(refused(&early).contains("早于启动日期 2016-01-11"));
    let vague = [STOPPED, &[("started", "2016年"), ("decided", "2016-05-20")]].concat();
    assert_eq!(refused(&vague), "");
}

#[tokio::test]
async fn a_work_counts_as_going_on_until_the_day_it_was_stopped() {
    let db = empty_db(ledgers::ALL).await;
    let going = work(&[("name", "强县试点"), ("kind", "pilot")]);
    let theme = work(&[("name", "创新投资年"), ("kind", "theme"), ("year", "2016")]);
    enter(&db, &head(), Work::SPEC, vec![work(STOPPED), going, theme], "").await.unwrap();
    let half = Span::of(Half::new(2016, 1).unwrap());
    for (day, underway, suspended) in [("2016-05-19", "2", "0"), ("2016-05-20", "1", "1")] {
        let span = half.up_to(day.parse().unwrap());
        for (question, expected) in
            [(figures::underway(span), underway), (figures::suspended(span), suspended)]
        {
            assert_eq!(Figure::ask(&db, &head(), question).await.unwrap().text(), expected, "{day}");
        }
    }
}
