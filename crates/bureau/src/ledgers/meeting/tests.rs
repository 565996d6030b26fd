use ledger::{
    prelude::*,
    store::{Change, Deed},
    testing::{clerk, empty_db, head},
};

use super::{Meeting, figures};
use crate::{
    counties::enter,
    figures::Span,
    ledgers::{self, task::Task, unit::Unit},
};

fn meeting(more: &[(&str, &str)]) -> Draft {
    let plain = [
        ("name", "座谈会"),
        ("kind", "talk"),
        ("organisers", "未报"),
        ("stage", "held"),
        ("held", "2016-05-03"),
        ("outcome", "agreed"),
    ];
    plain.iter().chain(more).copied().collect()
}

fn refused(more: &[(&str, &str)]) -> String {
    Meeting::read(&meeting(more)).err().map_or_else(String::new, |it| it.sentence())
}

#[test]
fn what_follows_a_meeting_does_not_come_before_it() {
    let memo = [("memo", "备忘录"), ("parties", "未报"), ("signed", "2016-05-02")];
    assert!(refused(&memo).contains("备忘录日期 2016-05-02 早于"), "{}", refused(&memo));
    let handed = [("stage", "following"), ("handed", "2016-04-30"), ("points", "取水房用地")];
    assert!(refused(&handed).contains("交办日期 2016-04-30 早于"));
    assert_eq!(refused(&[("memo", "备忘录"), ("parties", "未报"), ("signed", "2016-05-03")]), "");
}

#[test]
fn a_memorandum_is_told_whole_or_not_at_all() {
    let said = refused(&[("memo", "备忘录")]);
    assert!(said.contains("请填写备忘录各方") && said.contains("请填写备忘录日期"), "{said}");
}

#[tokio::test]
async fn agreed_points_become_tasks_with_a_last_day() {
    let db = empty_db(ledgers::ALL).await;
    let task = [
        ("name", "取水房用地协调"),
        ("work", "未报"),
        ("owner", "林晓"),
        ("unit", "未报"),
        ("due", "2016-06-20"),
    ];
    enter(&db, &head(), Task::SPEC, vec![task.iter().copied().collect()], "").await.unwrap();
    enter(&db, &head(), Meeting::SPEC, vec![meeting(&[])], "").await.unwrap();
    let row = db.records::<Meeting>(&head(), &Selection::all::<Meeting>(), 1).await.unwrap().remove(0).0;
    let step = |viewer: Viewer, fields: &[(&str, &str)]| {
        let draft = fields.iter().copied().collect();
        let deed = Deed::Step { id: row.id, rev: 1, name: "following".to_owned() };
        let change = Change { spec: Meeting::SPEC, deed, draft, why: String::new() };
        let db = db.clone();
        async move { db.submit(&viewer, change).await }
    };
    let points = [
        ("handed", "2016-05-04"),
        ("points", "取水房用地，林晓，6月20日前"),
        ("tasks", "取水房用地协调"),
        ("settle_by", "2016-06-20"),
    ];
    assert!(matches!(step(clerk(), &points).await, Err(Error::Forbidden(_))));
    step(head(), &points).await.unwrap();
    let (row, it) = db.records::<Meeting>(&head(), &Selection::all::<Meeting>(), 1).await.unwrap().remove(0);
    assert_eq!(db.labels_of([&row]).await.unwrap().len(), 1, "the task is referred to");
    let due = it.due(Date::constant(2016, 6, 1));
    assert_eq!((due[0].day.to_string().as_str(), due[0].what.as_str()), ("2016-06-20", "落实议定事项并办结"));
}

#[tokio::test]
async fn sites_are_counted_once_however_often_they_are_visited() {
    let db = empty_db(ledgers::ALL).await;
    let firms = ["明珠陶瓷公司", "中核高通公司"]
        .map(|it| [("name", it), ("kind", "enterprise")].iter().copied().collect());
    enter(&db, &head(), Unit::SPEC, firms.to_vec(), "").await.unwrap();
    let meetings = vec![
        meeting(&[("kind", "congress"), ("sites", "明珠陶瓷公司、中核高通公司")]),
        meeting(&[("name", "走访"), ("kind", "visit"), ("sites", "明珠陶瓷公司")]),
        meeting(&[("name", "去年的"), ("held", "2015-05-03"), ("sites", "未报")]),
    ];
    enter(&db, &head(), Meeting::SPEC, meetings, "").await.unwrap();
    let half = Span::of(Half::new(2016, 1).unwrap());
    let value = |question| {
        let db = db.clone();
        async move { Figure::ask(&db, &head(), question).await.unwrap().value() }
    };
    assert_eq!(value(figures::sites(half)).await.as_deref(), Some("2"));
    assert_eq!(value(figures::held(half)).await.as_deref(), Some("2"));
    assert_eq!(value(figures::memos(half)).await.as_deref(), Some("0"));
}
