//! Bands, targets, a year before, places; what the gate refuses; a closed sheet later on.

use ledger::{
    prelude::*,
    store::{Change, Deed},
    testing::{World, head},
};

use super::{
    sheet::Sheet,
    tests::{SHEET, assessed, close, correct, read, says, told, world},
};
use crate::ledgers::{
    assessment::Assessment,
    criterion::Criterion,
    indicator::{Indicator, standard},
    rating::Rating,
    reading::Reading,
    target::Target,
    task::Task,
    unit::Unit,
};

const OWN: &str = "2016年本局目标";

/// A sheet about the bureau itself.
async fn own(world: &World) {
    let sheet = [
        ("stage", "in_force"),
        ("name", OWN),
        ("year", "2016"),
        ("about", "本局"),
        ("document", "未报"),
        ("cap", "100"),
        ("floor", "0"),
        ("late", "0.5"),
        ("bonus_cap", "5"),
        ("began", "2016-02-01"),
    ];
    told(world, Assessment::SPEC, &sheet).await;
}

async fn criterion(world: &World, sheet: &str, name: &str, place: &str, more: &[(&str, &str)]) {
    let plain =
        [("name", name), ("assessment", sheet), ("group", "业务"), ("place", place), ("weight", "10")];
    let pairs: Vec<_> = plain.into_iter().chain(more.iter().copied()).collect();
    told(world, Criterion::SPEC, &pairs).await;
}

async fn only_sheet(world: &World) -> Id {
    let all = world.app.db.records::<Assessment>(&head(), &Selection::all::<Assessment>(), 9).await.unwrap();
    all[0].0.id
}

const BANDS: &str = "100%以上：10分\n80%以上不满100%：8分\n60%以上不满80%：5分\n其余：0分";

/// A target of so many, of which a reading says so many were reached.
async fn promised(world: &World, low: &str, reached: &str, stage: &[(&str, &str)]) {
    let db = &world.app.db;
    crate::counties::enter(db, &head(), Indicator::SPEC, standard::records(), "").await.unwrap();
    let counted = [
        ("name", "2016年1-5月专利申请量"),
        ("indicator", "专利申请量"),
        ("period", "2016年1-5月"),
        ("reach", "累计数"),
        ("value", reached),
        ("unit", "件"),
        ("source", "市知识产权局月报"),
    ];
    told(world, Reading::SPEC, &counted).await;
    let target = [
        ("name", "专利申请量"),
        ("duty", "知识产权"),
        ("indicator", "专利申请量"),
        ("bound", "多少以上"),
        ("firmness", "力争"),
        ("low", low),
        ("unit", "件"),
        ("promised", "2016年上半年"),
        ("period", "2016年"),
        ("due", "2016-12-31"),
        ("section", "未报"),
        ("owner", "未报"),
        ("source", "半年报告"),
    ];
    let pairs: Vec<_> = target.into_iter().chain(stage.iter().copied()).collect();
    told(world, Target::SPEC, &pairs).await;
}

#[tokio::test]
async fn a_criterion_of_a_target_takes_its_number_goal_and_day_from_it_and_opens_to_it() {
    let world = world().await;
    own(&world).await;
    promised(&world, "125", "100", &[("stage", "执行中")]).await;
    let banded = [("how", "分档"), ("measure", "完成率"), ("bands", BANDS), ("promise", "专利申请量")];
    criterion(&world, OWN, "专利申请", "1", &banded).await;
    criterion(&world, OWN, "到期完成", "2", &[("how", "按期完成"), ("promise", "专利申请量")]).await;
    let id = only_sheet(&world).await;
    let day = Date::constant(2016, 6, 20);
    let sheet = Sheet::read(&world.app.db, &head(), id, None, false, day).await.unwrap();
    let party = &sheet.parties[0];
    let (row, it) = &sheet.criteria[0];
    let measured = sheet.measured(party, row, it);
    let (target, actual, due) = (measured.target.unwrap(), measured.actual.unwrap(), measured.due.unwrap());
    assert_eq!(
        (target.words.as_str(), actual.words.as_str(), due.words.as_str()),
        ("125", "100", "2016-12-31")
    );
    assert!(target.link.starts_with("/target/") && actual.link.starts_with("/reading?"), "{actual:?}");
    let score = sheet.score(party).unwrap();
    // Exactly 80 per cent; the milestone is not done and not said not to be.
    assert_eq!(score.items[0].score, "8");
    assert_eq!(score.items[0].band.as_deref(), Some("80%以上不满100%：8分"));
    let (least, most) = score.ends().unwrap();
    assert_eq!((least.to_string(), most.to_string()), ("8".to_owned(), "18".to_owned()));
    let step = score.answer.trace.iter().find(|it| it.key == "items.target").unwrap();
    assert_eq!(step.link.as_deref(), Some(target.link.as_str()));
    // Before the end of May nothing of it was known yet.
    let may = Sheet::read(&world.app.db, &head(), id, Some(Date::constant(2016, 5, 30)), false, day).await;
    let may = may.unwrap();
    assert_eq!(may.score(&may.parties[0]).unwrap().items[0].score, "0–10");
    let page = read(&world, &format!("/assessments/{id}/unit/all?asof=2016-06-20")).await;
    says(
        &page,
        &["目标：<a href=\"/target/", "80%以上不满100%：8分", "/reading?", "目标：专利申请量（2016年）"],
    );
    let text = read(&world, &format!("/assessments/{id}/unit/all/report.txt?asof=2016-06-20")).await;
    says(&text, &["专利申请（满分10分）：目标125件，完成100", "得8分（80%以上不满100%一档）"]);
}

