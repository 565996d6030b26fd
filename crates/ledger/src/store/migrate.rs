//! The tables follow the program: numbered migrations for the kernel, and for
//! each ledger the columns its type describes.
//!
//! A ledger's table only ever grows: a new field is a new column. A database
//! that knows more than the program (a later migration, a ledger or column the
//! program has never heard of) is refused, not guessed at.
//!
//! Each step and the row that says it is done are one transaction: a start that
//! breaks off is simply taken up by the next.

use super::{
    Db, Error, doubted,
    engine::{Cells, Tx, made_meanwhile, unique_violation},
    now,
    row::HEAD,
};
use crate::{
    cell::Value,
    selection::Statement,
    spec::{Field, Spec},
};

const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "kernel", include_str!("../../migrations/0001_kernel.sql")),
    (2, "manuscripts", include_str!("../../migrations/0002_manuscripts.sql")),
    (3, "duties", include_str!("../../migrations/0003_duties.sql")),
    (DOUBTED, "doubted", include_str!("../../migrations/0004_doubted.sql")),
];

/// From this one on the columns in doubt are noted as they are written.
const DOUBTED: i64 = 4;

const SHAPE: &str = "select ledger, field, class from shape";

impl Db {
    pub(super) async fn migrate(&self) -> Result<(), Error> {
        self.make_books().await?;
        let mut tx = self.begin_alone().await?;
        let asked = Statement::new("select coalesce(max(version), 0) from schema_version");
        let done = first_int(&tx.fetch(&asked, &[Value::Int(None)]).await?);
        let known = MIGRATIONS.last().map_or(0, |it| it.0);
        if known < done {
            return Err(newer(format!("数据格式为第 {done} 版，本程序只到第 {known} 版")));
        }
        for (version, name, script) in MIGRATIONS.iter().filter(|it| done < it.0) {
            run(&mut tx, &script.replace("{text}", self.dialect().text_type())).await?;
            let mut noted = Statement::new("insert into schema_version (version, name, at) values (");
            let values = noted.list([Value::from(*version), Value::from(*name), Value::from(now())]);
            tx.execute(noted.push(&values).push(")")).await?;
            if *version == DOUBTED {
                note_old_doubts(&mut tx).await?;
            }
        }
        for table in self.dialect().search_tables() {
            tx.execute(&Statement::new(*table)).await?;
        }
        tx.commit().await?;
        self.shape_ledgers().await
    }

    /// The two tables that say what was done.
    async fn make_books(&self) -> Result<(), Error> {
        let text = self.dialect().text_type();
        for table in [
            format!(
                "create table if not exists schema_version (version bigint primary key, name {text} not null, at bigint not null)"
            ),
            format!(
                "create table if not exists shape (ledger {text} not null, field {text} not null, class {text} not null, primary key (ledger, field))"
            ),
        ] {
            let table = Statement::new(table);
            match self.engine.execute(&table).await {
                Err(Error::Database(error)) if made_meanwhile(&error) => self.engine.execute(&table).await?,
                done => done?,
            };
        }
        Ok(())
    }

    async fn begin_alone(&self) -> Result<Tx, Error> {
        let mut tx = self.engine.begin().await?;
        tx.alone().await?;
        Ok(tx)
    }

    async fn shape_ledgers(&self) -> Result<(), Error> {
        let asked = Statement::new(SHAPE);
        let found = self.engine.fetch(&asked, &[(); 3].map(|()| Value::Text(None))).await?;
        let found: Vec<[&str; 3]> = found.iter().filter_map(texts).collect();
        for [ledger, field, class] in &found {
            let Some(spec) = self.catalog.iter().find(|it| it.slug == *ledger) else {
                return Err(newer(format!("其中有本程序没有的台账“{ledger}”")));
            };
            match spec.column(field) {
                _ if field.is_empty() => {}
                Some(it) if class_of(it) == *class => {}
                Some(it) => return Err(other(spec, it)),
                None => return Err(newer(format!("{}台账有本程序不认识的“{field}”一栏", spec.title))),
            }
        }
        for spec in self.catalog {
            self.shape_ledger(spec).await?;
        }
        Ok(())
    }

