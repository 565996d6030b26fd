use ledger::{
    prelude::*,
    testing::{empty_db, head},
};

use super::{Reading, Stretch, figures, series};
use crate::{
    counties::enter,
    figures::Span,
    ledgers::{
        self,
        indicator::{Indicator, Reach, standard},
    },
};

const OUTPUT: &str = "高新技术产值";

fn reading(period: &str, reach: &str, value: &str, more: &[(&str, &str)]) -> Draft {
    let told = [
        ("name", period),
        ("indicator", OUTPUT),
        ("period", period),
        ("reach", reach),
        ("value", value),
        ("unit", "亿元"),
        ("source", "县统计局月报"),
    ];
    told.iter().chain(more).copied().collect()
}

async fn house(readings: Vec<Draft>) -> Db {
    let db = empty_db(ledgers::ALL).await;
    enter(&db, &head(), Indicator::SPEC, standard::records(), "").await.unwrap();
    enter(&db, &head(), Reading::SPEC, readings, "").await.unwrap_or_else(|it| panic!("{it}"));
    db
}

async fn all(db: &Db) -> Vec<Reading> {
    let rows = db.records::<Reading>(&head(), &figures::every(OUTPUT), 100).await.unwrap();
    rows.into_iter().map(|it| it.1).collect()
}

fn refused(period: &str, reach: &str, more: &[(&str, &str)]) -> String {
    let id = Id::from(7).to_string();
    let draft = reading(period, reach, "9.82", more).with("indicator", &id);
    Reading::read(&draft).err().map_or_else(String::new, |it| it.sentence())
}

#[test]
fn what_is_counted_from_january_and_what_is_not_cannot_be_told_as_each_other() {
    assert!(refused("2016年5月", "累计数", &[]).contains("累计数从 1 月计起"));
    assert!(refused("2016年二季度", "累计数", &[]).contains("累计数从 1 月计起"));
    assert!(refused("2016年1-5月", "当期数", &[]).contains("累计的时期"));
    for (period, reach) in
        [("2016年1-5月", "累计数"), ("2016年1月", "累计数"), ("2016年5月", "当期数"), ("2016年", "期末数")]
    {
        assert_eq!(refused(period, reach, &[]), "", "{period}");
    }
}

#[test]
fn a_revision_tells_what_was_first_published_and_why_it_changed() {
    let first = ("first_told", "9.28");
    assert!(refused("2016年1-5月", "累计数", &[first]).contains("请写明修订的原因"));
    assert!(refused("2016年1-5月", "累计数", &[("revision", "重报")]).contains("首次公布数"));
    let early = [first, ("revision", "企业重报"), ("revised", "2016-05-20")];
    assert!(refused("2016年1-5月", "累计数", &early).contains("结束之后"));
    assert!(
        refused("2016年1-5月", "累计数", &[("first_told", "9.82"), ("revision", "重报")]).contains("相同")
    );
    assert_eq!(refused("2016年1-5月", "累计数", &[first, ("revision", "企业重报")]), "");
}

#[tokio::test]
async fn a_month_never_answers_for_the_months_up_to_it() {
    let db = house(vec![
        reading("2016年1-4月", "累计数", "7.9", &[]),
        reading("2016年1-5月", "累计数", "9.82", &[]),
        reading("2016年5月", "当期数", "1.92", &[]),
    ])
    .await;
    let span = Span::of(Half::new(2016, 1).unwrap());
    let newest = figures::newest(&all(&db).await, Reach::Cumulative, span).unwrap();
    assert_eq!(newest.words(), "2016年1—5月");
    let figure = Figure::ask(&db, &head(), figures::told(&standard::HITECH_OUTPUT, newest)).await.unwrap();
    assert_eq!((figure.value().as_deref(), figure.rows()), (Some("9.82"), 1));
    let april =
        figures::newest(&all(&db).await, Reach::Cumulative, span.up_to(Date::constant(2016, 5, 20))).unwrap();
    assert_eq!(april.words_in_year(), "1—4月");
    let before = Span::of(Half::new(2015, 1).unwrap());
    assert_eq!(figures::newest(&all(&db).await, Reach::Cumulative, before), None);
}

#[tokio::test]
async fn a_cumulative_number_that_falls_is_found_unless_it_was_corrected() {
    let fallen = |more: &[(&str, &str)]| {
        vec![reading("2016年1-4月", "累计数", "7.9", &[]), reading("2016年1-5月", "累计数", "7.09", more)]
    };
    let found = series::check(&all(&house(fallen(&[])).await).await);
    assert_eq!(found.len(), 1);
    assert!(found[0].sentence.contains("1—5月累计 7.09 亿元，少于1—4月累计 7.9"), "{found:?}");
    let corrected = fallen(&[("first_told", "9.7"), ("revision", "一家企业误报，统计局更正")]);
    assert!(series::check(&all(&house(corrected).await).await).is_empty());
    let doubtful = vec![
        reading("2016年1-4月", "累计数", "7.9", &[]),
        reading("2016年1-5月", "累计数", "存疑「1」：15｜16；理由：缺字", &[]),
    ];
    assert!(series::check(&all(&house(doubtful).await).await).is_empty());
}

#[tokio::test]
async fn the_month_alone_is_the_difference_of_the_cumulative_numbers() {
    let readings = |alone: &str| {
        vec![
            reading("2016年1-4月", "累计数", "7.9", &[]),
            reading("2016年1-5月", "累计数", "9.82", &[]),
            reading("2016年5月", "当期数", alone, &[]),
        ]
    };
    assert!(series::check(&all(&house(readings("1.92")).await).await).is_empty());
    let found = series::check(&all(&house(readings("1.29")).await).await);
    assert!(found[0].sentence.contains("5月当期 1.29 与两个累计数之差不等"), "{found:?}");
}

#[tokio::test]
async fn growth_is_over_the_corrected_number_on_file() {
    let readings = vec![
        reading("2015年1-5月", "累计数", "8", &[("first_told", "9"), ("revision", "年报核定")]),
        reading("2016年1-5月", "累计数", "9.82", &[("last_year", "9")]),
    ];
    let all = all(&house(readings).await).await;
    let now = all.iter().find(|it| it.period == Stretch::through(2016, 5).unwrap()).unwrap();
    assert_eq!(series::growth(&all, now).unwrap().percent().as_deref(), Some("22.8"));
    let found = series::check(&all);
    assert!(found[0].sentence.contains("上年同期数填的是 9，档案里2015年1—5月是 8"), "{found:?}");
}

#[test]
fn every_standard_indicator_has_a_name_of_its_own() {
    let mut names: Vec<&str> = standard::ALL
        .iter()
        .flat_map(|it| it.aliases.split('、').chain([it.name]))
        .filter(|it| !it.is_empty())
        .collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}
