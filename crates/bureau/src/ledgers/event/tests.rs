use ledger::{
    prelude::*,
    sheet,
    testing::{empty_db, head},
};

use super::{Event, EventKind, Measures, figures, measured};
use crate::{
    counties::enter,
    figures::Span,
    ledgers::{self, campaign::Campaign, unit::Unit},
};

fn event(more: &[(&str, &str)]) -> Draft {
    let plain = [("name", "马村乡科技赶场"), ("kind", "market"), ("stage", "held"), ("held", "2016-03-02")];
    plain.iter().chain(more).copied().collect()
}

fn refused(more: &[(&str, &str)]) -> String {
    Event::read(&event(more)).err().map_or_else(String::new, |it| it.sentence())
}

async fn county() -> Db {
    let db = empty_db(ledgers::ALL).await;
    let towns = ["马村乡", "木城镇", "新场镇"]
        .map(|it| [("name", it), ("kind", "township")].iter().copied().collect());
    enter(&db, &head(), Unit::SPEC, towns.to_vec(), "").await.unwrap();
    let spring: Draft = [
        ("name", "2016年科技之春"),
        ("kind", "spring"),
        ("year", "2016"),
        ("theme", "未报"),
        ("leads", "未报"),
        ("stage", "underway"),
        ("begins", "2016-03-01"),
        ("ends", "2016-03-31"),
    ]
    .iter()
    .copied()
    .collect();
    enter(&db, &head(), Campaign::SPEC, vec![spring], "").await.unwrap();
    db
}

async fn told(db: &Db, question: Question) -> (String, usize) {
    let figure = Figure::ask(db, &head(), question).await.unwrap();
    (figure.printed(), figure.doubts().len())
}

#[test]
fn numbers_of_one_event_agree_with_each_other() {
    assert_eq!(refused(&[("sessions", "14"), ("trainees", "730"), ("teams", "21"), ("staff", "55余")]), "");
    for (more, sentence) in [
        ([("sessions", "0"), ("trainees", "730")], "不会一场也没有"),
        ([("sessions", "14"), ("trainees", "7")], "填反了"),
        ([("teams", "21"), ("staff", "5")], "组不成"),
        ([("schools", "20"), ("pupils", "3")], "不会只有 3 名学生"),
        ([("goods_value", "3000余"), ("goods", "")], "请写明是什么物资"),
        ([("ended", "2016-03-01"), ("goods", "")], "早于活动日期"),
        ([("days", "2016-03-01、2016-03-04"), ("goods", "")], "最早的是 2016-03-01"),
    ] {
        let said = refused(&more);
        assert!(said.contains(sentence), "{more:?}: {said}");
    }
}

#[test]
fn a_planned_event_waits_for_its_report() {
    let planned = event(&[("stage", "planned"), ("held", ""), ("planned", "2016-06-20")]);
    let it = Event::read(&planned).unwrap();
    let due = |day: &str| it.due(day.parse().unwrap()).first().map(|it| it.what.clone()).unwrap();
    assert_eq!([due("2016-06-01"), due("2016-06-24")], ["按计划开展活动", "登记开展情况，或取消、改期"]);
}

#[tokio::test]
async fn the_measures_of_a_campaign_are_those_of_its_events_together() {
    let db = county().await;
    let of = |more: &[(&str, &str)]| event(&[&[("campaign", "2016年科技之春")], more].concat());
    let events = vec![
        of(&[("places", "马村乡、木城镇"), ("leaflets", "1500"), ("staff", "30")]),
        of(&[("name", "新场镇赶场"), ("places", "新场镇、马村乡"), ("leaflets", "800余"), ("staff", "未报")]),
        event(&[("name", "另外一场"), ("leaflets", "100"), ("held", "2016-07-02")]),
        event(&[("name", "还没办的"), ("stage", "planned"), ("held", "")]),
    ];
    enter(&db, &head(), Event::SPEC, events, "").await.unwrap();
    let spring = db.pick(&head(), Campaign::SPEC, "科技之春", 1).await.unwrap()[0].id;
    let leaflets = measured(Measures::LEAFLETS).unwrap();
    let question = |it| figures::roll_up(it, Ref::new(spring), "2016年科技之春");
    assert_eq!(told(&db, question(leaflets)).await, ("2300余".to_owned(), 0));
    assert_eq!(told(&db, question(measured(Measures::STAFF).unwrap())).await, ("30".to_owned(), 1));
    let half = Span::of(Half::new(2016, 1).unwrap());
    assert_eq!(told(&db, figures::held(half)).await, ("2".to_owned(), 0));
    assert_eq!(told(&db, figures::places(half)).await, ("3".to_owned(), 0));
    assert_eq!(told(&db, figures::of_kind(half, EventKind::Training)).await, ("0".to_owned(), 0));
}

#[tokio::test]
async fn a_list_of_events_in_the_words_of_a_township_is_imported() {
    let db = county().await;
    let list = "活动名称,活动类型,时间,乡镇,参加人员,培训人次,讲座,发放科技资料,阶段\n\
                木城镇科技赶场,科技赶场和送科技下乡,2016年3月4日,木城镇,30多,120,2,1000余,已开展\n\
                新场镇义诊,义诊义检,2016-03-11,新场镇、马村乡,12,,,,已开展\n";
    let table = sheet::read(list.as_bytes(), "活动.csv").unwrap();
    let matching = sheet::Matching::find(Event::SPEC, &table);
    assert_eq!(matching.unmatched().count(), 0);
    let rehearsal = sheet::rehearse(&db, &head(), &table, &matching).await.unwrap();
    assert_eq!((rehearsal.good, rehearsal.bad), (2, 0), "{:?}", rehearsal.problems);
    sheet::commit(&db, &head(), rehearsal, "活动.csv").await.unwrap();
    let half = Span::of(Half::new(2016, 1).unwrap());
    assert_eq!(told(&db, figures::held(half)).await, ("2".to_owned(), 0));
}
