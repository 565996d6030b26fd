use ledger::{
    outlook::{Moved, Shift, shifts},
    prelude::*,
    store::{Change, Deed, Row},
    testing::{World, head},
};

use super::tests::{assessed, leader, read, says};
use crate::ledgers::{assessment::Assessment, rating::Rating};

/// 35.5 points are enough for the best, and half of two townships is one place.
const GRADES: &str = "优秀：35分以上，不超过50%\n良好：15分以上\n合格：其余";

async fn graded(world: &World, id: &str, grades: &str) {
    let db = &world.app.db;
    let row = db.find(&leader(), Assessment::SPEC, id.parse().unwrap()).await.unwrap();
    let change = Change {
        spec: Assessment::SPEC,
        deed: Deed::Correct { id: row.id, rev: row.rev, verb: "更正" },
        draft: Draft::default().with("grades", grades),
        why: "照考评办法".to_owned(),
    };
    db.submit(&leader(), change).await.unwrap_or_else(|it| panic!("{it}"));
}

/// What of the points a change would move.
async fn ahead(world: &World, row: Row, change: Change) -> Vec<Shift> {
    let db = &world.app.db;
    let moved = Moved { spec: change.spec, id: row.id, rows: vec![row] };
    let (then, _) = db.supposing(&leader(), change).await.unwrap_or_else(|it| panic!("{it}"));
    let after = super::outlook(&then, &leader(), &moved).await.unwrap();
    drop(then);
    shifts(super::outlook(db, &leader(), &moved).await.unwrap(), after)
}

#[tokio::test]
async fn closing_a_sheet_or_calling_it_otherwise_moves_no_point() {
    let (world, id) = assessed().await;
    graded(&world, &id, GRADES).await;
    let row = world.app.db.find(&leader(), Assessment::SPEC, id.parse().unwrap()).await.unwrap();
    let (spec, why) = (Assessment::SPEC, "年度结束".to_owned());
    for (deed, draft) in [
        (
            Deed::Step { id: row.id, rev: row.rev, name: "closed".to_owned() },
            Draft::default().with("closed", "2016-06-30"),
        ),
        (
            Deed::Correct { id: row.id, rev: row.rev, verb: "更正" },
            Draft::default().with("name", "2016年乡镇考评"),
        ),
    ] {
        let change = Change { spec, deed, draft, why: why.clone() };
        assert_eq!(ahead(&world, row.clone(), change).await, []);
    }
}

#[tokio::test]
async fn a_unit_has_its_grade_where_nothing_open_can_change_it() {
    let (world, id) = assessed().await;
    assert!(!read(&world, &format!("/assessments/{id}")).await.contains("等次"));
    graded(&world, &id, GRADES).await;
    let page = read(&world, &format!("/assessments/{id}")).await;
    says(&page, &["<b>优秀</b>", "优秀：35分以上，不超过50%（2 家里 1 家）", "有单位的得分还没有定"]);
    let from = page.find(&format!("/assessments/{id}/unit/")).unwrap();
    let link = page[from..].split('"').next().unwrap().replace("&amp;", "&");
    says(&read(&world, &link).await, &["等次 <b>优秀</b>"]);
    let report = format!("{}/report.txt", link.split_once('?').unwrap().0);
    says(&read(&world, &report).await, &["自评得35.5分，等次为优秀。"]);
    graded(&world, &id, &GRADES.replace("35分", "50分")).await;
    says(&read(&world, &link).await, &["一共 45 分，谁也够不到“优秀”的分数"]);
    // No place at all: the points would do, and the next grade is given with the reason.
    graded(&world, &id, &GRADES.replace("50%", "40%")).await;
    says(&read(&world, &link).await, &["等次 <b>良好</b>", "够优秀的分数，优秀的0家名额已满"]);
}

#[tokio::test]
async fn a_corrected_rating_shows_whose_points_and_grade_it_would_move() {
    let (world, id) = assessed().await;
    graded(&world, &id, GRADES).await;
    let db = &world.app.db;
    let source = Selection::all::<Rating>().has(Rating::NAME, "青衣镇专利申请量");
    let row = db.records::<Rating>(&head(), &source, 9).await.unwrap().remove(0).0;
    let change = Change {
        spec: Rating::SPEC,
        deed: Deed::Correct { id: row.id, rev: row.rev, verb: "更正" },
        draft: Draft::default().with("actual", "5"),
        why: "核对受理通知书".to_owned(),
    };
    let found = ahead(&world, row, change).await;
    let plain =
        |it: &Option<String>| it.as_deref().unwrap_or_default().split('（').next().unwrap().to_owned();
    let told: Vec<(String, String, String)> =
        found.iter().map(|it| (it.thing.clone(), plain(&it.before), plain(&it.after))).collect();
    assert_eq!(
        told,
        [
            ("青衣镇：等次", "优秀", "良好"),
            ("青衣镇：总分", "35.5", "19.5"),
            ("青衣镇：1．专利申请量", "16 分", "0 分"),
        ]
        .map(|it| (it.0.to_owned(), it.1.to_owned(), it.2.to_owned()))
    );
}