#[tokio::test]
async fn a_target_in_doubt_leaves_the_criterion_open_and_a_settled_one_is_done_on_its_day() {
    let world = world().await;
    own(&world).await;
    let met = [("stage", "已完成"), ("closed", "2016-11-02"), ("result", "已报送")];
    promised(&world, "存疑「10」：100｜150；理由：缺一位", "100", &met).await;
    let banded = [("how", "分档"), ("measure", "完成率"), ("bands", BANDS), ("promise", "专利申请量")];
    criterion(&world, OWN, "专利申请", "1", &banded).await;
    criterion(&world, OWN, "到期完成", "2", &[("how", "按期完成"), ("promise", "专利申请量")]).await;
    let id = only_sheet(&world).await;
    let on = async |day: Date| {
        let sheet = Sheet::read(&world.app.db, &head(), id, Some(day), false, Date::constant(2017, 1, 9))
            .await
            .unwrap();
        let items = sheet.score(&sheet.parties[0]).unwrap().items;
        format!("{} {}", items[0].score, items[1].score)
    };
    // The day before it was settled it was still open.
    assert_eq!(on(Date::constant(2016, 11, 1)).await, "0–10 0–10");
    assert_eq!(on(Date::constant(2016, 11, 2)).await, "0–10 10");
}

#[tokio::test]
async fn growth_of_what_the_ledgers_count_is_against_the_same_day_of_the_year_before() {
    let world = world().await;
    own(&world).await;
    for (at, day) in ["2015-02-10", "2015-02-28", "2015-03-01", "2016-01-05", "2016-02-20", "2016-02-29"]
        .iter()
        .enumerate()
    {
        let name = format!("任务{at}");
        let task = [
            ("name", name.as_str()),
            ("work", "未报"),
            ("owner", "林晓"),
            ("unit", "未报"),
            ("due", "未报"),
            ("stage", "完成"),
            ("done", day),
            ("result", "已报送"),
        ];
        told(&world, Task::SPEC, &task).await;
    }
    let bands = "50%以上：10分\n超过0%不满50%：6分\n其余：0分";
    let grown = [("how", "分档"), ("measure", "同比增长率"), ("bands", bands), ("figure", "task.done")];
    criterion(&world, OWN, "办完任务", "1", &grown).await;
    let id = only_sheet(&world).await;
    let on = async |day: Date| {
        let sheet = Sheet::read(&world.app.db, &head(), id, Some(day), false, Date::constant(2016, 12, 31))
            .await
            .unwrap();
        let (row, it) = &sheet.criteria[0];
        let measured = sheet.measured(&sheet.parties[0], row, it);
        let words = |said: Option<super::measured::Said>| said.map_or("–".to_owned(), |it| it.words);
        let score = sheet.score(&sheet.parties[0]).unwrap().items[0].score.clone();
        format!("{}/{} {score}", words(measured.actual), words(measured.base))
    };
    // 29 February is set against 28 February: three against two.
    assert_eq!(on(Date::constant(2016, 2, 29)).await, "3/2 10");
    assert_eq!(on(Date::constant(2016, 2, 28)).await, "2/2 0");
    assert_eq!(on(Date::constant(2016, 3, 1)).await, "3/3 0");
    // Nothing was entered for the first weeks of 2015: that is no base of nought.
    assert_eq!(on(Date::constant(2016, 1, 31)).await, "1/– 0–10");
}

#[tokio::test]
async fn nobody_has_a_place_until_everybody_has_a_number_and_equals_share_one() {
    let (world, id) = assessed().await;
    let bands = "第1名：10分\n第2至3名：8分\n其余：2分";
    let ranked = [("how", "分档"), ("measure", "名次（完成值高的在前）"), ("bands", bands)];
    criterion(&world, SHEET, "授权专利", "5", &ranked).await;
    told(&world, Unit::SPEC, &[("name", "马村乡"), ("kind", "乡镇（街道）")]).await;
    let report = async |unit: &str, actual: &str| {
        let name = format!("{unit}授权专利");
        let own = [
            ("name", name.as_str()),
            ("criterion", "授权专利"),
            ("unit", unit),
            ("reported", "2016-06-20"),
            ("actual", actual),
        ];
        told(&world, Rating::SPEC, &own).await;
    };
    let scores = async || {
        let today = Date::constant(2016, 12, 31);
        let sheet =
            Sheet::read(&world.app.db, &head(), id.parse().unwrap(), None, false, today).await.unwrap();
        let at = sheet.criteria.iter().position(|it| it.1.name.as_str() == "授权专利").unwrap();
        let of = |name: &str| {
            let party = sheet.parties.iter().find(|it| it.name == name).unwrap();
            sheet.score(party).unwrap().items.into_iter().find(|it| it.at == at).unwrap().score
        };
        [of("青衣镇"), of("木城镇"), of("马村乡")].join(" ")
    };
    report("青衣镇", "5").await;
    report("木城镇", "5").await;
    assert_eq!(scores().await, "2–10 2–10 2–10");
    report("马村乡", "3").await;
    // Two first places; the next is the third.
    assert_eq!(scores().await, "10 10 8");
}

