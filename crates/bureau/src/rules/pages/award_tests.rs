//! Prizes as what a clause pays for: by award and grade, once, on the day they were won.

use ledger::{
    prelude::*,
    testing::{World, clerk},
};

use super::officer::{add, apply_all, county, drafted, read, says, subsidies, world};
use crate::ledgers::achievement::Achievement;

async fn won(world: &World, name: &str, grade: &str, day: &str) {
    let fields = [
        ("stage", "awarded"),
        ("name", name),
        ("class", "应用技术"),
        ("unit", "红星陶瓷有限公司"),
        ("project", "不适用"),
        ("evaluation", "鉴定"),
        ("appraised", "2015-03-02"),
        ("appraised_by", "未报"),
        ("standard", "国内先进"),
        ("registered", "2015-04-11"),
        ("registration", "未报"),
        ("registered_by", "未报"),
        ("nominated", "2015-06-01"),
        ("award", "省级科技进步奖"),
        ("nominated_by", "未报"),
        ("awarded", day),
        ("grade", grade),
        ("awarded_by", "未报"),
    ];
    add(world, Achievement::SPEC, &fields).await;
}

#[tokio::test]
async fn a_prize_is_paid_by_its_grade_once_and_the_day_it_was_won_decides() {
    let world = world().await;
    let policy = county(&world).await;
    won(&world, "低温快烧釉料制备技术", "二等奖", "2016-01-01").await;
    won(&world, "釉面自洁技术", "三等奖", "2016-05-10").await;
    // The last day before the clause held.
    won(&world, "窑炉余热利用技术", "二等奖", "2015-12-31").await;
    let mut prize = drafted(&policy, "5", "2018-12-31");
    let replaced = ["title", "of", "fact0", "relation0", "value0", "clause_kind"];
    prize.retain(|it| !replaced.contains(&it.0));
    prize.extend([
        ("title", "省科技进步奖奖励"),
        ("of", "award"),
        ("fact0", "award_grade"),
        ("relation0", "is"),
        ("value0", "二等奖"),
        ("clause_kind", "other"),
    ]);
    let done = world.post(&clerk(), "/simulate/save", &prize).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let page = read(&world, &format!("/grants/{policy}?period=2016")).await;
    says(&page, &["低温快烧釉料制备技术", "/achievement/", "合计 <b>5 万元"]);
    assert!(!page.contains("窑炉余热利用技术"), "{page}");
    apply_all(&world, &policy).await;
    let all = subsidies(&world).await;
    assert_eq!(all.iter().filter(|it| it.1.achievement.is_some()).count(), 1);
    let now = read(&world, &format!("/grants/{policy}?period=2016")).await;
    assert!(!now.contains("name=\"take\""), "it is offered a second time: {now}");
    let before = read(&world, &format!("/grants/{policy}?period=2015")).await;
    says(&before, &["窑炉余热利用技术", "条款不在施行期内"]);
}
