//! Reading: lists by ids first, single records, history.

use std::collections::HashMap;

use super::{
    Db, Error, Row, Version, Viewer,
    doubted::{Columns, wants_what_never_was},
    row::{read_row, row_columns},
};
use crate::{
    cell::{Id, Value},
    selection::{Certainty, Selection, Statement},
    spec::{Field, Ledger, Spec},
};

/// How a list is shown: order, page, columns. Not which records; that is the selection.
#[derive(Clone, Debug)]
pub struct View {
    pub sort: Option<&'static Field>,
    pub descending: bool,
    /// From 1.
    pub page: i64,
    pub size: i64,
    pub columns: Vec<&'static Field>,
}

/// One page of a list, with what is true of the whole of it.
#[derive(Debug)]
pub struct Listing {
    pub rows: Vec<Row>,
    pub total: i64,
    /// Of each money column; none where no amount is known, which is not 0.
    pub sums: Vec<(&'static Field, Option<i64>)>,
}

/// A list of ids in order.
#[derive(Debug)]
pub struct Page {
    pub ids: Vec<Id>,
}

/// Rows fetched in one statement at the most.
const AT_ONCE: usize = 500;

impl View {
    /// The newest first, the ledger's own columns.
    pub fn new(spec: &'static Spec) -> View {
        let columns = spec.columns().into_iter().filter(|it| it.list).collect();
        View { sort: None, descending: true, page: 1, size: 50, columns }
    }

    /// Every column, for forms, exports of everything, and typed reading.
    pub fn whole(spec: &'static Spec) -> View {
        View { columns: spec.columns(), ..View::new(spec) }
    }

    fn order(&self) -> String {
        let way = if self.descending { "desc" } else { "asc" };
        match self.sort {
            Some(field) => format!(" order by \"{}\" {way} nulls last, id {way}", field.name),
            None => format!(" order by id {way}"),
        }
    }
}

impl Db {
    /// One page of a list, counted and added up.
    pub async fn list(&self, viewer: &Viewer, selection: &Selection, view: &View) -> Result<Listing, Error> {
        let summed: Vec<&'static Field> =
            view.columns.iter().copied().filter(|it| it.kind == crate::cell::Kind::Money).collect();
        let doubted = self.doubted_behind(selection).await?;
        let mut asked = Statement::knowing("select count(*)", doubted.clone());
        for field in &summed {
            asked.push(&format!(", cast(sum(\"{}\") as bigint)", field.name));
        }
        asked.push(&format!(" from ledger_{}", selection.spec().slug));
        selection.write_where(&mut asked, self.dialect(), &viewer.region, Certainty::Sure);
        let shape = vec![Value::Int(None); summed.len() + 1];
        let ids = self.ids_knowing(viewer, selection, view, Some(view.size), doubted);
        let (totals, ids) = tokio::try_join!(self.engine.fetch(&asked, &shape), ids)?;
        let totals = totals.into_iter().next().unwrap_or_default();
        let number = |at: usize| totals.get(at).and_then(Value::int);
        Ok(Listing {
            rows: self.rows(viewer, selection, &ids.ids, &view.columns).await?,
            total: number(0).unwrap_or(0),
            sums: summed.iter().enumerate().map(|(at, field)| (*field, number(at + 1))).collect(),
        })
    }

    /// The ids of a selection in the order of the view: one page of them, or all
    /// for an export. Choosing ids before rows keeps the sort small.
    pub async fn ids(
        &self,
        viewer: &Viewer,
        selection: &Selection,
        view: &View,
        most: Option<i64>,
    ) -> Result<Page, Error> {
        let doubted = self.doubted_behind(selection).await?;
        self.ids_knowing(viewer, selection, view, most, doubted).await
    }

    /// The same, knowing which columns were ever in doubt.
    async fn ids_knowing(
        &self,
        viewer: &Viewer,
        selection: &Selection,
        view: &View,
        most: Option<i64>,
        doubted: Option<Columns>,
    ) -> Result<Page, Error> {
        if wants_what_never_was(selection, doubted.as_ref()) {
            return Ok(Page { ids: Vec::new() });
        }
        let sql = format!("select id from ledger_{}", selection.spec().slug);
        let mut asked = Statement::knowing(sql, doubted);
        selection.write_where(&mut asked, self.dialect(), &viewer.region, Certainty::Sure);
        asked.push(&view.order());
        if let Some(most) = most {
            let (most, skip) = (asked.arg(most), asked.arg((view.page.max(1) - 1).saturating_mul(most)));
            asked.push(&format!(" limit {most} offset {skip}"));
        }
        let rows = self.engine.fetch(&asked, &[Value::Int(None)]).await?;
        Ok(Page { ids: rows.iter().filter_map(|it| it.first()?.int()).map(Id::from).collect() })
    }

