//! No page asks the database more the more there is in it. Each kind of page has
//! its number of statements, and a second, larger county must not raise it.

use ledger::{
    prelude::*,
    store::View,
    testing::{World, clerk},
};

use crate::{
    boards,
    counties::{enter, example, fictitious},
    figures, ledgers,
    ledgers::{
        indicator::{Indicator, standard},
        notice::Notice,
        project::Project,
        reading::Reading,
        target::Target,
    },
    notices,
    papers::pages,
    rules, vigil,
};

/// 林晓, as if she kept the books of the made-up county.
fn keeper() -> Viewer {
    Viewer { region: fictitious::COUNTY.to_owned(), ..clerk() }
}

/// A county of so many projects, and somebody who is in already.
async fn county(projects: usize) -> (World, String) {
    let routes = ledger::web::ledger_routes().merge(ledger::web::house_routes()).merge(pages::routes());
    let routes =
        routes.merge(notices::pages::routes()).merge(notices::public::routes()).merge(rules::pages::routes());
    let routes = routes.merge(boards::routes());
    let mind = |house: &mut ledger::web::House| {
        house.watch = vigil::watch;
        house.panels = boards::PANELS.to_vec();
    };
    let world = World::open_house(ledgers::ALL, figures::of_half, routes, mind).await;
    let db = &world.app.db;
    fictitious::enter_all(db, &Viewer::program(fictitious::COUNTY), projects, |_| {})
        .await
        .unwrap_or_else(|it| panic!("{it}"));
    example::of_fictitious(db, &Viewer::program(fictitious::COUNTY))
        .await
        .unwrap_or_else(|it| panic!("{it}"));
    set_targets(db, projects / 10).await;
    let cookie = world.cookie(&keeper()).await;
    (world, cookie)
}

/// So many targets of different stretches, with a reading each.
async fn set_targets(db: &Db, many: usize) {
    enter(db, &keeper(), Indicator::SPEC, standard::records(), "").await.unwrap();
    let months = || (0..many).map(|it| 1 + it % 12);
    let readings = months().enumerate().map(|(at, month)| {
        let (year, value) = ((2010 + at / 12).to_string(), at.to_string());
        let period = format!("{year}-{month:02}");
        let told = [
            ("name", period.as_str()),
            ("indicator", "专利申请量"),
            ("period", &period),
            ("reach", "当期数"),
            ("value", &value),
            ("unit", "件"),
            ("source", "虚构"),
        ];
        told.into_iter().collect()
    });
    enter(db, &keeper(), Reading::SPEC, readings.collect(), "").await.unwrap_or_else(|it| panic!("{it}"));
    let targets = months().enumerate().map(|(at, month)| {
        let (name, period) = (format!("专利申请量{at}"), format!("2016-{month:02}"));
        let told = [
            ("name", name.as_str()),
            ("duty", "知识产权"),
            ("indicator", "专利申请量"),
            ("bound", "多少以上"),
            ("firmness", "力争"),
            ("low", "3"),
            ("unit", "件"),
            ("promised", "2015年下半年"),
            ("period", &period),
            ("due", "2016-12-31"),
            ("section", "未报"),
            ("owner", "未报"),
            ("source", "虚构"),
        ];
        told.into_iter().collect()
    });
    enter(db, &keeper(), Target::SPEC, targets.collect(), "").await.unwrap_or_else(|it| panic!("{it}"));
}

async fn counted(world: &World, cookie: &str, page: &str) -> u64 {
    let before = world.app.db.statements();
    let answer = world.get_with(cookie, page).await;
    assert_eq!(answer.status, 200, "{page}: {}", answer.text);
    world.app.db.statements() - before
}

/// Every kind of page with the most it may ask, the session's one included.
async fn pages_of(world: &World) -> Vec<(String, u64)> {
    let db = &world.app.db;
    let view = View { size: 1, ..View::new(Project::SPEC) };
    let list = db.list(&keeper(), &Selection::all::<Project>(), &view).await.unwrap();
    let id = list.rows[0].id;
    let notice =
        db.ids(&keeper(), &Selection::all::<Notice>(), &View::new(Notice::SPEC), Some(1)).await.unwrap().ids
            [0];
    let ledgers = u64::try_from(ledgers::ALL.len()).unwrap();
    let questions = figures::of_half(Half::new(2016, 1).unwrap()).len();
    let questions = u64::try_from(questions).unwrap();
    let mut res = vec![
        ("/".to_owned(), ledgers + questions + 14),
        // However many targets: they, their indicators and readings, two rounds of figures.
        ("/targets?half=2016H1".to_owned(), ledgers + 20),
        ("/todo".to_owned(), ledgers + 10),
        ("/calendar".to_owned(), 10),
        ("/notices".to_owned(), 6),
        (format!("/notices/{notice}"), 14),
        ("/notices/begin?list=/project%3Flevel%3Dcounty".to_owned(), 5),
        ("/public/notices".to_owned(), 5),
        (format!("/public/notices/{notice}"), 5),
        ("/search?q=%E9%A1%B9%E7%9B%AE".to_owned(), ledgers + 6),
        ("/figures?half=2016H1".to_owned(), questions / 2 + 10),
        // The paper asks a figure in two statements, the list of figures bounds how many.
        ("/papers/half-year?half=2016H1".to_owned(), 3 * questions + 40),
        ("/papers".to_owned(), 3),
        ("/me".to_owned(), 6),
        // Eight ledgers in two statements each, and what the page adds.
        ("/simulate?kind=fixed&amount=1".to_owned(), 20),
        ("/grants?period=2016".to_owned(), 20),
        ("/payouts?period=2016".to_owned(), 30),
        ("/payouts/check".to_owned(), 30),
        (format!("/project/{id}"), 12 + 2 * questions),
        (format!("/project/{id}/history"), 6),
        (format!("/project/{id}/edit"), 8),
    ];
    for spec in ledgers::ALL {
        res.push((format!("/{}", spec.slug), 10));
        res.push((format!("/{}/new", spec.slug), 6));
    }
    res
}

#[tokio::test]
async fn no_page_asks_more_than_its_number_of_statements_however_much_there_is() {
    let (small, small_cookie) = county(20).await;
    let (large, large_cookie) = county(120).await;
    let mut told = Vec::new();
    for ((page, most), (other, _)) in pages_of(&small).await.into_iter().zip(pages_of(&large).await) {
        let few = counted(&small, &small_cookie, &page).await;
        let many = counted(&large, &large_cookie, &other).await;
        if most < few.max(many) {
            told.push(format!("{other}: {few} with few records, {many} with many, {most} allowed"));
        }
    }
    assert!(told.is_empty(), "\n{}\n", told.join("\n"));
}
