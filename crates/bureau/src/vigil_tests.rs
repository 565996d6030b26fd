//! One calendar: every kind of deadline stands in it, is told of in time, goes up.

use ledger::{
    due::State,
    prelude::*,
    store::{Agenda, View},
    testing::{World, clerk, head},
};

use crate::{
    counties::{enter, example, seed},
    figures, ledgers,
    ledgers::{
        hightech::Hightech, lead::Lead, patent::Patent, project::Project, task::Task, unit::Unit,
        urging::Urging,
    },
    vigil,
};

type Told = &'static [(&'static str, &'static str)];

async fn world() -> World {
    let routes = ledger::web::ledger_routes().merge(ledger::web::house_routes());
    let mind = |house: &mut ledger::web::House| {
        house.watch = vigil::watch;
        house.urging = "/urging/new";
    };
    World::open_house(ledgers::ALL, figures::of_half, routes, mind).await
}

async fn put(world: &World, spec: &'static Spec, told: Told) {
    let draft = told.iter().copied().collect();
    enter(&world.app.db, &head(), spec, vec![draft], "试").await.unwrap_or_else(|it| panic!("{it}"));
}

const PATENT: Told = &[
    ("stage", "有效"),
    ("name", "一种釉料"),
    ("number", "未报"),
    ("kind", "发明"),
    ("holder", "青岩光电"),
    ("filed", "2012-02-29"),
    ("granted", "2015-03-04"),
    ("paid_to", "2016-02-29"),
];
const PROJECT: Told = &[
    ("stage", "在研"),
    ("name", "釉料产业化"),
    ("undertaker", "青岩光电"),
    ("level", "省级"),
    ("category", "未报"),
    ("number", "未报"),
    ("approved", "2021-01-05"),
    ("approved_by", "未报"),
    ("money", "30"),
    ("signed", "未报"),
    ("begins", "2021-01-01"),
    ("ends", "2023-11-30"),
];
const HIGHTECH: Told = &[
    ("stage", "recognised"),
    ("name", "青岩光电（2016年）"),
    ("unit", "青岩光电"),
    ("year", "2016"),
    ("field", "10101"),
    ("certificate", "GR201651000123"),
    ("issued", "2016-11-04"),
    ("expires", "2019-11-03"),
];
const TASK: Told =
    &[("name", "上报总结"), ("work", "未报"), ("owner", "林晓"), ("unit", "未报"), ("due", "2015-12-31")];

/// A bureau with a deadline of every kind.
async fn busy() -> World {
    let world = world().await;
    seed::enter_all(&world.app.db, &head()).await.unwrap_or_else(|it| panic!("{it}"));
    example::of_seed(&world.app.db, &head()).await.unwrap_or_else(|it| panic!("{it}"));
    put(&world, Unit::SPEC, &[("name", "青岩光电"), ("kind", "企业")]).await;
    for (spec, told) in
        [(Patent::SPEC, PATENT), (Project::SPEC, PROJECT), (Hightech::SPEC, HIGHTECH), (Task::SPEC, TASK)]
    {
        put(&world, spec, told).await;
    }
    world
}

#[tokio::test]
async fn every_kind_of_deadline_stands_in_the_one_calendar() {
    let world = busy().await;
    let db = &world.app.db;
    db.renew_duties().await.unwrap();
    let all = db.duties(&clerk(), &Agenda::default(), 500).await.unwrap();
    let lines: Vec<String> =
        all.iter().map(|it| format!("{} {} {}", it.ledger, it.due.day, it.due.what)).collect();
    for wanted in [
        "task 2015-12-31 完成任务：上报总结",
        // Filed on 29 February: the fifth year begins on 29 February 2016, six months of grace.
        "patent 2016-02-29 缴纳第 5 年度年费",
        "patent 2016-08-29 补缴年费的最后一天",
        "patent 2032-02-29 专利权期限届满",
        "notice 2016-07-04 登记公示结果",
        "objection 2016-07-12 核查异议",
        "objection 2016-07-19 答复异议提出人",
        "hightech 2019-11-03 证书到期",
        "hightech 2017-05-31 填报 2016 年度发展情况报表（年报）",
        // Three months after 30 November end on the leap day.
        "project 2024-02-29 申请验收",
    ] {
        assert!(lines.iter().any(|it| it.starts_with(wanted)), "{wanted} is not among\n{}", lines.join("\n"));
    }
}

