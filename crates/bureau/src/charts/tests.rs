use ledger::{
    prelude::*,
    store::View,
    testing::{clerk, empty_db},
};

use super::{draw, of_year};
use crate::{counties::seed, ledgers};

#[tokio::test]
async fn every_bar_leads_to_its_rows_and_all_charts_cost_a_fixed_number_of_statements() {
    let db = empty_db(ledgers::ALL).await;
    seed::enter_all(&db, &Viewer::program(seed::COUNTY)).await.unwrap();
    let before = db.statements();
    let charts = draw(&db, &clerk(), of_year(2016)).await.unwrap();
    assert!(db.statements() - before <= 10, "{} statements", db.statements() - before);
    let mut counted = 0;
    for chart in &charts {
        assert!(chart.series.iter().all(|it| it.bars.len() == chart.categories.len()), "{}", chart.key);
        for bar in chart.series.iter().flat_map(|it| it.bars.iter().flatten()) {
            let (path, query) = bar.link.split_once('?').unwrap();
            let spec = db.spec(path.trim_start_matches('/')).unwrap();
            let selection = Selection::from_query(spec, query).unwrap();
            if chart.unit == "项" || chart.unit == "件" {
                let rows = db.list(&clerk(), &selection, &View::new(spec)).await.unwrap().total;
                assert_eq!(bar.text, rows.to_string(), "{}: {}", chart.key, bar.link);
                counted += rows;
            }
        }
    }
    assert!(0 < counted, "the seed has projects to draw");
}

#[tokio::test]
async fn a_region_sees_only_its_own_bars() {
    let db = empty_db(ledgers::ALL).await;
    seed::enter_all(&db, &Viewer::program(seed::COUNTY)).await.unwrap();
    let stranger = Viewer { region: "999999".to_owned(), ..clerk() };
    let charts = draw(&db, &stranger, of_year(2016)).await.unwrap();
    let bars = charts.iter().flat_map(|it| &it.series).flat_map(|it| it.bars.iter().flatten());
    assert!(bars.into_iter().all(|it| it.size == 0));
}

#[test]
fn every_chart_has_its_own_anchor() {
    let charts = of_year(2016);
    let mut keys: Vec<&str> = charts.iter().map(|it| it.key).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), charts.len());
}
