//! The list page: 100,000 projects, filtered, sorted, counted, as HTML, for the
//! least privileged user, against the same SQL by hand. Of 100,000 projects about
//! 1,400 are meant, as in the study the budget was set by.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use bureau::{counties::fictitious, figures, ledgers};
use jiff::civil::Date;
use ledger::{
    spec::Role,
    store::{Error, Viewer},
    web::{App, House},
};

use crate::{Bench, Line, baseline, browser, ratio, shown};

const PATH: &str = "/project?stage=requested&level=province&sort=-money";

pub(crate) async fn measure(bench: &Bench) -> Result<Vec<Line>, Error> {
    let failed = |it: std::io::Error| Error::File(it.to_string());
    let (ours, cookie) = serve(bench).await?;
    let bare = baseline::serve(&bench.folder).await.map_err(failed)?;
    let lasts = Duration::from_secs(if bench.quick { 2 } else { 6 });
    // By turns, so that a busy moment of the machine falls on both.
    let (mut mine, mut theirs, mut median) = (0, 0, Duration::MAX);
    for _ in 0..3 {
        let it = browser::load(ours, &cookie, PATH, lasts).await.map_err(failed)?;
        (mine, median) = (mine + it.answered, median.min(it.median));
        theirs += browser::load(bare, "", "/", lasts).await.map_err(failed)?.answered;
    }
    let (text, kept) = ratio(mine, theirs, 60);
    Ok(vec![
        Line {
            what: format!(
                "list page of {} projects, throughput against the same SQL on bare axum",
                bench.scale
            ),
            measured: format!("{text} × ({mine} against {theirs} answers)"),
            budget: "≥ 0.6 ×",
            kept,
        },
        Line {
            what: "the same page alone, median".to_owned(),
            measured: shown(median),
            budget: "≤ 8 ms",
            kept: median <= Duration::from_millis(8),
        },
    ])
}

/// Our pages, with a session of a clerk.
async fn serve(bench: &Bench) -> Result<(SocketAddr, String), Error> {
    let clerk = Viewer {
        login: "bench".to_owned(),
        name: "测速".to_owned(),
        role: Role::Clerk,
        region: fictitious::COUNTY.to_owned(),
    };
    let new = ledger::store::NewAccount {
        login: clerk.login.clone(),
        name: clerk.name.clone(),
        role: clerk.role,
        region: clerk.region.clone(),
        password: "ce-su-2016".to_owned(),
    };
    bench.db.add_account(&Viewer::program(""), new).await?;
    let token = bench.db.begin_session(&clerk).await?;
    let house = House {
        bureau: "云溪县科学技术和知识产权局（虚构）".to_owned(),
        menu: ledgers::menu(),
        figures: figures::of_half,
        half: None,
        today: Box::new(|| Date::constant(2016, 6, 30)),
        headline: &[],
        dossiers: &[],
        panels: Vec::new(),
        onward: &[],
        beside: &[],
        asides: &[],
        outlook: &[],
        watch: ledger::web::unwatched,
        urging: "",
    };
    let app = App { db: bench.db.clone(), house: Arc::new(house) };
    let router = ledger::web::finish(ledger::web::ledger_routes(), app);
    let listener =
        tokio::net::TcpListener::bind("127.0.0.1:0").await.map_err(|it| Error::File(it.to_string()))?;
    let address = listener.local_addr().map_err(|it| Error::File(it.to_string()))?;
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok((address, format!("kezhi={token}")))
}
