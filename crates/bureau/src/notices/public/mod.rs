//! What everybody may see without a login: notices that were published, word for
//! word, and a form to object. Nothing else of the house is reachable from here.

mod object;
mod rate;
mod shell;
mod show;

use axum::{Router, extract::DefaultBodyLimit, routing::get};
use ledger::{prelude::*, store::Row, web::App};

use crate::{counties::REGION, ledgers::notice::Notice, notices::publish::Kept};

/// No objection is longer than this, its encoding included.
const LARGEST: usize = 64 * 1024;

pub fn routes() -> Router<App> {
    let object = get(object::form).post(object::lodge).layer(DefaultBodyLimit::max(LARGEST));
    Router::new()
        .route("/public/notices", get(show::list))
        .route("/public/notices/{id}", get(show::show))
        .route("/public/notices/{id}/text.txt", get(show::text))
        .route("/public/notices/{id}/notice.docx", get(show::docx))
        .route("/public/notices/{id}/objection", object)
        .route("/public/notices/{id}/lodged/{objection}", get(object::lodged))
        .route("/public/notice.css", get(shell::style))
}

/// The stages in which a notice is there for everybody.
const SHOWN: &[&str] = &["published", "ended", "settled"];

/// Whoever reads without a login: sees the county's notices and may change nothing.
async fn reader(app: &App) -> Result<Viewer, Error> {
    let region = app.db.setting(REGION).await?.unwrap_or_default();
    Ok(Viewer { login: "public".to_owned(), name: "公众".to_owned(), role: Role::Auditor, region })
}

/// The notices everybody may see today.
fn shown(today: Date) -> Selection {
    use crate::ledgers::notice::Publication;
    Selection::all::<Notice>().stage(SHOWN).at_most(Publication::BEGINS, &today)
}

/// A published notice with its record and its text.
struct Public {
    row: Row,
    notice: Notice,
    kept: Kept,
}

/// One that is not published is not there, whoever asks.
async fn open(app: &App, id: &str) -> Result<Public, Error> {
    let missing = || Error::NotFound("这个公示：可能还没有发布，或者已经撤下".to_owned());
    let id: Id = id.parse().map_err(|_| missing())?;
    let reader = reader(app).await?;
    let one = shown((app.house.today)()).record(id);
    let (row, notice) = app.db.records::<Notice>(&reader, &one, 1).await?.pop().ok_or_else(missing)?;
    let kept = notice.standing.shown().map(|it| it.kept.clone()).ok_or_else(missing)?;
    let kept = Kept::load(&app.db, &kept).await?;
    Ok(Public { row, notice, kept })
}
