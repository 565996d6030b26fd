//! A small bureau to test in: an empty place on either database, and two people.
//!
//! `KEZHI_TEST_POSTGRES` moves every test to that server, each into a schema of
//! its own, so that tests run side by side and prove the same on both.

mod laws;
mod world;

pub use laws::laws;
pub use world::{Answer, World};

use std::{
    path::PathBuf,
    process,
    sync::atomic::{AtomicU32, Ordering},
};

use crate::{
    spec::Role,
    store::{Catalog, Db, Place, Viewer},
};

/// A region to test in: 夹江县.
pub const REGION: &str = "511126";

/// 林晓, who keeps the books.
pub fn clerk() -> Viewer {
    Viewer {
        login: "linxiao".to_owned(),
        name: "林晓".to_owned(),
        role: Role::Clerk,
        region: REGION.to_owned(),
    }
}

/// 周正, who heads the section.
pub fn head() -> Viewer {
    Viewer {
        login: "zhouzheng".to_owned(),
        name: "周正".to_owned(),
        role: Role::Head,
        region: REGION.to_owned(),
    }
}

/// An empty database with the tables of these ledgers.
pub async fn empty_db(catalog: Catalog) -> Db {
    Db::open(&place().await, catalog).await.expect("the test place opens")
}

/// A place nobody else uses.
pub async fn place() -> Place {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let name = format!("kezhi_{}_{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let folder: PathBuf = std::env::temp_dir().join(&name);
    match std::env::var("KEZHI_TEST_POSTGRES") {
        Ok(url) => {
            Db::make_schema(&url, &name).await.expect("the schema is made");
            let mark = if url.contains('?') { '&' } else { '?' };
            Place::Postgres(format!("{url}{mark}options=-c%20search_path%3D{name}"), folder)
        }
        Err(_) => {
            say_once_that_postgres_is_left_out();
            Place::Folder(folder)
        }
    }
}

/// Written past the test runner's capture: what is not proven is said aloud.
fn say_once_that_postgres_is_left_out() {
    use std::io::Write as _;
    static SAID: std::sync::Once = std::sync::Once::new();
    SAID.call_once(|| {
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED on PostgreSQL: set KEZHI_TEST_POSTGRES to prove the same there"
        );
    });
}
