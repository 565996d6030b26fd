//! Many records at once: judged first, written in one transaction together with
//! the line about the import, undone in another.

use std::collections::HashMap;

use super::{Change, Db, Deed, Error, Viewer, deeds::judge, names::write_bound, now};
use crate::{
    cell::{Id, Value},
    draft::{Draft, Problems},
    selection::Statement,
    spec::{Field, Spec},
};

/// An import as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    pub id: Id,
    pub login: String,
    pub at: i64,
    pub file: String,
    pub records: i64,
    pub undone: bool,
}

const AT_ONCE: usize = 500;

impl Db {
    /// What is wrong with each of these drafts, by every rule there is, including
    /// values that must be unique: against the books and among themselves.
    /// Names of references are replaced by codes on the way.
    pub async fn judge_all(
        &self,
        viewer: &Viewer,
        spec: &'static Spec,
        drafts: &mut [Draft],
    ) -> Result<Vec<Problems>, Error> {
        let unresolved = self.resolve(viewer, spec, drafts).await?;
        let mut res = Vec::with_capacity(drafts.len());
        for (draft, unresolved) in drafts.iter_mut().zip(&unresolved) {
            let asked = draft.get("stage").to_owned();
            let named = spec.stages.iter().find(|it| it.name == asked || it.label == asked);
            let stage = if asked.is_empty() { Some(&spec.stages[0]) } else { named };
            if let Some(stage) = stage {
                draft.set("stage", stage.name);
            }
            res.push(judge(spec, draft, unresolved));
        }
        for field in spec.columns().into_iter().filter(|it| it.unique) {
            self.judge_unique(viewer, spec, field, drafts, &mut res).await?;
        }
        Ok(res)
    }

    async fn judge_unique(
        &self,
        viewer: &Viewer,
        spec: &'static Spec,
        field: &'static Field,
        drafts: &[Draft],
        problems: &mut [Problems],
    ) -> Result<(), Error> {
        let mut places: HashMap<Value, Vec<usize>> = HashMap::new();
        for (at, draft) in drafts.iter().enumerate() {
            let value = field.entry(draft.get(field.name)).value;
            if !value.is_absent() {
                places.entry(value).or_default().push(at);
            }
        }
        for several in places.values().filter(|it| 1 < it.len()) {
            for at in &several[1..] {
                problems[*at].add(field.name, format!("{}与本文件前面的一行相同", field.label));
            }
        }
        let values: Vec<Value> = places.keys().cloned().collect();
        for some in values.chunks(AT_ONCE) {
            let name = field.name;
            let mut asked = Statement::new(format!(
                "select \"{name}\" from ledger_{} where until is null and removed = 0 and \"{name}\" in (",
                spec.slug
            ));
            let list = asked.list(some.iter().cloned());
            asked.push(&list).push(")");
            write_bound(&mut asked, viewer);
            for row in self.engine.fetch(&asked, &[field.kind.absent()]).await? {
                for at in places.get(&row[0]).into_iter().flatten() {
                    problems[*at].add(name, format!("台账里已有{}相同的记录", field.label));
                }
            }
        }
        Ok(())
    }

    /// Writes judged drafts as new records: all of them, or none and the reason.
    pub async fn import(
        &self,
        viewer: &Viewer,
        spec: &'static Spec,
        drafts: Vec<Draft>,
        file: &str,
    ) -> Result<Id, Error> {
        let batch = self.fresh_id();
        let records = i64::try_from(drafts.len()).unwrap_or(i64::MAX);
        let change = |draft| Change { spec, deed: Deed::Add, draft, why: format!("导入 {file}") };
        let mut asked =
            Statement::new("insert into batch (id, ledger, login, at, file, records, region) values (");
        let values = asked.list([
            Value::from(batch.get()),
            Value::from(spec.slug),
            Value::from(viewer.login.as_str()),
            Value::from(now()),
            Value::from(file),
            Value::from(records),
            Value::from(viewer.region.as_str()),
        ]);
        asked.push(&values).push(")");
        let changes = drafts.into_iter().map(change).collect();
        self.submit_closing(viewer, changes, Some(batch), Some((&asked, "这次导入没有写入，请重试"))).await?;
        Ok(batch)
    }

    /// The imports of the viewer's region into a ledger, the latest first.
    pub async fn batches(&self, viewer: &Viewer, spec: &Spec) -> Result<Vec<Batch>, Error> {
        let mut asked =
            Statement::new("select id, login, at, file, records, undone from batch where ledger = ");
        let ledger = asked.arg(spec.slug);
        asked.push(&ledger);
        write_bound(&mut asked, viewer);
        asked.push(" order by id desc limit 50");
        let (int, text) = (|| Value::Int(None), || Value::Text(None));
        let rows = self.engine.fetch(&asked, &[int(), text(), int(), text(), int(), int()]).await?;
        let batch = |row: &Vec<Value>| Batch {
            id: Id::from(row[0].int().unwrap_or(0)),
            login: row[1].as_text().unwrap_or("").to_owned(),
            at: row[2].int().unwrap_or(0),
            file: row[3].as_text().unwrap_or("").to_owned(),
            records: row[4].int().unwrap_or(0),
            undone: row[5].int().is_some(),
        };
        Ok(rows.iter().map(batch).collect())
    }

    /// Takes every record of an import out again. Refused once one of them was
    /// worked on since: that work is not the import's to undo.
    pub async fn undo_import(&self, viewer: &Viewer, spec: &'static Spec, batch: Id) -> Result<usize, Error> {
        let mut asked = Statement::new(format!(
            "select id, rev, coalesce(batch, 0) from ledger_{} where until is null and removed = 0",
            spec.slug
        ));
        let wanted = asked.arg(batch.get());
        asked.push(&format!(" and id in (select id from ledger_{} where batch = {wanted})", spec.slug));
        let rows = self.engine.fetch(&asked, &[Value::Int(None), Value::Int(None), Value::Int(None)]).await?;
        let worked = rows.iter().filter(|it| it[2].int() != Some(batch.get())).count();
        if 0 < worked {
            return Err(Error::Refused(format!(
                "这次导入的记录里有 {worked} 条之后又办理过，不能整批撤销；请逐条处理"
            )));
        }
        let change = |row: &Vec<Value>| Change {
            spec,
            deed: Deed::Remove { id: Id::from(row[0].int().unwrap_or(0)), rev: row[1].int().unwrap_or(0) },
            draft: Draft::default(),
            why: "撤销整批导入".to_owned(),
        };
        let changes: Vec<Change> = rows.iter().map(change).collect();
        let count = changes.len();
        let mut asked = Statement::new("update batch set undone = ");
        let (at, id, ledger) = (asked.arg(now()), asked.arg(batch.get()), asked.arg(spec.slug));
        asked.push(&format!("{at} where undone is null and id = {id} and ledger = {ledger}"));
        write_bound(&mut asked, viewer);
        let otherwise = "没有找到这次导入，或它已经撤销";
        self.submit_closing(viewer, changes, None, Some((&asked, otherwise))).await?;
        Ok(count)
    }
}
