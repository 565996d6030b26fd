//! Two typed pools behind one door. The only file that names a driver.
//!
//! SQLite: WAL, one writer that begins immediately (deferred writers lost 720 of
//! 800 races when measured), several readers. A write by itself is retried here when
//! the database asks for it; a transaction is begun anew by whoever began it.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};

use sqlx::{
    AssertSqlSafe, Postgres, Row as _, Sqlite, Transaction,
    postgres::{PgPool, PgPoolOptions, PgRow},
    sqlite::{
        SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteRow, SqliteSynchronous,
    },
};

use tokio::sync::OwnedMutexGuard;

use super::{Dialect, Error};
use crate::{cell::Value, selection::Statement};

/// A connection nobody has asked for so long is closed, and what it held in memory with it;
/// to open one takes a millisecond.
const IDLE: Duration = Duration::from_secs(10);

#[derive(Clone, Debug)]
pub(super) struct Engine {
    pools: Pools,
    /// How many statements were asked, so that tests can hold a page to a number.
    asked: Arc<AtomicU64>,
}

#[derive(Clone, Debug)]
enum Pools {
    Sqlite {
        readers: SqlitePool,
        writer: SqlitePool,
    },
    Postgres(PgPool),
    /// One transaction nobody will commit: what is read is read within it.
    Held {
        dialect: Dialect,
        tx: Arc<tokio::sync::Mutex<Tx>>,
        _alone: Arc<OwnedMutexGuard<()>>,
    },
}

/// A write in progress; undone unless it is committed.
#[derive(Debug)]
pub(super) struct Tx {
    open: Open,
    asked: Arc<AtomicU64>,
}

#[derive(Debug)]
enum Open {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// A row as plain values, in the order the statement names them.
pub(super) type Cells = Vec<Value>;

impl Engine {
    pub(super) async fn sqlite(folder: &Path) -> Result<Engine, Error> {
        let unusable =
            |it: std::io::Error| Error::Place(format!("数据目录 {} 不能使用：{it}", folder.display()));
        std::fs::create_dir_all(folder).map_err(unusable)?;
        // Rows cross from SQLite's own thread by the thousand: by the fifty that sqlx
        // sends, waking the other thread costs an export as much as reading does.
        let options = SqliteConnectOptions::new()
            .filename(folder.join("kezhi.db"))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .busy_timeout(Duration::from_secs(20))
            .row_buffer_size(1000)
            .pragma("temp_store", "memory");
        let wait = Duration::from_secs(60);
        // The pages of a whole import fit the writer's memory; it is taken only when needed.
        let writing = options.clone().pragma("cache_size", "-131072");
        // Readers look at the file where the kernel holds it: to copy it page by page took
        // half the time of every broad question. What they looked at is let go when idle.
        let reading = options.pragma("mmap_size", "268435456").pragma("cache_size", "-2048");
        // A file does not hang up: to ask each time whether the connection still stands
        // costs a write a tenth of its time.
        let pool = |most| {
            SqlitePoolOptions::new()
                .max_connections(most)
                .acquire_timeout(wait)
                .idle_timeout(IDLE)
                .test_before_acquire(false)
        };
        let writer = pool(1).connect_with(writing).await.map_err(|it| cannot_open(folder, &it))?;
        let readers = pool(4).connect_with(reading).await?;
        Ok(Engine { pools: Pools::Sqlite { readers, writer }, asked: Arc::default() })
    }

    pub(super) async fn postgres(url: &str) -> Result<Engine, Error> {
        let options = PgPoolOptions::new().max_connections(8).acquire_timeout(Duration::from_secs(30));
        let pool = options.connect(url).await.map_err(|it| {
            Error::Place(format!("连不上 PostgreSQL：请检查 --database 的地址、账号和服务是否启动（{it}）"))
        })?;
        Ok(Engine { pools: Pools::Postgres(pool), asked: Arc::default() })
    }

    pub(super) fn dialect(&self) -> Dialect {
        match self.pools {
            Pools::Sqlite { .. } => Dialect::Sqlite,
            Pools::Postgres(_) => Dialect::Postgres,
            Pools::Held { dialect, .. } => dialect,
        }
    }

