use ledger::{
    testing::{World, head},
    web,
};

use crate::{counties::seed, figures, ledgers};

async fn seed_world() -> World {
    let pages = web::ledger_routes().merge(super::routes());
    let world = World::open(ledgers::ALL, figures::of_half, pages).await;
    seed::enter_all(&world.app.db, &head()).await.unwrap_or_else(|it| panic!("{it}"));
    world
}

async fn page(world: &World, path: &str) -> String {
    let answer = world.get(&head(), path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    answer.text
}

#[tokio::test]
async fn targets_stand_with_their_lights_their_alarms_and_the_day() {
    let world = seed_world().await;
    let promised = page(&world, "/targets?half=2016H1&asof=2016-06-30").await;
    for said in ["没有提出管到这个半年的目标", "力争高新技术产值", "1〔存疑〕亿元", "目标值存疑或未报"]
    {
        assert!(promised.contains(said), "{said}");
    }
    let due = page(&world, "/targets?half=2016H2&asof=2017-01-05").await;
    for said in ["2016年下半年要兑现的目标", "加快孵化器建设", "红灯"] {
        assert!(due.contains(said), "{said}");
    }
}

#[tokio::test]
async fn a_target_below_what_was_already_reached_is_pointed_out() {
    let world = seed_world().await;
    let due = page(&world, "/targets?half=2016H2&asof=2016-12-31").await;
    assert!(due.contains("提出时已有 32件，目标一开始就已达到"), "applications of January to April");
}

#[tokio::test]
async fn the_book_of_numbers_and_the_series_open() {
    let world = seed_world().await;
    assert!(page(&world, "/numbers").await.contains("件公文的字号未报或存疑"));
    let series = page(&world, "/series?year=2016").await;
    assert!(series.contains("县级重点项目总数") && !series.contains("class=\"alarm\""));
    assert!(!page(&world, "/series?year=2014").await.contains("县级重点项目总数（"));
    assert_eq!(world.get(&head(), "/series?year=abc").await.status, 400);
}
