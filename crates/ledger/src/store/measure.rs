//! What figures measure: counted or added up in the tables, and the rows that
//! may still move the answer.

use std::collections::BTreeSet;

use super::{
    Db, Error, Row, Viewer,
    row::{read_row, row_columns},
};
use crate::{
    cell::{How, Id, Mark, Value},
    selection::{Certainty, Selection, Statement},
    spec::{Field, Spec},
};

/// What a figure takes of a selection.
#[derive(Clone, Copy, Debug)]
pub enum Measure {
    Count,
    Sum(&'static Field),
    Distinct(&'static Field),
}

/// What was measured, and over how many rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    pub amount: i64,
    pub rows: i64,
    /// How the values added up are approximate, where any is.
    pub about: Option<How>,
}

impl Measured {
    /// From the columns of [`Measure::columns`].
    pub(super) fn read(amount: i64, rows: i64, about: i64) -> Measured {
        let about = usize::try_from(about).ok().and_then(|it| VAGUE.get(it.checked_sub(1)?)).cloned();
        Measured { amount, rows, about }
    }
}

impl Measure {
    /// The amount, the number of rows, and how the amount is approximate.
    pub(super) fn columns(self) -> String {
        let none = "cast(0 as bigint)";
        match self {
            Measure::Count => format!("count(*), count(*), {none}"),
            Measure::Sum(field) => format!("{}, count(*), {}", sum_of(field), about_of(field)),
            Measure::Distinct(field) => format!("count(distinct \"{}\"), count(*), {none}", field.name),
        }
    }

    /// As a paper keeps it.
    pub(crate) fn text(self) -> String {
        match self {
            Measure::Count => "count".to_owned(),
            Measure::Sum(field) => format!("sum:{}", field.name),
            Measure::Distinct(field) => format!("distinct:{}", field.name),
        }
    }

    pub(crate) fn read(spec: &'static Spec, text: &str) -> Option<Measure> {
        match text.split_once(':') {
            None if text == "count" => Some(Measure::Count),
            Some(("sum", name)) => spec.column(name).map(Measure::Sum),
            Some(("distinct", name)) => spec.column(name).map(Measure::Distinct),
            _ => None,
        }
    }
}

impl Db {
    /// Counts or adds up what surely belongs to a selection.
    pub(crate) async fn measure(
        &self,
        viewer: &Viewer,
        selection: &Selection,
        measure: Measure,
    ) -> Result<Measured, Error> {
        if let Measure::Distinct(field) = measure
            && field.kind.is_list()
        {
            return self.measure_listed(viewer, selection, field).await;
        }
        let mut asked =
            Statement::new(format!("select {} from ledger_{}", measure.columns(), selection.spec().slug));
        selection.write_where(&mut asked, self.dialect(), &viewer.region, Certainty::Sure);
        let rows = self.engine.fetch(&asked, &[Value::Int(None), Value::Int(None), Value::Int(None)]).await?;
        let number = |at: usize| rows.first().and_then(|it| it.get(at)?.int()).unwrap_or(0);
        Ok(Measured::read(number(0), number(1), number(2)))
    }

    /// How many different records a column of lists names. Taking lists apart is
    /// not portable SQL, so the column is read.
    async fn measure_listed(
        &self,
        viewer: &Viewer,
        selection: &Selection,
        field: &'static Field,
    ) -> Result<Measured, Error> {
        let mut asked =
            Statement::new(format!("select \"{}\" from ledger_{}", field.name, selection.spec().slug));
        selection.write_where(&mut asked, self.dialect(), &viewer.region, Certainty::Sure);
        let rows = self.engine.fetch(&asked, &[Value::Text(None)]).await?;
        let named: BTreeSet<Id> =
            rows.iter().filter_map(|it| it.first()).flat_map(|it| field.kind.ids(it)).collect();
        let count = |it: usize| i64::try_from(it).unwrap_or(i64::MAX);
        Ok(Measured { amount: count(named.len()), rows: count(rows.len()), about: None })
    }

    /// Whether a record surely belongs to a selection.
    pub async fn contains(&self, viewer: &Viewer, selection: &Selection, id: Id) -> Result<bool, Error> {
        Ok(0 < self.measure(viewer, &selection.clone().record(id), Measure::Count).await?.rows)
    }

    /// The records that may or may not belong, because a value the selection asks
    /// about (or the measured one) is in doubt or 未报. At most so many.
    pub(super) async fn doubtful_rows(
        &self,
        viewer: &Viewer,
        selection: &Selection,
        measure: Measure,
        most: i64,
    ) -> Result<Vec<Row>, Error> {
        let columns = selection.spec().columns();
        let (names, shape) = row_columns(&columns);
        let mut asked = Statement::new(format!("select {names} "));
        self.write_doubtful(&mut asked, viewer, selection, measure);
        let most = asked.arg(most);
        asked.push(&format!(" order by id limit {most}"));
        let rows = self.engine.fetch(&asked, &shape).await?;
        Ok(rows.into_iter().map(|it| read_row(it, &columns)).collect())
    }

    /// Appends `from …` for the records that [`Db::doubtful_rows`] means.
    pub(super) fn write_doubtful(
        &self,
        asked: &mut Statement,
        viewer: &Viewer,
        selection: &Selection,
        measure: Measure,
    ) {
        let slug = selection.spec().slug;
        asked.push(&format!("from ledger_{slug}"));
        selection.write_where(asked, self.dialect(), &viewer.region, Certainty::Possible);
        asked.push(&format!(" and (id not in (select id from ledger_{slug}"));
        selection.write_where(asked, self.dialect(), &viewer.region, Certainty::Sure);
        asked.push(")");
        if let Measure::Sum(field) | Measure::Distinct(field) = measure {
            asked.push(&format!(" or {}", crate::selection::unsure(field.name)));
        }
        asked.push(")");
    }
}

/// What an approximate value may be, the vaguest in the sense of a sum last.
const VAGUE: [How; 4] = [How::Around, How::Near, How::More('多'), How::More('余')];

/// The place in [`VAGUE`], from 1, of the last that occurs in the column.
fn about_of(field: &Field) -> String {
    format!("cast(coalesce(max({}), 0) as bigint)", vagueness(field))
}

/// The place of one row's value in [`VAGUE`].
pub(super) fn vagueness(field: &Field) -> String {
    let cases: Vec<String> = (1..).zip(&VAGUE).map(|(at, how)| vague_case(field, how, at)).collect();
    format!("case {} else 0 end", cases.join(" "))
}

fn vague_case(field: &Field, how: &How, at: usize) -> String {
    let mark = serde_json::to_string(&Mark::About(how.clone())).unwrap_or_default();
    format!("when marks like '%\"{}\":{mark}%' then {at}", field.name)
}

/// PostgreSQL adds up bigints as numeric, hence the cast.
fn sum_of(field: &Field) -> String {
    format!("cast(coalesce(sum(\"{}\"), 0) as bigint)", field.name)
}