    /// The tables as this transaction sees them. Undone when the last copy is dropped.
    pub(super) fn held(&self, tx: Tx, alone: OwnedMutexGuard<()>) -> Engine {
        let (tx, alone) = (Arc::new(tokio::sync::Mutex::new(tx)), Arc::new(alone));
        Engine {
            pools: Pools::Held { dialect: self.dialect(), tx, _alone: alone },
            asked: Arc::clone(&self.asked),
        }
    }

    pub(super) fn statements(&self) -> u64 {
        self.asked.load(Relaxed)
    }

    /// Reads rows; `shape` says what is in each column by an absent value of its class.
    pub(super) async fn fetch(&self, asked: &Statement, shape: &[Value]) -> Result<Vec<Cells>, Error> {
        Ok(match &self.pools {
            Pools::Sqlite { readers, .. } => {
                self.asked.fetch_add(1, Relaxed);
                let rows = bind_sqlite(asked).fetch_all(readers).await?;
                rows.iter().map(|it| sqlite_cells(it, shape)).collect::<Result<_, _>>()?
            }
            Pools::Postgres(pool) => {
                self.asked.fetch_add(1, Relaxed);
                let rows = bind_postgres(asked).fetch_all(pool).await?;
                rows.iter().map(|it| postgres_cells(it, shape)).collect::<Result<_, _>>()?
            }
            Pools::Held { tx, .. } => tx.lock().await.fetch(asked, shape).await?,
        })
    }

    /// One write by itself.
    pub(super) async fn execute(&self, asked: &Statement) -> Result<u64, Error> {
        self.asked.fetch_add(1, Relaxed);
        let mut tries = 0;
        loop {
            let done = match &self.pools {
                Pools::Sqlite { writer, .. } => {
                    bind_sqlite(asked).execute(writer).await.map(|it| it.rows_affected())
                }
                Pools::Postgres(pool) => {
                    bind_postgres(asked).execute(pool).await.map(|it| it.rows_affected())
                }
                Pools::Held { .. } => return Err(only_supposed()),
            };
            match done {
                Err(error) if again(&error) && tries < 5 => tries += 1,
                done => return Ok(done?),
            }
        }
    }

    /// Begins a write that may have to be tried again from here (`again`).
    pub(super) async fn begin(&self) -> Result<Tx, Error> {
        let open = match &self.pools {
            Pools::Sqlite { writer, .. } => Open::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => Open::Postgres(pool.begin().await?),
            Pools::Held { .. } => return Err(only_supposed()),
        };
        Ok(Tx { open, asked: Arc::clone(&self.asked) })
    }
}

impl Tx {
    pub(super) async fn fetch(&mut self, asked: &Statement, shape: &[Value]) -> Result<Vec<Cells>, Error> {
        self.asked.fetch_add(1, Relaxed);
        Ok(match &mut self.open {
            Open::Sqlite(tx) => {
                let rows = bind_sqlite(asked).fetch_all(&mut **tx).await?;
                rows.iter().map(|it| sqlite_cells(it, shape)).collect::<Result<_, _>>()?
            }
            Open::Postgres(tx) => {
                let rows = bind_postgres(asked).fetch_all(&mut **tx).await?;
                rows.iter().map(|it| postgres_cells(it, shape)).collect::<Result<_, _>>()?
            }
        })
    }

    pub(super) async fn execute(&mut self, asked: &Statement) -> Result<u64, Error> {
        self.asked.fetch_add(1, Relaxed);
        Ok(match &mut self.open {
            Open::Sqlite(tx) => bind_sqlite(asked).execute(&mut **tx).await?.rows_affected(),
            Open::Postgres(tx) => bind_postgres(asked).execute(&mut **tx).await?.rows_affected(),
        })
    }

    /// Makes every other transaction that asks for the same wait for the end of this one.
    pub(super) async fn alone(&mut self) -> Result<(), Error> {
        let dialect = match self.open {
            Open::Sqlite(_) => Dialect::Sqlite,
            Open::Postgres(_) => Dialect::Postgres,
        };
        if let Some(alone) = dialect.one_at_a_time() {
            self.execute(&Statement::new(alone)).await?;
        }
        Ok(())
    }

