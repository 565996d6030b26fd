use crate::{
    cell::{Date, Id},
    due::{Lead, Watch},
    prelude::*,
    selection::Test,
    store::{Agenda, Change, Deed, Measure},
    testing::{clerk, empty_db, head},
};

/// 场主
#[derive(Clone, Debug, PartialEq, Ledger)]
struct Owner {
    /// 名称
    #[field(title)]
    name: Name,
}

/// 地块
#[derive(Clone, Debug, PartialEq, Ledger)]
struct Plot {
    /// 名称
    #[field(title)]
    name: Name,
    /// 责任人
    #[field(search, officer)]
    keeper: Option<Name>,
    /// 场主
    owner: Option<Ref<Owner>>,
    /// 协作场主
    others: Option<Refs<Owner>>,
    /// 投入（万元）
    cost: Told<Money>,
    /// 交租期限
    #[field(day)]
    rent: Told<Date>,
}

impl Rules for Owner {}

impl Rules for Plot {
    fn due(&self, today: Date) -> Vec<Due> {
        let rent = self.rent.known().map(|it| Due::new(*it, "交租", "约定"));
        let report = Date::new(today.year(), 12, 1).map(|it| Due::new(it, "填年报", "规定"));
        rent.into_iter().chain(report).collect()
    }
}

const DAY: Date = Date::constant(2016, 6, 30);

async fn place() -> Db {
    empty_db(&[Owner::SPEC, Plot::SPEC]).await.on_day(Some(DAY))
}

async fn enter(db: &Db, spec: &'static Spec, fields: &[(&str, &str)]) -> Id {
    let draft = fields.iter().copied().collect();
    db.submit(&head(), Change { spec, deed: Deed::Add, draft, why: String::new() }).await.unwrap()
}

async fn plot(db: &Db, more: &[(&str, &str)]) -> Id {
    let plain = [("name", "东坡地"), ("keeper", "林晓"), ("cost", "3"), ("rent", "2016-07-15")];
    let rest = plain.into_iter().filter(|it| more.iter().all(|other| other.0 != it.0));
    let fields: Vec<(&str, &str)> = more.iter().copied().chain(rest).collect();
    enter(db, Plot::SPEC, &fields).await
}

async fn done(db: &Db, deed: Deed, fields: &[(&str, &str)]) {
    let change =
        Change { spec: Plot::SPEC, deed, draft: fields.iter().copied().collect(), why: "试".to_owned() };
    db.submit(&head(), change).await.unwrap();
}

async fn told(db: &Db, agenda: &Agenda) -> Vec<String> {
    let all = db.duties(&clerk(), agenda, 100).await.unwrap();
    all.iter().map(|it| format!("{} {} {}", it.due.day, it.due.what, it.name)).collect()
}

#[tokio::test]
async fn a_deadline_follows_its_record_through_every_deed() {
    let db = place().await;
    let id = plot(&db, &[]).await;
    let all = Agenda::default();
    let both = ["2016-07-15 交租 东坡地", "2016-12-01 填年报 东坡地"];
    assert_eq!(told(&db, &all).await, both);
    done(&db, Deed::Correct { id, rev: 1, verb: "更正" }, &[("rent", "2016-08-01")]).await;
    assert_eq!(told(&db, &all).await[0], "2016-08-01 交租 东坡地");
    done(&db, Deed::Undo { id, rev: 2 }, &[]).await;
    assert_eq!(told(&db, &all).await, both);
    done(&db, Deed::Remove { id, rev: 3 }, &[]).await;
    assert_eq!(told(&db, &all).await, Vec::<String>::new());
    done(&db, Deed::Restore { id, rev: 4 }, &[]).await;
    assert_eq!(told(&db, &all).await, both);
}

#[tokio::test]
async fn an_agenda_is_narrowed_by_days_people_ledgers_and_always_by_region() {
    let db = place().await;
    plot(&db, &[]).await;
    plot(&db, &[("name", "西坡地"), ("keeper", "周正"), ("rent", "未报")]).await;
    let july = Agenda { from: Some(DAY), to: Some(Date::constant(2016, 7, 31)), ..Agenda::default() };
    assert_eq!(told(&db, &july).await, ["2016-07-15 交租 东坡地"]);
    let his = Agenda { officer: Some("周正".to_owned()), ..Agenda::default() };
    assert_eq!(told(&db, &his).await, ["2016-12-01 填年报 西坡地"]);
    let owners = Agenda { ledger: Some("owner"), ..Agenda::default() };
    assert_eq!(told(&db, &owners).await, Vec::<String>::new());
    let stranger = Viewer { region: "511181".to_owned(), ..clerk() };
    assert!(db.duties(&stranger, &Agenda::default(), 100).await.unwrap().is_empty());
    assert!(db.count_duties(&stranger, &Agenda::default()).await.unwrap().is_empty());
    let counted = db.count_duties(&clerk(), &Agenda::default()).await.unwrap();
    assert_eq!(counted.iter().map(|it| (it.0.slug, it.1)).collect::<Vec<_>>(), [("plot", 3)]);
    let wild = Agenda { officer: Some("%".to_owned()), ..Agenda::default() };
    assert_eq!(told(&db, &wild).await, Vec::<String>::new(), "a name is a name, not a pattern");
}

