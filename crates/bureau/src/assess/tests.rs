use ledger::{
    prelude::*,
    store::{Change, Deed},
    testing::{World, head},
};

use crate::{
    counties::enter,
    figures,
    guarding::GUARD,
    ledgers,
    ledgers::{assessment::Assessment, criterion::Criterion, rating::Rating, unit::Unit},
};

/// 局领导, who closes a sheet.
pub(super) fn leader() -> Viewer {
    Viewer { role: Role::Leader, ..head() }
}

pub(super) async fn world() -> World {
    let routes = ledger::web::ledger_routes().merge(super::pages::routes());
    World::open_guarded(ledgers::ALL, figures::of_half, routes, GUARD, &[]).await
}

pub(super) async fn told(world: &World, spec: &'static Spec, pairs: &[(&str, &str)]) {
    let draft: Draft = pairs.iter().copied().collect();
    enter(&world.app.db, &head(), spec, vec![draft], "").await.unwrap_or_else(|it| panic!("{it}"));
}

pub(super) const SHEET: &str = "2016年乡镇科技工作目标考评";

/// Three criteria and two townships, of which one has told everything.
pub(super) async fn assessed() -> (World, String) {
    let world = world().await;
    let sheet = [
        ("stage", "in_force"),
        ("name", SHEET),
        ("year", "2016"),
        ("about", "乡镇"),
        ("document", "未报"),
        ("cap", "100"),
        ("floor", "60"),
        ("late", "0.5"),
        ("bonus_cap", "5"),
        ("began", "2016-02-01"),
    ];
    told(&world, Assessment::SPEC, &sheet).await;
    for (place, name, weight, how, due) in [
        ("1", "专利申请量", "20", "越高越好", ""),
        ("2", "科普统计上报", "10", "按期完成", "2016-05-31"),
        ("3", "工作配合", "10", "评分", ""),
        ("4", "经验推广", "不适用", "加分", ""),
    ] {
        let pairs = [
            ("name", name),
            ("assessment", SHEET),
            ("group", "业务目标"),
            ("place", place),
            ("weight", weight),
            ("how", how),
            ("due", due),
            ("evidence", "台账"),
        ];
        told(&world, Criterion::SPEC, &pairs).await;
    }
    for name in ["青衣镇", "木城镇"] {
        told(&world, Unit::SPEC, &[("name", name), ("kind", "乡镇（街道）")]).await;
    }
    for (criterion, pairs) in [
        ("专利申请量", [("target", "10"), ("actual", "8"), ("reason", "")]),
        ("科普统计上报", [("done_on", "2016-06-03"), ("", ""), ("reason", "")]),
        (
            "工作配合",
            [("points", "9"), ("named", "现场会通知两份，存办公室"), ("reason", "两次现场会承办得力")],
        ),
        ("经验推广", [("points", "2"), ("named", "市局转发通知"), ("reason", "市局转发")]),
    ] {
        let name = format!("青衣镇{criterion}");
        let own = [
            ("name", name.as_str()),
            ("criterion", criterion),
            ("unit", "青衣镇"),
            ("reported", "2016-06-20"),
        ];
        let all: Vec<_> = own.into_iter().chain(pairs).filter(|it| !it.1.is_empty()).collect();
        told(&world, Rating::SPEC, &all).await;
    }
    told(
        &world,
        Rating::SPEC,
        &[
            ("name", "木城镇专利申请量"),
            ("criterion", "专利申请量"),
            ("unit", "木城镇"),
            ("reported", "2016-06-20"),
            ("target", "10"),
            ("actual", "5"),
        ],
    )
    .await;
    let all = world.app.db.records::<Assessment>(&head(), &Selection::all::<Assessment>(), 9).await.unwrap();
    let id = all[0].0.id.to_string();
    (world, id)
}

