//! The same work by hand: the statements our list issues, on bare axum and a
//! bare pool, and a table of the same cells put together with `format!`.

use std::{fmt::Write as _, net::SocketAddr, path::Path};

use axum::{Router, extract::State, response::Html, routing::get};
use sqlx::{
    Row as _,
    sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions},
};

/// The condition of the measured list, as SQL.
const WHERE: &str = "where until is null and removed = 0 and region >= '519999' and region < '519999~' \
    and (stage = 'requested') and (\"level\" = 'province')";

pub(crate) async fn serve(folder: &Path) -> std::io::Result<SocketAddr> {
    // As our own readers are opened.
    let options = SqliteConnectOptions::new()
        .filename(folder.join("kezhi.db"))
        .pragma("cache_size", "-2048")
        .pragma("mmap_size", "268435456");
    let pool = SqlitePoolOptions::new()
        .max_connections(4)
        .test_before_acquire(false)
        .connect_with(options)
        .await
        .map_err(std::io::Error::other)?;
    let router = Router::new().route("/", get(list)).with_state(pool);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(address)
}

async fn list(State(pool): State<SqlitePool>) -> Html<String> {
    let counted = sqlx::query(sqlx::AssertSqlSafe(format!(
        "select count(*), cast(coalesce(sum(\"money\"), 0) as bigint) from ledger_project {WHERE}"
    )));
    let counted = counted.fetch_one(&pool).await.expect("a count");
    let (total, sum): (i64, i64) = (counted.get(0), counted.get(1));
    let ids = sqlx::query(sqlx::AssertSqlSafe(format!(
        "select id from ledger_project {WHERE} order by \"money\" desc nulls last, id desc limit 50 offset 0"
    )));
    let ids: Vec<i64> = ids.fetch_all(&pool).await.expect("ids").iter().map(|it| it.get(0)).collect();
    let marks: Vec<String> = (1..=ids.len()).map(|it| format!("${it}")).collect();
    let rows = format!(
        "select id, rev, region, stage, removed, marks, \"name\", \"undertaker\", \"level\", \"category\", \
         \"number\", \"approved\", \"money\" from ledger_project where until is null and id in ({})",
        marks.join(", ")
    );
    let rows = ids.iter().fold(sqlx::query(sqlx::AssertSqlSafe(rows)), |query, id| query.bind(*id));
    let rows = rows.fetch_all(&pool).await.expect("rows");
    let mut page = format!("<!doctype html><title>list</title><p>{total} {sum}</p><table>");
    for row in rows {
        page.push_str("<tr>");
        for at in [6, 8, 9, 10, 11] {
            let text: Option<String> = row.get(at);
            let _ = write!(page, "<td>{}</td>", text.unwrap_or_default());
        }
        for at in [0, 7, 12] {
            let number: Option<i64> = row.get(at);
            let _ = write!(page, "<td>{}</td>", number.unwrap_or_default());
        }
        page.push_str("</tr>");
    }
    Html(page + "</table>")
}
