use ledger::{
    prelude::*,
    testing::{empty_db, head},
};

use super::figures;
use crate::{counties::seed, figures::Span, ledgers};

fn half() -> Span {
    Span::of(Half::new(2016, 1).unwrap())
}

async fn seed_db() -> Db {
    let db = empty_db(ledgers::ALL).await;
    seed::enter_all(&db, &head()).await.unwrap_or_else(|it| panic!("{it}"));
    db
}

async fn ask(db: &Db, question: Question) -> Figure {
    Figure::ask(db, &head(), question).await.unwrap()
}

#[tokio::test]
async fn the_seed_tells_four_acceptances_and_five_in_the_pool() {
    let db = seed_db().await;
    for (question, expected) in [
        (figures::accepted(half()), "4"),
        (figures::delegated(half()), "3"),
        (figures::called(half()), "5"),
        (figures::pool(half()), "5"),
        (figures::checked(half()), "1"),
    ] {
        let figure = ask(&db, question).await;
        assert_eq!(figure.value().as_deref(), Some(expected), "{:?}", figure.doubts());
    }
}

#[tokio::test]
async fn nothing_the_report_leaves_unsaid_is_counted_as_certain() {
    let db = seed_db().await;
    let underway = ask(&db, figures::underway(half(), None)).await;
    assert_eq!((underway.text().as_str(), underway.is_sure()), ("0", false));
    let patents = ask(&db, figures::patent_projects(half())).await;
    assert_eq!((patents.text().as_str(), patents.is_sure()), ("2", false));
    let money = ask(&db, figures::money(half(), super::Level::Province)).await;
    assert_eq!((money.text().as_str(), money.value()), ("0", None));
}

#[tokio::test]
async fn carried_over_and_new_are_computed_for_any_year() {
    let db = empty_db(ledgers::ALL).await;
    let unit: Draft = [("name", "红星机械"), ("kind", "企业")].into_iter().collect();
    crate::counties::enter(&db, &head(), ledgers::unit::Unit::SPEC, vec![unit], "").await.unwrap();
    let common = [
        ("undertaker", "红星机械"),
        ("level", "县级"),
        ("category", "科技支撑"),
        ("approved_by", "未报"),
        ("money", "10"),
        ("signed", "未报"),
        ("begins", "未报"),
        ("ends", "未报"),
    ];
    let project = |name: &str, more: &[(&str, &str)]| {
        common.iter().chain(more).copied().collect::<Draft>().with("name", name).with("number", name)
    };
    let accepted = [
        ("host", "红星机械"),
        ("on_behalf_of", "不适用"),
        ("manner", "专家验收"),
        ("conclusion", "通过验收"),
        ("fulfilment", "完成"),
    ];
    let done = |more: &[(&'static str, &'static str)]| [&accepted[..], more].concat();
    let drafts = vec![
        project("JJKJ201401001", &[("stage", "在研"), ("approved", "2014-05-01")]),
        project(
            "JJKJ201501001",
            &done(&[("stage", "已验收"), ("approved", "2015-05-01"), ("accepted", "2015-12-31")]),
        ),
        project(
            "JJKJ201501002",
            &done(&[("stage", "已验收"), ("approved", "2015-05-01"), ("accepted", "2016-01-01")]),
        ),
        project("JJKJ201601001", &[("stage", "在研"), ("approved", "2016-03-01")]),
        project("JJKJ201601002", &[("stage", "在研"), ("approved", "2016-07-01")]),
    ];
    crate::counties::enter(&db, &head(), super::Project::SPEC, drafts, "")
        .await
        .unwrap_or_else(|it| panic!("{it}"));
    let county = super::Level::County;
    let mut told = Vec::new();
    for year in [2014, 2015, 2016, 2017] {
        let span = Span::of(Half::new(year, 2).unwrap());
        let carried = ask(&db, figures::carried(span, county)).await.text();
        told.push(format!("{year}: {carried} + {}", ask(&db, figures::newly(span, county)).await.text()));
    }
    assert_eq!(told, ["2014: 0 + 1", "2015: 1 + 2", "2016: 2 + 2", "2017: 3 + 0"]);
    assert_eq!(ask(&db, figures::newly(half(), county)).await.text(), "1");
}