    /// A ledger's table, whatever is missing of it. Asked again inside the
    /// transaction: another process may just have made it.
    async fn shape_ledger(&self, spec: &'static Spec) -> Result<(), Error> {
        let mut tx = self.begin_alone().await?;
        let mut asked = Statement::new(format!("{SHAPE} where ledger = "));
        let slug = asked.arg(spec.slug);
        let found = tx.fetch(asked.push(&slug), &[(); 3].map(|()| Value::Text(None))).await?;
        let found: Vec<[&str; 3]> = found.iter().filter_map(texts).collect();
        let has = |field: &str| found.iter().any(|it| it[1] == field);
        if !has("") {
            self.make_table(&mut tx, spec).await?;
        }
        for field in spec.columns() {
            if !has(field.name) {
                self.make_column(&mut tx, spec, field).await?;
            }
            make_index(&mut tx, spec, field).await?;
        }
        tx.commit().await
    }

    async fn make_table(&self, tx: &mut Tx, spec: &Spec) -> Result<(), Error> {
        let (slug, text) = (spec.slug, self.dialect().text_type());
        let column = |name: &&str| match *name {
            "region" | "stage" | "author" | "verb" | "why" => format!("{name} {text} not null"),
            "marks" => format!("marks {text}"),
            "until" | "batch" => format!("{name} bigint"),
            _ => format!("{name} bigint not null"),
        };
        let columns: Vec<String> = HEAD.iter().map(column).collect();
        let script = format!(
            "create table if not exists ledger_{slug} ({}, primary key (id, rev));
             create unique index if not exists ledger_{slug}_now on ledger_{slug} (id) where until is null;
             create index if not exists ledger_{slug}_stage on ledger_{slug} (stage) where until is null;
             create index if not exists ledger_{slug}_since on ledger_{slug} (since);
             create index if not exists ledger_{slug}_batch on ledger_{slug} (batch) where batch is not null",
            columns.join(", ")
        );
        run(tx, &script).await?;
        note_shape(tx, slug, "", "").await
    }

    async fn make_column(&self, tx: &mut Tx, spec: &Spec, field: &'static Field) -> Result<(), Error> {
        let (slug, name) = (spec.slug, field.name);
        let class = match field.kind.absent() {
            Value::Int(_) => "bigint",
            Value::Text(_) => self.dialect().text_type(),
        };
        run(tx, &format!("alter table ledger_{slug} add column \"{name}\" {class}")).await?;
        note_shape(tx, slug, name, class_of(field)).await
    }
}

/// Looks through the tables that were there before doubts were noted by column.
async fn note_old_doubts(tx: &mut Tx) -> Result<(), Error> {
    let found = tx.fetch(&Statement::new(SHAPE), &[(); 3].map(|()| Value::Text(None))).await?;
    let found: Vec<[&str; 3]> = found.iter().filter_map(texts).collect();
    for [ledger, _, _] in found.iter().filter(|it| it[1].is_empty()) {
        let of = |it: &&[&str; 3]| it[0] == *ledger && !it[1].is_empty();
        let fields: Vec<&str> = found.iter().filter(of).map(|it| it[1]).collect();
        doubted::note_old(tx, ledger, &fields).await?;
    }
    Ok(())
}