#[tokio::test]
async fn on_a_new_day_all_deadlines_are_worked_out_anew() {
    let db = place().await;
    for at in 0..3 {
        plot(&db, &[("name", &format!("地块{at}"))]).await;
    }
    let before = told(&db, &Agenda::default()).await;
    assert_eq!(db.renew_duties().await.unwrap(), 6);
    assert_eq!(told(&db, &Agenda::default()).await, before, "what is written and what is renewed agree");
    let next = db.clone().on_day(Some(Date::constant(2017, 1, 1)));
    next.renew_duties().await.unwrap();
    assert!(told(&db, &Agenda::default()).await.contains(&"2017-12-01 填年报 地块0".to_owned()));
    assert_eq!(told(&db, &Agenda::default()).await.len(), 6);
}

#[tokio::test]
async fn everything_that_refers_to_a_record_is_found_in_a_fixed_number_of_statements() {
    let db = place().await;
    let owner = enter(&db, Owner::SPEC, &[("name", "明珠")]).await;
    let other = enter(&db, Owner::SPEC, &[("name", "铭帝")]).await;
    plot(&db, &[("name", "甲地"), ("owner", "明珠"), ("cost", "3余")]).await;
    plot(&db, &[("name", "乙地"), ("others", "铭帝、明珠"), ("cost", "未报")]).await;
    plot(&db, &[("name", "丙地"), ("owner", "铭帝")]).await;
    let asked = async || {
        let before = db.statements();
        let referring = db.referring(&clerk(), Owner::SPEC, owner).await.unwrap();
        let mentions = db.mentions(&clerk(), Owner::SPEC, owner, 10).await.unwrap();
        (referring, mentions, db.statements() - before)
    };
    let (referring, mentions, few) = asked().await;
    let told: Vec<_> = referring
        .iter()
        .map(|it| (it.field.name, it.records, it.sums[0].1.amount, it.sums[0].1.about.is_some()))
        .collect();
    assert_eq!(told, [("owner", 1, 3_000_000, true), ("others", 1, 0, false)]);
    assert_eq!(referring[0].selection.to_string(), format!("/plot?owner={owner}"));
    assert_eq!(mentions.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["乙地", "甲地"]);
    assert_eq!(mentions[0].day.as_deref(), Some("2016-07-15"));
    for at in 0..20 {
        plot(&db, &[("name", &format!("地{at}")), ("owner", "明珠")]).await;
    }
    let (_, mentions, many) = asked().await;
    assert_eq!((few, many, mentions.len()), (2, 2, 10));
    let about = Agenda { about: Some(("owner", other)), ..Agenda::default() };
    let due = db.duties(&clerk(), &about, 100).await.unwrap();
    assert_eq!(due.iter().filter(|it| it.due.what == "交租").count(), 2);
    let stranger = Viewer { region: "511181".to_owned(), ..clerk() };
    assert!(db.referring(&stranger, Owner::SPEC, owner).await.unwrap().is_empty());
    assert!(db.mentions(&stranger, Owner::SPEC, owner, 10).await.unwrap().is_empty());
}

