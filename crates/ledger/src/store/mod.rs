//! The tables. One statement for both databases, or the statement is wrong.
//!
//! Invariants: nothing is overwritten (a change closes one version and opens the
//! next); nothing is written but through [`write`]; no SQL lives outside this
//! folder but the where-clause of a selection. There are no triggers, no
//! sequences and no vendor features beyond [`dialect`].

mod accounts;
mod attempts;
mod deeds;
mod desk;
mod dialect;
mod difference;
mod dossier;
mod doubted;
mod duties;
#[cfg(test)]
mod duties_tests;
mod engine;
mod files;
mod guard;
mod hindered;
#[cfg(test)]
mod hindered_tests;
mod imports;
mod index;
mod manuscripts;
mod measure;
mod migrate;
mod names;
mod one_pass;
mod pending;
mod read;
#[cfg(test)]
mod refs_tests;
mod remarks;
mod row;
mod saved;
mod seal;
#[cfg(test)]
mod sealed_tests;
mod search;
mod sendings;
mod sessions;
mod standings;
mod supposing;
mod survey;
#[cfg(test)]
mod tests;
mod write;

use std::{
    path::PathBuf,
    sync::{Arc, atomic::AtomicI64},
};

pub use accounts::{Account, NewAccount};
pub use attempts::Attempt;
pub(crate) use deeds::may_begin;
pub use desk::{InCharge, Note, Recent, Waiting};
pub(crate) use dialect::Dialect;
pub use difference::differences;
pub use dossier::{Mention, Referring};
pub use duties::{Agenda, Duty};
pub use files::{Files, Stored};
pub use guard::{Guard, Guarding};
pub use imports::Batch;
pub use manuscripts::{Edition, Manuscript, NewEdition};
pub use measure::{Measure, Measured};
pub use names::Named;
pub use read::{Listing, Page, View};
pub use remarks::Remark;
pub(crate) use row::HEAD;
pub use row::{Row, Version};
pub use saved::{Kept, SavedView};
pub use search::{Hit, searchable};
pub use sendings::{FrozenFigure, NewSending, Sending, SentFigure};
pub use sessions::{ApiToken, Session, digest};
pub use standings::Standings;
pub use write::{Change, Deed};

use crate::{
    cell::{Date, Kind},
    draft::{Draft, Problems},
    spec::{Role, Spec},
};

/// Where the data lives.
#[derive(Clone, Debug)]
pub enum Place {
    /// A folder of our own: the database file, the attachments, the key of sealed fields.
    Folder(PathBuf),
    /// A PostgreSQL server by URL, and a folder for the attachments and the key.
    Postgres(String, PathBuf),
}

/// What can go wrong, in sentences for the person who asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The person can put this right; the sentences say how.
    #[error("{}", .1.sentence())]
    Problems(Draft, Problems),
    #[error("没有找到{0}")]
    NotFound(String),
    /// Allowed to nobody, or not now.
    #[error("{0}")]
    Refused(String),
    /// Not allowed to this person.
    #[error("{0}")]
    Forbidden(String),
    /// Somebody changed the record since the form was opened.
    #[error("这条记录已被他人修改，请核对差异后再保存")]
    Changed(Box<Conflict>),
    /// The program cannot use the place it was given.
    #[error("{0}")]
    Place(String),
    #[error("数据库出错，已记入日志，请稍后再试；若仍不行请联系管理员")]
    Database(#[from] sqlx::Error),
    #[error("读写文件出错，已记入日志：请检查磁盘空间和目录权限")]
    File(String),
}

/// What stands in the books now, and what the person was about to write.
#[derive(Debug)]
pub struct Conflict {
    pub now: Row,
    pub mine: Draft,
}

/// Who is looking or doing: the bound of every query, the name on every version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    pub login: String,
    pub name: String,
    pub role: Role,
    /// The prefix of the regions this person works for.
    pub region: String,
}

impl Viewer {
    /// The program itself, for imports and demonstrations run from the command line.
    pub fn program(region: &str) -> Viewer {
        Viewer {
            login: "kezhi".to_owned(),
            name: "命令行".to_owned(),
            role: Role::Leader,
            region: region.to_owned(),
        }
    }

