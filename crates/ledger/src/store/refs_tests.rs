use crate::{
    prelude::*,
    sheet,
    store::{Change, Deed, Row, View},
    testing::{clerk, empty_db},
};

/// 部门
#[derive(Clone, Debug, PartialEq, Ledger)]
struct Office {
    /// 名称
    #[field(title)]
    name: Name,
    /// 简称
    #[field(alias)]
    short: Option<Names>,
}

impl Rules for Office {}

/// 下乡
#[derive(Clone, Debug, PartialEq, Ledger)]
struct Outing {
    /// 名称
    #[field(title)]
    name: Name,
    /// 参加部门
    #[field(search, filter, list)]
    offices: Told<Refs<Office>>,
}

impl Rules for Outing {}

const CATALOG: &[&Spec] = &[Office::SPEC, Outing::SPEC];

async fn add(db: &Db, spec: &'static Spec, fields: &[(&str, &str)]) -> Result<Row, Error> {
    let draft = fields.iter().copied().collect();
    let id = db.submit(&clerk(), Change { spec, deed: Deed::Add, draft, why: String::new() }).await?;
    db.find(&clerk(), spec, id).await
}

/// 科技、农业、卫生 and an outing of the first two.
async fn county() -> (Db, Row) {
    let db = empty_db(CATALOG).await;
    for (name, short) in [("县科技局", "科技"), ("县农业局", "农口、农业"), ("县卫生局", "卫生")]
    {
        add(&db, Office::SPEC, &[("name", name), ("short", short)]).await.unwrap();
    }
    let row =
        add(&db, Outing::SPEC, &[("name", "马村乡赶场"), ("offices", "科技，农口、科技")]).await.unwrap();
    (db, row)
}

#[tokio::test]
async fn a_list_of_names_becomes_references_each_once_and_in_order() {
    let (db, row) = county().await;
    let labels = db.labels_of([&row]).await.unwrap();
    let outing = Outing::read(&row.draft()).unwrap();
    let names: Vec<&str> =
        outing.offices.known().unwrap().iter().map(|it| labels[&it.id()].as_str()).collect();
    assert_eq!(names, ["县科技局", "县农业局"]);
}

#[tokio::test]
async fn every_name_that_is_not_known_is_told() {
    let (db, _) = county().await;
    let refused = add(&db, Outing::SPEC, &[("name", "木城镇赶场"), ("offices", "科技、水利、林业")]).await;
    let Err(Error::Problems(_, problems)) = refused else { panic!("{refused:?}") };
    let told: Vec<&str> = problems.of("offices").collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("没有“水利”") && told[1].contains("没有“林业”"), "{told:?}");
}

#[tokio::test]
async fn a_record_is_found_by_any_name_of_its_list() {
    let (db, row) = county().await;
    let farm = db.pick(&clerk(), Office::SPEC, "农业", 5).await.unwrap()[0].id;
    let health = db.pick(&clerk(), Office::SPEC, "卫生", 5).await.unwrap()[0].id;
    let found = |selection: Selection| {
        let db = db.clone();
        async move { db.list(&clerk(), &selection, &View::new(Outing::SPEC)).await.unwrap().rows.len() }
    };
    let naming = |id: Id| Selection::all::<Outing>().naming(Outing::OFFICES, &Ref::new(id).into());
    assert_eq!((found(naming(farm)).await, found(naming(health)).await), (1, 0));
    let link = naming(farm).to_string();
    let back = Selection::from_query(Outing::SPEC, link.split_once('?').unwrap().1).unwrap();
    assert_eq!((back.to_string(), found(back.clone()).await, back.referred()), (link, 1, vec![farm]));
    let either = format!("offices={health},{farm}");
    assert_eq!(found(Selection::from_query(Outing::SPEC, &either).unwrap()).await, 1);
    let hits = db.search(&clerk(), "县农业局", 9).await.unwrap();
    assert!(hits.iter().any(|it| it.id == row.id), "{hits:?}");
}

#[tokio::test]
async fn a_figure_counts_each_of_many_lists_once_and_tells_who_has_not_reported() {
    let (db, _) = county().await;
    add(&db, Outing::SPEC, &[("name", "木城镇赶场"), ("offices", "农口、卫生")]).await.unwrap();
    let question = || {
        let define = Definition::new("offices", "参加部门", "个", "参加下乡的部门");
        Question::distinct(define, Outing::OFFICES, Selection::all::<Outing>())
    };
    let figure = Figure::ask(&db, &clerk(), question()).await.unwrap();
    assert_eq!((figure.value().as_deref(), figure.rows()), (Some("3"), 2));
    add(&db, Outing::SPEC, &[("name", "新场镇赶场"), ("offices", "未报")]).await.unwrap();
    let figure = Figure::ask(&db, &clerk(), question()).await.unwrap();
    assert_eq!((figure.value(), figure.doubts().len()), (None, 1));
}

#[tokio::test]
async fn an_export_names_the_list_as_an_import_reads_it() {
    let (db, _) = county().await;
    let heading = sheet::Heading::default();
    let (all, view) = (Selection::all::<Outing>(), View::new(Outing::SPEC));
    let bytes = sheet::export(&db, &clerk(), &all, &view, &heading, sheet::Form::Csv).await.unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains("县科技局、县农业局"), "{text}");
}