#[tokio::test]
async fn many_measures_at_once_say_what_each_says_alone() {
    let db = place().await;
    enter(&db, Owner::SPEC, &[("name", "明珠")]).await;
    enter(&db, Owner::SPEC, &[("name", "铭帝")]).await;
    plot(&db, &[("owner", "明珠"), ("others", "铭帝、明珠"), ("cost", "3余")]).await;
    plot(&db, &[("name", "乙地"), ("cost", "存疑「30」：30｜350；理由：缺字")]).await;
    let field = |name: &str| Plot::SPEC.column(name).unwrap();
    let all = Selection::all::<Plot>();
    let some = Selection::all::<Plot>()
        .with("keeper", Test::Has("林".to_owned()))
        .at_least(Plot::COST, &Money::from_fen(1));
    let asked = [
        (&all, Measure::Count),
        (&some, Measure::Count),
        (&all, Measure::Sum(field("cost"))),
        (&all, Measure::Distinct(field("others"))),
        (&some, Measure::Distinct(field("owner"))),
    ];
    let doubted = db.doubted().await.unwrap();
    let together = db.measure_all(&clerk(), &asked, Some(&doubted)).await.unwrap();
    let doubtful = db.doubtful_all(&clerk(), &asked, &doubted).await.unwrap();
    for (at, (selection, measure)) in asked.iter().copied().enumerate() {
        assert_eq!(together[at], db.measure(&clerk(), selection, measure).await.unwrap(), "{at}");
        let alone = db.doubtful_rows(&clerk(), selection, measure, 100).await.unwrap().len();
        assert_eq!(usize::try_from(doubtful[at]).unwrap(), alone, "{at}");
    }
    assert!(0 < doubtful[2]);
    // About one record: what all ask narrows the pass, and the answers are the same.
    let id = db.records::<Plot>(&clerk(), &all, 9).await.unwrap()[0].0.id;
    let narrowed: Vec<_> = asked.iter().map(|it| it.0.clone().record(id)).collect();
    let narrowed: Vec<_> = narrowed.iter().chain(&narrowed).map(|it| (it, Measure::Count)).collect();
    let of_one = db.measure_all(&clerk(), &narrowed, None).await.unwrap();
    for (at, (selection, measure)) in narrowed.iter().copied().enumerate() {
        assert_eq!(of_one[at], db.measure(&clerk(), selection, measure).await.unwrap(), "{at}");
    }
    // So many of one ledger share one pass over it, and it says the same.
    let twice: Vec<_> = asked.iter().chain(&asked).copied().collect();
    let before = db.statements();
    let shared = db.measure_all(&clerk(), &twice, Some(&doubted)).await.unwrap();
    assert_eq!(shared, [together.clone(), together].concat());
    assert_eq!(db.statements() - before, 3, "one pass, and each list alone");
}

#[tokio::test]
async fn somebodys_records_are_those_that_name_them() {
    let db = place().await;
    plot(&db, &[]).await;
    plot(&db, &[("name", "西坡地"), ("keeper", "周正、林晓")]).await;
    plot(&db, &[("name", "南坡地"), ("keeper", "")]).await;
    let mine = db.in_charge(&clerk()).await.unwrap();
    assert_eq!(mine.iter().map(|it| (it.spec.slug, it.records)).collect::<Vec<_>>(), [("plot", 2)]);
    assert_eq!(
        db.list(&clerk(), &mine[0].selection, &crate::store::View::new(Plot::SPEC)).await.unwrap().total,
        2
    );
}

fn lead(word: Option<&str>, ahead: i64, head_after: Option<i64>, leader_after: Option<i64>) -> Lead {
    Lead { ledger: Some("plot"), word: word.map(str::to_owned), ahead, head_after, leader_after }
}

#[tokio::test]
async fn the_rules_of_the_house_say_what_is_soon_and_what_has_gone_up() {
    let db = place().await;
    for (name, rent) in [
        ("今日", "2016-06-30"),
        ("明日", "2016-07-01"),
        ("十日", "2016-07-10"),
        ("十一", "2016-07-11"),
        ("昨日", "2016-06-29"),
        ("三日", "2016-06-27"),
        ("去年", "2015-12-31"),
    ] {
        plot(&db, &[("name", name), ("rent", rent)]).await;
    }
    let watch =
        Watch::new(vec![lead(None, 200, None, None), lead(Some("交租"), 10, Some(3), Some(30))], Vec::new());
    let told_of =
        Agenda { ledger: Some("plot"), to: Some(Date::constant(2016, 11, 30)), ..Agenda::default() };
    let it = db.count_standings(&clerk(), &told_of, &watch).await.unwrap();
    assert_eq!((it.late, it.today, it.coming, it.to_head, it.to_leader), (3, 1, 2, 2, 1));
    let all = db.count_standings(&clerk(), &Agenda::default(), &watch).await.unwrap();
    assert_eq!((all.late, all.coming), (3, 2 + 7), "the yearly reports have a rule of their own");
    let raised = |role| Agenda { raised: Some((role, watch.clone())), ..Agenda::default() };
    let heads = told(&db, &raised(Role::Head)).await;
    assert_eq!(heads, ["2015-12-31 交租 去年", "2016-06-27 交租 三日"]);
    assert_eq!(told(&db, &raised(Role::Leader)).await, ["2015-12-31 交租 去年"]);
    assert_eq!(told(&db, &raised(Role::Clerk)).await, Vec::<String>::new());
    let none = db.count_standings(&clerk(), &Agenda::default(), &Watch::default()).await.unwrap();
    assert_eq!((none.late, none.today, none.coming, none.to_head), (3, 1, 0, 0), "no rule, nothing goes up");
    let stranger = Viewer { region: "511181".to_owned(), ..clerk() };
    let it = db.count_standings(&stranger, &Agenda::default(), &watch).await.unwrap();
    assert_eq!(it, crate::store::Standings::default());
}
