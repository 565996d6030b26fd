//! Papers under way, on either database.

use super::CATALOG;
use crate::{
    prelude::*,
    spec::Role,
    store::{FrozenFigure, NewEdition, NewSending},
    testing::{clerk, empty_db, head},
};

fn leader() -> Viewer {
    Viewer { login: "chenlan".to_owned(), name: "陈岚".to_owned(), role: Role::Leader, ..clerk() }
}

fn elsewhere() -> Viewer {
    Viewer { login: "other".to_owned(), region: "511102".to_owned(), ..clerk() }
}

fn text(body: &str) -> NewEdition {
    NewEdition {
        title: "半年报告".to_owned(),
        body: body.to_owned(),
        verb: "修改",
        why: String::new(),
        frozen: None,
    }
}

fn figure(printed: &str) -> FrozenFigure {
    FrozenFigure {
        name: "project.called".to_owned(),
        meaning: "本期征集的项目".to_owned(),
        period: "2016H1".to_owned(),
        label: "征集项目".to_owned(),
        unit: "项".to_owned(),
        printed: printed.to_owned(),
        cut_off: "2016-06-30".to_owned(),
    }
}

async fn begun(db: &Db, body: &str) -> Id {
    db.begin_manuscript(&clerk(), "half-year", "2016H1", text(body)).await.unwrap()
}

async fn finished(db: &Db, printed: &str) -> Id {
    let id = begun(db, "一").await;
    let last = NewEdition { frozen: Some(vec![figure(printed), figure(printed)]), ..text("二") };
    assert_eq!(db.write_edition(&leader(), id, 1, last).await.unwrap(), Some(2));
    id
}

fn sending() -> NewSending {
    NewSending {
        recipient: "县政府办".to_owned(),
        channel: "党政网".to_owned(),
        day: Date::constant(2016, 7, 1),
        note: String::new(),
    }
}

#[tokio::test]
async fn every_edition_of_a_paper_stays_with_who_and_when() {
    let db = empty_db(CATALOG).await;
    let id = begun(&db, "一").await;
    assert_eq!(db.write_edition(&head(), id, 1, text("二")).await.unwrap(), Some(2));
    let told: Vec<(i64, String)> =
        db.editions(&clerk(), id, 10).await.unwrap().into_iter().map(|it| (it.rev, it.author)).collect();
    assert_eq!(told, [(2, "zhouzheng".to_owned()), (1, "linxiao".to_owned())]);
    assert_eq!(db.edition(&clerk(), id, 1).await.unwrap().1, "一");
    assert_eq!(db.manuscript(&clerk(), id).await.unwrap().1, "二");
    assert!(matches!(db.edition(&clerk(), id, 3).await, Err(Error::NotFound(_))));
}

#[tokio::test]
async fn of_two_who_write_at_once_one_is_told_that_he_was_late() {
    let db = empty_db(CATALOG).await;
    let id = begun(&db, "一").await;
    let race = (0..8).map(|at| {
        let db = db.clone();
        tokio::spawn(
            async move { db.write_edition(&clerk(), id, 1, text(&format!("稿{at}"))).await.unwrap() },
        )
    });
    let mut won = 0;
    for it in race.collect::<Vec<_>>() {
        won += usize::from(it.await.unwrap().is_some());
    }
    assert_eq!(won, 1);
    assert_eq!(db.manuscript(&clerk(), id).await.unwrap().0.rev, 2);
}

#[tokio::test]
async fn a_paper_is_of_its_region_only() {
    let db = empty_db(CATALOG).await;
    let id = begun(&db, "一").await;
    assert!(db.manuscripts(&elsewhere()).await.unwrap().is_empty());
    assert!(matches!(db.manuscript(&elsewhere(), id).await, Err(Error::NotFound(_))));
    assert_eq!(db.write_edition(&elsewhere(), id, 1, text("二")).await.unwrap(), None);
    assert!(db.remark(&elsewhere(), id, "开头", "看到了").await.is_err());
    assert_eq!(db.manuscripts(&clerk()).await.unwrap().len(), 1);
}

#[tokio::test]
async fn only_a_leader_makes_it_final_and_only_a_final_one_is_sent() {
    let db = empty_db(CATALOG).await;
    let id = begun(&db, "一").await;
    let last = NewEdition { frozen: Some(Vec::new()), ..text("二") };
    assert!(matches!(db.write_edition(&head(), id, 1, last).await, Err(Error::Forbidden(_))));
    let early = db.note_sending(&clerk(), id, sending()).await;
    assert!(matches!(&early, Err(Error::Refused(it)) if it.contains("先定稿")), "{early:?}");
    let id = finished(&db, "5").await;
    db.note_sending(&clerk(), id, sending()).await.unwrap();
    let sent = db.sendings(&clerk(), id).await.unwrap();
    assert_eq!(
        (sent[0].recipient.as_str(), sent[0].day.as_str(), sent[0].rev),
        ("县政府办", "2016-07-01", 2)
    );
    let blank = NewSending { recipient: " ".to_owned(), ..sending() };
    assert!(db.note_sending(&clerk(), id, blank).await.is_err());
}

#[tokio::test]
async fn figures_are_held_against_those_that_were_sent() {
    let db = empty_db(CATALOG).await;
    let unsent = finished(&db, "5").await;
    let later = begun(&db, "一").await;
    assert!(db.sent_figures(&clerk(), "2016H1", later).await.unwrap().is_empty());
    db.note_sending(&clerk(), unsent, sending()).await.unwrap();
    let sent = db.sent_figures(&clerk(), "2016H1", later).await.unwrap();
    assert_eq!(sent.iter().map(|it| it.figure.printed.as_str()).collect::<Vec<_>>(), ["5"]);
    assert!(db.sent_figures(&clerk(), "2016H2", later).await.unwrap().is_empty());
    assert!(db.sent_figures(&clerk(), "2016H1", unsent).await.unwrap().is_empty());
    assert!(db.sent_figures(&elsewhere(), "2016H1", later).await.unwrap().is_empty());
}

#[tokio::test]
async fn remarks_are_settled_and_opened_again() {
    let db = empty_db(CATALOG).await;
    let id = begun(&db, "一").await;
    db.remark(&clerk(), id, "开头", " 请核对 ").await.unwrap();
    assert!(db.remark(&clerk(), id, "开头", " ").await.is_err());
    let made = db.remarks(&clerk(), id).await.unwrap();
    assert_eq!((made[0].body.as_str(), &made[0].resolved), ("请核对", &None));
    db.resolve_remark(&head(), id, made[0].id, true).await.unwrap();
    assert_eq!(db.remarks(&clerk(), id).await.unwrap()[0].resolved.as_ref().unwrap().0, "zhouzheng");
    db.resolve_remark(&head(), id, made[0].id, false).await.unwrap();
    assert_eq!(db.remarks(&clerk(), id).await.unwrap()[0].resolved, None);
    assert!(db.resolve_remark(&elsewhere(), id, made[0].id, true).await.is_err());
}
