//! A list as a file: exactly the rows and columns it shows, in its order.
//! Rows are fetched while earlier ones are being written, so memory stays small.

use std::collections::HashMap;

use jiff::civil::Date;
use tokio::{sync::mpsc, task::spawn_blocking};

use super::{
    book::Book,
    comma::Comma,
    wording::{self, Shown},
};
use crate::{
    cell::{Id, Kind, Money},
    selection::Selection,
    spec::{Field, Spec},
    store::{Db, Error, Row, View, Viewer},
};

/// What stands above an exported list.
#[derive(Clone, Debug, Default)]
pub struct Heading {
    /// The ledger's title is taken if this is empty.
    pub title: String,
    pub as_of: Option<Date>,
    /// 制表人
    pub maker: String,
    pub bureau: String,
}

/// What kind of file is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// With title, totals and page setup, to be printed and filed.
    Xlsx,
    /// The header and the rows alone, for other programs.
    Csv,
}

impl Form {
    /// By the ending of a file name; xlsx unless it says csv.
    pub fn named(file_name: &str) -> Form {
        if file_name.to_lowercase().ends_with(".csv") { Form::Csv } else { Form::Xlsx }
    }
}

/// Rows written in one go, with the names of what they refer to.
type Chunk = (Vec<Row>, HashMap<Id, String>);

/// Rows of one chunk: as many as the store fetches in one statement.
const AT_ONCE: usize = 500;
/// A sheet ends after 1,048,576 rows, and some are ours.
const MOST: usize = 1_048_000;

/// Writes the whole selection, whatever page the view shows.
pub async fn export(
    db: &Db,
    viewer: &Viewer,
    selection: &Selection,
    view: &View,
    heading: &Heading,
    form: Form,
) -> Result<Vec<u8>, Error> {
    let spec = selection.spec();
    if view.columns.is_empty() {
        return Err(Error::Refused("没有可导出的栏目：请在列表中至少选一栏".to_owned()));
    }
    let ids = db.ids(viewer, selection, view, None).await?.ids;
    if MOST < ids.len() {
        return Err(Error::Refused(format!("共 {} 条，超过一张工作表的容量；请先筛选再导出", ids.len())));
    }
    let top = wording::top(db, selection, heading, ids.len()).await?;
    let columns = view.columns.clone();
    let (send, receive) = mpsc::channel::<Chunk>(2);
    let writing = spawn_blocking(move || match form {
        Form::Xlsx => write_book(spec, &columns, &top, receive),
        Form::Csv => write_csv(spec, &columns, receive),
    });
    for some in ids.chunks(AT_ONCE) {
        let rows = db.rows(viewer, selection, some, &view.columns).await?;
        let names = db.labels_of(&rows).await?;
        if send.send((rows, names)).await.is_err() {
            break;
        }
    }
    drop(send);
    writing.await.map_err(|it| Error::File(it.to_string()))?
}

fn write_book(
    spec: &'static Spec,
    columns: &[&'static Field],
    top: &[String],
    mut chunks: mpsc::Receiver<Chunk>,
) -> Result<Vec<u8>, Error> {
    let mut book = Book::new(spec.title, top, &wording::header(spec, columns))?;
    let mut totals = Totals::of(columns);
    while let Some((rows, names)) = chunks.blocking_recv() {
        for row in &rows {
            totals.add(row);
            book.put(wording::cells(spec, row, &names))?;
        }
    }
    if let Some(cells) = totals.cells() {
        book.put_totals(cells)?;
    }
    book.done()
}

fn write_csv(
    spec: &'static Spec,
    columns: &[&'static Field],
    mut chunks: mpsc::Receiver<Chunk>,
) -> Result<Vec<u8>, Error> {
    let mut file = Comma::new();
    file.put(wording::header(spec, columns).into_iter())?;
    while let Some((rows, names)) = chunks.blocking_recv() {
        for row in &rows {
            file.put(wording::cells(spec, row, &names).map(Shown::text))?;
        }
    }
    file.done()
}

/// The money columns added up, and how many of their values could not be.
struct Totals {
    sums: Vec<Total>,
    unsure: usize,
}

/// What stands under a column. No amount known is not 0.
#[derive(Clone, Copy, PartialEq)]
enum Total {
    NotMoney,
    Unknown,
    Fen(i64),
}

impl Totals {
    fn of(columns: &[&'static Field]) -> Totals {
        let sums = columns
            .iter()
            .map(|it| if it.kind == Kind::Money { Total::Unknown } else { Total::NotMoney })
            .collect();
        Totals { sums, unsure: 0 }
    }

    fn add(&mut self, row: &Row) {
        for (sum, (_, entry)) in self.sums.iter_mut().zip(row.entries()) {
            if *sum == Total::NotMoney {
                continue;
            }
            self.unsure += usize::from(wording::is_unsure(entry));
            if let Some(fen) = entry.int() {
                let before = if let Total::Fen(it) = sum { *it } else { 0 };
                *sum = Total::Fen(before.saturating_add(fen));
            }
        }
    }

    /// 合计 stands in the first column that has no sum; without one, or without
    /// sums, there is no such row.
    fn cells(&self) -> Option<Vec<Shown>> {
        let place = self.sums.iter().position(|it| *it == Total::NotMoney)?;
        self.sums.iter().find(|it| **it != Total::NotMoney)?;
        let cell = |(at, sum): (usize, &Total)| match sum {
            Total::Fen(fen) => Shown::Number(Money::from_fen(*fen).to_string()),
            Total::NotMoney if at == place && 0 < self.unsure => {
                Shown::Text(format!("合计（另有 {} 处存疑或未报，未计入）", self.unsure))
            }
            Total::NotMoney if at == place => Shown::Text("合计".to_owned()),
            Total::NotMoney | Total::Unknown => Shown::Blank,
        };
        Some(self.sums.iter().enumerate().map(cell).collect())
    }
}