fn mark(more: &[(&str, &str)]) -> Draft {
    let told = [
        ("name", "木城镇工作配合"),
        ("criterion", "工作配合"),
        ("unit", "木城镇"),
        ("reported", "2016-06-20"),
        ("points", "8"),
        ("reason", "承办现场会"),
    ];
    told.iter().chain(more).copied().filter(|it| !it.1.is_empty()).collect()
}

#[tokio::test]
async fn a_mark_nobody_could_check_is_refused_whichever_way_it_comes_in() {
    let (world, _) = assessed().await;
    let db = &world.app.db;
    let sentence = "人工给的分要有佐证";
    // As an import or a program submits it.
    let add = |draft| Change { spec: Rating::SPEC, deed: Deed::Add, draft, why: String::new() };
    let refused = db.submit_all(&head(), vec![add(mark(&[]))], None).await.unwrap_err();
    assert!(format!("{refused:?}").contains(sentence), "{refused:?}");
    // As the form does.
    let draft = mark(&[]);
    let pairs: Vec<(&str, &str)> = draft.iter().collect();
    let page = world.post(&head(), "/rating", &pairs).await;
    assert!(page.status != 303 && page.text.contains(sentence), "{} {}", page.status, page.text);
    // A doubtful mark is one given by hand too; a number that was measured is not.
    let doubtful = mark(&[("points", "存疑「8」：8｜9；理由：两份表不同")]);
    assert!(db.submit(&head(), add(doubtful)).await.is_err());
    db.submit(&head(), add(mark(&[("named", "现场会通知，存办公室")]))).await.unwrap();
    // Nor can the evidence be taken away again.
    let own = Selection::all::<Rating>().has(Rating::NAME, "木城镇工作配合");
    let row = db.records::<Rating>(&head(), &own, 9).await.unwrap().remove(0).0;
    let correct = Change {
        spec: Rating::SPEC,
        deed: Deed::Correct { id: row.id, rev: row.rev, verb: "更正" },
        draft: [("named", "")].into_iter().collect(),
        why: "试试".to_owned(),
    };
    assert!(format!("{:?}", db.submit(&head(), correct).await.unwrap_err()).contains(sentence));
}

#[tokio::test]
async fn a_number_of_the_county_is_refused_where_townships_are_assessed_and_a_place_where_one_is() {
    let (world, _) = assessed().await;
    own(&world).await;
    let refused = async |sheet: &str, more: &[(&str, &str)]| {
        let plain =
            [("name", "试"), ("assessment", sheet), ("group", "业务"), ("place", "9"), ("weight", "10")];
        let draft: Draft = plain.iter().chain(more).copied().collect();
        let add = Change { spec: Criterion::SPEC, deed: Deed::Add, draft, why: String::new() };
        format!("{:?}", world.app.db.submit(&head(), add).await.unwrap_err())
    };
    let figure = refused(SHEET, &[("how", "越高越好"), ("figure", "task.done")]).await;
    assert!(figure.contains("要逐家填报"), "{figure}");
    let ranked = [("how", "分档"), ("measure", "名次（完成值高的在前）"), ("bands", "第1名：10\n其余：0")];
    assert!(refused(OWN, &ranked).await.contains("排不出名次"));
}

#[tokio::test]
async fn after_closing_each_item_is_shown_as_it_was_and_as_it_would_be_now() {
    let (world, id) = assessed().await;
    let open = read(&world, &format!("/assessments/{id}/differences")).await;
    says(&open, &["还没有结账"]);
    close(&world, &id).await;
    says(&read(&world, &format!("/assessments/{id}/differences")).await, &["没有差别"]);
    correct(&world, "青衣镇专利申请量", "actual", "10").await;
    correct(&world, "青衣镇经验推广", "points", "1").await;
    let page = read(&world, &format!("/assessments/{id}/differences")).await;
    let told = ["满分 20；目标 10；完成 8", "满分 20；目标 10；完成 10", "加分：青衣镇经验推广"];
    says(&page, &told);
    says(&page, &["结账 <b>35.5</b>，现在 <b>38.5</b>", "<b>16</b>", "<b>20</b>"]);
    assert!(!page.contains("木城镇") && !page.contains("工作配合"), "what did not change is listed: {page}");
}