    /// The rows of these ids, in their order, with these columns.
    pub async fn rows(
        &self,
        viewer: &Viewer,
        selection: &Selection,
        ids: &[Id],
        columns: &[&'static Field],
    ) -> Result<Vec<Row>, Error> {
        let (names, shape) = row_columns(columns);
        let mut res = Vec::with_capacity(ids.len());
        for some in ids.chunks(AT_ONCE) {
            let mut asked = Statement::new(format!("select {names} from ledger_{}", selection.spec().slug));
            selection.write_version(&mut asked);
            let list = asked.list(some.iter().map(|it| Value::from(it.get())));
            asked.push(&format!(" and id in ({list})"));
            super::names::write_bound(&mut asked, viewer);
            let rows = self.engine.fetch(&asked, &shape).await?;
            let mut found: Vec<Row> = rows.into_iter().map(|it| read_row(it, columns)).collect();
            let place = |row: &Row| some.iter().position(|it| *it == row.id);
            found.sort_by_cached_key(place);
            res.extend(found);
        }
        Ok(res)
    }

    /// The records of a selection as values of the ledger's own type, at most so many.
    pub async fn records<L: Ledger>(
        &self,
        viewer: &Viewer,
        selection: &Selection,
        most: i64,
    ) -> Result<Vec<(Row, L)>, Error> {
        let view = View { descending: false, ..View::whole(selection.spec()) };
        let ids = self.ids(viewer, selection, &view, Some(most)).await?.ids;
        let rows = self.rows(viewer, selection, &ids, &view.columns).await?;
        rows.into_iter().map(|row| row.read().map(|it| (row, it))).collect()
    }

    /// Every record of a selection. Where there are more than so many it is refused: what is
    /// computed of some of them would be wrong, and would not say so.
    pub async fn every<L: Ledger>(
        &self,
        viewer: &Viewer,
        selection: &Selection,
        most: i64,
    ) -> Result<Vec<(Row, L)>, Error> {
        let found = self.records(viewer, selection, most.saturating_add(1)).await?;
        match i64::try_from(found.len()) {
            Ok(many) if many <= most => Ok(found),
            _ => Err(Error::Refused(format!(
                "要读的“{}”超过 {most} 条，一次算不完，没有算：少读几条结果就不对。请缩小范围，或联系系统管理员",
                L::SPEC.title
            ))),
        }
    }

    /// One record as it stands.
    pub async fn find(&self, viewer: &Viewer, spec: &'static Spec, id: Id) -> Result<Row, Error> {
        let columns = spec.columns();
        let (names, shape) = row_columns(&columns);
        let mut asked =
            Statement::new(format!("select {names} from ledger_{} where until is null and id = ", spec.slug));
        let wanted = asked.arg(id.get());
        asked.push(&wanted);
        super::names::write_bound(&mut asked, viewer);
        let row = self.engine.fetch(&asked, &shape).await?.into_iter().next();
        row.map(|it| read_row(it, &columns))
            .ok_or_else(|| Error::NotFound(format!("{}记录 {id}", spec.title)))
    }

    /// Every version of a record, the oldest first.
    pub async fn history(&self, viewer: &Viewer, spec: &'static Spec, id: Id) -> Result<Vec<Version>, Error> {
        Ok(self.histories(viewer, spec, &[id]).await?.remove(&id).unwrap_or_default())
    }

    /// The same of many records, in one statement for so many of them.
    pub async fn histories(
        &self,
        viewer: &Viewer,
        spec: &'static Spec,
        ids: &[Id],
    ) -> Result<HashMap<Id, Vec<Version>>, Error> {
        let columns = spec.columns();
        let (names, mut shape) = row_columns(&columns);
        let width = shape.len();
        shape.extend([
            Value::Int(None),
            Value::Text(None),
            Value::Text(None),
            Value::Text(None),
            Value::Int(None),
        ]);
        let mut res: HashMap<Id, Vec<Version>> = HashMap::new();
        for some in ids.chunks(AT_ONCE) {
            let mut asked = Statement::new(format!(
                "select {names}, since, author, verb, why, batch from ledger_{}",
                spec.slug
            ));
            let list = asked.list(some.iter().map(|it| Value::from(it.get())));
            asked.push(&format!(" where id in ({list})"));
            super::names::write_bound(&mut asked, viewer);
            asked.push(" order by rev");
            for cells in self.engine.fetch(&asked, &shape).await? {
                let version = read_version(cells, width, &columns);
                res.entry(version.row.id).or_default().push(version);
            }
        }
        Ok(res)
    }
}

fn read_version(mut cells: Vec<Value>, width: usize, columns: &[&'static Field]) -> Version {
    let tail = cells.split_off(width);
    let text = |at: usize| tail.get(at).and_then(Value::as_text).unwrap_or("").to_owned();
    Version {
        since: tail.first().and_then(Value::int).unwrap_or(0),
        author: text(1),
        verb: text(2),
        why: text(3),
        batch: tail.get(4).and_then(Value::int),
        row: read_row(cells, columns),
    }
}
