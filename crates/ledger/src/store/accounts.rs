//! Who may come in: accounts with argon2 passwords, lock-out, and a log of attempts.

use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _, password_hash::phc::PasswordHash};

use super::{Db, Error, Viewer, now};
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

/// The outcome of an attempt to log in.
#[derive(Debug, PartialEq, Eq)]
pub enum Attempt {
    Welcome(Viewer),
    /// Wrong name or wrong password; which of them is not said.
    Wrong,
    /// Too many wrong attempts; free again in so many minutes.
    Locked(i64),
}

/// After so many wrong passwords in a row an account is locked for a while
/// (GB/T 22239-2019, 8.1.4.1: limit failed logins). The numbers are our choice.
const FAILURES: i64 = 5;
const LOCKED_MINUTES: i64 = 15;
const MINUTE: i64 = 60_000_000;

impl Db {
    pub async fn add_account(&self, new: NewAccount) -> Result<Account, Error> {
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

    pub async fn accounts(&self) -> Result<Vec<Account>, Error> {
        let asked =
            Statement::new("select login, name, role, region, active from account order by login limit 500");
        self.read_accounts(&asked).await
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

    /// Sets a new password and lifts any lock.
    pub async fn set_password(&self, login: &str, password: String) -> Result<(), Error> {
        strong(&password)?;
        let hash = hash(password).await?;
        let mut asked = Statement::new("update account set failures = 0, locked_until = 0, password = ");
        let (hash, login_arg) = (asked.arg(hash.as_str()), asked.arg(login));
        match self.engine.execute(asked.push(&format!("{hash} where login = {login_arg}"))).await? {
            0 => Err(Error::NotFound(format!("账号“{login}”"))),
            _ => self.end_sessions(login).await,
        }
    }

    /// Closes or reopens an account; whoever is logged in with it is out at once.
    pub async fn set_active(&self, login: &str, active: bool) -> Result<(), Error> {
        let mut asked = Statement::new("update account set active = ");
        let (active, login_arg) = (asked.arg(i64::from(active)), asked.arg(login));
        self.engine.execute(asked.push(&format!("{active} where login = {login_arg}"))).await?;
        self.end_sessions(login).await
    }

    /// Checks a password. Every outcome is written down.
    pub async fn log_in(&self, login: &str, password: String) -> Result<Attempt, Error> {
        let mut asked = Statement::new(
            "select password, failures, locked_until from account where active = 1 and login = ",
        );
        let name = asked.arg(login);
        let rows = self
            .engine
            .fetch(asked.push(&name), &[Value::Text(None), Value::Int(None), Value::Int(None)])
            .await?;
        let known =
            rows.first().and_then(|row| Some((row[0].as_text()?.to_owned(), row[1].int()?, row[2].int()?)));
        let Some((stored, failures, locked_until)) = known else {
            // The same work as for a known name, so that time does not tell.
            hash(password).await?;
            self.note(login, "登录失败", "账号不存在或已停用").await?;
            return Ok(Attempt::Wrong);
        };
        if now() < locked_until {
            self.note(login, "登录被锁", "").await?;
            return Ok(Attempt::Locked((locked_until - now()) / MINUTE + 1));
        }
        let right = verify(password, stored).await?;
        let failures = if right { 0 } else { failures + 1 };
        let locked = FAILURES <= failures;
        let until = if locked { now() + LOCKED_MINUTES * MINUTE } else { 0 };
        let mut asked = Statement::new("update account set failures = ");
        let (failures, until, name) =
            (asked.arg(if locked { 0 } else { failures }), asked.arg(until), asked.arg(login));
        self.engine
            .execute(asked.push(&format!("{failures}, locked_until = {until} where login = {name}")))
            .await?;
        self.note(login, if right { "登录" } else { "登录失败" }, if locked { "锁定账号" } else { "" })
            .await?;
        match (right, self.account(login).await?) {
            (true, Some(it)) => Ok(Attempt::Welcome(it.into())),
            _ if locked => Ok(Attempt::Locked(LOCKED_MINUTES)),
            _ => Ok(Attempt::Wrong),
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

/// Hashing is meant to be slow; it must not hold up other requests.
async fn hash(password: String) -> Result<String, Error> {
    let work = move || Argon2::default().hash_password(password.as_bytes()).map(|it| it.to_string());
    let hashed = tokio::task::spawn_blocking(work).await;
    hashed.ok().and_then(Result::ok).ok_or_else(|| Error::Refused("密码无法处理，请换一个".to_owned()))
}

async fn verify(password: String, stored: String) -> Result<bool, Error> {
    let work = move || {
        PasswordHash::new(&stored)
            .is_ok_and(|it| Argon2::default().verify_password(password.as_bytes(), &it).is_ok())
    };
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| Error::Refused("登录暂时无法处理，请再试一次".to_owned()))
}