/// A field that is unique or filtered by has an index, also if it became so later.
/// Nulls are left out: a record early in its life has few of its fields, and
/// should not pay for the others.
async fn make_index(tx: &mut Tx, spec: &Spec, field: &'static Field) -> Result<(), Error> {
    let (slug, name) = (spec.slug, field.name);
    let index = if field.unique {
        format!(
            "create unique index if not exists ledger_{slug}_{name}_unique on ledger_{slug} (\"{name}\") \
             where until is null and removed = 0"
        )
    } else if field.indexed() {
        format!(
            "create index if not exists ledger_{slug}_{name} on ledger_{slug} (\"{name}\", stage) \
             where until is null and \"{name}\" is not null"
        )
    } else {
        return Ok(());
    };
    match tx.execute(&Statement::new(index)).await {
        Err(Error::Database(error)) if unique_violation(&error).is_some() => Err(Error::Place(format!(
            "{}台账的“{}”现在要求不重复，而台账里已有重复的值：请先用原来的版本改正，再换新版",
            spec.title, field.label
        ))),
        done => done.map(|_| ()),
    }
}

async fn note_shape(tx: &mut Tx, ledger: &str, field: &str, class: &str) -> Result<(), Error> {
    let mut noted = Statement::new("insert into shape (ledger, field, class) values (");
    let values = noted.list([ledger, field, class].map(Value::from));
    tx.execute(noted.push(&values).push(")")).await?;
    Ok(())
}

async fn run(tx: &mut Tx, script: &str) -> Result<(), Error> {
    let code: String = script.lines().filter(|it| !it.starts_with("--")).collect::<Vec<_>>().join("\n");
    for statement in code.split(';').map(str::trim).filter(|it| !it.is_empty()) {
        tx.execute(&Statement::new(statement)).await?;
    }
    Ok(())
}

fn class_of(field: &Field) -> &'static str {
    match field.kind.absent() {
        Value::Int(_) => "int",
        Value::Text(_) => "text",
    }
}

fn newer(what: String) -> Error {
    Error::Place(format!("这份数据由更新的科知写过（{what}）。请换用新版程序打开，数据没有被改动"))
}

/// A column that is kept otherwise: by a later program, or by one before its first release.
fn other(spec: &Spec, field: &Field) -> Error {
    Error::Place(format!(
        "这份数据里{}台账的“{}”一栏，与本程序的存法不同，不能打开，数据没有被改动。\
         请用写它的那一版科知打开，把这个台账导出成表格，再用本程序新建数据目录导入",
        spec.title, field.label
    ))
}

fn first_int(rows: &[Cells]) -> i64 {
    rows.first().and_then(|it| it.first()).and_then(Value::int).unwrap_or(0)
}

fn texts(row: &Cells) -> Option<[&str; 3]> {
    match &row[..] {
        [a, b, c] => Some([a.as_text()?, b.as_text()?, c.as_text()?]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        selection::Statement,
        store::{
            Db, Error,
            tests::{CATALOG, add},
        },
    };

    #[tokio::test]
    async fn several_processes_may_start_on_an_empty_place_at_once() {
        let place = crate::testing::place().await;
        let starts: Vec<_> = (0..6)
            .map(|_| {
                let place = place.clone();
                tokio::spawn(async move { Db::open(&place, CATALOG).await.map(|_| ()) })
            })
            .collect();
        for it in starts {
            it.await.unwrap().unwrap();
        }
        add(&Db::open(&place, CATALOG).await.unwrap(), &[]).await.unwrap();
    }

    #[tokio::test]
    async fn a_field_that_is_unique_only_now_gets_its_index_or_a_sentence() {
        let place = crate::testing::place().await;
        let db = Db::open(&place, CATALOG).await.unwrap();
        let drop = Statement::new("drop index ledger_nursery_code_unique");
        db.engine.execute(&drop).await.unwrap();
        let db = Db::open(&place, CATALOG).await.unwrap();
        add(&db, &[("code", "A1")]).await.unwrap();
        assert!(add(&db, &[("code", "A1")]).await.is_err());
        db.engine.execute(&drop).await.unwrap();
        add(&db, &[("code", "A1")]).await.unwrap();
        let refused = Db::open(&place, CATALOG).await;
        assert!(matches!(&refused, Err(Error::Place(it)) if it.contains("编号")), "{refused:?}");
    }
}
