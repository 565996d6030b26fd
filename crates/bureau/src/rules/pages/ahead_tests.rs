//! 先看影响: what a correction does to money, readiness and points, seen before it is saved.

use ledger::{
    prelude::*,
    testing::{World, clerk},
};

use super::officer::{add, apply_all, county, drafted, read, says, subsidies};
use crate::{
    figures,
    ledgers::{self, enterprise_year::EnterpriseYear, hightech::Hightech, patent::Patent},
    outlook::OUTLOOK,
};

async fn world() -> World {
    let routes = ledger::web::ledger_routes().merge(super::routes());
    World::open_house(ledgers::ALL, figures::of_half, routes, |it| it.outlook = OUTLOOK).await
}

/// The patent of this name: its address and its form as it stands, with one field rewritten.
async fn patent(world: &World, name: &str, rewritten: (&str, &str)) -> (String, Vec<(String, String)>) {
    let all = Selection::all::<Patent>();
    let all = world.app.db.records::<Patent>(&clerk(), &all, 99).await.unwrap();
    let (row, _) = all.iter().find(|it| it.0.name(Patent::SPEC) == name).unwrap();
    let mut fields: Vec<(String, String)> =
        row.draft().iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    fields.retain(|it| it.0 != rewritten.0);
    fields.push((rewritten.0.to_owned(), rewritten.1.to_owned()));
    fields.push(("rev".to_owned(), row.rev.to_string()));
    fields.push(("suppose".to_owned(), "1".to_owned()));
    (format!("/patent/{}", row.id), fields)
}

async fn ahead(world: &World, at: &str, fields: &[(String, String)]) -> String {
    let fields: Vec<(&str, &str)> = fields.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
    let page = world.post(&clerk(), at, &fields).await;
    assert_eq!(page.status, 200, "{}", page.text);
    page.text
}

#[tokio::test]
async fn a_correction_shows_whose_money_it_moves_before_it_is_saved() {
    let world = world().await;
    let policy = county(&world).await;
    let saved = world.post(&clerk(), "/simulate/save", &drafted(&policy, "0.5", "2018-12-31")).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    apply_all(&world, &policy).await;
    let (at, fields) = patent(&world, "低温快烧釉料", ("kind", "实用新型")).await;
    let page = ahead(&world, &at, &fields).await;
    says(
        &page,
        &[
            "还没有保存",
            "2016年该得的资助：专利资助办法",
            "红星陶瓷有限公司：低温快烧釉料",
            "0.5 万元",
            "登记的资助按条款该给",
            "专利授权：发明",
            "改动的栏：专利类型",
        ],
    );
    assert!(!page.contains("铭帝铝业有限公司：铝型材断桥结构"), "whom it does not touch is not named");
    let (at, fields) = patent(&world, "低温快烧釉料", ("name", "低温快烧釉料及制法")).await;
    let renamed = ahead(&world, &at, &fields).await;
    assert!(
        renamed.contains("改动的栏：专利名称") && !renamed.contains("该得的资助："),
        "a name moves no money"
    );
    // Nothing was saved: the money is where it was.
    says(&read(&world, &format!("/grants/{policy}?period=2016")).await, &["1 万元"]);
    assert_eq!(subsidies(&world).await.len(), 2);
}

#[tokio::test]
async fn a_new_year_of_an_enterprise_shows_what_it_does_to_its_readiness() {
    let world = world().await;
    county(&world).await;
    let round = [
        ("name", "红星陶瓷高企培育"),
        ("unit", "红星陶瓷有限公司"),
        ("year", "2016"),
        ("field", "未报"),
        ("visited", "未报"),
    ];
    add(&world, Hightech::SPEC, &round).await;
    let mut fields: Vec<(String, String)> = [
        ("name", "红星陶瓷2015年"),
        ("unit", "红星陶瓷有限公司"),
        ("year", "2015"),
        ("staff", "100"),
        ("scientists", "5"),
        ("suppose", "1"),
    ]
    .map(|it| (it.0.to_owned(), it.1.to_owned()))
    .to_vec();
    let spec = EnterpriseYear::SPEC;
    for it in spec.columns().iter().filter(|it| it.required) {
        if fields.iter().all(|other| other.0 != it.name) {
            fields.push((it.name.to_owned(), "未报".to_owned()));
        }
    }
    let page = ahead(&world, &format!("/{}", spec.slug), &fields).await;
    says(&page, &["高企测算（今天申请）", "红星陶瓷高企培育：", "资料缺失", "不满足"]);
    assert!(!page.contains("铭帝铝业有限公司："));
}