    /// Working roles may write; auditors and administrators may not.
    pub fn may_write(&self) -> bool {
        self.role.may(Role::Clerk)
    }

    /// Refuses whoever may only look.
    pub fn must_write(&self) -> Result<(), Error> {
        if self.may_write() {
            return Ok(());
        }
        Err(Error::Forbidden(format!("{}的账号只能查看，不能办理业务", self.role.words())))
    }
}

/// All ledgers of the program, in the order of the menu.
pub type Catalog = &'static [&'static Spec];

/// The tables of all ledgers. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Db {
    engine: engine::Engine,
    catalog: Catalog,
    files: Files,
    /// Where some ledger has sealed fields.
    sealer: Option<seal::Sealer>,
    /// The day it is taken to be, where not the day it is.
    day: Option<Date>,
    /// What the house holds changes to beside the ledgers' own rules.
    guard: Option<Guard>,
    turn: Arc<guard::Turn>,
    looking: Arc<supposing::Looking>,
    last_id: Arc<AtomicI64>,
    strangers: Arc<attempts::Strangers>,
    /// Columns this process has seen noted as in doubt.
    noted: doubted::Noted,
}

impl Db {
    /// Opens the place, makes or upgrades its tables, and refuses what is newer than the program.
    pub async fn open(place: &Place, catalog: Catalog) -> Result<Db, Error> {
        Db::open_with_key(place, catalog, None).await
    }

    /// The same, with the key of sealed fields given instead of kept in the folder.
    pub async fn open_with_key(place: &Place, catalog: Catalog, key: Option<&str>) -> Result<Db, Error> {
        let (engine, folder) = match place {
            Place::Folder(folder) => (engine::Engine::sqlite(folder).await?, folder),
            Place::Postgres(url, folder) => (engine::Engine::postgres(url).await?, folder),
        };
        let (last_id, strangers, noted) = (Arc::default(), Arc::default(), doubted::Noted::default());
        let (turn, looking) = (Arc::default(), Arc::default());
        let sealed = catalog.iter().any(|it| it.columns().iter().any(|it| it.kind == Kind::Sealed));
        let files = Files::open(folder)?;
        let sealer = if sealed { Some(seal::Sealer::open(folder, key)?) } else { None };
        let db = Db {
            engine,
            catalog,
            files,
            sealer,
            day: None,
            guard: None,
            turn,
            looking,
            last_id,
            strangers,
            noted,
        };
        db.migrate().await?;
        db.check_key().await?;
        Ok(db)
    }

    /// Renews what the database knows of its tables' sizes, after many records
    /// came at once. It is kept in the database, so a start need not ask again.
    pub(crate) async fn learn(&self) -> Result<(), Error> {
        for statement in self.dialect().statistics() {
            self.engine.execute(&crate::selection::Statement::new(*statement)).await?;
        }
        Ok(())
    }

    /// Makes a schema for a test of its own (PostgreSQL only).
    pub(crate) async fn make_schema(url: &str, name: &str) -> Result<(), Error> {
        let engine = engine::Engine::postgres(url).await?;
        engine.execute(&crate::selection::Statement::new(format!("create schema {name}"))).await?;
        Ok(())
    }

    pub fn catalog(&self) -> Catalog {
        self.catalog
    }

    pub fn files(&self) -> &Files {
        &self.files
    }

    /// The ledger of this name.
    pub fn spec(&self, slug: &str) -> Result<&'static Spec, Error> {
        let found = self.catalog.iter().find(|it| it.slug == slug).copied();
        found.ok_or_else(|| Error::NotFound(format!("名为“{slug}”的台账")))
    }

    pub(crate) fn dialect(&self) -> Dialect {
        self.engine.dialect()
    }

    /// How many statements the database was asked so far, so that a test can hold
    /// a page to a fixed number of them.
    pub fn statements(&self) -> u64 {
        self.engine.statements()
    }
}

/// Microseconds since 1970: the time of entry of a version.
pub(crate) fn now() -> i64 {
    jiff::Timestamp::now().as_microsecond()
}
