//! The site.

use std::{net::SocketAddr, path::Path};

use ledger::store::{Db, Error};

use crate::{arguments, house, output, papers};

pub(crate) async fn run(asked: arguments::Serve) -> Result<(), Error> {
    let db = house::open(&asked.place.place()).await?;
    if db.people().await?.is_empty() {
        output::line("还没有账号。请先运行：kezhi user add 登录名 --name 姓名 --role admin");
    }
    listen(db, &asked.place.data, asked.listen).await
}

/// Serves until it is told to stop, then finishes what it has begun.
pub(crate) async fn listen(db: Db, data: &Path, address: SocketAddr) -> Result<(), Error> {
    let app = house::app(db).await?;
    let pages = ledger::web::ledger_routes()
        .merge(ledger::web::house_routes())
        .merge(ledger::web::api_routes())
        .merge(bureau::papers::pages::routes())
        .merge(papers::routes(data.to_owned()));
    let router = ledger::web::finish(pages, app);
    let listener = tokio::net::TcpListener::bind(address).await.map_err(|it| {
        Error::Place(format!("地址 {address} 不能监听：{it}。请用 --listen 换一个端口，如 127.0.0.1:8017"))
    })?;
    output::line(&format!("网站已打开：http://{address}/  （按 Ctrl+C 停止）"));
    let stop = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    axum::serve(listener, router)
        .with_graceful_shutdown(stop)
        .await
        .map_err(|it| Error::Place(format!("网站意外停止：{it}")))
}
