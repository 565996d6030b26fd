use ledger::{
    prelude::*,
    testing::{World, head},
};

use crate::{
    counties::{enter, seed},
    figures,
    ledgers::{
        self, enterprise_year::EnterpriseYear, hightech::Hightech, patent::Patent, unit::Unit, window::Window,
    },
};

async fn world() -> World {
    let world = World::open(ledgers::ALL, figures::of_half, super::routes()).await;
    seed::enter_all(&world.app.db, &head()).await.unwrap_or_else(|it| panic!("{it}"));
    world
}

/// A page's text, for what people read in it.
async fn read(world: &World, path: &str) -> String {
    world.get(&head(), path).await.text
}

fn says(page: &str, all: &[&str]) {
    for words in all {
        assert!(page.contains(words), "“{words}” is not in the page:\n{page}");
    }
}

#[tokio::test]
async fn every_rule_set_has_its_page_and_its_form() {
    let world = world().await;
    let list = read(&world, "/rules?on=2016-06-30").await;
    for set in rules::BOOK.all() {
        says(&list, &[&set.text.title]);
        let page = read(&world, &format!("/rules/{}?on={}", set.text.name, set.text.example_on)).await;
        says(&page, &[&set.text.clauses[0].title, &set.text.documents[0].number, "规定的数"]);
        let page = read(&world, &format!("/rules/{}/try?example=1", set.text.name)).await;
        says(&page, &["怎样算来", "aria-label=\"测算结果\""]);
        assert!(!page.contains("role=\"alert\""), "{} refuses its own example", set.text.name);
    }
}

#[tokio::test]
async fn a_day_before_the_rule_is_said() {
    let world = world().await;
    says(&read(&world, "/rules/hightech?on=2015-12-31").await, &["没有现行的规定"]);
}

#[tokio::test]
async fn a_wrong_fact_is_said_at_its_field_and_nothing_typed_is_lost() {
    let world = world().await;
    let page = read(&world, "/rules/hightech/try?on=2016-06-30&staff_total=%E5%BE%88%E5%A4%9A&science_staff=12&years.0.year=2015&years.0.sales=-3").await;
    says(
        &page,
        &[
            "有 2 处不对",
            "href=\"#staff_total\"",
            "href=\"#years.0.sales\"",
            "value=\"很多\"",
            "value=\"12\"",
        ],
    );
}

#[tokio::test]
async fn a_list_can_be_said_to_be_empty_or_left_open() {
    let world = world().await;
    let open = read(&world, "/rules/hightech/try?on=2016-06-30&staff_total=12").await;
    let none = read(&world, "/rules/hightech/try?on=2016-06-30&staff_total=12&incidents.none=1").await;
    says(&open, &["重大安全、重大质量事故和严重环境违法行为"]);
    says(&none, &["申请前一年内的事故和违法数为 0 起"]);
    assert!(!open.contains("申请前一年内的事故和违法数为 0 起"));
}

#[tokio::test]
async fn an_enterprise_is_told_why_not_yet_and_what_first() {
    let world = world().await;
    let list = read(&world, "/readiness?on=2016-06-30").await;
    says(&list, &["铭帝", "资料缺失", "补资料"]);
    let rounds = world
        .app
        .db
        .records::<crate::ledgers::hightech::Hightech>(
            &head(),
            &Selection::all::<crate::ledgers::hightech::Hightech>(),
            9,
        )
        .await;
    let id = rounds.unwrap_or_else(|it| panic!("{it}"))[0].0.id;
    let page = read(&world, &format!("/readiness/{id}?on=2016-06-30")).await;
    says(&page, &["先做什么", "用到的记录", "补填再算", "第十一条第（一）项"]);
    assert_eq!(world.get(&head(), "/readiness/nonsense").await.status.as_u16(), 404);
}