pub(super) async fn read(world: &World, path: &str) -> String {
    let answer = world.get(&head(), path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    answer.text
}

pub(super) fn says(page: &str, all: &[&str]) {
    for words in all {
        assert!(page.contains(words), "“{words}” is not in the page:\n{page}");
    }
}

/// Closes the sheet on the day.
pub(super) async fn close(world: &World, id: &str) {
    let db = &world.app.db;
    let row = db.find(&leader(), Assessment::SPEC, id.parse().unwrap()).await.unwrap();
    let close = Change {
        spec: Assessment::SPEC,
        deed: Deed::Step { id: row.id, rev: row.rev, name: "closed".to_owned() },
        draft: [("closed", "2016-06-30")].into_iter().collect(),
        why: String::new(),
    };
    db.submit(&leader(), close).await.unwrap_or_else(|it| panic!("{it}"));
}

/// Corrects one field of the rating of that name.
pub(super) async fn correct(world: &World, name: &str, field: &str, value: &str) {
    let db = &world.app.db;
    let source = Selection::all::<Rating>().has(Rating::NAME, name);
    let row = db.records::<Rating>(&head(), &source, 9).await.unwrap().remove(0).0;
    let change = Change {
        spec: Rating::SPEC,
        deed: Deed::Correct { id: row.id, rev: row.rev, verb: "更正" },
        draft: [(field, value)].into_iter().collect(),
        why: "核对受理通知书".to_owned(),
    };
    db.submit(&head(), change).await.unwrap_or_else(|it| panic!("{it}"));
}

#[tokio::test]
async fn a_township_that_told_nothing_is_a_stretch_and_not_a_nought() {
    let (world, id) = assessed().await;
    let page = read(&world, &format!("/assessments/{id}")).await;
    // 16 + (10 − 3 × 0.5) + 9 + 2; the other 0 for patents and nothing known of 20 points.
    says(&page, &["<b>35.5</b>", "<b>0–20</b>", "未定", "补数：", "最多再得 10 分"]);
    assert!(page.find("青衣镇").unwrap() < page.find("木城镇").unwrap());
    // 35.5 cannot be reached by the other, so the first place is settled; equal ones share it.
    says(&page, &["<td class=\"num\">1</td>"]);
    told(&world, Unit::SPEC, &[("name", "马村乡"), ("kind", "乡镇（街道）")]).await;
    let open = read(&world, &format!("/assessments/{id}")).await;
    assert!(!open.contains("<td class=\"num\">1</td>"), "a rank is given while another may still pass it");
}

#[tokio::test]
async fn a_unit_s_page_shows_each_item_its_record_and_how_it_was_computed() {
    let (world, id) = assessed().await;
    let ranking = read(&world, &format!("/assessments/{id}")).await;
    let link = |page: &str, before: &str| {
        let from = page.find(before).unwrap();
        let rest = &page[from..];
        rest[..rest.find('"').unwrap()].replace("&amp;", "&")
    };
    let unit = link(&ranking, &format!("/assessments/{id}/unit/"));
    let page = read(&world, &unit).await;
    says(
        &page,
        &["1．专利申请量", "<b>16</b>", "<b>8.5</b>", "没有附佐证", "怎样算来", "市局转发", "/rating/"],
    );
    let criterion = link(&ranking, &format!("/assessments/{id}/criterion/"));
    says(&read(&world, &criterion).await, &["青衣镇", "木城镇", "16"]);
    let report = unit.split_once('?').map(|(path, _)| format!("{path}/report.txt")).unwrap();
    let text = read(&world, &report).await;
    says(&text, &["自评报告", "专利申请量（满分20分）：目标10，完成8，得16分", "自评得35.5分"]);
    let extra = "加分：青衣镇经验推广，2分。理由：市局转发，佐证为市局转发通知。";
    says(&text, &["二、加分和扣分", extra, "佐证为现场会通知两份，存办公室"]);
}

#[tokio::test]
async fn a_day_before_the_ratings_has_none_of_them() {
    let (world, id) = assessed().await;
    let page = read(&world, &format!("/assessments/{id}?asof=2016-06-19")).await;
    says(&page, &["<b>0–40</b>"]);
    assert!(!page.contains("35.5"));
}

#[tokio::test]
async fn a_closed_sheet_keeps_its_result_and_says_what_it_would_be_now() {
    let (world, id) = assessed().await;
    let db = &world.app.db;
    close(&world, &id).await;
    correct(&world, "青衣镇专利申请量", "actual", "10").await;
    let row = db.find(&leader(), Assessment::SPEC, id.parse().unwrap()).await.unwrap();
    let stricter = Change {
        spec: Assessment::SPEC,
        deed: Deed::Correct { id: row.id, rev: row.rev, verb: "更正" },
        draft: [("floor", "90")].into_iter().collect(),
        why: "办法改了".to_owned(),
    };
    db.submit(&leader(), stricter).await.unwrap_or_else(|it| panic!("{it}"));
    told(&world, Unit::SPEC, &[("name", "新设镇"), ("kind", "乡镇（街道）")]).await;
    let closed = read(&world, &format!("/assessments/{id}")).await;
    says(&closed, &["<b>35.5</b>", "已结账"]);
    assert!(!closed.contains("新设镇"), "a township of later days is in a closed ranking");
    says(&read(&world, &format!("/assessments/{id}?now=1")).await, &["<b>39.5</b>", "不是结账的成绩"]);
}

#[tokio::test]
async fn what_a_township_tells_in_january_counts_for_the_year_before() {
    let (world, id) = assessed().await;
    let told_late = [
        ("name", "木城镇科普统计上报"),
        ("criterion", "科普统计上报"),
        ("unit", "木城镇"),
        ("reported", "2017-01-09"),
        ("done_on", "2016-05-30"),
    ];
    told(&world, Rating::SPEC, &told_late).await;
    let db = &world.app.db;
    let january = Date::constant(2017, 1, 15);
    let sheet =
        super::sheet::Sheet::read(db, &head(), id.parse().unwrap(), None, false, january).await.unwrap();
    let party = sheet.parties.iter().find(|it| it.name == "木城镇").unwrap();
    // Nothing for half of the patents wanted, all ten for the statistics, ten open.
    let score = sheet.score(party).unwrap();
    let (least, most) = score.ends().unwrap();
    assert_eq!((least.to_string(), most.to_string()), ("10".to_owned(), "20".to_owned()));
}

#[tokio::test]
async fn a_template_is_adopted_and_its_limits_are_still_to_be_filled_in() {
    let world = world().await;
    says(
        &read(&world, "/assessments").await,
        &["知识产权强县工程试点考核", "乡镇科技工作目标考评", "待核实"],
    );
    let sent = world.post(&head(), "/assessments", &[("template", "0"), ("year", "2016")]).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let page = read(&world, &sent.location).await;
    says(&page, &["本县", "专利质押融资", "未定"]);
    let wrong = world.post(&head(), "/assessments", &[("template", "0"), ("year", "明年")]).await;
    assert_eq!(wrong.status, 400);
}

#[tokio::test]
async fn what_the_ledgers_count_goes_before_what_was_typed() {
    let world = world().await;
    let sheet = [
        ("stage", "in_force"),
        ("name", "2016年本局目标"),
        ("year", "2016"),
        ("about", "本局"),
        ("document", "未报"),
        ("cap", "100"),
        ("floor", "0"),
        ("late", "0"),
        ("bonus_cap", "0"),
        ("began", "2016-02-01"),
    ];
    told(&world, Assessment::SPEC, &sheet).await;
    told(
        &world,
        Criterion::SPEC,
        &[
            ("name", "办完任务"),
            ("assessment", "2016年本局目标"),
            ("group", "业务"),
            ("place", "1"),
            ("weight", "10"),
            ("how", "越高越好"),
            ("figure", "task.done"),
        ],
    )
    .await;
    told(&world, Unit::SPEC, &[("name", "本局"), ("kind", "党政机关")]).await;
    told(
        &world,
        Rating::SPEC,
        &[
            ("name", "本局办完任务"),
            ("criterion", "办完任务"),
            ("unit", "本局"),
            ("reported", "2016-06-20"),
            ("target", "5"),
            ("actual", "5"),
        ],
    )
    .await;
    let all = world.app.db.records::<Assessment>(&head(), &Selection::all::<Assessment>(), 9).await.unwrap();
    let page = read(&world, &format!("/assessments/{}/unit/all", all[0].0.id)).await;
    says(&page, &["/task?", "<b>0</b>", "台账：完成任务"]);
    let misspelt = [
        ("name", "发文"),
        ("assessment", "2016年本局目标"),
        ("group", "业务"),
        ("place", "2"),
        ("weight", "10"),
        ("how", "越高越好"),
        ("figure", "document.isued"),
    ];
    told(&world, Criterion::SPEC, &misspelt).await;
    let page = read(&world, &format!("/assessments/{}", all[0].0.id)).await;
    says(&page, &["document.isued", "完成值算不出"]);
}

#[tokio::test]
async fn a_ranking_asks_no_more_statements_the_more_townships_there_are() {
    let (world, id) = assessed().await;
    let cookie = world.cookie(&head()).await;
    let counted = async || {
        let before = world.app.db.statements();
        assert_eq!(world.get_with(&cookie, &format!("/assessments/{id}")).await.status, 200);
        world.app.db.statements() - before
    };
    let few = counted().await;
    for at in 0..12 {
        let name = format!("第{at}镇");
        told(&world, Unit::SPEC, &[("name", &name), ("kind", "乡镇（街道）")]).await;
        let mark = format!("{name}专利申请量");
        let rating = [
            ("name", mark.as_str()),
            ("criterion", "专利申请量"),
            ("unit", &name),
            ("reported", "2016-06-21"),
            ("target", "10"),
            ("actual", "9"),
        ];
        told(&world, Rating::SPEC, &rating).await;
    }
    assert_eq!((few, counted().await <= 14), (counted().await, true));
}

#[tokio::test]
async fn a_value_in_doubt_is_marked_in_the_self_assessment_as_in_any_paper() {
    let (world, id) = assessed().await;
    let doubtful = [
        ("name", "木城镇专利申请量（续）"),
        ("criterion", "专利申请量"),
        ("unit", "木城镇"),
        ("reported", "2016-06-25"),
        ("target", "10"),
        ("actual", "存疑「1」：1｜15；理由：缺一位数"),
    ];
    told(&world, Rating::SPEC, &doubtful).await;
    let ranking = read(&world, &format!("/assessments/{id}")).await;
    let town = ranking.find(">木城镇<").unwrap();
    let from = ranking[..town].rfind("/assessments/").unwrap();
    let unit = ranking[from..town].split(['"', '?']).next().unwrap();
    says(&read(&world, &format!("{unit}/report.txt")).await, &["目标10，完成1〔存疑：候选 1、15〕"]);
}
