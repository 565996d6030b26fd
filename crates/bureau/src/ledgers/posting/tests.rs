use ledger::{
    prelude::*,
    testing::{empty_db, head},
};

use super::{Posting, figures};
use crate::{
    counties::enter,
    figures::Span,
    ledgers::{self, village::Village},
};

#[tokio::test]
async fn whoever_served_at_some_time_of_the_half_year_counts() {
    let db = empty_db(ledgers::ALL).await;
    let village = [
        ("name", "迎江乡驻村帮扶"),
        ("township", "未报"),
        ("village", "未报"),
        ("kind", "poor"),
        ("ordered_by", "未报"),
        ("helpers", "未报"),
        ("begun", "2015-01-04"),
    ];
    enter(&db, &head(), Village::SPEC, vec![village.iter().copied().collect()], "").await.unwrap();
    let posting = |name: &str, more: &[(&str, &str)]| -> Draft {
        let plain = [
            ("name", name),
            ("village", "迎江乡驻村帮扶"),
            ("post", "first_secretary"),
            ("person", "未报"),
            ("unit", "未报"),
            ("phone", "13800000000"),
        ];
        plain.iter().chain(more).copied().collect()
    };
    let left =
        |from, until| [("stage", "left"), ("arrived", from), ("departed", until), ("leave_reason", "轮换")];
    let all = vec![
        posting("在岗的", &[("arrived", "2016-02-01")]),
        posting("期内离岗的", &left("2015-01-04", "2016-01-31")),
        posting("早已离岗的", &left("2014-01-04", "2015-01-03")),
        posting("还没到岗的", &[("arrived", "2016-07-01")]),
    ];
    enter(&db, &head(), Posting::SPEC, all, "").await.unwrap();
    let half = Span::of(Half::new(2016, 1).unwrap());
    let figure = Figure::ask(&db, &head(), figures::serving(half)).await.unwrap();
    assert_eq!(figure.value().as_deref(), Some("2"));
    let row = db.records::<Posting>(&head(), &Selection::all::<Posting>(), 1).await.unwrap().remove(0).0;
    assert_eq!(row.words("phone"), "1＊＊＊＊＊＊＊＊＊0");
}