/// A firm of which every ledger tells what it can.
async fn known_firm(world: &World) -> Id {
    let db = &world.app.db;
    let enter = async |spec, pairs: &[(&str, &str)]| {
        let draft: Draft = pairs.iter().copied().collect();
        enter(db, &head(), spec, vec![draft], "").await.unwrap_or_else(|it| panic!("{it}"));
    };
    enter(Unit::SPEC, &[("name", "青岩光电科技有限公司"), ("kind", "企业"), ("registered", "2012-05-08")])
        .await;
    let round = [
        ("stage", "nurtured"),
        ("name", "青岩光电（2016年）"),
        ("unit", "青岩光电科技有限公司"),
        ("year", "2016"),
        ("field", "706"),
        ("entered", "2016-01-08"),
        ("incident", "无"),
        ("standards", "没有参与"),
    ];
    enter(Hightech::SPEC, &round).await;
    for (year, sales, research, assets) in
        [("2013", "800", "60", "900"), ("2014", "1000", "80", "1100"), ("2015", "1300", "100", "1400")]
    {
        let name = format!("青岩光电{year}年");
        let told = [
            ("name", name.as_str()),
            ("unit", "青岩光电科技有限公司"),
            ("year", year),
            ("staff", "60"),
            ("scientists", "12"),
            ("research", research),
            ("research_at_home", research),
            ("sales", sales),
            ("income", sales),
            ("hightech_income", sales),
            ("assets", assets),
            ("debts", "300"),
            ("first_class", "未报"),
            ("second_class", "未报"),
            ("conversions", "6"),
        ];
        enter(EnterpriseYear::SPEC, &told).await;
    }
    let patent = [
        ("stage", "valid"),
        ("name", "一种光学镜片的镀膜装置"),
        ("number", "ZL201210123456.8"),
        ("kind", "发明"),
        ("holder", "青岩光电科技有限公司"),
        ("filed", "2012-04-25"),
        ("granted", "2014-06-11"),
        ("paid_to", "2017-04-25"),
        ("core", "是"),
        ("obtained", "自主研发"),
        ("ownership", "单独所有"),
        ("used_in", "无"),
    ];
    enter(Patent::SPEC, &patent).await;
    let source = Selection::all::<Hightech>().named(Hightech::UNIT, "青岩光电科技有限公司");
    db.records::<Hightech>(&head(), &source, 9).await.unwrap()[0].0.id
}

#[tokio::test]
async fn what_the_ledgers_know_of_a_firm_leaves_only_the_experts_to_judge() {
    let world = world().await;
    let id = known_firm(&world).await;
    let page = read(&world, &format!("/readiness/{id}?on=2016-06-30")).await;
    says(&page, &["需人工判断", "1514"]);
    assert!(!page.contains("缺少"), "something a ledger holds is said to be missing");
}

#[tokio::test]
async fn the_steps_to_the_next_batch_are_dated_backwards() {
    let world = world().await;
    let id = known_firm(&world).await;
    says(&read(&world, &format!("/readiness/{id}?on=2016-06-30")).await, &["日期倒排", "登记一批"]);
    let batch: Draft = [
        ("name", "2016年第二批高新技术企业认定申报"),
        ("kind", "高企认定"),
        ("year", "2016"),
        ("county_by", "2016-08-15"),
        ("recommend_by", "2016-08-22"),
        ("document", "川科高〔2016〕9号"),
    ]
    .into_iter()
    .collect();
    enter(&world.app.db, &head(), Window::SPEC, vec![batch], "").await.unwrap();
    let page = read(&world, &format!("/readiness/{id}?on=2016-07-01")).await;
    says(
        &page,
        &["2016年第二批高新技术企业认定申报", "2016-07-01", "今天到期", "来得及", "已过期", "2016-08-22"],
    );
    says(&read(&world, "/readiness?on=2016-07-01").await, &["县级截止 <b>2016-08-15</b>（还有 45 天）"]);
    says(&read(&world, "/readiness?on=2016-08-16").await, &["登记一批"]);
}

#[tokio::test]
async fn a_drafted_policy_is_simulated_changed_and_compared() {
    let world = world().await;
    says(&read(&world, "/simulate?on=2016-06-30").await, &["给多少（万元）"]);
    let all = read(&world, "/simulate?on=2016-06-30&kind=fixed&amount=2&title=%E6%99%AE%E6%83%A0").await;
    says(&all, &["普惠", "应得的企业", "2 万元"]);
    let none = read(
        &world,
        "/simulate?on=2016-06-30&kind=fixed&amount=2&fact0=inventions&relation0=above&value0=99",
    )
    .await;
    says(&none, &["共 <b>0</b> 家", "只差一步"]);
    let less = read(&world, "/simulate?on=2016-06-30&kind=fixed&amount=1&old.kind=fixed&old.amount=2").await;
    says(&less, &["对照方案", "和对照方案不同的", "-1 万元"]);
    let budget = read(&world, "/simulate?on=2016-06-30&kind=fixed&amount=2&budget=3").await;
    says(&budget, &["合计 <b>3 万元</b>"]);
    says(
        &read(&world, "/simulate?on=2016-06-30&kind=percent&amount=3&amount_of=inventions").await,
        &["比例只能按以万元计的资料算"],
    );
}

#[tokio::test]
async fn working_days_are_counted_and_an_unknown_year_is_not_guessed() {
    let world = world().await;
    says(&read(&world, "/workdays?from=2016-03-01&days=6").await, &["<b>2016-03-08</b>"]);
    says(&read(&world, "/workdays?from=2026-12-31&days=2").await, &["资料缺失", "2027 年"]);
    assert_eq!(world.get(&head(), "/workdays?days=0").await.status.as_u16(), 400);
}
