//! The site.

use std::{net::SocketAddr, path::Path, time::Duration};

use ledger::store::{Db, Error};

use crate::{arguments, house, output, papers, reading};

pub(crate) async fn run(asked: arguments::Serve) -> Result<(), Error> {
    let db = house::open(&asked.place.place()).await?;
    if db.people().await?.is_empty() {
        output::line("还没有账号。请先运行：kezhi user add 登录名 --name 姓名 --role admin");
    }
    listen(db, &asked.place.data, asked.listen).await
}

/// Serves until it is told to stop, then finishes what it has begun.
pub(crate) async fn listen(db: Db, data: &Path, address: SocketAddr) -> Result<(), Error> {
    let _held = house::hold(data)?;
    let db = house::on_its_day(db).await?;
    let renewing = tokio::spawn(renew_duties(db.clone()));
    let app = house::app(db).await?;
    let pages = ledger::web::ledger_routes()
        .merge(ledger::web::house_routes())
        .merge(ledger::web::api_routes())
        .merge(bureau::papers::pages::routes())
        .merge(bureau::boards::routes())
        .merge(bureau::rules::pages::routes())
        .merge(bureau::assess::pages::routes())
        .merge(bureau::notices::pages::routes())
        .merge(bureau::notices::public::routes())
        .merge(bureau::checking::pages::routes(reading::read))
        .merge(papers::routes(data.to_owned()));
    let router = ledger::web::finish(pages, app);
    let listener = tokio::net::TcpListener::bind(address).await.map_err(|it| {
        Error::Place(format!(
            "地址 {address} 不能监听：{}。请用 --listen 换一个端口，如 127.0.0.1:8017",
            output::why(&it)
        ))
    })?;
    output::line(&format!("网站已打开：http://{address}/  （按 Ctrl+C 停止）"));
    axum::serve(listener, router)
        .with_graceful_shutdown(async move {
            told_to_stop().await;
            renewing.abort();
        })
        .await
        .map_err(|it| Error::Place(format!("网站意外停止：{}", output::why(&it))))
}

/// How often it is looked whether a new day has begun.
const LOOK: Duration = Duration::from_secs(600);

/// Works out all deadlines at the start (the rules may be newer than the data) and
/// on every new day (some duties depend on it).
async fn renew_duties(db: Db) {
    let mut done = None;
    loop {
        let today = db.today();
        if done != Some(today) {
            match db.renew_duties().await {
                Ok(found) => tracing::info!("{found} deadlines as of {today}"),
                Err(error) => tracing::error!("deadlines: {error}"),
            }
            done = Some(today);
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// Ctrl+C at the terminal, or the system's own word to end.
async fn told_to_stop() {
    #[cfg(unix)]
    if let Ok(mut end) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = end.recv() => {}
        }
        return;
    }
    let _ = tokio::signal::ctrl_c().await;
}
