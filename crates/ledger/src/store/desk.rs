//! What lies on somebody's desk in the morning: records that wait, what was
//! done lately, and the log of the house.

use super::{Db, Error, Viewer, names::write_bound};
use crate::{
    cell::{Id, Value},
    selection::{Statement, UNSURE_ANYWHERE},
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
    /// Every stage of every ledger that has records: one question a ledger.
    pub async fn waiting(&self, viewer: &Viewer) -> Result<Vec<Waiting>, Error> {
        let mut res = Vec::new();
        for spec in self.catalog {
            let mut asked = Statement::new(format!(
                "select stage, count(*), cast(sum(case when {UNSURE_ANYWHERE} then 1 else 0 end) as bigint) \
                 from ledger_{} where until is null and removed = 0",
                spec.slug
            ));
            write_bound(&mut asked, viewer);
            asked.push(" group by stage");
            let shape = [Value::Text(None), Value::Int(None), Value::Int(None)];
            let rows = self.engine.fetch(&asked, &shape).await?;
            // In the order of the stages, not of the database.
            for stage in spec.stages {
                if let Some(row) = rows.iter().find(|it| it[0].as_text() == Some(stage.name)) {
                    let count = |at: usize| row[at].int().unwrap_or(0);
                    res.push(Waiting { spec, stage, records: count(1), unsure: count(2) });
                }
            }
        }
        Ok(res)
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
