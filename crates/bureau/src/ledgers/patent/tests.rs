use ledger::{
    prelude::*,
    sheet::{Matching, commit, read, rehearse},
    testing::{empty_db, head},
};

use super::{Patent, figures};
use crate::{
    counties::enter,
    figures::Span,
    ledgers::{ALL, unit::Unit},
};

/// An invention in force, its third year paid.
fn invention() -> Draft {
    [
        ("stage", "valid"),
        ("name", "一种低温快烧釉料及其制备方法"),
        ("number", "ZL201710601862.3"),
        ("kind", "发明"),
        ("holder", "0000000000001"),
        ("filed", "2017-07-21"),
        ("granted", "2019-12-03"),
        ("paid_to", "2020-07-21"),
    ]
    .into_iter()
    .collect()
}

fn refused(field: &'static str, text: &str, sentence: &str) {
    let problems = Patent::read(&invention().with(field, text)).unwrap_err();
    assert!(problems.of(field).any(|it| it.contains(sentence)), "{}", problems.sentence());
}

#[test]
fn what_the_number_says_and_what_is_told_must_agree() {
    assert!(Patent::read(&invention()).is_ok(), "{:?}", Patent::read(&invention()));
    refused("kind", "实用新型", "种类位说是发明");
    refused("number", "ZL201710601862.4", "校验位");
    refused("filed", "2018-01-02", "申请日晚于申请号");
    refused("granted", "2017-07-20", "早于申请日 2017-07-21");
    refused("paid_to", "2020-07-22", "周年日，如 2020-07-21");
    refused("paid_to", "2038-07-21", "届满日是 2037-07-21");
    refused("number", "无", "未报");
}

#[test]
fn only_inventions_are_published_and_examined() {
    let model = invention().with("kind", "实用新型").with("number", "未报").with("stage", "examining");
    let problems = Patent::read(&model.with("examined", "2018-01-05")).unwrap_err();
    assert!(problems.of("kind").any(|it| it.contains("只有发明专利申请")), "{}", problems.sentence());
}

#[test]
fn the_page_tells_the_next_annuity_its_grace_and_the_end_of_the_term() {
    let told = |today| {
        let due = (Patent::SPEC.due)(&invention(), today);
        due.iter().map(|it| format!("{} {} {}", it.day, it.what, it.ground)).collect::<Vec<_>>().join("\n")
    };
    let before = told(Date::constant(2020, 6, 30));
    assert!(before.contains("2020-07-21 缴纳第 4 年度年费 1200 元"), "{before}");
    assert!(before.contains("2021-01-21 补缴年费的最后一天") && !before.contains("连滞纳金共"), "{before}");
    assert!(before.contains("2037-07-21 专利权期限届满"), "{before}");
    let late = told(Date::constant(2020, 10, 8));
    assert!(late.contains("连滞纳金共 1320 元"), "{late}");
}

async fn county() -> Db {
    let db = empty_db(ALL).await;
    let unit: Draft =
        [("name", "红星陶瓷有限公司"), ("aliases", "红星陶瓷"), ("kind", "企业")].into_iter().collect();
    enter(&db, &head(), Unit::SPEC, vec![unit], "").await.unwrap();
    db
}

#[tokio::test]
async fn a_list_from_the_patent_office_is_imported_and_matched_to_units() {
    let db = county().await;
    let list = "序号,专利名称,申请（专利）号,专利类型,专利权人,申请日期,授权日期,年费到期日,法律状态\n\
                1,一种釉料,2017106018623,发明,红星陶瓷,2017-07-21,2019-12-03,2020-07-21,有效\n\
                2,陶瓷砖,201530123456.X,外观设计,红星陶瓷有限公司,2015-05-04,,,已受理\n";
    let table = read(list.as_bytes(), "专利清单.csv").unwrap();
    let matching = Matching::find(Patent::SPEC, &table);
    let left: Vec<&str> = matching.unmatched().map(|it| it.label.as_str()).collect();
    assert_eq!(left, ["序号"]);
    let rehearsal = rehearse(&db, &head(), &table, &matching).await.unwrap();
    let problems: Vec<&str> = rehearsal.problems.iter().map(|it| it.sentence.as_str()).collect();
    assert_eq!((rehearsal.good, problems.len()), (1, 1), "{problems:?}");
    assert!(problems[0].contains("校验位"), "{problems:?}");
    let mended = list.replace("201530123456.X", &design());
    let table = read(mended.as_bytes(), "专利清单.csv").unwrap();
    let rehearsal = rehearse(&db, &head(), &table, &Matching::find(Patent::SPEC, &table)).await.unwrap();
    commit(&db, &head(), rehearsal, "专利清单.csv").await.unwrap();
    let rows = db.records::<Patent>(&head(), &Selection::all::<Patent>(), 10).await.unwrap();
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|it| it.1.holder.known().is_some()));
}

/// A design's number with its right check place.
fn design() -> String {
    let digits = "201530123456";
    format!("{digits}.{}", PatentNumber::check_place(digits).unwrap())
}

#[tokio::test]
async fn applied_granted_and_in_force_are_three_different_counts() {
    let db = county().await;
    let of = |name: &str, number: &str, more: &[(&str, &str)]| {
        let told = [("kind", "发明"), ("holder", "红星陶瓷"), ("paid_to", "未报"), ("number", number)];
        told.iter().chain(more).copied().collect::<Draft>().with("name", name)
    };
    let patents = vec![
        of("当期申请", "未报", &[("stage", "已受理"), ("filed", "2016-03-01")]),
        of(
            "往年申请当期授权",
            "未报",
            &[("stage", "有效"), ("filed", "2013-03-01"), ("granted", "2016-02-03")],
        ),
        of(
            "当期失效",
            "未报",
            &[
                ("stage", "失效"),
                ("filed", "2010-03-01"),
                ("granted", "2012-02-03"),
                ("ended", "2016-03-01"),
                ("end_reason", "未缴年费终止"),
            ],
        ),
        of("往年授权", "未报", &[("stage", "有效"), ("filed", "2012-03-01"), ("granted", "2014-02-03")]),
    ];
    enter(&db, &head(), Patent::SPEC, patents, "").await.unwrap_or_else(|it| panic!("{it}"));
    let ask = async |half: u8, question: fn(Span, Option<super::PatentKind>) -> Question| {
        let span = Span::of(Half::new(if half == 0 { 2015 } else { 2016 }, half.max(1)).unwrap());
        Figure::ask(&db, &head(), question(span, None)).await.unwrap().text()
    };
    assert_eq!(ask(1, figures::applied).await, "1");
    assert_eq!(ask(1, figures::granted).await, "1");
    assert_eq!(ask(1, figures::valid).await, "2");
    assert_eq!(ask(0, figures::valid).await, "2", "the one that ended in 2016 was in force in 2015");
}