    /// Several writes in order. SQLite works in a thread of its own, and waking it
    /// costs as much as a write: it gets them in one message.
    pub(super) async fn execute_all(&mut self, asked: &[Statement]) -> Result<(), Error> {
        match self.open {
            Open::Sqlite(_) => {
                let mut together = Statement::default();
                asked.iter().for_each(|it| together.follow(it));
                self.execute(&together).await?;
            }
            Open::Postgres(_) => {
                for it in asked {
                    self.execute(it).await?;
                }
            }
        }
        Ok(())
    }

    pub(super) async fn commit(self) -> Result<(), Error> {
        match self.open {
            Open::Sqlite(tx) => tx.commit().await?,
            Open::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}

/// Whether the database only asks to try again: busy or locked (SQLite 5, 6),
/// serialisation failure, deadlock (PostgreSQL 40001, 40P01).
pub(super) fn again(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|it| it.code());
    code.is_some_and(|it| matches!(&*it, "5" | "6" | "261" | "517" | "40001" | "40P01"))
}

/// What PostgreSQL answers to the slower of two that make a table at the same time,
/// `if not exists` or not: the row, the type or the table was there first, by how far it
/// had come (23505, 42710, 42P07).
pub(super) fn made_meanwhile(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|it| it.code());
    code.is_some_and(|it| matches!(&*it, "23505" | "42710" | "42P07"))
}

/// The unique index a write ran into, if it did.
pub(super) fn unique_violation(error: &sqlx::Error) -> Option<String> {
    let error = error.as_database_error().filter(|it| it.is_unique_violation())?;
    Some(error.constraint().unwrap_or_else(|| error.message()).to_owned())
}

/// Nothing is written into books that only are supposed.
fn only_supposed() -> Error {
    Error::Refused("这里看的是假定保存以后的账，不能写入".to_owned())
}

fn cannot_open(folder: &Path, error: &sqlx::Error) -> Error {
    Error::Place(format!(
        "数据目录 {} 里的 kezhi.db 打不开：它可能不是科知的数据文件，或者没有读写权限（{error}）",
        folder.display()
    ))
}

type SqliteQuery<'q> = sqlx::query::Query<'q, Sqlite, sqlx::sqlite::SqliteArguments>;
type PostgresQuery<'q> = sqlx::query::Query<'q, Postgres, sqlx::postgres::PgArguments>;

/// The text is ours, every value is an argument: that is what the assertion asserts.
fn bind_sqlite(asked: &Statement) -> SqliteQuery<'static> {
    let query = sqlx::query::<Sqlite>(AssertSqlSafe(asked.sql.clone()));
    asked.args.iter().cloned().fold(query, |query, it| match it {
        Value::Int(int) => query.bind(int),
        Value::Text(text) => query.bind(text.map(speakable)),
    })
}

fn bind_postgres(asked: &Statement) -> PostgresQuery<'static> {
    let query = sqlx::query::<Postgres>(AssertSqlSafe(asked.sql.clone()));
    asked.args.iter().cloned().fold(query, |query, it| match it {
        Value::Int(int) => query.bind(int),
        Value::Text(text) => query.bind(text.map(speakable)),
    })
}

/// PostgreSQL cannot keep a NUL and SQLite would cut the text there; nobody types one.
fn speakable(text: String) -> String {
    if text.contains('\0') { text.replace('\0', "") } else { text }
}

fn sqlite_cells(row: &SqliteRow, shape: &[Value]) -> Result<Cells, sqlx::Error> {
    let cell = |(at, it): (usize, &Value)| match it {
        Value::Int(_) => row.try_get(at).map(Value::Int),
        Value::Text(_) => row.try_get(at).map(Value::Text),
    };
    shape.iter().enumerate().map(cell).collect()
}

fn postgres_cells(row: &PgRow, shape: &[Value]) -> Result<Cells, sqlx::Error> {
    let cell = |(at, it): (usize, &Value)| match it {
        Value::Int(_) => row.try_get(at).map(Value::Int),
        Value::Text(_) => row.try_get(at).map(Value::Text),
    };
    shape.iter().enumerate().map(cell).collect()
}
