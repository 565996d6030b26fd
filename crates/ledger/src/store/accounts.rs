//! Who may come in: accounts, and the log of who did. An account is seen and
//! changed only by those whose region it lies in.

use std::collections::HashMap;

use super::{Db, Error, Viewer, attempts::hash, names::write_bound, now};
use crate::{cell::Value, selection::Statement, spec::Role};

/// A person who can log in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub login: String,
    pub name: String,
    pub role: Role,
    pub region: String,
    pub active: bool,
}

/// What is asked for to make one.
#[derive(Clone, Debug)]
pub struct NewAccount {
    pub login: String,
    pub name: String,
    pub role: Role,
    pub region: String,
    pub password: String,
}

impl Db {
    pub async fn add_account(&self, viewer: &Viewer, new: NewAccount) -> Result<Account, Error> {
        let shaped = (2..=32).contains(&new.login.len())
            && new.login.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'));
        if !shaped {
            return Err(Error::Refused("登录名应为 2 至 32 位字母、数字、点、横线或下划线".to_owned()));
        }
        if new.name.trim().is_empty() {
            return Err(Error::Refused("请填写姓名".to_owned()));
        }
        if !new.region.bytes().all(|b| b.is_ascii_digit()) || 12 < new.region.len() {
            return Err(Error::Refused("区划应是行政区划代码，如 511126".to_owned()));
        }
        if !new.region.starts_with(&viewer.region) {
            return Err(Error::Refused(format!("区划应在您的区划 {} 之内", viewer.region)));
        }
        strong(&new.password)?;
        if self.account(&new.login).await?.is_some() {
            return Err(Error::Refused(format!("登录名“{}”已有人使用", new.login)));
        }
        let mut asked = Statement::new(
            "insert into account (login, name, role, region, password, active, failures, locked_until, created) values (",
        );
        let hash = hash(new.password).await?;
        let values = asked.list([
            Value::from(new.login.as_str()),
            Value::from(new.name.trim()),
            Value::from(new.role.name()),
            Value::from(new.region.as_str()),
            Value::from(hash.as_str()),
            Value::from(1),
            Value::from(0),
            Value::from(0),
            Value::from(now()),
        ]);
        self.engine.execute(asked.push(&values).push(")")).await?;
        Ok(Account { login: new.login, name: new.name, role: new.role, region: new.region, active: true })
    }

    pub async fn account(&self, login: &str) -> Result<Option<Account>, Error> {
        let mut asked =
            Statement::new("select login, name, role, region, active from account where login = ");
        let login = asked.arg(login);
        Ok(self.read_accounts(asked.push(&login)).await?.into_iter().next())
    }

    /// The accounts of the viewer's region.
    pub async fn accounts(&self, viewer: &Viewer) -> Result<Vec<Account>, Error> {
        let mut asked = Statement::new("select login, name, role, region, active from account where 1 = 1");
        write_bound(&mut asked, viewer);
        self.read_accounts(asked.push(" order by login limit 500")).await
    }

    /// Names by login, of whatever region: a history names everybody who wrote it.
    pub async fn people(&self) -> Result<HashMap<String, String>, Error> {
        let asked = Statement::new("select login, name from account");
        let rows = self.engine.fetch(&asked, &[Value::Text(None), Value::Text(None)]).await?;
        let name = |it: &Vec<Value>| Some((it[0].as_text()?.to_owned(), it[1].as_text()?.to_owned()));
        Ok(rows.iter().filter_map(name).collect())
    }

    async fn read_accounts(&self, asked: &Statement) -> Result<Vec<Account>, Error> {
        let text = || Value::Text(None);
        let rows = self.engine.fetch(asked, &[text(), text(), text(), text(), Value::Int(None)]).await?;
        let account = |row: Vec<Value>| match &row[..] {
            [
                Value::Text(Some(login)),
                Value::Text(Some(name)),
                Value::Text(Some(role)),
                Value::Text(Some(region)),
                active,
            ] => Some(Account {
                login: login.clone(),
                name: name.clone(),
                role: Role::named(role)?,
                region: region.clone(),
                active: active.int() == Some(1),
            }),
            _ => None,
        };
        Ok(rows.into_iter().filter_map(account).collect())
    }

    /// Sets a new password and lifts any lock. Whatever the old one opened is closed:
    /// sessions, and the tokens of the API.
    pub async fn set_password(&self, viewer: &Viewer, login: &str, password: String) -> Result<(), Error> {
        strong(&password)?;
        let hash = hash(password).await?;
        let mut asked = Statement::new("update account set failures = 0, locked_until = 0, password = ");
        let hash = asked.arg(hash.as_str());
        self.change_account(viewer, login, asked, &hash).await?;
        self.revoke_tokens(login).await
    }

    /// Closes or reopens an account; whoever is logged in with it is out at once.
    pub async fn set_active(&self, viewer: &Viewer, login: &str, active: bool) -> Result<(), Error> {
        let mut asked = Statement::new("update account set active = ");
        let active = asked.arg(i64::from(active));
        self.change_account(viewer, login, asked, &active).await
    }

    async fn change_account(
        &self,
        viewer: &Viewer,
        login: &str,
        mut asked: Statement,
        to: &str,
    ) -> Result<(), Error> {
        let login_arg = asked.arg(login);
        asked.push(&format!("{to} where login = {login_arg}"));
        write_bound(&mut asked, viewer);
        match self.engine.execute(&asked).await? {
            0 => Err(Error::NotFound(format!("账号“{login}”"))),
            _ => self.end_sessions(login).await,
        }
    }

    /// A line in the log of who came in and what left the house.
    pub async fn note(&self, login: &str, deed: &str, subject: &str) -> Result<(), Error> {
        let mut asked = Statement::new("insert into audit (id, at, login, deed, subject) values (");
        let short: String = login.chars().take(64).collect();
        let values = asked.list([
            Value::from(self.fresh_id().get()),
            Value::from(now()),
            Value::from(short.as_str()),
            Value::from(deed),
            Value::from(subject),
        ]);
        self.engine.execute(asked.push(&values).push(")")).await?;
        Ok(())
    }
}

impl From<Account> for Viewer {
    fn from(it: Account) -> Viewer {
        Viewer { login: it.login, name: it.name, role: it.role, region: it.region }
    }
}

fn strong(password: &str) -> Result<(), Error> {
    let kinds = [
        password.chars().any(|it| it.is_ascii_digit()),
        password.chars().any(|it| it.is_ascii_alphabetic()),
        password.chars().any(|it| !it.is_ascii_alphanumeric()),
    ];
    let enough =
        8 <= password.chars().count() && password.len() <= 256 && 2 <= kinds.iter().filter(|it| **it).count();
    if enough {
        Ok(())
    } else {
        Err(Error::Refused("密码至少 8 位，并含数字、字母、符号中的两种".to_owned()))
    }
}
