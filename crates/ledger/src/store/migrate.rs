//! The tables follow the program: numbered migrations for the kernel, and for
//! each ledger the columns its type describes.
//!
//! A ledger's table only ever grows: a new field is a new column. A database
//! that knows more than the program (a later migration, a ledger or column the
//! program has never heard of) is refused, not guessed at.

use super::{Db, Error, engine::Cells, now, row::HEAD};
use crate::{
    cell::Value,
    selection::Statement,
    spec::{Field, Spec},
};

const MIGRATIONS: &[(i64, &str, &str)] = &[(1, "kernel", include_str!("../../migrations/0001_kernel.sql"))];

impl Db {
    pub(super) async fn migrate(&self) -> Result<(), Error> {
        let text = self.dialect().text_type();
        for table in [
            format!(
                "create table if not exists schema_version (version bigint primary key, name {text} not null, at bigint not null)"
            ),
            format!(
                "create table if not exists shape (ledger {text} not null, field {text} not null, class {text} not null, primary key (ledger, field))"
            ),
        ] {
            self.engine.execute(&Statement::new(table)).await?;
        }
        let asked = Statement::new("select coalesce(max(version), 0) from schema_version");
        let done = first_int(&self.engine.fetch(&asked, &[Value::Int(None)]).await?);
        let known = MIGRATIONS.last().map_or(0, |it| it.0);
        if known < done {
            return Err(newer(format!("数据格式为第 {done} 版，本程序只到第 {known} 版")));
        }
        for (version, name, script) in MIGRATIONS.iter().filter(|it| done < it.0) {
            self.run(&script.replace("{text}", text)).await?;
            let mut noted = Statement::new("insert into schema_version (version, name, at) values (");
            let values = noted.list([Value::from(*version), Value::from(*name), Value::from(now())]);
            self.engine.execute(noted.push(&values).push(")")).await?;
        }
        for table in self.dialect().search_tables() {
            self.engine.execute(&Statement::new(*table)).await?;
        }
        self.shape_ledgers().await
    }

    async fn run(&self, script: &str) -> Result<(), Error> {
        let code: String = script.lines().filter(|it| !it.starts_with("--")).collect::<Vec<_>>().join("\n");
        for statement in code.split(';').map(str::trim).filter(|it| !it.is_empty()) {
            self.engine.execute(&Statement::new(statement)).await?;
        }
        Ok(())
    }

    async fn shape_ledgers(&self) -> Result<(), Error> {
        let asked = Statement::new("select ledger, field, class from shape");
        let shape = [Value::Text(None), Value::Text(None), Value::Text(None)];
        let found = self.engine.fetch(&asked, &shape).await?;
        let found: Vec<[&str; 3]> = found.iter().filter_map(texts).collect();
        for [ledger, field, class] in &found {
            let Some(spec) = self.catalog.iter().find(|it| it.slug == *ledger) else {
                return Err(newer(format!("其中有本程序没有的台账“{ledger}”")));
            };
            match spec.column(field) {
                _ if field.is_empty() => {}
                Some(it) if class_of(it) == *class => {}
                Some(it) => return Err(newer(format!("{}台账的“{}”一栏类型不同", spec.title, it.label))),
                None => return Err(newer(format!("{}台账有本程序不认识的“{field}”一栏", spec.title))),
            }
        }
        for spec in self.catalog {
            let has = |field: &str| found.iter().any(|it| it[0] == spec.slug && it[1] == field);
            if !has("") {
                self.make_table(spec).await?;
            }
            for field in spec.columns().into_iter().filter(|it| !has(it.name)) {
                self.make_column(spec, field).await?;
            }
        }
        Ok(())
    }

    async fn make_table(&self, spec: &Spec) -> Result<(), Error> {
        let (slug, text) = (spec.slug, self.dialect().text_type());
        let column = |name: &&str| match *name {
            "region" | "stage" | "author" | "verb" | "why" => format!("{name} {text} not null"),
            "marks" => format!("marks {text}"),
            "until" | "batch" => format!("{name} bigint"),
            _ => format!("{name} bigint not null"),
        };
        let columns: Vec<String> = HEAD.iter().map(column).collect();
        self.run(&format!(
            "create table if not exists ledger_{slug} ({}, primary key (id, rev));
             create unique index if not exists ledger_{slug}_now on ledger_{slug} (id) where until is null;
             create index if not exists ledger_{slug}_stage on ledger_{slug} (stage) where until is null;
             create index if not exists ledger_{slug}_since on ledger_{slug} (since);
             create index if not exists ledger_{slug}_batch on ledger_{slug} (batch) where batch is not null",
            columns.join(", ")
        ))
        .await?;
        self.note_shape(slug, "", "").await
    }

    async fn make_column(&self, spec: &Spec, field: &'static Field) -> Result<(), Error> {
        let (slug, name) = (spec.slug, field.name);
        let class = match field.kind.absent() {
            Value::Int(_) => "bigint",
            Value::Text(_) => self.dialect().text_type(),
        };
        self.run(&format!("alter table ledger_{slug} add column \"{name}\" {class}")).await?;
        if field.unique {
            self.run(&format!(
                "create unique index if not exists ledger_{slug}_{name}_unique on ledger_{slug} (\"{name}\") \
                 where until is null and removed = 0"
            ))
            .await?;
        } else if field.indexed() {
            self.run(&format!(
                "create index if not exists ledger_{slug}_{name} on ledger_{slug} (\"{name}\") where until is null"
            ))
            .await?;
        }
        self.note_shape(slug, name, class_of(field)).await
    }

    async fn note_shape(&self, ledger: &str, field: &str, class: &str) -> Result<(), Error> {
        let mut noted = Statement::new("insert into shape (ledger, field, class) values (");
        let values = noted.list([ledger, field, class].map(Value::from));
        self.engine.execute(noted.push(&values).push(")")).await?;
        Ok(())
    }
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

fn first_int(rows: &[Cells]) -> i64 {
    rows.first().and_then(|it| it.first()).and_then(Value::int).unwrap_or(0)
}

fn texts(row: &Cells) -> Option<[&str; 3]> {
    match &row[..] {
        [a, b, c] => Some([a.as_text()?, b.as_text()?, c.as_text()?]),
        _ => None,
    }
}
