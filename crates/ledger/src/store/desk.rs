//! What lies on somebody's desk in the morning: records that wait, what was
//! done lately, and the log of the house.

use super::{Db, Error, Measure, Viewer, names::write_bound};
use crate::{
    cell::{Id, Value},
    selection::{Selection, Statement, Test, UNSURE_ANYWHERE},
    spec::{Spec, Stage},
};

/// How many records of a ledger stand in a stage, and how many of them are unsure.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub spec: &'static Spec,
    pub stage: &'static Stage,
    pub records: i64,
    /// Records in which some field is in doubt or 未报.
    pub unsure: i64,
}

/// Records of a ledger for which somebody is responsible.
#[derive(Clone, Debug)]
pub struct InCharge {
    pub spec: &'static Spec,
    pub selection: Selection,
    pub records: i64,
}

/// A version of any record of any ledger, as news.
#[derive(Clone, Debug)]
pub struct Recent {
    pub spec: &'static Spec,
    pub id: Id,
    pub name: String,
    pub since: i64,
    /// The person's name, or the login when the account is not in the books.
    pub author: String,
    pub verb: String,
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub at: i64,
    pub login: String,
    pub deed: String,
    pub subject: String,
}

impl Db {
    /// Every stage of every ledger that has records, in one question.
    pub async fn waiting(&self, viewer: &Viewer) -> Result<Vec<Waiting>, Error> {
        let mut asked = Statement::default();
        for spec in self.catalog {
            let mut part = Statement::new(format!(
                "select '{0}', stage, count(*), \
                 cast(sum(case when {UNSURE_ANYWHERE} then 1 else 0 end) as bigint) \
                 from ledger_{0} where until is null and removed = 0",
                spec.slug
            ));
            write_bound(&mut part, viewer);
            part.push(" group by stage");
            asked.follow_with(" union all ", &part);
        }
        if self.catalog.is_empty() {
            return Ok(Vec::new());
        }
        let (int, text) = (|| Value::Int(None), || Value::Text(None));
        let rows = self.engine.fetch(&asked, &[text(), text(), int(), int()]).await?;
        let mut res = Vec::new();
        // In the order of the stages, not of the database.
        for (spec, stage) in
            self.catalog.iter().flat_map(|it| it.stages.iter().map(move |stage| (*it, stage)))
        {
            let is_it = |row: &&Vec<Value>| {
                row[0].as_text() == Some(spec.slug) && row[1].as_text() == Some(stage.name)
            };
            if let Some(row) = rows.iter().find(is_it) {
                let count = |at: usize| row[at].int().unwrap_or(0);
                res.push(Waiting { spec, stage, records: count(2), unsure: count(3) });
            }
        }
        Ok(res)
    }

    /// The records under way for which this person is responsible, ledger by ledger.
    pub async fn in_charge(&self, viewer: &Viewer) -> Result<Vec<InCharge>, Error> {
        let mut all = Vec::new();
        for spec in self.catalog {
            let open: Vec<&str> = spec
                .stages
                .iter()
                .map(|it| it.name)
                .filter(|it| spec.steps_from(it).next().is_some())
                .collect();
            for field in spec.columns().into_iter().filter(|it| it.officer) {
                let mine = Selection::of(spec).with(field.name, Test::Has(viewer.name.clone()));
                all.push((*spec, if open.is_empty() { mine } else { mine.stage(&open) }));
            }
        }
        let asked: Vec<_> = all.iter().map(|it| (&it.1, Measure::Count)).collect();
        let counted = self.measure_all(viewer, &asked, None).await?;
        let found = all.into_iter().zip(counted).filter(|it| 0 < it.1.rows);
        Ok(found.map(|((spec, selection), it)| InCharge { spec, selection, records: it.rows }).collect())
    }

    /// The latest versions over all ledgers, in one question.
    pub async fn recent(&self, viewer: &Viewer, most: i64) -> Result<Vec<Recent>, Error> {
        if self.catalog.is_empty() {
            return Ok(Vec::new());
        }
        let mut asked = Statement::new(
            "select t.ledger, t.id, t.since, coalesce(a.name, t.author), t.verb, coalesce(n.name, '') from (",
        );
        for (place, spec) in self.catalog.iter().enumerate() {
            asked.push(if place == 0 { "" } else { " union all " });
            asked.push(&format!(
                "select * from (select '{0}' as ledger, id, since, author, verb from ledger_{0} where rev > 0",
                spec.slug
            ));
            write_bound(&mut asked, viewer);
            let most = asked.arg(most);
            asked.push(&format!(" order by since desc limit {most}) as t{place}"));
        }
        let most = asked.arg(most);
        asked.push(&format!(
            ") as t left join name n on n.id = t.id and n.main = 1 left join account a on a.login = t.author \
             order by t.since desc limit {most}"
        ));
        let (int, text) = (|| Value::Int(None), || Value::Text(None));
        let rows = self.engine.fetch(&asked, &[text(), int(), int(), text(), text(), text()]).await?;
        let recent = |row: &Vec<Value>| {
            let text = |at: usize| row[at].as_text().unwrap_or("").to_owned();
            let spec = self.spec(row[0].as_text()?).ok()?;
            let (id, since) = (Id::from(row[1].int()?), row[2].int()?);
            Some(Recent { spec, id, since, author: text(3), verb: text(4), name: text(5) })
        };
        Ok(rows.iter().filter_map(recent).collect())
    }

    /// The log of who came in and what left the house, the latest first.
    pub async fn notes(&self, most: i64) -> Result<Vec<Note>, Error> {
        let mut asked =
            Statement::new("select at, login, deed, subject from audit order by at desc, id desc");
        let most = asked.arg(most);
        asked.push(&format!(" limit {most}"));
        let text = || Value::Text(None);
        let rows = self.engine.fetch(&asked, &[Value::Int(None), text(), text(), text()]).await?;
        let note = |row: &Vec<Value>| {
            let text = |at: usize| row[at].as_text().unwrap_or("").to_owned();
            Note { at: row[0].int().unwrap_or(0), login: text(1), deed: text(2), subject: text(3) }
        };
        Ok(rows.iter().map(note).collect())
    }
}
