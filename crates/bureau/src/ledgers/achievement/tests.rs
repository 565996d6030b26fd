use ledger::{
    prelude::*,
    testing::{empty_db, head},
};

use super::{Achievement, figures};
use crate::{
    counties::enter,
    figures::Span,
    ledgers::{ALL, achievement_use::AchievementUse, unit::Unit},
};

fn registered() -> Draft {
    [
        ("stage", "registered"),
        ("name", "低温快烧釉料制备技术"),
        ("class", "应用技术"),
        ("unit", "0000000000001"),
        ("project", "不适用"),
        ("evaluation", "鉴定"),
        ("appraised", "2016-03-02"),
        ("appraised_by", "未报"),
        ("standard", "国内先进"),
        ("registered", "2016-04-11"),
        ("registration", "9512016Y0123"),
        ("registered_by", "未报"),
    ]
    .into_iter()
    .collect()
}

#[test]
fn a_result_is_appraised_before_it_is_registered_and_never_secret() {
    assert!(Achievement::read(&registered()).is_ok());
    let early = Achievement::read(&registered().with("registered", "2016-03-01")).unwrap_err();
    assert_eq!(early.sentence(), "登记日期早于评价日期 2016-03-02");
    let secret = Achievement::read(&registered().with("secrecy", "涉密")).unwrap_err();
    assert!(secret.sentence().contains("保密规定"));
}

#[tokio::test]
async fn a_result_used_in_several_places_counts_once() {
    let db = empty_db(ALL).await;
    let unit = |name| [("name", name), ("kind", "企业")].into_iter().collect::<Draft>();
    enter(&db, &head(), Unit::SPEC, vec![unit("红星陶瓷"), unit("青岩陶瓷")], "").await.unwrap();
    let result = registered().with("unit", "红星陶瓷");
    enter(&db, &head(), Achievement::SPEC, vec![result], "").await.unwrap();
    let used = |name: &str, unit: &str| {
        [("name", name), ("unit", unit), ("achievement", "低温快烧釉料制备技术"), ("manner", "自行实施")]
            .into_iter()
            .collect::<Draft>()
            .with("began", "2016-05-01")
            .with("price", "不适用")
    };
    let uses = vec![used("红星陶瓷应用", "红星陶瓷"), used("青岩陶瓷应用", "青岩陶瓷")];
    enter(&db, &head(), AchievementUse::SPEC, uses, "").await.unwrap();
    let span = Span::of(Half::new(2016, 1).unwrap());
    let ask = async |it| Figure::ask(&db, &head(), it).await.unwrap().text();
    assert_eq!(ask(figures::used(span)).await, "1");
    assert_eq!(ask(figures::uses(span)).await, "2");
    assert_eq!(ask(figures::registered(span)).await, "1");
}
