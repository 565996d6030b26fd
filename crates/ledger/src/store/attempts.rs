//! Coming in by password. Attempts are counted before they are judged, so that
//! many at once are no more than five; names nobody has are counted alike, so
//! that a lock does not tell which names there are.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _, password_hash::phc::PasswordHash};
use tokio::sync::Semaphore;

use super::{Db, Error, Viewer, now};
use crate::{cell::Value, selection::Statement};

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

/// Each hashing takes 19 MiB and a core; whoever knocks a thousand times waits in line.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

impl Db {
    /// Checks a password. Every outcome is written down.
    pub async fn log_in(&self, login: &str, password: String) -> Result<Attempt, Error> {
        let (attempt, subject) = self.try_password(login, password).await?;
        let deed = match attempt {
            Attempt::Welcome(_) => "登录",
            Attempt::Wrong => "登录失败",
            Attempt::Locked(_) => "登录被锁",
        };
        self.note(login, deed, subject).await?;
        Ok(attempt)
    }

    /// Asks somebody who is in for the password again: no login, but failures count
    /// and are written down as such.
    pub async fn check_password(&self, login: &str, password: String) -> Result<Attempt, Error> {
        let (attempt, subject) = self.try_password(login, password).await?;
        if !matches!(attempt, Attempt::Welcome(_)) {
            self.note(login, "核对密码失败", subject).await?;
        }
        Ok(attempt)
    }

    /// The outcome, and what the log says beside it.
    async fn try_password(&self, login: &str, password: String) -> Result<(Attempt, &'static str), Error> {
        let counted = self.count_attempt(login).await?;
        let Some((stored, until)) = self.password(login).await? else {
            let attempt = match self.strangers.knock(login) {
                Knock::Locked(minutes) => Attempt::Locked(minutes),
                knock @ (Knock::Counted | Knock::Last) => {
                    // The same work as for a known name, so that time does not tell.
                    hash(password).await?;
                    if knock == Knock::Last { Attempt::Locked(LOCKED_MINUTES) } else { Attempt::Wrong }
                }
            };
            return Ok((attempt, "账号不存在或已停用"));
        };
        if !counted {
            return Ok((Attempt::Locked(minutes(until)), ""));
        }
        if verify(password, stored).await? {
            let mut asked =
                Statement::new("update account set failures = 0, locked_until = 0 where login = ");
            let name = asked.arg(login);
            self.engine.execute(asked.push(&name)).await?;
            let account = self.account(login).await?;
            return Ok((account.map_or(Attempt::Wrong, |it| Attempt::Welcome(it.into())), ""));
        }
        Ok(if now() < until {
            (Attempt::Locked(LOCKED_MINUTES), "锁定账号")
        } else {
            (Attempt::Wrong, "")
        })
    }

    /// Counts an attempt as failed, in one statement, until it proves right; says
    /// whether there is an open account of this name that is not locked.
    async fn count_attempt(&self, login: &str) -> Result<bool, Error> {
        let mut asked = Statement::new("update account set failures = case when failures + 1 >= ");
        let most = asked.arg(FAILURES);
        asked
            .push(&format!("{most} then 0 else failures + 1 end, locked_until = case when failures + 1 >= "));
        let (most, until) = (asked.arg(FAILURES), asked.arg(now() + LOCKED_MINUTES * MINUTE));
        asked.push(&format!("{most} then {until} else locked_until end where active = 1 and login = "));
        let (login, at) = (asked.arg(login), asked.arg(now()));
        asked.push(&format!("{login} and locked_until <= {at}"));
        Ok(self.engine.execute(&asked).await? == 1)
    }

    /// The hash of an open account's password, and until when it is locked.
    async fn password(&self, login: &str) -> Result<Option<(String, i64)>, Error> {
        let mut asked =
            Statement::new("select password, locked_until from account where active = 1 and login = ");
        let login = asked.arg(login);
        let rows = self.engine.fetch(asked.push(&login), &[Value::Text(None), Value::Int(None)]).await?;
        Ok(rows.first().and_then(|row| Some((row[0].as_text()?.to_owned(), row[1].int()?))))
    }
}

/// What became of knocking under a name nobody has.
#[derive(Debug, PartialEq, Eq)]
enum Knock {
    Counted,
    /// The one too many.
    Last,
    Locked(i64),
}

/// Failures under names nobody has: how many, and until when they are locked. In
/// memory, because anybody can make up names; a bounded number of them.
#[derive(Debug, Default)]
pub(super) struct Strangers {
    names: Mutex<HashMap<String, (i64, i64)>>,
}

const MOST_STRANGERS: usize = 10_000;

impl Strangers {
    fn knock(&self, login: &str) -> Knock {
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        // Names are 32 letters at the most; longer ones need no telling apart.
        let login: String = login.chars().take(64).collect();
        if MOST_STRANGERS <= names.len() && !names.contains_key(&login) {
            names.clear();
        }
        let (failures, until) = names.entry(login).or_default();
        if now() < *until {
            return Knock::Locked(minutes(*until));
        }
        *failures += 1;
        if *failures < FAILURES {
            return Knock::Counted;
        }
        (*failures, *until) = (0, now() + LOCKED_MINUTES * MINUTE);
        Knock::Last
    }
}

fn minutes(until: i64) -> i64 {
    ((until - now()) / MINUTE + 1).clamp(1, LOCKED_MINUTES)
}

/// Hashing is meant to be slow; it must not hold up other requests.
pub(super) async fn hash(password: String) -> Result<String, Error> {
    let failed = || Error::Refused("密码无法处理，请换一个".to_owned());
    let _turn = AT_ONCE.acquire().await.map_err(|_| failed())?;
    let work = move || Argon2::default().hash_password(password.as_bytes()).map(|it| it.to_string());
    let hashed = tokio::task::spawn_blocking(work).await;
    hashed.ok().and_then(Result::ok).ok_or_else(failed)
}

async fn verify(password: String, stored: String) -> Result<bool, Error> {
    let failed = || Error::Refused("登录暂时无法处理，请再试一次".to_owned());
    let _turn = AT_ONCE.acquire().await.map_err(|_| failed())?;
    let work = move || {
        PasswordHash::new(&stored)
            .is_ok_and(|it| Argon2::default().verify_password(password.as_bytes(), &it).is_ok())
    };
    tokio::task::spawn_blocking(work).await.map_err(|_| failed())
}
