use ledger::{
    prelude::*,
    testing::{empty_db, head},
};

use super::{Task, figures};
use crate::{counties::enter, figures::Span, ledgers};

fn task(name: &str, more: &[(&str, &str)]) -> Draft {
    [("name", name), ("work", "未报"), ("owner", "林晓"), ("unit", "未报"), ("stage", "待办")]
        .iter()
        .chain(more)
        .copied()
        .collect()
}

#[tokio::test]
async fn a_task_is_overdue_the_day_after_its_due_day_and_not_once_it_is_done() {
    let db = empty_db(ledgers::ALL).await;
    let done = [("stage", "完成"), ("due", "2016-06-20"), ("done", "2016-06-20"), ("result", "已报送")];
    let tasks = vec![
        task("取水房用地协调", &[("due", "2016-06-20")]),
        task("申报材料", &done),
        task("应急道路", &[("due", "未报")]),
    ];
    enter(&db, &head(), Task::SPEC, tasks, "").await.unwrap_or_else(|it| panic!("{it}"));
    let half = Span::of(Half::new(2016, 1).unwrap());
    for (day, overdue) in [("2016-06-20", "0"), ("2016-06-21", "1")] {
        let figure =
            Figure::ask(&db, &head(), figures::overdue(half.up_to(day.parse().unwrap()))).await.unwrap();
        assert_eq!((figure.text().as_str(), figure.doubts().len()), (overdue, 1), "{day}");
    }
    assert_eq!(Figure::ask(&db, &head(), figures::done(half)).await.unwrap().text(), "1");
    assert_eq!(Figure::ask(&db, &head(), figures::open(half)).await.unwrap().text(), "2");
}

#[test]
fn a_task_is_not_done_before_it_was_begun() {
    let more = [
        ("due", "未报"),
        ("stage", "completed"),
        ("begun", "2016-05-02"),
        ("done", "2016-05-01"),
        ("result", "好"),
    ];
    let refused = Task::read(&task("甲", &more)).unwrap_err().sentence();
    assert!(refused.contains("早于开始日期 2016-05-02"), "{refused}");
}
