//! What a person has put by: half-filled forms, lists to come back to; and the
//! few settings of the house.

use super::{Db, Error, Viewer, names::write_bound, now};
use crate::{cell::Value, selection::Statement};

/// A form somebody was in the middle of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The address of the form.
    pub place: String,
    /// The fields, as a form sends them.
    pub body: String,
    pub at: i64,
}

/// A list somebody named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    pub id: i64,
    pub name: String,
    pub query: String,
    pub shared: bool,
    pub mine: bool,
}

/// A kept form may not grow beyond this; it is text somebody typed.
const LONGEST: usize = 256 * 1024;

impl Db {
    /// Keeps what is being typed at this address.
    pub async fn keep(&self, viewer: &Viewer, place: &str, body: &str) -> Result<(), Error> {
        if LONGEST < body.len() || 300 < place.len() {
            return Err(Error::Refused("表单太长，未能暂存".to_owned()));
        }
        let mut asked = Statement::new("insert into kept (login, place, body, at) values (");
        let values = asked.list([
            Value::from(viewer.login.as_str()),
            Value::from(place),
            Value::from(body),
            Value::from(now()),
        ]);
        asked.push(&values);
        asked.push(") on conflict (login, place) do update set body = excluded.body, at = excluded.at");
        self.engine.execute(&asked).await?;
        Ok(())
    }

    pub async fn kept(&self, viewer: &Viewer, place: &str) -> Result<Option<Kept>, Error> {
        let mut asked = Statement::new("select place, body, at from kept where login = ");
        let (login, place) = (asked.arg(viewer.login.as_str()), asked.arg(place));
        asked.push(&format!("{login} and place = {place}"));
        Ok(self.read_kept(&asked).await?.into_iter().next())
    }

    /// Everything this person has left unfinished, the latest first.
    pub async fn all_kept(&self, viewer: &Viewer) -> Result<Vec<Kept>, Error> {
        let mut asked = Statement::new("select place, body, at from kept where login = ");
        let login = asked.arg(viewer.login.as_str());
        self.read_kept(asked.push(&login).push(" order by at desc limit 20")).await
    }

    async fn read_kept(&self, asked: &Statement) -> Result<Vec<Kept>, Error> {
        let rows =
            self.engine.fetch(asked, &[Value::Text(None), Value::Text(None), Value::Int(None)]).await?;
        let kept = |row: &Vec<Value>| {
            let text = |at: usize| row[at].as_text().unwrap_or("").to_owned();
            Kept { place: text(0), body: text(1), at: row[2].int().unwrap_or(0) }
        };
        Ok(rows.iter().map(kept).collect())
    }

    /// The form was sent or given up.
    pub async fn let_go(&self, viewer: &Viewer, place: &str) -> Result<(), Error> {
        let mut asked = Statement::new("delete from kept where login = ");
        let (login, place) = (asked.arg(viewer.login.as_str()), asked.arg(place));
        self.engine.execute(asked.push(&format!("{login} and place = {place}"))).await?;
        Ok(())
    }

    pub async fn save_view(
        &self,
        viewer: &Viewer,
        ledger: &str,
        name: &str,
        query: &str,
        shared: bool,
    ) -> Result<(), Error> {
        let name: String = name.trim().chars().take(40).collect();
        if name.is_empty() {
            return Err(Error::Refused("请给这个视图起个名称".to_owned()));
        }
        let mut asked = Statement::new(
            "insert into saved_view (id, login, ledger, name, query, shared, region) values (",
        );
        let values = asked.list([
            Value::from(self.fresh_id().get()),
            Value::from(viewer.login.as_str()),
            Value::from(ledger),
            Value::from(name.as_str()),
            Value::from(query),
            Value::from(i64::from(shared)),
            Value::from(viewer.region.as_str()),
        ]);
        self.engine.execute(asked.push(&values).push(")")).await?;
        Ok(())
    }

    /// A person's own views of a ledger, and those shared by people of the viewer's region.
    pub async fn views(&self, viewer: &Viewer, ledger: &str) -> Result<Vec<SavedView>, Error> {
        let mut asked =
            Statement::new("select id, name, query, shared, login from saved_view where ledger = ");
        let (ledger, login) = (asked.arg(ledger), asked.arg(viewer.login.as_str()));
        asked.push(&format!("{ledger} and (login = {login} or (shared = 1"));
        write_bound(&mut asked, viewer);
        asked.push(")) order by name limit 100");
        let text = || Value::Text(None);
        let rows =
            self.engine.fetch(&asked, &[Value::Int(None), text(), text(), Value::Int(None), text()]).await?;
        let view = |row: &Vec<Value>| SavedView {
            id: row[0].int().unwrap_or(0),
            name: row[1].as_text().unwrap_or("").to_owned(),
            query: row[2].as_text().unwrap_or("").to_owned(),
            shared: row[3].int() == Some(1),
            mine: row[4].as_text() == Some(&viewer.login),
        };
        Ok(rows.iter().map(view).collect())
    }

    pub async fn drop_view(&self, viewer: &Viewer, id: i64) -> Result<(), Error> {
        let mut asked = Statement::new("delete from saved_view where id = ");
        let (id, login) = (asked.arg(id), asked.arg(viewer.login.as_str()));
        self.engine.execute(asked.push(&format!("{id} and login = {login}"))).await?;
        Ok(())
    }

    /// A setting of the house, such as its name or its region.
    pub async fn setting(&self, name: &str) -> Result<Option<String>, Error> {
        let mut asked = Statement::new("select value from setting where name = ");
        let name = asked.arg(name);
        let rows = self.engine.fetch(asked.push(&name), &[Value::Text(None)]).await?;
        Ok(rows.first().and_then(|it| it[0].as_text().map(str::to_owned)))
    }

    pub async fn set_setting(&self, name: &str, value: &str) -> Result<(), Error> {
        let mut asked = Statement::new("insert into setting (name, value) values (");
        let values = asked.list([Value::from(name), Value::from(value)]);
        asked.push(&values).push(") on conflict (name) do update set value = excluded.value");
        self.engine.execute(&asked).await?;
        Ok(())
    }
}