#[tokio::test]
async fn each_kind_is_told_of_as_early_as_its_rule_says() {
    let world = busy().await;
    let watch = vigil::watch(&world.app.db, &clerk()).await.unwrap();
    let state = |ledger, what: &str, day: Date, on: Date| watch.state(ledger, &Due::new(day, what, ""), on);
    let leap = Date::constant(2024, 2, 29);
    assert_eq!(state("project", "申请验收", leap, Date::constant(2024, 1, 29)), State::Early);
    assert_eq!(state("project", "申请验收", leap, Date::constant(2024, 1, 30)), State::Coming);
    assert_eq!(state("patent", "缴纳第 5 年度年费", leap, Date::constant(2024, 2, 18)), State::Early);
    assert_eq!(state("patent", "缴纳第 5 年度年费", leap, Date::constant(2024, 2, 19)), State::Coming);
    let new_years_eve = Date::constant(2016, 12, 31);
    assert_eq!(state("task", "完成任务", new_years_eve, new_years_eve), State::Today);
    assert_eq!(state("task", "完成任务", new_years_eve, Date::constant(2017, 1, 1)), State::Late);
}

#[tokio::test]
async fn what_is_long_late_goes_up_and_a_reminder_is_written_down_and_seen() {
    let world = busy().await;
    let heads = world.get(&head(), "/").await.text;
    for words in
        ["报到我这里的逾期", "上报总结", "林晓，1 项", "没有写责任人，1 项", "已报局领导", "逾期 <b>2</b> 项"]
    {
        assert!(heads.contains(words), "{words}: {heads}");
    }
    let clerks = world.get(&clerk(), "/todo").await.text;
    assert!(!clerks.contains("报到我这里的逾期 "), "a clerk is told of his own only");
    let place =
        heads.split("/urging/new?").nth(1).and_then(|it| it.split('"').next()).unwrap().replace("&amp;", "&");
    let form = world.get(&head(), &format!("/urging/new?{place}")).await.text;
    assert!(
        form.contains("value=\"/task/") && form.contains("value=\"林晓\"") && form.contains("value=\"周正\"")
    );
    let pairs = ledger::web::read_pairs(&place);
    let mut told: Vec<(&str, &str)> = pairs.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
    told.push(("how", "phone"));
    assert_eq!(world.post(&head(), "/urging", &told).await.status, 303);
    let page = world.get(&head(), "/calendar").await.text;
    assert!(page.contains("催过 1 次，最近 2016-06-30 电话（周正）"), "{page}");
    let view = View::new(Urging::SPEC);
    assert_eq!(
        world.app.db.ids(&head(), &Selection::all::<Urging>(), &view, None).await.unwrap().ids.len(),
        1
    );
}

#[tokio::test]
async fn a_house_without_rules_is_told_so_and_a_new_rule_holds_at_once() {
    let world = world().await;
    put(&world, Task::SPEC, TASK).await;
    assert!(world.get(&head(), "/calendar").await.text.contains("还没有登记提醒规则"));
    assert!(!world.get(&head(), "/").await.text.contains("报到我这里的逾期"));
    let rule: Told = &[
        ("name", "全部"),
        ("ahead", "7"),
        ("head_after", "3"),
        ("begins", "2016-01-01"),
        ("ground", "未报"),
    ];
    put(&world, Lead::SPEC, rule).await;
    assert!(!world.get(&head(), "/calendar").await.text.contains("还没有登记提醒规则"));
    assert!(world.get(&head(), "/todo?kind=raised").await.text.contains("报到我这里的逾期 1 项"));
}
