//! Records in and out: one insert through the whole stack against a raw one,
//! an import, an export.

use std::time::{Duration, Instant};

use bureau::{counties::fictitious, ledgers::project::Project};
use ledger::{
    prelude::*,
    sheet,
    store::{Change, Deed, View},
};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};

use crate::{Bench, Line, ratio, shown};

/// A plain project in its first stage, as a clerk enters it.
const TYPED: &[(&str, &str)] = &[
    ("undertaker", "云溪机械有限公司（虚构）"),
    ("level", "county"),
    ("category", "support"),
    ("source", "虚构"),
    ("called", "2016-03-05"),
];

pub(crate) async fn measure(bench: &Bench) -> Result<Vec<Line>, Error> {
    let mut lines = vec![insert(bench).await?];
    lines.push(export(bench).await?);
    lines.push(import(bench).await?);
    Ok(lines)
}

async fn insert(bench: &Bench) -> Result<Line, Error> {
    let program = Viewer::program(fictitious::COUNTY);
    let count = if bench.quick { 300 } else { 2_000 };
    let (mut ours, mut raw) = (Duration::ZERO, Duration::ZERO);
    for round in 0..2 {
        let began = Instant::now();
        for at in 0..count {
            let draft: Draft = TYPED.iter().copied().collect();
            let draft = draft.with("name", &format!("单条录入{round}-{at}"));
            let change = Change { spec: Project::SPEC, deed: Deed::Add, draft, why: String::new() };
            bench.db.submit(&program, change).await?;
        }
        ours += began.elapsed();
        raw += raw_inserts(bench, round, count).await.map_err(|it| Error::File(it.to_string()))?;
    }
    let (text, kept) = ratio(raw.as_micros(), ours.as_micros(), 30);
    let each = |time: Duration| shown(time / (2 * count));
    Ok(Line {
        what: "single insert with rules, version, search tokens, against a raw insert".to_owned(),
        measured: format!("{text} × ({} against {})", each(ours), each(raw)),
        budget: "≥ 0.3 ×",
        kept,
    })
}

/// The same row into the same table with the same indexes, one transaction each.
async fn raw_inserts(bench: &Bench, round: u32, count: u32) -> Result<Duration, sqlx::Error> {
    let options = SqliteConnectOptions::new()
        .filename(bench.folder.join("kezhi.db"))
        .busy_timeout(Duration::from_secs(20))
        .synchronous(sqlx::sqlite::SqliteSynchronous::Normal);
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
    let began = Instant::now();
    for at in 0..count {
        sqlx::query(
            "insert into ledger_project (id, rev, region, stage, removed, since, author, verb, why, \"name\", \
             \"undertaker\", \"level\", \"category\", \"source\", \"called\") \
             values ($1, 1, '511111', 'called', 0, 1, 'raw', '登记', '', $2, 7, 'county', 'support', '虚构', '2016-03-05')",
        )
        .bind(i64::from(round) * 1_000_000 + i64::from(at) + 1)
        .bind(format!("单条录入{round}-{at}"))
        .execute(&pool)
        .await?;
    }
    let taken = began.elapsed();
    sqlx::query("delete from ledger_project where author = 'raw'").execute(&pool).await?;
    pool.close().await;
    Ok(taken)
}

async fn export(bench: &Bench) -> Result<Line, Error> {
    let program = Viewer::program(fictitious::COUNTY);
    let (source, view) = (Selection::all::<Project>(), View::new(Project::SPEC));
    let heading = sheet::Heading::default();
    let began = Instant::now();
    let bytes = sheet::export(&bench.db, &program, &source, &view, &heading, sheet::Form::Xlsx).await?;
    let taken = began.elapsed();
    Ok(Line {
        what: format!("xlsx export of {} rows ({} KiB)", bench.scale, bytes.len() / 1024),
        measured: shown(taken),
        budget: "≤ 3 s",
        kept: taken <= Duration::from_secs(3),
    })
}

async fn import(bench: &Bench) -> Result<Line, Error> {
    let program = Viewer::program(fictitious::COUNTY);
    let rows = if bench.quick { 1_000 } else { 10_000 };
    let mut csv = String::from("项目名称,承担单位,级别,计划类别,征集日期,来源\n");
    for at in 0..rows {
        csv += &format!("成批录入{at:05},云溪机械有限公司（虚构）,县级,科技支撑,2016-03-05,虚构\n");
    }
    let began = Instant::now();
    let table = sheet::read(csv.as_bytes(), "成批.csv")?;
    let matching = sheet::Matching::find(Project::SPEC, &table);
    let rehearsal = sheet::rehearse(&bench.db, &program, &table, &matching).await?;
    assert_eq!((rehearsal.good, rehearsal.bad), (rows, 0), "{:?}", rehearsal.problems.first());
    sheet::commit(&bench.db, &program, rehearsal, "成批.csv").await?;
    let taken = began.elapsed();
    Ok(Line {
        what: format!("import of {rows} rows with all rules"),
        measured: shown(taken),
        budget: "≤ 2 s",
        kept: taken <= Duration::from_secs(2),
    })
}
